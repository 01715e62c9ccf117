"""Statements of a saved graph model as conditions of a case."""

import re
from collections.abc import Iterator, Sequence

from detente.case.conditions import MAX_LENGTH, possible, read_condition
from detente.case.moves import MoveOption
from detente.errors import UserError
from detente.interop.json_text import Spot

# A stranger may send thousands of statements, so that each may take a moment only.
_TRIED = 1 << 10

_Part = dict[int, bool]


def condition_of(spot: Spot, options: Sequence[MoveOption]) -> str | None:
    """Return a statement as a condition, or None if it contradicts itself.

    A statement is a list of [option, Y or N] that all have to hold; a mapping with ``compound``
    and several such ``members``, of which one has to hold; or a text in the notation of GMCR II
    (Fang, Hipel, Kilgour and Peng 2003) such as ``-1 & 2 IFF 3``, where options count from 1.
    Raises UserError for anything else.
    """
    if isinstance(spot.value, str):
        return _written(spot, options)
    parts = [part for part in _parts(spot, len(options)) if part]
    if not parts:
        return None
    text = " or ".join(_joined(part, [o.id for o in options], len(parts) > 1) for part in parts)
    if len(text) > MAX_LENGTH:
        # A condition may call options by their numbers, which are shorter.
        numbers = [str(place) for place in range(1, len(options) + 1)]
        text = " or ".join(_joined(part, numbers, len(parts) > 1) for part in parts)
    if len(text) > MAX_LENGTH:
        raise spot.wrong(f"is longer than a condition may be, {MAX_LENGTH:,} characters")
    return text


def _parts(spot: Spot, size: int) -> Iterator[_Part]:
    """Yield each alternative of a statement, empty where it contradicts itself."""
    if isinstance(spot.value, dict):
        fields = spot.fields()
        if set(fields) != {"compound", "members"} or not fields["compound"].flag():
            raise spot.wrong("should hold compound, which is true, and members, and nothing else")
        members = fields["members"].entries()
        if not members:
            raise fields["members"].wrong("is empty")
    else:
        members = [spot]
    for member in members:
        yield _conjunction(member, size)


def _conjunction(spot: Spot, size: int) -> _Part:
    part: _Part = {}
    told = spot.entries()
    if not told:
        raise spot.wrong("is empty, and says nothing")
    consistent = True
    for literal in told:
        pair = literal.entries()
        if len(pair) != 2:
            raise literal.expected("[option, Y or N]")
        place = pair[0].whole(0, size - 1, "the place of an option")
        taken = pair[1].one_of(("Y", "N")) == "Y"
        consistent &= part.setdefault(place, taken) == taken
    return part if consistent else {}


def _joined(part: _Part, names: Sequence[str], grouped: bool) -> str:
    text = " and ".join(
        names[place] if taken else f"not {names[place]}" for place, taken in part.items()
    )
    return f"({text})" if grouped and len(part) > 1 else text


def _written(spot: Spot, options: Sequence[MoveOption]) -> str | None:
    # The notation writes IF and IFF without spaces around the signs, as in 3IF-2.
    text = re.sub(r"(?<=[\d)])(IFF?)(?=[\d(-])", r" \1 ", " ".join(str(spot.value).split()))
    try:
        condition = read_condition(text, options)
    except UserError as error:
        raise spot.wrong(str(error)) from None
    return text if possible(condition, options, most=_TRIED) else None
