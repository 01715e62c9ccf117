"""Work in this process, one item after another."""

from collections.abc import Callable, Iterable, Iterator

from detente.compute.engine import Engine, R, T, nothing


class Here(Engine):
    """The process that asks."""

    def map(
        self, function: Callable[[T], R], items: Iterable[T], done: Callable[[], None] = nothing
    ) -> Iterator[R]:
        """Yield the results in order."""
        for item in items:
            result = function(item)
            done()
            yield result
