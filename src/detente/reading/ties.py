"""What ties a person to a side: "A, who leads the union", "A was elected head of B".

A tie is read from the grammar alone. Whom its noun phrase stands for is asked elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.names import Name
from detente.reading.roles import is_owned, is_sent_to, role_words, sender
from detente.reading.units import units_of

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_OF = frozenset(("of", "for", "at", "from", "with"))
_MADE = frozenset(
    ("elect", "appoint", "name", "make", "choose", "install", "become", "be", "serve")
)


@dataclass(frozen=True, slots=True)
class Tie:
    """The head of the noun phrase for a side, and the office held there, where one is told."""

    owner: "Token"
    role: "Token | None"


def ties(doc: "Doc", name: Name) -> Iterator[Tie]:
    """Return what ties a person to sides where a name stands, the surest first."""
    units = units_of(doc, name)
    for unit in units:
        yield from _of_role(unit)
        yield from _among(unit)
    for verb in _verbs(doc, name, units):
        yield from _of_verb(verb)
    for unit in units:
        yield from _of_others(unit)


def noun_ties(head: "Token") -> Iterator[Tie]:
    """Return what ties somebody unnamed to sides: "a civil servant who works with A"."""
    for verb in (c for c in head.children if c.dep_ in ("relcl", "acl")):
        if _is_affirmed(verb):
            yield from _of_verb(verb)


def is_apart(doc: "Doc", name: Name) -> bool:
    """Tell whether a person is said to have been in office, not to lead, or to be a relative's."""
    units = units_of(doc, name)
    verbs = [c for unit in units for c in unit.children if c.dep_ in ("relcl", "acl")]
    who = _who(doc, name)
    verbs += [] if who is None else [who.head]
    kin = catalogue.signs().kin
    return (
        any(_is_parted(unit) and not _is_past_trade(unit) for unit in units)
        or any(c.dep_ == "neg" for verb in verbs for c in verb.children)
        or any(c.dep_ == "nsubjpass" and c.lower_ in kin for v in verbs for c in v.children)
    )


def _is_past_trade(unit: "Token") -> bool:
    """Tell whether an aside only tells what somebody did before: "envoy A, a former *judge*"."""
    owned = any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in _OF) for c in unit.children)
    return unit.dep_ == "appos" and unit.lower_ not in role_words() and not owned


def described(doc: "Doc", name: Name) -> frozenset[str]:
    """Return the nouns, as lemmas, by which a text describes a person where a name stands."""
    units = units_of(doc, name)
    nouns = {
        called
        for unit in units
        if unit.pos_ == "NOUN"
        for called in (office(unit)[1:] if _is_parted(unit) else office(unit))
    }
    for verb in _verbs(doc, name, units):
        nouns |= {called for role in _offices(verb) for called in office(role)}
        if verb.lemma_.lower() in ("lead", "head"):
            nouns.add("leader")
        if any(_portfolios(verb)):
            nouns.add("minister")
    first = name.title[0] if name.title else name.start
    before = takewhile(lambda token: token.pos_ in ("NOUN", "ADJ"), reversed(doc[:first]))
    nouns |= {token.lemma_.lower() for token in before if token.pos_ == "NOUN"}
    return frozenset(nouns)


def office(noun: "Token") -> tuple[str, str]:
    """Return what somebody is called, as one word and with the nouns before it."""
    before = [c.lower_ for c in noun.children if c.dep_ in ("compound", "amod", "nmod")]
    lemma = noun.lemma_.lower()
    return lemma, " ".join((*before, lemma))


def _verbs(doc: "Doc", name: Name, units: list["Token"]) -> list["Token"]:
    """Return the verbs of which a person is the subject, in relative clauses and outside."""
    verbs = [unit.head for unit in units if unit.dep_ in ("nsubj", "nsubjpass")]
    verbs += [c for unit in units for c in unit.children if c.dep_ in ("relcl", "acl")]
    who = _who(doc, name)
    verbs += [] if who is None else [who.head]
    joined = [c for v in verbs for c in v.children if c.dep_ == "conj" and not _has_subject(c)]
    joined += [c for v in verbs if v.dep_ == "relcl" for c in _strayed(v)]
    return [v for v in dict.fromkeys((*verbs, *joined)) if _is_affirmed(v)]


def _strayed(clause: "Token") -> Iterator["Token"]:
    """Yield the verbs behind a relative clause that the parse joins to a verb before it.

    No comma ends the clause: "A response came from Ana Roe, who has driven for years *and leads*
    the team".
    """
    behind = takewhile(lambda token: not token.is_punct, clause.doc[clause.i + 1 : clause.sent.end])
    for verb in behind:
        if verb.dep_ == "conj" and verb.head.i < clause.head.i and not _has_subject(verb):
            yield verb


def _who(doc: "Doc", name: Name) -> "Token | None":
    """Return the "who" behind a name, before any verb."""
    found = next(
        (
            token
            for token in doc[name.end :]
            if token.lower_ == "who" or token.is_sent_start or token.pos_ == "VERB"
        ),
        None,
    )
    return found if found is not None and found.lower_ == "who" else None


def _has_subject(verb: "Token") -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _is_of_others(verb: "Token") -> bool:
    """Tell whether a relative clause has a subject of its own: "whom London has sent"."""
    return verb.dep_ == "relcl" and any(
        c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in ("who", "that", "which")
        for c in verb.children
    )


def _is_affirmed(verb: "Token") -> bool:
    """Tell whether a verb tells what somebody does, not what others do or what nobody does."""
    return not _is_of_others(verb) and all(c.dep_ != "neg" for c in verb.children)


def _of_role(role: "Token") -> Iterator[Tie]:
    """Return to whom an office belongs: "its chairman", "chairman of the union", "union boss"."""
    if _is_parted(role) or role.lemma_ == "counterpart":
        return
    if is_from_elsewhere(role):
        yield from (Tie(below, role) for below in _behind(role, ("from", "in")))
        return
    if role.lower_ in catalogue.roles().advocates:
        for prep in (c for c in role.children if c.dep_ == "prep" and c.lower_ == "for"):
            yield from (Tie(below, role) for below in prep.children if below.dep_ == "pobj")
    for child in role.children:
        of_person = child.lower_ in ("his", "her")
        if child.dep_ == "poss" and is_owned(role.lower_, of_person=of_person):
            yield Tie(child, role)
    if role.lower_ not in role_words():
        return
    sent_by = sender(role)
    if sent_by is not None:
        yield Tie(sent_by, role)
    of = _OF - {"for"} if is_sent_to(role) else _OF
    for child in role.children:
        if child.dep_ == "prep" and child.lower_ in of:
            yield from (Tie(below, role) for below in child.children if below.dep_ == "pobj")


def _among(one: "Token") -> Iterator[Tie]:
    """Return among whom somebody is: "one of its leaders", "the eldest of the judges"."""
    if one.lower_ != "one" and one.tag_ != "JJS":
        return
    for those in _behind(one, ("of",)):
        yield from _of_role(those)
        yield from noun_ties(those)
        yield Tie(those, None)


def is_from_elsewhere(role: "Token") -> bool:
    """Tell whether a peer is of another side: "her counterpart", "her colleague from Lima"."""
    if role.lemma_ == "counterpart":
        return True
    return role.lemma_ == "colleague" and any(
        c.lower_ in ("from", "in") or (c.dep_ in ("amod", "compound") and c.text[:1].isupper())
        for c in role.children
    )


def _is_parted(role: "Token") -> bool:
    parted = catalogue.roles().parted
    return role.lower_ in parted or any(
        c.lower_ in parted for c in role.children if c.dep_ in ("amod", "compound", "nmod")
    )


def _of_verb(verb: "Token") -> Iterator[Tie]:
    """Return the sides that the subject of a verb leads, speaks for, or was sent by."""
    roles = catalogue.roles()
    particles = {c.lower_ for c in verb.children if c.dep_ == "prt"}
    lemma = verb.lemma_.lower()
    if not roles.spoken_for.isdisjoint((lemma, *(f"{lemma} {p}" for p in particles))):
        yield from (Tie(c, None) for c in verb.children if c.dep_ == "dobj")
    if lemma in roles.for_side:
        yield from (Tie(below, None) for below in _behind(verb, ("for",)))
    for portfolio in _portfolios(verb):
        where = (*_behind(portfolio, ("in",)), *_behind(verb, ("in",)))
        yield from (Tie(below, None) for below in where)
    if lemma == "preside":
        over = _behind(verb, ("over",))
        yield from (Tie(below, None) for below in over if below.pos_ == "PROPN")
    if lemma in ("work", "sit"):
        yield from (Tie(below, None) for below in _behind(verb, ("with", "at", "on")))
    if lemma in roles.sent:
        yield from (Tie(below, None) for below in _behind(verb, ("by",)))
    for role in _offices(verb):
        yield from _of_role(role)
        yield from _among(role)


def _offices(verb: "Token") -> Iterator["Token"]:
    """Return what a verb says that its subject is: "is the spokesman", "works as chief"."""
    lemma = verb.lemma_.lower()
    if lemma in _MADE:
        for child in verb.children:
            if child.dep_ in ("attr", "oprd") and child.pos_ in ("NOUN", "NUM", "ADJ"):
                yield child
    if (
        lemma in _MADE
        or lemma in catalogue.roles().spoken_for
        or lemma in catalogue.roles().for_side
    ):
        yield from _behind(verb, ("as",))


def _portfolios(verb: "Token") -> Iterator["Token"]:
    """Return the ministry that a verb says its subject holds: "holds the health *portfolio*"."""
    if verb.lemma_.lower() in ("hold", "have", "take"):
        yield from (c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "portfolio")


def _behind(verb: "Token", prepositions: tuple[str, ...]) -> Iterator["Token"]:
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            yield from (below for below in child.children if below.dep_ == "pobj")


def _of_others(unit: "Token") -> Iterator[Tie]:
    """Return the sides that are said to be led by a person, to have sent one, or to be whose."""
    roles = catalogue.roles()
    verb = unit.head
    led = verb.head
    by = unit.dep_ == "pobj" and verb.lower_ == "by"
    if by and led.lemma_.lower() in roles.spoken_for:
        if led.dep_ == "acl":
            yield Tie(led.head, None)
        yield from (Tie(c, None) for c in led.children if c.dep_ == "nsubjpass")
    if unit.dep_ == "dobj" and verb.lemma_.lower() in roles.sent:
        yield from (Tie(c, None) for c in verb.children if c.dep_ == "nsubj")
    if unit.dep_ == "attr" and verb.lemma_ == "be":
        # "Its spokesman is A".
        for child in verb.children:
            if child.dep_ == "nsubj" and child.pos_ == "NOUN":
                yield from _of_role(child)
    if unit.dep_ == "poss" and verb.pos_ == "PROPN":
        # "Roe's Northern Alliance".
        yield Tie(verb, None)
    for clause in (c for c in unit.children if c.dep_ == "relcl"):
        sender = next((c for c in clause.children if c.dep_ == "nsubj"), None)
        if sender is not None and clause.lemma_.lower() in roles.sent and _is_of_others(clause):
            yield Tie(sender, None)
        if sender is not None and any(c.lower_ == "whose" for c in sender.children):
            yield Tie(sender, None)
