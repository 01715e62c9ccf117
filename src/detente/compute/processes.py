"""Work in processes of this machine, which joblib's loky starts and watches."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from threading import Thread
from time import sleep
from typing import Any

from detente.compute.engine import Engine, R, T, nothing
from detente.errors import UserError

_LOOK = 1.0  # seconds between two looks at whether the parent is alive
_AHEAD = 2  # items handed out for each process, so that none waits and few are held

# Each process counts on one core; numerical libraries would otherwise take all of them.
_ONE_CORE = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)


def _end_with(parent: int) -> None:
    """End this process soon after its parent: one that was killed could not tell it to."""

    def watch() -> None:
        while os.getppid() == parent:
            sleep(_LOOK)
        os._exit(1)

    Thread(target=watch, daemon=True).start()


class Processes(Engine):
    """A number of local processes, started when they are first needed."""

    def __init__(self, number: int | None = None) -> None:
        """Take as many processes as there are cores unless a number is given."""
        from joblib import cpu_count

        self.number: int = number or cpu_count()
        self._pool: Any = None

    def map(
        self, function: Callable[[T], R], items: Iterable[T], done: Callable[[], None] = nothing
    ) -> Iterator[R]:
        """Yield the results in order. Raises UserError when a process dies."""
        from joblib.externals.loky import ProcessPoolExecutor
        from joblib.externals.loky.process_executor import BrokenProcessPool

        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                max_workers=self.number,
                env=_ONE_CORE,
                initializer=_end_with,
                initargs=(os.getpid(),),
            )
        waiting: deque[Any] = deque()
        left = iter(items)
        try:
            for item in left:
                waiting.append(self._pool.submit(function, item))
                if len(waiting) >= _AHEAD * self.number:
                    break
            while waiting:
                result = waiting.popleft().result()
                for item in left:
                    waiting.append(self._pool.submit(function, item))
                    break
                done()
                yield result
        except BrokenProcessPool:
            self.close()
            raise UserError(
                f"One of the {self.number} local processes died, perhaps for want of memory; "
                "ask for fewer processes."
            ) from None
        finally:
            for future in waiting:
                future.cancel()

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, kill_workers=True)
            self._pool = None
