"""The smallest change where comparisons between other states matter as well."""

import heapq
from itertools import count, pairwise

from detente.stability.inverse.question import Question
from detente.stability.inverse.result import Change, at_least, change_to
from detente.stability.orders.bits import Masks, masks, members, turned, with_worse


def change_by_comparisons(asked: Question, stable: bool, tried: int) -> Change | None:
    """Return the smallest change that makes the state an equilibrium or, not ``stable``, none.

    Cases are told apart by comparisons, those with the fewest reversed first. None if no order
    does; where more than ``tried`` cases would be tried, a bound.
    """
    payoffs = asked.conflict.payoffs[asked.maker]
    lower = masks(payoffs[:, None] > payoffs[None, :])
    higher = turned(lower)
    tie = count()
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
                return change_to(asked.conflict, asked.maker, order)
            answer = ask
        assert not isinstance(answer, bool), "neither answer nor question"
        a, b = answer
        for case in (with_worse(below, a, b), with_worse(below, b, a)):
            heapq.heappush(queue, (_reversed(case, lower, higher), next(tie), case))
    return at_least(queue[0][0]) if queue else None


def _reversed(below: Masks, lower: Masks, higher: Masks) -> int:
    """Return how many comparisons of the present order a case reverses, at least.

    Beside those known to be, each state between two that are reversed has to change its place
    with one of them.
    """
    known, between = 0, 0
    compared = [a | b for a, b in zip(below, turned(below), strict=True)]
    for state, mask in enumerate(below):
        against = mask & higher[state]
        known += against.bit_count()
        for other in members(against):
            middle = higher[state] & lower[other] & ~(compared[state] | compared[other])
            between = max(between, middle.bit_count())
    return known + between


def _completed(below: Masks, higher: Masks) -> tuple[list[int], tuple[int, int] | None]:
    """Return the order of a case that keeps all present comparisons that the case leaves open.

    If there is none, return instead two states that stand in its way.
    """
    first = list(below)
    for state, mask in enumerate(higher):
        for better in members(mask & ~below[state]):
            first[better] |= 1 << state
    order: list[int] = []
    left = (1 << len(below)) - 1
    while left:
        free = next((s for s in members(left) if not first[s] & left), None)
        if free is None:
            return [], _open_on_circle(below, first, left)
        order.append(free)
        left &= ~(1 << free)
    return order, None


def _open_on_circle(below: Masks, first: Masks, left: int) -> tuple[int, int]:
    """Return two neighbours, which the case leaves open, of states that go round in a circle."""
    path = [next(members(left))]
    while (ahead := next(members(first[path[-1]] & left))) not in path:
        path.append(ahead)
    circle = [*path[path.index(ahead) :], ahead]
    return next((w, b) for b, w in pairwise(circle) if not below[b] >> w & 1)
