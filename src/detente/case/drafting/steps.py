"""Rules step-is-option and present-steps: what each party was said to do or threaten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from detente.case.drafting.scene import Words
from detente.case.drafting.talks import slug
from detente.case.moves import MoveOption
from detente.case.tree import short
from detente.catalogue import SignalKind
from detente.reading.model import Act, Mention, Signal, Statement
from detente.record.model import Record


@dataclass(frozen=True)
class Step:
    """An option to take a step.

    ``taken`` says whether it stands at present, ``meant`` whether it does so or the party itself
    threatens it, and not only others say so. ``threats`` are the statements that threaten
    it, and ``contrary`` the settlements (topic.option) that leave no room for it.
    """

    option: MoveOption
    taken: bool
    meant: bool
    threats: tuple[Statement, ...] = ()
    contrary: frozenset[str] = frozenset()


def steps(
    record: Record, names: Mapping[str, str], words: Words, kinds: Sequence[SignalKind]
) -> list[Step]:
    """Return the steps of each party, in the order of ``names`` (rule step-is-option).

    ``names`` are those of the parties with a say, by their ids. A threat whose words name no kind
    of step belongs to the one step that the party threatens besides; if it threatens none, the
    threat is a step of its own.
    """
    found = []
    called = {party.id: party.name for party in record.parties}
    for party, name in names.items():
        own = [signal for signal in record.signals if signal.party == party]
        threats = [s for s in words[party] if s.act is Act.THREATEN and not s.negated]
        made = [
            _step(party, name, what, own, threats, kinds, called)
            for what in dict.fromkeys(k.step for s in own for k in kinds if k.id == s.kind)
            if what is not None
        ]
        placed = {threat.id for step in made for threat in step.threats}
        found += _with_bare(party, name, made, [t for t in threats if t.id not in placed])
    return found


def _step(
    party: str,
    name: str,
    what: str,
    own: Sequence[Signal],
    threats: Sequence[Statement],
    kinds: Sequence[SignalKind],
    called: Mapping[str, str],
) -> Step:
    same = [kind for kind in kinds if kind.step == what]
    ids = {kind.id for kind in same}
    back = {kind.id for kind in kinds if ids & set(kind.undoes)}
    told = [s for s in own if s.kind in ids]
    undone = [s for s in own if s.kind in back and s.status == "actual"]
    last = _last([s for s in own if s in told or s in undone])
    taken = last is not None and last.kind in ids
    spoken = tuple(t for t in threats if any(_within(signal, t) for signal in told))
    meant = taken or bool(spoken) or any(s.status == "threatened" for s in told)
    claimers = dict.fromkeys(p for s in told for p in s.claimed_by)
    return Step(
        option=MoveOption(
            id=f"{party}-{slug(what)}"[:76].strip("-"),
            name=f"{name}: {what}",
            party=party,
            # What goes on already can end; what is done for the first time may be past mending.
            change="up" if not taken and any(k.change == "up" for k in same) else "both",
            because=tuple(dict.fromkeys([s.id for s in (*told, *undone)] + [t.id for t in spoken])),
            by="inferred",
            rule="step-is-option",
            note=_told(taken, bool(undone), meant, [called.get(p, p) for p in claimers]),
        ),
        taken=taken,
        meant=meant,
        threats=spoken,
        contrary=frozenset(c for kind in same for c in kind.contrary),
    )


def _last(told: Sequence[Signal]) -> Signal | None:
    """Return the last of the steps that were done: by day where all have one, else as told."""
    done = [signal for signal in told if signal.status == "actual"]
    days = {signal.id: signal.date or "" for signal in done}
    if all(len(day) == len("2022-01-12") for day in days.values()):
        done.sort(key=lambda signal: days[signal.id])
    return done[-1] if done else None


def _told(taken: bool, undone: bool, meant: bool, claimers: Sequence[str]) -> str:
    if taken:
        return "The documents tell of it as done."
    if undone:
        return "The documents tell of it as taken back."
    if meant:
        return "It is threatened and not told of as done."
    who = " and ".join(claimers) if claimers else "the report"
    return f"Only a claim of {who}; the party itself does not say so."


def _within(signal: Signal, said: Statement) -> bool:
    content = said.content
    return (
        signal.document == said.document
        and content.start <= signal.words.start
        and signal.words.end <= content.end
    )


def _with_bare(party: str, name: str, made: list[Step], bare: Sequence[Statement]) -> list[Step]:
    """Return steps with the threats that name no kind of step."""
    if not bare:
        return made
    ids = tuple(dict.fromkeys(threat.id for threat in bare))
    threatened = [step for step in made if step.meant and not step.taken]
    if len(threatened) > 1:
        return made
    if threatened:
        (step,) = threatened
        because = tuple(dict.fromkeys((*step.option.because, *ids)))
        option = step.option.model_copy(update={"because": because})
        grown = replace(step, option=option, threats=(*step.threats, *bare))
        return [grown if one is step else one for one in made]
    option = MoveOption(
        id=f"{party}-carries-out-threat"[:76].strip("-"),
        name=f"{name}: carry out its threat",
        party=party,
        because=ids,
        by="inferred",
        rule="step-is-option",
        note=f"Its words: {short(bare[0].content.text, 90)}",
    )
    return [*made, Step(option, taken=False, meant=True, threats=tuple(bare))]


def warned(record: Record, threat: Statement) -> str | None:
    """Return the other party that the condition of a threat names first, or None.

    "Unless" and "without" turn the sense around, and a condition that names an issue is one of
    demands: neither names anybody here.
    """
    condition = threat.condition
    if condition is None or condition.text[:3].lower() != "if ":
        return None

    def inside(mentions: Sequence[Mention]) -> list[int]:
        return [
            m.start
            for m in mentions
            if m.document == threat.document
            and condition.start <= m.start
            and m.end <= condition.end
        ]

    if any(inside(issue.mentions) for issue in record.issues):
        return None
    named = [(at, party.id) for party in record.parties for at in inside(party.mentions)]
    return min((n for n in named if n[1] not in threat.parties), default=(0, None))[1]
