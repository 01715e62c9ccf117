"""What the decision makers of a saved graph model prefer."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detente.case.conditions import read_condition
from detente.case.moves import MoveOption, MovePreferences
from detente.errors import UserError
from detente.interop.json_text import Spot
from detente.interop.literals import condition_of
from detente.stability.preferences import rank_states
from detente.stability.truth import truth

_RANKINGS = ("preferenceRanking", "preferenceVector")
WANTS = ("preferences", *_RANKINGS, "payoffs", "misperceptions")
"""The fields of a decision maker that say how it sees the states."""


class Conflict(Protocol):
    """What is known of the conflict when preferences are read."""

    options: tuple[MoveOption, ...]
    said: list[str]

    @property
    def levels(self) -> NDArray[np.int8]:
        """The feasible states, shape (m, options)."""


def preferences_of(
    conflict: Conflict, name: str, fields: Mapping[str, Spot], *, manual: bool
) -> MovePreferences:
    """Return what a decision maker prefers; ``manual`` says that its ranking counts.

    A file may say it several times: as statements, as a ranking of the states, and as the ranks
    that were worked out. One of them is taken, and a warning names each that differs from it.
    Raises UserError for what is malformed, and for a ranking that should count and is not there.
    """
    told = _told(fields)
    ranking = next((key for key in _RANKINGS if key in told), None)
    if manual and ranking is None:
        raise fields["name"].wrong("has no ranking, but the file says that rankings count")
    order = [ranking, "preferences", "payoffs"] if manual else ["preferences", ranking, "payoffs"]
    if fields.get("misperceptions") and fields["misperceptions"].entries():
        conflict.said.append(f"What {name} misperceives is left out: say it under moves.views.")
    ways = [key for key in order if key in told]
    taken = None
    for key in ways:
        wants = _WAYS[key](conflict, name, told[key])
        if wants is not None:
            taken = key, wants
            break
    if taken is None:
        conflict.said.append(f"The file does not say what {name} prefers: all states are alike.")
        return MovePreferences.model_validate({"statements": ["anything"]})
    for key in ways[ways.index(taken[0]) + 1 :]:
        if not _same(conflict, name, taken[1], key, told[key]):
            conflict.said.append(
                f"The {key} of {name} order states otherwise than its {taken[0]} and are left out."
            )
    return taken[1]


def pattern_of(levels: NDArray[np.int8]) -> str:
    """Return a state of options of two levels as a pattern.

    >>> pattern_of(np.array([1, 0, 1], np.int8))
    'YNY'
    """
    return "".join("Y" if level else "N" for level in levels.tolist())


def _told(fields: Mapping[str, Spot]) -> dict[str, Spot]:
    ways = [key for key in WANTS if key in fields and key != "misperceptions"]
    return {key: fields[key] for key in ways if fields[key].entries()}


def _statements(conflict: Conflict, name: str, spot: Spot) -> MovePreferences | None:
    found = []
    for place, entry in enumerate(spot.entries(), start=1):
        text = condition_of(entry, conflict.options)
        if text is None:
            conflict.said.append(
                f"Statement {place} of {name} contradicts itself, says nothing and is left out."
            )
        else:
            found.append(text)
    return MovePreferences.model_validate({"statements": found}) if found else None


def _ranking(conflict: Conflict, name: str, spot: Spot) -> MovePreferences:
    del name
    size = len(conflict.levels)
    tiers: list[list[int]] = []
    seen: set[int] = set()
    for entry in spot.entries():
        equals = entry.entries() if isinstance(entry.value, list) else [entry]
        if not equals:
            raise entry.wrong("is empty")
        tiers.append([])
        for state in equals:
            place = state.whole(1, size, "the number of a feasible state")
            if place in seen:
                raise state.wrong(f"places state {place} once more")
            seen.add(place)
            tiers[-1].append(place - 1)
    if len(seen) < size:
        left = next(place for place in range(1, size + 1) if place not in seen)
        raise spot.wrong(f"places {len(seen):,} of {size:,} feasible states, and not state {left}")
    return _tiers(conflict, tiers)


def _payoffs(conflict: Conflict, name: str, spot: Spot) -> MovePreferences:
    del name
    values = [entry.number() for entry in spot.entries()]
    if len(values) != len(conflict.levels):
        raise spot.wrong(
            f"has {len(values):,} entries, but there are {len(conflict.levels):,} feasible states"
        )
    order = sorted(range(len(values)), key=lambda place: (-values[place], place))
    return _tiers(conflict, [list(same) for _, same in groupby(order, lambda at: values[at])])


def _tiers(conflict: Conflict, tiers: Sequence[Sequence[int]]) -> MovePreferences:
    texts = [[pattern_of(conflict.levels[place]) for place in tier] for tier in tiers]
    return MovePreferences.model_validate(
        {"ranking": [tier if len(tier) > 1 else tier[0] for tier in texts]}
    )


def _same(conflict: Conflict, name: str, taken: MovePreferences, key: str, spot: Spot) -> bool:
    """Tell whether another way of saying it comes to the same; one that is stale does not."""

    def where(text: str) -> NDArray[np.bool_]:
        return truth(read_condition(text, conflict.options), conflict.levels)

    size = len(conflict.levels)
    try:
        other = _WAYS[key](conflict, name, spot)
    except UserError:
        return False
    if other is None:
        return True
    ours, theirs = (rank_states(wants, size, where).payoffs for wants in (taken, other))
    return bool((ours == theirs).all())


_WAYS: Mapping[str, Callable[[Conflict, str, Spot], MovePreferences | None]] = {
    "preferences": _statements,
    "preferenceRanking": _ranking,
    "preferenceVector": _ranking,
    "payoffs": _payoffs,
}
