"""The folder in which the documents of one negotiation lie beside what was read in them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from detente.documents.files import find, is_folder
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
        """The folder for source texts: a subfolder, or the dossier itself where there is none."""
        return documents_of(self.folder)

    def has_files(self) -> bool:
        """Return whether there is any file beside the store's own."""
        return any(
            file.is_file() and not file.name.startswith(DATABASE)
            for file in self.documents.rglob("*")
        )

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


def documents_of(folder: Path) -> Path:
    """Return where the documents of a dossier are."""
    inner = folder / DOCUMENTS
    return inner if inner.is_dir() else folder


def init(folder: Path, title: str | None = None) -> None:
    """Make ``folder`` a dossier: ``documents/`` and ``detente.sqlite``.

    A folder that holds documents already keeps them where they are and gets the store alone.
    Nothing that exists is overwritten, and an earlier title stays. Raises UserError if the
    folder cannot be made or holds something else under these names.
    """
    try:
        if not _holds_documents(folder):
            (folder / DOCUMENTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"the dossier {folder} cannot be made: {error.strerror}") from None
    with Store.open(folder / DATABASE) as store:
        if title is not None:
            store.entitle(title)


def _holds_documents(folder: Path) -> bool:
    try:
        return is_folder(folder) and bool(find(folder))
    except UserError:
        return False


def open_dossier(folder: Path) -> Dossier:
    """Open the dossier in ``folder``; raises UserError if there is none."""
    database = folder / DATABASE
    if not database.is_file():
        raise UserError(f"{folder} is not a dossier: it has no {DATABASE}, run detente init first")
    return Dossier(folder, Store.open(database))
