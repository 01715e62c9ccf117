"""Which act the cue names, and which the source says that it did itself."""

from typing import TYPE_CHECKING

from detente.reading.act_moves import own_harm
from detente.reading.act_praise import is_first_of_its_kind
from detente.reading.act_stakes import does_good, ordered_harm
from detente.reading.act_words import shown
from detente.reading.clauses import Attribution
from detente.reading.model import Act
from detente.reading.moves import moves, senses
from detente.reading.questions import equated
from detente.reading.refusals import is_of_will
from detente.reading.stakes import Stake, stake
from detente.reading.utterance import NO, Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

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
        "account",
        "comparison",
        "connection",
        "description",
        "explanation",
        "insinuation",
        "fear",
        "reproach",
        "blame",
    )
)
_ALLEGED = frozenset(("charge", "accusation", "allegation", "claim", "rumour", "rumor"))
_BEGINNINGS = frozenset(("start", "beginning", "step"))
_HOPEFUL = frozenset(("first", "forward", "new", "encouraging", "important", "small", "big", "in"))
_PUT_FORWARD = frozenset(("idea", "notion", "suggestion"))
_WISHES = frozenset((Act.DEMAND, Act.APPEAL))
_SWEARING = frozenset(("vow", "swear"))
_CALLING = frozenset(("ask", "call"))
_QUESTIONS = frozenset(
    ("who", "whom", "whose", "what", "which", "where", "when", "why", "how", "whether", "if")
)
_ASKING = frozenset(("must", "should", "had", "has", "have", "would", "could", "can", "will", "be"))


def by_cue(said: Utterance) -> Classified | None:
    """Return the act that the cue names ("rejected").

    A charge that is rejected is denied, and a warning of harm that the source would do itself is
    a threat.
    """
    entry, negated = said.attribution.entry, said.attribution.negated
    if entry is None or entry.act is None:
        return None
    if entry.lemma == "ask" and _is_question(said):
        # "Which river?" he asked: a question asks for no deed.
        return None
    act = Act(entry.act)
    if act is Act.WARN and _is_menace(said):
        return Classified(Act.THREATEN, ("act-own-harm",), 0.8, negated)
    if said.attribution.frame == "direct":
        return Classified(act, ("act-of-cue",), 0.9)
    if act is Act.REJECT and _is_charge(said, said.attribution.content):
        return Classified(Act.DENY, ("act-of-cue",), 0.9, negated)
    if entry.lemma in _SWEARING and act is Act.THREATEN and _is_oath(said):
        return Classified(Act.PROMISE, ("act-of-cue",), 0.8, negated)
    if act is Act.PROMISE and said.condition is not None and _is_bargain(said):
        return Classified(Act.OFFER, ("act-would-if",), 0.8, negated)
    if entry.lemma in _CALLING and _names_term(said):
        # "Asked for 9 percent" names a term.
        return Classified(Act.DEMAND, ("act-of-cue",), 0.9, negated)
    return Classified(act, ("act-of-cue",), 0.95, negated)


def by_own_side(said: Utterance) -> Classified | None:
    """Return the act that the source says it did itself: "said it had accepted"."""
    inner = said.inner
    if inner is None or inner.entry is None or inner.entry.act is None:
        return None
    act = Act(inner.entry.act)
    if act is Act.APPEAL and inner.frame == "prep:for" and _is_asking(said, inner):
        # "We are asking for a date" claims it.
        return Classified(Act.DEMAND, ("act-of-own-side",), 0.85)
    if act in _WISHES and (inner.negated or _is_long_ago(said, inner)):
        return None
    if act is Act.OFFER and _is_to_harm(said, inner):
        # "Ready to strike" offers nothing.
        return Classified(Act.THREATEN, ("act-own-harm",), 0.8, inner.negated)
    if act is Act.PROMISE:
        return Classified(act, ("act-of-own-side",), 0.85, inner.negated)
    if act is Act.PRAISE and said.condition is not None:
        # "Would be pleased to host them if all came" is no praise.
        return None
    if act is Act.REJECT and _is_charge(said, inner.content):
        act = Act.DENY
    refused = inner.negated and inner.cue is not None and is_of_will(said.doc[inner.cue[0]])
    if not refused:
        return Classified(act, ("act-of-own-side",), 0.85, inner.negated)
    if act in (Act.ACCEPT, Act.OFFER):
        return Classified(Act.REJECT, ("act-refused-by-own-side",), 0.85)
    return None


def _is_to_harm(said: Utterance, inner: Attribution) -> bool:
    """Tell whether what somebody is ready for is harm: "prepared to impose sanctions"."""
    if shown(said, only=Act.THREATEN) is not None:
        return True
    if inner.cue is None or said.doc[inner.cue[0]].pos_ != "ADJ":
        return False
    first, last = inner.content
    touched = (stake(move) for move in moves(said) if first <= move.verb.i <= last)
    return next((found for found in touched if found is not None), None) is Stake.HARM


def _is_asking(said: Utterance, inner: Attribution) -> bool:
    """Tell whether a quotation asks for something as it is spoken: "we are asking for"."""
    if said.attribution.frame != "direct" or inner.cue is None or inner.negated:
        return False
    return said.doc[inner.cue[0]].tag_ in ("VBG", "VBP")


def _is_long_ago(said: Utterance, inner: Attribution) -> bool:
    """Tell whether a quotation only tells what was asked before: "we asked for a map in May"."""
    if said.attribution.frame != "direct" or inner.cue is None:
        return False
    return said.doc[inner.cue[0]].tag_ == "VBD"


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
    if entry.lean == Act.ACCUSE.value and said.attribution.frame == "quote":
        if _is_kind(said):
            return Classified(Act.PRAISE, ("act-cue-leans",), 0.65)
        if _names_charge(said):
            # "Called the charge a fable".
            return Classified(Act.DENY, ("act-cue-leans",), 0.65)
    return Classified(Act(entry.lean), ("act-cue-leans",), 0.65)


def _is_kind(said: Utterance) -> bool:
    """Tell whether a name that is given is a good one: "called it a fair offer"."""
    stretch = said.doc[said.start : said.end + 1]
    kinds = {kind for token in stretch for kind in senses(token)}
    if is_first_of_its_kind(stretch):
        return True
    denied = not NO.isdisjoint(token.lower_ for token in stretch)
    if denied or not kinds.isdisjoint(("scorn", "shame", "untrue")):
        return False
    if any(token.lemma_.lower() in _BEGINNINGS and not _is_marred(token) for token in stretch):
        return True
    # "A waste of a good hall" praises nothing.
    return any(
        "merit" in senses(token) and "pobj" not in (token.dep_, token.head.dep_)
        for token in stretch
    )


def _is_marred(noun: "Token") -> bool:
    """Tell whether a beginning is a bad or a late one: "a bad start", "a step back"."""
    words = {child.lower_ for child in noun.children if child.dep_ not in ("det", "punct")}
    return not words <= _HOPEFUL


def _names_charge(said: Utterance) -> bool:
    """Tell whether what a name is given to is a charge: "called the accusation a fable"."""
    opening = said.doc[said.start : min(said.start + 4, said.end + 1)]
    named = next((t for t in opening if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    return named is not None and named.lemma_.lower() in _ALLEGED


def _is_charge(said: Utterance, content: tuple[int, int]) -> bool:
    """Tell whether what is rejected is a charge, and so a fact and no wish."""
    root = said.doc[content[0] : content[1] + 1].root
    if root.lemma_.lower() in _PUT_FORWARD:
        # One "that" something is so is a charge, one "to" do something a proposal.
        return any(c.dep_ in ("acl", "ccomp", "relcl") and c.tag_ != "VB" for c in root.children)
    return root.lemma_.lower() in _CHARGES


def _is_menace(said: Utterance) -> bool:
    """Tell whether the harm that is foretold is the source's to do, or somebody's to order."""
    return own_harm(said) or ordered_harm(said) or shown(said, only=Act.THREATEN) is not None


def _is_oath(said: Utterance) -> bool:
    """Tell whether what is vowed does good, or no harm: "vowed she would be there"."""
    told = [move for move in moves(said) if move.place in ("main", "to")]
    harmless = not any("harm" in move.senses or stake(move) is not None for move in told)
    return does_good(said) or (said.attribution.frame == "clause" and harmless)


def _is_bargain(said: Utterance) -> bool:
    """Tell whether what is promised waits for another's step: "on condition that they leave"."""
    return said.supposed[0].lower_ in ("provided", "providing", "on")


def _is_question(said: Utterance) -> bool:
    """Tell whether the words are a question, in their own form or reported: "asked who paid"."""
    last = said.doc[said.end : said.end + 2]
    opening = said.doc[said.start].lower_
    asked = said.attribution.frame == "clause" and opening in _QUESTIONS
    if asked and opening in ("whether", "if"):
        # "Asked whether a copy might be made" asks for one.
        verbs = () if said.verb is None else said.verb.children
        return not any(child.lower_ in ("could", "might", "would") for child in verbs)
    return asked or any(token.text == "?" for token in last)


def _names_term(said: Utterance) -> bool:
    """Tell whether what is asked for is a figure, or is named in "what they ask is ..."."""
    cue = said.attribution.cue
    if cue is not None and equated(said.doc[cue[0]]) is not None:
        return True
    return said.attribution.frame == "prep:for" and _is_sum(said)


def _is_sum(said: Utterance) -> bool:
    """Tell whether a bare figure or an amount of money is what the words name."""
    root = said.doc[said.start : said.end + 1].root
    if root.tag_ == "CD":
        return True
    return "money" in senses(root) and any(c.tag_ == "CD" for c in root.children)


def _is_bare(verb: "Token", said: Utterance) -> bool:
    """Tell whether a verb has no ending where a fact had one: "insisted that the crews *leave*"."""
    if verb.tag_ != "VBP" or verb.lemma_ in ("be", "have"):
        return verb.tag_ == "VB"
    helped = any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    alone = said.subject is not None and said.subject.tag_ in ("NN", "NNP")
    cue = said.attribution.cue
    told = cue is not None and said.doc[cue[0]].tag_ in ("VBD", "VBN")
    return not helped and (alone or told)


def _is_asked(said: Utterance) -> bool:
    """Tell whether a clause says what has to be: with a modal, a bare verb, or "no"."""
    stretch = said.doc[said.start : said.end + 1]
    root = said.verb or stretch.root
    helped = {child.lower_ for child in root.children if child.dep_ in ("aux", "auxpass", "det")}
    refused = any(token.lower_ in ("no", "nobody", "nothing") for token in stretch)
    return (
        bool(helped & _ASKING)
        or refused
        or _is_bare(root, said)
        or root.pos_ not in ("VERB", "AUX")
    )
