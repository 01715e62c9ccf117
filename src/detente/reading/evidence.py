"""What one mention of a name tells of what it is: a person, a body, a place, or a thing."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente import catalogue
from detente.reading import asides
from detente.reading.agency import acts, taken_up
from detente.reading.roles import role_words

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

Nature = Literal["person", "body", "place", "thing", "agent", "doer"]
Hint = tuple[Nature, float]
_LABELS: dict[str, Nature] = {
    "PERSON": "person",
    "ORG": "body",
    "NORP": "body",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "LAW": "thing",
    "WORK_OF_ART": "thing",
    "PRODUCT": "thing",
    "EVENT": "thing",
}
_SAYING = frozenset(("say", "tell", "add", "ask", "warn", "note", "explain", "reply"))
_ABOARD = frozenset(("aboard", "onboard"))
_POINTED = frozenset(("of", "at", "in"))
_JOINTS = frozenset(("of", "for", "de", "du", "des", "del", "della", "di", "der"))


def hints(doc: "Doc", start: int, end: int) -> Iterator[Hint]:
    """Return what a mention, tokens ``start`` to ``end`` (exclusive), tells, with weights.

    An ``agent`` reports, demands or does something in words; it may be a person or a body, and a
    place only as the body that governs it. A ``doer`` is one that does more than say.
    """
    yield from _before(doc, start, end)
    yield from _behind(doc, start, end)
    pronoun = taken_up(doc, start, end)
    if pronoun is not None:
        yield ("body" if pronoun == "its" else "person"), 1.0
    if acts(doc, start, end):
        yield "agent", 1.0
        if doc[start:end].root.head.lemma_ not in _SAYING:
            yield "doer", 1.0


def guess(doc: "Doc", start: int, end: int) -> Hint | None:
    """Return what the parser takes a mention for."""
    labels = [token.ent_type_ for token in doc[start:end]]
    label = max(set(labels), key=labels.count)
    if label not in _LABELS or labels.count(label) * 2 <= len(labels):
        return None
    return _LABELS[label], 2.0 if label == "PERSON" and len(labels) > 1 else 1.0


def form(words: Sequence[str]) -> Iterator[Hint]:
    """Return what the words of a name of several words tell."""
    signs = catalogue.signs()
    if len(words) < 2:
        return
    lower = [word.lower().rstrip(".") for word in words]
    joint = next((i for i, word in enumerate(lower) if i and word in _JOINTS), len(words))
    heads = {joint - 1, len(words) - 1}
    if any(lower[i] in catalogue.bodies() for i in heads):
        yield "body", 3.0
    elif any(word in catalogue.bodies() for word in lower):
        yield "body", 2.0
    if any(words[i] in signs.works for i in heads):
        yield "thing", 4.0
    if lower[0] in catalogue.common_first():
        yield "body", 1.5
    if words[0] in signs.place_heads or words[-1] in signs.place_heads:
        yield "place", 2.0


def _before(doc: "Doc", start: int, end: int) -> Iterator[Hint]:
    if not start:
        return
    signs = catalogue.signs()
    article = doc[start - 1].lower_ == "the"
    at = start - 2 if article else start - 1
    if article:
        modifies = end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN")
        yield "body", 0.5 if modifies else 1.5
        yield "place", 0.5
        yield "thing", 0.5
    if at < 0:
        return
    word = doc[at]
    if word.lower_ in _ABOARD or (word.lower_ == "board" and at and doc[at - 1].lower_ == "on"):
        yield "thing", 4.0
    noun = doc[at - 1] if at and doc[at - 1].text.islower() else None
    if noun is not None and word.lower_ == "of" and noun.lower_ in signs.place_nouns:
        yield "place", 4.0
    elif noun is not None and _points(word.lower_, noun):
        yield "body", 2.0
    elif word.lower_ in signs.at_a_place and not article:
        yield "place", 2.0 if word.lower_ == "in" else 1.5
    if word.text.islower() and word.pos_ in ("NOUN", "ADJ", "PROPN") and word.lower_ not in ("of",):
        if word.lower_ in signs.bearers:
            yield "thing", 4.0
        elif word.lower_ in signs.place_nouns and not article:
            yield "place", 3.0
        elif is_kind(word) and not article:
            yield "body", _kind_weight(word)
        elif is_person_noun(word) and not article:
            yield "person", 3.0
    noun_before = asides.before(doc, start, end)
    if noun_before is not None:
        if is_person_noun(noun_before) and not article:
            yield "person", 3.0
        elif noun_before.lower_ in signs.bearers:
            yield "thing", 3.0
        elif is_kind(noun_before):
            if _is_persons(noun_before):
                # "The chairman of the union, Ana Roe".
                yield "person", 2.0
            elif doc[start:end].root.head is noun_before:
                yield "body", _kind_weight(noun_before)
            else:
                yield "body", 2.0
                yield "person", 1.0


def _behind(doc: "Doc", start: int, end: int) -> Iterator[Hint]:
    if end >= len(doc):
        return
    signs = catalogue.signs()
    if asides.aged(doc, end):
        yield "person", 4.0
    noun = asides.behind(doc, end) or asides.predicate(doc, start, end)
    if noun is not None and not _is_at_a_place(doc, start):
        if is_person_noun(noun):
            yield "person", 3.0
        elif noun.lower_ in signs.bearers:
            yield "thing", 3.0
        elif noun.lower_ in signs.place_nouns:
            yield "place", 4.0
        elif is_kind(noun):
            yield "body", 1.0 + _kind_weight(noun)
    after = doc[end]
    nxt = doc[end + 1] if end + 1 < len(doc) else None
    if after.text == "," and nxt is not None:
        if nxt.lower_ == "who":
            yield "person", 3.0
        elif nxt.lower_ in ("which", "where"):
            yield "body", 1.0
            yield "place", 2.0 if nxt.lower_ == "where" else 1.0
    elif after.lower_ == "who":
        yield "person", 2.0
    elif after.text == "-" and nxt is not None and nxt.lower_ == "based":
        yield "place", 4.0
    elif after.lower_ == "'s" and nxt is not None:
        owned = {token.lower_ for token in doc[end + 1 : end + 4]}
        if nxt.lower_ in signs.kin:
            yield "person", 3.0
        elif owned & (signs.belongings | signs.of_bodies):
            yield "body", 3.0 if owned & signs.of_bodies else 1.5
    elif after.text.islower() and after.pos_ == "NOUN":
        if after.lower_ in signs.place_nouns:
            yield "place", 2.0
        elif after.lower_ in signs.belongings:
            yield "body", 1.0


def _kind_weight(noun: "Token") -> float:
    """Return how much a noun tells of a body; a maker or a bidder may be a person, too."""
    return 3.0 if noun.lower_.endswith(("er", "or")) else 3.5


def _is_persons(noun: "Token") -> bool:
    """Tell whether a noun only says whose person is meant."""
    of = noun.head
    return of.lower_ in ("of", "for") and is_person_word(of.head.lower_)


def _is_at_a_place(doc: "Doc", start: int) -> bool:
    """Tell whether a comma behind a name ends an adverb: "In Lima, a lawyer said"."""
    before = doc[start - 1].lower_ if start else ""
    return before == "from" or before in catalogue.signs().at_a_place


def _points(word: str, noun: "Token") -> bool:
    """Tell whether a preposition points to whom a noun belongs: "shares in", "a nurse at"."""
    if word in _POINTED and noun.lower_ in catalogue.signs().belongings:
        return True
    return word == "at" and (is_person_word(noun.lower_) or noun.lower_ in role_words())


def is_person_noun(token: "Token") -> bool:
    """Tell whether a common noun names one person: "fitter", "chairwoman"."""
    return token.tag_ != "NNS" and is_person_word(token.lower_)


@cache
def is_person_word(word: str) -> bool:
    """Tell whether a word is a common noun for one person."""
    signs = catalogue.signs()
    return word in signs.persons or word.endswith(signs.person_endings)


def is_kind(token: "Token") -> bool:
    """Tell whether a common noun says what a body is: "fund", "movement", "maker"."""
    word = token.lower_
    return word in catalogue.kinds() or (word in _kinds() and not is_person_word(word))


@cache
def _kinds() -> frozenset[str]:
    return frozenset(noun for sort in catalogue.sorts() for noun in sort.nouns)
