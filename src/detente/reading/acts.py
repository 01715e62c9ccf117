"""What a statement does: demand, offer, refuse, threaten, and the rest."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.clauses import Attribution
from detente.reading.grammar import negation
from detente.reading.model import Act
from detente.reading.phrases import Lexicon, Phrase, Words, find, lexicon, words

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_OWN = frozenset(["i", "we", "us", "our", "ourselves", "my"])
_OTHERS = frozenset(("you", "they", "everyone", "everybody", "both", "others"))
_THIRD = frozenset(["he", "she", "it", "they"])
_ASIDE_OPENERS = frozenset(
    ["while", "although", "though", "whereas", "after", "before", "because", "since", "as"]
)
_NESTED = frozenset(("ccomp", "relcl", "advcl"))
_ASIDES = frozenset(("advcl",))
_STAKE = frozenset(("without", "until", "unless", "before"))
_FAILING = frozenset(
    ("fail", "fails", "failed", "refuse", "refuses", "refused", "collapse", "break")
)
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
_ASKING = frozenset(("must", "should", "had", "has", "have", "would", "could", "can", "will", "be"))
_ENDING = frozenset(("end", "lift", "stop", "halt", "cease", "suspend", "ease", "release", "free"))
_BREACHES = frozenset(("break", "violate", "breach", "refuse", "ignore", "cross", "reject"))
_WILL = frozenset(("will", "wo", "would", "can", "ca", "could", "shall", "'ll"))
_NO = frozenset(("no", "not", "never", "nothing", "nobody", "n't", "none", "neither", "nor"))


@dataclass(frozen=True, slots=True)
class Classified:
    """An act, the rules that gave it, and how sure they are (0 to 1)."""

    act: Act
    rules: tuple[str, ...]
    sure: float
    negated: bool = False


def classify(
    doc: "Doc",
    attribution: Attribution,
    *,
    inner: Attribution | None,
    condition: tuple[int, int] | None,
    own: frozenset[int],
    reports: bool,
) -> Classified:
    """Return the act of an attribution.

    In this order: the act of the cue ("rejected"); the act that the source says it did itself
    ("said it had accepted", ``inner``); what the words say, by the phrases of the catalogue; the
    act that the cue leans to ("insisted"); else ``assert``. A warning of harm that the source
    would do itself is a threat. ``own`` are tokens that stand for the source; ``reports`` says that
    the words tell of an act of another party, which makes them an assertion.
    """
    start, end = attribution.content
    entry = attribution.entry
    if entry is not None and entry.act is not None and attribution.frame != "direct":
        act = Act(entry.act)
        if act is Act.REJECT and _is_charge(doc, start, end):
            return Classified(Act.DENY, ("act-of-cue",), 0.9, attribution.negated)
        if act is Act.WARN and _phrases(doc, start, end, own, only=Act.THREATEN) is not None:
            return Classified(Act.THREATEN, ("act-own-harm",), 0.8, attribution.negated)
        return Classified(act, ("act-of-cue",), 0.95, attribution.negated)
    if entry is not None and entry.act is not None and attribution.frame == "direct":
        return Classified(Act(entry.act), ("act-of-cue",), 0.9)
    staked = _staked(doc, start, end, condition)
    strong = _strong(doc, start, end)
    if strong is not None:
        return Classified(strong, ("act-of-words",), 0.85)
    refused = False
    if inner is not None and inner.entry is not None and inner.entry.act is not None:
        act = Act(inner.entry.act)
        if act is Act.OFFER and _phrases(doc, start, end, own, only=Act.THREATEN) is not None:
            # "Ready to strike" offers nothing.
            return Classified(Act.THREATEN, ("act-own-harm",), 0.8, inner.negated)
        refused = inner.negated and inner.cue is not None and _is_of_will(doc, inner.cue[0])
        if act is Act.PROMISE:
            return Classified(act, ("act-of-own-side",), 0.85, inner.negated)
        if act is Act.REJECT and _is_charge(doc, *inner.content):
            act = Act.DENY
        if not refused:
            return Classified(act, ("act-of-own-side",), 0.85, inner.negated)
        if act in (Act.ACCEPT, Act.OFFER):
            return Classified(Act.REJECT, ("act-refused-by-own-side",), 0.85)
    if reports:
        return Classified(Act.ASSERT, ("act-of-another-told",), 0.7)
    if condition is not None and not staked and _whose(doc, start, end, own) == "own":
        ends = _ends(doc, start, end, condition)
        if ends and not _will_not(doc, start, end):
            # "If the company pays, we will end the strike".
            return Classified(Act.OFFER, ("act-would-if",), 0.75)
        if _harm(doc, start, end, condition) and not _will_not(doc, start, end):
            return Classified(Act.THREATEN, ("act-harm-if",), 0.75)
        said = _phrases(doc, start, end, own)
        if said is Act.ACCEPT or _takes(doc, start, end):
            return Classified(Act.ACCEPT, ("act-would-accept-if",), 0.75)
        doing = _is_promised(doc, start, end) and not _will_not(doc, start, end)
        if doing and said not in (Act.THREATEN, Act.REJECT, Act.ACCEPT, Act.DENY):
            # "If they do not, we will ..." announces what is not wished for.
            spurned = any(doc[i].lower_ in _NO | _FAILING for i in range(*_span(condition)))
            spurned = spurned or doc[condition[0]].lower_ == "unless"
            if spurned:
                return Classified(Act.THREATEN, ("act-harm-if",), 0.65)
            return Classified(Act.OFFER, ("act-would-if",), 0.75)
    if _is_imperative(doc, start, end):
        return Classified(Act.APPEAL, ("act-imperative",), 0.65)
    if condition is not None and not staked and _breach(doc, start, end, condition):
        return Classified(Act.THREATEN, ("act-harm-if",), 0.65)
    called = attribution.frame == "quote"
    found = _phrases(doc, start, end, own, called=called)
    if staked and found in (None, Act.REJECT, Act.ASSERT, Act.DEMAND, Act.OFFER, Act.UNCERTAIN):
        return Classified(Act.DEMAND, ("act-no-x-without-y",), 0.85)
    if found is not None:
        return Classified(found, ("act-of-words",), 0.75)
    if _whose(doc, start, end, own) == "own" and _will_not(doc, start, end):
        spared = _harm(doc, start, end, condition)
        act = Act.PROMISE if spared else Act.REJECT
        return Classified(act, ("act-will-not",), 0.65)
    if attribution.frame == "headline" and doc[start].lower_ == "no":
        return Classified(Act.REJECT, ("act-will-not",), 0.65)
    if entry is not None and entry.lean == Act.DEMAND.value and not _is_asked(doc, start, end):
        # "Insisted that the dam is safe".
        return Classified(Act.ASSERT, ("act-default",), 0.6)
    if entry is not None and entry.lean is not None:
        return Classified(Act(entry.lean), ("act-cue-leans",), 0.65)
    return Classified(Act.ASSERT, ("act-default",), 0.6)


def _is_imperative(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a stretch begins with a bare verb: "Stop the killing"."""
    first = doc[start]
    own = any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in first.children)
    return first.tag_ == "VB" and first.pos_ == "VERB" and not own and start < end


def _is_charge(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether what is rejected is a charge, and so a fact and no wish."""
    root = doc[start : end + 1].root
    return root.lemma_.lower() in _CHARGES


def _takes(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a stretch says that something would be accepted: "would accept ten years if"."""
    return any(
        token.lemma_ in ("accept", "agree", "sign")
        and negation(token) is None
        and any(child.lower_ in _WILL for child in token.children if child.dep_ == "aux")
        for token in doc[start : end + 1]
        if not any(above.dep_ == "advcl" for above in (token, *token.ancestors) if above.i >= start)
    )


def _ends(doc: "Doc", start: int, end: int, condition: tuple[int, int]) -> bool:
    """Tell whether a step that does harm is what would end: "we will lift the blockade"."""
    return any(
        doc[i].lemma_ in _ENDING and any(c.dep_ in ("dobj", "prt") for c in doc[i].children)
        for i in range(start, end + 1)
        if not condition[0] <= i <= condition[1]
    )


def _breach(doc: "Doc", start: int, end: int, condition: tuple[int, int]) -> bool:
    """Tell whether "if they break it, this will follow" is said of others' breach."""
    words = {doc[i].lemma_.lower() for i in range(*_span(condition))}
    main = [doc[i] for i in range(start, end + 1) if not condition[0] <= i <= condition[1]]
    return bool(words & _BREACHES) and any(t.lower_ in ("will", "'ll", "would") for t in main)


def _is_asked(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a clause says what has to be: with a modal, a bare verb, or "no"."""
    root = doc[start : end + 1].root
    helped = {child.lower_ for child in root.children if child.dep_ in ("aux", "auxpass", "det")}
    wanted = helped & {
        "must",
        "should",
        "had",
        "has",
        "have",
        "would",
        "could",
        "can",
        "will",
        "be",
    }
    refused = any(token.lower_ in ("no", "nobody", "nothing") for token in doc[start : end + 1])
    return bool(wanted) or refused or root.tag_ == "VB" or root.pos_ not in ("VERB", "AUX")


def _strong(doc: "Doc", start: int, end: int) -> Act | None:
    return next((act for act, _ in _strong_phrases().found(words(doc, start, end))), None)


@cache
def _strong_phrases() -> Lexicon[Act]:
    return lexicon((Act(entry.id), text) for entry in catalogue.acts() for text in entry.strong)


def _is_of_will(doc: "Doc", verb: int) -> bool:
    """Tell whether a negated act is refused ("will not accept") and not only left undone."""
    words = {child.lower_ for child in doc[verb].children}
    going = doc[verb].lower_ == "going" and any(c.dep_ == "xcomp" for c in doc[verb].children)
    never = "never" in words and not words & {"have", "has", "had", "'ve"}
    return going or never or bool(words & _WILL)


def _will_not(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether the main verb of a stretch is refused for the time to come."""
    root = next(
        (t for t in doc[start : end + 1] if not start <= t.head.i <= end or t.head == t), None
    )
    verbs = [] if root is None else [root, *(t for t in root.children if t.dep_ == "conj")]
    return any(
        negation(verb) is not None and _is_of_will(doc, verb.i)
        for verb in verbs
        if verb.pos_ in ("VERB", "AUX")
    )


def _harm(doc: "Doc", start: int, end: int, condition: tuple[int, int] | None) -> bool:
    """Tell whether a stretch, its condition left out, names a step that does harm to another."""
    first, last = condition or (end + 1, end)
    told = [w for i, w in enumerate(words(doc, start, end), start) if not first <= i <= last]
    return any(True for _ in _harms().found(told))


@cache
def _harms() -> Lexicon[str]:
    return lexicon((k.id, text) for k in catalogue.signals() if k.harm for text in k.phrases)


def _span(tokens: tuple[int, int]) -> tuple[int, int]:
    """Return a stretch with its end exclusive."""
    return tokens[0], tokens[1] + 1


def _is_promised(doc: "Doc", start: int, end: int) -> bool:
    return any(doc[i].lower_ in ("will", "would", "could", "'ll") for i in range(start, end + 1))


def _staked(doc: "Doc", start: int, end: int, condition: tuple[int, int] | None) -> bool:
    """Tell whether a condition is what is asked for: "no X without Y", "we stay until Y"."""
    if condition is None:
        return False
    word = doc[condition[0]].lower_
    if word == "only":
        return False
    before = {doc[i].lower_ for i in range(start, end + 1) if not condition[0] <= i <= condition[1]}
    staying = before & (_NO | {"stay", "remain", "continue", "keep"})
    if word == "unless":
        # "Would withdraw the money unless ..." puts harm before the other.
        return bool(staying)
    return word in _STAKE and bool(staying or before & {"will", "would"})


def _phrases(
    doc: "Doc",
    start: int,
    end: int,
    own: frozenset[int],
    only: Act | None = None,
    *,
    called: bool = False,
) -> Act | None:
    who = _whose(doc, start, end, own)
    stretches = [_words(doc, start, end, _NESTED), _words(doc, start, end, _ASIDES)]
    if called:
        # "Calling it essential" says that it is essential.
        stretches = [[frozenset(("be",)), *stretch] for stretch in stretches]
    for stretch in stretches:
        for entry, pattern in _act_phrases().candidates(stretch):
            if only is not None and entry.id != only.value:
                continue
            if entry.who == "own" and who == "other":
                continue
            if entry.who == "other" and who == "own":
                continue
            if _said(pattern, stretch):
                return Act(entry.id)
    return None


@cache
def _act_phrases() -> Lexicon[catalogue.ActEntry]:
    return lexicon((entry, text) for entry in catalogue.acts() for text in entry.phrases)


def _said(pattern: Phrase, stretch: Words) -> bool:
    """Tell whether a phrase stands in a stretch without a negation that the phrase has not."""
    begin = 0
    while (places := find(pattern, stretch, begin)) is not None:
        if any(slot & _NO for slot in pattern.slots) or not _negated(stretch, places):
            return True
        begin = places[0] + 1
    return False


def _negated(stretch: Words, places: tuple[int, ...]) -> bool:
    first = max(0, places[0] - 2)
    return any(stretch[i] & _NO for i in range(first, places[-1] + 1))


def _words(doc: "Doc", start: int, end: int, left_out: frozenset[str]) -> Words:
    """Return the words of a stretch without its clauses of the kinds ``left_out``."""
    hidden: set[int] = set()
    for token in doc[start : end + 1]:
        inside = token.head != token and start <= token.head.i <= end
        if inside and token.dep_ in left_out and not (token.dep_ == "advcl" and _is_main(token)):
            hidden |= {below.i for below in token.subtree}
    return [w for i, w in enumerate(words(doc, start, end), start) if i not in hidden]


def _is_main(clause: "Token") -> bool:
    """A condition is part of the act; what happens "while" or "although" is not."""
    opener = next((child.lower_ for child in clause.children if child.dep_ == "mark"), "")
    return opener not in _ASIDE_OPENERS


def _whose(doc: "Doc", start: int, end: int, own: frozenset[int]) -> str:
    """Return whether the main clause is about the source itself, another party, or neither."""
    subject = _main_subject(doc, start, end)
    if subject is None:
        return "neither"
    if subject.i in own or subject.lower_ in _OWN:
        return "own"
    if any(child.lower_ in ("our", "my") for child in subject.children):
        return "own"
    if subject.lower_ in _THIRD:
        return "own" if subject.i in own else "neither"
    if subject.pos_ == "PROPN" or subject.lower_ in _OTHERS:
        return "other"
    return "neither"


def _main_subject(doc: "Doc", start: int, end: int) -> "Token | None":
    root = next(
        (t for t in doc[start : end + 1] if t.head == t or not start <= t.head.i <= end), None
    )
    roots = [t for t in doc[start : end + 1] if t.head == t or not start <= t.head.i <= end]
    root = next((t for t in roots if t.pos_ in ("VERB", "AUX")), root)
    if root is None:
        return None
    return next(
        (c for c in root.children if c.dep_ in ("nsubj", "nsubjpass") and start <= c.i <= end), None
    )
