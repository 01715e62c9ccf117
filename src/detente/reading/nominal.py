"""What nouns report: "Moscow's request for ...", "a Swedish plan to ...", "made no promise to"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.clauses import Attribution
from detente.reading.cues import among, entries
from detente.reading.grammar import agent, edges, negation, subject, without_opener
from detente.reading.reach import reach
from detente.reading.roles import role_words
from detente.reading.times import is_time
from detente.reading.vacuous import is_anybody

if TYPE_CHECKING:
    from detente.catalogue import Cue
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

LIGHT = frozenset(
    (
        *("make", "issue", "present", "voice", "repeat", "reiterate", "submit", "put", "give"),
        *("deliver", "set", "send", "hand", "renew", "raise", "lodge", "file", "press", "reaffirm"),
        *("express", "extend", "withdraw", "drop", "retract", "hurl", "level", "cast", "lay"),
        *("pour", "heap", "pay", "trade", "exchange", "swap", "shift"),
    )
)
# "Answered *with* an offer": what one answers with is one's own.
_ANSWERING = frozenset(
    (
        *("answer", "respond", "reply", "react", "counter", "return", "retaliate", "follow"),
        *("open", "begin", "start", "end", "close", "come", "hit"),
    )
)
_KNOWN = frozenset(("this", "that", "these", "those", "such", "same", "similar"))
_COMPLEMENTS = frozenset(("acl", "ccomp", "relcl", "advcl", "xcomp"))
_OPENERS = frozenset(("for", "of", "on", "about", "against", "over"))
_FELT = frozenset(("warn", "accuse", "praise", "uncertain"))
_TOWARDS = frozenset(("reject", "accept", "praise"))
# What is wanted of somebody has not been given: "demands a US *guarantee* that".
_WANTING = frozenset(
    (
        *("want", "demand", "seek", "need", "require", "request", "ask", "call", "insist"),
        *("await", "lack", "expect", "press", "push", "hope", "wait", "look"),
    )
)
_GIVEN = frozenset(("promise", "offer", "accept"))
_OWN = frozenset(("his", "her", "their", "its"))
_ASKED = frozenset((*("request", "demand", "call", "plea", "appeal", "bid", "claim"),))


def nominal(sentence: "Words") -> Iterator[Attribution]:
    """Yield what the act nouns of a sentence report, each with its owner's head as source.

    The owner is a possessive, an adjective or name before the noun, "by ..." or "from ..."
    behind it, or the subject of a verb that adds nothing to the noun ("made a demand").
    """
    for token, known in among(sentence):
        for entry in known:
            if entry.pos != "noun" or ("answered" in entry.frames and not is_answered(token)):
                continue
            owner, light = _owner(token)
            if owner is None:
                continue
            content = _complement(token, owner, entry)
            told = any(child.lower_ in _KNOWN for child in token.children)
            if content is None and light and not told:
                content = without_opener(*edges(token), token)
            if content is None or (content[1] == content[0] and not _is_aim(content[0], token)):
                continue
            if is_time(owner) or is_anybody(owner) or _is_owned(token, content):
                continue
            if entry.act in _GIVEN and _is_wanted(token):
                continue
            yield Attribution(
                content=content,
                cue=(token.i, token.i),
                entry=entry,
                source=owner.i,
                frame="possessive",
                negated=negation(token) is not None,
            )


def _is_owned(noun: "Token", content: tuple[int, int]) -> bool:
    """Tell whether only whose it is stands behind a noun: "an offer of *her own*"."""
    return noun.doc[content[1]].lower_ == "own" and content[1] - content[0] <= 1


def _is_wanted(noun: "Token") -> bool:
    """Tell whether somebody wants what a noun names, who then has not got it."""
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    return noun.dep_ in ("dobj", "pobj") and above.lemma_ in _WANTING


def _is_aim(word: int, noun: "Token") -> bool:
    """Tell whether a single word is what a noun asks for: "a call for calm"."""
    return noun.doc[word].pos_ == "NOUN" and noun.doc[word - 1].lower_ == "for"


def is_answered(noun: "Token") -> bool:
    """Tell whether a noun that reports is the object of an act that answers it."""
    return (
        any(entry.pos == "noun" for entry in entries(noun))
        and noun.dep_ in ("dobj", "pobj", "nsubjpass")
        and any(
            entry.act in ("reject", "accept", "defer", "praise")
            for verb in (noun.head, noun.head.head)
            for entry in entries(verb)
        )
    )


def _owner(noun: "Token") -> "tuple[Token | None, bool]":
    for child in noun.children:
        if child.dep_ == "poss":
            doer = subject(noun.head) if child.lower_ in _OWN and _is_light(noun) else None
            return doer or child, False
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            below = next((under for under in child.children if under.dep_ == "pobj"), None)
            if below is not None:
                return below, False
    by = agent(noun)
    if by is not None:
        return by, False
    for child in noun.children:
        if (
            child.i < noun.i
            and child.dep_ in ("amod", "compound", "nmod")
            and (_is_name(child) or child.lower_ in role_words())
        ):
            return child, False
    return _of(noun) or _from(noun) or _subject(noun)


def _is_name(word: "Token") -> bool:
    """Tell whether a word has a capital, and not for opening a sentence only."""
    opens = word.is_sent_start or word.i == 0
    return word.text[:1].isupper() and not (opens and word.pos_ == "NOUN")


def _of(noun: "Token") -> "tuple[Token, bool] | None":
    """Return an owner behind "of", where something else is asked: "the plea of X for calm"."""
    of = next((c for c in noun.children if c.lower_ == "of" and c.dep_ == "prep"), None)
    asked = any(c.dep_ == "prep" and c.lower_ == "for" and c.i > noun.i for c in noun.children)
    if of is None or not (asked and noun.lemma_ in _ASKED):
        return None
    below = next((under for under in of.children if under.dep_ == "pobj"), None)
    return None if below is None else (below, False)


def _from(noun: "Token") -> "tuple[Token, bool] | None":
    """Return an owner that the parser hung on the verb: "drew a pledge *from the carrier* to"."""
    if noun.dep_ != "dobj":
        return None
    for child in noun.head.children:
        if child.dep_ == "prep" and child.lower_ == "from" and child.i == noun.right_edge.i + 1:
            below = next((under for under in child.children if under.dep_ == "pobj"), None)
            return None if below is None else (below, False)
    return None


def _is_light(noun: "Token") -> bool:
    """Tell whether a noun is the object of a verb that adds nothing: "renewed his *demand*"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in LIGHT


def _subject(noun: "Token") -> "tuple[Token | None, bool]":
    verb = noun.head
    if _is_light(noun):
        who = subject(verb)
        return who, who is not None
    if noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.lemma_ in _ANSWERING:
        return subject(verb.head), False
    return None, False


def _complement(noun: "Token", owner: "Token", entry: "Cue") -> tuple[int, int] | None:
    found = _own(noun, owner, entry) or _beside(noun, owner, entry) or _behind_colon(noun)
    if found is None:
        return None
    start, end = found
    end = _before(owner, start, reach(noun, entry.act, end))
    if noun.dep_ in ("dobj", "pobj"):
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        end = _before(owner, start, reach(verb, entry.act, end))
    return without_opener(start, end, noun)


def _before(owner: "Token", start: int, end: int) -> int:
    """End a complement before its owner: "an offer of *ten tugs* from the yard"."""
    return owner.left_edge.i - 2 if start < owner.i <= end else end


def _own(noun: "Token", owner: "Token", entry: "Cue") -> tuple[int, int] | None:
    """Return the complement that hangs on the noun itself."""
    for child in noun.children:
        if child.i > noun.i and child != owner:
            found = _opened(child, owner, entry)
            if found is not None:
                return found
    return None


def _opened(child: "Token", owner: "Token", entry: "Cue") -> tuple[int, int] | None:
    """Return what a clause or a phrase says of an act noun, its opening word left out."""
    opener = child.left_edge.lower_
    if child.dep_ in _COMPLEMENTS and opener in ("that", "to", "not"):
        if child.dep_ == "relcl" and any(
            below.lower_ == "that" and below.dep_ in ("nsubj", "dobj") for below in child.children
        ):
            return None
        return without_opener(child.left_edge.i, child.right_edge.i, child)
    if child.dep_ in _COMPLEMENTS and opener == "for" and child.left_edge.dep_ == "mark":
        return child.left_edge.i + 1, child.right_edge.i
    towards = child.lower_ == "to" and entry.act in _TOWARDS
    towards = towards or (child.lower_ == "at" and entry.act in _FELT)
    if child.dep_ in ("prep", "dative") and (child.lower_ in _OPENERS or towards):
        below = next((under for under in child.children if under.dep_ in ("pobj", "pcomp")), None)
        asked = child.lower_ == "of" and entry.act in ("demand", "appeal")
        if asked and below is not None and below.pos_ == "PROPN":
            # "Demands of NATO": of whom something is asked, not what.
            return None
        if below is not None and below != owner:
            return without_opener(*edges(below), below)
    return None


def _beside(noun: "Token", owner: "Token", entry: "Cue") -> tuple[int, int] | None:
    """Return a complement that the parser hung on the owner, or on the verb over the noun."""
    behind = owner.i > noun.i
    if behind:
        for child in owner.children:
            of = child.lower_ == "of" and not _is_new(child)
            if child.i < owner.i or (of and (_is_person(owner) or noun.lemma_ in _ASKED)):
                continue
            found = _opened(child, owner, entry)
            if found is not None:
                return found
    if noun.dep_ not in ("nsubj", "dobj", "nsubjpass", "pobj"):
        return None
    last = owner.right_edge.i if behind else noun.right_edge.i
    above = (noun.head, noun.head.head) if noun.dep_ == "pobj" else (noun.head,)
    for child in (c for head in above for c in head.children):
        near = child.left_edge.i == last + 1
        said = child.left_edge.lower_ == "that" and noun.i < child.i <= noun.i + 6
        if child.i > noun.i and (near or said) and child.dep_ not in ("relcl", "pobj"):
            found = _opened(child, owner, entry)
            if found is not None:
                return found
    return None


def _behind_colon(noun: "Token") -> tuple[int, int] | None:
    """Return what a colon says of a noun: "their demand: *a day off*", "is simple: *pay us*"."""
    doc, above = noun.doc, noun.head
    alone = noun.dep_ == "ROOT"
    if not alone and not (noun.dep_ == "nsubj" and above.lemma_ == "be"):
        return None
    sentence = doc.sentence(noun.i)
    colon = next((i for i in range(noun.i + 1, sentence.end - 1) if doc[i].text == ":"), None)
    if colon is None or colon > (noun.i if alone else above.i) + 4:
        return None
    return without_opener(colon + 1, max(colon + 1, sentence.end - 1), noun)


def _is_new(phrase: "Token") -> bool:
    """Tell whether a phrase brings in something: "an offer by the heads *of a new crane*"."""
    opener = next((t for t in phrase.doc[phrase.i + 1 : phrase.i + 2]), phrase)
    return opener.lower_ in ("a", "an") or opener.pos_ in ("NUM", "SYM")


def _is_person(owner: "Token") -> bool:
    return owner.lower_ in role_words() or owner.lemma_.lower() in role_words()
