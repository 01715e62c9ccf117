"""Bodies that a text names beside what they are: "the fund Alder Capital", "the Dawn movement"."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.ids import kebab
from detente.reading.names import Name, could_be_name, covered, written
from detente.reading.parse import Parsed
from detente.reading.roles import role_words

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

_LONGEST = 5


def named_kinds(
    parsed: Parsed, known: list[Name]
) -> tuple[list[Name], dict[str, str], dict[str, frozenset[str]]]:
    """Find bodies beside a common noun for their kind, and rows of capitals that end in a plural.

    Returns the names, how each is spelled in full, and the common nouns used of it.
    """
    found: list[Name] = []
    spelled: dict[str, str] = {}
    nouns: dict[str, frozenset[str]] = {}
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        taken = covered(known, at)
        for start, end, noun in _rows(doc, taken):
            text = written(parsed, paragraph, start, end)
            key = kebab(text)
            if not key:
                continue
            found.append(Name(at, start, end, "body", key))
            spelled.setdefault(key, text)
            nouns[key] = nouns.get(key, frozenset()) | ({noun} if noun else frozenset())
    return found, spelled, nouns


def _rows(doc: "Doc", taken: dict[int, Name]) -> list[tuple[int, int, str | None]]:
    kinds = catalogue.kinds()
    found: list[tuple[int, int, str | None]] = []
    start = 0
    while start < len(doc):
        end = start
        while (
            end < len(doc)
            and end - start < _LONGEST
            and end not in taken
            and (could_be_name(doc[end]) or (end > start and doc[end].text == "&"))
        ):
            end += 1
        if end == start:
            start += 1
            continue
        alone = end - start == 1
        if alone and doc[start].lower_ in (*catalogue.bodies(), *catalogue.common_first()):
            start = end
            continue
        before = doc[start - 1] if start else None
        behind = doc[end] if end < len(doc) else None
        apposed = _kind_before(doc, start, end)
        if before is not None and before.lower_ in kinds and before.text.islower():
            found.append((start, end, before.lower_))
        elif apposed is not None:
            found.append((start, end, apposed))
        elif behind is not None and behind.lower_ in kinds and _is_named(doc, start, end):
            found.append((start, end, behind.lower_))
        elif _has_office(doc, start, end) or _is_in_region(doc, start):
            found.append((start, end, None))
        elif (noun := _apposed(doc, end)) is not None and not _is_role(doc, start, end):
            found.append((start, end, noun))
        elif end - start >= 2 and _is_plural(doc, start, end):
            found.append((start, end, None))
        start = end
    return found


def _has_office(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a row has officers or organs: "New Arland's president"."""
    if _is_role(doc, start, end) or not all(t.pos_ == "PROPN" for t in doc[start:end]):
        return False
    if end - start == 1 or not all(t.ent_type_ in ("GPE", "ORG", "LOC") for t in doc[start:end]):
        return False
    owns = end + 1 < len(doc) and doc[end].text == "'s" and doc[end + 1].lower_ in role_words()
    held = (
        start > 1
        and doc[start - 1].lower_ == "of"
        and doc[start - 2].lower_ in catalogue.roles().person_nouns
        and doc[start - 2].text.islower()
    )
    return owns or held


def _kind_before(doc: "Doc", start: int, end: int) -> str | None:
    """Return the kind before a row set off by commas: "the main union, the CGT, said"."""
    at = start - 2 if start > 1 and doc[start - 1].lower_ == "the" else start - 1
    closed = end < len(doc) and doc[end].text in (",", ".")
    if at < 1 or doc[at].text != "," or not closed or _is_role(doc, start, end):
        return None
    noun = doc[at - 1]
    known = noun.lower_ in catalogue.kinds() or noun.lower_ in catalogue.bodies()
    return noun.lower_ if known and noun.text.islower() and noun.pos_ == "NOUN" else None


def _is_in_region(doc: "Doc", start: int) -> bool:
    """Tell whether a row is the name of a region: "the province of Tandja"."""
    return (
        start > 1
        and doc[start - 1].lower_ == "of"
        and doc[start - 2].lower_ in catalogue.roles().regional
    )


def _apposed(doc: "Doc", comma: int) -> str | None:
    """Return the kind in an apposition: ", a New York fund that ..."."""
    if comma + 2 >= len(doc) or doc[comma].text != ",":
        return None
    if doc[comma + 1].lower_ not in ("a", "an", "the"):
        return None
    for token in doc[comma + 2 : comma + 9]:
        if token.pos_ in ("VERB", "AUX", "ADP", "PUNCT", "SCONJ"):
            return None
        if token.lower_ in role_words() and token.dep_ != "compound":
            return None
        if token.lower_ in catalogue.kinds() and token.pos_ == "NOUN":
            behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
            closed = behind is None or behind.pos_ not in ("NOUN", "PROPN", "PART")
            return token.lower_ if closed else None
    return None


def _is_role(doc: "Doc", start: int, end: int) -> bool:
    return any(token.lower_ in role_words() for token in doc[start:end])


def _is_plural(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a row of capitals ends in a plural, as in "Ituri Lions"."""
    words = {token.lower_ for token in doc[start:end]}
    return (
        doc[end - 1].tag_ == "NNPS"
        and not words & role_words()
        and not any(token.ent_type_ == "PERSON" for token in doc[start:end])
    )


def _is_named(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a row before a common noun is a name, and no adjective and no place."""
    return doc[end].text.islower() and all(
        token.pos_ == "PROPN" and token.ent_type_ not in ("GPE", "LOC", "NORP")
        for token in doc[start:end]
    )
