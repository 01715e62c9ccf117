"""Options that several commands share."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.errors import UserError

Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT...",
        help="Documents (.txt .md .html .pdf .docx), folders of them, a dossier, or a case file.",
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
