"""Which words of a sentence report something, and as what."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.grammar import negation, particle, would_have
from detente.reading.once import once
from detente.reading.phrases import words
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token
    from detente.reading.tokens import Span as Words

# Forms that the lemmatizer takes for another verb.
_LEMMAS = {"hoped": "hope", "hoping": "hope", "hopes": "hope"}
_WAYS = frozenset(("back", "forward", "down"))
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@cache
def _table() -> dict[tuple[str, str], tuple[catalogue.Cue, ...]]:
    table: dict[tuple[str, str], list[catalogue.Cue]] = defaultdict(list)
    for cue in catalogue.cues():
        table[cue.lemma, cue.pos].append(cue)
    return {key: tuple(cues) for key, cues in table.items()}


@cache
def _first_words() -> frozenset[str]:
    """Return the words with one of which every cue begins."""
    return frozenset((*_LEMMAS, *(lemma.split()[0] for lemma, _ in _table())))


def entries(token: "Token") -> tuple[catalogue.Cue, ...]:
    """Return the catalogue's entries for a token, its particle or adjective taken along.

    A verb that stands as an adjective or a noun before another noun ("the proposed line") is no
    cue.
    """
    return cued(token.doc).get(token.i, ())


def among(sentence: "Words") -> "Iterator[tuple[Token, tuple[catalogue.Cue, ...]]]":
    """Yield the tokens of a sentence that are cues, in order, each with its entries."""
    for at, found in cued(sentence.doc).items():
        if sentence.start <= at < sentence.end:
            yield sentence.doc[at], found


@once
def cued(doc: "Doc") -> dict[int, tuple[catalogue.Cue, ...]]:
    """Return the tokens that are cues, in order, each with its entries."""
    known = _first_words()
    return {
        token.i: found
        for token, forms in zip(doc, words(doc, 0, len(doc) - 1), strict=True)
        if not known.isdisjoint(forms) and (found := _entries(token))
    }


def _entries(token: "Token") -> tuple[catalogue.Cue, ...]:
    return tuple(entry for entry in _listed(token) if _has_helpers(token, entry))


def _has_helpers(token: "Token", entry: catalogue.Cue) -> bool:
    """Tell whether a cue has the modal and the "not" without which it is none."""
    if not entry.modals:
        return not entry.negative or negation(token) is not None
    helped = any(c.dep_ == "aux" and c.lower_ in entry.modals for c in token.children)
    return helped and not would_have(token) and (negation(token) is not None) == entry.negative


def _listed(token: "Token") -> tuple[catalogue.Cue, ...]:
    pos = _POS.get(token.pos_)
    if pos is None or token.dep_ in ("amod", "compound"):
        return ()
    if pos == "adjective" and token.tag_ in ("VBN", "VBG"):
        pos = "verb"
    table = _table()
    lemma = _LEMMAS.get(token.lower_, token.lemma_.lower())
    more = particle(token) if pos == "verb" else None
    if more is None and pos == "verb":
        # "Shot *back* that ...", "put *forward* a map".
        more = next((c for c in token.children if c.i == token.i + 1 and c.lower_ in _WAYS), None)
    if more is None and pos == "verb":
        more = next(
            (
                child
                for child in token.children
                if child.i > token.i and child.dep_ in ("acomp", "oprd", "ccomp")
            ),
            None,
        )
    if more is None and pos == "verb":
        more = next(
            (
                c
                for c in token.children
                if c.dep_ == "prep" and c.lower_ in ("on", "upon") and not _is_dated(c)
            ),
            None,
        )
    if more is not None and more.dep_ == "prep":
        below = next((c for c in more.children if c.dep_ == "pobj"), None)
        long = () if below is None else table.get((f"{lemma} {more.lower_} {below.lower_}", pos))
        if long:
            return long
    if more is not None:
        long = table.get((f"{lemma} {more.lower_}", pos))
        if long:
            return long
        if more.dep_ == "prt":
            return ()
    return table.get((lemma, pos), ())


def _is_dated(phrase: "Token") -> bool:
    """Tell whether a phrase says when: "called *on Monday* for calm"."""
    return any(child.dep_ == "pobj" and is_time(child) for child in phrase.children)


def verbs(form: str, behind: str = "") -> tuple[catalogue.Cue, ...]:
    """Return the entries for a present form as it is spelt, with the particle ``behind`` it.

    For headlines, whose verbs the parser often takes for nouns. What has to have a modal or "not"
    is none of them.
    """
    stems = [form, form.removesuffix("s"), form.removesuffix("es"), f"{form.removesuffix('ies')}y"]
    for stem in stems:
        found = _table().get((f"{stem} {behind}", "verb")) or _table().get((stem, "verb"), ())
        plain = tuple(entry for entry in found if not (entry.modals or entry.negative))
        if plain:
            return plain
    return ()


def extent(token: "Token") -> tuple[int, int]:
    """Return first and last index of a cue with its particle or fixed preposition."""
    if token.lemma_ == "let" and entries(token):
        return token.i, next(c.i for c in token.children if c.i > token.i and c.dep_ == "ccomp")
    after = token.i + 1
    if after < len(token.doc) and token.doc[after].head == token:
        word = token.doc[after]
        fixed = word.dep_ == "prep" and word.lower_ in ("for", "on", "upon")
        fixed = fixed and not _is_dated(word)
        if word.dep_ == "prt" or fixed:
            return token.i, after
    return token.i, token.i
