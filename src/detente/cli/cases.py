"""``detente cases``: the worked cases that come with the package."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import Format


def cases(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="The case to write out.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write the case; the terminal otherwise."),
    ] = None,
    form: Format = "text",
) -> None:
    """List the worked cases of the literature, or write one out to work on.

    Example: [bold]detente cases elmira -o elmira.yaml[/bold]
    """
    from detente.case.classics import classic, classic_names, classic_text
    from detente.cli.out import as_json, lines, table, write
    from detente.errors import UserError
    from detente.files import write_text

    if name is None:
        if output is not None:
            raise typer.BadParameter("Name the case to write.")
        found = {known: classic(known) for known in classic_names()}
        if form == "json":
            as_json({known: case.model_dump(mode="json") for known, case in found.items()})
            return
        rows = ((known, case.title, case.sources[0].title) for known, case in found.items())
        table("Worked cases", ("name", "case", "source"), rows)
        return
    if form == "json":
        as_json(classic(name).model_dump(mode="json"))
        return
    text = classic_text(name)
    if output is None:
        write(text)
        return
    if output.is_file():
        raise UserError(f"{output} is there already; name another file with --output.")
    write_text(output, text)
    lines(f"The case is in {output}. See what holds in it with: detente stability {output}")
