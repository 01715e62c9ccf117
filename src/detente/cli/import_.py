"""``detente import``: from the file of another program to a case."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import Format, Title


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A saved graph model (.json, .gmcr).", show_default=False
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write the case; the terminal otherwise."),
    ] = None,
    title: Title = None,
    form: Format = "text",
) -> None:
    """Make a case of a conflict that another program saved, and say what is left out of it.

    Example: [bold]detente import conflict.json -o case.yaml[/bold]
    """
    from detente.case import dump_case
    from detente.cli.out import as_json, lines, printable, write
    from detente.cli.work import keep_inputs
    from detente.errors import UserError
    from detente.files import write_text
    from detente.interop import import_case

    if output is not None:
        keep_inputs(output, [file])
        if output.is_file():
            raise UserError(f"{output} is there already; an import does not overwrite a case.")
    case, left_out = import_case(file)
    if title:
        case = case.model_copy(update={"title": title})
    for sentence in left_out:
        typer.echo(printable(f"{file.name}: {sentence}", keep=""), err=True)
    if form == "json":
        as_json({"case": case.model_dump(mode="json"), "left_out": list(left_out)})
        return
    text = dump_case(case, f"Imported from {file.name} by detente.")
    if output is None:
        write(text)
        return
    write_text(output, text)
    lines(f"The case is in {output}. Look through it, then check it with: detente check {output}")
