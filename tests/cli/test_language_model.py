"""Reading by a language model from the command line: asked for, announced, and marked."""

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from detente.reading.by_model import client
from detente.reading.by_model.transport import Response

from ..served import Sent, Server, says, served
from .run import run


def told(sentence: int, content: str, source: str, **more: object) -> dict[str, object]:
    rest = {"cue": None, "condition": None, "act": "assert", "mode": "indirect", "negated": False}
    return {"sentence": sentence, "content": content, "source": source, **rest, **more}


GOOD = says(
    {
        "statements": [
            told(
                2,
                "NATO should rule out membership for Ukraine",
                "Russia",
                cue="demanded",
                act="demand",
            ),
            told(
                4,
                "We will never give up the open door",
                "she",
                cue="told",
                act="reject",
                mode="direct",
            ),
        ]
    }
)


def asking(server: Server) -> tuple[str, ...]:
    return ("--model-url", server.url, "--model", "small")


def statements(out: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(out)["statements"]
    return found


def test_statements_by_a_model(article: Path) -> None:
    with served(GOOD) as server:
        result = run("read", article, "-f", "json", *asking(server))
    assert (result.code, result.err) == (0, "")
    found = [(s["act"], s["party"], s["speaker"], s["rules"][-1]) for s in statements(result.out)]
    assert found == [
        ("demand", "russia", None, "by-model:small"),
        ("reject", "nato", "Ann Berg", "by-model:small"),
    ]
    assert len(server.asked) == 1


def test_the_terminal_and_csv_say_who_read(article: Path) -> None:
    with served(GOOD) as server:
        out = run("read", article, *asking(server)).out
        assert "2 of 2 statements were read by the language model small." in out
        assert "by-model:small" in run("read", article, "-f", "csv", *asking(server)).out
    assert "language model" not in run("read", article).out


def test_a_report_by_a_model_is_marked(article: Path, home: Path) -> None:
    with served(GOOD) as server:
        result = run("report", article, "-o", home / "r.html", "--draws", "0", *asking(server))
    assert result.code == 0
    assert "read by the language model small, not yet reviewed" in (home / "r.html").read_text()


def test_a_case_is_drafted_from_what_a_model_read(article: Path) -> None:
    with served(GOOD) as server:
        result = run("draft", article, *asking(server))
    assert result.code == 0
    assert "ruled-out" in result.out


@pytest.mark.parametrize("given", [["--model", "small"], ["--model-url", "http://127.0.0.1:9/v1"]])
@pytest.mark.parametrize("command", ["read", "report", "draft"])
def test_address_and_name_go_together(command: str, given: list[str], article: Path) -> None:
    result = run(command, article, *given)
    assert result.code == 2
    assert "together" in result.err


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "nan"])
def test_a_time_that_is_none(seconds: str, article: Path) -> None:
    assert run("read", article, "--model-timeout", seconds).code == 2


def test_nothing_is_sent_unless_asked_for(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setenv("DETENTE_MODEL_KEY", "sesame")
    monkeypatch.setattr(socket.socket, "connect", connect)
    assert run("read", article, "-f", "json").code == 0


def test_what_sends_is_not_even_loaded_unless_asked_for(article: Path) -> None:
    script = (
        "import sys; from detente.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('detente.reading.by_model.transport' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "read", article], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"


def test_an_address_elsewhere_is_announced(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_MODEL_KEY", "sesame")
    monkeypatch.setattr(client, "post", lambda endpoint, body: Response(200, GOOD.body, 0.0))
    result = run(
        "read", article, "-f", "json", "--model-url", "https://models.example.org/v1",
        "--model", "small",
    )  # fmt: skip
    assert result.code == 0
    assert result.err == (
        "The text of the documents is sent to https://models.example.org:443/v1 (model small).\n"
    )
    assert "sesame" not in result.out


def test_the_key_is_sent_and_never_shown(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_MODEL_KEY", "sesame-17")
    with served(GOOD) as server:
        result = run("read", article, "-f", "json", *asking(server))
    assert server.headers[0]["Authorization"] == "Bearer sesame-17"
    assert "sesame" not in result.out + result.err
    with served(Sent(b'{"error": {"message": "bad key sesame-17"}}', 401)) as server:
        result = run("read", article, "-f", "json", *asking(server))
    result.refused("DETENTE_MODEL_KEY", "bad key")
    assert "sesame" not in result.err


def test_what_a_model_makes_up_is_told_and_commands_no_terminal(article: Path) -> None:
    made_up = says({"statements": [told(2, "\x1b[31mNATO surrenders\x07\n\u202e", "NATO")]})
    with served(made_up) as server:
        result = run("read", article, "-f", "json", *asking(server))
    assert result.code == 0
    assert statements(result.out) == []
    (line,) = result.err.splitlines()
    assert line.isprintable()
    assert line.startswith("article.txt: what the model says is not in the text")
    assert "NATO surrenders" in line


def test_a_server_that_is_not_there(article: Path) -> None:
    with served(GOOD) as server:
        pass
    run("read", article, *asking(server)).refused("Nobody listens at", server.url)


def test_a_model_that_makes_no_sense(article: Path, home: Path) -> None:
    with served(says("Sure! Here are the statements you asked for.")) as server:
        run("report", article, "-o", home / "r.html", *asking(server)).refused("small", "form")
    assert not (home / "r.html").exists()


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/v1", "https://me:sesame@example.org/v1"])
def test_an_address_that_is_none(url: str, article: Path) -> None:
    result = run("read", article, "--model-url", url, "--model", "small")
    result.refused("address")
    assert "sesame" not in result.err


def test_a_dossier_keeps_what_a_model_read_until_it_is_told_otherwise(
    article: Path, home: Path
) -> None:
    assert run("init", "talks").code == 0
    article.rename(home / "talks" / "documents" / "article.txt")
    with served(GOOD) as server:
        first = run("read", "talks", "-f", "json", *asking(server))
        assert run("read", "talks", "-f", "json", *asking(server)).out == first.out
    assert len(server.asked) == 1
    assert run("read", "talks", "-f", "json").out == first.out
    assert run("report", "talks", "-o", home / "r.html", "--draws", "0").code == 0
    assert "read by the language model small" in (home / "r.html").read_text()
    by_rules = run("read", "talks", "-f", "json", "--no-model")
    assert "by-model" not in by_rules.out
    assert len(statements(by_rules.out)) > 2
    assert run("read", "talks", "-f", "json").out == by_rules.out


def test_no_model_and_a_model(article: Path) -> None:
    assert run("read", article, "--no-model", "--model", "small").code == 2
