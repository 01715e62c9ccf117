"""Who may be meant to do a deed, and to whom, by the grammar around the word that tells of it."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.frames import lemma
from detente.reading.grammar import SUBJECTS, agent, is_passive, subject

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_VERBS = frozenset(("VERB", "AUX"))
_OWNERS = frozenset(("poss", "amod", "compound", "nmod"))
_TOWARDS = frozenset(
    ("about", "against", "at", "for", "from", "into", "of", "on", "over", "to", "toward",
     "towards", "upon", "with")
)  # fmt: skip


def sources(token: "Token") -> "Iterator[Token]":
    """Yield heads of noun phrases for who does it, the likeliest first.

    Of a verb that is its subject, or its agent in the passive. Of a noun it is its owner, whom
    "by" or "between" name, and then the subject of the verb that carries it, unless that only
    suffers it ("came under attack").
    """
    if token.pos_ in _VERBS and not _is_subject(token):
        yield from _subject(token)
        return
    yield from (child for child in token.children if child.dep_ in _OWNERS)
    yield from _behind(token, ("by", "between"))
    verb = _carrier(token)
    if verb is None:
        return
    if _is_subject(token):
        # "Fighting broke out between A and B".
        yield from _behind(verb, ("between",))
        return
    yield from _behind(token, ("from",)) if _suffers(verb, token) else _subject(verb)


def targets(token: "Token", within: Collection[int]) -> "Iterator[Token]":
    """Yield heads of noun phrases for whom it is done to, the likeliest first.

    These are the objects, those of prepositions, their owners, who should do what is asked for,
    and who suffers what a noun tells of. ``within`` are the words that tell of the deed: behind
    any preposition they lead on ("take part in an exercise with").
    """
    kinds = ("nsubjpass",) if is_passive(token) else ("dobj", "dative")
    objects = [c for c in token.children if c.dep_ in kinds and c.pos_ != "ADP"]
    for above in (token, *objects):
        objects.extend(_behind(above, _TOWARDS, within))
    for noun in objects[:]:
        if noun.i in within and noun.dep_ == "pobj":
            objects.extend(_behind(noun, _TOWARDS))
    yield from objects
    for noun in objects:
        yield from (child for child in noun.children if child.dep_ in _OWNERS)
    for child in token.children:
        if child.dep_ in ("ccomp", "xcomp"):
            yield from (below for below in child.children if below.dep_ in SUBJECTS)
    verb = None if token.pos_ in _VERBS else _carrier(token)
    if verb is not None and _suffers(verb, token):
        yield from _subject(verb)


def _subject(verb: "Token") -> "Iterator[Token]":
    who = agent(verb) if is_passive(verb) else subject(verb)
    if who is not None:
        yield who


def _behind(
    token: "Token", words: Collection[str], within: Collection[int] = ()
) -> "Iterator[Token]":
    for child in token.children:
        if child.dep_ in ("prep", "dative"):
            for below in child.children:
                if below.dep_ == "pobj" and (child.lower_ in words or below.i in within):
                    yield below


def _carrier(noun: "Token") -> "Token | None":
    return next((above for above in noun.ancestors if above.pos_ in _VERBS), None)


def _is_subject(token: "Token") -> bool:
    return token.dep_ in ("nsubj", "nsubjpass")


def _suffers(verb: "Token", noun: "Token") -> bool:
    """Tell whether the subject of a verb suffers what its object or prepositional object tells."""
    under = noun.dep_ == "pobj" and noun.head.lower_ == "under"
    return under or lemma(verb) in catalogue.events().suffers
