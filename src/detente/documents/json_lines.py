"""JSON lines: a document in each line, as an object with a field for its text."""

import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO

from detente.documents.columns import Columns, choose
from detente.documents.corpus import Entry, Row, extracts
from detente.documents.large import bounded_lines, open_text
from detente.errors import UserError

_FIRST = 20


def read_json_lines(file: BinaryIO, name: str, wanted: Columns) -> Iterator[Entry]:
    """Yield a document for each line, under "line 1" and so on.

    Which fields are meant is told from the first twenty lines (see `columns.choose`). A field's
    value is words or a number; anything else counts as empty. Lines that are no JSON object are
    left out. Raises UserError when the file is one JSON list.
    """
    with open_text(file, name) as (text, notes):
        rows = _rows(bounded_lines(text, name))
        first = list(islice(rows, _FIRST))
        if first and first[0].fault and not any(row.cells for row in first):
            raise UserError(
                f"{name} is not a JSON object on each line; line {first[0].line} cannot be read so."
            )
        names = tuple(dict.fromkeys(key for row in first for key in row.cells))
        chosen = choose(names, wanted, name)
        yield from extracts(chain(first, rows), name, "json-lines", chosen, notes)


def _rows(lines: Iterator[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        # Lists in lists without end exhaust the parser's stack.
        except (ValueError, RecursionError):
            entry = None
        place = f"line {number:,}"
        if isinstance(entry, dict):
            yield Row(number, place, {key: _words(value) for key, value in entry.items()})
        else:
            yield Row(number, place, {}, "they are no JSON object")


def _words(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""
