"""Documents that could not be read among others that could: told when a command is done."""

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec

import typer

from detente.errors import UserError

P = ParamSpec("P")

_SHOWN = 20
_noted: ContextVar[list[str] | None] = ContextVar("noted", default=None)


def note(faults: Sequence[str]) -> None:
    """Note faults that do not stop a command; raises UserError where no command would tell them."""
    noted = _noted.get()
    if noted is not None:
        noted.extend(faults)
    elif faults:
        raise UserError(faults[0])


def telling(command: Callable[P, None]) -> Callable[P, None]:
    """Return a command that lists the faults noted in its course at its end, and then exits 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        noted: list[str] = []
        before = _noted.set(noted)
        try:
            command(*args, **kwargs)
        finally:
            _noted.reset(before)
            if noted:
                _tell(noted)
        if noted:
            raise typer.Exit(1)

    return run


def _tell(faults: Sequence[str]) -> None:
    from detente.cli.out import printable

    count = "1 document" if len(faults) == 1 else f"{len(faults):,} documents"
    more = [f"and {len(faults) - _SHOWN:,} more"] if len(faults) > _SHOWN else []
    typer.echo(f"detente: {count} could not be read, and the result is without:", err=True)
    for fault in (*faults[:_SHOWN], *more):
        typer.echo(f"  {printable(fault, keep='')}", err=True)
