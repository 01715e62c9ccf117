"""Which files are read, and their bytes within the limit."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from detente.documents.extract import MAX_BYTES
from detente.documents.registry import SUFFIXES
from detente.errors import UserError

_SUBFOLDER = "documents"
_LEFT_OUT = ("readme.", "case.", "report")


def find(folder: Path) -> list[Path]:
    """Return the documents in ``folder``, at any depth, sorted by path.

    Where there is a subfolder ``documents`` only that is searched. Hidden files and folders,
    ``README.*``, names that begin with ``case.`` or ``report``, and other kinds of file are left
    out. Linked folders inside are not followed, as their files are found in place. Raises
    UserError for a link that leads outside, for a folder that cannot be listed, and when
    nothing is left.
    """
    inner = folder / _SUBFOLDER
    root = inner if inner.is_dir() else folder
    found: list[Path] = []
    _check_link(root, folder)
    for place, folders, names in os.walk(root, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in folders:
            _check_link(Path(place, name), folder)
        found.extend(Path(place, name) for name in names if _is_document(name))
    for path in found:
        _check_link(path, folder)
    if not found:
        raise UserError(
            f"The folder {label(root)} holds no document ({', '.join(SUFFIXES)}) to read."
        )
    return sorted(found, key=lambda path: path.relative_to(root).parts)


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file of at most ``limit`` bytes, whose size is looked at first.

    Raises UserError when the file is missing, no regular file, empty, too large, or not
    readable for this user.
    """
    with open_bytes(path, limit) as file, _told(path):
        data = file.read(limit + 1)
    if len(data) > limit:
        raise _too_large(path, len(data), limit)
    if not data:
        raise UserError(f"{label(path)} is empty.")
    return data


@contextmanager
def open_bytes(path: Path, limit: int) -> Iterator[BinaryIO]:
    """Open a file of at most ``limit`` bytes; raises UserError as `read_bytes` does."""
    size = _size(path)
    if size > limit:
        raise _too_large(path, size, limit)
    if not size:
        raise UserError(f"{label(path)} is empty.")
    with _told(path):
        file = path.open("rb")
    with file:
        yield file


def check_known(path: Path) -> None:
    """Raise UserError unless ``path`` is a regular file of a kind that is read."""
    _size(path)
    if path.suffix.lower() not in SUFFIXES:
        kind = f"a {label(path.suffix)} file" if path.suffix else "a file without an ending"
        known = ", ".join(SUFFIXES)
        raise UserError(f"{label(path)} is {kind}, which is not read; known are {known}.")


def is_folder(path: Path) -> bool:
    """Return whether ``path`` is a folder; raises UserError when that cannot be looked up."""
    with _told(path):
        return path.is_dir()


def label(path: Path | str) -> str:
    """Return a path as messages show it, with each unprintable character as U+FFFD."""
    return "".join(mark if mark.isprintable() else "\ufffd" for mark in str(path))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says about ``path`` into a UserError."""
    try:
        yield
    except FileNotFoundError as error:
        raise UserError(f"{label(path)} does not exist.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this cannot be a file's name"
        raise UserError(f"{label(path)} cannot be read: {reason.lower()}.") from error


def _size(path: Path) -> int:
    with _told(path):
        status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UserError(f"{label(path)} is not a regular file.")
    return status.st_size


def _is_document(name: str) -> bool:
    small = name.lower()
    return not small.startswith((".", *_LEFT_OUT)) and Path(small).suffix in SUFFIXES


def _check_link(path: Path, folder: Path) -> None:
    if not path.is_symlink():
        return
    try:
        target = path.resolve()
    # Python before 3.13 reports a link to itself as a RuntimeError.
    except (OSError, RuntimeError) as error:
        raise UserError(f"{label(path)} is a link that leads to itself.") from error
    if not target.is_relative_to(folder.resolve()):
        raise UserError(f"{label(path)} is a link that leads outside the folder {label(folder)}.")


def _refuse(error: OSError) -> None:
    reason = (error.strerror or "unknown reason").lower()
    raise UserError(f"The folder {label(error.filename)} cannot be listed: {reason}.") from error


def _too_large(path: Path, size: int, limit: int) -> UserError:
    return UserError(
        f"{label(path)} has {size / 2**20:,.1f} MB; the limit is {limit / 2**20:,.0f} MB a file."
    )
