"""One identity for a text, however its file spells line ends and accents."""

import hashlib
import unicodedata


def normalise(text: str) -> str:
    r"""Return ``text`` in NFC, with line feeds only, no blanks at line ends or outer blank lines.

    Normalising twice changes nothing more.

    >>> normalise("\r\nCafe\u0301  \r\nopen\r\n\r\n")
    'Café\nopen'
    """
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in composed.split("\n")).strip("\n")


def identity(text: str) -> str:
    """Return the SHA-256 of the normalised text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(normalise(text).encode("utf-8")).hexdigest()
