"""``detente export``: a case in the format of another program."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import Format


def export(
    case: Annotated[
        Path, typer.Argument(metavar="CASE", help="The case file.", show_default=False)
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="What to write: .graphml, .dot, .gv or .yaml.",
            show_default=False,
        ),
    ],
    form: Format = "text",
) -> None:
    """Write the graph of a case's moves for other programs, or the case itself as YAML.

    Example: [bold]detente export case.yaml -o conflict.graphml[/bold]
    """
    from detente.case import load_case
    from detente.cli.out import as_json, lines
    from detente.cli.work import CASE_SUFFIXES, keep_inputs
    from detente.errors import UserError
    from detente.files import write_text
    from detente.interop import export_case

    keep_inputs(output, [case])
    if output.suffix.lower() in CASE_SUFFIXES and output.is_file():
        raise UserError(f"{output} is there already; an export does not overwrite a case.")
    write_text(output, export_case(load_case(case), output))
    if form == "json":
        as_json({"export": str(output)})
    else:
        lines(f"{case} is exported to {output}")
