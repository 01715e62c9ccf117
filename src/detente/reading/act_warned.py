"""What awaits whoever does something: "those who refuse will lose their pay"."""

from detente.reading.model import Act
from detente.reading.moves import moves
from detente.reading.stakes import Stake, stake
from detente.reading.utterance import Classified, Utterance

_WHOEVER = frozenset(("any", "anybody", "anyone", "those"))


def by_warned_group(said: Utterance) -> Classified | None:
    """Return a threat where reported words announce something to all who do a thing."""
    if said.attribution.frame == "direct" or said.condition is not None:
        return None
    main = next((move for move in moves(said) if move.place == "main"), None)
    if main is None or main.no or main.subject is None or main.mood not in ("will", "would"):
        return None
    doing = any(child.dep_ == "relcl" for child in main.subject.children)
    if main.subject.lower_ not in _WHOEVER or not doing or stake(main) is Stake.GOOD:
        return None
    return Classified(Act.THREATEN, ("act-own-harm",), 0.65)
