"""Results on the terminal: tables for people, JSON for scripts."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any


def as_json(data: Any) -> None:
    """Print plain data as JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False))


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table that fits the terminal; what a document says is never taken as markup."""
    from rich.table import Table
    from rich.text import Text

    shown = Table(title=title, title_justify="left", header_style="bold", show_lines=False)
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(Text(printable(cell)) for cell in row))
    console().print(shown)


def lines(*texts: str) -> None:
    """Print plain sentences, wrapped to the terminal."""
    for text in texts:
        console().print(printable(text), markup=False, highlight=False)


def console() -> Any:
    """Return the terminal, 100 columns wide where there is none."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 100, soft_wrap=False)


def printable(text: str) -> str:
    """Return a stranger's words without characters that would command the terminal."""
    return "".join(c if c in "\n\t" or c.isprintable() else "�" for c in text)
