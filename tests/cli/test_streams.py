"""The command line as a process of its own: pipes, full disks, terminals and encodings."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from .run import WORDS

DETENTE = (sys.executable, "-m", "detente")
HOSTILE = WORDS.replace("meet in", "meet\x1b]0;owned\x07 \u202e\x9b2J in").replace(
    "open door,", "\x1b[31mopen \u2066door,"
)


def detente(*arguments: str | Path, **settings: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*DETENTE, *arguments], capture_output=True, check=False, timeout=120, **settings
    )  # type: ignore[call-overload, no-any-return]


def test_the_module_is_the_command() -> None:
    result = detente("--help")
    assert result.returncode == 0
    assert b"detente" in result.stdout


def test_a_user_error_is_one_line_and_no_traceback() -> None:
    result = detente("read", "missing.txt")
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr == b"detente: missing.txt does not exist.\n"


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_a_reader_that_goes_away_is_no_error(form: str, article: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        result = subprocess.run(
            [*DETENTE, "read", article, "--format", form],
            stdout=write, stderr=subprocess.PIPE, check=False, timeout=120,
        )  # fmt: skip
    finally:
        os.close(write)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_disk_that_is_full_is_told(article: Path) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [*DETENTE, "read", article, "--format", "json"],
            stdout=full, stderr=subprocess.PIPE, check=False, timeout=120,
        )  # fmt: skip
    assert result.returncode == 1
    assert result.stderr == b"detente: The result cannot be printed: No space left on device.\n"


def test_a_closed_output_is_no_fault(article: Path) -> None:
    command = f'exec "{sys.executable}" -m detente draft article.txt -o case.yaml >&- 2>&-'
    assert subprocess.run(["sh", "-c", command], check=False, timeout=120).returncode == 0
    assert Path("case.yaml").stat().st_size > 1000


def test_a_stream_of_few_characters_fails_nothing(article: Path) -> None:
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}
    data = json.loads(detente("read", article, "--format", "json", env=plain).stdout)
    assert data["documents"][0]["text"] == WORDS
    assert detente("read", article, env=plain).returncode == 0


def on_a_terminal(*arguments: str | Path) -> str:
    """Return what the command sends to a terminal of 120 columns."""
    ours, theirs = pty.openpty()
    # Without a TERM that has colours, rich sends none of its own.
    settings = {**os.environ, "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "120"}
    with subprocess.Popen(
        [*DETENTE, *arguments], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=settings
    ) as process:
        os.close(theirs)
        sent = b""
        while True:
            try:
                part = os.read(ours, 65536)
            # Linux says so when the other side has closed.
            except OSError:
                break
            if not part:
                break
            sent += part
        os.close(ours)
        assert process.wait(timeout=120) == 0, sent
    return sent.decode("utf-8")


@pytest.mark.parametrize(
    "arguments", [("read",), ("read", "-f", "json"), ("read", "-f", "csv"), ("draft",)]
)
def test_a_document_does_not_command_the_terminal(arguments: tuple[str, ...], home: Path) -> None:
    (home / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    shown = on_a_terminal(*arguments, "hostile.txt")
    assert "Ukraine" in shown
    assert {sign for sign in shown if not sign.isprintable()} <= {"\r", "\n", "\t"}
