"""The number of orders where only what lies below the state matters, by how much does."""

import math
from collections.abc import Sequence
from functools import reduce
from operator import or_

from detente.stability.inverse.formula import Formula, given, parts, variables, weightiest
from detente.stability.inverse.question import Question
from detente.stability.orders.bits import Masks, members

MOST_DEPTH = 200
"""Conditions that nest deeper are not counted by size."""

Poly = list[int]
"""How many sets there are of each size, from none."""


def count_by_size(asked: Question, most: int) -> int | None:
    """Return how many orders make the state an equilibrium, where nothing about others matters.

    With n states that matter beside it, b!(n-b)! orders of them have exactly a given set of b
    below, so the sets that meet the condition are counted by size. None beyond ``most`` branches.
    """
    matter = reduce(or_, (one for sets in asked.clauses for one in sets), 0)
    try:
        by_size = _Sizes(most).of(asked.clauses, matter)
    except OverflowError:
        return None
    n = matter.bit_count()
    ways = sum(sets * math.factorial(b) * math.factorial(n - b) for b, sets in enumerate(by_size))
    return ways * math.perm(asked.size, asked.size - n - 1)


class _Sizes:
    """Counts, by size, the sets that contain one of the given sets in every clause."""

    def __init__(self, most: int) -> None:
        self.left = most
        # By variable: how many choices of its states make it true, and false, by their number.
        self.true: dict[int, Poly] = {}
        self.false: dict[int, Poly] = {}
        self.seen: dict[Formula, Poly] = {}

    def of(self, clauses: Sequence[Masks], matter: int) -> Poly:
        """Return the counts, by size; raises OverflowError beyond so many branches."""
        places = {one: place for place, one in enumerate({s for sets in clauses for s in sets})}
        alike: dict[frozenset[int], list[int]] = {}
        for state in members(matter):
            inside = frozenset(place for one, place in places.items() if one >> state & 1)
            alike.setdefault(inside, []).append(state)
        # States of the same sets are one variable: all of them below, or not all.
        leads = {}
        for v, kind in enumerate(alike.values()):
            leads[kind[0]] = v
            self.true[v] = [0] * len(kind) + [1]
            self.false[v] = [math.comb(len(kind), b) for b in range(len(kind))] + [0]
        told = [
            {frozenset(leads[s] for s in members(one) if s in leads) for one in sets}
            for sets in clauses
        ]
        self._join(told)
        formula = frozenset(
            frozenset(one for one in sets if all(v in self.true for v in one))
            for sets in told
            if frozenset() not in sets
        )
        found = self._count(formula, 0)
        return _times(found, self._free(set(self.true) - variables(formula)))

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

    def _free(self, some: set[int]) -> Poly:
        """Return the counts over variables that may be either."""
        found = [1]
        for v in some:
            found = _times(found, _plus(self.true[v], self.false[v]))
        return found

    def _count(self, formula: Formula, depth: int) -> Poly:
        """Return the counts over the variables of a formula."""
        if not formula:
            return [1]
        if formula in self.seen:
            return self.seen[formula]
        self.left -= 1
        if self.left < 0 or depth > MOST_DEPTH:
            raise OverflowError
        apart = parts(formula)
        if len(apart) > 1:
            found = reduce(_times, (self._count(part, depth + 1) for part in apart))
        else:
            found = self._branch(formula, depth + 1)
        self.seen[formula] = found
        return found

    def _branch(self, formula: Formula, depth: int) -> Poly:
        """Return the counts with one variable true, and with it false."""
        v = weightiest(formula)
        everything = variables(formula) - {v}
        found: Poly = []
        for value, own in ((True, self.true[v]), (False, self.false[v])):
            rest = given(formula, v, value)
            if frozenset() in rest:
                continue
            part = _times(self._count(rest, depth), self._free(everything - variables(rest)))
            part = _times(part, own)
            found = _plus(found, part) if found else part
        return found


def _plus(a: Poly, b: Poly) -> Poly:
    return [x + y for x, y in zip(a, b, strict=True)]


def _times(a: Poly, b: Poly) -> Poly:
    found = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        if x:
            for j, y in enumerate(b):
                found[i + j] += x * y
    return found
