"""Titles and role nouns: what marks a person of a side, and what marks one of none."""

from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.names import Name
from detente.reading.parse import nouns_only
from detente.reading.sorts import sorts_called

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

# An owner's "its", and the "'s" behind one.
_OWNERS = ("poss", "case")


def title_of(doc: "Doc", name: Name) -> str | None:
    """Return the title that stands before a name, as written, or None."""
    return None if name.title is None else str(doc[name.title[0] : name.title[1]].text)


def is_outsider(doc: "Doc", name: Name) -> bool:
    """Tell whether a person is introduced as one who comments and stands for no side."""
    start = name.title[0] if name.title else name.start
    words = {t.lemma_.lower() for t in doc[max(0, start - 2) : start]}
    for token in doc[name.end : name.end + 10]:
        if token.pos_ in ("VERB", "AUX") or token.text in ".;:":
            break
        if token.text[0].isupper() and token.lower_ in catalogue.roles().observers:
            return True
        words.add(token.lemma_.lower())
    if start < name.start:
        words |= {t.lemma_.lower() for t in doc[start : name.start]}
    return not words.isdisjoint(catalogue.roles().outsiders)


def tells_where(doc: "Doc", name: Name) -> bool:
    """Tell whether a state behind an owner tells only where: "the yard's *Polish* director"."""
    before = doc[name.start - 1] if name.start else None
    return name.form in ("demonym", "capital") and before is not None and before.dep_ in _OWNERS


def is_sent_to(role: "Token") -> bool:
    """Tell whether the side behind "for" is whom an envoy deals with: "UN *envoy* for Syria"."""
    if role.lower_ not in catalogue.roles().emissaries:
        return False
    before = [c for c in role.children if c.dep_ in ("compound", "nmod", "amod", "poss")]
    return sender(role) is not None or any(c.lower_ == "special" for c in before)


def sender(role: "Token") -> "Token | None":
    """Return the side before an envoy for another: "the *UN* special envoy for Syria"."""
    for_another = any(c.lower_ == "for" for c in role.children)
    if role.lower_ not in catalogue.roles().emissaries or not for_another:
        return None
    kept = role_words() | {"special", "chief", "senior", "deputy"}
    before = (c for c in role.children if c.dep_ in ("compound", "nmod", "amod") and c.i < role.i)
    named = (c for c in before if c.text[:1].isupper() and c.lower_ not in kept)
    return next((c for c in named if c.pos_ in ("PROPN", "ADJ")), None)


def is_of_none_listed(doc: "Doc", person: Name) -> bool:
    """Tell whether a title has a side before it that nobody lists: "Faroese Minister A".

    "Conservation Minister A" has none.
    """
    at = -1 if person.title is None else person.title[0] - 1
    if at < 0:
        return False
    before = doc[at]
    named = before.text[:1].isupper() and before.pos_ in ("ADJ", "PROPN")
    word = before.lower_
    singular = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
    beside = word == "and" and doc[person.start : person.end].root.dep_ == "conj"
    return beside or (named and _portfolios().isdisjoint(singular))


@cache
def _portfolios() -> frozenset[str]:
    """Return nouns, lower case, that may tell of what somebody is a minister."""
    demonyms = {word.lower() for state in catalogue.states() for word in state.demonyms}
    demonyms |= {word.lower() for place in catalogue.provinces() for word in place.demonyms}
    return nouns_only() - demonyms


@cache
def role_words() -> frozenset[str]:
    """Return every word, lower case, that may stand in a title or for a person of a side."""
    roles = catalogue.roles()
    words = {
        word.lower()
        for title in (*roles.titles, *roles.person_nouns, *roles.apart)
        for word in title.split()
    }
    return frozenset(words - {"of", "the", "for", "and", "d'affaires"}) | frozenset(
        catalogue.organs()
    )


def could_be_person(noun: str) -> bool:
    """Tell whether a common noun, lower case, is one for a person, going by how it is made."""
    if noun in catalogue.organs() or sorts_called(noun) or noun in catalogue.english().things:
        return False
    return noun in role_words() or noun.endswith(catalogue.english().person_endings)


def is_owned(noun: str, *, of_person: bool) -> bool:
    """Tell whether a noun, lower case, is one for a person who stands for whoever owns it.

    "Its geologist" speaks for it; "its critic" and "its customer" do not. Of what a person has
    ("her lawyer", "her superior"), only officers and who speaks by trade are on the same side.
    """
    roles, signs = catalogue.roles(), catalogue.signs()
    if noun in roles.advocates or noun in role_words():
        return True
    if of_person or noun in signs.kin or noun in roles.parted or noun in roles.dealing:
        return False
    return could_be_person(noun) or noun.endswith(tuple(signs.person_endings))


def is_of_organ(noun: "Token") -> bool:
    """Tell whether a noun belongs to an organ of a state: "the army's media wing"."""
    national = catalogue.roles().national
    return any(child.dep_ == "poss" and child.lower_ in national for child in noun.children)


def is_counterparty(noun: "Token") -> bool:
    """Tell whether a noun is one for who deals with its owner: "its creditors", "A's landlord".

    Also "the owner of A", who is none of its people.
    """
    owned = noun.tag_ == "NNS" or any(c.dep_ == "poss" or c.lower_ == "of" for c in noun.children)
    return owned and noun.lemma_.lower() in catalogue.roles().counterparties


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for organisation in catalogue.organisations():
        for noun in organisation.nouns:
            table.setdefault(noun, []).append(organisation.id)
    return {noun: tuple(keys) for noun, keys in table.items()}


def organisation_by_noun(noun: str, named: list[str]) -> str | None:
    """Return the organisation named last in ``named`` to which a common noun may refer."""
    keys = _nouns().get(noun, ())
    return next((key for key in reversed(named) if key in keys), None)
