"""What kind of political event a verb or a noun tells of, by the frames of the catalogue."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.grammar import SUBJECTS, agent, is_passive, particle, subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span as Words
    from spacy.tokens import Token

_CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "relcl", "acl", "parataxis", "pcomp"))
_VERBS = frozenset(("VERB", "AUX"))
_NOUNS = frozenset(("NOUN", "PROPN"))


@dataclass(frozen=True, slots=True)
class Deed:
    """A frame that is met, and the words that meet it by token index.

    ``bare`` tells that the verb or noun alone met it, without a thing or actor that the frame
    names.
    """

    frame: catalogue.EventFrame
    tokens: tuple[int, ...]
    bare: bool


def deed(token: "Token") -> Deed | None:
    """Return what a verb or noun tells of, or None where no frame is met.

    The frame with most of its kinds of words in the clause, its things and its actors, comes
    first, then the one with most words; between equals the order of the catalogue decides.
    """
    if token.pos_ in _VERBS:
        lemma = _form(token)
        return _of_verb(token, lemma, clause(token), _doers(token)) if lemma in _by_verb() else None
    if token.pos_ not in _NOUNS:
        return None
    verb = catalogue.events().nominals.get(token.lemma_.lower())
    if verb is not None:
        around = [below for below in _without_clauses(token) if below != token]
        found = _of_verb(token, verb, around, [])
        if found is not None and not found.bare:
            return found
    return _of_noun(token)


def _of_verb(head: "Token", lemma: str, around: "list[Token]", doers: "list[Token]") -> Deed | None:
    best: Deed | None = None
    most = (-1, 0)
    for frame, words in _by_verb().get(lemma, ()):
        trigger = _rest(head, words, around)
        if trigger is None:
            continue
        things = _found(around, frame.things)
        actors = _found(doers, frame.actors)
        if (frame.things and things is None) or (frame.actors and actors is None):
            continue
        kinds = bool(frame.things) + bool(frame.actors)
        met = (kinds, len({*trigger, *(things or ()), *(actors or ())}))
        if met > most:
            tokens = tuple(sorted({*trigger, *(things or ())}))
            best, most = Deed(frame, tokens, bare=kinds == 0), met
    return best


def _of_noun(noun: "Token") -> Deed | None:
    best: Deed | None = None
    for frame, words in _by_noun().get(noun.lemma_.lower(), ()):
        first = noun.i - len(words) + 1
        if first < 0 or tuple(_form(noun.doc[i]) for i in range(first, noun.i)) != words[:-1]:
            continue
        if best is None or len(words) > len(best.tokens):
            best = Deed(frame, tuple(range(first, noun.i + 1)), bare=True)
    return best


def clause(verb: "Token") -> "list[Token]":
    """Return the words of a verb's own clause in order: no subject, no clause below it."""
    kept: list[Token] = []
    for child in verb.children:
        if child.dep_ in _CLAUSES or (child.dep_ == "conj" and child.pos_ in _VERBS):
            continue
        if child.dep_ in SUBJECTS:
            continue
        kept.extend(_without_clauses(child))
    return sorted(kept, key=lambda token: token.i)


def _without_clauses(token: "Token") -> "Iterable[Token]":
    yield token
    for child in token.children:
        if child.dep_ not in _CLAUSES:
            yield from _without_clauses(child)


def _doers(verb: "Token") -> "list[Token]":
    who = agent(verb) if is_passive(verb) else subject(verb)
    if who is not None and who.pos_ == "PRON" and verb.dep_ == "ccomp":
        # "Farmers said they would": who speaks is who does it.
        who = subject(verb.head) or who
    return [] if who is None else list(_without_clauses(who))


def _rest(verb: "Token", words: tuple[str, ...], around: "list[Token]") -> tuple[int, ...] | None:
    """Return the tokens of a verb of several words, or None where one of them is missing."""
    split = particle(verb)
    if len(words) == 1:
        parted = split is not None and (words[0], split.lower_) in _parted()
        return None if parted else (verb.i,)
    found = [verb.i]
    for word in words[1:]:
        at = next(
            (
                t.i
                for t in around
                if word in (_form(t), t.lower_) and (t.pos_ in _NOUNS or _is_beside(t, verb))
            ),
            None,
        )
        if at is None:
            return None
        found.append(at)
    return tuple(sorted(found))


def _is_beside(token: "Token", verb: "Token") -> bool:
    """Tell whether a particle or preposition is the verb's own: "turned the offer down"."""
    return token.head == verb and (token.dep_ in ("prt", "prep") or token.i == verb.i + 1)


def _found(tokens: "list[Token]", wanted: "tuple[str, ...]") -> tuple[int, ...] | None:
    """Return the tokens of the longest of ``wanted`` that stands among ``tokens``, or None."""
    best: tuple[int, ...] | None = None
    table = _wanted(wanted)
    for token in tokens:
        for form in {_form(token), token.lower_}:
            for words in table.get(form, ()):
                stop = token.i + len(words)
                if len(words) > len(best or ()) and _stand(token.doc[token.i : stop], words):
                    best = tuple(range(token.i, stop))
    return best


def _stand(stretch: "Words", words: tuple[str, ...]) -> bool:
    return len(stretch) == len(words) and all(
        word in (_form(token), token.lower_) for token, word in zip(stretch, words, strict=True)
    )


def _form(token: "Token") -> str:
    return token.lemma_.lower()


@cache
def _wanted(wanted: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the entries of a frame, its groups opened, by their first word."""
    groups = catalogue.events().groups
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in wanted:
        for text in groups[entry[1:]] if entry.startswith("@") else (entry,):
            words = tuple(text.split())
            table[words[0]] = (*table.get(words[0], ()), words)
    return table


_Table = dict[str, tuple[tuple[catalogue.EventFrame, tuple[str, ...]], ...]]


@cache
def _by_verb() -> _Table:
    return _table("verbs", 0)


@cache
def _by_noun() -> _Table:
    return _table("nouns", -1)


@cache
def _parted() -> frozenset[tuple[str, str]]:
    """Return the verbs that mean something else with their particle: call, call off."""
    rows = (words for entries in _by_verb().values() for _, words in entries)
    return frozenset((words[0], words[1]) for words in rows if len(words) > 1)


def _table(field: str, head: int) -> _Table:
    table: _Table = {}
    for frame in catalogue.events().frames:
        for text in getattr(frame, field):
            words = tuple(text.split())
            table[words[head]] = (*table.get(words[head], ()), (frame, words))
    return table
