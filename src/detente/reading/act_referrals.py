"""When a matter is put to somebody first, or weighed: "I will ask the board", "it is for her"."""

from typing import TYPE_CHECKING

from detente.reading.moves import Move, senses

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_COMING = frozenset(("will", "would", "going"))
_POINTING = frozenset(("it", "that", "this", "which", "what"))
_ASKING = frozenset(("ask", "consult"))
_CALLING = frozenset(("call", "phone", "ring", "speak", "talk"))
_PUTTING = frozenset(
    ("bring", "carry", "leave", "pass", "present", "put", "refer", "submit", "take")
)
_BALLOTING = frozenset(("ballot", "poll"))
_BEFORE = frozenset(("be", "bring", "come", "go", "lay", "put"))
_MATTERS = frozenset(("choice", "decision", "issue", "matter", "one", "question", "something"))
_OWNERS = frozenset(("the", "its", "his", "her", "their", "our"))
_WEIGHED = frozenset(("assess", "consider", "examine", "look", "study", "weigh"))
_ASSENT = frozenset(
    ("agreement", "approval", "assent", "blessing", "consent", "permission", "ratification", "vote")
)
_ADVICE = frozenset(("advice", "counsel", "guidance", "instruction"))
_AWAITED = frozenset(
    (
        *("advice", "answer", "decision", "finding", "instruction", "opinion", "outcome", "paper"),
        *("reply", "report", "response", "result", "ruling", "verdict", "vote"),
    )
)
_COURTS = frozenset(("arbitrator", "court", "judge", "jury", "tribunal"))
_UNITS = frozenset(("day", "fortnight", "hour", "month", "time", "week", "year"))
_PRONOUNS = frozenset(("them", "him", "her"))


def is_referred(move: Move) -> bool:
    """Tell whether a clause waits for somebody's word, or for time to weigh something."""
    if move.who == "own":
        return not move.no and (
            _is_asking_first(move)
            or (move.name in _BALLOTING and move.mood in _COMING)
            or _is_put_to(move)
            or _is_waiting(move)
            or _needs_time(move)
        )
    if _is_going_before(move) or _is_matter_for(move) or _are_asked(move):
        return True
    return _is_for_them(move) or _is_up_to(move) or _is_weighed(move) or _needs_assent(move)


def _is_asking_first(move: Move) -> bool:
    """Tell whether the source will ask somebody: "he would ask Lima", "I will ring my board"."""
    if move.mood not in _COMING:
        return False
    below = list(move.verb.children)
    if any(c.dep_ in ("xcomp", "ccomp") or c.lower_ == "for" for c in below):
        return False
    asked = [c for c in below if c.dep_ == "dobj"]
    asked += [
        c for b in below if b.dep_ == "prep" and b.lower_ in ("to", "with") for c in b.children
    ]
    if move.name in _ASKING:
        return any(_is_decider(c) or c.pos_ == "PROPN" or c.lower_ in _PRONOUNS for c in asked)
    if move.name in ("seek", "take"):
        return any(c.lemma_.lower() in _ADVICE for c in asked)
    return move.name in _CALLING and any(_is_decider(c) for c in asked)


def _is_put_to(move: Move) -> bool:
    """Tell whether the source will lay something before its own: "we will take it to the board"."""
    if move.name not in _PUTTING or move.mood not in _COMING | {"must", "to"}:
        return False
    return any(
        child.dep_ in ("prep", "dative")
        and child.lower_ in ("to", "before")
        and any(_is_decider(c) for c in child.children)
        for child in move.verb.children
    )


def _is_waiting(move: Move) -> bool:
    """Tell whether the source waits for something: "it would wait for the papers"."""
    if move.verb.lemma_ not in ("wait", "await") or move.mood not in _COMING:
        return False
    awaited = [c for c in move.verb.children if c.dep_ == "dobj"]
    awaited += [c for b in move.verb.children if b.lower_ == "for" for c in b.children]
    return any(move.mood != "going" or c.lemma_.lower() in _AWAITED for c in awaited)


def _needs_time(move: Move) -> bool:
    """Tell whether the source needs time: "he needed a week"."""
    if move.name not in ("need", "want") or move.mood not in ("now", "past"):
        return False
    return any(
        c.dep_ in ("dobj", "npadvmod")
        and c.lemma_.lower() in _UNITS
        and any(b.dep_ != "poss" for b in c.children)
        for c in move.verb.children
    )


def _is_for_them(move: Move) -> bool:
    """Tell whether something is for somebody to do: "it was for the judges to say"."""
    pointing = move.subject is not None and move.subject.lower_ in _POINTING
    if move.verb.lemma_ != "be" or not pointing:
        return False
    doc, at = move.verb.doc, move.verb.i + 1
    while at < len(doc) - 1 and doc[at].dep_ in ("neg", "advmod"):
        at += 1
    clause = doc[at].head
    if doc[at].lower_ != "for" or doc[at].dep_ != "mark" or clause.tag_ != "VB":
        return False
    doer = next((c for c in clause.children if c.dep_ == "nsubj"), None)
    return doer is not None and (not move.no or doer.pos_ == "PRON")


def _is_going_before(move: Move) -> bool:
    """Tell whether something will come before a body: "the budget would go before the council"."""
    if move.no or move.verb.lemma_ not in _BEFORE or move.mood not in ("will", "would", "must"):
        return False
    return any(
        _is_decider(c)
        for before in move.verb.children
        if before.dep_ == "prep" and before.lower_ == "before"
        for c in before.children
    )


def _is_matter_for(move: Move) -> bool:
    """Tell whether something is called others' to settle: "that was a matter for the parties"."""
    if move.verb.lemma_ != "be" or move.no or move.who == "there":
        return False
    return any(
        _is_party(c)
        for named in move.verb.children
        if named.dep_ == "attr" and named.lemma_.lower() in _MATTERS
        for to in named.children
        if to.dep_ == "prep" and to.lower_ == "for"
        for c in to.children
    )


def _is_party(noun: "Token") -> bool:
    """Tell whether a noun phrase is of somebody: "the parties", "Lima", and not "concern"."""
    held = any(child.lower_ in _OWNERS for child in noun.children)
    return held or noun.pos_ == "PROPN" or noun.lower_ in ("them", "him", "her")


def _are_asked(move: Move) -> bool:
    """Tell whether those who decide will be asked: "the members would be polled"."""
    if move.subject is None or move.no or move.mood not in ("will", "would", "must"):
        return False
    passive = any(child.dep_ == "auxpass" for child in move.verb.children)
    return passive and move.name in _ASKING | _BALLOTING and _is_decider(move.subject)


def _is_up_to(move: Move) -> bool:
    """Tell whether something lies with those who decide: "it was up to the judge"."""
    return (
        move.verb.lemma_ == "be"
        and not move.no
        and any(
            _is_decider(c) or "decider" in senses(c)
            for up in move.verb.children
            if up.lower_ == "up"
            for to in up.children
            if to.lower_ == "to"
            for c in to.children
        )
    )


def _is_weighed(move: Move) -> bool:
    """Tell whether something could be, or is being, looked at by nobody in particular."""
    helped = {c.lower_ for c in move.verb.children if c.dep_ in ("aux", "auxpass")}
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in move.verb.children)
    held = move.mood in ("can", "could") or "being" in helped
    return passive and held and not move.no and move.verb.lemma_ in _WEIGHED


def _needs_assent(move: Move) -> bool:
    """Tell whether something needs somebody's assent: "that would need the council's consent"."""
    if move.name not in ("need", "require") or move.no or move.who == "nobody":
        return False
    return any(
        c.dep_ == "dobj" and c.lemma_.lower() in _ASSENT and any(True for _ in c.children)
        for c in move.verb.children
    )


def _is_decider(noun: "Token") -> bool:
    """Tell whether a noun is one of a body that decides, but no court."""
    return "decider" in senses(noun) and noun.lemma_.lower() not in _COURTS
