"""Large files of text, read in pieces and line by line."""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import BinaryIO, TextIO

from detente.documents.encoding import MARKS, best, guessed
from detente.documents.extract import MAX_CHARACTERS
from detente.errors import UserError

_CHUNK = 2**20


@contextmanager
def open_text(file: BinaryIO, name: str) -> Iterator[tuple[TextIO, tuple[str, ...]]]:
    """Give a large file as text with its line ends kept, and notes as `Decoded` has them.

    The file is read once in pieces to see whether it is UTF-8, and is not held. Raises
    UserError when it is in no encoding that is known.
    """
    encoding = next((found for mark, found in MARKS if _begins(file, mark)), None)
    notes: tuple[str, ...] = ()
    if encoding is None:
        encoding = "utf-8"
        if not _is_in(file, encoding):
            encoding = best(_sample(file), name)
            notes = (guessed(encoding),)
            if not _is_in(file, encoding):
                raise UserError(f"{name} is in no known text encoding; save it as UTF-8.")
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, newline="")
    try:
        yield text, notes
    finally:
        # The file belongs to the caller, and the wrapper would close it.
        text.detach()


def bounded_lines(text: TextIO, name: str) -> Iterator[str]:
    """Yield the lines with their ends; raises UserError for one that is too long, or damaged."""
    for number in count(1):
        try:
            line = text.readline(MAX_CHARACTERS + 1)
        except UnicodeDecodeError as error:
            raise UserError(
                f"{name} begins as {error.encoding.upper()} text but breaks off after line "
                f"{number - 1:,}."
            ) from error
        except OSError as error:
            raise UserError(f"{name} cannot be read after line {number - 1:,}.") from error
        if len(line) > MAX_CHARACTERS:
            raise UserError(
                f"{name} has a line {number:,} of over {MAX_CHARACTERS:,} characters, the limit."
            )
        if not line:
            return
        yield line


def _begins(file: BinaryIO, mark: bytes) -> bool:
    file.seek(0)
    return file.read(len(mark)) == mark


def _is_in(file: BinaryIO, encoding: str) -> bool:
    """Return whether the whole of a file can be decoded so."""
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while piece := file.read(_CHUNK):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _sample(file: BinaryIO) -> bytes:
    """Return the first lines that are not ASCII, and what stands before them, within 1 MB."""
    file.seek(0)
    head = file.read(_CHUNK)
    while head.isascii() and (piece := file.read(_CHUNK)):
        head = piece
    return head
