"""The worked cases of the catalogue: published conflicts, encoded anew, each with its source."""

from functools import cache
from importlib import resources

from detente.case.model import Case
from detente.case.problem import nearest
from detente.case.yaml import loads_case
from detente.errors import UserError

_FOLDER = resources.files("detente.catalogue").joinpath("cases")


@cache
def classic_names() -> tuple[str, ...]:
    """Return the names of the worked cases, in order.

    >>> "chicken" in classic_names()
    True
    """
    files = (entry.name for entry in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in files if name.endswith(".yaml")))


def classic_text(name: str) -> str:
    """Return the file of a worked case; raises UserError when there is none of that name."""
    if name not in classic_names():
        hint = nearest(name, list(classic_names()))
        raise UserError(f"No worked case is called {name}; {hint}.")
    return _FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8")


def classic(name: str) -> Case:
    """Return a worked case; raises UserError when there is none of that name."""
    return loads_case(classic_text(name), f"{name}.yaml")
