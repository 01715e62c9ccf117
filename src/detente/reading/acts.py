"""What a statement does: demand, offer, refuse, threaten, and the rest."""

from typing import TYPE_CHECKING

from detente.reading.act_blame import by_blame
from detente.reading.act_conditions import (
    by_breach,
    by_deadline,
    by_lost_chance,
    by_own_condition,
    by_trifle,
    takes_up,
)
from detente.reading.act_cues import by_cue, by_lean, by_own_side, by_report
from detente.reading.act_deferrals import by_deferral
from detente.reading.act_denials import by_denial
from detente.reading.act_model import corrected
from detente.reading.act_moves import (
    by_bargain,
    by_ignorance,
    by_need,
    by_refused_plan,
    by_refused_step,
)
from detente.reading.act_praise import by_praise
from detente.reading.act_stakes import (
    by_due,
    by_held_over,
    by_own_step,
    by_price,
    by_the_day,
    by_ultimatum,
)
from detente.reading.act_words import harms, shown, unmistakable
from detente.reading.model import Act
from detente.reading.moves import senses
from detente.reading.refusals import refuses, spares
from detente.reading.times import is_time
from detente.reading.utterance import Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_FLAT = frozenset(("never", "no"))
_STAKES = frozenset((None, Act.REJECT, Act.ASSERT, Act.DEMAND, Act.OFFER, Act.UNCERTAIN))


def classify(said: Utterance) -> Classified:
    """Return the act of what is said: by the rules, or by the classifier where they are unsure."""
    return corrected(said, by_rules(said))


def by_rules(said: Utterance) -> Classified:
    """Return the act of what is said, by the first rule that has one; else it asserts.

    In this order: the act of the cue ("rejected"); words that have only one act; the act that the
    source says it did itself ("said it had accepted"); another party's act, told; what it hangs
    on; what the words say, by the phrases of the catalogue; what is refused; and the act that the
    cue leans to ("insisted").
    """
    verdicts = (rule(said) for rule in _RULES)
    found = next((verdict for verdict in verdicts if verdict is not None), None)
    return found or Classified(Act.ASSERT, ("act-default",), 0.6)


def _by_strong_words(said: Utterance) -> Classified | None:
    act = None if said.reports else unmistakable(said)
    if act is Act.ACCEPT and said.condition is not None and not takes_up(said):
        # "We could live with less, provided that ..." puts a figure of its own on the table.
        return Classified(Act.OFFER, ("act-would-if",), 0.75)
    return None if act is None else Classified(act, ("act-unmistakable",), 0.85)


def _by_mood(said: Utterance) -> Classified | None:
    """A stretch that begins with a bare verb appeals: "Stop the killing"."""
    first = said.doc[said.start]
    helped = any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in first.children)
    bare = first.tag_ == "VB" and first.pos_ == "VERB" and not helped and said.start < said.end
    if bare and _is_let_me(first) and shown(said, only=Act.DEFER) is not None:
        # "Let me come back to you on that".
        return Classified(Act.DEFER, ("act-imperative",), 0.65)
    if bare and first.lower_ == "ask" and _is_handed_on(said):
        return Classified(Act.DEFER, ("act-imperative",), 0.65)
    return Classified(Act.APPEAL, ("act-imperative",), 0.65) if bare else None


def _is_let_me(verb: "Token") -> bool:
    """Tell whether a verb asks leave for the source itself: "let me", "let us"."""
    behind = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    return verb.lower_ == "let" and behind.lower_ in ("me", "us", "'s")


def _is_handed_on(said: Utterance) -> bool:
    """Tell whether others, or another day, are named: "ask the board", "ask me in May"."""
    stretch = said.doc[said.start : said.end + 1]
    return any(is_time(token) or senses(token) & {"decider", "later"} for token in stretch)


def _by_words(said: Utterance) -> Classified | None:
    act = shown(said)
    if said.withheld and act in _STAKES:
        return Classified(Act.DEMAND, ("act-no-x-without-y",), 0.85)
    return None if act is None else Classified(act, ("act-of-words",), 0.75)


def _by_refusal(said: Utterance) -> Classified | None:
    if said.whose == "own" and refuses(said):
        spared = harms(said) or spares(said)
        return Classified(Act.PROMISE if spared else Act.REJECT, ("act-will-not",), 0.65)
    last = [t for t in said.doc[said.start : said.end + 1] if not t.is_punct][-1:]
    if (
        last
        and last[0].lower_ in _FLAT
        and last[0].i > said.start
        and said.doc[last[0].i - 1].is_punct
    ):
        return Classified(Act.REJECT, ("act-will-not",), 0.65)
    if said.attribution.frame == "headline" and said.doc[said.start].lower_ == "no":
        return Classified(Act.REJECT, ("act-will-not",), 0.65)
    return None


def _by_name_given(said: Utterance) -> Classified | None:
    """A name that somebody gives to another's words or deeds is scorn: "called it a key"."""
    given = said.attribution.frame == "quote"
    return Classified(Act.ACCUSE, ("act-name-given",), 0.65) if given else None


_RULES = (
    by_cue,
    _by_strong_words,
    by_own_side,
    by_ignorance,
    by_report,
    by_lost_chance,
    by_held_over,
    by_own_condition,
    by_deadline,
    by_trifle,
    by_bargain,
    by_price,
    by_ultimatum,
    by_the_day,
    by_due,
    _by_mood,
    by_breach,
    by_deferral,
    by_own_step,
    by_blame,
    by_need,
    by_denial,
    by_praise,
    _by_words,
    _by_refusal,
    by_refused_step,
    by_refused_plan,
    by_lean,
    _by_name_given,
)
