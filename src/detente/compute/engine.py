"""What every engine does: apply one function to many items, results in order."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def nothing() -> None:
    """Do nothing when a result has come: what ``map`` does unless told otherwise."""


class Engine(ABC):
    """A place where work runs. As a context manager it closes what it opened.

    ``map`` yields ``function(item)`` in the order of the items and calls ``done`` as each comes.
    Items are taken a few ahead of the results, so there may be more of them than memory holds.
    The function and the items have to be such that they can be pickled, and the function may
    depend on nothing but its item: then the results are the same on every engine. An error that
    the function raises comes out as it is; where the place itself fails, UserError says so.
    """

    @abstractmethod
    def map(
        self, function: Callable[[T], R], items: Iterable[T], done: Callable[[], None] = nothing
    ) -> Iterator[R]:
        """Yield the results in order."""

    def close(self) -> None:
        """Give back what the engine holds; it may be called twice."""
        return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
