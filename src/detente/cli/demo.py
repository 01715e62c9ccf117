"""``detente demo``: the main job on the example that comes with the package."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import Format


def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Where to write the report.")
    ] = Path("report.html"),
    form: Format = "text",
) -> None:
    """Make a report on the security talks of January 2022, to see what detente does.

    Example: [bold]detente demo -o report.html[/bold]
    """
    from detente.cli.report import report

    report([example()], output=output, form=form)


def example() -> Path:
    """Return the folder of the example: in the package, or beside it in a working copy."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "examples" / "brussels-2022"
    return shipped if shipped.is_dir() else package.parents[1] / "examples" / "brussels-2022"
