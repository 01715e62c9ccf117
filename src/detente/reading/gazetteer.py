"""Names that the catalogue lists: states by name, demonym, capital or seat, and organisations."""

from functools import cache
from typing import TYPE_CHECKING, Literal

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.names import Form, Name, could_be_name, longest
from detente.reading.parse import Parsed, dictionary, pipeline
from detente.reading.roles import role_words

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher

    from detente.reading.tokens import Doc

_PLACES = frozenset(("capital", "region"))
_NOTHING: "Meaning" = ("state", (), "name")
_AT_A_PLACE = frozenset(("in", "at", "near", "outside", "around", "towards"))
Place = catalogue.State | catalogue.Province
Meaning = tuple[Literal["state", "organisation", "body"], tuple[str, ...], Form]


def listed(parsed: Parsed) -> list[Name]:
    """Find the names that the catalogue lists.

    The key of a form that several states share holds all of them, joined by ``|``.
    """
    matcher, meanings = _matcher()
    found = []
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        for word, start, end in matcher(doc.source):
            kind, keys, form = meanings[doc.source.vocab.strings[word]]
            if kind == "organisation" and _is_common_in_capitals(doc, start, end):
                continue
            place = _is_based(doc, end) or (form in _PLACES and _is_place(doc, start, end))
            found.append(Name(at, start, end, kind, "|".join(keys), form, place=place))
    chosen = longest(found)
    own = _own_acronyms(parsed, chosen)
    return [name for name in chosen if name.key and _written(parsed, name) not in own]


def _is_common_in_capitals(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a word is one of a heading in capitals and may be a common one: "WHO PAYS"."""
    common = end - start == 1 and doc[start].text.isupper() and doc[start].lower_ in dictionary()
    others = [token for token in doc if token.is_alpha and token.i != start] if common else []
    return bool(others) and all(token.text.isupper() for token in others)


def _own_acronyms(parsed: Parsed, found: list[Name]) -> set[str]:
    """Return acronyms that the text gives to bodies of its own: "Northern Rebel Council (NRC)"."""
    ends = {(name.paragraph, name.end): name.key for name in found}
    own = set()
    for name in found:
        doc, at = parsed.paragraphs[name.paragraph].parse, name.start - 1
        closed = name.end < len(doc) and doc[name.end].text == ")"
        if name.kind != "organisation" or at < 1 or doc[at].text != "(" or not closed:
            continue
        if could_be_name(doc[at - 1]) and ends.get((name.paragraph, at)) != name.key:
            own.add(_written(parsed, name))
    return own


def _written(parsed: Parsed, name: Name) -> str:
    return parsed.paragraphs[name.paragraph].parse[name.start : name.end].text


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
    for province in catalogue.provinces():
        for word in (province.name, *province.names):
            if not meanings.get(word, _NOTHING)[1]:
                meanings[word] = ("body", (province.id,), "region")
    places: list[Place] = [*states, *catalogue.provinces()]
    for place in places:
        for word in place.demonyms:
            _share(meanings, word, place, "demonym")
        for word in place.seats:
            _share(meanings, word.removeprefix("the "), place, "seat")
        if place.capital is not None:
            _share(meanings, place.capital, place, "capital")
    return meanings


def _share(meanings: dict[str, Meaning], word: str, place: Place, form: Form) -> None:
    """Let a form mean one more place, unless it means something surer or a living state."""
    kind: Literal["state", "body"] = "body" if isinstance(place, catalogue.Province) else "state"
    first, keys, as_form = meanings.get(word, (kind, (), form))
    if as_form == form and place.id not in keys and (place.until is None or not keys):
        meanings[word] = (first, (*keys, place.id), form)


def _is_based(doc: "Doc", end: int) -> bool:
    """Tell whether a name only says where something is: "a Vienna-based company"."""
    return end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].lower_ == "based"


def _is_place(doc: "Doc", start: int, end: int) -> bool:
    if _says_where(doc, start, end):
        return True
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


def _says_where(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a place only says where a thing is: "the Vienna firm", "Lund, Ontario,"."""
    if start > 1 and doc[start - 1].text == "," and could_be_name(doc[start - 2]):
        return end >= len(doc) or doc[end].is_punct
    token = doc[end - 1]
    noun = token.head
    if token.dep_ not in ("compound", "nmod", "amod") or noun.i < end or not noun.text.islower():
        return False
    acts = noun.lower_ in role_words() or entries(noun)
    return noun.lower_ in catalogue.kinds() or not acts
