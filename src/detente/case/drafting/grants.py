"""Rule demand-is-option: what each party could grant that another demands of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.case.drafting.scene import Drafted, Words, on_issue, pointing
from detente.case.moves import MoveOption
from detente.reading.model import Act
from detente.record.model import Record


@dataclass(frozen=True)
class Grant:
    """An option to grant what is demanded.

    ``demands`` are the statements of each party that demands it. ``refused`` are those of the
    owner that refuse it, ``final`` whether one of them does so in final words, and ``offered``
    those that offer or accept it.
    """

    option: MoveOption
    issue: Drafted
    wanted: str
    demands: Mapping[str, tuple[str, ...]]
    refused: tuple[str, ...]
    final: bool
    offered: tuple[str, ...]

    @property
    def owner(self) -> str:
        """The party that could grant it."""
        return self.option.party


def grants(
    record: Record, names: Mapping[str, str], words: Words, issues: Sequence[Drafted]
) -> list[Grant]:
    """Return what each party could grant, in the order of ``names`` (rule demand-is-option).

    A party has a demand in its hands if it refuses, offers or accepts what is demanded, or if the
    demand is addressed to it or names it, and the issue is not about that party.
    """
    return [
        grant
        for owner in names
        for drafted in issues
        for wanted in drafted.options
        if wanted != drafted.issue.status_quo
        and (grant := _grant(record, names, words, drafted, owner, wanted)) is not None
    ]


def _grant(
    record: Record,
    names: Mapping[str, str],
    words: Words,
    drafted: Drafted,
    owner: str,
    wanted: str,
) -> Grant | None:
    issue = drafted.issue

    def said(party: str, *acts: Act) -> tuple[str, ...]:
        own = on_issue(words[party], issue.id)
        return tuple(dict.fromkeys(s for o, s in pointing(own, drafted, *acts) if o == wanted))

    # What two demand in one breath, neither demands of the other.
    joint = said(owner, Act.DEMAND)
    asking = {
        party: tuple(name for name in said(party, Act.DEMAND) if name not in joint)
        for party in names
        if party != owner
    }
    demands = {party: ids for party, ids in asking.items() if ids}
    asked = tuple(dict.fromkeys(name for ids in demands.values() for name in ids))
    refused, offered = said(owner, Act.REJECT), said(owner, Act.OFFER, Act.ACCEPT)
    subject = next((i.subject for i in record.issues if i.id == issue.id), None)
    addressed = owner != subject and any(
        s.id in asked and owner in (*s.addressees, *s.targets) for s in record.statements
    )
    if not demands or not (refused or offered or addressed):
        return None
    final = any(s.id in refused and s.firm is not None for s in words[owner])
    label = next(option.name for option in issue.options if option.id == wanted)
    what = f"“{label}”" if drafted.free else f"“{label}” ({issue.name})"
    who = " and ".join(names[party] for party in demands)
    return Grant(
        option=MoveOption(
            id=f"{owner}-grants-{issue.id}-{wanted}"[:76].strip("-"),
            name=f"{names[owner]}: grant {what}",
            party=owner,
            because=tuple(dict.fromkeys((*asked, *refused, *offered))),
            by="inferred",
            rule="demand-is-option",
            note=f"Demanded by {who}; {_answer(refused, final, offered)}.",
        ),
        issue=drafted,
        wanted=wanted,
        demands=demands,
        refused=refused,
        final=final,
        offered=offered,
    )


def _answer(refused: tuple[str, ...], final: bool, offered: tuple[str, ...]) -> str:
    if refused and offered:
        return "the answers differ"
    if refused:
        return "refused in final words" if final else "refused"
    return "offered or accepted" if offered else "left without an answer"
