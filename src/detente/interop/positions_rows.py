"""The rows and cells of a table of positions, read within fixed limits."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

from detente.case.tree import short
from detente.case.yaml import decoded
from detente.errors import UserError
from detente.interop.line import name_fault

COLUMNS = ("party", "issue", "option", "value", "weight", "reservation", "status_quo")
_NEEDED = COLUMNS[:4]
FORMULA = "=+-@'"
"""What a table program might take for a formula has an apostrophe before it."""

MAX_ROWS = 100_000
_NUMBER = re.compile(r"\d{1,15}(\.\d{0,30})?([eE][-+]?\d{1,3})?|\.\d{1,30}", re.ASCII)

Amount = float | tuple[float, float]


def rows_of(data: bytes, file: str) -> tuple[list[tuple[int, list[str]]], list[str], str]:
    """Return the rows below the head with their lines, the columns, and the decimal mark.

    A semicolon between columns lets a comma stand in numbers. Raises UserError for what is no
    CSV in UTF-8, is larger than 5 MB or 100,000 rows, or lacks a column.
    """
    text = decoded(data, file)
    head = text.lstrip().split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((reader.line_num, row))
            if len(rows) > MAX_ROWS:
                raise UserError(f"{file} has more than {MAX_ROWS:,} rows.")
    except csv.Error as error:
        raise UserError(f"{file} line {reader.line_num} cannot be read as CSV: {error}.") from None
    if not rows:
        raise UserError(f"{file} is empty.")
    columns = ["_".join(cell.lower().replace("-", " ").split()) for cell in rows[0][1]]
    for name in _NEEDED:
        if name not in columns:
            raise UserError(
                f"{file} has no column {name}: its first row should name {', '.join(COLUMNS)}."
            )
    for name in COLUMNS:
        if columns.count(name) > 1:
            raise UserError(f"{file} has the column {name} twice.")
    return rows[1:], columns, "," if mark == ";" else "."


def cells_of(row: Sequence[str], columns: Sequence[str], decimal: str) -> dict[str, str]:
    """Return the cells of a row by column, each on one line."""
    cells = {name: " ".join(cell.split()) for name, cell in zip(columns, row, strict=False)}
    for name in ("value", "weight", "reservation"):
        if name in cells:
            cells[name] = cells[name].replace(decimal, ".")
    return cells


def name_in(cells: Mapping[str, str], column: str, where: str) -> str:
    """Return the name in a cell; raises UserError for an empty or hostile one."""
    name = cells.get(column, "")
    if len(name) > 1 and name[0] == "'" and name[1] in FORMULA:
        name = name[1:]
    fault = name_fault(name)
    if fault is not None:
        raise UserError(f"{where}: the {column} {fault}.")
    return name


def amount_in(text: str, where: str, most: float) -> Amount:
    """Return a number from 0 to ``most``, or a range of them, written as ``0.2..0.4``.

    Raises UserError, which ``where`` begins, for anything else.
    """
    parts = [part.strip() for part in text.split("..")]
    good = len(parts) in (1, 2) and all(_NUMBER.fullmatch(part) for part in parts)
    numbers = [float(part) for part in parts] if good else []
    if not good or not all(number <= most for number in numbers) or numbers[0] > numbers[-1]:
        upto = "of 0 or more" if most > 1 else "from 0 to 1"
        raise UserError(
            f'{where} should be a number {upto}, or a range such as 0.2..0.4, but "'
            f'{short(text, 40)}" stands there.'
        )
    return numbers[0] if len(numbers) == 1 else (numbers[0], numbers[1])
