"""What kind of political event a verb or a noun tells of, by the frames of the catalogue."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.frame_tables import by_noun, by_verb, opened, parted, verbs
from detente.reading.grammar import SUBJECTS, agent, is_passive, particle, subject
from detente.reading.once import once_a_word
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

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
    if token.tag_ == "VBG" and token.dep_ in ("nsubj", "nsubjpass"):
        return _of_noun(token)
    if token.pos_ in _VERBS:
        verb = lemma(token)
        return _of_verb(token, verb, clause(token), _doers(token)) if verb in by_verb() else None
    if token.pos_ not in _NOUNS:
        return None
    nominal = catalogue.events().nominals.get(token.lemma_.lower())
    if nominal is not None:
        around = [below for below in _without_clauses(token) if below != token]
        found = _of_verb(token, nominal, around, [])
        if found is not None and not found.bare:
            return found
    return _of_noun(token)


def _of_verb(head: "Token", verb: str, around: "list[Token]", doers: "list[Token]") -> Deed | None:
    best: Deed | None = None
    most = (-1, 0)
    here, those = _all_forms(around), _all_forms(doers)
    for frame, words in by_verb().get(verb, ()):
        things = _found(around, here, frame.things)
        actors = _found(doers, those, frame.actors)
        if (frame.things and things is None) or (frame.actors and actors is None):
            continue
        trigger = _rest(head, words, around)
        if trigger is None or _found(around, here, frame.unless) is not None:
            continue
        kinds = bool(frame.things) + bool(frame.actors)
        met = (kinds, len({*trigger, *(things or ()), *(actors or ())}))
        if met > most:
            tokens = tuple(sorted({*trigger, *(things or ())}))
            best, most = Deed(frame, tokens, bare=kinds == 0), met
    return best


def _of_noun(noun: "Token") -> Deed | None:
    best: Deed | None = None
    for frame, words in by_noun().get(noun.lemma_.lower(), ()):
        first = noun.i - len(words) + 1
        if first < 0 or tuple(lemma(noun.doc[i]) for i in range(first, noun.i)) != words[:-1]:
            continue
        if best is None or len(words) > len(best.tokens):
            best = Deed(frame, tuple(range(first, noun.i + 1)), bare=True)
    return best


def clause(verb: "Token") -> "list[Token]":
    """Return the words of a verb's own clause in order: no subject, no clause below it.

    What is let or ordered belongs to it, and so does a clause without a verb: "found him guilty".
    Of the others the word that opens them does: "examine whether".
    """
    kept: list[Token] = []
    letting = lemma(verb) in catalogue.events().lets
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp") and (letting or child.pos_ not in _VERBS):
            kept.extend(child.subtree)
            continue
        if child.dep_ in ("ccomp", "xcomp"):
            kept.extend(c for c in child.children if c.dep_ == "mark")
        if child.dep_ in _CLAUSES or (child.dep_ == "conj" and child.pos_ in _VERBS):
            continue
        if child.dep_ in SUBJECTS:
            continue
        kept.extend(_without_clauses(child))
    return sorted(kept, key=lambda token: token.i)


def _without_clauses(token: "Token") -> "list[Token]":
    """Return what stands below a word, clauses left out; the row may be longer than calls go."""
    found = [token]
    for above in found:
        found.extend(child for child in above.children if child.dep_ not in _CLAUSES)
    return found


def _doers(verb: "Token") -> "list[Token]":
    who = agent(verb) if is_passive(verb) else subject(verb)
    if who is not None and who.pos_ == "PRON" and verb.dep_ == "ccomp":
        # "Farmers said they would": who speaks is who does it.
        who = subject(verb.head) or who
    return [] if who is None else sorted(_without_clauses(who), key=lambda token: token.i)


def _rest(verb: "Token", words: tuple[str, ...], around: "list[Token]") -> tuple[int, ...] | None:
    """Return the tokens of a verb of several words, or None where one of them is missing."""
    split = particle(verb)
    if len(words) == 1:
        behind = [
            c for c in verb.children if c == split or (c.dep_ == "prep" and c.i == verb.i + 1)
        ]
        other = any((words[0], child.lower_) in parted() for child in behind)
        return None if other else (verb.i,)
    found = [verb.i]
    for word in words[1:]:
        at = next(
            (
                t.i
                for t in around
                if word in (lemma(t), t.lower_)
                and (t.pos_ in _NOUNS | _VERBS or _is_beside(t, verb))
            ),
            None,
        )
        if at is None:
            return None
        found.append(at)
    return tuple(sorted(found))


def _is_beside(token: "Token", verb: "Token") -> bool:
    """Tell whether a word belongs to the verb: "turned the offer down", "set free"."""
    own = token.dep_ in ("prt", "prep") or token.pos_ == "ADJ"
    return token.i == verb.i + 1 or (token.head == verb and own)


def _found(
    tokens: "list[Token]", forms: frozenset[str], wanted: tuple[str, ...]
) -> tuple[int, ...] | None:
    """Return the tokens of the longest of ``wanted`` that stands among ``tokens``, or None.

    ``forms`` are all those of the tokens.
    """
    best: tuple[int, ...] | None = None
    table = opened(wanted)
    if table.keys().isdisjoint(forms):
        return None
    for token in tokens:
        for form in _forms(token):
            for words in table.get(form, ()):
                stop = token.i + len(words)
                if len(words) > len(best or ()) and _stand(token.doc[token.i : stop], words):
                    best = tuple(range(token.i, stop))
    return best


def _all_forms(tokens: "list[Token]") -> frozenset[str]:
    return frozenset().union(*map(_forms, tokens))


@once_a_word
def _forms(token: "Token") -> frozenset[str]:
    """Return the words of a frame for which a token can stand."""
    return frozenset((lemma(token), token.lower_, _kind(token)))


def _stand(stretch: "Words", words: tuple[str, ...]) -> bool:
    return len(stretch) == len(words) and all(
        word in _forms(token) for token, word in zip(stretch, words, strict=True)
    )


def _kind(token: "Token") -> str:
    """Return what stands in a frame for any name, or any number; days are neither."""
    if is_time(token):
        return ""
    return {"PROPN": "%name", "NUM": "%number"}.get(token.pos_, "")


def lemma(token: "Token") -> str:
    """Return the lemma of a word; a verb that the parser took for another is mended.

    "Hoped" and "staged" come as "hop" and "stag".
    """
    found = token.lemma_.lower()
    if token.pos_ == "VERB" and found not in verbs() and f"{found}e" in verbs():
        return f"{found}e"
    return found
