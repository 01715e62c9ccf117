"""Tables of texts: CSV and TSV with a row for each document."""

import csv
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from detente.documents.columns import Columns, choose
from detente.documents.corpus import Entry, Row, extracts
from detente.documents.extract import MAX_CHARACTERS
from detente.documents.large import bounded_lines, open_text
from detente.errors import UserError

_MARKS = ",;\t|"


def read_table(file: BinaryIO, name: str, wanted: Columns) -> Iterator[Entry]:
    """Yield a document for each row, under "row 2" and so on as a spreadsheet counts.

    The first row names the columns (see `columns.choose`). Cells are parted by comma, semicolon,
    tab or bar, whichever the first row has most of, and quoted as in RFC 4180. Rows with more or
    fewer cells than the first are left out, since a mark in them may have cut a text short.
    Raises UserError, with the line, where quotation marks do not pair up.
    """
    with open_text(file, name) as (text, notes):
        lines = bounded_lines(text, name)
        head = next(lines, "")
        rows = _rows(chain([head], lines), max(_MARKS, key=head.count), name)
        names = tuple(next(rows, (1, []))[1])
        if len(set(names)) < len(names):
            raise UserError(f"{name} names a column twice in its first row.")
        chosen = choose(names, wanted, name)
        yield from extracts(_named(rows, names), name, "table", chosen, notes)


def _named(rows: Iterator[tuple[int, list[str]]], names: tuple[str, ...]) -> Iterator[Row]:
    for number, (line, cells) in enumerate(rows, 2):
        if cells:
            fault = None
            if len(cells) != len(names):
                fault = f"they do not have {len(names)} cells as the first row has"
            yield Row(line, f"row {number:,}", dict(zip(names, cells, strict=False)), fault)


def _rows(lines: Iterator[str], mark: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line on which it begins."""
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CHARACTERS))
    reader = csv.reader(lines, delimiter=mark, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UserError(
                f"{name} cannot be read from line {line:,} on: quotation marks do not pair up, or "
                f"a cell is longer than {MAX_CHARACTERS:,} characters ({error})."
            ) from error
        yield line, cells
