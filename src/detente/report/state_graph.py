"""Where the states of a conflict and the moves between them stand in a picture.

States that are settings of options stand in a grid: a column for each setting of all but the first
decision makers, a row for each of the others' settings, so that a move of one keeps to its row or
column. Other states stand in columns by their distance from the present state.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import hypot

from detente.case.moves import YES_NO
from detente.report import words
from detente.report.conflict_words import letter
from detente.report.state_places import columns, grid
from detente.stability.model import Conflict
from detente.stability.outlook import Outlook

__all__ = ["MOST", "Arc", "Box", "Graph", "shown", "signs", "state_graph"]

MOST = 24
"""Up to how many states all of them are drawn."""

_MOST_DRAWN = 40
_MOST_MERE = 24
_MOST_ARCS = 40
_WIDTH, _HEIGHT = 104, 62
_ACROSS, _DOWN = 172, 134
_MARGIN = 46
_HEAD = 9.0


@dataclass(frozen=True)
class Box:
    """A state: its place, the corner of its box, and what is written there."""

    state: int
    x: float
    y: float
    number: str
    taken: str
    holds: int
    start: bool


@dataclass(frozen=True)
class Arc:
    """A move: a path, the tip of its arrow if it is an improvement, and where its letter stands."""

    mover: int
    start: int
    end: int
    better: bool
    path: str
    tip: str
    x: float
    y: float


@dataclass(frozen=True)
class Graph:
    """A drawing with its size.

    ``whole`` tells that all states are drawn, ``mere`` that moves which are no improvements are,
    and ``best`` that of several improvements of one party from a state only the best is.
    """

    width: int
    height: int
    boxes: tuple[Box, ...]
    arcs: tuple[Arc, ...]
    whole: bool
    mere: bool
    best: bool
    box_width: int = _WIDTH
    box_height: int = _HEIGHT


def shown(outlook: Outlook) -> list[int]:
    """Return the states to draw: all if they are few, else those told of and on paths to them."""
    if outlook.conflict.size <= MOST:
        return list(range(outlook.conflict.size))
    found = dict.fromkeys(outlook.told)
    for paths in (outlook.improvements, outlook.moves):
        for route in paths.routes if paths else ():
            found |= dict.fromkeys(step.state for step in route.paths[0])
    return sorted(list(found)[:_MOST_DRAWN])


def signs(names: Sequence[str]) -> list[str]:
    """Return a capital letter for each name, its own first one where that is free.

    >>> signs(["Norland", "Veska", "Nation"])
    ['N', 'V', 'A']
    """
    found: list[str] = []
    for name in names:
        own = [sign for sign in name.upper() if sign.isascii() and sign.isalpha()]
        spare = [letter(place).upper() for place in range(len(names) + 26)]
        found.append(next(sign for sign in [*own, *spare] if sign not in found))
    return found


def state_graph(outlook: Outlook) -> Graph:
    """Lay the states and moves out; the same conflict gives the same picture."""
    conflict = outlook.conflict
    drawn = shown(outlook)
    gridded = conflict.options and not conflict.names and len(drawn) == conflict.size
    places = grid(conflict) if gridded else columns(conflict, drawn)
    moves = [
        (maker, start, int(end))
        for start in drawn
        for maker in range(len(conflict.decision_makers))
        for end in conflict.moves[maker].from_state(start)
        if int(end) in places
    ]
    mere = len(moves) <= _MOST_MERE
    gains = [one for one in moves if _improves(conflict, *one)]
    best = len(gains) > _MOST_ARCS
    kept = _best(conflict, gains) if best else gains
    kept += [one for one in moves if mere and one not in gains]
    return Graph(
        width=2 * _MARGIN + max(column for column, _ in places.values()) * _ACROSS + _WIDTH,
        height=2 * _MARGIN + max(row for _, row in places.values()) * _DOWN + _HEIGHT,
        boxes=tuple(_box(outlook, state, *places[state]) for state in drawn),
        arcs=tuple(_arc(conflict, places, *one) for one in kept),
        whole=len(drawn) == conflict.size,
        mere=mere,
        best=best,
    )


def _improves(conflict: Conflict, maker: int, start: int, end: int) -> bool:
    return bool(conflict.payoffs[maker][end] > conflict.payoffs[maker][start])


def _best(conflict: Conflict, gains: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    groups = groupby(gains, key=lambda one: one[:2])
    return [max(group, key=lambda one: conflict.payoffs[one[0]][one[2]]) for _, group in groups]


def _box(outlook: Outlook, state: int, column: int, row: int) -> Box:
    conflict = outlook.conflict
    return Box(
        state=state,
        x=_MARGIN + column * _ACROSS,
        y=_MARGIN + row * _DOWN,
        number=str(conflict.numbers[state]),
        taken=words.shortened(_letters(conflict, state), 15),
        holds=len(outlook.stability.holding(state)),
        start=state == conflict.status_quo,
    )


def _letters(conflict: Conflict, state: int) -> str:
    """Return what is written in a box: letters of options taken, or the name of the state."""
    levels = conflict.levels[state].tolist()
    taken = [
        letter(place) + ("" if option.levels == YES_NO else str(level))
        for place, (option, level) in enumerate(zip(conflict.options, levels, strict=True))
        if level > 0
    ]
    return " ".join(taken) or conflict.names.get(state, "–")


def _arc(
    conflict: Conflict,
    places: Mapping[int, tuple[int, int]],
    mover: int,
    start: int,
    end: int,
) -> Arc:
    """Bend a move out to one side, so that the way back and boxes between stay free."""
    ax, ay = _centre(*places[start])
    bx, by = _centre(*places[end])
    dx, dy = bx - ax, by - ay
    length = hypot(dx, dy)
    apart = max(abs(places[end][side] - places[start][side]) for side in (0, 1))
    aligned = 0 in (dx, dy)
    bend = 16 + 5 * mover
    if not aligned:
        bend += 8 * mover
    elif apart > 1:
        # The middle of the curve is half as far out as its control point.
        clear = _HEIGHT if dy == 0 else _WIDTH
        bend = clear + 10 + min(14 * (apart - 2), 56) + 5 * mover
    cx, cy = (ax + bx) / 2 + dy / length * bend, (ay + by) / 2 - dx / length * bend
    sx, sy = _edge(ax, ay, cx, cy)
    ex, ey = _edge(bx, by, cx, cy)
    better = _improves(conflict, mover, start, end)
    # The arrow points along the last part of the curve, which ends at the arrow's foot.
    ux, uy = ex - cx, ey - cy
    norm = hypot(ux, uy) or 1.0
    ux, uy = ux / norm, uy / norm
    fx, fy = (ex - ux * _HEAD, ey - uy * _HEAD) if better else (ex, ey)
    half = _HEAD * 0.55
    tip = (
        f"M{ex:.1f},{ey:.1f} L{fx - uy * half:.1f},{fy + ux * half:.1f} "
        f"L{fx + uy * half:.1f},{fy - ux * half:.1f} Z"
    )
    return Arc(
        mover=mover,
        start=start,
        end=end,
        better=better,
        path=f"M{sx:.1f},{sy:.1f} Q{cx:.1f},{cy:.1f} {fx:.1f},{fy:.1f}",
        tip=tip if better else "",
        x=round(sx / 4 + cx / 2 + fx / 4, 1),
        y=round(sy / 4 + cy / 2 + fy / 4, 1),
    )


def _centre(column: int, row: int) -> tuple[float, float]:
    return (
        _MARGIN + column * _ACROSS + _WIDTH / 2,
        _MARGIN + row * _DOWN + _HEIGHT / 2,
    )


def _edge(x: float, y: float, tx: float, ty: float) -> tuple[float, float]:
    """Return where the line from the middle of a box to a point leaves the box."""
    dx, dy = tx - x, ty - y
    scale = min(
        (_WIDTH / 2 + 3) / abs(dx) if dx else float("inf"),
        (_HEIGHT / 2 + 3) / abs(dy) if dy else float("inf"),
    )
    return x + dx * scale, y + dy * scale
