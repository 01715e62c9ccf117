"""Common nouns that stand for a party: "the alliance", "the union", "the allies", "both sides"."""

from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.members import is_akin, is_of_others
from detente.reading.memory import Memory
from detente.reading.names import Name
from detente.reading.roles import is_sent_to, role_words, tells_where
from detente.reading.sorts import sort_of, sorts_called, sorts_named

if TYPE_CHECKING:
    from detente.reading.tokens import Token

# What a body is to another, which tells nothing of its sort.
_RELATIVE = frozenset(
    ("target", "bidder", "suitor", "buyer", "seller", "rival", "parent", "owner", "employer")
)
# Weights, chosen on the tuning half of the gold texts; `meant` says what they weigh.
_OWN_WORD, _ITS_SORT, _SORT_UNKNOWN = 5.0, 3.0, 1.5
_WORD_BEFORE, _OTHER_WORD_BEFORE = 2.0, -5.0
_LAST, _FADING, _NOT_YET = 1.5, 0.5, -1.0
_CLEAR, _MARGIN = 2.0, 0.5
# People who sit in a capital that is not their own.
_ABROAD = frozenset(("diplomat", "ambassador", "envoy", "observer", "correspondent", "expatriate"))
_OTHER_THAN_TWO = ("all ", "each ", "either ", "neither ", "the three")


def owners_named(head: "Token", inside: tuple[Name, ...]) -> tuple[str, ...]:
    """Return the parties named in a noun phrase as those it belongs to.

    Before the noun ("US officials"), or behind it with "of", "from" or "for"; "in" counts only
    for an office in a capital ("the government in N'Djamena"). What has an owner belongs to nobody
    behind it: "Kopal's director for Peru".
    """
    found: list[Name] = []
    owned = any(child.dep_ == "poss" for child in head.children)
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
            fits = not tells_where(head.doc, name) and prep not in ("in", "at", "on", "near")
        elif prep in ("in", "at"):
            fits = office and name.form == "capital" and head.lemma_ not in _ABROAD
        else:
            fits = prep in ("of", "from", "for") and not name.place and not owned
            fits = fits and not (prep == "for" and is_sent_to(head))
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


def is_own_name(head: "Token") -> bool:
    """Tell whether a noun for an organ ends the name of a body: "the Northern Grain *Mission*"."""
    before = [c for c in head.children if c.dep_ == "compound" and c.text[:1].isupper()]
    national = catalogue.roles().national
    return head.text[:1].isupper() and len(before) > 1 and head.lower_ not in national


def is_definite(noun: "Token") -> bool:
    """Tell whether a noun has "the" or an owner before it."""
    return any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.children)


def meant(head: "Token", memory: Memory) -> str | None:
    """Return the body of the text that a common noun means, or None where that is not clear.

    Each body is weighed: is it called so in its name, or may one of its sort be called so; are the
    words before the noun ("the *teachers'* union") in its name; how lately was it spoken of.
    """
    order = {key: rank for rank, key in enumerate(memory.parties())}
    weighed = sorted(
        (
            (weight, key)
            for key, own in memory.cast.words.items()
            if (weight := _weight(head, own, sort_of(memory.cast.names, key), order.get(key)))
            >= _CLEAR
        ),
        reverse=True,
    )
    if not weighed or (len(weighed) > 1 and weighed[0][0] - weighed[1][0] < _MARGIN):
        return None
    return weighed[0][1]


def _weight(head: "Token", own: frozenset[str], sorts: frozenset[str], rank: int | None) -> float:
    """Weigh a body of some sorts, with the words ``own`` to it, that was named ``rank``-last."""
    weight = _as_called(head, own, sorts)
    if weight == 0.0:
        return weight
    for child in head.children:
        if child.dep_ in ("compound", "nmod") and _is_other_name(child, own):
            weight += _OTHER_WORD_BEFORE
        if child.dep_ in ("compound", "poss", "nmod") and child.pos_ == "NOUN":
            noun = child.lower_
            whole = sorts_called(f"{noun} {head.lower_}")
            named = sorts_named(noun) | sorts_named(f"{noun}s") | whole
            weight += _WORD_BEFORE if is_akin(noun, own) or sorts & named else _OTHER_WORD_BEFORE
    return weight + (_NOT_YET if rank is None else max(0.0, _LAST - _FADING * rank))


def _is_other_name(word: "Token", own: frozenset[str]) -> bool:
    """Tell whether a proper name before a noun is not in a body's name: "the *Tolna* village"."""
    proper = word.pos_ == "PROPN" and word.text[:1].isupper() and not word.is_sent_start
    return proper and word.head.text.islower() and not is_akin(word.lower_, own)


def _as_called(head: "Token", own: frozenset[str], sorts: frozenset[str]) -> float:
    """Weigh a noun itself: a body's own word, what its people are called, or what its sort is."""
    noun, plural, first = head.lower_, head.tag_ in ("NNS", "NNPS"), head.left_edge
    if first.lower_ in ("a", "an", "another"):
        return 0.0
    akin = plural and head.lemma_.lower() not in own and is_akin(noun, own)
    if noun in own or akin or (not plural and f"{noun}s" in own):
        return _OWN_WORD
    bare = plural and first == head
    if bare or noun in _RELATIVE or (plural and is_of_others(noun, own)):
        return 0.0
    called = _sorts_of(head)
    if called & sorts:
        return _ITS_SORT
    return _SORT_UNKNOWN if called and not sorts else 0.0


def _sorts_of(head: "Token") -> frozenset[str]:
    """Return the sorts that a noun calls; an organ is one of a state if nothing else is said."""
    if head.lower_ not in catalogue.organs():
        return sorts_called(head.lower_)
    regional = any(child.lower_ in catalogue.roles().regional for child in head.children)
    return frozenset(("region",)) if regional else frozenset()


def members(head: "Token", memory: Memory) -> str | None:
    """Return the alliance for which "the allies" speak: the one named last."""
    if head.tag_ not in ("NNS", "NNPS"):
        return None
    keys = {o.id for o in catalogue.organisations() if head.lower_ in o.people}
    return next((key for key in memory.parties() if key in keys), None)


def both_sides(head: "Token", start: int) -> bool:
    """Tell whether a noun phrase means the two parties of the talks."""
    words = head.doc[start : head.i + 1].text.lower()
    if not sorts_called(head.lemma_.lower()) and any(
        below.lower_ == "sides" and below.left_edge.lower_ == "both"
        for prep in head.children
        if prep.lower_ in ("on", "from", "of")
        for below in prep.children
    ):
        # "Officials on both sides", and not hospitals there.
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
