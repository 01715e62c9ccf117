"""Which preferences of one decision maker would make a state last, and how near they are.

Orders are strict and over all feasible states, everybody else's preferences stay as they are. Two
things decide whether a state is an equilibrium. The decision maker itself stays if, of certain
sets of states, enough lie wholly below the state; and with general and symmetric metarationality
or by Nash, nothing about the others depends on its order. With sequential concepts its own
improvements also carry the sanctions that others fear, so that comparisons between other states
matter as well.
"""

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count as counter
from typing import Any

import numpy as np

from detente.errors import UserError
from detente.intervals import Share, wilson
from detente.plain import plain
from detente.stability import orders
from detente.stability.concepts import CONCEPTS, FEARS
from detente.stability.model import Conflict, Payoffs
from detente.stability.search import search
from detente.stability.solve import solve
from detente.stability.threats import replies

MOST_STATES = 1_000
"""In a conflict of more states, orders are not counted."""

MOST_CASES = 200_000
"""Beyond this many cases told apart, times states, orders are drawn instead of counted."""

MOST_TRIED = 50_000
"""Beyond this many cases tried, times states, the smallest change is only bounded."""

MOST_DOWNSETS = 5_000
"""Orders are drawn where to count those of one case would take more downsets."""

MOST_DEPTH = 200
"""Conditions that nest deeper are not counted by size."""

ASSUMPTIONS = (
    "Strict orders of all feasible states are counted, each as likely as any other; all other "
    "preferences stay as they are, their equal ranks as equal.",
    "A change counts the comparisons of the present preferences that it reverses, which is the "
    "number of adjacent swaps from the nearest strict order that agrees with them: to break a tie "
    "costs nothing. Preferences of which only some comparisons are known count as their ranks.",
)
CITATIONS = (
    "Kinsara, Kilgour and Hipel (2015), Inverse approach to the graph model for conflict "
    "resolution, IEEE Transactions on Systems, Man, and Cybernetics: Systems 45 (the question)",
    "Wang, Hipel, Fang, Xu and Kilgour (2019), Behavioral analysis in the graph model for conflict "
    "resolution, IEEE Transactions on Systems, Man, and Cybernetics: Systems 49",
    *orders.CITATIONS,
)

Masks = list[int]
Poly = list[int]


@dataclass(frozen=True)
class Change:
    """The smallest change of an order.

    ``swaps`` is the number of adjacent swaps and equals the number of comparisons ``changed``, each
    (now better, was better) by the numbers of the states; ``order`` are these from best to worst.
    Where the search was cut short, ``exact`` is False, ``order`` and ``changed`` are empty, and
    ``swaps`` is what is needed at least.
    """

    swaps: int
    order: tuple[int, ...]
    changed: tuple[tuple[int, int], ...]
    exact: bool = True


@dataclass(frozen=True, kw_only=True)
class Inverse:
    """How many strict orders of a decision maker make a state an equilibrium.

    ``state`` is its number. If ``exact``, ``orders`` of ``total`` do; otherwise ``orders`` is
    None, and ``share`` comes from draws with its interval of 95 %. ``total`` is None where there
    are too many orders to count. ``holds`` says whether the state is an equilibrium by the
    present preferences. ``stabilise`` is the smallest change after which it is one, and
    ``destabilise`` the smallest after which it is none, None if there is no such order.
    """

    method: str
    parameters: Mapping[str, Any]
    assumptions: tuple[str, ...]
    citations: tuple[str, ...]
    decision_maker: str
    state: int
    concept: str
    exact: bool
    orders: int | None
    total: int | None
    share: Share
    holds: bool
    stabilise: Change
    destabilise: Change | None

    def to_dict(self) -> dict[str, Any]:
        """Return plain data; numbers of orders may have more than a thousand digits."""
        data: dict[str, Any] = plain(self)
        return data


def inverse(
    conflict: Conflict,
    decision_maker: int,
    state: int,
    concept: str,
    *,
    agreeing: bool = False,
    strict: bool = False,
    draws: int = 1000,
    seed: int = 0,
    most: int = MOST_CASES,
    tried: int = MOST_TRIED,
) -> Inverse:
    """Return how many strict orders of a decision maker make a state an equilibrium.

    The decision maker and the state are given by their places. With ``agreeing`` only orders
    count that agree with what is known of the decision maker: all strict orders that break its
    ties where equal ranks are unknown, or that extend the comparisons of its chains. Known
    preferences are one order, in which equal ranks, if it has any, stay equal. ``strict`` is as in
    ``solve``. Where more than ``most`` cases, times the number of states, would have to be told
    apart, ``draws`` orders are drawn with the ``seed``. The smallest changes are among all orders,
    whatever is known, and bounded from below where more than ``tried`` cases, times the number of
    states, would have to be tried.

    Raises UserError for a concept that is not one of sequences of moves, for more than
    ``MOST_STATES`` states, and for a state that no order makes an equilibrium.
    """
    if concept not in CONCEPTS:
        raise UserError(f"Orders are counted for {', '.join(CONCEPTS)}, not for {concept}.")
    if conflict.size > MOST_STATES:
        raise UserError(
            f"Orders are counted for up to {MOST_STATES:,} states, but {conflict.size:,} are "
            "feasible: leave out options, or say which patterns are infeasible."
        )
    asked = _Question(conflict, decision_maker, state, concept, strict)
    asked.refuse()
    nearest = _by_comparisons if asked.others else _by_moving
    cases, tries = 1 + most // conflict.size, 1 + tried // conflict.size
    stabilise = nearest(asked, True, tries)
    if stabilise is None:
        raise asked.refusal()
    known = orders.unknown(conflict, decision_maker) if agreeing else None
    holds = asked.held(conflict.payoffs[decision_maker])
    total: int | None = 1
    found: int | None = int(holds)
    if known is not None:
        total = known.count
        found = None if total is None else _by_cases(asked, _below(known), cases)
    elif not agreeing:
        total = math.factorial(conflict.size)
        if asked.others:
            found = _by_cases(asked, [0] * conflict.size, cases)
        else:
            found = _by_size(asked, cases)
    if found == 0 and not agreeing:
        # The search for the nearest order was cut short, but the count was not.
        raise asked.refusal()
    if found is None:
        free = known or orders.Tiers(np.zeros(conflict.size, np.int32))
        rows = free.draws(np.random.default_rng(seed), draws)
        share = wilson(sum(asked.held(row) for row in rows), draws)
    else:
        assert total is not None, "orders counted without their number"
        share = Share(found, total, found / total, found / total, found / total)
    return Inverse(
        method="inverse-stability",
        parameters={
            "agreeing": agreeing,
            "strict": strict,
            "draws": draws,
            "seed": seed,
            "most": most,
            "tried": tried,
        },
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        decision_maker=asked.name,
        state=asked.number,
        concept=concept,
        exact=found is not None,
        orders=found,
        total=total,
        share=share,
        holds=holds,
        stabilise=stabilise,
        destabilise=nearest(asked, False, tries),
    )


@dataclass(frozen=True)
class _Other:
    """What keeps another decision maker: from each of its improvements, a way to a sanction."""

    name: str
    improvements: tuple[int, ...]
    sanctions: int
    movers: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class _Question:
    """Whether a state is an equilibrium, as a condition on one decision maker's order.

    States are places, and sets of them the bits of a number.
    """

    conflict: Conflict
    maker: int
    state: int
    concept: str
    strict: bool

    @property
    def name(self) -> str:
        """The decision maker."""
        return self.conflict.decision_makers[self.maker]

    @property
    def number(self) -> int:
        """The number of the state."""
        return int(self.conflict.numbers[self.state])

    def held(self, payoffs: Payoffs) -> bool:
        """Return whether the state is an equilibrium with other ranks of the decision maker."""
        everyone = self.conflict.payoffs.copy()
        everyone[self.maker] = payoffs
        result = solve(self.conflict.ranked(everyone), [self.concept], strict=self.strict)
        return bool(result.stable[self.concept][:, self.state].all())

    @cached_property
    def clauses(self) -> list[Masks]:
        """The decision maker stays if, in each clause, one of the sets lies below the state."""
        fear, moves = FEARS.get(self.concept), self.conflict.moves[self.maker]
        here = 1 << self.state
        found = []
        others = [k for k in range(len(self.conflict.decision_makers)) if k != self.maker]
        for first in moves.from_state(self.state).tolist():
            sets = {1 << first}
            if fear is not None:
                reached = search(self.conflict, first, others, improving=fear.improving).states[1:]
                for end in set(reached.tolist()):
                    bad = 1 << end
                    if fear.counter:
                        bad |= _bits(moves.from_state(end).tolist())
                    if not (bad & here and self.strict):
                        sets.add(bad & ~here)
            found.append(_least_sets(sets))
        return found

    @cached_property
    def others(self) -> list[_Other]:
        """Those whose staying hangs on the decision maker's improvements."""
        return [other for other in self._sequences if self._kept(other, [0] * self.size) is None]

    @property
    def size(self) -> int:
        """The number of states."""
        return self.conflict.size

    @cached_property
    def _sequences(self) -> list[_Other]:
        fear = FEARS.get(self.concept)
        if fear is None or not fear.improving:
            return []
        found = []
        for k, name in enumerate(self.conflict.decision_makers):
            if k == self.maker:
                continue
            payoffs, moves = self.conflict.payoffs[k], self.conflict.moves[k]
            outcomes = replies(moves.ranked(payoffs), payoffs) if fear.counter else payoffs
            limit = payoffs[self.state]
            bad = outcomes < limit if self.strict else outcomes <= limit
            better = [v for v in moves.from_state(self.state).tolist() if payoffs[v] > limit]
            movers = tuple(j for j in range(len(self.conflict.decision_makers)) if j != k)
            sanctions = _bits(np.flatnonzero(bad).tolist())
            found.append(_Other(name, tuple(better), sanctions, movers))
        return found

    @cached_property
    def _steps(self) -> list[list[list[int]]]:
        """Improvements by decision maker and state, and all moves of the one in question."""
        found = []
        for k, moves in enumerate(self.conflict.moves):
            payoffs = self.conflict.payoffs[k]
            rows = [moves.from_state(s).tolist() for s in range(self.size)]
            if k != self.maker:
                rows = [[t for t in row if payoffs[t] > payoffs[s]] for s, row in enumerate(rows)]
            found.append(rows)
        return found

    def refuse(self) -> None:
        """Raise UserError if another decision maker leaves the state whatever this one prefers."""
        result = solve(self.conflict, [self.concept], strict=self.strict).stable[self.concept]
        always = [other.name for other in self._sequences]
        never = [
            other.name for other in self._sequences if self._kept(other, [0] * self.size) is False
        ]
        for k, name in enumerate(self.conflict.decision_makers):
            fixed = k != self.maker and name not in always
            if name in never or (fixed and not result[k, self.state]):
                raise UserError(
                    f"No preferences of {self.name} make state {self.number} an equilibrium by "
                    f"{self.concept}: {name} leaves it whatever {self.name} prefers."
                )

    def refusal(self) -> UserError:
        """Return what to say where nobody always leaves, and yet no order keeps everybody."""
        return UserError(
            f"No preferences of {self.name} make state {self.number} an equilibrium by "
            f"{self.concept}: what would keep one there would let another leave."
        )

    def stays(self, below: int) -> bool:
        """Return whether the decision maker stays if just these states lie below the state."""
        return all(any(not one & ~below for one in sets) for sets in self.clauses)

    def told(self, below: Masks) -> bool | tuple[int, int]:
        """Return whether the state is an equilibrium, or two states whose comparison may tell.

        ``below`` are the states known to be worse than each, with all that follows from them.
        """
        ask = None
        for other in self.others:
            kept = self._kept(other, below)
            if kept is False:
                return False
            if kept is None and ask is None:
                ask = self._ask(other, below)
        lower = below[self.state]
        upper = _bits([t for t in range(self.size) if below[t] >> self.state & 1])
        for sets in self.clauses:
            if any(not needed & ~lower for needed in sets):
                continue
            possible = [needed & ~lower for needed in sets if not needed & upper]
            if not possible:
                return False
            shortest = min(possible, key=int.bit_count)
            ask = ask or ((shortest & -shortest).bit_length() - 1, self.state)
        return ask or True

    def _kept(self, other: _Other, below: Masks) -> bool | None:
        """Return whether another stays, None where that hangs on comparisons that are open."""
        if self._escape(other, below, sure=True) is None:
            return True
        return None if self._escape(other, below, sure=False) is None else False

    def _escape(self, other: _Other, below: Masks, *, sure: bool) -> int | None:
        """Return an improvement that no sanction follows."""
        for first in other.improvements:
            if self._way(other, first, below, sure=sure) is None:
                return first
        return None

    def _ask(self, other: _Other, below: Masks) -> tuple[int, int]:
        """Return an open comparison on the way that may keep another from its improvement."""
        first = self._escape(other, below, sure=True)
        assert first is not None, "asked about one who stays"
        way = self._way(other, first, below, sure=False)
        assert way is not None, "asked about one who leaves"
        return next((s, t) for s, t in way if not below[t] >> s & 1)

    def _way(
        self, other: _Other, first: int, below: Masks, *, sure: bool
    ) -> list[tuple[int, int]] | None:
        """Return the moves of the decision maker on a way from a state to a sanction, if any.

        If ``sure`` they are known to be improvements, otherwise not known to be none.
        """
        before: dict[tuple[int, int], tuple[int, int] | None] = {(first, -1): None}
        queue = [(first, -1)]
        for at in queue:
            state, last = at
            if other.sanctions >> state & 1:
                moves = []
                step = at
                while (came := before[step]) is not None:
                    if step[1] == self.maker:
                        moves.append((came[0], step[0]))
                    step = came
                return moves[::-1]
            for mover in other.movers:
                if mover == last:
                    continue
                for target in self._steps[mover][state]:
                    if mover == self.maker:
                        known = below[target] >> state & 1
                        if not known and (sure or below[state] >> target & 1):
                            continue
                    if (target, mover) not in before:
                        before[target, mover] = at
                        queue.append((target, mover))
        return None


def _bits(states: Sequence[int]) -> int:
    return sum(1 << state for state in states)


def _states(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _least_sets(sets: set[int]) -> Masks:
    """Return the sets that contain no other."""
    found: Masks = []
    for one in sorted(sets, key=lambda s: (s.bit_count(), s)):
        if not any(not less & ~one for less in found):
            found.append(one)
    return found


def _below(known: orders.Tiers | orders.Partial) -> Masks:
    if isinstance(known, orders.Partial):
        return orders.masks(known.better)
    return orders.masks(known.ranks[:, None] > known.ranks[None, :])


def _with(below: Masks, worse: int, better: int) -> Masks:
    """Return what is known once one state is known to be worse than another."""
    added = below[worse] | 1 << worse
    return [
        mask | added if state == better or mask >> better & 1 else mask
        for state, mask in enumerate(below)
    ]


def _by_cases(asked: _Question, below: Masks, most: int) -> int | None:
    """Return the number of orders, told apart by comparisons until all of a case agree.

    What the comparisons of a case leave open are the linear extensions of a partial order. None
    beyond ``most`` cases, or where a case has too many downsets.
    """
    found, left = 0, most
    stack = [below]
    while stack:
        left -= 1
        if left < 0:
            return None
        case = stack.pop()
        answer = asked.told(case)
        if answer is True:
            above = 0
            for mask in case:
                above |= mask
            touched = [s for s, mask in enumerate(case) if mask or above >> s & 1]
            ways = orders.extensions(case, touched, MOST_DOWNSETS) if touched else 1
            if ways is None:
                return None
            found += ways * math.perm(asked.size, asked.size - len(touched))
        elif answer is not False:
            a, b = answer
            stack += [_with(case, a, b), _with(case, b, a)]
    return found


def _by_size(asked: _Question, most: int) -> int | None:
    """Return the number of orders where only what lies below the state matters.

    With n states that matter beside it, b!(n-b)! orders of them have exactly a given set of b
    below, so the sets that meet the condition are counted by size. None beyond ``most`` branches.
    """
    matter = 0
    for sets in asked.clauses:
        for one in sets:
            matter |= one
    sizes = _Sizes(most)
    try:
        by_size = sizes.of(asked.clauses, matter)
    except OverflowError:
        return None
    n = matter.bit_count()
    ways = sum(sets * math.factorial(b) * math.factorial(n - b) for b, sets in enumerate(by_size))
    return ways * math.perm(asked.size, asked.size - n - 1)


Clause = frozenset[frozenset[int]]


class _Sizes:
    """Counts, by size, the sets that contain one of the given sets in every clause."""

    def __init__(self, most: int) -> None:
        self.left = most
        # By variable: how many choices of its states make it true, and false, by their number.
        self.true: dict[int, Poly] = {}
        self.false: dict[int, Poly] = {}
        self.seen: dict[frozenset[Clause], Poly] = {}

    def of(self, clauses: Sequence[Masks], matter: int) -> Poly:
        """Return the counts, by size; raises OverflowError beyond so many branches."""
        places = {one: place for place, one in enumerate({s for sets in clauses for s in sets})}
        alike: dict[frozenset[int], list[int]] = {}
        for state in _states(matter):
            inside = frozenset(place for one, place in places.items() if one >> state & 1)
            alike.setdefault(inside, []).append(state)
        # States of the same sets are one variable: all of them below, or not all.
        leads = {}
        for v, kind in enumerate(alike.values()):
            leads[kind[0]] = v
            self.true[v] = [0] * len(kind) + [1]
            self.false[v] = [math.comb(len(kind), b) for b in range(len(kind))] + [0]
        told = [
            {frozenset(leads[s] for s in _states(one) if s in leads) for one in sets}
            for sets in clauses
        ]
        self._join(told)
        formula = frozenset(
            frozenset(one for one in sets if all(v in self.true for v in one))
            for sets in told
            if frozenset() not in sets
        )
        found = self._count(formula, 0)
        return _times(found, self._free(set(self.true) - _variables(formula)))

    def _join(self, told: Sequence[set[frozenset[int]]]) -> None:
        """Let variables that are enough by themselves in the same clauses be one: any of them."""
        alone: dict[int, set[int]] = {}
        for place, sets in enumerate(told):
            for one in sets:
                for v in one:
                    alone.setdefault(v, set()).add(place if len(one) == 1 else -1)
        groups: dict[frozenset[int], list[int]] = {}
        for v, places in alone.items():
            if -1 not in places:
                groups.setdefault(frozenset(places), []).append(v)
        for first, *others in groups.values():
            everything, none = self._free({first, *others}), self.false[first]
            for v in others:
                none = _times(none, self.false[v])
                del self.true[v], self.false[v]
            self.true[first] = [a - b for a, b in zip(everything, none, strict=True)]
            self.false[first] = none

    def _free(self, variables: set[int]) -> Poly:
        found = [1]
        for v in variables:
            both = [t + f for t, f in zip(self.true[v], self.false[v], strict=True)]
            found = _times(found, both)
        return found

    def _count(self, formula: frozenset[Clause], depth: int) -> Poly:
        """Return the counts over the variables of a formula."""
        if not formula:
            return [1]
        if formula in self.seen:
            return self.seen[formula]
        self.left -= 1
        if self.left < 0 or depth > MOST_DEPTH:
            raise OverflowError
        found = [1]
        parts = _parts(formula)
        if len(parts) > 1:
            for part in parts:
                found = _times(found, self._count(part, depth + 1))
        else:
            found = self._branch(formula, depth + 1)
        self.seen[formula] = found
        return found

    def _branch(self, formula: frozenset[Clause], depth: int) -> Poly:
        weight: dict[int, float] = {}
        for clause in formula:
            for one in clause:
                for v in one:
                    weight[v] = weight.get(v, 0.0) + 2.0 ** -len(one) / len(clause)
        v = max(sorted(weight), key=lambda x: weight[x])
        everything = set(weight) - {v}
        found: Poly = []
        for value, own in ((True, self.true[v]), (False, self.false[v])):
            rest = _given(formula, v, value)
            if frozenset() in rest:
                continue
            part = _times(self._count(rest, depth), self._free(everything - _variables(rest)))
            part = _times(part, own)
            found = [a + b for a, b in zip(found, part, strict=True)] if found else part
        return found


def _given(formula: frozenset[Clause], variable: int, value: bool) -> frozenset[Clause]:
    found = set()
    for clause in formula:
        if value:
            sets = {one - {variable} for one in clause}
            if frozenset() in sets:
                continue
        else:
            sets = {one for one in clause if variable not in one}
        found.add(frozenset(one for one in sets if not any(less < one for less in sets)))
    return frozenset(found)


def _variables(formula: frozenset[Clause]) -> set[int]:
    return {v for clause in formula for one in clause for v in one}


def _parts(formula: frozenset[Clause]) -> list[frozenset[Clause]]:
    """Return the parts of a formula that share no variable."""
    parts: list[tuple[set[int], set[Clause]]] = []
    for clause in formula:
        variables, clauses = {v for one in clause for v in one}, {clause}
        apart = []
        for part in parts:
            if part[0] & variables:
                variables |= part[0]
                clauses |= part[1]
            else:
                apart.append(part)
        parts = [*apart, (variables, clauses)]
    return [frozenset(clauses) for _, clauses in parts]


def _times(a: Poly, b: Poly) -> Poly:
    found = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        if x:
            for j, y in enumerate(b):
                found[i + j] += x * y
    return found


def _change(asked: _Question, worst_first: Sequence[int]) -> Change:
    present = asked.conflict.payoffs[asked.maker].tolist()
    numbers = asked.conflict.numbers.tolist()
    best_first = list(reversed(worst_first))
    changed = tuple(
        (numbers[a], numbers[b])
        for place, a in enumerate(best_first)
        for b in best_first[place + 1 :]
        if present[a] < present[b]
    )
    return Change(len(changed), tuple(numbers[s] for s in best_first), changed)


def _by_moving(asked: _Question, stable: bool, tried: int) -> Change | None:
    """Return the smallest change where only what lies below the state matters.

    More below the state never does harm. So nothing is better than to move the state up, past as
    few others as will stabilise it, or down until it is stable no more: to bring one across from
    further away costs as much as to pass all that lie between. Of states equally far only some
    may have to be passed. None if no order does.
    """
    payoffs = asked.conflict.payoffs[asked.maker].tolist()
    level = payoffs[asked.state]
    rest = [s for s in range(asked.size) if s != asked.state]
    far = {s: payoffs[s] - level if stable else level - payoffs[s] for s in rest}
    # States that are tied with it may stand on either side.
    below = _bits([s for s in rest if (far[s] <= 0) == stable])
    passed = 0
    for distance in [0, *sorted({d for d in far.values() if d > 0})]:
        tier = _bits([s for s in rest if far[s] == distance > 0])
        if asked.stays(below | tier if stable else below & ~tier) is stable:
            some, exact = _fewest(_demands(asked.clauses, below, tier, stable), tried)
            if not exact:
                return Change(passed + some, (), (), exact=False)
            below ^= some
            break
        below ^= tier
        passed += tier.bit_count()
    else:
        return None
    place = {s: 0 if below >> s & 1 else 2 for s in rest} | {asked.state: 1}
    return _change(asked, sorted(place, key=lambda s: (place[s], payoffs[s])))


def _demands(clauses: list[Masks], below: int, tier: int, stable: bool) -> list[list[Masks]]:
    """Return sets of states of a tier, one of which has to cross for each demand of one list."""
    if stable:
        unmet = [sets for sets in clauses if all(one & ~below for one in sets)]
        return [[[one & ~below for one in sets if not one & ~(below | tier)] for sets in unmet]]
    return [
        [[1 << s for s in _states(one & tier)] for one in sets if not one & ~below]
        for sets in clauses
        if all(one & ~below or one & tier for one in sets)
    ]


def _fewest(lists: list[list[Masks]], tried: int) -> tuple[int, bool]:
    """Return the fewest states that meet all demands of one of some lists, as bits, and True.

    Best first. If more than ``tried`` choices would be looked at, return how many states it takes
    at least, as a number, and False.
    """
    tie = counter()
    queue = [(0, next(tie), 0, demands) for demands in lists]
    seen = set()
    for _ in range(tried):
        _, _, chosen, demands = heapq.heappop(queue)
        unmet = [sets for sets in demands if all(one & ~chosen for one in sets)]
        if not unmet:
            return chosen, True
        for one in min(unmet, key=len):
            more = chosen | one
            if (more, id(demands)) not in seen:
                seen.add((more, id(demands)))
                heapq.heappush(queue, (more.bit_count(), next(tie), more, demands))
    return queue[0][0], False


def _by_comparisons(asked: _Question, stable: bool, tried: int) -> Change | None:
    """Return the smallest change, told apart by comparisons, those with the fewest reversed first.

    None if no order does; where more than ``tried`` cases would be tried, a bound.
    """
    payoffs = asked.conflict.payoffs[asked.maker]
    higher = orders.masks(payoffs[:, None] < payoffs[None, :])
    lower = orders.masks(payoffs[:, None] > payoffs[None, :])
    tie = counter()
    queue = [(0, next(tie), [0] * asked.size)]
    for _ in range(tried):
        if not queue:
            return None
        _, _, below = heapq.heappop(queue)
        answer = asked.told(below)
        if answer is (not stable):
            continue
        if answer is stable:
            order, ask = _completed(below, higher)
            if ask is None:
                return _change(asked, order)
            answer = ask
        assert not isinstance(answer, bool), "neither answer nor question"
        a, b = answer
        for case in (_with(below, a, b), _with(below, b, a)):
            heapq.heappush(queue, (_reversed(case, lower, higher), next(tie), case))
    return Change(queue[0][0], (), (), exact=False) if queue else None


def _reversed(below: Masks, lower: Masks, higher: Masks) -> int:
    """Return how many comparisons of the present order a case reverses, at least.

    Beside those known to be, each state between two that are reversed has to change its place
    with one of them.
    """
    known, between = 0, 0
    above = [0] * len(below)
    for state, mask in enumerate(below):
        for worse in _states(mask):
            above[worse] |= 1 << state
    for state, mask in enumerate(below):
        turned = mask & higher[state]
        known += turned.bit_count()
        for other in _states(turned):
            open_to = ~(below[state] | above[state] | below[other] | above[other])
            middle = higher[state] & lower[other] & open_to
            between = max(between, middle.bit_count())
    return known + between


def _completed(below: Masks, higher: Masks) -> tuple[list[int], tuple[int, int] | None]:
    """Return the order of a case that keeps all present comparisons that the case leaves open.

    If there is none, return instead two states that stand in its way.
    """
    size = len(below)
    first: list[int] = list(below)
    for state in range(size):
        for better in _states(higher[state] & ~below[state]):
            first[better] |= 1 << state
    order: list[int] = []
    left = (1 << size) - 1
    while left:
        free = [s for s in _states(left) if not first[s] & left]
        if not free:
            break
        order.append(free[0])
        left &= ~(1 << free[0])
    if not left:
        return order, None
    path = [next(_states(left))]
    while True:
        ahead = next(_states(first[path[-1]] & left))
        if ahead in path:
            circle = path[path.index(ahead) :]
            for better, worse in zip(circle, [*circle[1:], circle[0]], strict=True):
                if not below[better] >> worse & 1:
                    return [], (worse, better)
        path.append(ahead)
