"""The header lines of a message: what they say, however they are encoded."""

import datetime as dt
import re
from binascii import Error
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate

from detente.documents.encoding_labels import known

_LONGEST = 2_000
_FORWARD = re.compile(r"\s*(?:fwd?|wg|tr|rv|enc)\s*:", re.I)


def words(message: Message, key: str) -> str:
    """Return a header's words on one line, without the encoding of RFC 2047; "" if there is none.

    What cannot be decoded stays as it is written.
    """
    return " ".join(_decoded(_raw(message, key)).split())


def sender(message: Message) -> str | None:
    """Return the name of who sent a message, else the address, or None."""
    name, address = parseaddr(_raw(message, "from"))
    return " ".join(_decoded(name).split()) or address or None


def day(message: Message) -> dt.date | None:
    """Return the day on which a message was sent where its sender was, or None."""
    return mail_date(_raw(message, "date"))


def is_forward(message: Message) -> bool:
    """Return whether a message hands on another, by its subject."""
    return _FORWARD.match(words(message, "subject")) is not None


def mail_date(text: str) -> dt.date | None:
    """Return the day of a date as RFC 5322 writes it, or None when it is none.

    >>> mail_date("Wed, 12 Jan 2022 23:30:00 -0500")
    datetime.date(2022, 1, 12)
    """
    try:
        parts = parsedate(text[:100])
        return dt.date(*parts[:3]) if parts else None
    # Python's parser of dates trips over some that are none.
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _raw(message: Message, key: str) -> str:
    """Return the first header of that name as text; bytes that are not ASCII as UTF-8 or 1252."""
    for name, value in message.raw_items():
        if name.lower() == key:
            data = str(value)[:_LONGEST].encode("ascii", "surrogateescape")
            return _text(data, "utf-8")
    return ""


def _decoded(text: str) -> str:
    try:
        pieces = decode_header(text)
    except (HeaderParseError, Error, ValueError):
        return text
    return "".join(
        piece if isinstance(piece, str) else _text(piece, known(label) or "utf-8")
        for piece, label in pieces
    )


def _text(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
