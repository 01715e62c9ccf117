"""What a place where a person is named tells of each party for which the person may speak."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.leaning_words import alike, between
from detente.reading.names import Name, Names
from detente.reading.roles import could_be_person, role_words
from detente.reading.sorts import sort_of, sorts_called, sorts_led

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

Trait = tuple[str, str]
"""A party and what a place tells of it; the party "" is nobody."""

NOBODY = ""
_MANY = 4
_STEPS = 3
_THE = frozenset(("the", "its", "their", "his", "her"))
_TURNS = frozenset(("but", "not", "no", "yet"))


@dataclass(frozen=True, slots=True)
class Near:
    """A party named ``back`` sentences before, and whether it was the subject there."""

    party: str
    back: int
    subject: bool


def of_place(
    head: "Token",
    inside: Iterable[Name],
    near: Iterable[Near],
    parties_of: "Callable[[Token], tuple[str, ...]]",
) -> Iterator[Trait]:
    """Return what the sentence of ``head``, who is named there, and those before it tell.

    ``inside`` are the names of the sentence, ``near`` the parties spoken of up to the person, and
    ``parties_of`` tells whom a noun phrase stands for.
    """
    how, _ = _introduction(head)
    for party, trait in _before(near):
        yield party, trait
        yield party, f"{how}:{trait}"
    taken: set[int] = set()
    for name in inside:
        taken.update(range(name.start, name.end))
        if name.kind == "person":
            continue
        token = head.doc[name.start : name.end].root
        if name.place:
            yield name.key, f"seat:{_side(head, token)}"
            continue
        yield name.key, f"here:{_side(head, token)}"
        yield name.key, f"{how}:here:{_side(head, token)}"
        yield from ((name.key, trait) for trait in _ties(head, token))
    sentence = head.doc.sentence(head.i)
    for token in head.doc[sentence.start : sentence.end]:
        if token.i in taken or not _may_mean_a_party(token):
            continue
        found = parties_of(token)
        if len(found) == 1:
            yield found[0], f"meant:{_side(head, token)}"
            yield found[0], f"{how}:meant:{_side(head, token)}"
            yield from ((found[0], f"meant-{trait}") for trait in _ties(head, token))


def of_title(head: "Token", parties: Iterable[str]) -> Iterator[Trait]:
    """Return which parties have a word in common with what somebody is called."""
    words = _introduction(head)[1]
    for party in parties:
        own = party.split("-")
        if own[-1] in words:
            yield party, "in-title:head"
        elif words & set(own):
            yield party, "in-title"


def of_office(
    roles: Iterable[str],
    parties: Iterable[str],
    names: Names,
    home: str | None,
    dateline: str | None,
) -> Iterator[Trait]:
    """Return how well each party goes with the offices that a person bears."""
    offices = set(roles) - {""}
    led = sorts_of(offices)
    held = "held" if offices & role_words() else "called" if offices else "plain"
    yield NOBODY, f"office:{'sort' if led else held}"
    for word in sorted(offices):
        yield NOBODY, f"as:{word.split()[-1]}"
    of = {party: sort_of(names, party) for party in parties}
    fitting = [party for party, sorts in of.items() if sorts & led]
    nouns = {name.key: name for name in names.loose}
    called = {word.split()[-1] for word in offices}
    yield from alike(offices, of)
    for party, sorts in of.items():
        noun = party.rsplit("-", 1)[-1]
        if party in nouns:
            yield party, "loose:name" if names.bodies.get(party, "a")[0].isupper() else "loose"
        if noun in called or noun.removesuffix("s") in called:
            yield party, "called-so"
        for word in called:
            yield party, f"pair:{word}>{noun}"
            yield from ((party, f"pair:{word}>{sort}") for sort in sorted(sorts))
        if not led:
            fit = held
        elif sorts & led:
            fit = "only" if len(fitting) == 1 else "yes"
        else:
            fit = "open" if not sorts else "unfit"
        yield party, f"fit:{fit}"
        for sort in sorted(sorts):
            yield party, f"{'only' if len(sorts) == 1 else 'may'}:{sort}:{held}"
        if party == home:
            yield party, f"home:{fit}"
        if party == dateline:
            yield party, f"dateline:{fit}"


def of_words(
    doc: "Doc", start: int, end: int, inside: Iterable[Name], names: Names
) -> Iterator[Trait]:
    """Return what the words of a person, tokens ``start`` to ``end``, tell of the parties in them.

    One speaks of others by name, and of the own side as "our members".
    """
    spoken_of = {name.key for name in inside if name.kind != "person" and not name.place}
    for party in sorted(spoken_of):
        yield party, "spoken-of"
    ours: frozenset[str] = frozenset()
    for token in doc[start:end]:
        if any(child.lower_ == "our" for child in token.children):
            ours |= sorts_called(token.lower_) | sorts_called(token.lemma_.lower())
    if ours:
        for party in dict.fromkeys(n.key for n in names.all if n.kind != "person"):
            sorts = sort_of(names, party)
            if sorts:
                yield party, "ours" if sorts & ours else "not-ours"


def of_text(
    parties: Sequence[str], names: Names, main: Sequence[str], claimed: Container[str]
) -> Iterator[Trait]:
    """Return what the text as a whole tells: who matters in it, and who has a voice already."""
    everything = [n for n in (*names.all, *names.loose) if n.kind != "person" and not n.place]
    counts = Counter(n.key for n in everything)
    first = {n.key for n in everything if n.paragraph == 0}
    open_main = [party for party in main if party not in claimed]
    for party in parties:
        yield party, "main" if party in main else "minor"
        yield party, f"named:{min(counts[party], _MANY)}"
        yield party, "claimed" if party in claimed else "unclaimed"
        if party in first:
            yield party, "opens-text"
        if open_main == [party]:
            yield party, "last-unclaimed"
    yield NOBODY, f"parties:{min(len(parties), _MANY)}"


def could_have(sorts: frozenset[str], led: frozenset[str]) -> bool:
    """Tell whether a body of some sorts could have an officer whom the sorts ``led`` have."""
    return not led or not sorts or bool(sorts & led)


def sorts_of(offices: set[str]) -> frozenset[str]:
    """Return the sorts of body that have such officers; "chief executive" goes before "chief"."""
    led = {office: sorts_led(office) for office in sorted(offices)}
    longer = [sorts for office, sorts in led.items() if " " in office and sorts]
    found: frozenset[str] = frozenset().union(*(longer or led.values()))
    if not found and offices & catalogue.roles().ranks:
        return frozenset(("state", "armed-group"))
    if not found and offices & catalogue.roles().chairs:
        found = frozenset(sort.id for sort in catalogue.sorts() if sort.id != "state")
    state = catalogue.roles().state_offices
    return found | frozenset(("state",)) if any(office in state for office in offices) else found


def _before(near: Iterable[Near]) -> Iterator[Trait]:
    nearest: dict[str, Near] = {}
    for one in near:
        nearest.setdefault(one.party, one)
    for rank, one in enumerate(nearest.values()):
        subject = "subject" if one.subject else "other"
        yield one.party, f"before:{one.back}:{subject}"
        yield one.party, f"rank:{rank}" if len(nearest) > 1 else "alone"


def _may_mean_a_party(token: "Token") -> bool:
    if token.pos_ != "NOUN" or not token.text.islower():
        return False
    noun = token.lower_
    if not sorts_called(noun) or could_be_person(noun):
        return False
    return any(child.lower_ in _THE for child in token.children if child.i < token.i)


def _introduction(head: "Token") -> tuple[str, set[str]]:
    """Return how somebody is brought in, and the common nouns used for it.

    By a noun that is another's ("its", "their", "owned"), "the" or "a" one, one without an article
    ("bare"), or by the name alone ("plain"); "he" if by a pronoun.
    """
    if head.pos_ == "PRON":
        return "he", set()
    near = [child for child in head.children if child.dep_ in ("appos", "compound", "nmod")]
    near += [head.head] if head.dep_ == "appos" else []
    nouns = [token for token in near if token.text.islower() and token.pos_ in ("NOUN", "ADJ")]
    if not nouns:
        return "plain", set()
    words = {t.lower_ for noun in nouns for t in (noun, *noun.children) if t.pos_ == "NOUN"}
    below = [child for noun in (*nouns, head) for child in noun.children]
    owner = next((child for child in below if child.dep_ == "poss"), None)
    if owner is not None:
        return owner.lower_ if owner.pos_ == "PRON" else "owned", words
    article = next((c.lower_ for c in below if c.dep_ == "det" and c.i < head.i), "bare")
    return ("the" if article == "the" else "a" if article in ("a", "an") else "bare"), words


def _side(head: "Token", other: "Token") -> str:
    return "before" if other.i < head.i else "behind"


def _ties(head: "Token", other: "Token") -> Iterator[str]:
    """Return what ties a person to another word: the way through the grammar, the words between."""
    yield from _path(head, other)
    yield from between(head, other)


def _path(head: "Token", other: "Token") -> Iterator[str]:
    """Return the way through the grammar from a person to another word, where it is short."""
    up = _up(head)
    down = _up(other)
    top = next((token for token in up if token in down), None)
    if top is None:
        return
    climbed, descended = up[: up.index(top)], down[: down.index(top)]
    if len(climbed) > _STEPS or len(descended) > _STEPS:
        return
    way = [_step(token) for token in climbed]
    back = [_step(token) for token in reversed(descended)]
    yield f"way:{'<'.join(way)}^{'>'.join(back)}"
    if top.pos_ in ("VERB", "AUX"):
        yield f"way:{'<'.join(way)}^{_verb(top)}^{'>'.join(back)}"


def _up(token: "Token") -> "list[Token]":
    chain = [token]
    while chain[-1].head is not chain[-1]:
        chain.append(chain[-1].head)
    return chain


def _step(token: "Token") -> str:
    if token.dep_ in ("prep", "agent"):
        return token.lower_
    if token.dep_ == "relcl":
        return f"relcl-{_verb(token)}"
    if token.pos_ == "NOUN" and token.lower_ in role_words():
        return f"{token.dep_}-role"
    return token.dep_


def _verb(token: "Token") -> str:
    roles = catalogue.roles()
    lemma = token.lemma_.lower()
    if lemma in roles.spoken_for:
        return "lead"
    if lemma in roles.for_side:
        return "side"
    return "sent" if lemma in roles.sent else "be" if lemma == "be" else "verb"
