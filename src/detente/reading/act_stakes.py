"""Which act the harm or the good in what is announced makes of it."""

from typing import TYPE_CHECKING

from detente.reading.act_conditions import PROVISOS, is_forced, is_taking, is_unwished
from detente.reading.act_moves import gives_way
from detente.reading.model import Act
from detente.reading.moves import Move, moves, senses
from detente.reading.stakes import Stake, of_verb, stake
from detente.reading.utterance import NO, Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_COMING = frozenset(("will", "would"))
_POSSIBLE = frozenset(("can", "could", "may"))
_NOT_PUT_OFF = frozenset(("hesitate", "shrink", "fail", "rest", "stop"))
_KEPT = frozenset(("be", "have", "get", "keep"))
_HAVING = frozenset(("have", "keep", "retain", "use"))
_YOURS = frozenset(("theirs", "yours"))
_TURNS = frozenset(("from", "otherwise"))
_OURS = frozenset(("our", "us", "my", "me"))
_DAYS = frozenset(
    ("day", "hour", "instant", "minute", "moment", "morning", "night", "second", "time")
)
_REPEATED = frozenset(("more", "another", "single"))
_ROUTINE = frozenset(("always", "planned", "scheduled", "usual", "usually"))
_ANYBODY = frozenset(("anybody", "anyone", "those"))
_INVITING = frozenset(("ask", "invite", "want", "wish"))
_RATHER = frozenset(("rather", "sooner"))
_OTHERS = frozenset(("you", "they", "he", "she"))
_DEAR = frozenset(("heavy", "high", "steep", "dear", "terrible", "severe", "bitter"))


def by_held_over(said: Utterance) -> Classified | None:
    """What is announced on a condition: "if you land, we will sink the boat"."""
    if said.condition is None:
        return None
    proviso = said.supposed[0].lower_ in PROVISOS
    for move in _announced(said, at_once=True):
        if move.verb.lemma_ in ("take", "vote") and is_taking(move.verb):
            continue
        touched = stake(move)
        held = _is_deliberate(move) if said.staked else True
        if touched is Stake.HARM and held and not proviso and not _is_denied(move):
            return Classified(Act.THREATEN, ("act-harm-if",), 0.75)
        if said.staked:
            continue
        if touched is not Stake.GOOD and proviso:
            # "Provided that", "as long as" bind the other to a favour, not under a threat.
            continue
        if touched is Stake.LEAVES and move.who == "own" and not _given(said):
            return Classified(Act.THREATEN, ("act-harm-if",), 0.65)
        if touched is Stake.GOOD:
            # What is done for another if nothing comes is no price for its move.
            kept = is_unwished(said) or is_forced(said)
            return None if kept else Classified(Act.OFFER, ("act-would-if",), 0.75)
        if move.who == "own" and not move.no and "take" not in move.senses and _wrongs(said):
            # "If you hire them, we move to Lima".
            return Classified(Act.THREATEN, ("act-harm-if",), 0.65)
    return None


def does_good(said: Utterance) -> bool:
    """Tell whether the first step that is spoken of is good for the other side."""
    touched = (stake(move) for move in moves(said) if move.place in ("main", "to"))
    return next((found for found in touched if found is not None), None) is Stake.GOOD


def ordered_harm(said: Utterance) -> bool:
    """Tell whether harm is somebody's to order: "boats would be seized", "police would clear it".

    So is what comes to "whoever crosses the line".
    """
    told = said.attribution.addressee is not None
    return any(_is_ordered(move) for move in moves(said) if move.place == "main") or any(
        move.place == "main"
        and (move.who != "own" or told)
        and move.mood in _COMING | {"can", "could", "going", "to"}
        and _is_passive(move)
        and not any(child.dep_ == "agent" for child in move.verb.children)
        and stake(move) is Stake.HARM
        and not _is_denied(move)
        for move in moves(said)
    )


def _is_ordered(move: Move) -> bool:
    """Tell whether those who take orders do harm, or who does wrong has to bear it."""
    subject = move.subject
    if subject is None or move.mood not in _COMING:
        return False
    warned = "whoever" in (subject.lower_, *(c.lower_ for c in subject.children)) or (
        subject.lower_ in _ANYBODY and any(c.dep_ in ("relcl", "prep") for c in subject.children)
    )
    sent = "force" in senses(subject) and ("harm" in move.senses or stake(move) is Stake.HARM)
    return warned or sent


def by_ultimatum(said: Utterance) -> Classified | None:
    """One thing or the other: "sign, or we close the gates", "he goes or we go"."""
    told = {move.verb.i: move for move in moves(said)}
    for first in said.roots:
        bare = first.tag_ == "VB" and not any(c.dep_ in ("aux", "nsubj") for c in first.children)
        for word in first.children:
            move = told.get(word.i)
            if word.dep_ != "conj" or move is None or not _has_subject(word):
                continue
            join = {c.lower_ for c in (*first.children, *word.children) if c.dep_ == "cc"}
            held = move.mood in (*_COMING, "now") and not move.no
            held = held and (word.lemma_ != "be" or stake(move) is Stake.HARM)
            if "or" in join and held and (bare or move.who == "own"):
                return Classified(Act.THREATEN, ("act-or-else",), 0.75)
            if "and" in join and bare and first.i in told:
                return _in_return(told[first.i], move, said)
    return _repeated(said)


def by_own_step(said: Utterance) -> Classified | None:
    """What the source announces without a condition: "we will sue", "the road could be opened"."""
    if said.condition is not None or said.reports or _is_routine(said):
        return None
    for move in _announced(said, at_once=False):
        touched = stake(move)
        if touched is Stake.HARM and not _refused(move):
            return Classified(Act.THREATEN, ("act-own-harm",), 0.65)
        open_to = move.mood in _POSSIBLE or (move.mood == "would" and _is_direct(said))
        if touched is Stake.GOOD and not move.no and open_to:
            return Classified(Act.OFFER, ("act-could",), 0.65)
    main = next((move for move in moves(said) if move.place == "main"), None)
    if main is not None and (_is_let_have(main) or _lets(main)):
        return Classified(Act.OFFER, ("act-could",), 0.6)
    return None


def _is_direct(said: Utterance) -> bool:
    """Tell whether "would" is the source's own word, and no "will" that is reported."""
    return said.attribution.frame == "direct"


def _is_let_have(move: Move) -> bool:
    """Tell whether another may have something: "they could keep the upper floor"."""
    allowed = move.mood == "could" and not move.no and move.verb.lemma_ in _HAVING
    has = any(child.dep_ == "dobj" for child in move.verb.children)
    return allowed and has and move.who in ("you", "they", "noun", "name", "those")


def _lets(move: Move) -> bool:
    """Tell whether the source would let others do something: "it would let monitors in"."""
    if move.who != "own" or move.no or move.mood not in _COMING | _POSSIBLE:
        return False
    done = (c for c in move.verb.children if c.dep_ in ("ccomp", "xcomp"))
    harm = any(senses(verb) & {"harm", "disaster"} for verb in done)
    return move.verb.lemma_ in ("let", "allow", "permit") and not harm


def by_price(said: Utterance) -> Classified | None:
    """Another will have to pay: "Chile will pay a heavy price"."""
    for move in moves(said):
        foretold = move.place == "main" and move.mood in _COMING and not move.no
        if not foretold or move.verb.lemma_ != "pay" or move.who not in ("name", "they", "you"):
            continue
        prices = (c for c in move.verb.children if c.dep_ == "dobj" and c.lemma_ == "price")
        if any(_DEAR & {word.lower_ for word in price.children} for price in prices):
            return Classified(Act.THREATEN, ("act-price",), 0.7)
    return None


def by_due(said: Utterance) -> Classified | None:
    """What the source tells another to do for it: "give us back the boats"."""
    first = next(iter(moves(said)), None)
    if (
        first is None
        or first.mood != "bare"
        or first.who != "none"
        or first.verb.i > said.start + 1
    ):
        return None
    traded = any(_has_subject(move.verb) for move in moves(said) if move.place == "main")
    due = stake(first) is Stake.GOOD and not first.no and not traded and _is_of_us(first)
    return Classified(Act.DEMAND, ("act-due",), 0.65) if due else None


def by_the_day(said: Utterance) -> Classified | None:
    """What the source will do the day that another moves: "the day they come, we cut the rope"."""
    opening = said.doc[said.start].lower_
    if said.condition is not None or not (opening in _TURNS or _opens_with_a_day(said)):
        return None
    main = next((move for move in moves(said) if move.place == "main"), None)
    if main is None or main.no or main.mood not in ("will", "now") or main.verb.lemma_ in _KEPT:
        return None
    if opening in _TURNS and stake(main) is None and "ends" not in of_verb(main.verb):
        return None
    if stake(main) is Stake.GOOD:
        return Classified(Act.OFFER, ("act-would-if",), 0.65)
    return Classified(Act.THREATEN, ("act-harm-if",), 0.65) if main.who == "own" else None


def _opens_with_a_day(said: Utterance) -> bool:
    """Tell whether it begins with "the day (that)", "the next time", "should"."""
    opening = list(said.doc[said.start : min(said.start + 4, said.end + 1)])
    if opening[0].lower_ == "should":
        return True
    if opening[0].lower_ not in ("the", "on"):
        return False
    days = (token for token in opening if token.lower_ in _DAYS)
    return any(c.dep_ in ("relcl", "acl") for day in days for c in day.children)


def _announced(said: Utterance, *, at_once: bool) -> list[Move]:
    """Return the clauses that announce a step of the source, or one whose doer is not named.

    ``at_once`` takes in what is told as happening: "if you board it, our crews get off".
    """
    found = []
    above: Move | None = None
    for move in moves(said):
        if move.place == "main":
            above = move
            coming = move.mood in _COMING | _POSSIBLE or (
                move.who == "own" and move.mood == "going"
            )
            coming = coming or (at_once and move.mood == "now")
        elif move.place == "to" and above is not None:
            held = above.no and above.verb.lemma_.lower() not in _NOT_PUT_OFF
            coming = above.mood in (*_COMING, "going") and above.who == "own" and not held
        else:
            continue
        if coming and not _is_suffered(move, said) and (move.who == "own" or _hidden(move)):
            found.append(move)
    return found


def _is_suffered(move: Move, said: Utterance) -> bool:
    """Tell whether the source is who it is done to: "we would be dismissed"."""
    us = move.subject is not None and (
        move.subject.i in said.own or move.subject.lower_ in ("i", "we")
    )
    return us and _is_passive(move)


def is_no_menace(said: Utterance) -> bool:
    """Tell whether what is foretold threatens nobody: it is routine, or would have been done."""
    past = (c.lemma_ == "have" for m in moves(said) if m.mood == "would" for c in m.verb.children)
    return _is_routine(said) or any(past)


def _is_routine(said: Utterance) -> bool:
    """Tell whether it is done anyway: "the plant will be closed over Easter, as every year"."""
    stretch = said.doc[said.start : said.end + 1]
    planned = any(token.lower_ in _ROUTINE for token in stretch)
    yearly = any(t.lower_ == "every" and t.head.lower_ in ("year", "month") for t in stretch)
    return planned or yearly


def _is_denied(move: Move) -> bool:
    """Tell whether a clause says that something is not so: "not one visa will be issued"."""
    below = () if move.subject is None else move.subject.subtree
    return move.no or any(token.lower_ in NO for token in below)


def _refused(move: Move) -> bool:
    """Tell whether the harm is only that a wish is not met: "nobody can be paid in full"."""
    negated = move.no and (move.mood not in _COMING or move.who in ("own", "there"))
    return negated or move.who == "nobody" or any(c.lower_ in _RATHER for c in move.verb.children)


def _hidden(move: Move) -> bool:
    """Tell whether nobody is named who does it: "visas will be revoked", "deliveries stop"."""
    if any(c.dep_ == "agent" for c in move.verb.children):
        return False
    alone = not any(c.dep_ in ("dobj", "prep") and c.i > move.verb.i for c in move.verb.children)
    if _is_deliberate(move) or move.who in ("nobody", "there"):
        return True
    return alone and move.who == "noun"


def _is_deliberate(move: Move) -> bool:
    """Tell whether a step is the source's own, or one that somebody has to take."""
    return move.who == "own" or _is_passive(move)


def _is_passive(move: Move) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in move.verb.children)


def _wrongs(said: Utterance) -> bool:
    """Tell whether the condition is harm that another does."""
    supposed = [move for move in moves(said) if move.place == "if"]
    if said.supposed[0].lower_ != "if" or any(gives_way(move) for move in supposed):
        return False
    return any(stake(move) is Stake.HARM and move.who != "own" for move in supposed)


def _given(said: Utterance) -> bool:
    """Tell whether the condition is that another gives way, or asks for it."""
    supposed = (move for move in moves(said) if move.place == "if")
    return any(
        gives_way(move)
        or stake(move) is Stake.GOOD
        or (move.verb.lemma_ in _INVITING and move.who != "own" and not move.no)
        for move in supposed
    )


def _in_return(asked: Move, move: Move, said: Utterance) -> Classified | None:
    """Return what follows when another does as told: "sign it and the trucks roll"."""
    touched, given = stake(move), stake(asked) is Stake.GOOD
    ours = move.who == "own" or _hidden(move)
    never = move.no and move.who in _OTHERS and _is_of_us(move)
    if never or (touched is Stake.HARM and ours):
        return Classified(Act.THREATEN, ("act-or-else",), 0.7)
    if move.no or "then" in {c.lower_ for c in move.verb.children}:
        return None
    if touched is Stake.LEAVES and move.who == "own" and not given:
        return Classified(Act.THREATEN, ("act-or-else",), 0.65)
    kept = move.who in _OTHERS and move.verb.lemma_ in _KEPT
    spared = (given and move.who == "nobody") or any(c.lower_ in _YOURS for c in move.verb.children)
    ceded = (given and move.who != "you") or (move.who == "own" and move.mood == "will")
    if touched is Stake.GOOD or kept or spared or ceded:
        return Classified(Act.OFFER, ("act-would-if",), 0.7)
    return None


def _repeated(said: Utterance) -> Classified | None:
    """One time too many: "one more raid and the talks are over"."""
    opening = said.doc[said.start : min(said.start + 3, said.end + 1)]
    if not any(token.lower_ in _REPEATED for token in opening):
        return None
    joined = any(_joins(token) for token in said.doc[said.start : said.end + 1])
    over = any(stake(m) is Stake.HARM for m in moves(said) if m.place == "main")
    return Classified(Act.THREATEN, ("act-or-else",), 0.7) if joined and over else None


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)


def _is_of_us(move: Move) -> bool:
    return any(token.lower_ in _OURS for token in move.verb.subtree)


def _joins(token: "Token") -> bool:
    return token.dep_ == "cc" and token.lower_ == "and"
