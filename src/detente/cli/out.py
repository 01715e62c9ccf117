"""Results on the terminal: tables for people, JSON for scripts."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from textwrap import indent
from typing import Any

import typer

from detente.errors import UserError

_SHORT = 48


def as_json(data: Any) -> None:
    """Print plain data as JSON, with an escape for each character that is no visible sign."""
    write(_json(data, indent=2) + "\n")


def as_json_lists(lists: Iterable[tuple[str, Iterable[Any]]]) -> None:
    """Print an object of lists as `as_json` would, holding no more than one entry at a time."""
    write_all(_object(lists))


def as_json_lines(entries: Iterable[Any]) -> None:
    """Print plain data as JSON, one entry a line."""
    write_all(_json(entry) + "\n" for entry in entries)


def _object(lists: Iterable[tuple[str, Iterable[Any]]]) -> Iterator[str]:
    begin = "{"
    for name, entries in lists:
        yield f"{begin}\n  {json.dumps(name)}: ["
        begin, comma = ",", ""
        for entry in entries:
            yield comma + "\n" + indent(_json(entry, indent=2), "    ")
            comma = ","
        yield "\n  ]" if comma else "]"
    yield "\n}\n"


def _json(data: Any, **form: Any) -> str:
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(data, ensure_ascii=not unicode, allow_nan=False, **form)
    # Such characters stand in strings only, where JSON takes an escape as the character itself.
    return "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text)


def write(text: str) -> None:
    """Print text as it is; a terminal gets it without what would command it."""
    with _printing():
        sys.stdout.write(printable(text) if sys.stdout.isatty() else text)


def write_all(pieces: Iterable[str]) -> None:
    """Print pieces of text one after another, as `write` does."""
    with _printing():
        shown = printable if sys.stdout.isatty() else str
        for piece in pieces:
            sys.stdout.write(shown(piece))


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table that fits the terminal; what a document says is never taken as markup."""
    from rich.table import Table
    from rich.text import Text

    shown = Table(
        title=Text(printable(title)), title_justify="left", header_style="bold", show_lines=False
    )
    cells = [[printable(cell) for cell in row] for row in rows]
    for place, column in enumerate(map(printable, columns)):
        # A short id has to be copied whole.
        whole = column in ("id", "entry") and all(len(row[place]) <= _SHORT for row in cells)
        shown.add_column(Text(column), overflow="fold", no_wrap=whole)
    for row in cells:
        shown.add_row(*map(Text, row))
    with _printing():
        console().print(shown)


def lines(*texts: str) -> None:
    """Print plain sentences, wrapped to the terminal; one a line where there is none."""
    with _printing():
        for text in texts:
            if sys.stdout.isatty():
                console().print(printable(text), markup=False, highlight=False)
            else:
                sys.stdout.write(printable(text) + "\n")


def console() -> Any:
    """Return the terminal, 100 columns wide where there is none."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 100, soft_wrap=False)


def printable(text: str, keep: str = "\n\t") -> str:
    """Return a stranger's words without characters that would command the terminal."""
    return "".join(c if c in keep or c.isprintable() else "\ufffd" for c in text)


@contextmanager
def _printing() -> Iterator[None]:
    """End quietly when the reader of a pipe has gone, and plainly when a disk is full."""
    try:
        yield
        sys.stdout.flush()
    except SystemExit:
        # So rich ends when the reader of a pipe has gone, but with a code that says fault.
        raise typer.Exit from None
    except OSError as error:
        # What is still to be printed would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise typer.Exit from None
        raise UserError(f"The result cannot be printed: {error.strerror or error}.") from None
