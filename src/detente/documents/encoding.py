"""Bytes to text: byte order marks, UTF-8, what the file declares, and then detection."""

import codecs
import re
from dataclasses import dataclass

from detente.documents.encoding_labels import known
from detente.documents.extract import MAX_CHARACTERS, check_length
from detente.documents.language import language
from detente.errors import UserError

# The four-byte marks stand first: UTF-32's little-endian mark begins with UTF-16's.
MARKS = (
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

_WIDE = ("gb", "big5", "cp932", "cp949", "euc", "shift", "iso2022", "hz")
_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_FEW = 3
_GOOD_FOR_BAD = 20
_ZEROS = 0.05
_VALUES = 16
_CONTROLS = re.compile(r"[\x80-\x9f]")


@dataclass(frozen=True)
class Decoded:
    """A text, and a sentence where its encoding was not stated or not true."""

    text: str
    notes: tuple[str, ...] = ()


def decode(
    data: bytes, name: str, declared: str | None = None, sample: bytes | None = None
) -> Decoded:
    """Return the text of ``data`` without a byte order mark and with its line ends kept.

    ``declared`` is an encoding that the file names for itself. UTF-8 that is valid wins over it,
    since text in another encoding hardly ever is valid UTF-8; where it is unknown or does not
    fit it is passed over, and a note says so. Raises UserError, naming ``name``, for bytes that
    are no text: undecodable, with a NUL character, or with more than a tenth of control
    characters.
    """
    found = _decode(data, name, declared or "", data if sample is None else sample)
    text = found.text
    controls = sum(ord(mark) < 32 or 127 <= ord(mark) < 160 for mark in text) - sum(
        text.count(mark) for mark in _LAYOUT
    )
    if "\x00" in text or controls > _CONTROL_SHARE * len(text):
        raise UserError(f"{name} is a binary file, not text.")
    return Decoded(join_halves(text), found.notes)


def join_halves(text: str) -> str:
    r"""Return ``text`` with surrogate pairs joined and each lone half replaced by U+FFFD.

    Some encodings and PDF files yield halves, which UTF-8 cannot hold.

    >>> join_halves("\ud835\udc9c and \ud835")
    '𝒜 and �'
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def fits(data: bytes) -> bool:
    """Return whether ``data`` can be a text within the limit in any encoding that is read."""
    return len(data) <= _BYTES_A_CHARACTER * MAX_CHARACTERS


def _decode(data: bytes, name: str, label: str, sample: bytes) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding))
            except UnicodeDecodeError as error:
                raise UserError(
                    f"{name} begins as {encoding.removesuffix('-sig').upper()} text "
                    f"but breaks off at byte {error.start}."
                ) from error
    if b"\x00" in data:
        return _without_mark(data, name)
    declared = known(label)
    wide = declared is not None and declared.startswith(_WIDE)
    sequences = sum(1 for _, _ in zip(range(_FEW), _SEQUENCE.finditer(data), strict=False))
    # Two or three Chinese characters may be valid UTF-8 by chance.
    order = (declared, "utf-8") if wide and sequences < _FEW else ("utf-8", declared)
    for encoding in filter(None, order):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # A page that says ISO 8859 and has controls is in a Windows encoding.
        if encoding == "utf-8" or not _CONTROLS.search(text):
            true = declared in (None, encoding) or data.isascii()
            return Decoded(text, () if true else (_not_as_said(label, _shown(encoding)),))
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    if sum(mark > "\x7f" for mark in text) - bad >= _GOOD_FOR_BAD * bad:
        return Decoded(text, (f"It is damaged: \ufffd stands {bad} times for what is no UTF-8.",))
    # Detection reads the bytes many times over, so what cannot pass is refused before.
    check_length(len(data) // _BYTES_A_CHARACTER, name)
    encoding = best(sample, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unknown(name) from error
    shown = _shown(encoding)
    return Decoded(text, (_not_as_said(label, f"{shown} by a guess") if label else guessed(shown),))


def _without_mark(data: bytes, name: str) -> Decoded:
    """Return text in UTF-16 that has no byte order mark: every other byte is zero, or one of few.

    Markup, blanks and Latin letters have a zero there; other alphabets have two or three values.
    """
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = data[first::2]
        few = high.count(0) >= _ZEROS * len(high) and len(set(high)) <= _VALUES
        if few and not data[1 - first :: 2].count(0):
            try:
                return Decoded(data.decode(encoding), (guessed(encoding),))
            except UnicodeDecodeError:
                break
    raise UserError(f"{name} is a binary file, not text.")


def best(data: bytes, name: str) -> str:
    """Return the most likely encoding; raises UserError when there is none."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    found = matches.best()
    if found is None:
        raise _unknown(name)
    usual = next((match for match in matches if _USUAL in match.could_be_from_charset), None)
    # The Windows encodings differ in few of the bytes that an English text has, so they tie.
    tie = usual and usual.chaos <= found.chaos + _TIE and language(str(found)) == "en"
    return _USUAL if tie or usual is found else found.encoding


def guessed(encoding: str) -> str:
    """Return the note on a guess."""
    return f"Its encoding is not stated and was guessed: {_shown(encoding)}."


def _unknown(name: str) -> UserError:
    return UserError(f"{name} is in no known text encoding; save it as UTF-8.")


def _not_as_said(label: str, encoding: str) -> str:
    plain = "".join(mark for mark in label[:40] if mark.isprintable())
    return f"It states the encoding {plain}, but is in {encoding}."


def _shown(encoding: str) -> str:
    return re.sub(r"^cp(?=125\d)", "windows-", encoding).replace("_", "-")
