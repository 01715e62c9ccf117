"""Names that the catalogue lists: states by name, demonym, capital or seat, and organisations."""

from functools import cache
from typing import TYPE_CHECKING, Literal

from detente import catalogue
from detente.reading.names import Form, Name, could_be_name, longest
from detente.reading.parse import Parsed, pipeline
from detente.reading.roles import role_words

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher

    from detente.reading.tokens import Doc

_AT_A_PLACE = frozenset(("in", "at", "near", "outside", "around", "towards"))
Meaning = tuple[Literal["state", "organisation"], tuple[str, ...], Form]


def listed(parsed: Parsed) -> list[Name]:
    """Find the names that the catalogue lists.

    The key of a demonym that several states share holds all of them, joined by ``|``.
    """
    matcher, meanings = _matcher()
    found = []
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        for word, start, end in matcher(doc.source):
            kind, keys, form = meanings[doc.source.vocab.strings[word]]
            if _is_part(doc, start, end, form):
                continue
            place = form == "capital" and _is_place(doc, start)
            found.append(Name(at, start, end, kind, "|".join(keys), form, place=place))
    return [name for name in longest(found) if name.key]


def _is_part(doc: "Doc", start: int, end: int, form: Form) -> bool:
    """Tell whether a state's name is part of another name: "Air France", "British Columbia"."""
    if form not in ("name", "demonym") or not doc[start].ent_type_:
        return False
    entity = next((e for e in doc.ents if e.start <= start and end <= e.end), None)
    if entity is None or entity.end - entity.start == end - start:
        return False
    words = [token for token in entity if not start <= token.i < end]
    plain = any(not could_be_name(token) or token.lower_ in role_words() for token in words)
    if plain or any(token.lower_ in catalogue.bodies() for token in words):
        return False
    if entity.label_ == "GPE" and form == "demonym":
        return entity.start == start and entity.end == end + 1
    return entity.label_ == "ORG" and form == "name" and entity.end == end and len(words) == 1


@cache
def _matcher() -> "tuple[PhraseMatcher, dict[str, Meaning]]":
    from spacy.matcher import PhraseMatcher

    nlp = pipeline()
    meanings = _meanings()
    matcher = PhraseMatcher(nlp.vocab)
    for form in meanings:
        matcher.add(form, [nlp.make_doc(form)])
    return matcher, meanings


def _meanings() -> dict[str, Meaning]:
    meanings: dict[str, Meaning] = dict.fromkeys(catalogue.lookalikes(), ("state", (), "name"))
    for organisation in catalogue.organisations():
        for word in (organisation.name, *organisation.names):
            meanings.setdefault(word, ("organisation", (organisation.id,), "name"))
    # A form that a former state shares with a living one means the living one.
    states = sorted(catalogue.states(), key=lambda state: state.until is not None)
    for state in states:
        for word in (state.name, *state.names):
            meanings.setdefault(word, ("state", (state.id,), "name"))
    for state in states:
        for word in state.demonyms:
            kind, keys, form = meanings.get(word, ("state", (), "demonym"))
            if form == "demonym" and (state.until is None or not keys):
                meanings[word] = (kind, (*keys, state.id), form)
        for word in state.seats:
            meanings.setdefault(word.removeprefix("the "), ("state", (state.id,), "seat"))
        if state.capital is not None:
            meanings.setdefault(state.capital, ("state", (state.id,), "capital"))
    return meanings


def _is_place(doc: "Doc", start: int) -> bool:
    head = doc[start]
    while head.dep_ in ("compound", "conj", "appos") and head.head != head:
        head = head.head
    before = doc[start - 1].lower_ if start else ""
    after = doc[start + 1] if start + 1 < len(doc) else None
    instruments = catalogue.talks().instruments
    if after is not None and after.lower_ in instruments:
        # "The Minsk agreements", "the Helsinki Final Act".
        return True
    if before == "of" and start > 1 and doc[start - 2].lower_ in instruments:
        return True
    return before in _AT_A_PLACE or (head.dep_ == "pobj" and head.head.lower_ in _AT_A_PLACE)
