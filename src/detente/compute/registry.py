"""Where work shall run, as a user writes it."""

import re
from collections.abc import Callable, Mapping

from detente.compute.cluster import Cluster
from detente.compute.engine import Engine
from detente.compute.here import Here
from detente.compute.processes import Processes
from detente.errors import UserError

MOST_PROCESSES = 1024

FORMS = "here, processes, processes:4 or dask://host:port"
"""What may be written, in words."""

_ADDRESS = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/@]+):([0-9]{1,5})/?")


def _here(text: str, rest: str) -> Engine:
    if rest:
        raise UserError(f'"{text}" is no place to work: "here" takes nothing after it.')
    return Here()


def _processes(text: str, rest: str) -> Engine:
    if not rest:
        return Processes()
    if not re.fullmatch(r"[0-9]{1,5}", rest) or not 1 <= int(rest) <= MOST_PROCESSES:
        raise UserError(
            f'"{text}" is no place to work: after "processes:" comes a number from 1 to '
            f"{MOST_PROCESSES:,}."
        )
    return Processes(int(rest))


def _dask(text: str, rest: str) -> Engine:
    found = _ADDRESS.fullmatch(rest.removeprefix("//"))
    if not rest.startswith("//") or found is None or not 0 < int(found[2]) < 65536:
        raise UserError(
            f'"{text}" is no place to work: a cluster is written as dask://host:port, such as '
            "dask://127.0.0.1:8786."
        )
    return Cluster(f"tcp://{found[1]}:{found[2]}")


ENGINES: Mapping[str, Callable[[str, str], Engine]] = {
    "here": _here,
    "processes": _processes,
    "dask": _dask,
    "tcp": _dask,
}
"""What stands before the colon, and what it makes of all and of the rest.

A new engine is one file and one line here.
"""


def engine(text: str = "here") -> Engine:
    """Return the place that a user named: this process, local processes or a Dask cluster.

    ``here``; ``processes`` (one a core) or ``processes:4``; ``dask://host:port``, which may also
    be written ``tcp://host:port``. Nothing is sent anywhere unless an address is given. Raises
    UserError for another text, and when a cluster cannot be used (see ``Cluster``).

    >>> with engine("here") as place:
    ...     list(place.map(abs, [-1, -2]))
    [1, 2]
    """
    kind, _, rest = text.strip().partition(":")
    make = ENGINES.get(kind)
    if make is None:
        raise UserError(f'"{text}" is no place to work: write {FORMS}.')
    return make(text, rest)
