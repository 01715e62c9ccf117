"""``detente report``: the main job, from documents to one HTML file."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.model import TIMEOUT, Model, ModelTimeout, ModelUrl, endpoint_of
from detente.cli.options import (
    Column,
    Date,
    Draws,
    Engine,
    Format,
    Inputs,
    Publisher,
    Seed,
    Title,
    columns_of,
    day,
)


def report(
    inputs: Inputs,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Where to write the report.")
    ] = Path("report.html"),
    date: Date = None,
    publisher: Publisher = None,
    title: Title = None,
    column: Column = None,
    engine: Engine = None,
    model_url: ModelUrl = None,
    model: Model = None,
    model_timeout: ModelTimeout = TIMEOUT,
    draws: Draws = 1000,
    seed: Seed = 0,
    form: Format = "text",
) -> None:
    """Turn documents, a dossier or a case into one sourced HTML report.

    Example: [bold]detente report article.txt --date 2022-01-12 -o report.html[/bold]
    """
    from detente.agreement import Agreement, analyse
    from detente.cli.out import as_json, lines, table
    from detente.cli.work import case_of, gather, keep_inputs, progress
    from detente.errors import UserError
    from detente.files import write_text
    from detente.report import findings, render
    from detente.stability import Outlook, outlook

    keep_inputs(output, inputs)
    gathered = gather(
        inputs,
        date=day(date),
        publisher=publisher,
        title=title,
        columns=columns_of(column),
        model=endpoint_of(model_url, model, model_timeout),
        engine=engine,
    )
    case = case_of(gathered, title)
    result: Agreement | None = None
    reason: str | None = None
    without: Outlook | None = None
    no_outlook: str | None = None
    with progress("Working out the report", 3) as step:
        try:
            result = analyse(case, draws=draws, seed=seed)
        except UserError as error:
            reason = str(error)
        step()
        if case.moves is not None:
            try:
                without = outlook(case, draws=draws, seed=seed)
            except UserError as error:
                no_outlook = str(error)
        step()
        html = render(
            case,
            result,
            gathered.record,
            reason=reason,
            outlook=without,
            no_outlook=no_outlook,
            made=dt.date.today(),
        )
        step()
    write_text(output, html)
    brief = findings(
        case, result, gathered.record, reason=reason, outlook=without, no_outlook=no_outlook
    )
    if form == "json":
        as_json({"report": str(output), "findings": list(brief.sentences)})
        return
    lines(*brief.sentences)
    if brief.rows:
        table("Positions", ("issue", *brief.parties), brief.rows)
    lines(f"The report is in {output.resolve()}")
