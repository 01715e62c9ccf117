"""Which act the clauses show: who does what, in which mood."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.reading.model import Act
from detente.reading.moves import Move, moves, senses
from detente.reading.times import is_time
from detente.reading.utterance import Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_KNOWING = frozenset(
    ("know", "tell", "say", "establish", "determine", "ascertain", "predict", "guess", "work out")
)
_QUESTIONS = frozenset(("who", "what", "when", "where", "which", "whether", "if", "how", "why"))
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
_TELLING = frozenset(("say", "speak", "tell"))
_ASKING = frozenset(("ask", "call", "consult", "hear", "phone", "see", "speak", "take", "talk"))
_BOUND = frozenset(("have", "need", "want"))
_WHEN = frozenset(("after", "at", "before", "by", "in", "on", "until", "within"))
_NEEDING = frozenset(("ask", "demand", "expect", "need", "require", "want"))
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
    return Classified(Act.UNCERTAIN, ("act-cannot-tell",), 0.75) if found else None


def by_deferral(said: Utterance) -> Classified | None:
    """Somebody else, or another day, is to decide: "that has to go to the board"."""
    told = [move for move in moves(said) if move.place in ("main", "to")]
    found = any(_is_handed_on(move) or _is_put_off(move) for move in told) or _must_ask(told)
    return Classified(Act.DEFER, ("act-others-decide",), 0.7) if found else None


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


def by_need(said: Utterance) -> Classified | None:
    """The source needs or expects something of another: "we expect an apology"."""
    for move in moves(said):
        if move.place == "main" and move.mood == "should" and _is_claimed(move):
            return Classified(Act.DEMAND, ("act-needs",), 0.6)
        needed = move.place == "main" and move.who == "own" and not move.no
        told = move.mood == "past" and said.attribution.frame == "direct"
        if needed and not told and move.mood in ("now", "past", "will") and move.name in _NEEDING:
            things = [c for c in move.verb.children if c.dep_ in ("dobj", "ccomp", "xcomp")]
            things = [c for c in things if not senses(c) & {"decide", "later"}]
            if any(thing.dep_ == "dobj" or _has_own_subject(thing) for thing in things):
                return Classified(Act.DEMAND, ("act-needs",), 0.65)
    return None


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


def _is_handed_on(move: Move) -> bool:
    """Tell whether a clause leaves a decision to others or to another day."""
    subject, verb = move.subject, move.verb.lemma_.lower()
    if subject is None or move.who == "own":
        return False
    matter = subject.lemma_.lower() in _MATTERS
    if move.mood == "now" and not move.no:
        return matter and verb in ("be", "lie", "rest", "belong") and _to_decider(move.verb)
    if move.no and move.who != "nobody":
        return False
    if move.mood in _DUE and move.who != "you" and "decider" in senses(subject):
        things = [child for child in move.verb.children if child.dep_ in ("dobj", "attr")]
        return "decide" in move.senses or any(t.lemma_.lower() in _DECIDED for t in things)
    if move.mood not in _DUE | {"can", "could"}:
        return False
    if matter and verb in _HANDED and _to_decider(move.verb):
        return True
    return subject.lemma_.lower() in _DECISIONS and verb in _REACHED


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


def gives_way(move: Move) -> bool:
    """Tell whether a clause of a condition has another party give way."""
    if move.no or move.who in ("own", "nobody"):
        return False
    return bool(move.senses & {"give", "take"}) or move.name in _STEPS_BACK


def _is_voted_for(move: Move) -> bool:
    return move.verb.lemma_ == "vote" and any(c.lower_ == "for" for c in move.verb.children)
