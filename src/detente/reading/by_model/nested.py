"""Speech inside of speech: reported words are read one level deep."""

from collections.abc import Sequence

from detente.reading.attribution import Reported

_SPEECH = frozenset(("clause", "direct"))


def is_nested(one: Reported, others: Sequence[Reported]) -> bool:
    """Tell whether a statement is made inside of the words that another one reports.

    "A said that B had threatened to leave" is an assertion of A, and no threat of B.
    """
    return any(_inside(one, other) for other in others if other is not one)


def _inside(one: Reported, other: Reported) -> bool:
    if one.paragraph != other.paragraph or other.attribution.frame not in _SPEECH:
        return False
    start, end = other.attribution.content
    made = one.attribution.cue or one.attribution.content
    return start <= made[0] <= end and one.attribution.content != (start, end)
