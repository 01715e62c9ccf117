"""``detente read``: what the documents say, statement by statement."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from detente.cli.model import TIMEOUT, Model, ModelTimeout, ModelUrl, endpoint_of
from detente.cli.options import Column, Date, Engine, Inputs, Publisher, Title, columns_of, day
from detente.errors import UserError

if TYPE_CHECKING:
    from detente.documents.model import Model as Entry
    from detente.reading.model import Statement
    from detente.record import Store

Every = Callable[[str], Iterator[Any]]
MOST = 1000
"""Rows of a table that are shown; nobody looks at more of them on a terminal."""
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
    engine: Engine = None,
    model_url: ModelUrl = None,
    model: Model = None,
    model_timeout: ModelTimeout = TIMEOUT,
    no_model: Annotated[
        bool,
        typer.Option(
            "--no-model", help="Read by rules again what a language model has read in a dossier."
        ),
    ] = False,
    form: Annotated[
        Literal["table", "json", "jsonl", "csv"],
        typer.Option(
            "--format", "-f", help="A table to look at, or data for other programs, streamed."
        ),
    ] = "table",
) -> None:
    """Read documents: who demands, offers, rejects or threatens what, word by word sourced.

    A dossier keeps what was read, and goes on where an earlier reading ended; other inputs are
    only shown.

    Example: [bold]detente read article.txt --date 2022-01-12 --format json[/bold]
    """
    from detente.cli.out import as_json_lines, as_json_lists, write_all
    from detente.cli.work import kept
    from detente.record import Record

    if no_model and model is not None:
        raise typer.BadParameter("--no-model and --model are not given together.")
    with kept(
        inputs,
        date=day(date),
        publisher=publisher,
        title=title,
        columns=columns_of(column),
        model=endpoint_of(model_url, model, model_timeout),
        anew=no_model,
        engine=engine,
    ) as stores:
        if not stores:
            raise UserError("There is nothing to read: a case file holds no documents.")
        if form == "json":
            every = _every(stores)
            as_json_lists((name, map(_plain, every(name))) for name in Record.model_fields)
        elif form == "jsonl":
            as_json_lines(_plain(reading) for store in stores for reading in store.readings())
        elif form == "csv":
            write_all(_csv(_every(stores)("statements")))
        else:
            _table(_every(stores))


def _every(stores: Sequence["Store"]) -> Every:
    """Return what gives all entries of a field of the record, one by one where it can."""
    from detente.cli.work import record_of

    if len(stores) == 1:
        return stores[0].all
    record = record_of(stores)
    return lambda field: iter(getattr(record, field))


def _plain(entry: "Entry") -> dict[str, Any]:
    return entry.model_dump(mode="json")


def _csv(statements: Iterable["Statement"]) -> Iterator[str]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, "start", "end"])
    for statement in statements:
        data = _plain(statement)
        writer.writerow(
            [
                *(_cell(data[column]) for column in COLUMNS),
                data["content"]["start"],
                data["content"]["end"],
            ]
        )
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, dict):
        text = value.get("text")
        value = text if text is not None else [f"{key}={option}" for key, option in value.items()]
    if isinstance(value, list):
        value = "; ".join(str(entry) for entry in value)
    text = "" if value is None else str(value)
    # A spreadsheet would run a cell that begins like a formula.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _table(every: Every) -> None:
    from detente.cli.out import lines

    names = {party.id: party.name for party in every("parties")}

    def named(parties: Iterable[str]) -> str:
        return ", ".join(names.get(party, party) for party in parties)

    tellers: Counter[str | None] = Counter()

    def said() -> "Iterator[Statement]":
        for statement in every("statements"):
            tellers[statement.teller] += 1
            yield statement

    some = _show(
        "Statements",
        ("act", "party", "speaker", "words", "date"),
        (
            (
                ("not " if s.negated else "") + s.act.value,
                named(s.parties) or "unnamed",
                s.speaker or "",
                s.content.text,
                s.date or "",
            )
            for s in said()
        ),
        always=True,
    )
    _show(
        "Meetings",
        ("date", "status", "forum", "place", "participants", "members"),
        (
            (
                m.date or "",
                m.status,
                named((m.forum,) if m.forum else ()),
                m.place or "",
                named(m.participants),
                "" if m.members is None else str(m.members),
            )
            for m in every("meetings")
        ),
    )
    _show(
        "Signals",
        ("date", "status", "party", "kind", "numbers", "words"),
        (
            (
                g.date or "",
                g.status,
                named((g.party,) if g.party else ()),
                g.kind,
                ", ".join(g.numbers),
                g.sentence.text,
            )
            for g in every("signals")
        ),
    )
    models = sorted(teller for teller in tellers if teller)
    if models:
        lines(
            f"{tellers.total() - tellers[None]} of {tellers.total()} statements were read by the "
            f"language model {', '.join(models)}."
        )
    if not some:
        lines("No statement was found in these documents.")


def _show(
    title: str, columns: Sequence[str], rows: Iterator[Sequence[str]], always: bool = False
) -> bool:
    """Print the first rows of a table and how many more there are; return whether there are any."""
    from detente.cli.out import lines, table

    first = list(islice(rows, MOST))
    more = sum(1 for _ in rows)
    if first or always:
        table(title, columns, first)
    if more:
        lines(f"{more:,} more are not shown; --format csv, json or jsonl gives all.")
    return bool(first)
