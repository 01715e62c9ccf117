"""What happens without agreement, in small pieces: states, moves, and how firmly a state holds."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from detente.case.model import Case
from detente.case.moves import YES_NO
from detente.report import words
from detente.report.condition_words import condition
from detente.stability.model import Conflict
from detente.stability.solve import Stability

__all__ = [
    "CONCEPTS",
    "Form",
    "brief",
    "compare",
    "deed",
    "doubtful",
    "hold",
    "letter",
    "makers",
    "meaning",
    "number",
    "state",
    "step",
    "who",
]

CONCEPTS: Mapping[str, tuple[str, str, str]] = {
    "nash": ("Nash", "has no better move", "A party stays if it has no better move."),
    "sseq": (
        "SSEQ",
        "deterred by answers that others would want to give, and no reply would help",
        "A party stays if every better move would be answered by moves that those who make them "
        "want to make, so that it gains nothing, and no reply of its own would mend that.",
    ),
    "seq": (
        "SEQ",
        "deterred by answers that others would want to give",
        "A party stays if every better move would be answered by moves that those who make them "
        "want to make, so that it gains nothing.",
    ),
    "smr": (
        "SMR",
        "deterred only by answers that others may not want to give, and no reply would help",
        "A party stays if every better move could be answered, at whatever cost to the others, so "
        "that it gains nothing, and no reply of its own would mend that.",
    ),
    "gmr": (
        "GMR",
        "deterred only by answers that others may not want to give",
        "A party stays if every better move could be answered, at whatever cost to the others, so "
        "that it gains nothing.",
    ),
    "sim": (
        "SIM",
        "deterred by what others may do at the same time",
        "As SEQ; or others may move at the same time, and all moves together gain it nothing.",
    ),
}
"""Of each concept its short name, what it says of a party, and what it means."""

Form = Literal["s", "", "ing"]
_VERBS: Mapping[str, Mapping[Form, str]] = {
    "choose": {"s": "chooses", "": "choose", "ing": "choosing"},
    "drop": {"s": "drops", "": "drop", "ing": "dropping"},
    "set": {"s": "sets", "": "set", "ing": "setting"},
    "move": {"s": "moves", "": "move", "ing": "moving"},
}


def who(case: Case, conflict: Conflict, maker: int) -> str:
    """Name a decision maker as a sentence does, with its article."""
    wanted = conflict.decision_makers[maker]
    return words.the(next((p.name for p in case.parties if p.id == wanted), wanted))


def makers(case: Case, conflict: Conflict, some: Sequence[int], last: str = "and") -> str:
    """Join the names of several decision makers."""
    return words.listed([who(case, conflict, maker) for maker in some], last)


def number(conflict: Conflict, place: int) -> str:
    """Call a state by its number."""
    return f"state {conflict.numbers[place]}"


def meaning(conflict: Conflict, place: int) -> str:
    """Say what is so in a state: its name, or the options that are taken.

    Options that are more than yes or no always stand there with their level. A state that counts
    for several is told by what the case says of them.
    """
    if place in conflict.names:
        name = conflict.names[place]
        return condition(name, conflict.options) if conflict.options else name
    return "; ".join(_taken(conflict, place)) or "no option taken"


def _taken(conflict: Conflict, place: int) -> Iterator[str]:
    for option, level in zip(conflict.options, conflict.levels[place].tolist(), strict=True):
        if option.levels != YES_NO:
            yield f"{option.name}: {option.levels[level]}"
        elif level:
            yield option.name


def state(conflict: Conflict, place: int) -> str:
    """Name a state with its number and what it means, as in "state 5 (Strike; Invade)"."""
    return f"{number(conflict, place)} ({meaning(conflict, place)})"


def brief(conflict: Conflict, place: int) -> str:
    """Name a state by the ids of its options, as in "state 5: strike, invade"."""
    if place in conflict.names:
        return f"{number(conflict, place)}: {conflict.names[place]}"
    taken = [
        option.id if option.levels == YES_NO else f"{option.id} {option.levels[level]}"
        for option, level in zip(conflict.options, conflict.levels[place].tolist(), strict=True)
        if level
    ]
    return f"{number(conflict, place)}: {', '.join(taken) or 'nothing'}"


def letter(place: int) -> str:
    """Return a letter for an option by its place: a to z, then aa, ab and so on.

    >>> letter(2), letter(26)
    ('c', 'aa')
    """
    more, last = divmod(place, 26)
    return (letter(more - 1) if more else "") + chr(ord("a") + last)


def deed(conflict: Conflict, start: int, end: int, form: Form = "s") -> str:
    """Say a move as what its mover does, without who that is and where it leads.

    It is told by the options that change. Where states have no options of their own it is
    "moves to" with the name of the state.
    """
    here, there = conflict.levels[start].tolist(), conflict.levels[end].tolist()
    if not conflict.options or start in conflict.names or end in conflict.names:
        return f"{_VERBS['move'][form]} to {state(conflict, end)}"
    chosen: list[str] = []
    dropped: list[str] = []
    moved: list[str] = []
    for option, before, after in zip(conflict.options, here, there, strict=True):
        if before == after:
            continue
        if option.levels != YES_NO:
            moved.append(f"“{option.name}” to {option.levels[after]}")
        else:
            (chosen if after else dropped).append(f"“{option.name}”")
    parts = (("choose", chosen), ("drop", dropped), ("set", moved))
    return words.listed([f"{_VERBS[v][form]} {words.listed(names)}" for v, names in parts if names])


def step(conflict: Conflict, start: int, end: int, form: Form = "s") -> str:
    """Say a move with the number of the state that it leads to."""
    said, to = deed(conflict, start, end, form), number(conflict, end)
    return said if f" to {to} (" in said else f"{said} ({to})"


def compare(
    conflict: Conflict, maker: int, one: int, other: int
) -> Literal["better", "worse", "equal", "unknown"]:
    """Say how a decision maker likes one state beside another, as far as that is known."""
    if one == other:
        return "equal"
    if maker in conflict.partial:
        known = conflict.partial[maker]
        if known[one, other] or known[other, one]:
            return "better" if known[one, other] else "worse"
        return "unknown"
    here, there = conflict.payoffs[maker][[one, other]].tolist()
    if here == there:
        doubtful = maker < len(conflict.doubtful) and conflict.doubtful[maker]
        return "unknown" if doubtful else "equal"
    return "better" if here > there else "worse"


def doubtful(conflict: Conflict, maker: int, place: int) -> bool:
    """Tell whether it is not known of some move from a state if its mover would gain by it."""
    moves = conflict.moves[maker].from_state(place).tolist()
    return any(compare(conflict, maker, move, place) == "unknown" for move in moves)


def hold(stability: Stability, maker: int, place: int) -> str:
    """Say in a few words how a state holds a decision maker."""
    if stability.structural[maker, place]:
        return "cannot move"
    concept = next(iter(stability.holds(maker, place)), None)
    if concept is None:
        return "would leave"
    doubt = concept == "nash" and doubtful(stability.conflict, maker, place)
    return CONCEPTS[concept][1] + (", as far as is known" if doubt else "")
