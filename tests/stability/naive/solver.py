"""An independent solver: every concept spelled out as its definition reads, with sets and loops.

Shares no code with the engine, and is slow on purpose. A better state has a higher rank; a
state is as bad as s or worse when its rank is not higher (a weak sanction).
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import combinations, permutations, product
from math import factorial, prod
from typing import TypeVar

from .game import Arcs, Game, Option, Spec, game_of, levels_by_state, number_of

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
COALITION_CONCEPTS = ("nash", "gmr", "smr", "seq")

Path = tuple[tuple[str, int], ...]
Mover = TypeVar("Mover")

__all__ = [
    "COALITION_CONCEPTS",
    "CONCEPTS",
    "Arcs",
    "Game",
    "Option",
    "Path",
    "Spec",
    "coalition_improvements",
    "coalition_stable",
    "coalitions",
    "equilibria",
    "game_of",
    "improvements",
    "legal",
    "orders_making",
    "paths",
    "share_of_orders",
    "simultaneous",
    "simultaneous_equilibria",
    "stable",
    "tiers_of",
]


def improvements(game: Game, dm: str, state: int) -> set[int]:
    """R_i^+(s): the unilateral moves of i from s that end in a state that i likes more."""
    rank = game.rank[dm]
    return {t for t in game.arcs[dm][state] if rank[t] > rank[state]}


def _sequences(
    start: int, movers: Iterable[Mover], moves: Callable[[Mover, int], Iterable[int]]
) -> dict[int, set[Mover]]:
    """Close the rules of legal sequences: the reachable states, each with its last movers.

    (a) What a mover reaches from the start is reached, with that mover as a last mover.
    (b) What a mover reaches from a reached state is reached likewise, unless that mover is
    the only last mover there. The rules are applied until they add nothing.
    """
    movers = list(movers)
    last: dict[int, set[Mover]] = {}
    for j in movers:
        for t in moves(j, start):
            last.setdefault(t, set()).add(j)
    growing = True
    while growing:
        growing = False
        for t in list(last):
            for j in movers:
                if last[t] == {j}:
                    continue
                for u in moves(j, t):
                    if j not in last.setdefault(u, set()):
                        last[u].add(j)
                        growing = True
    return last


def legal(game: Game, start: int, members: Iterable[str], improving: bool) -> dict[int, set[str]]:
    """R_H(s) with W_H(s, t), or R_H^+(s) with W_H^+(s, t) if improving.

    Fang, Hipel and Kilgour 1993, ch. 3. The improving mover compares with the state that it
    moves from. The start is among the states only if a sequence comes back to it.
    """
    if improving:
        return _sequences(start, members, lambda j, t: improvements(game, j, t))
    return _sequences(start, members, lambda j, t: game.arcs[j][t])


def _others(game: Game, members: Iterable[str]) -> list[str]:
    inside = set(members)
    return [j for j in game.dms if j not in inside]


def stable(game: Game, dm: str, state: int, concept: str, strict: bool = False) -> bool:
    """Tell whether the state is stable for the decision maker i under the concept.

    nash: R_i^+(s) is empty.
    gmr: for every s1 in R_i^+(s) there is an s2 in R_{N-i}(s1) that punishes i.
    smr: the same, and every s3 in R_i(s2) still punishes i.
    seq, sseq: as gmr and smr, with s2 in R_{N-i}^+(s1).

    A state punishes i if i does not like it more than s; if strict, only if i likes it less.
    The opponents' sequence may lead back to s, which punishes unless strict.
    """
    if concept not in CONCEPTS:
        raise ValueError(concept)
    rank = game.rank[dm]

    def punishes(t: int) -> bool:
        return rank[t] < rank[state] if strict else rank[t] <= rank[state]

    def sanctions(s2: int) -> bool:
        if not punishes(s2):
            return False
        if concept in ("smr", "sseq"):
            return all(punishes(s3) for s3 in game.arcs[dm][s2])
        return True

    for s1 in improvements(game, dm, state):
        if concept == "nash":
            return False
        answers = legal(game, s1, _others(game, [dm]), improving=concept in ("seq", "sseq"))
        if not any(sanctions(s2) for s2 in answers):
            return False
    return True


def equilibria(game: Game, concept: str, strict: bool = False) -> set[int]:
    """Return the states that are stable for every decision maker under the concept."""
    return {s for s in game.states if all(stable(game, i, s, concept, strict) for i in game.dms)}


def coalitions(dms: Iterable[str]) -> list[tuple[str, ...]]:
    """Return every nonempty subset, the smallest first."""
    dms = tuple(dms)
    return [c for size in range(1, len(dms) + 1) for c in combinations(dms, size)]


def coalition_improvements(game: Game, members: Iterable[str], state: int) -> set[int]:
    """R_H^{++}(s): the states of R_H(s) that every member of H likes more than s.

    Kilgour, Hipel, Fang and Peng 2001. Members need not improve on the way.
    """
    members = tuple(members)
    return {
        t
        for t in legal(game, state, members, improving=False)
        if all(game.rank[i][t] > game.rank[i][state] for i in members)
    }


def coalition_stable(
    game: Game,
    members: Iterable[str],
    state: int,
    concept: str,
    opponents: str = "individual",
) -> bool:
    """Tell whether the state is stable for the coalition H under the concept.

    nash: R_H^{++}(s) is empty.
    gmr: for every s1 in R_H^{++}(s) there is an s2 in R_{N-H}(s1) that some member of H does
    not like more than s.
    smr: the same, and every s3 in R_H(s2) is one that some member, not always the same one,
    does not like more than s.
    seq: as gmr, with s2 reached by improvements of the opponents. Which improvements, the
    argument ``opponents`` says: "individual" ones (R_{N-H}^+), or those of "coalitions".

    For "coalitions" the decision, as Inohara and Hipel 2008 are understood here, is to take
    the class of all nonempty subsets of N-H: one step from t is a coalition improvement in
    R_C^{++}(t) of any such subset C, and the legal-sequence rules hold with subsets as the
    movers, so that C may not move where it is the only last mover. Two different subsets may
    follow one another even if they share members. The grand coalition has no opponents, so
    nothing deters it.
    """
    if concept not in COALITION_CONCEPTS:
        raise ValueError(concept)
    if opponents not in ("individual", "coalitions"):
        raise ValueError(opponents)
    members = tuple(members)
    others = _others(game, members)

    def punishes(t: int) -> bool:
        return any(game.rank[i][t] <= game.rank[i][state] for i in members)

    def answers(s1: int) -> Iterable[int]:
        if concept == "seq" and opponents == "coalitions":
            return _sequences(
                s1, coalitions(others), lambda c, t: coalition_improvements(game, c, t)
            )
        return legal(game, s1, others, improving=concept == "seq")

    def sanctions(s2: int) -> bool:
        if not punishes(s2):
            return False
        if concept == "smr":
            return all(punishes(s3) for s3 in legal(game, s2, members, improving=False))
        return True

    for s1 in coalition_improvements(game, members, state):
        if concept == "nash" or not any(sanctions(s2) for s2 in answers(s1)):
            return False
    return True


def paths(game: Game, start: int, target: int, improving: bool) -> set[Path]:
    """Return every shortest legal path of all decision makers, as (mover, new state) steps.

    Li, Kilgour and Hipel 2005: nobody moves twice in a row; if improving, every step improves
    on the state before it. From the target itself the path is empty. The paths grow by one
    step at a time; one that comes to a (state, last mover) met on shorter paths is dropped,
    since whatever could follow could have followed those.
    """
    if start == target:
        return {()}
    ends: dict[tuple[int, str | None], set[Path]] = {(start, None): {()}}
    met = set(ends)
    while ends:
        longer: dict[tuple[int, str | None], set[Path]] = {}
        for (state, last), so_far in ends.items():
            for j in game.dms:
                if j == last:
                    continue
                for t in improvements(game, j, state) if improving else game.arcs[j][state]:
                    if (t, j) not in met:
                        grown = {(*path, (j, t)) for path in so_far}
                        longer.setdefault((t, j), set()).update(grown)
        found = {path for (state, _), some in longer.items() if state == target for path in some}
        if found:
            return found
        met |= set(longer)
        ends = longer
    return set()


def _escapes(game: Game, dm: str, state: int) -> set[int]:
    """Return the improvements of i from s that no sequence of the opponents' sanctions (SEQ)."""
    rank = game.rank[dm]
    return {
        s1
        for s1 in improvements(game, dm, state)
        if not any(
            rank[s2] <= rank[state] for s2 in legal(game, s1, _others(game, [dm]), improving=True)
        )
    }


def _deterred(spec: Spec, game: Game, dm: str, state: int, s1: int) -> bool:
    """Tell whether moves at the same time deter i's escape to s1 (see ``simultaneous``)."""
    levels = levels_by_state(spec.options, spec.infeasible)
    escapes = {j: _escapes(game, j, state) for j in _others(game, [dm])}
    movers = [j for j in escapes if escapes[j]]
    for choice in product(*([None, *escapes[j]] for j in movers)):
        taken = {j: t for j, t in zip(movers, choice, strict=True) if t is not None}
        if not taken:
            continue
        ends = {dm: s1, **taken}
        together = number_of(
            spec.options,
            tuple(levels[ends.get(o.owner, state)][at] for at, o in enumerate(spec.options)),
        )
        if together in levels and game.rank[dm][together] <= game.rank[dm][state]:
            return True
    return False


def simultaneous(spec: Spec, dm: str, state: int, game: Game | None = None) -> bool:
    """Tell whether the state is stable for i by sequential or simultaneous sanctions.

    Fraser and Hipel 1979, for an option form. An improvement that is not sequentially
    sanctioned is deterred if some opponents, one at least, each of them not sequentially
    stable at s, each take an unsanctioned improvement of their own from s at the same time,
    and everybody's changes together make a feasible state that i does not like more than s.
    ``game`` is ``game_of(spec)`` where the caller has it already.
    """
    game = game or game_of(spec)
    return all(_deterred(spec, game, dm, state, s1) for s1 in _escapes(game, dm, state))


def simultaneous_equilibria(spec: Spec) -> set[int]:
    """Return the states that are stable for all by sequential or simultaneous sanctions."""
    game = game_of(spec)
    return {s for s in game.states if all(simultaneous(spec, i, s, game) for i in game.dms)}


def tiers_of(game: Game) -> dict[str, tuple[tuple[int, ...], ...]]:
    """Return every decision maker's groups of tied states, the best first."""
    return {
        i: tuple(
            tuple(s for s in game.states if game.rank[i][s] == value)
            for value in sorted({game.rank[i][s] for s in game.states}, reverse=True)
        )
        for i in game.dms
    }


def _ranks(order: Iterable[int]) -> dict[int, int]:
    """Return the ranks of states that are listed from the best to the worst."""
    return {s: -at for at, s in enumerate(order)}


def share_of_orders(
    arcs: Arcs,
    tiers: Mapping[str, tuple[tuple[int, ...], ...]],
    concept: str,
    strict: bool = False,
) -> dict[int, Fraction]:
    """Return, for every state, the share of complete strict orders that make it an equilibrium.

    A decision maker's tiers, the best first, hold every state once. A complete order lists
    every tier in some order of its states; each choice of all decision makers' orders counts
    the same, and every one of them is tried.
    """
    dms = tuple(arcs)
    states = tuple(sorted(s for tier in tiers[dms[0]] for s in tier))
    orders = [
        [
            _ranks(s for tier in inside for s in tier)
            for inside in product(*(permutations(tier) for tier in tiers[i]))
        ]
        for i in dms
    ]
    times = dict.fromkeys(states, 0)
    for choice in product(*orders):
        game = Game(dms, states, arcs, dict(zip(dms, choice, strict=True)))
        for s in equilibria(game, concept, strict):
            times[s] += 1
    total = prod(factorial(len(tier)) for i in dms for tier in tiers[i])
    return {s: Fraction(times[s], total) for s in states}


def orders_making(game: Game, dm: str, state: int, concept: str, strict: bool = False) -> int:
    """Return how many strict orders of dm over all states make the state an equilibrium.

    The others' ranks stay as they are; all m! orders are tried.
    """
    count = 0
    for order in permutations(game.states):
        changed = Game(game.dms, game.states, game.arcs, {**game.rank, dm: _ranks(order)})
        count += all(stable(changed, i, state, concept, strict) for i in game.dms)
    return count
