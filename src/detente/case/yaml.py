"""Reading ``case.yaml``."""

import stat
from pathlib import Path as FilePath

from pydantic import ValidationError

from detente.case.check import check
from detente.case.model import Case
from detente.case.problem import Problem, locate, translate
from detente.case.tree import MAX_BYTES, parse
from detente.case.version import version_problem
from detente.errors import UserError


def read_text(path: FilePath) -> str:
    """Return the text of a case file; raises UserError if it is missing, too large or no UTF-8."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UserError(f"{path} is no file.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}.") from error
    return decoded(data, str(path))


def decoded(data: bytes, name: str) -> str:
    """Return the text of a file; raises UserError if it is too large or no UTF-8."""
    if len(data) > MAX_BYTES:
        raise UserError(f"{name} is larger than {MAX_BYTES // 1_000_000} MB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError(f"{name} line {line} is no UTF-8 text.") from error


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
