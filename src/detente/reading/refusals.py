"""What is refused for the time to come: "will not", "never", "is not going to"."""

from typing import TYPE_CHECKING

from detente.reading.grammar import negation
from detente.reading.utterance import Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

WILL = frozenset(("will", "wo", "would", "can", "ca", "could", "shall", "'ll"))


def is_of_will(verb: "Token") -> bool:
    """Tell whether a negated act is refused ("will not accept") and not only left undone."""
    helped = {child.lower_ for child in verb.children}
    going = verb.lower_ == "going" and any(c.dep_ == "xcomp" for c in verb.children)
    told = verb.tag_ in ("VBD", "VBN") or bool(helped & {"have", "has", "had", "'ve"})
    never = "never" in helped and not told
    return going or never or bool(helped & WILL)


def refuses(said: Utterance) -> bool:
    """Tell whether the main verb of what is said is refused for the time to come."""
    root = next(iter(said.roots), None)
    verbs = [] if root is None else [root, *(t for t in root.children if t.dep_ == "conj")]
    return any(
        negation(verb) is not None and is_of_will(verb)
        for verb in verbs
        if verb.pos_ in ("VERB", "AUX")
    )
