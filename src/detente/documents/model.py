"""What a document is: a text that never changes, and stretches of it."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict

Kind = Literal["text", "markdown", "html", "pdf", "docx", "rtf", "mail", "table", "json-lines"]


class Model(BaseModel):
    """Base of everything that is stored: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Model):
    """A stretch of a text: code points ``start`` to ``end`` (exclusive), and its words."""

    start: int
    end: int
    text: str


class Citation(Model):
    """A stretch of a named document with a little of what stands before and after it.

    Position and quotation selectors of the W3C Web Annotation Data Model (2017), sections
    4.2.4 and 4.2.5, so that the words are found again even if the offsets are lost.
    """

    document: str
    start: int
    end: int
    text: str
    before: str
    after: str


class Document(Model):
    """A source text with stable offsets.

    ``id`` is the SHA-256 of the normalised text (NFC, line feeds only, no space at line ends).
    ``text`` is what offsets count in and is never normalised. ``origin`` is the file's name
    within what the user handed over, never an absolute path. ``content`` is the stretch list
    that is read: boilerplate is left out of it, as (start, end) pairs in order. ``notes`` are
    sentences on how the file was read, such as a guess at its encoding.
    """

    id: str
    text: str
    origin: str
    kind: Kind
    title: str | None = None
    publisher: str | None = None
    date: dt.date | None = None
    language: str = "en"
    content: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Return the words from ``start`` to ``end``; raises ValueError outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no words from {start} to {end} in a text of {len(self.text)}")
        return Span(start=start, end=end, text=self.text[start:end])

    def cite(self, span: Span, context: int = 60) -> Citation:
        """Return ``span`` as a citation with up to ``context`` code points on either side."""
        return Citation(
            document=self.id,
            start=span.start,
            end=span.end,
            text=span.text,
            before=self.text[max(0, span.start - context) : span.start],
            after=self.text[span.end : span.end + context],
        )
