"""Which act the cue names, and which the source says that it did itself."""

from detente.reading.act_moves import own_harm
from detente.reading.act_stakes import does_good
from detente.reading.act_words import shown
from detente.reading.model import Act
from detente.reading.refusals import is_of_will
from detente.reading.utterance import Classified, Utterance

_CHARGES = frozenset(
    (
        "charge",
        "accusation",
        "allegation",
        "claim",
        "report",
        "rumour",
        "rumor",
        "criticism",
        "suggestion",
        "fear",
        "blame",
    )
)
_SWEARING = frozenset(("vow", "swear"))
_ASKING = frozenset(("must", "should", "had", "has", "have", "would", "could", "can", "will", "be"))


def by_cue(said: Utterance) -> Classified | None:
    """Return the act that the cue names ("rejected").

    A charge that is rejected is denied, and a warning of harm that the source would do itself is
    a threat.
    """
    entry, negated = said.attribution.entry, said.attribution.negated
    if entry is None or entry.act is None:
        return None
    act = Act(entry.act)
    if said.attribution.frame == "direct":
        return Classified(act, ("act-of-cue",), 0.9)
    if act is Act.REJECT and _is_charge(said, said.attribution.content):
        return Classified(Act.DENY, ("act-of-cue",), 0.9, negated)
    if act is Act.THREATEN and entry.lemma in _SWEARING and does_good(said):
        return Classified(Act.PROMISE, ("act-of-cue",), 0.8, negated)
    if act is Act.WARN and (own_harm(said) or shown(said, only=Act.THREATEN) is not None):
        return Classified(Act.THREATEN, ("act-own-harm",), 0.8, negated)
    return Classified(act, ("act-of-cue",), 0.95, negated)


def by_own_side(said: Utterance) -> Classified | None:
    """Return the act that the source says it did itself: "said it had accepted"."""
    inner = said.inner
    if inner is None or inner.entry is None or inner.entry.act is None:
        return None
    act = Act(inner.entry.act)
    if act is Act.OFFER and shown(said, only=Act.THREATEN) is not None:
        # "Ready to strike" offers nothing.
        return Classified(Act.THREATEN, ("act-own-harm",), 0.8, inner.negated)
    if act is Act.PROMISE:
        return Classified(act, ("act-of-own-side",), 0.85, inner.negated)
    if act is Act.REJECT and _is_charge(said, inner.content):
        act = Act.DENY
    refused = inner.negated and inner.cue is not None and is_of_will(said.doc[inner.cue[0]])
    if not refused:
        return Classified(act, ("act-of-own-side",), 0.85, inner.negated)
    if act in (Act.ACCEPT, Act.OFFER):
        return Classified(Act.REJECT, ("act-refused-by-own-side",), 0.85)
    return None


def by_report(said: Utterance) -> Classified | None:
    """Return that another party's act is told, which asserts it, unless it is in doubt."""
    if not said.reports or shown(said) is Act.UNCERTAIN:
        return None
    return Classified(Act.ASSERT, ("act-of-another-told",), 0.7)


def by_lean(said: Utterance) -> Classified | None:
    """Return the act that the cue leans to ("insisted")."""
    entry = said.attribution.entry
    if entry is None or entry.lean is None:
        return None
    if entry.lean == Act.DEMAND.value and not _is_asked(said):
        # "Insisted that the dam is safe".
        return Classified(Act.ASSERT, ("act-default",), 0.6)
    return Classified(Act(entry.lean), ("act-cue-leans",), 0.65)


def _is_charge(said: Utterance, content: tuple[int, int]) -> bool:
    """Tell whether what is rejected is a charge, and so a fact and no wish."""
    return said.doc[content[0] : content[1] + 1].root.lemma_.lower() in _CHARGES


def _is_asked(said: Utterance) -> bool:
    """Tell whether a clause says what has to be: with a modal, a bare verb, or "no"."""
    stretch = said.doc[said.start : said.end + 1]
    root = said.verb or stretch.root
    helped = {child.lower_ for child in root.children if child.dep_ in ("aux", "auxpass", "det")}
    refused = any(token.lower_ in ("no", "nobody", "nothing") for token in stretch)
    return (
        bool(helped & _ASKING) or refused or root.tag_ == "VB" or root.pos_ not in ("VERB", "AUX")
    )
