"""How a conflict may move on from the present state: who moves when, and where it can end.

Status-quo analysis (Li, Kilgour and Hipel 2005).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.stability.arcs import NONE
from detente.stability.model import Conflict
from detente.stability.search import Search, Step, search

MOST_STATES = 20_000
"""Up to how many states all shortest paths are looked for, and not only one."""

MOST_PATHS = 20


@dataclass(frozen=True)
class Route:
    """The shortest legal paths to a state: up to ``MOST_PATHS``, and whether there are more.

    A path is a row of steps; it is empty for the state that one starts from.
    """

    state: int
    length: int
    paths: tuple[tuple[Step, ...], ...]
    more: bool


@dataclass(frozen=True)
class Paths:
    """Where the moves from a state lead.

    ``routes`` go to those of the wanted states that can be reached. ``reached`` counts all states
    that can, the start among them, and ``ends`` are those of them from which nobody would move on;
    without any, improvements go round in a circle.
    """

    start: int
    improving: bool
    routes: tuple[Route, ...]
    reached: int
    ends: tuple[int, ...]


def paths(conflict: Conflict, start: int, wanted: Sequence[int], *, improving: bool) -> Paths:
    """Return the shortest legal paths from a state to others, nearest first.

    Nobody moves twice in a row. With ``improving`` every step is an improvement for who makes it;
    otherwise any move counts.
    """
    everyone = range(len(conflict.decision_makers))
    each_last = conflict.size <= MOST_STATES
    walked = search(conflict, start, everyone, improving=improving, each_last=each_last)
    first: dict[int, int] = {}
    states, places = np.unique(walked.states, return_index=True)
    for state, place in zip(states.tolist(), places.tolist(), strict=True):
        first[state] = place
    routes = [_route(conflict, walked, first[s], improving) for s in wanted if s in first]
    return Paths(
        start=start,
        improving=improving,
        routes=tuple(sorted(routes, key=lambda route: (route.length, route.state))),
        reached=len(states),
        ends=tuple(_ends(conflict, states)) if improving else (),
    )


def _ends(conflict: Conflict, states: NDArray[np.int32]) -> list[int]:
    staying = np.ones(conflict.size, np.bool_)
    for mover in conflict.movers():
        staying &= mover.least_better(mover.payoffs) == NONE
    return [int(state) for state in states[staying[states]]]


def _route(conflict: Conflict, walked: Search, visit: int, improving: bool) -> Route:
    state = int(walked.states[visit])
    layer = int(np.searchsorted(walked.layers, visit, side="right")) - 1
    if conflict.size > MOST_STATES:
        return Route(state, layer, (walked.path(visit),), more=False)
    found: list[tuple[Step, ...]] = []
    waiting: list[tuple[int, tuple[Step, ...]]] = []
    for other in range(walked.layers[layer], walked.layers[layer + 1]):
        if walked.states[other] == state:
            waiting.append((other, ()))
    while waiting and len(found) <= MOST_PATHS:
        at, after = waiting.pop()
        mover = int(walked.movers[at])
        if mover < 0:
            found.append(after)
            continue
        steps = (Step(mover, int(walked.states[at])), *after)
        waiting += [(came, steps) for came in _before(conflict, walked, at, improving)]
    found.sort(key=lambda path: [(step.mover, step.state) for step in path])
    return Route(state, layer, tuple(found[:MOST_PATHS]), more=len(found) > MOST_PATHS)


def _before(conflict: Conflict, walked: Search, visit: int, improving: bool) -> list[int]:
    """Return every visit one step nearer to the start from which the last mover comes here."""
    layer = int(np.searchsorted(walked.layers, visit, side="right")) - 1
    mover, state = int(walked.movers[visit]), int(walked.states[visit])
    nearer = np.arange(walked.layers[layer - 1], walked.layers[layer])
    nearer = nearer[walked.movers[nearer] != mover]
    came = nearer[conflict.moves[mover].leads(walked.states[nearer], state)]
    if improving:
        payoffs = conflict.payoffs[mover]
        came = came[payoffs[walked.states[came]] < payoffs[state]]
    return [int(place) for place in came]
