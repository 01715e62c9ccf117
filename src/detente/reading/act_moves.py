"""Which act the clauses show: who does what, in which mood."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.reading.model import Act
from detente.reading.moves import Move, moves, senses
from detente.reading.stakes import stake
from detente.reading.utterance import Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_KNOWING = frozenset(
    ("know", "tell", "say", "establish", "determine", "ascertain", "predict", "guess", "work out")
)
_QUESTIONS = frozenset(("who", "what", "when", "where", "which", "whether", "if", "how", "why"))
_NEEDING = frozenset(("ask", "demand", "expect", "need", "require", "want"))
_HINDERING = frozenset(("contest", "happen", "hinder", "object", "oppose", "resist", "stop"))
_BARGAINS = frozenset(("on", "in", "provided", "providing"))
# What a party suffers and does not do.
UNDERGONE = frozenset(
    (
        *("be", "become", "collapse", "default", "die", "face", "fail", "feel", "have", "lose"),
        *("miss", "need", "pay", "run", "see", "starve", "struggle", "suffer"),
    )
)
_STEPS_BACK = frozenset(
    (
        *("abandon", "call off", "cancel", "cease", "drop", "end", "freeze", "halt", "leave"),
        *("lift", "move", "pull", "pull back", "stop", "suspend", "take off", "withdraw"),
    )
)


def by_ignorance(said: Utterance) -> Classified | None:
    """Somebody cannot know: "nobody could tell what was left"."""
    found = any(_is_unknown(move) for move in moves(said) if move.place != "if")
    found = found or _is_open_question(said)
    return Classified(Act.UNCERTAIN, ("act-cannot-tell",), 0.75) if found else None


def by_bargain(said: Utterance) -> Classified | None:
    """Something follows if another gives way: "if he drops it, she can have our votes"."""
    if said.condition is None or said.staked:
        return None
    told = list(moves(said))
    main = next((move for move in told if move.place == "main"), None)
    if main is None or main.no or main.who == "nobody" or "disaster" in main.senses:
        return None
    if main.who == "it" and main.verb.lemma_ == "be":
        # "It will be obvious that they were never serious" offers nothing.
        return None
    if said.supposed[0].lower_ == "unless":
        return None
    struck = said.supposed[0].lower_ in _BARGAINS
    ceded = any(gives_way(move) for move in told if move.place == "if")
    follows = main.mood in ("will", "would", "can", "could")
    if not struck and not (ceded and follows):
        return None
    if "take" in main.senses or _is_voted_for(main):
        return Classified(Act.ACCEPT, ("act-would-accept-if",), 0.7)
    return Classified(Act.OFFER, ("act-would-if",), 0.7)


def by_refused_step(said: Utterance) -> Classified | None:
    """The source is not doing something, needs none of it, or would do nothing of the kind."""
    move = next((move for move in moves(said) if move.place == "main"), None)
    if move is None or move.who not in ("own",) or not move.no or move.verb.lemma_ == "be":
        return None
    going = move.mood == "going" and bool(move.senses & {"refuse", "give", "take"})
    needless = move.mood == "now" and (move.verb.lemma_ == "need" or "refuse" in move.senses)
    nothing = move.mood in ("will", "would") and move.verb.lemma_ != "have"
    if going or needless or nothing:
        return Classified(Act.REJECT, ("act-will-not",), 0.65)
    return None


def by_refused_plan(said: Utterance) -> Classified | None:
    """Something will not be done, or nobody would do it: "the law would not be passed"."""
    move = next((move for move in moves(said) if move.place == "main"), None)
    if move is None or said.condition is not None or move.mood not in ("will", "would"):
        return None
    denied = move.who == "noun" and move.no and any(c.dep_ == "neg" for c in move.verb.children)
    none = move.who == "nobody" and _is_said_of_all(move)
    if not (denied or none) or move.verb.lemma_ in UNDERGONE | _NEEDING | _HINDERING:
        return None
    if stake(move) is not None or "knowing" in move.senses or _has_own_clause(move.verb):
        return None
    return Classified(Act.REJECT, ("act-will-not",), 0.6)


def _is_said_of_all(move: Move) -> bool:
    """Tell whether no one of a kind would do something to something: "no king would sell it"."""
    no = move.subject is not None and any(c.lower_ == "no" for c in move.subject.children)
    passive = any(c.dep_ == "auxpass" for c in move.verb.children)
    return no and not passive and move.mood == "would"


def _has_own_clause(verb: "Token") -> bool:
    return any(child.dep_ == "ccomp" for child in verb.children)


def by_need(said: Utterance) -> Classified | None:
    """The source needs or expects something of another: "we expect an apology"."""
    for move in moves(said):
        if move.place == "main" and move.mood == "should" and _is_claimed(move):
            return Classified(Act.DEMAND, ("act-needs",), 0.6)
        needed = move.place == "main" and move.who == "own" and not move.no
        told = move.mood == "past" and said.attribution.frame == "direct"
        if needed and not told and move.mood in ("now", "past", "will") and move.name in _NEEDING:
            things = [c for c in move.verb.children if c.dep_ in ("dobj", "ccomp", "xcomp")]
            things = [c for c in things if not senses(c) & {"decide", "later"} or _is_due(c)]
            if move.name == "expect" and said.attribution.frame != "direct":
                # "Said she expected the talks to fail" foresees it.
                things = [c for c in things if _is_of_somebody(c)]
            if any(thing.dep_ == "dobj" or _has_own_subject(thing) for thing in things):
                return Classified(Act.DEMAND, ("act-needs",), 0.65)
    return None


def _is_due(thing: "Token") -> bool:
    """Tell whether a decision is asked of somebody: "we need an answer *from* Tehran"."""
    return thing.dep_ == "dobj" and any(c.lower_ == "from" for c in thing.children)


def _is_of_somebody(thing: "Token") -> bool:
    """Tell whether it is somebody who is to do a thing: "expected *Chile* to pay"."""
    who = next((c for c in thing.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return _is_due(thing) or (who is not None and who.pos_ in ("PROPN", "PRON"))


def _is_claimed(move: Move) -> bool:
    """Tell whether a thing should be done by nobody in particular: "wages should be paid"."""
    return move.who == "noun" and any(c.dep_ == "nsubjpass" for c in move.verb.children)


def _has_own_subject(verb: "Token") -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def own_harm(said: Utterance) -> bool:
    """Tell whether the source would do what is foretold itself: "warned it would block it"."""
    for move in moves(said):
        if move.place != "main":
            continue
        if move.who != "own" or move.verb.lemma_.lower() in UNDERGONE:
            return False
        if any(child.dep_ in ("auxpass", "nsubjpass") for child in move.verb.children):
            return False
        if move.mood in ("will", "would"):
            return True
        return move.mood in ("can", "could", "may") and "harm" in move.senses
    return False


def _is_unknown(move: Move) -> bool:
    """Tell whether a clause says that its subject cannot answer a question."""
    verb = move.name
    if verb not in _KNOWING or not (move.no or move.who == "nobody"):
        return False
    able = move.mood in ("can", "could") or (
        verb in ("know", "work out") and move.mood in ("now", "past", "perfect")
    )
    return able and _is_asked(move)


def _is_open_question(said: Utterance) -> bool:
    """Tell whether only a question is said: "*whether it held*, he would not say"."""
    if said.attribution.frame != "clause" or said.verb is None:
        return False
    entry = said.attribution.entry
    asks = entry is not None and entry.act is not None
    opened = any(c.dep_ == "mark" and c.lower_ == "whether" for c in said.verb.children)
    return opened and not asks and said.doc[said.start].lower_ == "whether"


def _is_asked(move: Move) -> bool:
    """Tell whether what is not known is a question: "cannot tell when", "what I can't tell"."""
    asked = any(
        not _QUESTIONS.isdisjoint(_opening(child))
        for child in move.verb.children
        if child.dep_ not in ("punct", "conj", "cc", "aux", "neg")
    )
    return asked or (move.place == "side" and move.verb.dep_ in ("csubj", "ccomp", "relcl"))


def _opening(child: "Token") -> Iterable[str]:
    """Return the first words below a token."""
    left = child.left_edge.i
    return [child.doc[i].lower_ for i in range(left, min(left + 3, child.right_edge.i + 1))]


def gives_way(move: Move) -> bool:
    """Tell whether a clause of a condition has another party give way."""
    if move.no or move.who in ("own", "nobody"):
        return False
    return bool(move.senses & {"give", "take"}) or move.name in _STEPS_BACK


def _is_voted_for(move: Move) -> bool:
    return move.verb.lemma_ == "vote" and any(c.lower_ == "for" for c in move.verb.children)
