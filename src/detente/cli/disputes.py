"""``detente disputes``: which facts are contradicted, and by whom."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.cli.options import Column, Date, Inputs, Publisher, Title, columns_of, day
from detente.errors import UserError

if TYPE_CHECKING:
    from detente.record import Record
    from detente.record.cited import Cited
    from detente.record.disputes import Dispute

_RULES = {
    "denial": "denied",
    "answer": "denied without repeating it",
    "contrary": "the contrary is said",
    "figures": "other figures",
}


def disputes(
    inputs: Inputs,
    date: Date = None,
    publisher: Publisher = None,
    title: Title = None,
    column: Column = None,
    form: Annotated[
        Literal["table", "json"],
        typer.Option("--format", "-f", help="A table to look at, or data for other programs."),
    ] = "table",
) -> None:
    """List facts that one party claims and another denies, with the words of both.

    Who is right is not said.

    Example: [bold]detente disputes talks --format json[/bold]
    """
    from detente.cli.out import as_json
    from detente.cli.work import gather
    from detente.record.disputes import disputes as find

    record = gather(
        inputs, date=day(date), publisher=publisher, title=title, columns=columns_of(column)
    ).record
    if record is None:
        raise UserError("There is nothing to look through: a case file holds no documents.")
    found = find(record)
    if form == "json":
        as_json({"disputes": [one.model_dump(mode="json") for one in found]})
    else:
        _table(record, found)


def _table(record: "Record", found: "tuple[Dispute, ...]") -> None:
    from detente.cli.out import lines, table

    if not found:
        lines("No statement was found that contradicts another party's on a fact.")
        return
    names = {party.id: party.name for party in record.parties}

    def words(one: "Cited") -> str:
        who = ", ".join(names.get(party, party) for party in one.parties) or "unnamed"
        place = f"{one.date or 'no date'}, {one.title}, {one.start}–{one.end}"
        return f"{who}: “{' '.join(one.text.split())}” ({place})"

    table(
        "Disputed",
        ("claim", "how it is disputed", "denial"),
        [(words(one.claim), _RULES[one.kind], words(one.denial)) for one in found],
    )
    lines("The words of both sides are shown. Who is right is not said.")
