"""Work on a Dask cluster that the user names by its address."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any

from detente import __version__
from detente.compute.engine import Engine, R, T, nothing
from detente.errors import UserError

CONNECT = 5.0
"""Seconds within which the cluster has to answer."""

ALONE = 15.0
"""Seconds for which a cluster may be without any worker before it is given up."""

_AHEAD = 3
_LOOK = 1.0


def version() -> str:
    """Return the version of detente that is installed where this runs."""
    return __version__


class Cluster(Engine):
    """The workers behind a Dask scheduler. Only the connection is closed, not the cluster."""

    def __init__(self, address: str) -> None:
        """Connect to ``tcp://host:port``.

        Raises UserError when Dask is not installed here, when nobody answers within ``CONNECT``
        seconds, and when the cluster has no workers or another version of detente.
        """
        try:
            from distributed import Client
        except ImportError:
            raise UserError(
                'A Dask cluster needs the package distributed: pip install "detente[cluster]" '
                "brings it."
            ) from None
        self.address = address
        try:
            self._client: Any = Client(  # type: ignore[no-untyped-call]
                address, timeout=CONNECT, set_as_default=False, name="detente"
            )
        except (OSError, ValueError, ImportError):
            raise UserError(
                f"No Dask scheduler answers at {address} within {CONNECT:g} seconds."
            ) from None
        try:
            self._same_version()
        except BaseException:
            self.close()
            raise

    def _same_version(self) -> None:
        try:
            found = self._client.run(version, on_error="return")
        except (OSError, RuntimeError, asyncio.CancelledError):
            raise self._lost() from None
        if not found:
            raise UserError(f"The cluster at {self.address} has no workers.")
        for worker, told in found.items():
            if told != __version__:
                theirs = f"detente {told}" if isinstance(told, str) else "no detente that answers"
                raise UserError(
                    f"Worker {worker} of the cluster has {theirs}, and here is detente "
                    f"{__version__}: install the same version on both."
                )

    def _lost(self) -> UserError:
        return UserError(f"The connection to the cluster at {self.address} was lost.")

    def map(
        self, function: Callable[[T], R], items: Iterable[T], done: Callable[[], None] = nothing
    ) -> Iterator[R]:
        """Yield the results in order. Raises UserError when workers or the scheduler die."""
        waiting: deque[Any] = deque()
        left = iter(items)
        ahead = _AHEAD * max(1, sum(self._client.nthreads().values()))
        try:
            while True:
                while len(waiting) < ahead:
                    try:
                        item = next(left)
                    except StopIteration:
                        break
                    waiting.append(self._client.submit(function, item, pure=False))
                if not waiting:
                    return
                result = self._result(waiting.popleft())
                done()
                yield result
        finally:
            for future in waiting:
                future.release()

    def _result(self, future: Any) -> Any:
        """Wait for a result for as long as the cluster lives."""
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        alone: float | None = None
        while True:
            try:
                return future.result(timeout=_LOOK)
            except KilledWorker:
                raise UserError(
                    f"Workers of the cluster at {self.address} died over the same piece of work, "
                    "perhaps for want of memory."
                ) from None
            except (FutureCancelledError, asyncio.CancelledError):
                raise self._lost() from None
            except TimeoutError:
                # It came just now, or the function itself has raised an error of this kind.
                if future.done():
                    return future.result()
            alone = self._alone_since(alone)
            if alone is not None and monotonic() - alone > ALONE:
                raise UserError(f"The cluster at {self.address} has no workers any more.")

    def _alone_since(self, before: float | None) -> float | None:
        """Return since when the cluster is without workers, None when it has some."""
        if self._client.status != "running":
            raise self._lost()
        try:
            workers = self._client.nthreads()
        except (OSError, RuntimeError, asyncio.CancelledError):
            raise self._lost() from None
        if workers:
            return None
        return monotonic() if before is None else before

    def close(self) -> None:
        """Close the connection."""
        self._client.close(timeout=CONNECT)
