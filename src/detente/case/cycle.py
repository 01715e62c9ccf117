"""Circles among conditions."""

from collections.abc import Iterable


def cycle(edges: Iterable[tuple[str, str]], start: str, end: str) -> list[str]:
    """Return the circle that an edge from ``start`` to ``end`` would close, or an empty list.

    ``edges`` must be free of circles. The circle begins and ends with ``start``.

    >>> cycle([("b", "c"), ("c", "a")], "a", "b")
    ['a', 'b', 'c', 'a']
    """
    after: dict[str, list[str]] = {}
    for tail, head in edges:
        after.setdefault(tail, []).append(head)
    came_from: dict[str, str] = {end: start}
    waiting = [end]
    while waiting:
        here = waiting.pop()
        if here == start:
            break
        for there in after.get(here, ()):
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    if start not in came_from:
        return []
    path = [start]
    while True:
        path.append(came_from[path[-1]])
        if path[-1] == start:
            return path[::-1]
