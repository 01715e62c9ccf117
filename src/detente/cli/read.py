"""``detente read``: what the documents say, statement by statement."""

import csv
import io
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.cli.model import TIMEOUT, Model, ModelTimeout, ModelUrl, endpoint_of
from detente.cli.options import Column, Date, Inputs, Publisher, Title, columns_of, day
from detente.errors import UserError

if TYPE_CHECKING:
    from detente.record import Record

COLUMNS = [
    "id",
    "document",
    "act",
    "mode",
    "negated",
    "content",
    "condition",
    "cue",
    "source",
    "speaker",
    "party",
    "parties",
    "addressees",
    "targets",
    "reports",
    "issues",
    "positions",
    "firm",
    "date",
    "confidence",
    "rules",
]


def read(
    inputs: Inputs,
    date: Date = None,
    publisher: Publisher = None,
    title: Title = None,
    column: Column = None,
    model_url: ModelUrl = None,
    model: Model = None,
    model_timeout: ModelTimeout = TIMEOUT,
    form: Annotated[
        Literal["table", "json", "csv"],
        typer.Option("--format", "-f", help="A table to look at, or data for other programs."),
    ] = "table",
) -> None:
    """Read documents: who demands, offers, rejects or threatens what, word by word sourced.

    A dossier keeps what was read; other inputs are only shown.

    Example: [bold]detente read article.txt --date 2022-01-12 --format json[/bold]
    """
    from detente.cli.work import gather

    record = gather(
        inputs,
        date=day(date),
        publisher=publisher,
        title=title,
        columns=columns_of(column),
        model=endpoint_of(model_url, model, model_timeout),
    ).record
    if record is None:
        raise UserError("There is nothing to read: a case file holds no documents.")
    if form == "json":
        from detente.cli.out import as_json

        as_json(record.model_dump(mode="json"))
    elif form == "csv":
        from detente.cli.out import write

        write(_csv(record))
    else:
        _table(record)


def _csv(record: "Record") -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, "start", "end"])
    for statement in record.statements:
        data = statement.model_dump(mode="json")
        writer.writerow(
            [
                *(_cell(data[column]) for column in COLUMNS),
                data["content"]["start"],
                data["content"]["end"],
            ]
        )
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, dict):
        text = value.get("text")
        value = text if text is not None else [f"{key}={option}" for key, option in value.items()]
    if isinstance(value, list):
        value = "; ".join(str(entry) for entry in value)
    text = "" if value is None else str(value)
    # A spreadsheet would run a cell that begins like a formula.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _table(record: "Record") -> None:
    from detente.cli.out import lines, table

    names = {party.id: party.name for party in record.parties}
    table(
        "Statements",
        ("act", "party", "speaker", "words", "date"),
        (
            (
                ("not " if s.negated else "") + s.act.value,
                ", ".join(names.get(party, party) for party in s.parties) or "unnamed",
                s.speaker or "",
                s.content.text,
                s.date or "",
            )
            for s in record.statements
        ),
    )
    if record.meetings:
        table(
            "Meetings",
            ("date", "status", "forum", "place", "participants", "members"),
            (
                (
                    m.date or "",
                    m.status,
                    names.get(m.forum or "", m.forum or ""),
                    m.place or "",
                    ", ".join(names.get(party, party) for party in m.participants),
                    "" if m.members is None else str(m.members),
                )
                for m in record.meetings
            ),
        )
    if record.signals:
        table(
            "Signals",
            ("date", "status", "party", "kind", "numbers", "words"),
            (
                (
                    g.date or "",
                    g.status,
                    names.get(g.party or "", g.party or ""),
                    g.kind,
                    ", ".join(g.numbers),
                    g.sentence.text,
                )
                for g in record.signals
            ),
        )
    told = [s.teller for s in record.statements if s.teller]
    if told:
        names_told = ", ".join(sorted(set(told)))
        lines(
            f"{len(told)} of {len(record.statements)} statements were read by the language model "
            f"{names_told}."
        )
    if not record.statements:
        lines("No statement was found in these documents.")
