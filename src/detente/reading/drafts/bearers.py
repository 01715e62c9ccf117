"""Who is bound by a verb: the subject of "shall", or the agent of a passive."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente import catalogue
from detente.reading.drafts.parties import Mention

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_UP = frozenset(("conj", "xcomp", "aux", "auxpass", "ccomp", "dep", "advcl", "parataxis"))
_RELATIVE = frozenset(("which", "that", "who"))
# Words for those bound that need no capital; "states" and "members" do.
_PLAIN = re.compile(
    r"(?:contracting )?part(?:y|ies)|sides?|participants?|signator(?:y|ies)", re.IGNORECASE
)
_WE = frozenset(("we",))


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who is bound, by offsets of the sentence; ``parties`` are ids, empty for *the Parties*.

    ``bound`` is None for a bearer that is named, or is no party ("this Treaty").
    """

    start: int
    end: int
    parties: tuple[str, ...]
    bound: Literal["all", "each", "none"] | None


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in catalogue.drafts().bound), re.IGNORECASE)


def is_collective(words: str) -> bool:
    """Tell whether words name those bound without saying who: "Each Party", "the Parties"."""
    parts = words.split()
    return bool(parts) and _nouns().fullmatch(parts[-1]) is not None and len(parts) <= 3


def bearer(doc: "Doc", start: int, end: int, mentions: Sequence[Mention]) -> Bearer | None:
    """Return who is bound by the words at ``start`` to ``end`` of a parsed sentence, or None.

    A passive verb binds its agent ("by each Party"); without one nobody is named. Where the
    passive is part of the binding words ("is obliged to"), its subject is bound.
    """
    token = next((t for t in doc if t.idx <= start < t.idx + max(len(t), 1)), None)
    if token is None:
        return None
    verb = token.head if token.dep_ in ("aux", "auxpass") else token
    subject = _subject(verb)
    if subject is None:
        return _before(doc, start, mentions)
    if subject.dep_ == "nsubjpass" and verb.idx >= end:
        named = _agent(verb) or _agent(subject.head)
        return None if named is None else _bearer(doc, named, len(doc.text), mentions)
    return _bearer(doc, subject, start, mentions)


def _subject(verb: "Token") -> "Token | None":
    for _ in range(8):
        own = next((c for c in verb.children if c.dep_ in _SUBJECTS and c.i < verb.i), None)
        if own is not None:
            if own.lower_ in _RELATIVE and verb.dep_ == "relcl":
                return verb.head
            return own
        if verb.dep_ not in _UP or verb.head == verb:
            return None
        verb = verb.head
    return None


def _agent(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found: Token | None = next((c for c in child.children if c.dep_ == "pobj"), None)
            return found
    return None


def _bearer(doc: "Doc", head: "Token", limit: int, mentions: Sequence[Mention]) -> Bearer | None:
    """Return the bearer that a noun and what is joined to it by "and" name."""
    heads = [head]
    for _ in range(12):
        joined = [c for c in heads[-1].children if c.dep_ in ("conj", "appos") and c.idx < limit]
        if not joined:
            break
        heads.append(joined[0])
    first = head.left_edge
    if first.idx >= limit:
        return None
    last = max((t for t in head.subtree if t.idx < limit), key=lambda t: t.i)
    while last.is_punct or last.is_space:
        if last.i <= head.i:
            break
        last = doc[last.i - 1]
    named = [m.party for h in heads for m in mentions if m.start <= h.idx < m.end]
    start, end = first.idx, last.idx + len(last)
    if named:
        return Bearer(start, end, tuple(dict.fromkeys(named)), None)
    return _collective(doc, head, start, end)


def _collective(doc: "Doc", head: "Token", start: int, end: int) -> Bearer:
    text = doc.text
    if head.lower_ in _WE:
        return Bearer(start, end, (), "all")
    words = text[head.left_edge.idx : head.idx + len(head)].split()
    lead = words[0].lower() if len(words) > 1 else ""
    given = catalogue.drafts()
    noun = " ".join(
        words[1:] if lead in ("the", "both", "all", *given.each, "no", "neither", "each") else words
    )
    if head.lower_ in ("each", "both", "neither", "none", "all") or lead in ("none", "neither"):
        return Bearer(
            start, end, (), "none" if (lead or head.lower_) in ("neither", "none") else "each"
        )
    if not _nouns().fullmatch(noun):
        # "The requesting Party" is either of them; who "developed country Parties" are is not said.
        part = words[-1] if words else ""
        one = _nouns().fullmatch(part) is not None and part[:1].isupper() and part[-1] != "s"
        return Bearer(start, end, (), "each" if one else None)
    if not noun[:1].isupper() and not _PLAIN.fullmatch(noun):
        return Bearer(start, end, (), None)
    if lead in given.none:
        return Bearer(start, end, (), "none")
    plural = head.tag_ in ("NNS", "NNPS") or noun.lower().endswith("s")
    return Bearer(start, end, (), "all" if plural and lead not in given.each else "each")


def _before(doc: "Doc", start: int, mentions: Sequence[Mention]) -> Bearer | None:
    """Return a party right before the binding words where the parse shows no subject."""
    near = [m for m in mentions if m.end <= start and not doc.text[m.end : start].strip()]
    if near:
        return Bearer(near[-1].start, near[-1].end, (near[-1].party,), None)
    found = None
    pattern = rf"\b(?:the|each|no|any|every|both|neither|all)\s+(?:{_nouns().pattern})\s*$"
    for match in re.finditer(pattern, doc.text[max(0, start - 60) : start], re.IGNORECASE):
        found = match
    if found is None:
        return None
    low = max(0, start - 60) + found.start()
    lead = found[0].split()[0].lower()
    bound: Literal["all", "each", "none"] = (
        "none"
        if lead in ("no", "neither")
        else "each"
        if lead in ("each", "any", "every")
        else "all"
    )
    return Bearer(low, low + len(found[0].rstrip()), (), bound)
