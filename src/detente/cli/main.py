"""The commands gathered, and how an error reaches the user."""

import os
import sys
from typing import Annotated

import typer

from detente import __version__
from detente.cli.agree import agree
from detente.cli.check import check
from detente.cli.demo import demo
from detente.cli.draft import draft
from detente.cli.init import init
from detente.cli.read import read
from detente.cli.report import report
from detente.cli.review import review
from detente.errors import UserError

COMMANDS = (report, read, init, draft, check, review, agree, demo)
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
    app.command()(command)


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Take the options that belong to no command."""
    if version:
        typer.echo(f"detente {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line: 0 on success, 1 on an error the user can mend, 2 on wrong usage."""
    try:
        app()
    except UserError as error:
        typer.echo(f"detente: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of a pipe has gone, as with "detente read … | head"; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
