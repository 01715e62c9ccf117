"""A mailbox: many messages in one file, as mbox (RFC 4155)."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from detente.documents.columns import Columns
from detente.documents.corpus import Entry
from detente.documents.extract import MAX_BYTES, LeftOut
from detente.documents.mail import read_mail
from detente.errors import UserError

_ESCAPED = re.compile(rb"^>(>*From )", re.M)


def read_mailbox(file: BinaryIO, name: str, _: Columns) -> Iterator[Entry]:
    """Yield the messages one by one, under "message 1" and so on.

    A message that cannot be read is left out, and an error says why. Raises UserError for a file
    that does not begin as a mailbox.
    """
    for number, message in enumerate(_messages(file, name), 1):
        place = f"message {number:,}"
        try:
            if len(message) > MAX_BYTES:
                raise UserError(f"{name}, {place} has over {MAX_BYTES // 2**20} MB, the limit.")
            yield place, read_mail(_ESCAPED.sub(rb"\1", message), f"{name}, {place}")
        except UserError as error:
            yield LeftOut(f"{error} It is left out.")


def _messages(file: BinaryIO, name: str) -> Iterator[bytes]:
    """Yield each message's bytes, of one that is too large only a little more than the limit."""
    if not file.readline(MAX_BYTES).startswith(b"From "):
        raise UserError(f"{name} does not begin as a mailbox, with a line that begins with From.")
    lines: list[bytes] = []
    size, blank = 0, False
    while line := file.readline(MAX_BYTES):
        if blank and line.startswith(b"From "):
            yield b"".join(lines)
            lines, size = [], 0
        elif size <= MAX_BYTES:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    yield b"".join(lines)
