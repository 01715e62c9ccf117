"""People of one name: "a porter named Ivo", "his daughter Ana", "Ivo, who mends nets"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading import asides
from detente.reading.evidence import is_person_noun
from detente.reading.names import capitals, hyphened, title_case

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

_CALLED = frozenset(("named", "called", "nicknamed"))
_SELF = frozenset(("himself", "herself", "themselves"))
_OLDEST = frozenset(("oldest", "eldest", "youngest", "elder", "younger"))


def firsts(doc: "Doc", taken: frozenset[int]) -> Iterator[tuple[int, int, bool]]:
    """Yield where a person's only name may stand, and whether words before say that it is one."""
    large = capitals(doc)
    for at in sorted(large - taken - title_case(doc)):
        end = at + 3 if hyphened(doc, at + 1) else at + 1
        alone = at - 1 not in large and end not in large
        if not alone or doc[at].text.isupper() or end >= len(doc):
            continue
        if is_named(doc, at):
            yield at, end, True
        elif asides.aged(doc, end) or _is_somebody(doc, end):
            yield at, end, False


def is_named(doc: "Doc", at: int) -> bool:
    """Tell whether the words before a name say that somebody has it."""
    if at < 2:
        return False
    before, earlier = doc[at - 1], doc[at - 2]
    if before.lower_ in catalogue.signs().kin and is_person_noun(before):
        return True
    if before.lower_ in _CALLED:
        return is_person_noun(earlier) or earlier.lower_ in catalogue.english().anybody
    if before.lower_ in _SELF:
        return earlier.lemma_ == "call"
    if before.text == ",":
        return earlier.lower_ in _OLDEST
    name = earlier.lower_ == "name" and before.lower_ in ("is", "was", "as")
    return name or (before.lower_ == "name" and earlier.lower_ == "the")


def _is_somebody(doc: "Doc", end: int) -> bool:
    return end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].lower_ == "who"
