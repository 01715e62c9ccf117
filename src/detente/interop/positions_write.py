"""A case as a table of positions in CSV, ranges and the status quo included."""

import csv
import io

from detente.case.model import Case, CaseIssue, Preferences
from detente.case.sourced import Sourced
from detente.interop.outgoing import Written, losses, outgoing
from detente.interop.positions_rows import COLUMNS, FORMULA
from detente.space.numbers import value_middles, weight_middles

_Amount = float | tuple[float, float] | str


def write_positions(case: Case) -> Written:
    """Return a table with a row for each party, issue and option; the file is ``positions.csv``.

    Raises UserError for a case that cannot be written.
    """
    out = outgoing(case)
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(COLUMNS)
    for place, party in enumerate(out.parties):
        wants = case.preferences[party.id]
        told = case.reservation.get(party.id)
        least = _shown(told.value if told is not None else "status-quo")
        for i, issue in enumerate(case.issues):
            weight, values = _weight(wants, issue), _values(wants, issue)
            for o, option in enumerate(issue.options):
                names = (out.party_names[place], out.issue_names[i], out.option_names[i][o])
                table.writerow(
                    (
                        *map(_safe, names),
                        _shown(values.get(option.id, "")),
                        _shown(weight),
                        least,
                        "yes" if option.id == issue.status_quo else "no",
                    )
                )
    said = (
        *losses(out, ranges=True, status_quo=True),
        "The title is left out: the name of the file stands for it.",
    )
    return Written({"positions.csv": stream.getvalue()}, said)


def _weight(wants: Preferences, issue: CaseIssue) -> _Amount:
    if isinstance(wants.weights, Sourced):
        return weight_middles(wants).get(issue.id, "")
    told = wants.weights.get(issue.id)
    return told.value if told is not None else ""


def _values(wants: Preferences, issue: CaseIssue) -> dict[str, _Amount]:
    told = wants.values.get(issue.id)
    if isinstance(told, Sourced):
        return dict(value_middles(wants, issue))
    return {key: number.value for key, number in (told or {}).items()}


def _shown(amount: _Amount) -> str:
    if isinstance(amount, tuple):
        return f"{float(amount[0])!r}..{float(amount[1])!r}"
    return amount if isinstance(amount, str) else repr(float(amount))


def _safe(name: str) -> str:
    """Return a name that no table program takes for a formula."""
    return f"'{name}" if name[0] in FORMULA else name
