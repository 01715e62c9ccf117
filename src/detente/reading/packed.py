"""A parse as a few kilobytes of bytes, so that no text goes through the model twice."""

import zlib
from typing import TYPE_CHECKING

from detente.documents.model import Document
from detente.reading.clean import doubled, plain
from detente.reading.parse import Paragraph, Parsed, paragraphs, parse, pipeline
from detente.reading.quotes import quotes
from detente.reading.tokens import Doc

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parse


def pack(parsed: Parsed) -> bytes:
    """Return what the model found in a document, about 15 bytes a word."""
    from spacy.tokens import DocBin

    return DocBin(docs=[paragraph.parse.source for paragraph in parsed.paragraphs]).to_bytes()


def unpack(document: Document, data: bytes) -> Parsed:
    """Return the parse that ``data`` holds, or parse anew if it holds none of this document."""
    texts = {start: doubled(document.text[start:end]) for start, end in paragraphs(document)}
    found = _parses(data)
    if [one.text for one in found] != [plain(text) for text in texts.values()]:
        return parse(document)
    return Parsed(
        document,
        tuple(
            Paragraph(start, Doc(one), quotes(text))
            for (start, text), one in zip(texts.items(), found, strict=True)
        ),
    )


def _parses(data: bytes) -> "list[Parse]":
    from spacy.tokens import DocBin

    try:
        return list(DocBin().from_bytes(data).get_docs(pipeline().vocab))
    except (zlib.error, ValueError, KeyError, TypeError):
        return []
