"""What a phrase behind a cue says: when, where or how the act took place, or what it is about."""

from typing import TYPE_CHECKING

from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Token

TIMES = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("today", "yesterday", "tomorrow"),
    )
)
_LIMITS = frozenset(("by", "until", "before", "within", "after", "from"))
_ASKING = frozenset(("demand", "offer", "promise", "appeal", "threaten"))
# Where and by what means something is said, or what it is said to be.
SETTINGS = frozenset(
    (
        *("statement", "letter", "interview", "speech", "conference", "meeting", "briefing"),
        *("broadcast", "message", "post", "tweet", "address", "note", "article", "filing"),
        *("hearing", "move", "sign", "step", "bid", "effort", "attempt", "gesture", "response"),
        *("reversal", "shift", "departure", "reply", "answer", "call", "turn", "case", "view"),
        *("opinion", "vote", "ballot", "summit", "congress", "rally", "session", "ceremony"),
    )
)


def is_setting(phrase: "Token", act: str | None) -> bool:
    """Tell whether a phrase says when or how an act took place, and not what it is about."""
    below = [child for child in phrase.children if child.dep_ in ("pobj", "pcomp")]
    if not below:
        return phrase.lower_ not in ("of", "from")
    head = below[0]
    if act == "accuse" and head.lower_ not in TIMES:
        # "Accused the fleet of fishing *by night*".
        return False
    if head.lower_ in TIMES or is_time(head):
        limits = _LIMITS if act in _ASKING else ("before", "until")
        return phrase.lower_ not in limits
    if phrase.lower_ == "by":
        return head.tag_ == "VBG"
    if phrase.lower_ in ("after", "until"):
        return act not in _ASKING or head.tag_ == "VBG"
    single = head.tag_ == "NN" and head.lemma_.lower() in SETTINGS
    return single and phrase.lower_ in ("in", "on", "at", "with", "after")
