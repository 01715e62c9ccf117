"""The folder in which the documents of one negotiation lie beside what was read in them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from detente.errors import UserError
from detente.record.store import Store

DATABASE = "detente.sqlite"
DOCUMENTS = "documents"


@dataclass(frozen=True)
class Dossier:
    """An open dossier; close it, or use it in a ``with`` statement."""

    folder: Path
    store: Store

    @property
    def documents(self) -> Path:
        """The folder for source texts."""
        return self.folder / DOCUMENTS

    @property
    def title(self) -> str:
        """The title that was given, or the folder's name."""
        return self.store.title() or self.folder.resolve().name

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def init(folder: Path, title: str | None = None) -> None:
    """Make ``folder`` a dossier: ``documents/`` and ``detente.sqlite``.

    Nothing that exists is overwritten, and an earlier title stays. Raises UserError if the
    folder cannot be made or holds something else under these names.
    """
    try:
        (folder / DOCUMENTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"the dossier {folder} cannot be made: {error.strerror}") from None
    with Store.open(folder / DATABASE) as store:
        if title is not None:
            store.entitle(title)


def open_dossier(folder: Path) -> Dossier:
    """Open the dossier in ``folder``; raises UserError if there is none."""
    database = folder / DATABASE
    if not database.is_file():
        raise UserError(f"{folder} is not a dossier: it has no {DATABASE}, run detente init first")
    return Dossier(folder, Store.open(database))
