"""Hostile and broken input through the command line: one plain sentence, and nothing half-written.

Most runs happen in this process, so that the language model loads once.
"""

import contextlib
import datetime as dt
import io
import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from detente.agreement import analyse
from detente.cli.work import case_of, gather
from detente.errors import UserError
from detente.record import open_dossier
from detente.report import render

from ..cli.run import NOTHING, WORDS, Result, run
from .mutations import mutated

needs_posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DETENTE_REVIEWER", "Ana")
    return tmp_path


def pdf(*lines: str, password: str | None = None) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword="o") if password else None
    canvas = Canvas(buffer, encrypt=lock, invariant=1)
    for number, line in enumerate(lines):
        canvas.drawString(72, 760 - 14 * number, line)
    canvas.rect(100, 100, 50, 50)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def docx(*paragraphs: str) -> bytes:
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def html(body: str) -> bytes:
    return f"<!doctype html><html><body><article>{body}</article></body></html>".encode()


def bomb() -> bytes:
    """Return a Word file whose one part unpacks to 300 MB."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(bytes(2**20))
    return buffer.getvalue()


PARAGRAPHS = WORDS.split("\n\n")
BROKEN: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.txt", lambda: b"", "is empty"),
    "blank": ("a.txt", lambda: b" \n\t\r\n \n", "no words"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 40, "binary"),
    "picture": ("a.md", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
    "utf-16 without a mark": ("a.txt", lambda: "Стороны".encode("utf-16-le") + b"\x00", "binary"),
    "utf-16 broken off": ("a.txt", lambda: WORDS.encode("utf-16")[:-1], "breaks off"),
    "only marks": ("a.txt", lambda: b"... 123 --- \xe2\x80\xa6\n", "no words"),
    "unknown ending": ("a.odt", lambda: b"words", ".odt"),
    "no ending": ("a", lambda: b"words", "without an ending"),
    "wrong date": ("a.txt", lambda: b"Date: 2022-99-99\n\nRussia said no.\n", "is not a date"),
    "no pdf": ("a.pdf", lambda: b"words", "not a PDF"),
    "pdf cut off": ("a.pdf", lambda: pdf(*PARAGRAPHS)[:-300], "cut off"),
    "pdf encrypted": ("a.pdf", lambda: pdf(*PARAGRAPHS, password="p"), "encrypted"),
    "pdf without text": ("a.pdf", lambda: pdf(), "no text"),
    "pdf damaged": ("a.pdf", lambda: b"%PDF-1.4\n" + bytes(500) + b"%%EOF", "damaged"),
    "docx cut off": ("a.docx", lambda: docx(*PARAGRAPHS)[:-200], "damaged or cut off"),
    "docx of nothing": ("a.docx", lambda: docx(), "no words"),
    "docx encrypted": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encr"),
    "docx bomb": ("a.docx", bomb, "300.0 MB"),
    "html cut off": ("a.html", lambda: b"<!doctype html><html><body><p", "no article text"),
    "html of scripts": ("a.html", lambda: html("<script>alert(1)</script>"), "no article text"),
    "html deep": ("a.html", lambda: b"<div>" * 200_000, "a.html"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_document_is_refused_and_nothing_changes(name: str, home: Path) -> None:
    file, make, words = BROKEN[name]
    (home / file).write_bytes(make())
    (home / "report.html").write_text("old", encoding="utf-8")
    for command in ("report", "read", "draft", "agree"):
        run(command, file).refused(file, words)
    assert (home / "report.html").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in home.iterdir()) == sorted((file, "report.html"))


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_document_in_a_dossier_is_told_and_the_others_are_read(
    name: str, dossier: Path
) -> None:
    file, make, words = BROKEN[name]
    before = dump(dossier)
    (dossier / "documents" / "new.txt").write_text(WORDS.replace("Berg", "Holm"), encoding="utf-8")
    (dossier / "documents" / file).write_bytes(make())
    result = run("read", dossier)
    assert "Ann Holm" in result.out
    assert set(before) <= set(dump(dossier))
    if name in ("unknown ending", "no ending"):
        assert (result.code, result.err) == (0, "")
    else:
        assert result.code == 1
        told, fault = result.err.splitlines()
        assert "1 document could not be read" in told
        assert file in fault
        assert words in fault


@pytest.fixture(scope="module")
def dossier_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier whose one document is read and of which one statement is accepted."""
    folder = tmp_path_factory.mktemp("dossier") / "talks"
    assert run("init", folder).code == 0
    (folder / "documents" / "article.txt").write_text(WORDS, encoding="utf-8")
    entry = json.loads(run("read", folder, "--format", "json").out)["statements"][0]["id"]
    reviewed = run("review", folder, entry, "--accept", "--reason", "I looked", "--by", "Ana")
    assert reviewed.code == 0
    return folder


@pytest.fixture
def dossier(dossier_read: Path, home: Path) -> Path:
    shutil.copytree(dossier_read, home / "talks")
    return home / "talks"


def dump(dossier: Path) -> list[str]:
    """Return all that the store holds, and assert that it is whole."""
    with contextlib.closing(sqlite3.connect(dossier / "detente.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return list(connection.iterdump())


def test_a_missing_document() -> None:
    for command in ("report", "read", "draft", "agree"):
        run(command, "missing.txt").refused("missing.txt does not exist")
        run(command, "x" * 300 + ".txt").refused("name too long")


def test_a_document_over_the_limit(home: Path) -> None:
    with (home / "large.txt").open("wb") as file:
        file.truncate(50 * 2**20 + 1)
    start = time.monotonic()
    run("report", "large.txt").refused("large.txt", "the limit is 50 MB")
    assert time.monotonic() - start < 2


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig", "utf-32"])
def test_a_text_in_another_encoding_is_read(encoding: str, home: Path) -> None:
    words = WORDS.translate(str.maketrans("“”", '""')).replace("Ann Berg", "René Müller")
    (home / "a.txt").write_bytes(words.encode(encoding))
    data = json.loads(run("read", "a.txt", "--format", "json").out)
    assert data["documents"][0]["text"] == words
    assert len(data["statements"]) >= 4


# Case files.


def case_text(**changes: str) -> str:
    parts = {
        "parties": "[{id: a, name: A}, {id: b, name: B}]",
        "issues": "[{id: x, name: X, status_quo: now, options: [{id: now, name: Now},"
        " {id: new, name: New}]}]",
        "preferences": "{a: {weights: {x: 1}, values: {x: {now: 0, new: 1}}},"
        " b: {weights: {x: 1}, values: {x: {now: 1, new: 0}}}}",
        **changes,
    }
    return "detente: 1\ntitle: T\n" + "".join(f"{key}: {part}\n" for key, part in parts.items())


LINKED = (
    "[{party: a, when: {issue: x, options: [new]}, requires: {issue: y, options: [new]}},"
    " {party: a, when: {issue: y, options: [new]}, requires: {issue: x, options: [new]}}]"
)
WRONG: dict[str, tuple[str, str]] = {
    "empty": ("", "is empty"),
    "no mapping": ("- a\n- b\n", "line 1"),
    "words": ("Russia demands guarantees.\n", "line 1"),
    "unknown field": (case_text(colour="red"), "line 6: colour"),
    "unknown party": (case_text(reservation="{c: 0.5}"), "line 6: reservation.c"),
    "wrong id": (case_text(parties="[{id: A b, name: A}]"), "line 3"),
    "twice": (case_text(parties="[{id: a, name: A}, {id: a, name: B}]"), "line 3"),
    "unknown option": (case_text(red_lines="[{party: a, issue: x, options: [z]}]"), "line 6"),
    "range turned round": (case_text(reservation="{a: [0.9, 0.1]}"), "line 6"),
    "not a number": (case_text(reservation="{a: .nan}"), "line 6"),
    "newer": ("detente: 99\n" + case_text()[11:], "line 1"),
    "names itself": ("a: &a\n  b: *a\n", "line 2"),
    "laughs": (
        "".join(f"{key}: &{key} [{', '.join([f'*{last}'] * 10)}]\n"
                for last, key in zip("abcdefgh", "bcdefghi", strict=True)).replace(
                    "b:", "a: &a [x]\nb:", 1),
        "200,000",
    ),
    "nested": ("a: " + "[" * 1_000_000, "line"),
    "nested and closed": ("a: " + "[" * 1_000_000 + "]" * 1_000_000, "line"),
    "nested by lines": ("- " * 1_000_000 + "a", "line"),
    "tag": ("a: !!python/object/apply:os.system ['touch pwned']\n", "tag"),
    "character": ("a: \x00\n", "line"),
    "large": ("# " + "x" * 5_000_001, "larger"),
    "broken": ("a: [\n", "line 2"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_case_is_refused_and_nothing_changes(name: str, home: Path) -> None:
    text, words = WRONG[name]
    (home / "case.yaml").write_text(text, encoding="utf-8")
    before = (home / "case.yaml").read_bytes()
    for arguments in (("report",), ("agree",), ("review",)):
        start = time.monotonic()
        run(*arguments, "case.yaml").refused("case.yaml", words)
        assert time.monotonic() - start < 20
    checked = run("check", "case.yaml")
    assert checked.code == 1
    assert words in " ".join((checked.out + checked.err).split())
    run("review", "case.yaml", "x", "--accept", "--reason", "x").refused("case.yaml")
    assert (home / "case.yaml").read_bytes() == before
    assert [path.name for path in home.iterdir()] == ["case.yaml"]


def test_linkages_in_a_circle_are_told(home: Path) -> None:
    options = "[{id: now, name: Now}, {id: new, name: New}]"
    issues = ", ".join(f"{{id: {i}, name: {i}, status_quo: now, options: {options}}}" for i in "xy")
    values = "{now: 0, new: 1}"
    likes = f"{{weights: {{x: 1, y: 1}}, values: {{x: {values}, y: {values}}}}}"
    text = case_text(
        issues=f"[{issues}]", preferences=f"{{a: {likes}, b: {likes}}}", linkages=LINKED
    )
    (home / "case.yaml").write_text(text, encoding="utf-8")
    checked = run("check", "case.yaml")
    assert checked.code == 1
    assert "line 6" in checked.out
    run("report", "case.yaml").refused("case.yaml", "line 6")


def test_a_case_in_latin_1(home: Path) -> None:
    (home / "case.yaml").write_bytes("title: Zürich\n".encode("latin-1"))
    run("report", "case.yaml").refused("line 1 is no UTF-8 text")


# Things that are no files.


@needs_posix
def test_pipes_and_devices_do_not_hang(home: Path) -> None:
    os.mkfifo("pipe.txt")
    (home / "folder").mkdir()
    os.mkfifo("folder/pipe.txt")
    (home / "zero.txt").symlink_to("/dev/zero")
    start = time.monotonic()
    for path in ("pipe.txt", "zero.txt", "/dev/zero", "/dev/null", "folder"):
        run("report", path).refused("is not a regular file")
    assert time.monotonic() - start < 5


@needs_posix
def test_a_pipe_or_device_as_a_case_does_not_hang(home: Path) -> None:
    os.mkfifo("pipe.yaml")
    (home / "zero.yaml").symlink_to("/dev/zero")
    run("check", "zero.yaml").refused("zero.yaml")
    result = subprocess.run(
        [sys.executable, "-m", "detente", "check", "pipe.yaml"],
        capture_output=True, text=True, check=False, timeout=4,
    )  # fmt: skip
    assert (result.returncode, result.stdout) == (1, "")
    assert "pipe.yaml" in result.stderr


def test_links_that_lead_in_circles_or_outside(home: Path) -> None:
    folder = home / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(WORDS, encoding="utf-8")
    (folder / "self").symlink_to(folder)
    assert len(json.loads(run("read", folder, "--format", "json").out)["documents"]) == 1
    (folder / "loop.txt").symlink_to("loop.txt")
    run("read", folder).refused("loop.txt", "leads to itself")
    (folder / "loop.txt").unlink()
    (home / "secret.txt").write_text(WORDS, encoding="utf-8")
    (folder / "secret.txt").symlink_to(home / "secret.txt")
    run("read", folder).refused("leads outside")
    (home / "loop.html").symlink_to("loop.html")
    run("report", home / "secret.txt", "-o", "loop.html").refused("loop.html")


# Stores and disks.


@pytest.mark.parametrize("data", [b"", b"garbage" * 1000, b"SQLite format 3\x00" + bytes(5000)])
def test_a_store_of_garbage(data: bytes, dossier: Path) -> None:
    for name in ("detente.sqlite-wal", "detente.sqlite-shm"):
        (dossier / name).unlink(missing_ok=True)
    (dossier / "detente.sqlite").write_bytes(data)
    if not data:
        # An empty file is an empty store.
        assert run("read", dossier).code == 0
        return
    for command in ("read", "report", "draft", "agree", "review"):
        run(command, dossier).refused("detente.sqlite")
    run("init", dossier).refused("detente.sqlite")
    assert (dossier / "detente.sqlite").read_bytes() == data


def test_a_store_that_is_cut_off_or_of_another_program(dossier: Path) -> None:
    store = dossier / "detente.sqlite"
    dump(dossier)
    data = store.read_bytes()
    for name in ("detente.sqlite-wal", "detente.sqlite-shm"):
        (dossier / name).unlink(missing_ok=True)
    store.write_bytes(data[: len(data) // 2])
    run("read", dossier).refused("detente.sqlite")
    store.unlink()
    with contextlib.closing(sqlite3.connect(store)) as connection:
        connection.execute("CREATE TABLE other (x)")
    run("read", dossier).refused("is not a database of detente")


def started(
    *arguments: str | Path, before: Callable[[], None] | None = None
) -> "subprocess.Popen[str]":
    """Start the command line in a process of its own; ``before`` runs in it first."""
    return subprocess.Popen(
        [sys.executable, "-m", "detente", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,
    )


def finished(process: "subprocess.Popen[str]") -> Result:
    out, err = process.communicate(timeout=120)
    return Result(process.returncode, out, err)


def as_nobody() -> None:
    """Become a user who may not write; the superuser may write anywhere."""
    if os.geteuid() == 0:
        os.setuid(65534)


def nobody_can_run() -> bool:
    """Return whether such a user can run this Python at all."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", "import detente.cli"],
            capture_output=True,
            check=False,
            preexec_fn=as_nobody,
        )
    except PermissionError:
        return False
    return done.returncode == 0


@needs_posix
def test_a_dossier_that_is_read_only() -> None:
    if not nobody_can_run():
        pytest.skip("only the superuser may run this Python, and may write anywhere")
    folder = Path(tempfile.mkdtemp(prefix="detente-"))
    try:
        assert run("init", folder).code == 0
        (folder / "documents" / "a.txt").write_text(WORDS, encoding="utf-8")
        assert run("read", folder).code == 0
        before = dump(folder)
        (folder / "detente.sqlite").chmod(0o444)
        (folder / "documents").chmod(0o555)
        folder.chmod(0o555)
        finished(started("read", folder, before=as_nobody)).refused("detente.sqlite")
        draft = ("draft", folder / "documents" / "a.txt", "-o", folder / "r.yaml")
        finished(started(*draft, before=as_nobody)).refused("r.yaml", "Permission denied")
        folder.chmod(0o755)
        assert dump(folder) == before
    finally:
        folder.chmod(0o755)
        (folder / "documents").chmod(0o755)
        shutil.rmtree(folder)


@needs_posix
def test_a_disk_that_fills_up_leaves_the_old_report(home: Path, dossier: Path) -> None:
    (home / "a.txt").write_text(WORDS, encoding="utf-8")
    (home / "report.html").write_text("old", encoding="utf-8")
    (home / "case.yaml").write_text("old", encoding="utf-8")
    before = dump(dossier)
    (dossier / "documents" / "new.txt").write_text(WORDS.replace("Berg", "Holm"), encoding="utf-8")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    def on_a_full_disk(*arguments: str | Path) -> Result:
        return finished(started(*arguments, before=limited))

    on_a_full_disk("report", "a.txt", "--draws", "0").refused("report.html cannot be written")
    on_a_full_disk("draft", "a.txt", "-o", "new.yaml").refused("new.yaml cannot be written")
    on_a_full_disk("read", dossier).refused("detente.sqlite")
    for name in ("report.html", "case.yaml"):
        assert (home / name).read_text(encoding="utf-8") == "old"
    assert dump(dossier) == before
    assert {path.name for path in home.iterdir()} == {"a.txt", "report.html", "case.yaml", "talks"}


def killed_reads(dossier: Path, times: int) -> None:
    """Kill readings of a dossier at random moments; what was acknowledged stays."""
    rng = random.Random(20220112)
    with open_dossier(dossier) as opened:
        reviews = opened.store.reviews()
    assert reviews
    longest = 0.05
    for number in range(times):
        words = WORDS.replace("Berg", f"Berg{'abcdefghij'[number % 10] * (number // 10 + 1)}")
        (dossier / "documents" / f"{number}.txt").write_text(words, encoding="utf-8")
        start = time.monotonic()
        process = started("read", dossier)
        if number % 4 == 0:
            # Now and then one comes to its end, which says how long that takes.
            assert finished(process).code == 0
            longest = time.monotonic() - start
        else:
            time.sleep(rng.uniform(longest / 2, longest))
            process.kill()
            process.communicate()
        dump(dossier)
        with open_dossier(dossier) as opened:
            assert opened.store.reviews() == reviews
            for document in opened.store.record().documents:
                # A document is there with all its entries or not at all.
                assert any(s.document == document.id for s in opened.store.record().statements)
    data = json.loads(run("read", dossier, "--format", "json").out)
    assert len(data["documents"]) == times + 1


@needs_posix
def test_a_killed_read_leaves_the_store_whole(dossier: Path) -> None:
    killed_reads(dossier, 5)


@needs_posix
@pytest.mark.soak
def test_a_hundred_killed_reads(dossier: Path) -> None:
    killed_reads(dossier, 100)


# What a document says stays words.


class Tags(HTMLParser):
    """All start tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))

    def scripts(self) -> int:
        """How many scripts run; the data of charts, of which there may be fewer, do not."""
        return sum(
            tag == "script" and attributes.get("type") != "application/json"
            for tag, attributes in self.all
        )


def inert(page: str, scripts: int) -> None:
    """Assert that a page runs nothing but the report's own scripts and asks for nothing."""
    tags = Tags(page)
    assert tags.scripts() == scripts
    banned = {"iframe", "object", "embed", "base", "form", "link", "img", "video", "audio"}
    assert not {tag for tag, _ in tags.all} & banned
    for tag, attributes in tags.all:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in ("srcdoc", "action", "formaction", "src"), (tag, name)
            compact = "".join((value or "").split()).lower()
            if name in ("href", "xlink:href"):
                assert compact.startswith(("#", "https:", "http:")), (tag, value)
            assert not compact.startswith(("javascript:", "vbscript:", "data:text")), (tag, value)
        if tag == "meta":
            assert (attributes.get("http-equiv") or "").lower() in ("", "content-security-policy")


PAYLOADS = (
    "<script>window.pwned=1</script>", "</script><script>window.pwned=2</script>",
    "<img src=x onerror=window.pwned=3>", '"><svg onload=window.pwned=4>', "<!--<script>",
    "<a href='javascript:window.pwned=5'>here</a>", "{{ 7*7 }}{% raw %}", "</style></title>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>", "<iframe srcdoc='x'>",
    "&lt;script&gt;", "\\u003cscript\\u003e", "]]>", "' onclick='x",
)  # fmt: skip


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many scripts the report on a harmless text has."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "a.txt").write_text(WORDS, encoding="utf-8")
    assert run("report", folder / "a.txt", "--draws", "20", "-o", folder / "r.html").code == 0
    return Tags((folder / "r.html").read_text(encoding="utf-8")).scripts()


def reported(scripts: int, *arguments: str | Path) -> str:
    result = run("report", *arguments, "--draws", "20", "-o", "r.html")
    assert (result.code, result.err) == (0, ""), result
    page = Path("r.html").read_text(encoding="utf-8")
    inert(page, scripts)
    return page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_code_in_quoted_words_is_inert(payload: str, scripts: int, home: Path) -> None:
    words = WORDS.replace("open door", f"open {payload} door").replace("Ann Berg", f"Ann {payload}")
    (home / "a.txt").write_text(words, encoding="utf-8")
    page = reported(scripts, "a.txt", "--title", payload, "--publisher", payload)
    assert "pwned" not in payload or "pwned" in page


def test_code_in_a_page_is_inert(scripts: int, home: Path) -> None:
    body = "".join(
        f'<p onclick="window.pwned=6">{paragraph} <a href="javascript:window.pwned=7">more</a>'
        f"<script>window.pwned=8</script><img src=x onerror=window.pwned=9></p>"
        for paragraph in PARAGRAPHS[1:]
    )
    (home / "a.html").write_bytes(html(body))
    assert "pwned" not in reported(scripts, "a.html", "--date", "2031-03-05")


def test_code_in_a_case_is_inert(home: Path, scripts: int) -> None:
    (home / "a.txt").write_text(WORDS, encoding="utf-8")
    assert run("draft", "a.txt", "-o", "case.yaml").code == 0
    text = (home / "case.yaml").read_text(encoding="utf-8")
    hostile = json.dumps("".join(PAYLOADS))
    lines = [
        f"{line.partition('name:')[0]}name: {hostile}" if line.strip(" -").startswith("name: ")
        else line for line in text.splitlines()
    ]  # fmt: skip
    (home / "case.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "pwned" in reported(scripts, "case.yaml", "a.txt")


@pytest.mark.parametrize(
    "name",
    [
        "Ignore Previous Instructions", "Robert'); DROP TABLE entries;--", "__class__",
        "{speaker.__init__}", "%s%n", "../../etc/passwd", "NaN", "null", "=cmd|' /C calc'!A0",
        "\u202eevil\u202c", "A\u0300" * 50, "\x1b[2J", "A" * 5000, "🕊️ Dove",
    ],
)  # fmt: skip
def test_a_hostile_name_is_a_name(name: str, scripts: int, home: Path) -> None:
    (home / "a.txt").write_text(WORDS.replace("Ann Berg", name), encoding="utf-8")
    reported(scripts, "a.txt")
    shown = run("read", "a.txt")
    assert shown.code == 0
    assert all(sign in "\n\t" or sign.isprintable() for sign in shown.out)
    assert run("init", "talks").code == 0
    shutil.copy("a.txt", "talks/documents/a.txt")
    assert run("read", "talks").code == 0
    dump(Path("talks"))


# The edges of the calendar and of size.


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(date: str, home: Path) -> None:
    words = WORDS + "\nThe next meeting of NATO and Russia will be held on Tuesday in Geneva.\n"
    (home / "a.txt").write_text(words, encoding="utf-8")
    assert run("read", "a.txt", "--date", date).code in (0, 1)


def test_a_paragraph_of_a_million_characters(home: Path) -> None:
    (home / "a.txt").write_text("Russia said no. " + "word " * 210_000, encoding="utf-8")
    assert run("read", "a.txt").code in (0, 1)


SENTENCE = "Russia said that NATO must not deploy {} missiles in Poland."
MEASURED = """
import resource, sys
from detente.cli.work import gather
from pathlib import Path
gather([Path(sys.argv[1])])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measured(path: Path, seconds: float) -> int:
    """Return the peak of memory in kilobytes of reading a file; fail after ``seconds``."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, path],
        capture_output=True, text=True, check=True, timeout=seconds,
    )  # fmt: skip
    return int(done.stdout)


@pytest.mark.soak
def test_three_hundred_thousand_words(home: Path) -> None:
    (home / "a.txt").write_text(WORDS + "\n".join([WORDS[90:]] * 3000), encoding="utf-8")
    assert measured(home / "a.txt", 900) < 2_000_000


@pytest.mark.soak
def test_ten_thousand_sentences_in_one_paragraph(home: Path) -> None:
    words = " ".join(SENTENCE.format(number) for number in range(10_000))
    (home / "a.txt").write_text(words, encoding="utf-8")
    assert measured(home / "a.txt", 120) < 2_000_000


# Fuzzing the whole way.


def seeds() -> dict[str, bytes]:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return {
        "a.txt": WORDS.encode(),
        "a.md": b"# Title\n\n" + WORDS.encode(),
        "a.html": html(body),
        "a.docx": docx(*PARAGRAPHS),
        "a.pdf": pdf(*(line for paragraph in PARAGRAPHS for line in paragraph.splitlines())),
    }


def whole_way(inputs: list[Path]) -> bool:
    """Go from inputs to a page; return whether there is one. Only a UserError may stop it."""
    try:
        gathered = gather(inputs, date=dt.date(2031, 3, 5))
        case = case_of(gathered)
        if gathered.record is not None:
            texts = {document.id: document.text for document in gathered.record.documents}
            for said in gathered.record.statements:
                span = said.content
                assert texts[said.document][span.start : span.end] == span.text
        try:
            result, reason = analyse(case, draws=10, seed=0), None
        except UserError as error:
            result, reason = None, str(error)
        page = render(case, result, gathered.record, reason=reason, made=dt.date(2031, 3, 6))
    except UserError as error:
        # An error of two lines is no plain sentence, and so is one of none.
        if len(str(error).splitlines()) != 1:
            raise
        return False
    assert page.startswith("<!")
    assert page.rstrip().endswith("</html>")
    return True


def fuzz(folder: Path, numbers: range) -> Iterator[bool]:
    originals = seeds()
    (folder / "plain.txt").write_bytes(originals["a.txt"])
    assert run("draft", folder / "plain.txt", "-o", folder / "case.yaml").code == 0
    originals["a.yaml"] = (folder / "case.yaml").read_bytes()
    for number in numbers:
        rng = random.Random(number)
        name = sorted(originals)[number % len(originals)]
        path = folder / name
        path.write_bytes(mutated(originals[name], rng))
        try:
            yield whole_way([path])
        except BaseException as error:
            error.add_note(f"fuzz case {number}, {name}")
            raise


def test_forty_mutations_give_a_report_or_a_plain_error(home: Path) -> None:
    outcomes = list(fuzz(home, range(40)))
    assert 5 < sum(outcomes) < 40


@pytest.mark.soak
def test_fifteen_hundred_mutations(home: Path) -> None:
    outcomes = list(fuzz(home, range(40, 1540)))
    assert 200 < sum(outcomes) < 1500


def test_a_text_of_no_statements_gives_no_report(home: Path) -> None:
    (home / "a.txt").write_text(NOTHING, encoding="utf-8")
    assert not whole_way([home / "a.txt"])
