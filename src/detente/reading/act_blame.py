"""When what is said of another party's deeds or words puts blame on it."""

from typing import TYPE_CHECKING

from detente.reading import phrases
from detente.reading.model import Act
from detente.reading.moves import Move, moves, senses
from detente.reading.stakes import Stake, stake
from detente.reading.utterance import Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_DONE = frozenset(("past", "perfect", "now", "going", "done"))
_ASKING = frozenset(("if", "whether"))
_CLAUSES = frozenset(("ccomp", "relcl", "advcl", "acl"))
_OTHERS = frozenset(("they", "he", "she", "you", "him", "her", "them"))
_OURS = frozenset(("us", "our", "my"))
_KINDLY = frozenset(
    ("be", "come", "have", "help", "need", "say", "tell", "think", "value", "write")
)
_TALKS = frozenset(("talk", "talks", "negotiation", "process", "effort", "truce", "ceasefire"))
_PARTS = frozenset(("attr", "acomp", "oprd"))


def by_blame(said: Utterance) -> Classified | None:
    """Another did wrong, or what it did or said is called so: "they cheated", "it is a sham"."""
    clauses = [move for move in moves(said) if move.place in ("main", "to") and _is_said(move)]
    blamed = any(
        _is_wrong(move) or _is_called_wrong(move) or _is_the_doer(move) for move in clauses
    )
    blamed = blamed or (said.attribution.frame == "direct" and any(map(_is_done_to_us, clauses)))
    if not clauses:
        blamed = any("shame" in senses(root) for root in said.roots)
    return Classified(Act.ACCUSE, ("act-blames",), 0.7) if blamed else None


def _is_said(move: Move) -> bool:
    """Tell whether a clause is no question: "whether it was a pretext"."""
    return not any(c.dep_ == "mark" and c.lower_ in _ASKING for c in move.verb.children)


def _is_wrong(move: Move) -> bool:
    """Tell whether a clause has another do wrong, or the source suffer it."""
    if move.no or move.mood not in _DONE or move.place != "main":
        return False
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in move.verb.children)
    if "wrong" not in move.senses | phrases.senses(move.name, move.name):
        return not passive and _is_blow(move)
    return passive or not (move.who in ("own", "nobody", "none") or _is_of_the_talks(move))


def _is_of_the_talks(move: Move) -> bool:
    """Tell whether talks came to no good, which blames nobody: "the talks had stalled"."""
    done_to = any(c.dep_ in ("dobj", "prep") for c in move.verb.children)
    return not done_to and move.subject is not None and move.subject.lemma_.lower() in _TALKS


def _is_blow(move: Move) -> bool:
    """Tell whether another, who is spoken to or of as such, has done harm: "they burned it"."""
    theirs = move.subject is not None and any(
        child.lower_ in ("their", "your") for child in move.subject.children
    )
    done = move.mood in ("past", "perfect", "going")
    return done and (theirs or move.who in ("you", "they")) and stake(move) is Stake.HARM


def _is_the_doer(move: Move) -> bool:
    """Tell whether another is singled out as the doer: "it was Chile that tore the map"."""
    if move.verb.lemma_ != "be" or move.no or move.subject is None or move.subject.lower_ != "it":
        return False
    told = [c for c in move.verb.children if c.i > move.verb.i]
    named = next((c for c in told if c.dep_ == "attr"), None)
    if named is None or not (named.pos_ == "PROPN" or named.lower_ in _OTHERS or _is_theirs(named)):
        return False
    clauses = [c for c in (*told, *named.children) if c.dep_ in _CLAUSES and c.i > named.i]
    return any(
        clause.tag_ in ("VBD", "VBN")
        and any(c.lower_ in ("that", "who") for c in clause.children if c.i < clause.i)
        for clause in clauses
    )


def _is_theirs(noun: "Token") -> bool:
    return any(child.lower_ in ("their", "your", "his", "her") for child in noun.children)


def _is_done_to_us(move: Move) -> bool:
    """Tell whether "they" do something with what is the source's: "they sell off our streets"."""
    if move.who != "they" or move.no or move.mood not in ("now", "going"):
        return False
    kind = senses(move.verb) & {"merit", "give", "thanks", "knowing"}
    if move.verb.lemma_ in _KINDLY or kind:
        return False
    return any(
        c.dep_ == "dobj" and any(t.lower_ in _OURS for t in c.subtree) for c in move.verb.children
    ) or any(
        c.dep_ in ("prep", "xcomp") and any(t.lower_ in _OURS for t in c.subtree)
        for c in move.verb.children
    )


def _is_called_wrong(move: Move) -> bool:
    """Tell whether something that is not the source's own is given a name of shame."""
    if move.no or move.who in ("own", "nobody") or move.verb.lemma_ != "be":
        return False
    if move.mood not in _DONE:
        return False
    told = [child for child in move.verb.children if child.dep_ in _PARTS]
    return any("shame" in senses(word) for child in told for word in _row(child))


def _row(word: "Token") -> list["Token"]:
    """Return a word, those coordinated with it, and what it is "of": "an act of theft"."""
    below = [
        thing
        for child in word.children
        if child.dep_ == "prep" and child.lower_ in ("of", "but")
        for thing in child.children
    ]
    described = [child for child in word.children if child.dep_ in ("amod", "compound")]
    return [word, *word.conjuncts, *below, *described]
