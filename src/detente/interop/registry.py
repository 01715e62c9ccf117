"""Which format is read and written how: a format is one file in this room and one line here."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from detente.case.dump import dump_case
from detente.case.model import Case
from detente.documents.files import label
from detente.errors import UserError
from detente.interop.dot import dot
from detente.interop.drawing import drawable
from detente.interop.events import write_events
from detente.interop.genius_write import write_genius
from detente.interop.graph_json import read_graph_json
from detente.interop.graphml import graphml
from detente.interop.negmas_write import write_negmas
from detente.interop.outgoing import Written
from detente.interop.positions import read_positions
from detente.interop.positions_write import write_positions
from detente.interop.scenario_files import import_scenario, is_scenario, read_file
from detente.record.model import Record
from detente.stability.build import conflict_of
from detente.stability.solve import Stability, solve

Reader = Callable[[bytes, str], tuple[Case, tuple[str, ...]]]
"""Takes a file's bytes and its name for messages; returns a case, and what of it is left out.

Raises UserError when the bytes are no such file.
"""

Writer = Callable[[Case], str]
"""Returns the text of a file; raises UserError when a case does not fit the format."""

ScenarioWriter = Callable[[Case], Written]
"""Returns files, and what they leave out; raises UserError when a case does not fit the format."""


def _solved(write: Callable[[Case, Stability], str]) -> Writer:
    def written(case: Case) -> str:
        conflict = conflict_of(case)
        drawable(conflict)
        return write(case, solve(conflict))

    return written


READERS: Mapping[str, Reader] = {
    ".json": read_graph_json,
    ".gmcr": read_graph_json,
    ".csv": read_positions,
}
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


SCENARIO_WRITERS: Mapping[str, ScenarioWriter] = {
    "genius": write_genius,
    "negmas": write_negmas,
}
"""By the name of the format; what each writes is a folder."""

RECORD_WRITERS: Mapping[str, Callable[[Record], str]] = {"events": write_events}
"""By the name of the format; what each writes is a file on what was read, and not on a case."""

TABLE_WRITERS: Mapping[str, ScenarioWriter] = {".csv": write_positions}
"""By the ending of the one file that each writes; other than a graph, it leaves things out."""


def import_case(path: Path, profiles: Sequence[str] = ()) -> tuple[Case, tuple[str, ...]]:
    """Return the case in a file or folder of another program, and what of it is left out.

    ``profiles`` are those of a scenario that are wanted; see ``import_scenario``. Raises
    UserError for what is missing, malformed or of no format that is known.
    """
    if profiles or _is_folder(path):
        return import_scenario([path], profiles)
    data = read_file(path)
    if is_scenario(path, data):
        raise UserError(
            f"{label(path)} is one file of a scenario: name the folder that it lies in, or the "
            "domain and the profiles."
        )
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    marked = (reader for mark, reader in MARKS.items() if start.startswith(mark))
    reader = READERS.get(path.suffix.lower()) or next(marked, None)
    if reader is None:
        raise UserError(f"{label(path)} is of no format that is known here: {', '.join(READERS)}.")
    return reader(data, str(path))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    # A name with a null character is no folder's.
    except (OSError, ValueError):
        return False


def export_case(case: Case, path: Path) -> str:
    """Return the text of a case in the format that the ending of ``path`` asks for.

    Raises UserError for an ending that is not known, a case without moves, and a conflict that is
    too large for the format.
    """
    (text,) = export_files(case, path).files.values()
    return text


def export_files(case: Case, path: Path, to: str | None = None) -> Written:
    """Return the files of a case in the format ``to``, and what they leave out.

    Without ``to`` the ending of ``path`` tells the format, and there is one file. Raises
    UserError for a format that is not known and a case that does not fit it.
    """
    if to is not None:
        if to not in SCENARIO_WRITERS:
            raise UserError(f"{to} is no format of scenarios: {', '.join(SCENARIO_WRITERS)} are.")
        return SCENARIO_WRITERS[to](case)
    ending = path.suffix.lower()
    if ending in TABLE_WRITERS:
        return TABLE_WRITERS[ending](case)
    if ending not in WRITERS:
        known = ", ".join((*WRITERS, *TABLE_WRITERS))
        raise UserError(
            f"{path} should end in one of {known}; --to names a format that is a folder."
        )
    return Written({path.name: WRITERS[ending](case)}, ())
