"""``detente diff``: what changed between two rounds."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.cli.options import Column, Date, Inputs, Publisher, Title, columns_of, day
from detente.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.documents import Columns
    from detente.record import Record
    from detente.record.changes import Changes, Split
    from detente.record.cited import Cited


def diff(
    inputs: Inputs,
    start: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DATE|ROUND",
            help="The last day of the earlier time: a day, month or year, or a meeting by its "
            "place or forum.",
            show_default=False,
        ),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="DATE|ROUND",
            help="The last day of the later time, likewise.",
            show_default=False,
        ),
    ] = None,
    date: Date = None,
    publisher: Publisher = None,
    title: Title = None,
    column: Column = None,
    form: Annotated[
        Literal["table", "json"],
        typer.Option("--format", "-f", help="A table to look at, or data for other programs."),
    ] = "table",
) -> None:
    """Say what changed: new, withdrawn, softened and hardened positions, with the words of both.

    Two inputs are compared with each other. One, or several, are compared by their days: what was
    said up to the last day but one, and after it.

    Example: [bold]detente diff examples/brussels-2022 --from geneva --to 2022-01-26[/bold]
    """
    from detente.cli.out import as_json
    from detente.cli.work import gather
    from detente.record.changes import by_dates, changes

    columns = columns_of(column)
    record = gather(
        inputs, date=day(date), publisher=publisher, title=title, columns=columns
    ).record
    if record is None:
        raise UserError("There is nothing to compare: a case file holds no documents.")
    split = (
        _by_inputs(record, inputs, columns)
        if len(inputs) == 2 and start is None and end is None
        else by_dates(record, start, end)
    )
    found = changes(record, split)
    if form == "json":
        as_json(found.model_dump(mode="json"))
    else:
        _table(record, found)


def _by_inputs(record: "Record", inputs: "Sequence[Path]", columns: "Columns") -> "Split":
    from detente.cli.out import printable
    from detente.record.changes import by_documents

    first, last = (_documents(path, columns) for path in inputs)
    names = printable(inputs[0].name or str(inputs[0])), printable(inputs[1].name or str(inputs[1]))
    if names[0] == names[1]:
        names = printable(str(inputs[0])), printable(str(inputs[1]))
    return by_documents(record, first, last, names)


def _documents(path: Path, columns: "Columns") -> set[str]:
    """Return the ids of the documents that an input holds."""
    from detente.cli.work import is_dossier
    from detente.documents import load
    from detente.record import open_dossier

    if is_dossier(path):
        with open_dossier(path) as dossier:
            return {document.id for document in dossier.store.record().documents}
    return {document.id for document in load(path, columns=columns)}


def _table(record: "Record", found: "Changes") -> None:
    from detente.cli.out import lines, table

    parties = {party.id: party.name for party in record.parties}
    issues = {issue.id: issue.label for issue in record.issues}
    if not found.changes:
        lines("No party took a position in its own words at either time.")
    else:
        table(
            f"What changed between {found.earlier.name} and {found.later.name}",
            ("party", "issue", "change", "before", "now"),
            [
                (
                    parties[change.party],
                    issues[change.issue],
                    "\n".join([change.label.upper(), *(r.text for r in change.reasons)]),
                    _words(change.earlier),
                    _words(change.later),
                )
                for change in found.changes
            ],
        )
    lines(f"Before: {found.earlier.meaning}. Now: {found.later.meaning}.")
    if found.left_out:
        statements = "statement" if found.left_out == 1 else "statements"
        lines(f"{found.left_out} {statements} belong to neither, or their day is not known.")
    lines(*found.assumptions)


def _words(cited: "Sequence[Cited]") -> str:
    return "\n".join(map(_cited, cited))


def _cited(one: "Cited") -> str:
    act = "gives up" if one.gives_up else one.act.value
    place = f"{one.date or 'no date'}, {one.title}, {one.start}–{one.end}"
    return f"{act}: “{' '.join(one.text.split())}” ({place})"
