from pathlib import Path

import pytest

from .run import WORDS, run


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test works in a folder of its own, where Ana is the reviewer."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DETENTE_REVIEWER", "Ana")
    return tmp_path


@pytest.fixture
def article(home: Path) -> Path:
    path = home / "article.txt"
    path.write_text(WORDS, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of a case that was drafted from the article."""
    folder = tmp_path_factory.mktemp("drafted")
    (folder / "article.txt").write_text(WORDS, encoding="utf-8")
    assert run("draft", folder / "article.txt", "-o", folder / "case.yaml").code == 0
    return (folder / "case.yaml").read_text(encoding="utf-8")


@pytest.fixture
def case(home: Path, drafted: str) -> Path:
    path = home / "case.yaml"
    path.write_text(drafted, encoding="utf-8")
    return path
