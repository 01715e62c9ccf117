"""Which words of what is said stand for the source itself: "said *he* would wait"."""

from typing import TYPE_CHECKING

from detente.reading.acquaintances import Referent
from detente.reading.clauses import Attribution
from detente.reading.names import Names
from detente.reading.sorts import sort_of, sorts_called

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_THIRD = frozenset(("he", "she", "it", "they"))
_PERSONS = frozenset(("he", "she"))
_POSSESSIVES = frozenset(("its", "their", "his", "her"))
_CLAUSES = frozenset(("ccomp", "csubj", "xcomp", "advcl", "relcl", "acl"))
_OPENERS = frozenset(("for", "that", "who", "to"))


def own_tokens(
    doc: "Doc", attribution: Attribution, names: Names, paragraph: int, referent: Referent
) -> frozenset[int]:
    """Return the tokens of a content that stand for the source itself.

    In a reported clause, "he", "it" and the like do, what is "its" or "their" own, and "the
    government" in the words of one.
    """
    start, end = attribution.content
    own = {
        i
        for n in names.within(paragraph, start, end + 1)
        if n.key in referent.parties or n.key == referent.speaker
        for i in range(n.start, n.end)
    }
    if attribution.frame in ("clause", "free"):
        sorts = frozenset().union(*(sort_of(names, party) for party in referent.parties))
        for token in doc[start : end + 1]:
            if token.lower_ in _POSSESSIVES and token.dep_ == "poss":
                own.add(token.head.i)
            elif token.dep_ in ("nsubj", "nsubjpass") and (
                _may_be_source(token, attribution) or _is_home(token, sorts, names, paragraph)
            ):
                own.add(token.i)
    return frozenset(own)


def _is_home(noun: "Token", sorts: frozenset[str], names: Names, paragraph: int) -> bool:
    """Tell whether a bare "the government" is what the source itself is."""
    if noun.pos_ != "NOUN" or not sorts & sorts_called(noun.lower_):
        return False
    before = [child for child in noun.children if child.i < noun.i]
    plain = all(child.lower_ == "the" for child in before)
    return plain and not names.within(paragraph, noun.left_edge.i, noun.right_edge.i + 1)


def _may_be_source(token: "Token", attribution: Attribution) -> bool:
    """Tell whether a pronoun may stand for the source that reports it.

    An "it" that only holds the place of a clause stands for nobody ("it was a pity that she
    left"), nor does a "he" of whom a "she" speaks.
    """
    if token.lower_ not in _THIRD:
        return False
    source = None if attribution.source is None else token.doc[attribution.source].lower_
    if token.lower_ in _PERSONS and source in _PERSONS:
        return token.lower_ == source
    return token.lower_ != "it" or not _is_empty(token)


def _is_empty(it: "Token") -> bool:
    """Tell whether an "it" only holds the place of a clause: "it was for the judges to say"."""
    verb = it.head
    if verb.lemma_ != "be":
        return False
    told = [child for child in verb.children if child.i > verb.i]
    if any(child.dep_ == "acomp" for child in told):
        # "It was ready to wait" speaks of somebody.
        return False
    below = [*told, *(c for child in told if child.dep_ == "attr" for c in child.children)]
    return any(_is_put_back(clause) for clause in below)


def _is_put_back(clause: "Token") -> bool:
    """Tell whether a clause is one whose place "it" may hold: "that she left", "for him to go"."""
    openers = {child.lower_ for child in clause.children if child.i < clause.i}
    return clause.dep_ in _CLAUSES and not openers.isdisjoint(_OPENERS)
