"""What became of each party's position on each issue between two times."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from detente import catalogue
from detente.documents.model import Document
from detente.reading.model import Act, Issue, Mention, Statement
from detente.record.changes.amount_moved import single_amounts
from detente.record.changes.both import Both
from detente.record.changes.given_up import given_up
from detente.record.changes.judge import GivenWords, judged
from detente.record.changes.model import Change, Changes, Label
from detente.record.changes.periods import Split, by_dates
from detente.record.changes.scale import Scale, place, scale
from detente.record.cited import Cited, cite
from detente.record.model import Record

__all__ = ["changes"]

_STANDS = frozenset(Act) - {Act.ASSERT, Act.ACCUSE, Act.PRAISE, Act.DENY}
_ASSUMPTIONS = (
    "A party's position is what it last said on the issue in its own words; what others say of it "
    "does not count.",
    "Silence is no withdrawal: what is not said again is called not repeated.",
    "A label says what words differ. Whether anyone means them it does not say.",
)
_ORDER = tuple(Label)
V = TypeVar("V")


@dataclass
class _Time:
    """A party's words on an issue at one time: its stand, and what it gives up."""

    stand: list[Statement] = field(default_factory=list)
    gives_up: list[tuple[Statement, str]] = field(default_factory=list)


_Times = Mapping[tuple[str, str], _Time]
_Documents = Mapping[str, Document]


def changes(
    record: Record, split: Split | None = None, topics: Sequence[catalogue.Topic] | None = None
) -> Changes:
    """Compare what each party says on each issue at the two times of a split.

    The usual split is that of ``by_dates``. At either time the words of the last document day on
    which the party took a stand on the issue count: demands, offers, acceptances, refusals,
    threats, warnings, promises, appeals and answers put off, not negated and not told of by
    another. ``topics`` give the scales; the catalogue's if None. Changes come by party, in
    the record's order, then by label, then by issue. Raises UserError as ``by_dates`` does.
    """
    split = by_dates(record) if split is None else split
    topics = catalogue.topics() if topics is None else topics
    mentions = [(party.id, mention) for party in record.parties for mention in party.mentions]
    then = _stands(record, split.before, mentions)
    now = _stands(record, split.after, mentions)
    scales = {issue.id: scale(issue, topics) for issue in record.issues}
    others = _others(then, now, scales)
    counted = _counted(then, now)
    names = {party.id: party.name for party in record.parties}
    documents = {document.id: document for document in record.documents}
    found = []
    for party in record.parties:
        mine = []
        for issue in record.issues:
            key = party.id, issue.id
            if key not in then and key not in now:
                continue
            both = Both(
                issue=issue.id,
                scale=scales[issue.id],
                earlier=tuple(then[key].stand if key in then else ()),
                later=tuple(now[key].stand if key in now else ()),
                names=names,
                others=_without(others.get(issue.id, {}), party.id),
                their_amounts=_without(counted.get(issue.id, {}), party.id),
            )
            gave_up, gives_up = (at.get(key, _Time()).gives_up for at in (then, now))
            change = _change(documents, party.id, issue, both, gave_up, gives_up)
            if change is not None:
                mine.append(change)
        found += sorted(mine, key=lambda change: _ORDER.index(change.label))
    return Changes(
        method="words-compared",
        assumptions=_ASSUMPTIONS,
        earlier=split.earlier,
        later=split.later,
        left_out=len(record.statements) - len(split.before | split.after),
        changes=tuple(found),
    )


def _stands(
    record: Record, ids: Iterable[str], mentions: Sequence[tuple[str, Mention]]
) -> dict[tuple[str, str], _Time]:
    """Return the words of each party on each issue, of the last document day that has any."""
    inside = set(ids)
    by_document: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for entry in mentions:
        by_document[entry[1].document].append(entry)
    days = {document.id: str(document.date or "") for document in record.documents}
    found: dict[tuple[str, str], dict[str, _Time]] = defaultdict(lambda: defaultdict(_Time))
    for said in record.statements:
        if said.id not in inside or said.reports is not None:
            continue
        up = given_up(said, by_document[said.document])
        for issue in said.issues:
            if up is not None:
                for party in up.parties:
                    time = found[party, issue][days.get(said.document, "")]
                    time.gives_up.append((said, up.what))
            elif said.act in _STANDS and not said.negated:
                for party in said.parties:
                    found[party, issue][days.get(said.document, "")].stand.append(said)
    return {key: times[max(times)] for key, times in found.items()}


def _others(
    then: _Times, now: _Times, scales: Mapping[str, Scale | None]
) -> dict[str, dict[str, int]]:
    """Return where each party stood last, by issue and party."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for key, time in [*then.items(), *now.items()]:
        on = scales.get(key[1])
        at = None if on is None else place(time.stand, key[1], on)
        if at is not None:
            found[key[1]][key[0]] = at.at
    return found


def _counted(then: _Times, now: _Times) -> dict[str, dict[str, dict[str, float]]]:
    """Return the amounts that each party named last, by issue, party and what they count."""
    found: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for key, time in [*then.items(), *now.items()]:
        for unit, (amount, _) in single_amounts(time.stand).items():
            found[key[1]][key[0]][unit] = amount.value
    return found


def _without(by_party: Mapping[str, V], party: str) -> dict[str, V]:
    return {name: value for name, value in by_party.items() if name != party}


def _change(
    documents: _Documents,
    party: str,
    issue: Issue,
    both: Both,
    gave_up: GivenWords,
    gives_up: GivenWords,
) -> Change | None:
    if not (both.earlier or both.later or gives_up):
        return None
    label, reasons = judged(both, gave_up, gives_up)
    return Change(
        party=party,
        issue=issue.id,
        label=label,
        reasons=reasons,
        earlier=_all_cited(documents, both.earlier, gave_up),
        later=_all_cited(documents, both.later, gives_up),
    )


def _all_cited(
    documents: _Documents, stand: Sequence[Statement], given_up: GivenWords
) -> tuple[Cited, ...]:
    return (
        *(cite(documents[said.document], said, said.content) for said in stand),
        *(
            cite(documents[said.document], said, said.sentence, gives_up=True)
            for said, _ in given_up
        ),
    )
