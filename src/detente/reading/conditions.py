"""What a statement is made to hang on: "if ...", "unless ...", "no X without Y"."""

from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.grammar import without_opener
from detente.reading.phrases import Lexicon, find, lexicon, words
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_NO = frozenset(("no", "not", "never", "nothing", "nobody", "n't"))


def condition(doc: "Doc", start: int, end: int, *, reported: bool) -> tuple[int, int] | None:
    """Return the condition in the tokens ``start`` to ``end`` (inclusive), or None.

    ``reported`` says that the stretch itself depends on a cue, so that an "if" that opens it means
    "whether", unless a main clause follows. Mere dates ("until April") and "even if" are no
    conditions.
    """
    stretch = words(doc, start, end)
    best: tuple[int, int] | None = None
    for _, pattern in _openings().candidates(stretch):
        begin = 0
        while True:
            places = find(pattern, stretch, begin)
            if places is None:
                break
            begin = places[0] + 1
            found = _clause(
                doc, start + places[0], start + places[-1], start, end, reported=reported
            )
            if found is not None and (best is None or found[0] < best[0] or found[1] > best[1]):
                best = found
                break
    return best


@cache
def _openings() -> Lexicon[None]:
    return lexicon((None, text) for text in catalogue.firmness().conditions)


def _clause(
    doc: "Doc", first: int, last: int, start: int, end: int, *, reported: bool
) -> tuple[int, int] | None:
    opener = doc[last]
    word = doc[first].lower_
    if first > 0 and doc[first - 1].lower_ in ("even", "as", "what", "or"):
        return None
    if reported and first == start and word == "if" and not _hangs_within(opener, end):
        return None
    if word == "before" and not any(doc[i].lower_ in _NO for i in range(start, first)):
        return None
    stop = _reach(opener, last)
    if stop is None or stop <= last:
        return None
    stop = min(stop, end)
    if all(is_time(token) or token.is_punct for token in doc[last + 1 : stop + 1]):
        return None
    if first > start and doc[first - 1].lower_ == "only":
        first -= 1
    return without_opener(first, stop, opener)


def _hangs_within(opener: "Token", end: int) -> bool:
    """Tell whether a clause hangs on one behind it: "(said) if it rained, he would stay"."""
    clause = opener.head
    return clause.dep_ == "advcl" and clause.i < clause.head.i <= end


def _reach(opener: "Token", last: int) -> int | None:
    """Return the last token of what the word opens."""
    if opener.dep_ in ("mark", "advmod", "nmod", "amod") and opener.head.i > last:
        return int(opener.head.right_edge.i)
    if opener.dep_ in ("prep", "advcl", "acl", "pobj", "prt", "dep", "conj", "cc", "ROOT"):
        return int(opener.right_edge.i)
    return int(opener.head.right_edge.i) if opener.head.i > last else None
