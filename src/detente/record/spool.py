"""Lines of text that are set aside: in memory while they are few, else in a file without a name."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from detente.errors import UserError

_IN_MEMORY = 2**24  # characters


class Spool:
    """Takes lines and gives them back in order. Nothing is left of it when it closes.

    Raises UserError when there is no room for them.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115
            _IN_MEMORY, "w+", encoding="utf-8", newline="\n"
        )

    def add(self, line: str) -> None:
        """Set a line aside, which has no line end in it."""
        with _told():
            self._file.write(line + "\n")

    def __iter__(self) -> Iterator[str]:
        with _told():
            self._file.seek(0)
        for line in self._file:
            yield line.removesuffix("\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # What a full disk does not take any more is not wanted any more either.
        try:
            self._file.close()
        except OSError:
            return


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            f"There is no room in {tempfile.gettempdir()} for what is to be read: "
            f"{(error.strerror or str(error)).lower()}."
        ) from None
