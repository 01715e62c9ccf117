"""The options that ask for a reader by language model, and the reader that they ask for."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from detente.reading.by_model import Endpoint

TIMEOUT = 600
"""Seconds for one answer of a model, unless more or fewer are asked for."""

ModelUrl = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="Read with a language model at this address, such as http://127.0.0.1:8080/v1; the "
        "text of the documents is sent there, and nowhere if nothing is said.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="What the server at --model-url calls the model.", show_default=False
    ),
]
ModelTimeout = Annotated[
    int,
    typer.Option(
        metavar="SECONDS", min=1, max=86_400, help="How long one answer of the model may take."
    ),
]


def endpoint_of(url: str | None, model: str | None, timeout: int) -> "Endpoint | None":
    """Return the endpoint that options name, or None where they ask for no model.

    Its key comes from the environment. Raises BadParameter for one option without the other, and
    UserError for an address, a name or a key that is none.
    """
    if url is None and model is None:
        return None
    if url is None or model is None:
        raise typer.BadParameter("--model-url and --model are given together.")
    import os

    from detente.reading.by_model.endpoint import KEY, endpoint

    return endpoint(url, model, timeout=timeout, key=os.environ.get(KEY) or None)
