"""Conditions on states, with the options' names in place of their ids."""

import re
from collections.abc import Iterator, Sequence

from detente.case.conditions import WORDS
from detente.case.moves import YES_NO, GraphState, MoveOption

__all__ = ["at_level", "condition"]

_TOKEN = re.compile(
    r"\s+|(?P<word>[a-z0-9]+(?:-[a-z0-9]+)*)|(?P<compared>!=|>=|<=|=)|(?P<sign>[^\s])", re.I
)
_COMPARED = {"=": "at", "!=": "not at", ">=": "at least at", "<=": "at most at"}
_SIGNS = {"&": "and", "|": "or", "-": "not", "!": "not", "∧": "and", "∨": "or", "¬": "not"}
_WORDS = {"nothing": "no option taken", "anything": "any state", "iff": "exactly if"}


def at_level(option: MoveOption, level: int) -> str:
    """Say at which level an option stands, as a condition.

    >>> at_level(MoveOption(id="a", name="Strike", party="p"), 0)
    'not “Strike”'
    """
    if option.levels == YES_NO:
        return f"“{option.name}”" if level else f"not “{option.name}”"
    return f"“{option.name}” at {option.levels[level]}"


def condition(
    text: str, options: Sequence[MoveOption] = (), states: Sequence[GraphState] = ()
) -> str:
    """Return a condition of the case with names in quotation marks; its form stays as written.

    In a graph a condition is the id of a state. What is no name is left as it stands.

    >>> strike = MoveOption(id="strike", name="Strike", party="p")
    >>> condition("not strike or 1", [strike]), condition("N", [strike])
    ('not “Strike” or “Strike”', 'not “Strike”')
    """
    if states:
        return next((f"“{state.name}”" for state in states if state.id == text), text)
    pattern = "".join(text.split())
    if len(pattern) == len(options) and re.fullmatch(r"[-YN0-9]*[YN][-YN0-9]*", pattern):
        return _pattern(pattern, options)
    joined = " ".join(_said(text, options))
    return re.sub(r"(only|\() | (?=[,)])", r"\1", joined)


def _pattern(signs: str, options: Sequence[MoveOption]) -> str:
    top = [len(option.levels) - 1 for option in options]
    found = [
        at_level(option, {"Y": top[place], "N": 0}.get(sign) or int(sign.translate(_NONE)))
        for place, (sign, option) in enumerate(zip(signs, options, strict=True))
        if sign != "-"
    ]
    return " and ".join(found)


_NONE = str.maketrans("NY", "00")


def _said(text: str, options: Sequence[MoveOption]) -> Iterator[str]:
    names = {str(number): option.name for number, option in enumerate(options, start=1)}
    names |= {option.id: option.name for option in options}
    level = False
    for match in _TOKEN.finditer(text):
        word, compared, sign = match["word"], match["compared"], match["sign"]
        if compared:
            level = True
            yield _COMPARED[compared]
        elif word and level:
            level = False
            yield word
        elif word and word.lower() in WORDS:
            yield _WORDS.get(word.lower(), word.lower())
        elif word:
            yield f"“{names[word]}”" if word in names else word
        elif sign:
            yield _SIGNS.get(sign, sign)
