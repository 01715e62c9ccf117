"""YAML text as a tree of plain nodes with their lines, read within fixed limits.

The text may come from anywhere. Events are read one by one, so that depth and size are known
before anything is built on them, and nothing here calls itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from detente.errors import UserError

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
MAX_NODES = 200_000

# The core schema of YAML 1.2.2, section 10.3.2, without octal and hexadecimal numbers. Dates
# stay text; the model reads them where it expects one.
_CORE: tuple[tuple[re.Pattern[str], Any], ...] = (
    (re.compile(r"null|Null|NULL|~|"), lambda _: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda word: word.lower() == "true"),
    (re.compile(r"[-+]?[0-9]{1,300}"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"), lambda w: float(w.replace(".", ""))),
)


def short(text: str, limit: int = 60) -> str:
    """Return text from a file on one line, cut to ``limit`` characters, for use in a message."""
    line = "".join(char if char.isprintable() else " " for char in text[: limit + 1])
    return line if len(line) <= limit else line[: limit - 3] + "..."


@dataclass(eq=False)
class Node:
    """A node: a plain scalar, a list of nodes or a mapping of nodes.

    ``line`` counts from 1. ``keys`` are the lines on which the keys of a mapping stand.
    ``size`` and ``height`` count what lies within, aliases written out. ``span`` is where a
    scalar, or a list or mapping in brackets, starts and ends in the text.
    """

    value: Any
    line: int
    keys: dict[str, int] = field(default_factory=dict)
    size: int = 1
    height: int = 0
    closed: bool = True
    span: tuple[int, int] | None = None

    def plain(self) -> Any:
        """Return the node as plain Python data."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value


def _scalar(event: Any) -> Any:
    if event.style is not None:
        return event.value
    for pattern, read in _CORE:
        if pattern.fullmatch(event.value):
            return read(event.value)
    return event.value


def _events(text: str, name: str) -> Iterator[Any]:
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f" line {mark.line + 1}" if mark is not None else ""
        what = short(str(error.problem or error.context), 120)
        raise UserError(f"{name}{where} cannot be read as YAML: {what}.") from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise UserError(f"{name} line {line} has a character that YAML does not allow.") from error
    # Hostile text makes the parser trip over its own feet in ways that it does not declare.
    except Exception as error:
        raise UserError(f"{name} cannot be read as YAML.") from error


class _Builder:
    """Puts nodes in their places; one open list or mapping a level."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Node | None = None
        self.open: list[Node] = []
        self.key: list[str | None] = []
        self.anchors: dict[str, Node] = {}
        self.count = 0

    def fail(self, line: int, what: str) -> UserError:
        return UserError(f"{self.name} line {line} {what}.")

    def grow(self, size: int, line: int) -> None:
        self.count += size
        if self.count > MAX_NODES:
            raise self.fail(line, f"goes beyond {MAX_NODES:,} values, aliases written out")

    def place(self, node: Node, line: int) -> None:
        """Put a node that is complete, or one that was just opened, where it belongs."""
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
            return
        key = self.key[-1]
        if key is not None:
            parent.value[key] = node
            self.key[-1] = None
            return
        if not isinstance(node.value, str):
            what = node.value if not isinstance(node.value, dict | list) else "a list or mapping"
            raise self.fail(line, f"has a key that is not text: {short(str(what))}")
        if node.value in parent.value:
            first = parent.keys[node.value]
            raise self.fail(line, f"repeats the key '{short(node.value)}' of line {first}")
        parent.keys[node.value] = line
        self.key[-1] = node.value

    def start(self, node: Node, anchor: str | None) -> None:
        if len(self.open) >= MAX_DEPTH:
            raise self.fail(node.line, f"is nested more than {MAX_DEPTH} levels deep")
        self.grow(1, node.line)
        self.place(node, node.line)
        if anchor:
            self.anchors[anchor] = node
        self.open.append(node)
        self.key.append(None)

    def end(self, index: int) -> None:
        node = self.open.pop()
        if node.span is not None:
            node.span = (node.span[0], index)
        self.key.pop()
        children = node.value.values() if isinstance(node.value, dict) else node.value
        node.size = 1 + sum(child.size for child in children)
        node.height = 1 + max((child.height for child in children), default=0)
        node.closed = True

    def alias(self, anchor: str, line: int) -> None:
        node = self.anchors.get(anchor)
        if node is None:
            raise self.fail(line, f"uses the alias *{short(anchor)} before it is defined")
        if not node.closed:
            raise self.fail(line, f"has an alias *{short(anchor)} that refers to itself")
        self.grow(node.size, line)
        if len(self.open) + node.height > MAX_DEPTH:
            raise self.fail(line, f"is nested more than {MAX_DEPTH} levels deep")
        self.place(node, line)


def parse(text: str, name: str) -> Node:
    """Return the one document in ``text``; ``name`` is what errors call it.

    Raises UserError for text that is no YAML, is empty, holds several documents, tags, aliases
    to themselves, keys twice or other than text, or goes beyond the limits of this module.
    """
    if len(text.encode("utf-8", errors="surrogatepass")) > MAX_BYTES:
        raise UserError(f"{name} is larger than {MAX_BYTES // 1_000_000} MB.")
    builder = _Builder(name)
    documents = 0
    for event in _events(text, name):
        line = event.start_mark.line + 1
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise builder.fail(line, "starts a second document, but one is expected")
        elif isinstance(event, AliasEvent):
            builder.alias(event.anchor, line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            builder.end(event.end_mark.index)
        elif isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
            # A lone "!" only says that the value is meant as written.
            if event.tag not in (None, "!"):
                raise builder.fail(line, f"has the tag {short(event.tag)}, but tags are not read")
            if isinstance(event, ScalarEvent):
                builder.grow(1, line)
                node = Node(_scalar(event), line)
                # A block scalar ends with its line, which must stay.
                if event.style not in ("|", ">"):
                    node.span = (event.start_mark.index, event.end_mark.index)
                builder.place(node, line)
                if event.anchor:
                    builder.anchors[event.anchor] = node
            else:
                kind: Any = {} if isinstance(event, MappingStartEvent) else []
                node = Node(kind, line, closed=False)
                if event.flow_style:
                    node.span = (event.start_mark.index, event.end_mark.index)
                builder.start(node, event.anchor)
    if builder.root is None:
        raise UserError(f"{name} is empty.")
    return builder.root
