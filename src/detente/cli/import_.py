"""``detente import``: from the files of another program to a case."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import Format, Title


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="A saved graph model (.json, .gmcr), a table of positions (.csv), or a scenario "
            "of Genius (.xml), GeniusWeb (.json) or NegMAS (.yml): its folder, or its domain and "
            "the profiles.",
            show_default=False,
        ),
    ],
    profile: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="A profile in the folder of a scenario; once for each party.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write the case; the terminal otherwise."),
    ] = None,
    title: Title = None,
    form: Format = "text",
) -> None:
    """Make a case of what another program saved, and say what is left out of it.

    Examples: [bold]detente import conflict.json -o case.yaml[/bold],
    [bold]detente import Tram --profile Tram_Profile1.xml --profile Tram_Profile5.xml[/bold]
    """
    from detente.case import dump_case
    from detente.cli.out import as_json, lines, printable, write
    from detente.cli.work import keep_inputs
    from detente.errors import UserError
    from detente.files import write_text
    from detente.interop import import_case, import_scenario

    if output is not None:
        keep_inputs(output, files)
        if output.is_file():
            raise UserError(f"{output} is there already; an import does not overwrite a case.")
    chosen = profile or []
    case, left_out = (
        import_scenario(files, chosen) if len(files) > 1 else import_case(files[0], chosen)
    )
    if title:
        case = case.model_copy(update={"title": title})
    name = files[0].name or files[0].resolve().name
    for sentence in left_out:
        typer.echo(printable(f"{name}: {sentence}", keep=""), err=True)
    if form == "json":
        as_json({"case": case.model_dump(mode="json"), "left_out": list(left_out)})
        return
    text = dump_case(case, f"Imported from {name} by detente.")
    if output is None:
        write(text)
        return
    write_text(output, text)
    lines(f"The case is in {output}. Look through it, then check it with: detente check {output}")
