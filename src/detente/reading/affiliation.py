"""Who speaks for whom, learnt from titles, appositions and possessives in the text itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.grammar import agent
from detente.reading.names import Name, Names
from detente.reading.parse import Parsed
from detente.reading.roles import (
    is_outsider,
    is_sent_to,
    organisation_by_noun,
    role_words,
    tells_where,
    title_of,
)
from detente.reading.sorts import sort_of

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_ASIDE = 12
_OF = frozenset(("of", "for", "from", "at"))
_AGAINST = frozenset(("without", "against", "from", "with", "after", "before", "than"))


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person's party, and the tokens of a paragraph that say so (``end`` exclusive)."""

    person: str
    party: str
    title: str | None
    paragraph: int
    start: int
    end: int
    rule: str


def affiliations(parsed: Parsed, names: Names) -> tuple[Affiliation, ...]:
    """Return what the text says of who speaks for whom, in the order of the text.

    Rules, surest first: ``title-before`` ("US envoy A"), ``coordination`` ("Russian negotiators
    A and B"), ``apposition`` ("A, the negotiator of B"), ``of-phrase`` ("A of B"), ``heads`` ("A,
    who headed the US delegation"), ``reports-to`` ("Russian negotiators return to President A"),
    ``title-of-state`` (a title that only one state has) and ``possessive-of-person`` ("A's
    spokesman B", where A's party is known).
    """
    found: list[Affiliation] = []
    for name in names.all:
        if name.kind != "person":
            continue
        doc = parsed.paragraphs[name.paragraph].parse
        if is_outsider(doc, name) and _leads(doc, name, names) is None:
            continue
        for rule, other in _claims(doc, name, names):
            found.append(_affiliation(doc, name, other, rule))
            break
    found.extend(_peculiar(parsed, names, {entry.person for entry in found}))
    by_person = {entry.person: entry.party for entry in reversed(found)}
    for name, other in _persons_of_persons(parsed, names):
        if name.key not in by_person and other.key in by_person:
            doc = parsed.paragraphs[name.paragraph].parse
            entry = _affiliation(doc, name, other, "possessive-of-person")
            found.append(
                Affiliation(
                    entry.person,
                    by_person[other.key],
                    entry.title,
                    entry.paragraph,
                    entry.start,
                    entry.end,
                    entry.rule,
                )
            )
    return tuple(found)


def _affiliation(doc: "Doc", name: Name, other: Name, rule: str) -> Affiliation:
    start = min(name.start, other.start, name.title[0] if name.title else name.start)
    end = max(name.end, other.end)
    if rule == "apposition" and other.start >= name.end:
        while end < len(doc) and not doc[end].is_punct and not doc[end].is_sent_start:
            end += 1
    return Affiliation(name.key, other.key, title_of(doc, name), name.paragraph, start, end, rule)


def _claims(doc: "Doc", name: Name, names: Names) -> Iterator[tuple[str, Name]]:
    before = _before(doc, name, names)
    if before is not None:
        yield before
    behind = _behind(doc, name, names)
    if behind is not None:
        yield behind
    headed = _headed(doc, name, names)
    if headed is not None:
        yield headed
    principal = _principal(doc, name, names)
    if principal is not None:
        yield principal


def _before(doc: "Doc", name: Name, names: Names) -> tuple[str, Name] | None:
    """Walk left from a name over its title and role words to the party they belong to."""
    at = (name.title[0] if name.title else name.start) - 1
    aside = name.title is None and at > 0 and doc[at].text == ","
    if aside and doc[at - 1].lower_ in role_words():
        at -= 1
    plural = False
    crossed: Name | None = None
    role = name.title is not None
    while at >= 0:
        token = doc[at]
        other = names.at(name.paragraph, at)
        if other is not None and other.kind == "person":
            beside = doc[other.end].lower_ == "and" and other.end == name.start - 1
            if crossed is None and (beside or (role and doc[other.end].lower_ in ("and", ","))):
                crossed = other
                at = (other.title[0] if other.title else other.start) - 1
                continue
            return None
        if other is not None and not other.place:
            if doc[name.start - 1].lower_ == "'s" and other.end == name.start - 1:
                return "possessive", other
            if not role or (crossed is not None and not plural):
                return None
            if tells_where(doc, other):
                return None
            if crossed is not None:
                return "coordination", other
            return ("apposition" if aside else "title-before"), other
        if token.lower_ in catalogue.roles().parted:
            return None
        if token.lower_ in role_words():
            role = True
            plural = plural or token.tag_ in ("NNS", "NNPS")
        elif token.text[:1].isupper() and token.lower_ not in ("the", "a"):
            noun = organisation_by_noun(token.lower_, _named(names, name))
            if noun is not None and role:
                return "title-before", Name(name.paragraph, at, at + 1, "organisation", noun)
        elif not (
            token.lower_
            in (
                "'s",
                "'",
                "and",
                "-",
                ",",
                "former",
                "acting",
                "top",
                "chief",
                "senior",
                "new",
                "deputy",
                "lead",
            )
            or token.pos_ in ("ADJ",)
        ) or (token.lower_ == "," and crossed is None):
            return None
        at -= 1
    return None


def _named(names: Names, upto: Name) -> list[str]:
    return [
        n.key
        for n in names.all
        if (n.paragraph, n.start) < (upto.paragraph, upto.start) and n.kind == "organisation"
    ]


def _behind(doc: "Doc", name: Name, names: Names) -> tuple[str, Name] | None:
    """Read what follows a name: ", who heads the US team", ", the envoy of B", " of B"."""
    at = name.end
    if at >= len(doc):
        return None
    led = _leads(doc, name, names)
    if led is not None:
        return "heads", led
    if doc[at].lower_ in _OF:
        if has_owner(doc, name):
            return None
        other = _first_party(doc, names, name.paragraph, at + 1, _phrase_end(doc, at + 1))
        if other is None or other.form == "capital" or "law-firm" in sort_of(names, other.key):
            return None
        return "of-phrase", other
    if doc[at].text not in (",", "("):
        return None
    stop = at + 1
    if stop + 1 < len(doc) and doc[stop].tag_ == "VBG" and doc[stop + 1].lower_ == "for":
        # "A, speaking for B".
        acts = doc[stop].lemma_.lower() in catalogue.roles().for_side
        other = _first_party(doc, names, name.paragraph, stop + 2, stop + 6) if acts else None
        return None if other is None else ("heads", other)
    if stop < len(doc) and doc[stop].lower_ in ("who", "which"):
        return None
    role = False
    while stop < len(doc) and doc[stop].text not in (",", ")") and not doc[stop].is_sent_start:
        role = role or doc[stop].lower_ in role_words()
        if doc[stop].pos_ in ("VERB", "AUX") or doc[stop].lower_ in catalogue.roles().parted:
            return None
        stop += 1
    other = _first_party(doc, names, name.paragraph, at + 1, stop)
    if other is None or not (role or _is_person_of(doc, at, other)):
        return None
    if any(is_sent_to(token) for token in doc[at : other.start]):
        return None
    return "apposition", other


def has_owner(doc: "Doc", person: Name) -> bool:
    """Tell whether an office is said to be somebody's: "*whose* minister, A", "*its* chair, A"."""
    root = doc[person.start : person.end].root
    nouns = (root, root.head) if root.dep_ == "appos" else (root,)
    return any(child.dep_ == "poss" for noun in nouns for child in noun.children)


def _phrase_end(doc: "Doc", start: int) -> int:
    """Return the end of the noun phrase that begins at ``start``: "the transport union Kopal"."""
    end = start
    while end < len(doc) and doc[end].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART"):
        end += 1
    return max(end, start + 1)


def _is_person_of(doc: "Doc", comma: int, owner: Name) -> bool:
    """Tell whether an aside opens with its owner: "A, Peru's point man on the dam"."""
    return owner.start == comma + 1 and owner.end < len(doc) and doc[owner.end].lower_ == "'s"


def _leads(doc: "Doc", name: Name, names: Names) -> Name | None:
    """Read a relative clause behind a name: "A, a nurse who leads the union B"."""
    spoken = catalogue.roles().spoken_for
    who = name.end
    while who < min(name.end + _ASIDE, len(doc)) and doc[who].lower_ != "who":
        if doc[who].is_sent_start or doc[who].pos_ in ("VERB", "AUX") or doc[who].text == '"':
            return None
        who += 1
    for at in range(who + 1, min(who + 6, len(doc))):
        if doc[at].text == "," or doc[at].is_sent_start or doc[at].dep_ == "neg":
            return None
        lemma = doc[at].lemma_.lower()
        pair = f"{lemma} {doc[at + 1].lower_}" if at + 1 < len(doc) else ""
        if (lemma in spoken and doc[at].pos_ in ("VERB", "NOUN")) or pair in spoken:
            other = _first_party(doc, names, name.paragraph, at + 1, at + 8)
            return other or _common(doc, names, name.paragraph, at + 1, at + 5)
        if lemma in catalogue.roles().for_side:
            behind = next(
                (i for i in range(at + 1, min(at + 5, len(doc))) if doc[i].lower_ == "for"), at
            )
            return (
                _first_party(doc, names, name.paragraph, behind + 1, behind + 5)
                if behind > at
                else None
            )
    return None


def _common(doc: "Doc", names: Names, paragraph: int, start: int, end: int) -> Name | None:
    """Return the one body of the text that "the committee" can mean."""
    for token in doc[start : min(end, len(doc))]:
        if token.pos_ == "NOUN" and token.lower_ in catalogue.bodies():
            keys = [
                key for key, full in names.bodies.items() if token.lower_ in full.lower().split()
            ]
            if len(keys) == 1 and doc[token.i - 1].lower_ == "the":
                return Name(paragraph, token.i, token.i + 1, "body", keys[0])
            return None
    return None


def _headed(doc: "Doc", name: Name, names: Names) -> tuple[str, Name] | None:
    """Read a clause about who leads or speaks for a side: "A and B spoke for C", "led by A"."""
    roles = catalogue.roles()
    root = doc[name.start : name.end].root
    while root.dep_ in ("conj", "appos", "compound") and root.head != root:
        root = root.head
    verb = root.head
    if root.dep_ in ("nsubj", "nsubjpass"):
        other = engaged(verb, name.paragraph, names)
        return None if other is None else ("heads", other)
    if root.dep_ == "dobj" and verb.lemma_ in roles.sent:
        sender = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if sender is not None:
            other = _first_party(doc, names, name.paragraph, sender.left_edge.i, sender.i + 1)
            return None if other is None else ("heads", other)
    led = verb.head
    if root.dep_ == "pobj" and verb.lower_ == "by" and led.lemma_ in roles.spoken_for:
        subject = next((c for c in led.children if c.dep_ == "nsubjpass"), None)
        noun = led.head if led.dep_ == "acl" else subject
        if noun is not None:
            other = _first_party(doc, names, name.paragraph, noun.left_edge.i, noun.i + 1)
            return None if other is None else ("heads", other)
    return None


def engaged(verb: "Token", paragraph: int, names: Names) -> Name | None:
    """Return the party for which a verb says that its subject leads, speaks or works, or None.

    "Heads the Peruvian team", "negotiates for Peru", "is Peru's envoy", "was sent by Peru".
    """
    doc, at = verb.doc, verb.i
    roles = catalogue.roles()
    after = doc[at + 1].lower_ if at + 1 < len(doc) else ""
    pair = f"{verb.lemma_} {after}"
    if verb.pos_ == "VERB" and (verb.lemma_ in roles.spoken_for or pair in roles.spoken_for):
        if after in _AGAINST:
            return None
        return _first_party(doc, names, paragraph, at + 1, at + 6)
    if verb.lemma_ in roles.for_side:
        ahead = range(at + 1, min(at + 5, len(doc)))
        behind = next((i for i in ahead if doc[i].lower_ == "for"), None)
        return (
            None if behind is None else _first_party(doc, names, paragraph, behind + 1, behind + 5)
        )
    if verb.lemma_ == "be":
        role = next((c for c in verb.children if c.dep_ == "attr"), None)
        words = set() if role is None else {t.lower_ for t in role.subtree}
        if role is None or role.lower_ not in role_words() or words & roles.parted:
            return None
        return _first_party(doc, names, paragraph, role.left_edge.i, role.right_edge.i + 1)
    made = next((c for c in verb.children if c.dep_ == "oprd"), None)
    if made is not None and made.lower_ in role_words():
        # "Was elected head of A".
        return _first_party(doc, names, paragraph, made.left_edge.i, made.right_edge.i + 1)
    if verb.lemma_ in roles.sent:
        by = agent(verb)
        if by is not None:
            return _first_party(doc, names, paragraph, by.left_edge.i, by.right_edge.i + 1)
    return None


def _first_party(doc: "Doc", names: Names, paragraph: int, start: int, end: int) -> Name | None:
    return next(
        (
            n
            for n in names.all
            if n.paragraph == paragraph
            and start <= n.start < end
            and n.kind != "person"
            and not n.place
            and not tells_where(doc, n)
        ),
        None,
    )


def _principal(doc: "Doc", name: Name, names: Names) -> tuple[str, Name] | None:
    """A delegation returns or reports to its own principal: "Russian negotiators return to A"."""
    start = name.title[0] if name.title else name.start
    if name.title is None or start < 2 or doc[start - 1].lower_ != "to":
        return None
    verb = doc[start - 1].head
    if verb.lemma_ not in ("return", "report", "answer"):
        return None
    for child in (*verb.children, *verb.head.children):
        if child.dep_ == "nsubj" and child.lower_ in role_words():
            owner = next(
                (
                    n
                    for n in names.within(name.paragraph, child.left_edge.i, child.i)
                    if n.kind != "person"
                ),
                None,
            )
            if owner is not None:
                return "reports-to", owner
    return None


def _peculiar(parsed: Parsed, names: Names, settled: set[str]) -> Iterator[Affiliation]:
    """Read titles that only one state has, where the text names that state."""
    named = {n.key for n in names.all if n.kind == "state"}
    for name in names.all:
        if name.kind != "person" or name.title is None or name.key in settled:
            continue
        title = title_of(parsed.paragraphs[name.paragraph].parse, name)
        for state, titles in catalogue.roles().peculiar.items():
            if title in titles and state in named:
                settled.add(name.key)
                yield Affiliation(
                    name.key,
                    state,
                    title,
                    name.paragraph,
                    name.title[0],
                    name.end,
                    "title-of-state",
                )


def _persons_of_persons(parsed: Parsed, names: Names) -> Iterator[tuple[Name, Name]]:
    for name in names.all:
        if name.kind != "person" or name.title is None or name.title[0] < 2:
            continue
        doc = parsed.paragraphs[name.paragraph].parse
        if doc[name.title[0] - 1].lower_ == "'s":
            other = names.at(name.paragraph, name.title[0] - 2)
            if other is not None and other.kind == "person":
                yield name, other
