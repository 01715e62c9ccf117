"""Which versions of the case format are read."""

from typing import Any

from detente.case.problem import Problem, found, nearest

CURRENT = 1


def version_problem(data: Any) -> Problem | None:
    """Return what is wrong with the version that ``data`` names, or None if it can be read."""
    if not isinstance(data, dict):
        return Problem((), f"should be a mapping that starts with detente: {CURRENT}")
    if "detente" not in data:
        hint = nearest("detente", [str(key) for key in data]) if data else ""
        near = f" ({hint})" if hint.startswith("did") else ""
        return Problem(
            (), f"names no version of the format{near}; write detente: {CURRENT} at its top"
        )
    version = data["detente"]
    if type(version) is int and version > CURRENT:
        return Problem(
            ("detente",),
            f"says version {version}, but this detente reads version {CURRENT}; "
            "a newer detente may read it",
        )
    if type(version) is not int or version != CURRENT:
        return Problem(
            ("detente",),
            f"should be {CURRENT}, the one version that is read, but {found(version)}",
        )
    return None
