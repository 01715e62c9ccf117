from collections.abc import Callable
from pathlib import Path

import pytest

from detente.errors import UserError
from detente.reading.model import Reading
from detente.record import init, open_dossier

Make = Callable[..., Reading]


def test_a_new_dossier(tmp_path: Path) -> None:
    folder = tmp_path / "talks" / "round one"
    init(folder, "Round one")
    assert sorted(path.name for path in folder.iterdir()) == ["detente.sqlite", "documents"]
    with open_dossier(folder) as dossier:
        assert dossier.title == "Round one"
        assert dossier.documents.is_dir()
        assert dossier.store.record().documents == ()


def test_a_second_init_overwrites_nothing(tmp_path: Path, make_reading: Make) -> None:
    init(tmp_path)
    (tmp_path / "documents" / "a.txt").write_text("words")
    with open_dossier(tmp_path) as dossier:
        assert dossier.title == tmp_path.name
        dossier.store.save(make_reading("a"))
    init(tmp_path, "First")
    init(tmp_path, "Second")
    with open_dossier(tmp_path) as dossier:
        assert dossier.title == "First"
        assert dossier.store.has("doc-a")
    assert (tmp_path / "documents" / "a.txt").read_text() == "words"


def test_what_is_no_dossier_is_named_and_stays_as_it_was(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(UserError, match="is not a dossier"):
            open_dossier(folder)
    assert list(tmp_path.iterdir()) == []


def test_names_that_are_taken(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(UserError, match="file cannot be made"):
        init(tmp_path / "file")
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "detente.sqlite").write_text("not a database, whatever its name says\n" * 9)
    with pytest.raises(UserError, match="not a database of detente"):
        init(folder)
