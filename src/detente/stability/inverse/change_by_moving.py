"""The smallest change where only what lies below the state matters: the state is moved."""

import heapq
from itertools import count

from detente.stability.inverse.question import Question
from detente.stability.inverse.result import Change, at_least, change_to
from detente.stability.orders.bits import Masks, bits, members


def change_by_moving(asked: Question, stable: bool, tried: int) -> Change | None:
    """Return the smallest change that makes the state an equilibrium or, not ``stable``, none.

    More below the state never does harm. So nothing is better than to move the state up, past as
    few others as will stabilise it, or down until it is stable no more: to bring one across from
    further away costs as much as to pass all that lie between. Of states equally far only some
    may have to be passed. None if no order does; a bound where that takes more than ``tried``
    choices.
    """
    payoffs = asked.conflict.payoffs[asked.maker].tolist()
    level = payoffs[asked.state]
    rest = [s for s in range(asked.size) if s != asked.state]
    far = {s: payoffs[s] - level if stable else level - payoffs[s] for s in rest}
    # States that are tied with it may stand on either side.
    below = bits(s for s in rest if (far[s] <= 0) == stable)
    passed = 0
    for distance in [0, *sorted({d for d in far.values() if d > 0})]:
        tier = bits(s for s in rest if far[s] == distance > 0)
        if asked.stays(below | tier if stable else below & ~tier) is stable:
            some, enough = _fewest(_demands(asked.clauses, below, tier, stable), tried)
            if not enough:
                return at_least(passed + some.bit_count())
            below ^= some
            break
        below ^= tier
        passed += tier.bit_count()
    else:
        return None
    place = {s: 0 if below >> s & 1 else 2 for s in rest} | {asked.state: 1}
    order = sorted(place, key=lambda s: (place[s], payoffs[s]))
    return change_to(asked.conflict, asked.maker, order)


def _demands(clauses: list[Masks], below: int, tier: int, stable: bool) -> list[list[Masks]]:
    """Return sets of states of a tier, one of which has to cross for each demand of one list."""
    if stable:
        unmet = [sets for sets in clauses if all(one & ~below for one in sets)]
        return [[[one & ~below for one in sets if not one & ~(below | tier)] for sets in unmet]]
    return [
        [[1 << s for s in members(one & tier)] for one in sets if not one & ~below]
        for sets in clauses
        if all(one & ~below or one & tier for one in sets)
    ]


def _fewest(lists: list[list[Masks]], tried: int) -> tuple[int, bool]:
    """Return the fewest states that meet all demands of one of some lists, as bits, and True.

    Best first. If more than ``tried`` choices would be looked at, return the next of them, which
    is as small as any that is left, and False.
    """
    tie = count()
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
    return queue[0][2], False
