"""How far the reading of many documents is, and how fast."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import typer

EVERY = 30.0
"""Seconds between two lines where no terminal can show a bar."""


Show = Callable[[int, str], None]


@contextmanager
def watch(what: str, documents: int | None, words: int) -> Iterator[Callable[[int], None]]:
    """Show how far a work on documents is; what it gives takes the words of each one done.

    A terminal gets a bar; elsewhere a line is printed now and then, so that a log tells it too.
    """
    start = monotonic()
    done = read = 0
    with _bar(what, words or documents) if sys.stderr.isatty() else _lines(what) as show:

        def step(count: int) -> None:
            nonlocal done, read
            done += 1
            read += count
            told = pace(done, documents, read, words, monotonic() - start)
            show(count if words else 1, told)

        yield step


def pace(done: int, documents: int | None, read: int, words: int, seconds: float) -> str:
    """Say how far a work is: ``done`` of ``documents`` and ``read`` of ``words`` in ``seconds``.

    >>> pace(250, 1000, 200_000, 800_000, 40.0)
    '250 of 1,000 documents, 5,000 words a second, 2 min left'
    >>> pace(250, None, 0, 0, 40.0)
    '250 documents'
    """
    if documents is None:
        return f"{done:,} documents"
    parts = [f"{done:,} of {documents:,} documents"]
    if read and seconds > 0:
        parts.append(f"{read / seconds:,.0f} words a second")
    share = read / words if words else done / documents
    if 0 < share < 1:
        parts.append(f"{_time(seconds / share - seconds)} left")
    return ", ".join(parts)


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


@contextmanager
def _bar(what: str, total: int | None) -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[told]}"),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task(what, total=total, told="")
        yield lambda advance, told: bar.update(task, advance=advance, told=told)


@contextmanager
def _lines(what: str) -> Iterator[Show]:
    last = monotonic()

    def show(_: int, told: str) -> None:
        nonlocal last
        if monotonic() - last >= EVERY:
            last = monotonic()
            typer.echo(f"{what}: {told}", err=True)

    yield show
