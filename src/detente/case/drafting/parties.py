"""Rule party-speaks."""

from collections.abc import Sequence

from detente.case.drafting.scene import Words, ids
from detente.case.model import CaseParty
from detente.reading.model import Act, Issue, Statement
from detente.record.model import Record

_CLAIMS = frozenset({Act.DEMAND, Act.OFFER, Act.REJECT})


def _counts(said: Statement) -> bool:
    return bool(said.issues) or said.act in _CLAIMS


def parties(record: Record, words: Words, issues: Sequence[Issue]) -> tuple[CaseParty, ...]:
    """Return the parties, most talkative first, then the subjects (rule party-speaks).

    A party has at least one own statement that bears on an issue, or that demands, offers or
    rejects something. A party without one that an issue is about is a subject; others are left
    out.
    """
    subjects = {issue.subject for issue in issues}
    speaking, silent = [], []
    for party in record.parties:
        said = [statement for statement in words[party.id] if _counts(statement)]
        if said:
            speaking.append(
                CaseParty(id=party.id, name=party.name, kind=party.kind, because=ids(said))
            )
        elif party.id in subjects:
            silent.append(CaseParty(id=party.id, name=party.name, kind=party.kind, role="subject"))
    speaking.sort(key=lambda party: -len(words[party.id]))
    return (*speaking, *silent)
