"""Bytes to text: UTF-8 first, then byte order marks, then detection."""

import codecs

from detente.documents.extract import MAX_CHARACTERS, check_length
from detente.documents.language import language
from detente.errors import UserError

# The four-byte marks stand first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LAYOUT = frozenset("\t\n\r\f\v\x1c\x1d\x1e\x1f\x85")
_CONTROL_SHARE = 0.1
_BYTES_A_CHARACTER = 4
_USUAL = "cp1252"
_TIE = 0.005


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Return the text of ``data`` without a byte order mark and with its line ends kept.

    ``declared`` is an encoding that the file names for itself; it is tried before UTF-8 and
    passed over when it is unknown or does not fit. Raises UserError, naming ``name``, for bytes
    that are no text: undecodable, with a NUL character, or with more than a tenth of control
    characters.
    """
    text = _decode(data, name, declared)
    controls = sum(ord(mark) < 32 or 127 <= ord(mark) < 160 for mark in text) - sum(
        text.count(mark) for mark in _LAYOUT
    )
    if "\x00" in text or controls > _CONTROL_SHARE * len(text):
        raise UserError(f"{name} is a binary file, not text.")
    return join_halves(text)


def join_halves(text: str) -> str:
    r"""Return ``text`` with surrogate pairs joined and each lone half replaced by U+FFFD.

    Some encodings and PDF files yield halves, which UTF-8 cannot hold.

    >>> join_halves("\ud835\udc9c and \ud835")
    '𝒜 and �'
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _decode(data: bytes, name: str, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UserError(
                    f"{name} begins as {encoding.removesuffix('-sig').upper()} text "
                    f"but breaks off at byte {error.start}."
                ) from error
    if b"\x00" in data:
        raise UserError(f"{name} is a binary file, not text.")
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _detect(data, name)


def _detect(data: bytes, name: str) -> str:
    # Detection reads the bytes many times over, so what cannot pass is refused before.
    check_length(len(data) // _BYTES_A_CHARACTER, name)
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise UserError(f"{name} is in no known text encoding; save it as UTF-8.")
    usual = next((match for match in matches if match.encoding == _USUAL), None)
    # The Windows encodings differ in few of the bytes that an English text has, so they tie.
    if usual and usual.chaos <= best.chaos + _TIE and language(str(best)) == "en":
        best = usual
    return str(best)


def fits(data: bytes) -> bool:
    """Return whether ``data`` can be a text within the limit in any encoding that is read."""
    return len(data) <= _BYTES_A_CHARACTER * MAX_CHARACTERS
