"""The commands gathered, and how an error reaches the user."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from detente import __version__
from detente.cli.agree import agree
from detente.cli.articles import articles
from detente.cli.cases import cases
from detente.cli.check import check
from detente.cli.compare import compare
from detente.cli.deadlock import deadlock
from detente.cli.demo import demo
from detente.cli.diff import diff
from detente.cli.disputes import disputes
from detente.cli.draft import draft
from detente.cli.export import export
from detente.cli.faults import telling
from detente.cli.import_ import import_
from detente.cli.init import init
from detente.cli.read import read
from detente.cli.report import report
from detente.cli.review import review
from detente.cli.robustness import robustness
from detente.cli.stability import stability
from detente.cli.trades import trades
from detente.errors import UserError

COMMANDS = (
    report,
    read,
    articles,
    compare,
    init,
    draft,
    check,
    review,
    diff,
    disputes,
    agree,
    deadlock,
    trades,
    robustness,
    stability,
    cases,
    import_,
    export,
    demo,
)
"""The commands in the order in which help lists them; each one is a file of this room."""

app = typer.Typer(
    name="detente",
    help="From the documents of a negotiation to a sourced picture of where agreement is possible.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: [bold]detente report article.txt --date 2022-01-12 -o report.html[/bold]",
)
for command in COMMANDS:
    # A function whose name would be a word of Python ends in an underscore.
    app.command(command.__name__.rstrip("_"))(telling(command))


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"detente {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Take the options that belong to no command."""


def main() -> None:
    """Run the command line: 0 on success, 1 on an error the user can mend, 2 on wrong usage."""
    _prepare_streams()
    try:
        app()
    except UserError as error:
        from detente.cli.out import printable

        typer.echo(f"detente: {printable(str(error), keep='')}", err=True)
        sys.exit(1)


def _prepare_streams() -> None:
    """See to it that printing never fails for want of a stream or of a character in it."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
