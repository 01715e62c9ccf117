"""XML from strangers as plain elements with their lines, read within fixed limits.

The parser is Python's own expat. A document type declaration ends the reading, and with it every
entity of the document's own and every file or address that one could name; nothing is expanded
and nothing is fetched. Elements are counted, and their depth is known, before they are built on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from detente.case.tree import MAX_BYTES, short
from detente.errors import UserError
from detente.interop.line import name_fault

MAX_DEPTH = 40
MAX_ELEMENTS = 200_000

_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
_KNOWN = {
    "utf-8": "utf-8-sig",
    "utf8": "utf-8-sig",
    "us-ascii": "ascii",
    "iso-8859-1": "iso-8859-1",
    "windows-1252": "windows-1252",
    "utf-16": "utf-16",
}


@dataclass
class Element:
    """An element: tag, attributes, what lies within, and the line on which it starts."""

    tag: str
    attributes: dict[str, str]
    line: int
    file: str
    children: list["Element"] = field(default_factory=list)

    def wrong(self, what: str) -> UserError:
        """Return the error that ``what`` is the matter with this element."""
        return UserError(f"{self.file} line {self.line}: <{short(self.tag)}> {what}.")

    def named(self, *tags: str) -> list["Element"]:
        """Return the children that have one of some tags, in small letters."""
        return [child for child in self.children if child.tag.lower() in tags]

    def all(self) -> Iterator["Element"]:
        """Yield this element and all within it, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))

    def attribute(self, name: str) -> str:
        """Return an attribute; raises UserError where there is none."""
        if name not in self.attributes:
            raise self.wrong(f"has no {name}")
        return self.attributes[name]

    def name(self, attribute: str) -> str:
        """Return an attribute that is a name; raises UserError for an empty or hostile one."""
        name = " ".join(self.attribute(attribute).split())
        fault = name_fault(name)
        if fault is not None:
            raise self.wrong(f"has a {attribute} that {fault}")
        return name

    def number(self, attribute: str) -> float:
        """Return an attribute that is a finite number; raises UserError for anything else."""
        text = self.attribute(attribute).strip()
        if not re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?", text, re.ASCII):
            raise self.wrong(f'has {attribute}="{short(text, 40)}", which is no number')
        value = float(text)
        if abs(value) > 1e300:
            raise self.wrong(f"has {attribute}, a number that is too large")
        return value


def read_xml(data: bytes, file: str) -> Element:
    """Return the root of an XML file.

    Raises UserError, with the line, for what is not well-formed, is larger than 5 MB, nested
    more than 40 levels deep, has more than 200,000 elements or a document type declaration, or
    is in an encoding other than UTF-8, UTF-16, ISO 8859-1 and Windows 1252.
    """
    if len(data) > MAX_BYTES:
        raise UserError(f"{file} is larger than {MAX_BYTES // 1_000_000} MB.")
    builder = _Builder(file)
    try:
        builder.parser.Parse(_decoded(data, file), True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise UserError(f"{file} line {error.lineno} cannot be read as XML: {what}.") from None
    if builder.root is None:
        raise UserError(f"{file} is empty.")
    return builder.root


def _decoded(data: bytes, file: str) -> str:
    declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    name = declared[1].decode("ascii", "replace").lower() if declared else "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = "utf-16"
    if name not in _KNOWN:
        raise UserError(f"{file} line 1 has the encoding {name}, which is not read here.")
    try:
        return data.decode(_KNOWN[name])
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError(f"{file} line {line} is no text in {name.upper()}.") from None


class _Builder:
    """Puts elements in their places; one open element a level."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def fail(self, what: str) -> UserError:
        return UserError(f"{self.file} line {self.parser.CurrentLineNumber} {what}.")

    def doctype(self, *_: object) -> None:
        raise self.fail("has a document type declaration, and none is read")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise self.fail(f"goes beyond {MAX_ELEMENTS:,} elements")
        if len(self.open) >= MAX_DEPTH:
            raise self.fail(f"is nested more than {MAX_DEPTH} levels deep")
        element = Element(tag, attributes, self.parser.CurrentLineNumber, self.file)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _: str) -> None:
        self.open.pop()
