"""``detente articles`` and ``detente compare``."""

import json

import pytest

from .run import run

OLD = """\
Draft Treaty between Norway and Sweden

Article 1
Ports

Norway shall open [two] ports [Sweden: by May].

Article 2
Term

This Treaty shall last.
"""
NEW = OLD.replace("shall open [two]", "should open three")
NEWS = "Talks fail\n\nNorway said on Monday that it would not sign the treaty.\n"


@pytest.fixture
def files(tmp_path):
    """Write the drafts and the report, and return their folder."""
    for name, text in (("old.txt", OLD), ("new.txt", NEW), ("news.txt", NEWS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_articles_shows_open_text_and_duties(files):
    done = run("articles", files / "old.txt")
    assert (done.code, done.err) == (0, "")
    for words in ("Article 1: Ports", "[two]", "Sweden", "obligation", "shall open [two] ports"):
        assert words in " ".join(done.out.split())


def test_articles_as_data_has_exact_stretches(files):
    data = json.loads(run("articles", files / "old.txt", "-f", "json").out)
    assert data["kind"] == "treaty"
    for bracket in data["brackets"]:
        span = bracket["span"]
        assert OLD[span["start"] : span["end"]] == span["text"]
    assert [b["span"]["text"] for b in data["brackets"]] == ["[two]", "[Sweden: by May]"]


def test_compare_tells_what_was_softened(files):
    done = run("compare", files / "old.txt", files / "new.txt")
    assert done.code == 0
    assert "Rules softened: 1; hardened: 0; reversed: 0." in done.out
    assert "“shall” became “should”: softened." in " ".join(done.out.replace("│", " ").split())


def test_compare_as_data_cites_both_drafts(files):
    data = json.loads(run("compare", files / "old.txt", files / "new.txt", "-f", "json").out)
    changes = [c for pair in data["pairs"] for c in pair["changes"]]
    assert {c["kind"] for c in changes} == {"softened", "bracket-closed", "number-changed"}
    for change in changes:
        for text, side in ((OLD, change["old"]), (NEW, change["new"])):
            assert text[side["start"] : side["end"]] == side["text"]


def test_a_news_report_is_refused_in_a_sentence(files):
    run("articles", files / "news.txt").refused("news.txt does not look like a draft")
    run("compare", files / "old.txt", files / "news.txt").refused("news.txt")
    assert run("articles", files / "news.txt", "--anyway").code == 0


def test_a_folder_of_several_documents_is_refused(files):
    run("articles", files).refused("holds 3 documents")


def test_brackets_without_end_are_refused(files):
    (files / "wild.txt").write_text(OLD + "[a] " * 30_000, encoding="utf-8")
    run("articles", files / "wild.txt").refused("over 20,000 brackets")
    run("articles", files / "wild.txt", "--anyway").refused("over 20,000 brackets")


def test_compare_writes_a_page(files):
    done = run("compare", files / "old.txt", files / "new.txt", "-o", files / "page.html")
    assert done.code == 0
    assert "page.html" in done.out
    text = (files / "page.html").read_text(encoding="utf-8")
    assert "<del" in text
    assert "rule softened" in text.lower()


def test_a_draft_is_never_written_over(files):
    run("compare", files / "old.txt", files / "new.txt", "-o", files / "old.txt").refused("old.txt")
    assert (files / "old.txt").read_text(encoding="utf-8") == OLD
