"""Costly or public steps as a document tells of them: actual, threatened or claimed."""

from typing import TYPE_CHECKING, Literal

from detente.reading.discourse import Discourse
from detente.reading.facts import day
from detente.reading.ids import entry_id
from detente.reading.model import Act, Signal, Statement
from detente.reading.parse import Parsed
from detente.reading.steps import Step, steps

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token
    from detente.reading.tokens import Span as Words

_PROPOSALS = frozenset(
    (Act.DEMAND, Act.OFFER, Act.REJECT, Act.ACCEPT, Act.APPEAL, Act.DENY, Act.PROMISE)
)


def signals(
    parsed: Parsed, discourse: Discourse, said: tuple[Statement, ...]
) -> tuple[Signal, ...]:
    """Return the steps that a document tells of; what is only demanded or offered is none.

    ``discourse`` is one that has not entered any sentence yet.
    """
    found: list[Signal] = []
    for at, paragraph in enumerate(parsed.paragraphs):
        for sentence in paragraph.sentences():
            discourse.enter(at, sentence.start, sentence.end)
            for step in steps(sentence):
                words = parsed.tokens(at, step.start, step.end + 1)
                holder = next(
                    (
                        s
                        for s in said
                        if s.content.start <= words.start and words.end <= s.content.end
                    ),
                    None,
                )
                if holder is not None and holder.act in _PROPOSALS:
                    continue
                parties = _actor(discourse, parsed, at, step)
                if (
                    not parties
                    and holder is not None
                    and _is_its_own(paragraph.parse, step, holder)
                ):
                    parties = holder.parties
                if not parties:
                    parties = _as_before(found, step)
                status, claimed_by = _status(step, holder, parties)
                made = Signal(
                    id=entry_id("g", parsed.document.id, words.start, words.end),
                    document=parsed.document.id,
                    kind=step.kind,
                    party=parties[0] if len(parties) == 1 else None,
                    status=status,
                    claimed_by=claimed_by,
                    numbers=step.numbers,
                    date=day(parsed, sentence, _head(sentence, step)),
                    words=words,
                    sentence=parsed.tokens(at, sentence.start, sentence.end),
                    rules=(f"signal-{step.kind}",),
                )
                if not any(_repeats(made, earlier) for earlier in found):
                    found.append(made)
    return tuple(found)


def _is_its_own(doc: "Doc", step: Step, holder: Statement) -> bool:
    """Tell whether a step is that of who speaks of it: a threat, or what "we" have done."""
    ours = step.actor is not None and doc[step.actor].lower_ in ("we", "i", "our")
    return ours or holder.act is Act.THREATEN


def _as_before(found: list[Signal], step: Step) -> tuple[str, ...]:
    """Return the party whose step "this build-up" means: the one told of before."""
    party = next((s.party for s in reversed(found) if s.kind == step.kind and s.party), None)
    return () if party is None or not step.definite else (party,)


def _repeats(made: Signal, earlier: Signal) -> bool:
    """Tell whether a signal says nothing that an earlier one of the same kind does not say."""
    return (
        made.kind == earlier.kind
        and made.party in (None, earlier.party)
        and made.status == earlier.status
        and set(made.numbers) <= set(earlier.numbers)
        and made.date in (None, earlier.date)
    )


def _actor(discourse: Discourse, parsed: Parsed, at: int, step: Step) -> tuple[str, ...]:
    if step.actor is None:
        return ()
    head = parsed.paragraphs[at].parse[step.actor]
    referent = discourse.resolve(head, speaking=False)
    if not referent.parties and head.dep_ in ("amod", "compound", "nmod", "poss"):
        name = discourse.cast.names.at(at, head.i)
        return () if name is None or name.kind == "person" else (name.key,)
    return referent.parties


def _status(
    step: Step, holder: Statement | None, parties: tuple[str, ...]
) -> tuple[Literal["actual", "threatened", "claimed"], tuple[str, ...]]:
    """Return a signal's status and who claims it.

    Only the party itself can threaten. What others say of it, or what is only thought possible, is
    a claim: of the one who says so, or of the report itself where nobody else does.
    """
    own = holder is not None and bool(set(holder.parties) & set(parties))
    others = () if holder is None or own else holder.parties
    if holder is not None and own and (holder.act is Act.THREATEN or step.unreal):
        return "threatened", ()
    if others or step.unreal or (holder is not None and not holder.parties):
        return "claimed", others
    return "actual", ()


def _head(sentence: "Words", step: Step) -> "Token":
    return sentence.doc[step.start : step.end + 1].root
