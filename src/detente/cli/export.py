"""``detente export``: a case in the format of another program."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.cli.options import Date, Format


def export(
    case: Annotated[
        Path,
        typer.Argument(
            metavar="CASE",
            help="The case file; for --to events a document, a folder of them or a dossier.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="What to write: .graphml, .dot, .gv, .csv or .yaml; with --to a folder or .csv.",
            show_default=False,
        ),
    ],
    to: Annotated[
        Literal["genius", "negmas", "events"] | None,
        typer.Option(
            help="Write a scenario of this program into a folder, or what was read as event data.",
            show_default=False,
        ),
    ] = None,
    date: Date = None,
    form: Format = "text",
) -> None:
    """Write a case for other programs: the graph of its moves, its positions, or all as YAML.

    Examples: [bold]detente export case.yaml -o conflict.graphml[/bold],
    [bold]detente export case.yaml -o scenario --to genius[/bold],
    [bold]detente export my-talks -o events.csv --to events[/bold]
    """
    from detente.case import load_case
    from detente.cli.out import as_json, lines, printable
    from detente.cli.work import CASE_SUFFIXES, keep_inputs
    from detente.errors import UserError
    from detente.files import write_text
    from detente.interop import export_files

    keep_inputs(output, [case])
    if to is None and output.suffix.lower() in CASE_SUFFIXES and output.is_file():
        raise UserError(f"{output} is there already; an export does not overwrite a case.")
    if to == "events":
        _events(case, output, date, form)
        return
    if date is not None:
        raise UserError("--date is for documents, and goes with --to events.")
    written = export_files(load_case(case), output, to)
    if to is None:
        (text,) = written.files.values()
        write_text(output, text)
    else:
        _make_folder(output)
        for name, text in written.files.items():
            write_text(output / name, text)
    for sentence in written.left_out:
        typer.echo(printable(f"{case.name}: {sentence}", keep=""), err=True)
    if form == "json":
        told = {"left_out": list(written.left_out)} if written.left_out else {}
        as_json({"export": str(output), **told})
    else:
        lines(f"{case} is exported to {output}")


def _events(path: Path, output: Path, date: str | None, form: str) -> None:
    """Read documents or a dossier and write what they tell of as event data."""
    from detente.cli.options import day
    from detente.cli.out import as_json, lines
    from detente.cli.work import gather
    from detente.errors import UserError
    from detente.files import write_text
    from detente.interop import RECORD_WRITERS

    if output.suffix.lower() != ".csv":
        raise UserError(f"{output} should end in .csv.")
    record = gather([path], date=day(date)).record
    if record is None:
        raise UserError(f"{path} is a case; events are read from documents or a dossier.")
    write_text(output, RECORD_WRITERS["events"](record))
    if form == "json":
        as_json({"export": str(output)})
    else:
        lines(f"{path} is exported to {output}")


def _make_folder(path: Path) -> None:
    """Make a folder; raises UserError where something is in the way."""
    from detente.errors import UserError

    try:
        path.mkdir(parents=True, exist_ok=True)
        taken = any(path.iterdir())
    # A name with a null character is a ValueError.
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UserError(f"{path} cannot be made: {why}.") from None
    if taken:
        raise UserError(f"{path} holds files already; name a folder that is new or empty.")
