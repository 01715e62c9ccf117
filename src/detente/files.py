"""Writing files whole or not at all."""

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from detente.errors import UserError


def write_text(path: Path, text: str) -> None:
    r"""Write ``text`` as UTF-8 to ``path``, so that the file is the old one or the new one.

    The words go to a temporary file in the same folder, reach the disk, and only then take the
    name: on a full disk, an interrupt or a kill ``path`` keeps what it held. Line ends are
    written as they are, a link is followed, and an existing file keeps its permissions.

    Raises UserError, naming the file, when it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_text(Path(folder) / "note.txt", "one line\n")
    ...     (Path(folder) / "note.txt").read_text(encoding="utf-8")
    'one line\n'
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UserError(
            f"{path} is not written: character {error.start} of its text is half of a "
            "surrogate pair"
        ) from None
    try:
        _write(path.resolve(), data)
    except (OSError, RuntimeError) as error:
        # Before Python 3.13 a link that leads to itself is a RuntimeError.
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UserError(f"{path} cannot be written: {why}") from None


def _write(target: Path, data: bytes) -> None:
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise OSError(errno.EINVAL, "it is there already and no ordinary file")
    temporary = target.with_name(f".{secrets.token_hex(8)}.part")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _keep_name(target.parent)


# Windows would otherwise turn each line feed into two bytes.
_BINARY = getattr(os, "O_BINARY", 0)


def _keep_name(folder: Path) -> None:
    """Make the new name survive a power cut, where the system lets a folder be synchronised."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
