"""Political events in a sentence: what is done, promised, demanded, refused or threatened."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente import catalogue
from detente.reading.frames import Deed, clause, deed
from detente.reading.grammar import SUBJECTS, agent, is_passive, negation, subject

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

_VERBS = frozenset(("VERB", "AUX"))
_BELOW = ("ccomp", "xcomp", "acomp", "attr", "oprd", "dobj", "dative", "prep", "pcomp", "agent")
_BEYOND = (*_BELOW, "pobj", "acl", "compound", "conj")
_SUPPOSED = frozenset(("if", "unless", "whether"))
_ABOUT = frozenset(("for", "of", "to", "on", "against", "from", "with"))

_TOWARDS = frozenset(
    (*_ABOUT, "about", "upon", "at", "over", "into", "between", "towards", "toward")
)


@dataclass(frozen=True, slots=True)
class Told:
    """An event in a sentence, by token indices.

    ``head`` is the verb or noun that tells of it. ``deed`` is the type of what is agreed, demanded,
    refused or threatened. ``sources`` and ``targets`` are heads of noun phrases that may name who
    does it, and to whom, the likeliest first. What is ``planned`` is to come; what is ``negated``
    is said not to have happened.
    """

    type: str
    code: str
    head: int
    deed: str | None
    tokens: tuple[int, ...]
    status: Literal["actual", "planned", "negated"]
    sources: tuple[int, ...]
    targets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Mood:
    """How a deed is spoken of: to come, not done, due from another, in another's words."""

    to_come: bool = False
    negated: bool = False
    due: bool = False
    said: bool = False


def told(sentence: "Words") -> tuple[Told, ...]:
    """Return the events of the main clauses of a sentence, in order.

    The event of a clause is that of its verb, or of what stands below a verb that only says,
    means or goes about something. What has not happened stands last.
    """
    seen: set[int] = set()
    root = sentence.root
    joined = sorted((t for t in root.conjuncts if t.pos_ in _VERBS), key=lambda t: t.i)
    found = [one for token in (root, *joined) for one in _walk(token, _Mood(), seen)]
    return tuple(sorted(found, key=lambda one: one.status == "negated"))


def _walk(token: "Token", above: _Mood, seen: set[int]) -> Iterator[Told]:
    if token.i in seen:
        return
    seen.add(token.i)
    if _is_supposed(token):
        seen.update(below.i for below in token.subtree)
        return
    mood = _mood(token, above)
    lemma = token.lemma_.lower()
    carried = _carriers().get(lemma)
    if lemma in catalogue.events().unwilling and any(c.dep_ == "xcomp" for c in token.children):
        yield _made("REJECT", "120", _inner(token, seen), (token.i,), mood, token)
        return
    match = deed(token)
    if match is not None and not (match.bare and carried == "does" and _has_clause(token)):
        yield from _event(token, match, mood, seen)
        return
    if lemma in catalogue.events().enders:
        ended = _inner(token, seen)
        if ended is not None and _sense(ended.frame.type) != "word":
            yield from _composed(token, _end(token, ended), mood)
            return
    yield from _below(token, carried, mood, seen)


def _is_supposed(token: "Token") -> bool:
    """Tell whether a clause is only a condition or a question."""
    marked = any(c.dep_ == "mark" and c.lower_ in _SUPPOSED for c in token.children)
    return marked or token.head.lower_ in ("provided", "providing")


def _below(token: "Token", carried: str | None, mood: _Mood, seen: set[int]) -> Iterator[Told]:
    """Walk what stands below a verb that tells of no event itself."""
    if carried == "wishes":
        for child in token.children:
            if child.dep_ in ("ccomp", "acl") and not _is_bidden(child):
                seen.update(below.i for below in child.subtree)
    mood = _Mood(
        to_come=mood.to_come or carried in ("means", "wishes"),
        negated=mood.negated,
        due=mood.due,
        said=mood.said or carried == "says",
    )
    found = False
    for child in [c for kind in _BELOW for c in token.children if _is(c, kind)]:
        for one in _descend(child, replace(mood, due=mood.due or _is_bidden(child)), seen):
            found = True
            yield one
    if mood.due and mood.said and not found:
        yield _made("REQUEST", "100", None, (token.i,), _Mood(), token)


def _is_bidden(child: "Token") -> bool:
    """Tell whether a clause is what another is told or wanted to do: "wants them to leave"."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
    kind = {"tell": ("xcomp", "ccomp"), "want": ("ccomp",)}.get(child.head.lemma_, ())
    return infinitive and child.dep_ in kind


def _is(child: "Token", kind: str) -> bool:
    """Tell whether a word stands below another as ``kind``; "swore to fight" is no purpose."""
    if child.dep_ == "advcl" and kind == "xcomp":
        willed = _carriers().get(child.head.lemma_.lower()) == "means"
        return willed and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
    return child.dep_ == kind


def _descend(token: "Token", mood: _Mood, seen: set[int]) -> Iterator[Told]:
    """Walk a complement; what is no verb hands on to the words below it."""
    if _carriers().get(token.lemma_.lower()) == "means":
        mood = replace(mood, to_come=True)
    if token.pos_ in _VERBS or deed(token) is not None:
        yield from _walk(token, mood, seen)
        return
    for child in token.children:
        if child.dep_ in _BEYOND:
            yield from _descend(child, mood, seen)


def _event(token: "Token", match: Deed, mood: _Mood, seen: set[int]) -> Iterator[Told]:
    """Tell of a frame that is met at a verb or noun."""
    kind = match.frame.type
    seen.update(match.tokens)
    seen.update(t.i for t in clause(token))
    if _sense(kind) != "word":
        yield from _composed(token, match, mood)
        return
    inner = _inner(token, seen)
    if kind == "AGREE" and inner is not None:
        refused = _mood(token.doc[inner.tokens[0]], _Mood()).negated
        if _sense(inner.frame.type) == "hostile" and not refused:
            kind = "THREATEN"
        elif _sense(inner.frame.type) == "kind" and refused:
            kind = "REJECT"
    if mood.negated and _is_of_will(token, mood) and kind in ("AGREE", "THREATEN"):
        kind, mood = {"AGREE": "REJECT", "THREATEN": "AGREE"}[kind], replace(mood, negated=False)
    if mood.due and kind not in ("REQUEST", "REJECT"):
        kind = "REQUEST"
    code = match.frame.code if kind == match.frame.type else f"{_root(kind)}0"
    yield _made(kind, code, inner, match.tokens, mood, token)


def _composed(token: "Token", match: Deed, mood: _Mood) -> Iterator[Told]:
    """Tell of a deed; one that is to come, refused or due is what PLOVER calls it."""
    kind = _sense(match.frame.type) == "kind"
    if mood.due:
        word, mood = "REJECT" if mood.negated else "REQUEST", _Mood()
    elif mood.to_come and mood.negated:
        word, mood = "REJECT" if kind else "AGREE", replace(mood, negated=False)
    elif mood.to_come:
        word = "AGREE" if kind and not _unless(token) else "THREATEN"
    else:
        yield _made(match.frame.type, match.frame.code, None, match.tokens, mood, token)
        return
    yield _made(word, f"{_root(word)}0", match, match.tokens, mood, token)


def _end(token: "Token", ended: Deed) -> Deed:
    """Return the deed of ending a deed: help that stops is a SANCTION, harm a RETREAT."""
    kind, code = ("SANCTION", "160") if _sense(ended.frame.type) == "kind" else ("RETREAT", "087")
    tokens = tuple(sorted({token.i, *ended.tokens}))
    return Deed(catalogue.EventFrame(type=kind, code=code), tokens, bare=False)


def _made(
    kind: str,
    code: str,
    inner: Deed | None,
    tokens: tuple[int, ...],
    mood: _Mood,
    token: "Token",
) -> Told:
    source = agent(token) if is_passive(token) else subject(token)
    return Told(
        type=kind,
        code=code,
        head=token.i,
        deed=None if inner is None else inner.frame.type,
        tokens=tokens,
        status="negated" if mood.negated else "planned" if mood.to_come else "actual",
        sources=() if source is None else (source.i,),
        targets=tuple(t.i for t in _targets(token)),
    )


def _targets(token: "Token") -> "Iterator[Token]":
    """Yield who may be meant: objects, then those of prepositions, then who should do it."""
    kinds = ("nsubjpass",) if is_passive(token) else ("dobj", "dative")
    objects = [c for c in token.children if c.dep_ in kinds and c.pos_ != "ADP"]
    for above in (token, *objects):
        for child in above.children:
            if child.dep_ in ("prep", "dative") and child.lower_ in _TOWARDS:
                objects.extend(below for below in child.children if below.dep_ == "pobj")
    yield from objects
    for noun in objects:
        yield from (c for c in noun.children if c.dep_ in ("poss", "amod", "compound", "nmod"))
    for child in token.children:
        if child.dep_ in ("ccomp", "xcomp"):
            yield from (below for below in child.children if below.dep_ in SUBJECTS)


def _mood(token: "Token", above: _Mood) -> _Mood:
    words = catalogue.events()
    aids = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    if token.dep_ == "conj" and not aids:
        aids = {child.lower_ for child in token.head.children if child.dep_ == "aux"}
    under = token.dep_ == "xcomp" and token.tag_ == "VB"
    return replace(
        above,
        to_come=above.to_come
        or bool(aids & set(words.to_come))
        or (under and (token.head.lower_ == "going" or token.head.lemma_ == "be")),
        negated=above.negated or negation(token) is not None,
        due=above.due
        or bool(aids & set(words.due))
        or (under and token.head.lemma_ in ("have", "need")),
    )


def _is_of_will(token: "Token", mood: _Mood) -> bool:
    """Tell whether what is not done is refused: "will not accept", "does not accept"."""
    return mood.to_come or any(c.lower_ in ("do", "does") for c in token.children)


def _unless(token: "Token") -> bool:
    """Tell whether a deed to come hangs on another's giving way."""
    return any(
        below.dep_ == "mark" and below.lower_ == "unless"
        for child in token.children
        if child.dep_ == "advcl"
        for below in child.children
    )


def _has_clause(token: "Token") -> bool:
    return any(child.dep_ in ("ccomp", "xcomp") for child in token.children)


def _inner(token: "Token", seen: set[int]) -> Deed | None:
    """Return the nearest deed below a word of speech or will, and mark what it covers as told."""
    queue = [c for kind in _BELOW for c in token.children if c.dep_ == kind]
    found: Deed | None = None
    while queue:
        here = queue.pop(0)
        if here.dep_ == "prep" and here.lower_ not in _ABOUT:
            continue
        seen.add(here.i)
        match = deed(here)
        if match is not None and found is None and _sense(match.frame.type) != "word":
            found = match
        queue.extend(c for c in here.children if c.dep_ not in ("relcl", "compound"))
    return found


@cache
def _carriers() -> dict[str, str]:
    carriers = catalogue.events().carriers
    kinds = ("does", "wishes", "means", "says")
    return {word: kind for kind in kinds for word in getattr(carriers, kind)}


@cache
def _types() -> dict[str, catalogue.EventType]:
    return {kind.id: kind for kind in catalogue.events().types}


def _sense(kind: str) -> str:
    return _types()[kind].sense


def _root(kind: str) -> str:
    return _types()[kind].root
