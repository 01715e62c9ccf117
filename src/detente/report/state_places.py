"""In which column and row of a picture the states of a conflict stand."""

from collections.abc import Sequence

from detente.stability.model import Conflict

__all__ = ["columns", "grid"]

_MOST_COLUMNS = 5
_DEEPEST = 5


def grid(conflict: Conflict) -> dict[int, tuple[int, int]]:
    """Return (column, row) of each state by the settings of the decision makers."""
    own = [
        [place for place, option in enumerate(conflict.options) if option.party == maker]
        for maker in conflict.decision_makers
    ]
    levels = conflict.levels.tolist()
    # The last decision maker's options count most, so that its settings part the columns.
    for first in range(1, len(own) + 1):
        down = [place for options in own[:first] for place in options]
        across = [place for options in own[first:] for place in options]
        keys = [
            (tuple(row[p] for p in reversed(across)), tuple(row[p] for p in reversed(down)))
            for row in levels
        ]
        wide, tall = (sorted({key[side] for key in keys}) for side in (0, 1))
        if len(wide) <= _MOST_COLUMNS:
            break
    return {state: (wide.index(key[0]), tall.index(key[1])) for state, key in enumerate(keys)}


def columns(conflict: Conflict, drawn: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return (column, row) of each state by how many moves it is away; what is not reached last."""
    start = drawn[0] if conflict.status_quo is None else conflict.status_quo
    layers, left = [[start]], set(drawn) - {start}
    while left:
        near = {
            int(end)
            for state in layers[-1]
            for moves in conflict.moves
            for end in moves.from_state(state)
        } & left
        layers.append(sorted(near or left))
        left -= set(layers[-1])
    found: dict[int, tuple[int, int]] = {}
    column = 0
    for layer in layers:
        for place, state in enumerate(layer):
            found[state] = (column + place // _DEEPEST, place % _DEEPEST)
        column += 1 + (len(layer) - 1) // _DEEPEST
    return found
