"""Reading, writing and editing ``case.yaml``."""

import io
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from detente.case.check import check
from detente.case.dump import writer
from detente.case.model import Case
from detente.case.problem import Path, Problem, locate, translate, words
from detente.case.tree import MAX_BYTES, parse
from detente.case.version import version_problem
from detente.errors import UserError


def read_text(path: FilePath) -> str:
    """Return the text of a case file; raises UserError if it is missing, too large or no UTF-8."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(data) > MAX_BYTES:
        raise UserError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError(f"{path} line {line} is no UTF-8 text.") from error


def examine(text: str, name: str) -> tuple[Case | None, list[Problem]]:
    """Return the case in ``text``, if its shape is right, and all its problems by line.

    Raises UserError when the text cannot be read as YAML at all.
    """
    root = parse(text, name)
    data = root.plain()
    case: Case | None = None
    version = version_problem(data)
    if version is not None:
        problems = [version]
    else:
        try:
            case = Case.model_validate(data)
            problems = check(case)
        except ValidationError as error:
            problems = list(translate(error))
    placed = [locate(root, problem) for problem in problems]
    return case, sorted(placed, key=lambda problem: problem.line or 0)


def loads_case(text: str, name: str = "the case") -> Case:
    """Return the case that ``text`` holds; ``name`` is what errors call it.

    Raises UserError that names the first thing that is wrong and counts the others.
    """
    case, problems = examine(text, name)
    if problems or case is None:
        others = len(problems) - 1
        more = "" if others == 0 else f" ({others} more {'problem' if others == 1 else 'problems'})"
        raise UserError(f"{name} {problems[0]}{more}.")
    return case


def load_case(path: FilePath | str) -> Case:
    """Return the case in a file; raises UserError as ``loads_case`` does."""
    path = FilePath(path)
    return loads_case(read_text(path), str(path))


def problems(path: FilePath | str) -> list[Problem]:
    """Return all that is wrong with a case file, by line; empty if it is sound.

    Raises UserError when the file cannot be read as YAML at all.
    """
    path = FilePath(path)
    return examine(read_text(path), str(path))[1]


def edit_case(text: str, path: Path, value: Any, name: str = "the case") -> str:
    """Return ``text`` with ``value`` set at ``path`` and every comment kept.

    A step of ``path`` is a field, an id, or a place in a list counted from 0; the last may be a
    field that is not there yet. A bare value becomes a sourced one when ``path`` goes into it.
    Raises UserError when the path leads nowhere or the result is no sound case.
    """
    loads_case(text, name)
    yaml = writer()
    try:
        data = yaml.load(text)
    # The round-trip reader builds dates and the like, and trips over words that only look so.
    except Exception as error:
        raise UserError(f"{name} cannot be edited without losing its comments.") from error
    here = data
    for place, step in enumerate(path[:-1]):
        inner = _get(here, step, path, name)
        if not isinstance(inner, dict | list):
            if place != len(path) - 2:
                raise _nowhere(path, name)
            inner = here[step] = {"value": inner}
        here = inner
    if not path or (isinstance(here, list) and not _has(here, path[-1])):
        raise _nowhere(path, name)
    here[path[-1]] = value
    stream = io.StringIO()
    yaml.dump(data, stream)
    loads_case(stream.getvalue(), name)
    return stream.getvalue()


def _has(here: Any, step: str | int) -> bool:
    if isinstance(here, list):
        return isinstance(step, int) and 0 <= step < len(here)
    return isinstance(here, dict) and step in here


def _get(here: Any, step: str | int, path: Path, name: str) -> Any:
    if not _has(here, step):
        raise _nowhere(path, name)
    return here[step]


def _nowhere(path: Path, name: str) -> UserError:
    return UserError(f"{name} has nothing at {words(path)}.")
