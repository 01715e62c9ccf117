"""Positions as a table: CSV with a row for each party, issue and option."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.case.model import Case, CaseParty, Preferences
from detente.case.sourced import SourcedNumber, SourcedReservation, SourcedWeight
from detente.case.tree import short
from detente.errors import UserError
from detente.interop.ids import ids_of, title_of
from detente.interop.positions_rows import COLUMNS, Amount, amount_in, cells_of, name_in, rows_of
from detente.interop.scenario import DomainIssue, make_domain
from detente.interop.scenario_case import case_issue

MAX_PARTIES = 1_000

_YES = frozenset(("yes", "y", "true", "x", "1"))
_NO = frozenset(("no", "n", "false", "0", ""))


@dataclass
class _Table:
    """What the rows say, gathered: all by name, in the order in which names first come."""

    file: str
    options: dict[str, dict[str, None]] = field(default_factory=dict)
    values: dict[str, dict[str, dict[str, Amount]]] = field(default_factory=dict)
    weights: dict[str, dict[str, Amount]] = field(default_factory=dict)
    reservation: dict[str, Amount | str] = field(default_factory=dict)
    status_quo: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)


def read_positions(data: bytes, file: str) -> tuple[Case, tuple[str, ...]]:
    """Return the case that a table of positions describes, and what of it is not in the case.

    Columns are ``party``, ``issue``, ``option``, ``value`` (0 to 1) and, if known, ``weight``,
    ``reservation`` (0 to 1 or ``status-quo``) and ``status_quo`` (yes or no), in any order, with
    a comma, semicolon or tab between them. Numbers may be ranges such as ``0.2..0.4``. What is
    said of a party, or of its weight of an issue, need stand in one row only. Raises UserError,
    with the line, for what is missing or makes no sense.
    """
    rows, columns, decimal = rows_of(data, file)
    table = _Table(file)
    unknown = [name for name in columns if name not in COLUMNS]
    table.said += [f"The column {short(name)} is not known and is left out." for name in unknown]
    for line, row in rows:
        _take(table, f"{file} line {line}", cells_of(row, columns, decimal))
    if not table.values:
        raise UserError(f"{file} has no rows below its head.")
    if len(table.values) > MAX_PARTIES:
        raise UserError(
            f"{file} has {len(table.values):,} parties, but {MAX_PARTIES:,} are the most."
        )
    if "weight" not in columns:
        table.said.append("There is no column weight: all issues weigh the same.")
        for weights, values in zip(table.weights.values(), table.values.values(), strict=True):
            weights.update(dict.fromkeys(values, 1.0))
    return _case(table), tuple(table.said)


def _take(table: _Table, where: str, cells: Mapping[str, str]) -> None:
    party, issue, option = (name_in(cells, column, where) for column in COLUMNS[:3])
    table.options.setdefault(issue, {})[option] = None
    values = table.values.setdefault(party, {}).setdefault(issue, {})
    weights = table.weights.setdefault(party, {})
    if option in values:
        raise UserError(f"{where} gives {short(party)} a second value for {short(option)}.")
    if cells.get("value"):
        values[option] = amount_in(cells["value"], f"{where}: the value", 1.0)
    if cells.get("weight"):
        weight = amount_in(cells["weight"], f"{where}: the weight", 1e15)
        if weights.setdefault(issue, weight) != weight:
            raise UserError(f"{where} gives {short(party)} a second weight for {short(issue)}.")
    least = cells.get("reservation", "")
    if least:
        word = least.lower().replace(" ", "-").replace("_", "-") == "status-quo"
        told = "status-quo" if word else amount_in(least, f"{where}: the reservation value", 1.0)
        if table.reservation.setdefault(party, told) != told:
            raise UserError(f"{where} gives {short(party)} a second reservation value.")
    now = cells.get("status_quo", "").lower()
    if now not in _YES | _NO:
        raise UserError(f'{where}: status_quo should be yes or no, not "{short(now)}".')
    if now in _YES and table.status_quo.setdefault(issue, option) != option:
        raise UserError(f"{where} names a second status quo of {short(issue)}.")


def _case(table: _Table) -> Case:
    told = [DomainIssue(name, tuple(options)) for name, options in table.options.items()]
    issues = make_domain(table.file, title_of(table.file), told).issues
    names = list(table.values)
    keys = ids_of(names, "party")
    issue_ids = dict(zip(table.options, ids_of(list(table.options), "issue"), strict=True))
    option_ids = {
        issue.name: dict(zip(issue.options, ids_of(issue.options, "option"), strict=True))
        for issue in issues
    }
    unknown = [issue.name for issue in issues if issue.name not in table.status_quo]
    if unknown:
        table.said.append(
            f"The file names no status quo of {', '.join(map(short, unknown[:5]))}"
            f"{' and others' if len(unknown) > 5 else ''}: the first option stands for it."
        )
    preferences: dict[str, Preferences] = {}
    reservation: dict[str, SourcedReservation] = {}
    for key, name in zip(keys, names, strict=True):
        _check(table, name)
        preferences[key] = Preferences(
            weights={
                issue_ids[issue]: SourcedWeight(value=weight)
                for issue, weight in table.weights[name].items()
            },
            values={
                issue_ids[issue]: {
                    option_ids[issue][option]: SourcedNumber(value=value)
                    for option, value in values.items()
                }
                for issue, values in table.values[name].items()
                if values
            },
        )
        if name in table.reservation:
            reservation[key] = SourcedReservation.model_validate({"value": table.reservation[name]})
        elif unknown:
            table.said.append(f"{name} has no reservation value: 0 stands for it.")
            reservation[key] = SourcedReservation(value=0.0)
    return Case(
        detente=1,
        title=title_of(table.file),
        parties=tuple(CaseParty(id=k, name=name) for k, name in zip(keys, names, strict=True)),
        issues=tuple(
            case_issue(
                issue,
                issue_ids[issue.name],
                list(option_ids[issue.name].values()),
                issue.options.index(table.status_quo.get(issue.name, issue.options[0])),
            )
            for issue in issues
        ),
        preferences=preferences,
        reservation=reservation,
    )


def _check(table: _Table, party: str) -> None:
    """Raise UserError where a party weighs an issue without values, or weighs none."""
    weights, values = table.weights[party], table.values[party]
    weighed = [issue for issue, weight in weights.items() if weight not in (0, (0, 0))]
    if not weighed:
        raise UserError(f"{table.file} gives {short(party)} no weight above 0 for any issue.")
    for issue, options in values.items():
        missing = [option for option in table.options[issue] if option not in options]
        if missing and (options or issue in weighed):
            raise UserError(
                f"{table.file} gives {short(party)} no value for {short(missing[0])} of "
                f"{short(issue)}."
            )
