"""``detente init``: a folder for the documents of one negotiation."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import Format, Title


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make or complete.")],
    title: Title = None,
    form: Format = "text",
) -> None:
    """Make a dossier: a folder that keeps documents, what was read in them, and reviews.

    Nothing that is there is overwritten.

    Example: [bold]detente init brussels --title "Security talks"[/bold]
    """
    from detente.cli.out import as_json, lines
    from detente.record import init as make

    make(folder, title)
    if form == "json":
        as_json({"dossier": str(folder), "documents": str(folder / "documents")})
    else:
        lines(
            f"{folder} is a dossier. Put documents into {folder / 'documents'}, "
            f"then run: detente read {folder}"
        )
