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

    Documents that are in the folder stay where they are, and nothing is overwritten.

    Example: [bold]detente init brussels --title "Security talks"[/bold]
    """
    from detente.cli.out import as_json, lines
    from detente.record import init as make
    from detente.record import open_dossier

    make(folder, title)
    with open_dossier(folder) as dossier:
        documents, filled = dossier.documents, dossier.has_files()
    if form == "json":
        as_json({"dossier": str(folder), "documents": str(documents)})
    elif filled:
        lines(f"{folder} is a dossier. Read what is in it with: detente read {folder}")
    else:
        lines(
            f"{folder} is a dossier. Put documents into {documents}, "
            f"then run: detente read {folder}"
        )
