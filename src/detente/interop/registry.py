"""Which format is read and written how: a format is one file in this room and one line here."""

from collections.abc import Callable, Mapping
from pathlib import Path

from detente.case.dump import dump_case
from detente.case.model import Case
from detente.errors import UserError
from detente.interop.dot import dot
from detente.interop.drawing import drawable
from detente.interop.graph_json import read_graph_json
from detente.interop.graphml import graphml
from detente.interop.json_text import MAX_BYTES
from detente.stability.build import conflict_of
from detente.stability.solve import Stability, solve

Reader = Callable[[bytes, str], tuple[Case, tuple[str, ...]]]
"""Takes a file's bytes and its name for messages; returns a case, and what of it is left out.

Raises UserError when the bytes are no such file.
"""

Writer = Callable[[Case], str]
"""Returns the text of a file; raises UserError when a case does not fit the format."""


def _solved(write: Callable[[Case, Stability], str]) -> Writer:
    def written(case: Case) -> str:
        conflict = conflict_of(case)
        drawable(conflict)
        return write(case, solve(conflict))

    return written


READERS: Mapping[str, Reader] = {".json": read_graph_json, ".gmcr": read_graph_json}
"""By the ending of the file, in small letters with its dot."""

MARKS: Mapping[bytes, Reader] = {b"{": read_graph_json}
"""By how the file begins, for endings that say nothing."""

WRITERS: Mapping[str, Writer] = {
    ".graphml": _solved(graphml),
    ".dot": _solved(dot),
    ".gv": _solved(dot),
    ".yaml": dump_case,
    ".yml": dump_case,
}
"""By the ending of the file, in small letters with its dot."""


def import_case(path: Path) -> tuple[Case, tuple[str, ...]]:
    """Return the case in a file of another program, and what of it is left out, a sentence each.

    Raises UserError for a file that is missing, malformed or of no format that is known.
    """
    try:
        if not path.is_file():
            raise UserError(f"{path} is no file.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    # A name with a null character is a ValueError.
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UserError(f"{path} cannot be read: {why}.") from None
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    marked = (reader for mark, reader in MARKS.items() if start.startswith(mark))
    reader = READERS.get(path.suffix.lower()) or next(marked, None)
    if reader is None:
        raise UserError(f"{path} is of no format that is known here: {', '.join(READERS)}.")
    return reader(data, str(path))


def export_case(case: Case, path: Path) -> str:
    """Return the text of a case in the format that the ending of ``path`` asks for.

    Raises UserError for an ending that is not known, a case without moves, and a conflict that is
    too large for the format.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UserError(f"{path} should end in one of {', '.join(WRITERS)}.")
    return writer(case)
