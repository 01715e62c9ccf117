"""The words that make a refusal or a demand a red line."""

from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.clauses import Attribution
from detente.reading.model import Act
from detente.reading.phrases import Lexicon, lexicon, words

if TYPE_CHECKING:
    from detente.reading.tokens import Doc


def firm(
    doc: "Doc", attribution: Attribution, act: Act, sentence: tuple[int, int]
) -> tuple[int, int] | None:
    """Return the words that make a refusal or a demand a red line, or None.

    In a narrated refusal the content is what is refused, so the words are looked for beside it
    ("rejected as impossible"); in a clause of the source's own they are in it.
    """
    start, end = attribution.content
    own_words = attribution.frame in ("direct", "clause", "quote", "according")
    if act is Act.REJECT:
        known = _refusals()
    elif act is Act.DEMAND and own_words:
        known = _demands()
    else:
        return None
    if own_words:
        stretches = [(start, end)]
    else:
        cue = attribution.cue[0] if attribution.cue else start
        stretches = [(max(sentence[0], cue - 3), start - 1), (cue, min(cue + 4, sentence[1] - 1))]
        stretches = [(a, b) for a, b in stretches if not (start <= a and b <= end)]
    if own_words and attribution.frame == "clause":
        stretches.append(_called_after(doc, attribution, sentence))
    for a, b in stretches:
        if a > b:
            continue
        for _, places in known.found(words(doc, a, b)):
            return a + places[0], a + places[-1]
    return None


@cache
def _refusals() -> Lexicon[None]:
    return lexicon((None, text) for text in catalogue.firmness().refusal)


@cache
def _demands() -> Lexicon[None]:
    return lexicon((None, text) for text in catalogue.firmness().demand)


def _called_after(
    doc: "Doc", attribution: Attribution, sentence: tuple[int, int]
) -> tuple[int, int]:
    """The words of a participle behind the content: "…, calling it 'imperative'"."""
    after = attribution.content[1] + 1
    if (
        after + 1 < sentence[1]
        and doc[after].text == ","
        and doc[after + 1].lemma_ in ("call", "describe")
    ):
        return after + 1, sentence[1] - 1
    return after, after - 1
