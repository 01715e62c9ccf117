"""Options that several commands share."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.errors import UserError

if TYPE_CHECKING:
    from detente import documents

Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT...",
        help="Documents (.txt .md .html .pdf .docx .rtf .eml), many in one file (.csv .tsv "
        ".jsonl .mbox), folders of them, a dossier, or a case file.",
        show_default=False,
    ),
]
Date = Annotated[
    str | None,
    typer.Option(
        metavar="YYYY-MM-DD",
        help="The day the documents appeared; words such as Wednesday are read against it.",
        show_default=False,
    ),
]
Publisher = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who published the documents.", show_default=False),
]
Title = Annotated[
    str | None, typer.Option(metavar="WORDS", help="The title to use.", show_default=False)
]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="PART=NAME",
        help="Which column of a table or of JSON lines holds the text, title, date, publisher or "
        "id; once for each.",
        show_default=False,
    ),
]
Engine = Annotated[
    str | None,
    typer.Option(
        metavar="WHERE",
        help="Where documents are read: here, processes, processes:4 or dask://host:port; on all "
        "cores if nothing is said and there are many.",
        show_default=False,
    ),
]
Format = Annotated[
    Literal["text", "json"], typer.Option("--format", "-f", help="For reading, or for scripts.")
]
Draws = Annotated[
    int, typer.Option(min=0, max=100_000, help="How often to draw from the ranges of the case.")
]
Seed = Annotated[int, typer.Option(min=0, help="The same seed gives the same draws.")]


def day(text: str | None) -> dt.date | None:
    """Return the date that an option gives; raises UserError when it is none."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UserError(f"--date takes a day such as 2022-01-12, not {text!r}.") from None


def columns_of(named: list[str] | None) -> "documents.Columns":
    """Return the columns that options name; raises UserError for one of another form."""
    from detente.documents.columns import PARTS, Columns

    found: dict[str, str] = {}
    for entry in named or []:
        part, mark, name = entry.partition("=")
        if not mark or not name or part not in PARTS or part in found:
            raise UserError(
                f"--column takes each of {', '.join(PARTS)} once, as in text=Body, not {entry!r}."
            )
        found[part] = name
    return Columns(**found)
