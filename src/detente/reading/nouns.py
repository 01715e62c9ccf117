"""Common nouns that stand for a party: "the alliance", "the union", "the allies", "both sides"."""

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.memory import Memory
from detente.reading.names import Name, Names
from detente.reading.roles import organisation_by_noun, role_words

if TYPE_CHECKING:
    from detente.reading.tokens import Token

# What bodies of this kind are called in their names.
_NAMED = frozenset(
    ("union", "association", "federation", "committee", "council", "commission", "league", "agency")
)
_OTHER_THAN_TWO = ("all ", "each ", "either ", "neither ", "the three")


def beside(head: "Token", inside: tuple[Name, ...]) -> str | None:
    """Return the party that stands beside a noun as its own name: "the group SchoolsFirst"."""
    for name in inside:
        at = name.start - 1
        if head.doc[at].lower_ == "the" and head.doc[at - 1].text == ",":
            at -= 1
        before = head.doc[at]
        joined = before == head or (before.text == "," and before.i == head.i + 1)
        if name.kind != "person" and name.start > head.i and joined:
            return name.key
    return None


def owners_named(head: "Token", inside: tuple[Name, ...]) -> tuple[str, ...]:
    """Return the parties named in a noun phrase as those it belongs to.

    Before the noun ("US officials"), or behind it with "of", "from" or "for"; "in" counts only
    for an office in a capital ("the government in N'Djamena").
    """
    found: list[Name] = []
    office = head.lower_ in role_words()
    for name in inside:
        if name.kind == "person":
            continue
        at = name.start - 1
        while at > head.i and head.doc[at].pos_ in ("DET", "NOUN", "ADJ", "PROPN"):
            # "The board of Irish bottle maker Kopal".
            at -= 1
        if at > 0 and head.doc[at].lower_ == "the":
            at -= 1
        prep = head.doc[at].lower_ if at >= 0 else ""
        if name.end <= head.i:
            fits = prep not in ("in", "at", "on", "near")
        elif prep in ("in", "at"):
            fits = office and name.form == "capital"
        else:
            fits = prep in ("of", "from", "for") and not name.place
        if fits:
            found.append(name)
    if any(name.kind in ("body", "organisation") for name in found):
        # "The board of Irish bottle maker Kopal" is Kopal's.
        found = [name for name in found if name.form != "demonym" or _owns(head, name)]
    return tuple(dict.fromkeys(name.key for name in found))


def _owns(head: "Token", name: Name) -> bool:
    return any(
        t.head == head and t.dep_ in ("amod", "poss") for t in head.doc[name.start : name.end]
    )


def noun_for(head: "Token", memory: Memory) -> str | None:
    """Return the party that "the" with a common noun means, or None."""
    named = memory.nouns.get(head.lower_)
    if named is not None:
        return named if _fits(head, _words_of(memory.names.bodies.get(named, ""))) else None
    return stand_in(head, memory) or organisation_by_noun(head.lower_, list(memory.parties())[::-1])


@lru_cache(maxsize=4096)
def _words_of(spelled: str) -> frozenset[str]:
    return frozenset(spelled.lower().replace("'", " ").replace("’", " ").split())


def _fits(head: "Token", words: frozenset[str]) -> bool:
    """Tell whether the nouns before a common noun are in a body's name."""
    nouns = [
        child.lemma_.lower()
        for child in head.children
        if child.dep_ in ("compound", "poss") and child.pos_ == "NOUN"
    ]
    return all(any(word.startswith(noun) for word in words) for noun in nouns)


def stand_in(head: "Token", memory: Memory, *, everywhere: bool = False) -> str | None:
    """Return the last body to which a common noun may refer: "the union" for an association.

    Nouns before it have to be in the body's name: "the teachers' union" is not that of the
    miners. With ``everywhere``, one that the document names only later will do when it is the
    only one.
    """
    heads = frozenset(catalogue.stand_ins().get(head.lower_, ()))
    nouns = memory.names.nouns
    spelled = {
        key: _words_of(full) | nouns.get(key, frozenset())
        for key, full in memory.names.bodies.items()
    }
    namesake = next(
        (key for key in memory.parties() if head.lower_ in spelled.get(key, frozenset())), None
    )
    if namesake is not None and _fits(head, spelled[namesake]):
        return namesake
    last = next((key for key in memory.parties() if spelled.get(key, frozenset()) & heads), None)
    if last is None and head.lower_ not in _NAMED and (heads or head.lower_ in catalogue.kinds()):
        # A name often does not say what it is: "Kopal". One such name in a text is clear.
        listed = frozenset(catalogue.bodies()) | catalogue.kinds()
        bare = {key for key, words in spelled.items() if words and not words & listed}
        last = next((key for key in memory.parties() if key in bare), None)
        last = last or (next(iter(bare)) if len(bare) == 1 else None)
    if last is not None:
        return last if _fits(head, spelled[last]) else None
    fitting = [key for key, words in spelled.items() if words & heads]
    return fitting[0] if everywhere and len(fitting) == 1 else None


def regional(head: "Token", names: Names) -> str | None:
    """Return the one region of a text that has a name: "the regional government", "the island"."""
    words = frozenset(catalogue.roles().regional)
    meant = head.lower_ in words or (
        head.lower_ in role_words() and any(child.lower_ in words for child in head.children)
    )
    if not meant:
        return None
    listed = frozenset(catalogue.bodies()) | catalogue.kinds()
    bare = [
        key
        for key, full in names.bodies.items()
        if not (_words_of(full) | names.nouns.get(key, frozenset())) & listed
    ]
    return bare[0] if len(bare) == 1 else None


def the_company(names: Names) -> str | None:
    """Return the one body of a text that is a company, by its name or by what it is called."""
    heads = frozenset(catalogue.stand_ins()["company"])
    fitting = [
        key
        for key, full in names.bodies.items()
        if (_words_of(full) | names.nouns.get(key, frozenset())) & heads
    ]
    return fitting[0] if len(fitting) == 1 else None


def armed_group(head: "Token", names: Names) -> str | None:
    """Return the armed group of the text that "rebels" and the like mean: the one named most."""
    armed = set(catalogue.roles().armed)
    if not armed & {token.lower_ for token in head.subtree}:
        return None
    groups = {o.id for o in catalogue.organisations() if o.kind == "group"}
    counts = Counter(n.key for n in names.all if n.kind == "body" or n.key in groups)
    return next((key for key, _ in counts.most_common(1)), None)


def members(head: "Token", memory: Memory) -> str | None:
    """Return the alliance for which "the allies" speak: the one named last."""
    if head.tag_ not in ("NNS", "NNPS"):
        return None
    keys = {o.id for o in catalogue.organisations() if head.lower_ in o.people}
    return next((key for key in memory.parties() if key in keys), None)


def both_sides(head: "Token", start: int) -> bool:
    """Tell whether a noun phrase means the two parties of the talks."""
    words = head.doc[start : head.i + 1].text.lower()
    if any(
        below.lower_ == "sides" and below.left_edge.lower_ == "both"
        for prep in head.children
        if prep.lower_ in ("on", "from", "of")
        for below in prep.children
    ):
        # "Officials on both sides".
        return True
    if start == head.i and head.lower_ in catalogue.roles().teams:
        return True
    return any(words == phrase or words.startswith(f"{phrase} ") for phrase in _collectives())


@cache
def _collectives() -> tuple[str, ...]:
    phrases = catalogue.roles().collective_nouns
    return tuple(phrase for phrase in phrases if not phrase.startswith(_OTHER_THAN_TWO))


@cache
def states() -> frozenset[str]:
    """Return the ids of all states."""
    return frozenset(state.id for state in catalogue.states())
