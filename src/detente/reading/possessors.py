"""Whose "its" and "their" are, by the grammar: a subject before, here or in the sentence before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.direct import quoted
from detente.reading.quotes import Quote

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_SINGULAR = ("NN", "NNP", "NNPS")


def possessor(its: "Token", quotes: tuple[Quote, ...]) -> "Token | None":
    """Return the noun that "its" most readily takes up, or None.

    "The dockers' union waits, *its* president said"; "Peru asked Chile to leave. *Its* envoy
    stayed". No subject in the plural is meant, and none of somebody's words in quotation marks.
    """
    found = (*_here(its), *_in_sentence_before(its))
    outside = (one for one in found if quoted(quotes, one) is None)
    noun = next(outside, None)
    return noun if noun is not None and noun.tag_ in _SINGULAR else None


def possessors(their: "Token", quotes: tuple[Quote, ...]) -> Iterator["Token"]:
    """Yield the nouns that "their" may take up, the likeliest first.

    A body may be meant, too: "The Greens left. *Their* leader stayed"; "It did not soothe the
    villagers. *Their* lawyer left".
    """
    found = (*_here(their), *_in_sentence_before(their), *_objects_before(their))
    yield from (one for one in found if quoted(quotes, one) is None and one.pos_ != "PRON")


def _here(its: "Token") -> Iterator["Token"]:
    """Yield the subjects of the clauses around "its" and of those reported before it."""
    for verb in (above for above in its.ancestors if above.pos_ in ("VERB", "AUX")):
        for clause in (verb, *_reported(verb)):
            yield from (one for one in _subjects(clause) if one.right_edge.i < its.i)


def _reported(verb: "Token") -> Iterator["Token"]:
    """Yield the clauses that a verb reports, with what stands before a colon in front of them.

    "Peru declined: “We wait,” said its envoy".
    """
    for clause in (c for c in verb.children if c.dep_ == "ccomp"):
        yield clause
        yield from _reported(clause)


def _in_sentence_before(its: "Token") -> Iterator["Token"]:
    """Yield the subjects of the main clause of the sentence before, in the same paragraph."""
    start = its.sent.start
    return _subjects(its.doc.sentence(start - 1).root) if start else iter(())


def _objects_before(their: "Token") -> Iterator["Token"]:
    """Yield the objects in the plural of the sentence before, in the same paragraph."""
    start = their.sent.start
    before = their.doc.sentence(start - 1) if start else ()
    return (one for one in before if one.dep_ == "dobj" and one.tag_ in ("NNS", "NNPS"))


def _subjects(verb: "Token") -> Iterator["Token"]:
    return (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
