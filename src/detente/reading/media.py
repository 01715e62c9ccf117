"""Names of media that only report on others: "told Reuters", "the Saba news agency"."""

from functools import cache

from detente import catalogue
from detente.reading.ids import kebab
from detente.reading.names import Name
from detente.reading.parse import Parsed
from detente.reading.roles import could_be_person


def reporting_only(parsed: Parsed, found: list[Name]) -> frozenset[str]:
    """Return the keys of media that are no party to what a text tells.

    That is a medium that everybody knows, or a "news agency", unless the text names somebody of
    it who is no reporter: "the BBC's chairman".
    """
    told = {name.key for name in found if _is_medium(parsed, name)}
    return frozenset(told - {n.key for n in found if n.key in told and _has_people(parsed, n)})


def _is_medium(parsed: Parsed, name: Name) -> bool:
    if kebab(name.key) in _media() or name.key.endswith("news-agency"):
        return True
    doc = parsed.paragraphs[name.paragraph].parse
    beside = (doc[name.end : name.end + 2], doc[max(0, name.start - 2) : name.start])
    return any(stretch.text.lower() == "news agency" for stretch in beside)


def _has_people(parsed: Parsed, name: Name) -> bool:
    doc = parsed.paragraphs[name.paragraph].parse
    noun = next((t for t in doc[name.end : name.end + 5] if t.pos_ == "NOUN"), None)
    if noun is None or doc[name.end - 1] not in noun.subtree:
        return False
    return could_be_person(noun.lemma_.lower()) and noun.lower_ not in catalogue.signs().reporters


@cache
def _media() -> frozenset[str]:
    return frozenset(kebab(name) for name in catalogue.signs().media)
