"""``detente check``: is a case file sound?"""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import Format
from detente.errors import UserError


def check(
    cases: Annotated[
        list[Path] | None,
        typer.Argument(metavar="CASE...", help="The case files to check.", show_default=False),
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of case files instead.")
    ] = False,
    form: Format = "text",
) -> None:
    """Check case files: every error with its line, its field and what was expected.

    Example: [bold]detente check examples/brussels-2022/case.yaml[/bold]
    """
    from detente.case import case_schema, problems
    from detente.cli.out import as_json, lines

    if schema:
        as_json(case_schema())
        return
    if not cases:
        raise typer.BadParameter("Name a case file, or ask for --schema.")
    found: dict[str, list[str]] = {}
    for path in cases:
        try:
            found[str(path)] = [str(problem) for problem in problems(path)]
        except UserError as error:
            if len(cases) == 1 and form == "text":
                raise
            found[str(path)] = [str(error)]
    if form == "json":
        as_json(found)
    else:
        for name, faults in found.items():
            # What could not be read at all is named already.
            named = (fault if fault.startswith(name) else f"{name} {fault}" for fault in faults)
            lines(*(named if faults else [f"{name} is sound."]))
    if any(found.values()):
        raise typer.Exit(1)
