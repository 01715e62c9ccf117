"""Rich text: the words of a file in RTF, without what a word processor would not show."""

import re
from dataclasses import dataclass, field, replace

from detente.documents.encoding import join_halves
from detente.documents.extract import Extract, check_length
from detente.documents.header import read_header
from detente.documents.rtf_words import BREAKS, CHARSETS, CODE_PAGES, NOT_SHOWN, STATED, code_page
from detente.errors import UserError

MAX_DEPTH = 1_000
"""Most groups in groups."""

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])"
    rb"|([^\\{}\r\n\x00]+)|[\r\n\x00]+|\\",
    re.S,
)
_SYMBOLS = {b"~": "\xa0", b"_": "-", b"\n": "\n\n", b"\r": "\n\n", b"\t": "\t"}
_LITERAL = b"\\{}"


@dataclass(frozen=True, slots=True)
class _State:
    r"""What holds to the end of a group; ``units`` is how many characters stand in for a ``\u``."""

    font: int | None = None
    units: int = 1
    shown: bool = True
    hidden: bool = False
    deleted: bool = False
    fonts: bool = False


@dataclass
class _Reader:
    """The text so far, and bytes that wait for the end of a run in one encoding."""

    state: _State = _State()
    stack: list[_State] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    run: bytearray = field(default_factory=bytearray)
    pages: dict[int, str] = field(default_factory=dict)
    page: str = "cp1252"
    default: int | None = None
    skip: int = 0
    length: int = 0

    def put(self, text: str) -> None:
        """Add text, unless it stands in a place that is not shown."""
        self.flush()
        if self._is_read():
            self.pieces.append(text)
            self.length += len(text)

    def put_bytes(self, data: bytes) -> None:
        """Add bytes in the encoding of the font, but those that stand in for a character."""
        left = data[self.skip :]
        self.skip = max(0, self.skip - len(data))
        if self._is_read():
            self.run += left

    def flush(self) -> None:
        """End the run of bytes."""
        if self.run:
            font = self.default if self.state.font is None else self.state.font
            page = self.pages.get(-1 if font is None else font, self.page)
            text = self.run.decode(page, "replace")
            self.run.clear()
            self.pieces.append(text)
            self.length += len(text)

    def _is_read(self) -> bool:
        state = self.state
        return state.shown and not (state.hidden or state.deleted or state.fonts)


def read_rtf(data: bytes, name: str) -> Extract:
    r"""Return the text, paragraphs parted by blank lines, table cells as paragraphs.

    Read as in the RTF Specification 1.9.1: code pages by font, ``\u`` with its stand-ins. Hidden
    and deleted words, pictures, footnotes, comments, page headers, text boxes and the numbers of
    lists are left out; tracked insertions count as accepted. Title and header lines are as in
    plain text. Raises UserError for what is no RTF, and for groups nested too deep.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UserError(f"{name} is not an RTF file, whatever its name says.")
    reader = _Reader()
    whole = _read(data, reader, name)
    rows = join_halves("".join(reader.pieces)).split("\n\n")
    lines = ("\n".join(line.strip(" \xa0") for line in row.split("\n")).strip() for row in rows)
    text = "\n\n".join(line for line in lines if line)
    header = read_header(text, name)
    return Extract(
        text,
        "rtf",
        header.title,
        header.publisher,
        header.date,
        header.cuts,
        () if whole else ("It is cut off: the end of the file is missing.",),
    )


def _read(data: bytes, reader: _Reader, name: str) -> bool:
    """Read all tokens; return whether the file's outer group is closed."""
    place = 0
    while (token := _TOKEN.match(data, place)) is not None:
        place = token.end()
        word, number, code, symbol, brace, run = token.groups()
        if run is not None:
            reader.put_bytes(run)
        elif code is not None:
            reader.put_bytes(bytes.fromhex(code.decode()))
        elif brace == b"{":
            reader.flush()
            reader.skip = 0
            reader.stack.append(reader.state)
            if len(reader.stack) > MAX_DEPTH:
                raise UserError(f"{name} is nested too deep to be read as RTF.")
        elif brace == b"}":
            reader.flush()
            reader.skip = 0
            reader.state = reader.stack.pop()
            if not reader.stack:
                return True
        elif word == b"bin":
            place += max(0, int(number or 0))
        elif word is not None:
            reader.skip = 0
            _control(word.decode(), None if number is None else int(number), reader)
        elif symbol is not None:
            _symbol(symbol, reader)
        check_length(reader.length + len(reader.run), name)
    reader.flush()
    return False


def _symbol(symbol: bytes, reader: _Reader) -> None:
    if symbol == b"*":
        # A destination that a reader may pass over when it does not know it.
        reader.state = replace(reader.state, shown=False)
    elif symbol in _LITERAL:
        reader.put_bytes(symbol)
    elif symbol in _SYMBOLS:
        reader.put(_SYMBOLS[symbol])


def _control(word: str, number: int | None, reader: _Reader) -> None:
    """Do what a control word says; ``number`` is its parameter."""
    state, on = reader.state, number != 0
    if word in BREAKS:
        reader.put(BREAKS[word])
        return
    reader.flush()
    match word:
        case "u" if number is not None:
            # Numbers are signed 16-bit; some programs write the unsigned number.
            reader.put(chr(number & 0xFFFF))
            reader.skip = state.units
        case "uc":
            reader.state = replace(state, units=min(max(number or 0, 0), 100))
        case "v":
            reader.state = replace(state, hidden=on)
        case "deleted":
            reader.state = replace(state, deleted=on)
        case "plain":
            reader.state = replace(state, hidden=False, deleted=False, font=None)
        case "f":
            reader.state = replace(state, font=number)
        case "deff":
            reader.default = number
        case "fonttbl":
            reader.state = replace(state, fonts=True)
        case "fcharset" if state.fonts and number in CHARSETS and state.font is not None:
            reader.pages.setdefault(state.font, CHARSETS[number])
        case "cpg" if state.fonts and state.font is not None:
            reader.pages[state.font] = code_page(number) or reader.page
        case "ansicpg":
            reader.page = code_page(number) or reader.page
        case _ if word in STATED:
            reader.page = CODE_PAGES[STATED[word]]
        case _ if word in NOT_SHOWN:
            reader.state = replace(state, shown=False)
