"""Which act the words of what is said show, by the phrases of the catalogue."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.model import Act
from detente.reading.phrases import Lexicon, Phrase, Words, find, lexicon, words
from detente.reading.utterance import NO, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_ASIDE_OPENERS = frozenset(
    ("while", "although", "though", "whereas", "after", "before", "because", "since", "as")
)
_NOTHING = frozenset(("nothing", "none", "neither"))
_ANYBODY = frozenset(("they", "somebody", "someone", "anybody", "anyone"))
_NESTED = frozenset(("ccomp", "relcl", "advcl"))
_ASIDES = frozenset(("advcl",))


def unmistakable(said: Utterance) -> Act | None:
    """Return the act of words that have no other: "nothing less than"."""
    stretch = words(said.doc, said.start, said.end)
    return next((act for act, _ in _strong().found(stretch)), None)


def shown(said: Utterance, only: Act | None = None) -> Act | None:
    """Return the first act, or ``only`` that one, of which a phrase stands in what is said."""
    return next((act for act in all_shown(said) if only in (None, act)), None)


def all_shown(said: Utterance) -> Iterator[Act]:
    """Yield every act of which a phrase stands in what is said; those of the main clause first."""
    stretches = [_words(said, _NESTED), _words(said, _ASIDES)]
    if said.attribution.frame == "quote":
        # "Calling it essential" says that it is essential.
        stretches = [[frozenset(("be",)), *stretch] for stretch in stretches]
    for stretch in stretches:
        for (act, who), pattern in _phrases().candidates(stretch):
            if _is_about(said, who) and _stands(pattern, stretch):
                yield act


def harms(said: Utterance) -> bool:
    """Tell whether what is said, its condition left out, names a step that does harm."""
    return any(True for _ in _harms().found(said.main_words))


@cache
def _strong() -> Lexicon[Act]:
    return lexicon((Act(entry.id), text) for entry in catalogue.acts() for text in entry.strong)


@cache
def _phrases() -> Lexicon[tuple[Act, str]]:
    return lexicon(
        ((Act(entry.id), who), text)
        for entry in catalogue.acts()
        for who, texts in (
            (entry.who, entry.phrases),
            ("wishes", entry.wishes),
            ("duties", entry.duties),
        )
        for text in texts
    )


@cache
def _harms() -> Lexicon[str]:
    return lexicon((k.id, text) for k in catalogue.signals() if k.harm for text in k.phrases)


def _is_about(said: Utterance, who: str) -> bool:
    """Tell whether the words are about whom a phrase has to be about."""
    if who == "wishes":
        # A reported "he" may be the source, a quoted one is not.
        return said.whose == "own" or (said.whose != "other" and not _is_quoted(said))
    if who == "duties":
        vague = said.subject is not None and said.subject.lower_ in _ANYBODY
        return said.whose != "own" and (not vague or said.condition is not None)
    return who == "any" or {"own": "other", "other": "own"}[who] != said.whose


def _is_quoted(said: Utterance) -> bool:
    return said.attribution.frame == "direct"


def _words(said: Utterance, left_out: frozenset[str]) -> Words:
    """Return the words without the clauses of the kinds ``left_out``."""
    start, end = said.start, said.end
    hidden: set[int] = set()
    for token in said.doc[start : end + 1]:
        if token.dep_ not in left_out or token.head is token or not said.holds(token.head):
            continue
        if token.dep_ != "advcl" or not _is_main(token):
            hidden |= {below.i for below in token.subtree}
    return [w for i, w in enumerate(words(said.doc, start, end), start) if i not in hidden]


def _is_main(clause: "Token") -> bool:
    """A condition is part of the act; what happens "while" or "although" is not."""
    opener = next((child.lower_ for child in clause.children if child.dep_ == "mark"), "")
    return opener not in _ASIDE_OPENERS


def _stands(pattern: Phrase, stretch: Words) -> bool:
    """Tell whether a phrase stands in a stretch without a negation that the phrase has not."""
    begin = 0
    while (places := find(pattern, stretch, begin)) is not None:
        if any(slot & NO for slot in pattern.slots) or not _negated(stretch, places):
            return True
        begin = places[0] + 1
    return False


def _negated(stretch: Words, places: tuple[int, ...]) -> bool:
    """Tell whether a phrase has "no" in it or before it, or "nothing" right behind it."""
    first = max(0, places[0] - 2)
    if any(word & _NOTHING for word in stretch[places[-1] + 1 : places[-1] + 2]):
        return True
    return any(stretch[i] & NO for i in range(first, places[-1] + 1))
