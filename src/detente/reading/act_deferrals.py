"""When a decision is put off: to others, to another day, or until somebody has been asked."""

from typing import TYPE_CHECKING

from detente.reading.act_referrals import is_referred
from detente.reading.model import Act
from detente.reading.moves import Move, moves, senses
from detente.reading.times import is_time
from detente.reading.utterance import Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_MATTERS = frozenset(
    (
        "answer",
        "choice",
        "decision",
        "issue",
        "it",
        "matter",
        "question",
        "reply",
        "that",
        "verdict",
    )
)
# What happens to a matter that is left to others, or to another day.
_HANDED = frozenset(
    (
        *("be", "belong", "bring", "come", "defer", "fall", "go", "leave", "lie", "pass", "put"),
        *("refer", "rest", "return", "submit", "take", "wait"),
    )
)
_REACHED = frozenset(("make", "take", "give", "reach", "come", "wait", "follow", "leave", "fall"))
_DECIDED = frozenset(("decision", "debate", "look", "review", "say", "view", "vote", "word"))
_DECISIONS = frozenset(("decision", "answer", "reply", "question", "verdict"))
_DUE = frozenset(("will", "would", "must", "should", "to"))
_TREATING = frozenset(("deal", "handle", "hear", "settle", "take up"))
_TELLING = frozenset(("say", "speak", "tell"))
_ASKING = frozenset(("ask", "call", "consult", "hear", "phone", "see", "speak", "take", "talk"))
_BOUND = frozenset(("have", "need", "want"))
_WHEN = frozenset(("after", "at", "before", "by", "in", "on", "until", "within"))


def by_deferral(said: Utterance) -> Classified | None:
    """Somebody else, or another day, is to decide: "that has to go to the board"."""
    told = [move for move in moves(said) if move.place in ("main", "to")]
    shifted = said.attribution.frame in ("clause", "free")
    found = any(
        _is_handed_on(move, shifted=shifted) or _is_put_off(move) or is_referred(move)
        for move in told
    )
    found = found or _must_ask(told)
    return Classified(Act.DEFER, ("act-others-decide",), 0.7) if found else None


def _is_handed_on(move: Move, *, shifted: bool) -> bool:
    """Tell whether a clause leaves a decision to others or to another day.

    ``shifted`` tells that the clause is reported, so that its past was a present.
    """
    subject, verb = move.subject, move.verb.lemma_.lower()
    if subject is None or (move.who == "own" and not _is_ones_decider(subject)):
        return False
    matter = subject.lemma_.lower() in _MATTERS
    if not move.no and (move.mood == "now" or (shifted and move.mood == "past")):
        return matter and verb in ("be", "lie", "rest", "belong") and _to_decider(move.verb)
    if move.no and move.who != "nobody":
        return False
    if move.mood in _DUE | {"going"} and move.who != "you" and "decider" in senses(subject):
        return _is_decided(move)
    if move.mood not in _DUE | {"can", "could"}:
        return False
    if matter and verb in _HANDED and _to_decider(move.verb):
        return True
    return subject.lemma_.lower() in _DECISIONS and verb in _REACHED


def _is_ones_decider(noun: "Token") -> bool:
    """Tell whether those who decide are somebody's: "our members", "his lawyers"."""
    held = any(child.dep_ == "poss" for child in noun.children)
    return held and noun.pos_ == "NOUN" and "decider" in senses(noun)


def _is_decided(move: Move) -> bool:
    """Tell whether those who decide take a matter up: "the board will deal with it"."""
    if "decide" in move.senses or move.name in _TREATING:
        return True
    if move.mood == "going":
        return False
    first = any(child.lower_ == "first" for child in move.verb.children)
    things = [child for child in move.verb.children if child.dep_ in ("dobj", "attr")]
    return (first and move.name == "speak") or any(t.lemma_.lower() in _DECIDED for t in things)


def _is_put_off(move: Move) -> bool:
    """Tell whether the source will look at something at another time."""
    if move.who != "own" or move.no or move.mood not in ("will", "would"):
        return False
    weighed = "decide" in move.senses or move.verb.lemma_ in _TELLING
    return weighed and any(_is_later(child) for child in move.verb.children)


def _must_ask(told: list[Move]) -> bool:
    """Tell whether the source has to ask others first: "I have to take it to my members"."""
    bound = False
    for move in told:
        if move.place == "main":
            bound = move.who == "own" and not move.no and move.verb.lemma_ in _BOUND
        held = (bound and move.place == "to") or (move.who == "own" and move.mood == "must")
        if held and move.verb.lemma_ in _ASKING and _asks_decider(move.verb):
            return True
    return False


def _asks_decider(verb: "Token") -> bool:
    below = [child for child in verb.children if child.dep_ in ("dobj", "advmod")]
    below += [c for child in verb.children if child.dep_ == "prep" for c in child.children]
    return any("decider" in senses(word) or word.lower_ == "people" for word in below)


def _is_later(child: "Token") -> bool:
    """Tell whether something below a verb names another time: "in March", "next week"."""
    if child.dep_ in ("npadvmod", "advmod"):
        return is_time(child) or "later" in senses(child)
    if child.dep_ != "prep" or child.lower_ not in _WHEN:
        return False
    return any(is_time(c) or "later" in senses(c) for c in child.children)


def _to_decider(verb: "Token") -> bool:
    """Tell whether a verb leads to, before or with who decides."""
    return any(
        "decider" in senses(below)
        for child in verb.children
        if child.dep_ in ("prep", "dative", "agent")
        and child.lower_ in ("to", "before", "for", "with", "by")
        for below in child.children
    )
