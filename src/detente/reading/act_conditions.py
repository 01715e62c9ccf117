"""Which act a condition makes of what is said: "if you pay, we will end the strike"."""

from typing import TYPE_CHECKING

from detente.reading.act_moves import UNDERGONE, gives_way
from detente.reading.act_words import harms, shown
from detente.reading.grammar import negation, would_have
from detente.reading.model import Act
from detente.reading.moves import moves
from detente.reading.refusals import WILL, refuses
from detente.reading.stakes import Stake, stake
from detente.reading.times import is_time
from detente.reading.utterance import NO, Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

PROVISOS = frozenset(("provided", "providing", "on", "as", "so", "only"))
"""Words that open what a favour hangs on."""
_TAKING = frozenset(("accept", "agree", "sign"))
_TAKEN = frozenset(
    ("it", "that", "them", "this", "bid", "deal", "formula", "offer", "plan", "proposal", "term")
)
_KNOWN = frozenset(("the", "that", "this", "these", "those"))
_FORCED = frozenset(("have", "must", "need"))
_FAILING = frozenset(
    ("fail", "fails", "failed", "refuse", "refuses", "refused", "collapse", "break")
)
_ENDING = frozenset(
    ("end", "lift", "stop", "halt", "cease", "suspend", "ease", "release", "free", "postpone")
)
_BREACHES = frozenset(("break", "violate", "breach", "refuse", "ignore", "cross", "reject"))


def by_lost_chance(said: Utterance) -> Classified | None:
    """What would have been is told: "we would have signed if they had come"."""
    lost = said.condition is not None and said.verb is not None and would_have(said.verb)
    return Classified(Act.ASSERT, ("act-would-have",), 0.7) if lost else None


def by_own_condition(said: Utterance) -> Classified | None:
    """Return what the source would do if something else is done: an offer, or a threat."""
    if said.condition is None or said.staked or said.whose != "own":
        return None
    refused = refuses(said)
    if _ends(said) and not refused:
        # "If the company pays, we will end the strike".
        return Classified(Act.OFFER, ("act-would-if",), 0.75)
    if harms(said) and not refused:
        return Classified(Act.THREATEN, ("act-harm-if",), 0.75)
    act = shown(said)
    if act is Act.ACCEPT or _takes(said):
        return Classified(Act.ACCEPT, ("act-would-accept-if",), 0.75)
    if refused or is_forced(said) or not _is_promised(said):
        return None
    if act in (Act.THREATEN, Act.REJECT, Act.DENY):
        return None
    if is_unwished(said):
        if any(stake(move) is Stake.GOOD for move in moves(said) if move.place == "main"):
            return None
        # "If they do not, we will ..." announces what is not wished for.
        return Classified(Act.THREATEN, ("act-harm-if",), 0.65)
    reported = said.attribution.frame != "direct"
    if (
        reported
        and _is_fronted(said)
        and not any(gives_way(m) for m in moves(said) if m.place == "if")
    ):
        # "If the guards stayed, his men would come" need not be meant kindly.
        return None
    return Classified(Act.OFFER, ("act-would-if",), 0.75)


def by_deadline(said: Utterance) -> Classified | None:
    """What comes if something is not done in time: "if none comes by May, the doors shut"."""
    if said.condition is None or said.staked or not (is_unwished(said) and _has_deadline(said)):
        return None
    main = next((move for move in moves(said) if move.place == "main"), None)
    if main is None or main.no or main.who in ("nobody", "it") or "disaster" in main.senses:
        return None
    if main.mood not in ("will", "would") or main.verb.lemma_.lower() in UNDERGONE:
        return None
    return Classified(Act.THREATEN, ("act-harm-if",), 0.65)


def by_trifle(said: Utterance) -> Classified | None:
    """What comes if the least thing happens: "if a single lamp is broken, the crews go home"."""
    if said.condition is None or said.staked or said.supposed[0].lower_ in PROVISOS:
        return None
    words = [token.lower_ for token in said.supposed]
    least = "single" in words or ["one", "more"] in [words[i : i + 2] for i in range(len(words))]
    main = next((move for move in moves(said) if move.place == "main"), None)
    if main is None or not least or main.who == "it" or "disaster" in main.senses:
        return None
    if main.mood not in ("will", "would", "now") or stake(main) is Stake.GOOD:
        return None
    return Classified(Act.THREATEN, ("act-harm-if",), 0.7)


def by_breach(said: Utterance) -> Classified | None:
    """Return a threat for "if they break it, this will follow"."""
    if said.condition is None or said.staked:
        return None
    broken = any(
        token.lemma_.lower() in _BREACHES and negation(token) is None for token in said.supposed
    )
    follows = any(token.lower_ in ("will", "'ll", "would") for token in said.main)
    return Classified(Act.THREATEN, ("act-harm-if",), 0.65) if broken and follows else None


def _is_fronted(said: Utterance) -> bool:
    """Tell whether the words begin with an "if": what comes first is what matters most."""
    return said.supposed[0].i == said.start and said.supposed[0].lower_ == "if"


def _has_deadline(said: Utterance) -> bool:
    return any(
        token.lower_ == "by" and any(is_time(below) for below in token.children)
        for token in said.supposed
    )


def _takes(said: Utterance) -> bool:
    """Tell whether it is said that something would be accepted: "would accept ten years if"."""
    return any(
        is_taking(token)
        and negation(token) is None
        and any(child.lower_ in WILL for child in token.children if child.dep_ == "aux")
        for token in said.doc[said.start : said.end + 1]
        if not any(
            above.dep_ == "advcl" for above in (token, *token.ancestors) if above.i >= said.start
        )
    )


def is_taking(verb: "Token") -> bool:
    """Tell whether a verb takes up an offer: "accept", "take it", "vote for the plan"."""
    below = [child for child in verb.children if child.dep_ == "dobj"]
    if verb.lemma_ == "vote":
        return any(child.lower_ == "for" for child in verb.children)
    taken = any(child.lemma_.lower() in _TAKEN for child in below)
    return verb.lemma_ in _TAKING or (verb.lemma_ == "take" and taken)


def takes_up(said: Utterance) -> bool:
    """Tell whether what could be lived with is known from before: "the map", "it", "that"."""
    things = [c for c in said.doc[said.start : said.end + 1] if c.dep_ == "pobj"]
    thing = next((c for c in things if c.head.lower_ == "with"), None)
    if thing is None:
        return True
    return thing.pos_ in ("PRON", "PROPN") or any(
        child.lower_ in _KNOWN or child.dep_ == "poss" for child in thing.children
    )


def is_forced(said: Utterance) -> bool:
    """Tell whether the condition is only what it may come to: "if we must", "as it takes"."""
    last = [token for token in said.supposed if not token.is_punct][-2:]
    words = [token.lower_ for token in last]
    held = any(token.lemma_ in _FORCED for token in last) and words[-1] in ("to", "must", "be")
    return held or words in (["it", "takes"], ["it", "took"], ["to", "that"])


def is_unwished(said: Utterance) -> bool:
    """Tell whether the condition is that the other does not do what is wished."""
    opener = said.supposed[0].lower_
    failing = any(token.lower_ in NO | _FAILING for token in said.supposed)
    return opener == "unless" or (failing and opener not in PROVISOS)


def _ends(said: Utterance) -> bool:
    """Tell whether a step that does harm is what would end: "we will lift the blockade"."""
    return any(
        token.lemma_ in _ENDING and any(c.dep_ in ("dobj", "prt") for c in token.children)
        for token in said.main
    )


def _is_promised(said: Utterance) -> bool:
    stretch = said.doc[said.start : said.end + 1]
    return any(token.lower_ in ("will", "would", "could", "'ll") for token in stretch)
