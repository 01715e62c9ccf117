"""Rule condition-is-linkage."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from detente.case.cycle import cycle
from detente.case.drafting.scene import Drafted, Words, pointing
from detente.case.model import Choice, Linkage
from detente.documents.model import Span
from detente.reading.model import Act, Statement
from detente.record.model import Record

# "If you attack, sanctions follow" is no offer to tie two issues together.
_THREATS = frozenset({Act.THREATEN, Act.WARN})

NamesDemands = Callable[[str], bool]


def linkages(
    record: Record,
    parties: Sequence[str],
    words: Words,
    issues: Sequence[Drafted],
    names_demands: NamesDemands,
) -> tuple[Linkage, ...]:
    """Return the linkages in the parties' own conditions (rule condition-is-linkage).

    One linkage a party and pair of issues, in the order of the statements. A condition that would
    close a circle with earlier ones is left out, and the linkages of that circle say so.
    ``names_demands`` tells whether the words of a condition stand for what the party demands
    ("without our demands").
    """
    known = {drafted.issue.id: drafted for drafted in issues}
    made: dict[tuple[str, str, str], Linkage] = {}
    wanted = {
        (party, name): [option for option, _ in pointing(words[party], drafted, Act.DEMAND)]
        for party in parties
        for name, drafted in known.items()
    }
    for said in record.statements:
        if said.condition is None or said.negated or said.act in _THREATS:
            continue
        for party in parties:
            if said not in words[party]:
                continue
            demanded = [name for name in known if wanted[party, name]]
            when, requires = _sides(record, said, known, demanded, names_demands)
            for first in when:
                for second in requires:
                    _add(made, party, said.id, known[first], known[second], wanted[party, second])
    return tuple(made.values())


def _sides(
    record: Record,
    said: Statement,
    known: Iterable[str],
    demanded: list[str],
    names_demands: NamesDemands,
) -> tuple[list[str], list[str]]:
    """Return the issues of the content and those of the condition, none of them in both."""
    assert said.condition is not None
    inside = _mentioned(record, said.document, said.condition)
    around = _mentioned(record, said.document, said.content, said.condition)
    borne = {*said.issues, *said.positions}
    if not inside:
        # Nothing is named there: the words stand for the demands, or for what is named before.
        inside = (set(demanded) if names_demands(said.condition.text) else borne) - around
    when = (around or borne) - inside
    return [n for n in known if n in when], [n for n in known if n in inside]


def _mentioned(record: Record, document: str, span: Span, but: Span | None = None) -> set[str]:
    """Return the issues that are mentioned within a stretch, outside another."""

    def counts(start: int, end: int) -> bool:
        within = span.start <= start and end <= span.end
        return within and not (but is not None and but.start <= start and end <= but.end)

    return {
        issue.id
        for issue in record.issues
        for mention in issue.mentions
        if mention.document == document and counts(mention.start, mention.end)
    }


def _add(
    made: dict[tuple[str, str, str], Linkage],
    party: str,
    statement: str,
    first: Drafted,
    second: Drafted,
    wanted: list[str],
) -> None:
    key = (party, first.issue.id, second.issue.id)
    if key in made:
        before = made[key]
        because = tuple(dict.fromkeys((*before.because, statement)))
        made[key] = before.model_copy(update={"because": because})
        return
    circle = cycle(((a, b) for _, a, b in made), first.issue.id, second.issue.id)
    if circle:
        tied = set(pairwise(circle))
        for other, link in made.items():
            if other[1:] in tied:
                note = f"The condition in {statement} would close a circle and is left out."
                joined = f"{link.note} {note}" if link.note else note
                made[other] = link.model_copy(update={"note": joined})
        return
    required = tuple(o for o in second.options if o in wanted) or _moved(second)
    made[key] = Linkage(
        party=party,
        when=Choice(issue=first.issue.id, options=_moved(first)),
        requires=Choice(issue=second.issue.id, options=required),
        because=(statement,),
        by="inferred",
        rule="condition-is-linkage",
    )


def _moved(drafted: Drafted) -> tuple[str, ...]:
    """Return the options other than the status quo."""
    return tuple(o for o in drafted.options if o != drafted.issue.status_quo)
