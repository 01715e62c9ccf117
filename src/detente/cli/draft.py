"""``detente draft``: from documents to a proposed case."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.model import TIMEOUT, Model, ModelTimeout, ModelUrl, endpoint_of
from detente.cli.options import (
    Column,
    Date,
    Engine,
    Format,
    Inputs,
    Publisher,
    Title,
    columns_of,
    day,
)


def draft(
    inputs: Inputs,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write the case; the terminal otherwise."),
    ] = None,
    date: Date = None,
    publisher: Publisher = None,
    title: Title = None,
    column: Column = None,
    engine: Engine = None,
    model_url: ModelUrl = None,
    model: Model = None,
    model_timeout: ModelTimeout = TIMEOUT,
    form: Format = "text",
) -> None:
    """Draft a case from documents: issues, options, positions, red lines and linkages.

    Every value is marked as inferred, and names its rule and the statements that it rests on.

    Example: [bold]detente draft article.txt --date 2022-01-12 -o case.yaml[/bold]
    """
    from detente.case import DRAFT_HEADER, dump_case
    from detente.case import draft as propose
    from detente.cli.out import as_json, lines, write
    from detente.cli.work import gather, keep_inputs
    from detente.errors import UserError
    from detente.files import write_text

    if output is not None:
        keep_inputs(output, inputs)
        if output.is_file():
            raise UserError(f"{output} is there already; a draft does not overwrite a case.")
    record = gather(
        inputs,
        date=day(date),
        publisher=publisher,
        columns=columns_of(column),
        model=endpoint_of(model_url, model, model_timeout),
        engine=engine,
    ).record
    if record is None:
        raise UserError("There is nothing to draft from: name documents or a dossier.")
    case = propose(record, title)
    if form == "json":
        as_json(case.model_dump(mode="json"))
        return
    text = dump_case(case, DRAFT_HEADER)
    if output is None:
        write(text)
        return
    write_text(output, text)
    lines(f"The proposed case is in {output}. Review it with: detente review {output}")
