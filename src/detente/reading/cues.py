"""Which words of a sentence report something, and as what."""

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.grammar import particle

if TYPE_CHECKING:
    from spacy.tokens import Token

# Forms that the lemmatizer takes for another verb.
_LEMMAS = {"hoped": "hope", "hoping": "hope", "hopes": "hope"}
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@cache
def _table() -> dict[tuple[str, str], tuple[catalogue.Cue, ...]]:
    table: dict[tuple[str, str], list[catalogue.Cue]] = defaultdict(list)
    for cue in catalogue.cues():
        table[cue.lemma, cue.pos].append(cue)
    return {key: tuple(cues) for key, cues in table.items()}


def entries(token: "Token") -> tuple[catalogue.Cue, ...]:
    """Return the catalogue's entries for a token, its particle or adjective taken along.

    A verb that stands as an adjective or a noun before another noun ("the proposed line") is no
    cue.
    """
    pos = _POS.get(token.pos_)
    if pos is None or token.dep_ in ("amod", "compound"):
        return ()
    if pos == "adjective" and token.tag_ in ("VBN", "VBG"):
        pos = "verb"
    table = _table()
    lemma = _LEMMAS.get(token.lower_, token.lemma_.lower())
    more = particle(token) if pos == "verb" else None
    if more is None and pos == "verb":
        more = next((child for child in token.children if child.dep_ in ("acomp", "oprd", "ccomp")), None)
    if more is not None:
        long = table.get((f"{lemma} {more.lower_}", pos))
        if long:
            return long
        if more.dep_ == "prt":
            return ()
    return table.get((lemma, pos), ())


def extent(token: "Token") -> tuple[int, int]:
    """Return first and last index of a cue with its particle."""
    more = particle(token)
    if more is not None and more.i > token.i:
        return token.i, more.i
    return token.i, token.i
