import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.documents import Document, load
from detente.errors import UserError

FIRST = "NATO rejected the demand of Moscow on Wednesday, officials in Brussels said afterwards."
SECOND = "“We are ready to sit down,” Stoltenberg told reporters after four hours – in 1997-05-27."


def read(folder: Path, data: bytes) -> Document:
    path = folder / "page.html"
    path.write_bytes(data)
    (document,) = load(path)
    return document


def test_article_and_metadata(tmp_path: Path, make_html: Callable[..., bytes]) -> None:
    head = (
        '<title>Talks stall</title><meta property="og:site_name" content="Wire">'
        '<meta property="article:published_time" content="2022-01-12T18:00:00Z">'
    )
    document = read(tmp_path, make_html(FIRST, SECOND, "Leave a Comment", head=head))
    assert document.text == f"{FIRST}\n\n{SECOND}\n\nLeave a Comment"
    assert document.content == ((0, len(FIRST) + 2 + len(SECOND)),)
    assert (document.kind, document.title, document.publisher) == ("html", "Talks stall", "Wire")
    assert document.date == dt.date(2022, 1, 12)


def test_no_date_is_guessed_from_prose(tmp_path: Path, make_html: Callable[..., bytes]) -> None:
    assert read(tmp_path, make_html(FIRST, SECOND)).date is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="DC.date" content="2022-01-12">',
        '<script type="application/ld+json">{"datePublished": "2022-01-12T09:00"}</script>',
        '<meta name="date" content="soon"><meta itemprop="datePublished" content="2022-01-12">',
    ],
)
def test_stated_dates(tmp_path: Path, make_html: Callable[..., bytes], head: str) -> None:
    assert read(tmp_path, make_html(FIRST, SECOND, head=head)).date == dt.date(2022, 1, 12)


def test_time_element_in_article(tmp_path: Path) -> None:
    page = (
        '<html><body><time datetime="2000-01-01">x</time><article>'
        f'<time datetime="2022-01-12">Wednesday</time><p>{FIRST}</p><p>{SECOND}</p>'
        "</article></body></html>"
    )
    assert read(tmp_path, page.encode()).date == dt.date(2022, 1, 12)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "windows-1251", "cp932"])
def test_declared_encoding(tmp_path: Path, make_html: Callable[..., bytes], charset: str) -> None:
    words = {"windows-1251": "Сергей Рябков", "cp932": "外務大臣"}.get(charset, "“Café”")
    text = (
        f"{words} was named among those who took part in the long talks of Wednesday in Brussels."
    )
    assert read(tmp_path, make_html(text, FIRST, charset=charset)).text.startswith(text)


def test_nothing_active_survives(tmp_path: Path) -> None:
    page = f"""<html><body onload="steal()"><article><script>steal()</script>
    <p onclick="steal()">NATO <a href="javascript:steal()">rejected</a> the demand of Moscow on
    Wednesday, officials said.</p><iframe src="http://evil.invalid/steal"></iframe>
    <p>{FIRST}<img src=x onerror="steal()"></p><style>p {{ content: "steal" }}</style>
    </article><div class="comments"><p>What a waste of everyone's time this steal is.</p></div>
    </body></html>"""
    document = read(tmp_path, page.encode())
    assert "NATO rejected the demand of Moscow on Wednesday, officials said." in document.text
    for word in ("steal", "javascript", "http", "<", "onclick"):
        assert word not in document.text


def test_lists_and_tables_have_no_marks(tmp_path: Path) -> None:
    page = (
        f"<html><body><article><p>{FIRST}</p><ul><li>First point of the offer</li></ul><table>"
        f"<tr><th>Side</th><th>Answer</th></tr><tr><td>Moscow</td><td>Not yet</td></tr></table>"
        f"<p>{SECOND}</p></article></body></html>"
    )
    rows = read(tmp_path, page.encode()).text.split("\n\n")
    assert rows == [FIRST, "First point of the offer", "Side | Answer", "Moscow | Not yet", SECOND]


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "just words",
        "<html><body><script>var words</script></body></html>",
        "<?xml?>",
        "<",
    ],
)
def test_no_article(tmp_path: Path, page: str) -> None:
    with pytest.raises(UserError, match=r"page\.html .*no article text found"):
        read(tmp_path, page.encode())


def test_deep_nesting_ends(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 20_000 + f"<p>{FIRST}</p>" + "</div>" * 20_000
    with pytest.raises(UserError, match=r"page\.html"):
        read(tmp_path, page.encode())


def test_parser_failure_is_told(
    tmp_path: Path, make_html: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    with pytest.raises(UserError, match=r"page\.html cannot be read as a web page"):
        read(tmp_path, make_html(FIRST))


def test_odd_characters(tmp_path: Path, make_html: Callable[..., bytes]) -> None:
    page = make_html(FIRST, "MARK").replace(b"MARK", b"It &#xD800; &#0; &#x1D49C; \x0c was said.")
    text = read(tmp_path, page).text
    assert "\U0001d49c" in text
    text.encode()


def test_broken_json_date(tmp_path: Path, make_html: Callable[..., bytes]) -> None:
    head = r'<script type="application/ld+json">{"datePublished": "2022\x01"}</script>'
    assert read(tmp_path, make_html(FIRST, SECOND, head=head)).date is None


def test_xml_prologue(tmp_path: Path, make_html: Callable[..., bytes]) -> None:
    page = b'<?xml version="1.0" encoding="utf-8"?>' + make_html(FIRST, SECOND)
    assert read(tmp_path, page).text == f"{FIRST}\n\n{SECOND}"
