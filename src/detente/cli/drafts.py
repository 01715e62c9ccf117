"""Drafts as commands take them: one document, read as a draft treaty or communiqué."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.errors import UserError

if TYPE_CHECKING:
    from detente.documents.model import Document
    from detente.reading.drafts.model import Draft

Anyway = Annotated[
    bool,
    typer.Option("--anyway", help="Read it as a draft even if it does not look like one."),
]


def read(path: Path, *, anyway: bool) -> "tuple[Document, Draft]":
    """Read a file as a draft; raises UserError for one that is none, unless ``anyway``."""
    from detente.documents import load
    from detente.reading.drafts import read_draft
    from detente.reading.drafts.read import why_not

    documents = load(path)
    if len(documents) != 1:
        raise UserError(f"{path} holds {len(documents)} documents; name the one that is the draft.")
    draft = read_draft(documents[0], anyway=anyway)
    if draft is None:
        reason = why_not(documents[0])
        raise UserError(
            f"{path} does not look like a draft treaty or communiqué: {reason} "
            "With --anyway it is read as one."
        )
    if not draft.articles():
        raise UserError(f"{path} has no articles, no numbered paragraphs and no other text.")
    return documents[0], draft
