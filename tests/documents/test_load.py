import datetime as dt
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from detente.documents import Document, identity, load, stream
from detente.errors import UserError

BODY = "Both sides met in Geneva, and the talks ended without an agreement."


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{BODY} {name}", encoding="utf-8")


def origins(folder: Path) -> list[str]:
    return [document.origin for document in load(folder)]


def test_folder_is_read_in_order_without_other_files(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.md", "a/B.TXT", "README.md", "case.md", "report.html", "x.csv")
    fill(tmp_path, ".hidden.txt", ".git/c.txt", "report-2.txt", "noending")
    assert origins(tmp_path) == ["a/B.TXT", "a/z.md", "b.txt"]


def test_dossier_reads_its_documents(tmp_path: Path) -> None:
    fill(tmp_path, "notes.txt", "documents/a.txt")
    assert origins(tmp_path) == ["documents/a.txt"]


def test_same_text_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{BODY}\nCafé\n".encode())
    (tmp_path / "b.txt").write_bytes(f"\r\n{BODY}  \r\nCafe\u0301".encode())
    assert origins(tmp_path) == ["a.txt"]


def test_a_damaged_file_in_a_folder_keeps_its_place_and_stops_no_other(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4\n")
    first, fault, last = stream(tmp_path)
    assert isinstance(fault, UserError)
    assert "b.pdf" in str(fault)
    assert [d.origin for d in (first, last) if isinstance(d, Document)] == ["a.txt", "c.txt"]
    with pytest.raises(UserError, match=r"b\.pdf"):
        load(tmp_path)
    with pytest.raises(UserError, match=r"b\.pdf"):
        next(stream(tmp_path / "b.pdf"))


def test_files_of_a_stream_are_opened_one_by_one(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    found = stream(tmp_path)
    assert isinstance(next(found), Document)
    (tmp_path / "b.txt").unlink()
    assert "b.txt does not exist" in str(next(found))


def test_links_that_lead_outside_are_refused(tmp_path: Path) -> None:
    fill(tmp_path, "secret/s.txt", "in/a.txt")
    folder = tmp_path / "in"
    (folder / "same.txt").symlink_to(folder / "a.txt")
    assert origins(folder) == ["a.txt"]
    (folder / "b.txt").symlink_to(tmp_path / "secret" / "s.txt")
    with pytest.raises(UserError, match=r"b\.txt is a link that leads outside"):
        load(folder)
    (folder / "b.txt").unlink()
    (folder / "sub").symlink_to(tmp_path / "secret")
    with pytest.raises(UserError, match="sub is a link that leads outside"):
        load(folder)
    (folder / "sub").unlink()
    (folder / "documents").symlink_to(tmp_path / "secret")
    with pytest.raises(UserError, match="documents is a link that leads outside"):
        load(folder)


def test_loop_of_links_ends(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert origins(tmp_path) == ["a.txt"]
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    with pytest.raises(UserError, match=r"self\.txt"):
        load(tmp_path)


def test_folder_without_document(tmp_path: Path) -> None:
    fill(tmp_path, "README.md", "x.csv")
    with pytest.raises(UserError, match="holds no document"):
        load(tmp_path)


def test_what_the_user_states_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Own\nPublisher: Wire\nDate: 2020-02-02\n\n{BODY}", encoding="utf-8")
    day = dt.date(2022, 1, 12)
    (document,) = load(path, date=day, publisher="Mine", title="Given")
    assert (document.date, document.publisher, document.title) == (day, "Mine", "Given")


def test_missing(tmp_path: Path) -> None:
    for name in ("gone.txt", "gone.csv", "gone", "n\x00.txt"):
        with pytest.raises(UserError, match=r"gone|cannot be"):
            load(tmp_path / name)
    with pytest.raises(UserError, match=r"gone\.txt does not exist"):
        load(tmp_path / "gone.txt")


def test_wrong_ending_and_folder_with_an_ending(tmp_path: Path) -> None:
    fill(tmp_path, "a.odt", "plain")
    with pytest.raises(UserError, match=r"a\.odt is a \.odt file, which is not read; known are"):
        load(tmp_path / "a.odt")
    with pytest.raises(UserError, match=r"plain is a file without an ending"):
        load(tmp_path / "plain")
    (tmp_path / "d.txt").mkdir()
    with pytest.raises(UserError, match=r"d\.txt holds no document"):
        load(tmp_path / "d.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UserError, match=r"pipe\.txt is not a regular file"):
        load(tmp_path / "pipe.txt")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".htm", ".pdf", ".docx"])
def test_empty(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.touch()
    with pytest.raises(UserError, match=rf"a\{suffix} is empty"):
        load(path)


@pytest.mark.parametrize(
    "data", [b" \n\t\r\n", b"12 345 --- 6", b"\xef\xbb\xbf", b"Leave a Comment\n\nAdvertisement"]
)
def test_no_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"a\.txt holds no words"):
        load(path)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "is a binary file"),
        (b"words \x00 words", "is a binary file"),
        (b"\x01\x02\x03\x04\x05abc", "is a binary file"),
        (b"\xff\xfea\x00b", "begins as UTF-16 text but breaks off"),
        (b"\xef\xbb\xbfab\xff", "begins as UTF-8 text but breaks off"),
        (bytes(range(128, 256)) * 8, "known text encoding"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_binary_and_wrongly_encoded(tmp_path: Path, suffix: str, data: bytes, reason: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    with pytest.raises(UserError, match=rf"a\{suffix} .*{reason}"):
        load(path)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".pdf", ".docx"])
def test_too_large_is_not_opened(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        file.truncate(51 * 2**20)

    def refuse(*_: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match=rf"a\{suffix} has 51\.0 MB; the limit is 50 MB"):
        load(path)


def test_too_long_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 1_000_001)
    with pytest.raises(UserError, match=r"a\.txt holds 5,000,005 characters.*limit is 5,000,000"):
        load(path)
    path.write_bytes(b"word " * 4_000_001)
    with pytest.raises(UserError, match=r"a\.txt holds over 5,000,000 characters"):
        load(path)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.txt")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match=r"a\.txt cannot be read: permission denied\."):
        load(tmp_path / "a.txt")
    monkeypatch.undo()
    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(UserError, match="cannot be listed: permission denied"):
        load(tmp_path)
    monkeypatch.undo()
    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(UserError, match=r"a\.txt cannot be read: permission denied\."):
        load(tmp_path / "a.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="only here can a name hold any byte")
def test_odd_names_are_shown_whole(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\nb.txt"))
    odd.write_text(BODY, encoding="utf-8")
    (document,) = load(odd)
    assert document.origin == "a\ufffd\ufffdb.txt"
    odd.write_bytes(b"")
    with pytest.raises(UserError, match="\ufffdb\\.txt is empty"):
        load(odd)


def test_every_error_is_one_sentence(tmp_path: Path) -> None:
    for name, data in {"a.pdf": b"x", "a.docx": b"x", "a.html": b"x", "a.txt": b"\x00"}.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UserError) as caught:
            load(tmp_path / name)
        message = str(caught.value)
        assert name in message
        assert message.endswith(".")
        assert "\n" not in message


def test_identity_ignores_line_ends_and_accents() -> None:
    assert identity("Cafe\u0301 \r\nb\r\n\n") == identity("\n\nCafé\nb")
    assert identity("a b") != identity("a  b")


def test_heavy_libraries_wait_for_their_format(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    code = (
        "import sys; from pathlib import Path; from detente.documents import load; "
        "load(Path(sys.argv[1])); "
        "print({'trafilatura', 'pypdfium2', 'docx', 'charset_normalizer'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "set()\n"
