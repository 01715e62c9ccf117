"""Political events in a sentence: what is done, promised, demanded, refused or threatened."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente import catalogue
from detente.reading.doers import sources, targets
from detente.reading.frames import Deed, clause, deed, lemma
from detente.reading.grammar import is_passive, negation, particle
from detente.reading.moods import (
    Mood,
    is_at_stake,
    is_bidden,
    is_infinitive,
    is_refused,
    is_supposed,
    mood_of,
)

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

_VERBS = frozenset(("VERB", "AUX"))
_BELOW = ("ccomp", "xcomp", "acomp", "attr", "oprd", "dobj", "dative", "prep", "pcomp", "agent")
_BEYOND = (*_BELOW, "pobj", "acl", "compound", "conj")
_TALK = frozenset(("comment", "elaborate", "say", "answer", "speculate", "discuss"))
_BESIDE = frozenset(
    ("after", "amid", "at", "before", "between", "despite", "during", "near", "since", "until",
     "without")
)  # fmt: skip
_ABOUT = frozenset(("for", "of", "to", "on", "against", "from", "with"))


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


def told(sentence: "Words") -> tuple[Told, ...]:
    """Return the events of the main clauses of a sentence, in order.

    The event of a clause is that of its verb, or of what stands below a verb that only says,
    means or goes about something. What has not happened stands last.
    """
    seen: set[int] = set()
    root = sentence.root
    joined = sorted((t for t in root.conjuncts if t.pos_ in _VERBS), key=lambda t: t.i)
    found = [one for token in (root, *joined) for one in _walk(token, Mood(), seen)]
    return tuple(sorted(found, key=lambda one: one.status == "negated"))


def _walk(token: "Token", above: Mood, seen: set[int]) -> Iterator[Told]:
    if token.i in seen:
        return
    seen.add(token.i)
    if is_supposed(token):
        seen.update(below.i for below in token.subtree)
        return
    mood = mood_of(token, above)
    verb = lemma(token)
    carried = _carriers().get(_whole(token), _carriers().get(verb))
    if verb in catalogue.events().unwilling and any(c.dep_ == "xcomp" for c in token.children):
        if not any(c.lemma_ in _TALK for c in token.children if c.dep_ == "xcomp"):
            yield _made("REJECT", "120", _inner(token, seen), (token.i,), mood, token)
        return
    cause = _cause(token)
    if cause is not None:
        yield from _walk(cause, mood, seen)
        return
    match = deed(token)
    if match is not None and not (match.bare and carried == "does" and _has_clause(token)):
        yield from _event(token, match, mood, seen)
        return
    if verb in catalogue.events().enders:
        ended = _inner(token, seen)
        if ended is not None and _sense(ended.frame.type) != "word":
            yield from _composed(token, _end(token, ended), mood)
            return
    yield from _below(token, carried, mood, seen)


def _whole(verb: "Token") -> str:
    """Return a verb with its particle."""
    split = particle(verb)
    return lemma(verb) if split is None else f"{lemma(verb)} {split.lower_}"


def _cause(token: "Token") -> "Token | None":
    """Return what killed or hurt those who "died when a mine went off", or None."""
    dying = token.lemma_ == "die" or (
        token.lemma_ in ("kill", "wound", "injure", "hurt") and is_passive(token)
    )
    clauses = (child for child in token.children if dying and child.dep_ == "advcl")
    return next(
        (
            clause
            for clause in clauses
            if any(c.lower_ in ("when", "after", "as") for c in clause.children)
            and (match := deed(clause)) is not None
            and _sense(match.frame.type) == "hostile"
        ),
        None,
    )


def _below(token: "Token", carried: str | None, mood: Mood, seen: set[int]) -> Iterator[Told]:
    """Walk what stands below a verb that tells of no event itself."""
    if carried == "wishes":
        for child in token.children:
            if child.dep_ in ("ccomp", "acl") and not is_bidden(child):
                seen.update(below.i for below in child.subtree)
    mood = Mood(
        to_come=mood.to_come or carried in ("means", "wishes"),
        negated=mood.negated,
        due=mood.due,
        said=mood.said or carried == "says",
    )
    found = False
    for child in [c for kind in _kinds(token, carried) for c in token.children if _is(c, kind)]:
        if is_bidden(child):
            mood = replace(mood, due=True, said=True)
        for one in _descend(child, mood, seen):
            found = True
            yield one
    if _whole(token) in catalogue.events().carriers.occurs and not found:
        # "Fighting broke out": what takes place is the subject.
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass") and deed(child) is not None:
                found = True
                yield from _walk(child, mood, seen)
    if mood.due and mood.said and not found:
        yield _made("REQUEST", "100", None, (token.i,), Mood(), token)


def _kinds(token: "Token", carried: str | None) -> tuple[str, ...]:
    """Return the complements that may tell of an event.

    What something *is* tells of none, nor does what an unknown verb is done to: "kept its promise".
    """
    if carried in ("wishes", None):
        return ("xcomp", "ccomp")
    if carried == "says":
        return ("ccomp", "xcomp", "acomp", "oprd", "dobj")
    if token.lemma_ == "be" and all(child.dep_ != "expl" for child in token.children):
        return ("ccomp", "xcomp", "acomp", "prep")
    return _BELOW


def _is(child: "Token", kind: str) -> bool:
    """Tell whether a word stands below another as ``kind``; "swore to fight" is no purpose."""
    if child.dep_ == "advcl" and kind == "xcomp":
        return _carriers().get(lemma(child.head)) == "means" and is_infinitive(child)
    return child.dep_ == kind


def _descend(token: "Token", mood: Mood, seen: set[int]) -> Iterator[Told]:
    """Walk a complement; what is no verb hands on to the words below it."""
    if _carriers().get(lemma(token)) == "means":
        refused = token.pos_ not in _VERBS and negation(token) is not None
        mood = replace(mood, to_come=True, negated=mood.negated or refused)
    if token.pos_ in _VERBS or deed(token) is not None:
        yield from _walk(token, mood, seen)
        return
    if token.dep_ == "prep" and token.lower_ in _BESIDE:
        return
    for child in token.children:
        if child.dep_ in _BEYOND:
            yield from _descend(child, mood, seen)


def _event(token: "Token", match: Deed, mood: Mood, seen: set[int]) -> Iterator[Told]:
    """Tell of a frame that is met at a verb or noun."""
    kind = match.frame.type
    seen.update(match.tokens)
    seen.update(t.i for t in clause(token))
    if _sense(kind) != "word":
        yield from _composed(token, match, mood)
        return
    inner = _inner(token, seen)
    if kind == "AGREE" and inner is not None:
        refused = mood_of(token.doc[inner.tokens[0]], Mood()).negated
        if _sense(inner.frame.type) == "hostile" and not refused:
            kind = "THREATEN"
        elif _sense(inner.frame.type) == "kind" and refused:
            kind = "REJECT"
    if is_refused(token, mood) and kind in ("AGREE", "THREATEN"):
        kind, mood = {"AGREE": "REJECT", "THREATEN": "AGREE"}[kind], replace(mood, negated=False)
    if mood.due and kind not in ("REQUEST", "REJECT"):
        kind = "REQUEST"
    code = match.frame.code if kind == match.frame.type else f"{_root(kind)}0"
    yield _made(kind, code, inner, match.tokens, mood, token)


def _composed(token: "Token", match: Deed, mood: Mood) -> Iterator[Told]:
    """Tell of a deed; one that is to come, refused or due is what PLOVER calls it."""
    kind = _sense(match.frame.type) == "kind"
    if mood.due:
        word, mood = "REJECT" if mood.negated else "REQUEST", Mood()
    elif mood.negated and (mood.to_come or (kind and token.head.lemma_ == "fail")):
        word, mood = "REJECT" if kind else "AGREE", replace(mood, negated=False)
    elif mood.to_come:
        word = "AGREE" if kind and not is_at_stake(token) else "THREATEN"
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
    mood: Mood,
    token: "Token",
) -> Told:
    return Told(
        type=kind,
        code=code,
        head=token.i,
        deed=None if inner is None else inner.frame.type,
        tokens=tokens,
        status="negated" if mood.negated else "planned" if mood.to_come else "actual",
        sources=tuple(t.i for t in sources(token)),
        targets=tuple(t.i for t in targets(token, tokens)),
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
    kinds = ("occurs", "does", "wishes", "means", "says")
    return {word: kind for kind in kinds for word in getattr(carriers, kind)}


@cache
def _types() -> dict[str, catalogue.EventType]:
    return {kind.id: kind for kind in catalogue.events().types}


def _sense(kind: str) -> str:
    return _types()[kind].sense


def _root(kind: str) -> str:
    return _types()[kind].root
