"""What words tell of a person and a party: those between the two, and how like theirs are."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from detente.reading.vectors import LENGTH, Vector, vector

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_FAR = 12
_TELLING = frozenset(("VERB", "NOUN", "ADP", "ADJ", "PRON", "PUNCT", "DET", "PART"))
_TENTH = LENGTH**2 // 10
_LIKE = range(3, 10)


def between(head: "Token", other: "Token") -> Iterator[str]:
    """Return the words between a person and a party of one sentence, where they are near."""
    first, last = sorted((head.i, other.i))
    if last - first > _FAR:
        return
    side = "before" if other.i < head.i else "behind"
    for token in head.doc[first + 1 : last]:
        if token.pos_ in _TELLING:
            yield f"between:{side}:{token.lemma_.lower()}"


def alike(offices: Iterable[str], parties: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Return for each party how like its words are to those for a person's offices.

    That is the cosine of the two likest words, in tenths: "teacher" is like "pupils-council".
    """
    own = _known(word for office in offices for word in office.split())
    if not own:
        return
    found = {}
    for party in parties:
        others = _known(party.split("-"))
        if not others:
            yield party, "alike:none"
            continue
        tenths = max(int(one @ other) for one in own for other in others) // _TENTH
        found[party] = tenths
        yield party, f"alike:{tenths}"
        yield from ((party, f"alike>{least}") for least in _LIKE if tenths >= least)
    most = max(found.values(), default=0)
    best = [party for party, tenths in found.items() if tenths == most]
    if len(best) == 1:
        yield best[0], "alike:best"


def _known(words: Iterable[str]) -> list[Vector]:
    return [one for one in map(vector, words) if one.any()]
