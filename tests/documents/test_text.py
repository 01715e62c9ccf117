import datetime as dt
from pathlib import Path

import pytest

from detente.documents import Document, load
from detente.errors import UserError

BODY = "Both sides met in Geneva, and the talks ended without an agreement."


def read(folder: Path, name: str, text: str | bytes) -> Document:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (document,) = load(path)
    return document


def kept(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.content]


def test_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = f"Talks end\r\n\r\n{BODY}  \r\nE\u0301lan 𝒜.\r"
    document = read(tmp_path, "a.txt", text)
    assert document.text == text
    assert document.kind == "text"
    assert document.origin == "a.txt"


def test_headline_is_title_and_is_read(tmp_path: Path) -> None:
    document = read(tmp_path, "a.txt", f"Talks end\nin Geneva\n\n{BODY}\n")
    assert document.title == "Talks end in Geneva"
    assert kept(document) == [f"Talks end\nin Geneva\n\n{BODY}"]


@pytest.mark.parametrize(
    "text",
    [f"Talks end.\n\n{BODY}", f"Talks end\n{BODY}", "Talks end\n\n", f"{'long ' * 40}\n\n{BODY}"],
)
def test_no_headline(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, "a.txt", text).title is None


@pytest.mark.parametrize(
    "text",
    [
        f"Talks end\nPublisher: Wire\nDate: 2022-01-12\n\n{BODY}",
        f"Talks end\r\n\r\npublisher:Wire\r\nDATE: January 12, 2022\r\n\r\n{BODY}",
        f"Publisher: Wire\nDate: 12 January 2022\n\nTalks end\n\n{BODY}",
        f"Title: Talks end\nDate: 2022-01-12T10:00:00Z\nPublisher: Wire\n{BODY}",
    ],
)
def test_header_lines(tmp_path: Path, text: str) -> None:
    document = read(tmp_path, "a.txt", text)
    found = (document.title, document.publisher, document.date)
    assert found == ("Talks end", "Wire", dt.date(2022, 1, 12))
    words = "".join(kept(document))
    assert BODY in words
    assert "Wire" not in words
    assert "2022" not in words


def test_header_lines_further_down_are_text(tmp_path: Path) -> None:
    document = read(tmp_path, "a.txt", f"Talks end\n\n{BODY}\n\nDate: 2022-01-12\n")
    assert document.date is None
    assert kept(document)[0].endswith("Date: 2022-01-12")
    late = "\n" * 10 + f"Publisher: Wire\n\n{BODY}"
    assert read(tmp_path, "b.txt", late).publisher is None


def test_date_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"a\.txt gives its date as '12/01/2022'"):
        read(tmp_path, "a.txt", f"Talks\nDate: 12/01/2022\n\n{BODY}")


def test_markdown(tmp_path: Path) -> None:
    text = f"# Talks end.\nPublisher: Wire\nDate: 2022-01-12\n\n{BODY}\n\n## Next\n\nMore.\n"
    document = read(tmp_path, "a.md", text)
    assert document.text == text
    assert (document.kind, document.title) == ("markdown", "Talks end.")
    assert (document.publisher, document.date) == ("Wire", dt.date(2022, 1, 12))
    assert kept(document) == ["Talks end.", BODY, "Next\n\nMore."]


def test_markdown_without_title_has_none(tmp_path: Path) -> None:
    assert read(tmp_path, "a.md", f"Talks end\n\n{BODY}").title is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_is_dropped(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, "a.txt", BODY.encode(encoding)).text == BODY


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "koi8-r"])
def test_encodings_are_detected(tmp_path: Path, encoding: str) -> None:
    text = (
        "“We’re ready,” O’Brien said in Genève: £5 and €6 for the café of the alliance’s envoys. "
        * 5
        if encoding == "cp1252"
        else "Переговоры в Женеве закончились без соглашения, заявил министр. " * 5
    )
    assert read(tmp_path, "a.txt", text.encode(encoding)).text == text


def test_language(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", BODY).language == "en"
    german = "Die Gespräche in Genf endeten am Montag ohne Ergebnis."
    assert read(tmp_path, "b.txt", german).language == "und"


def test_a_wrong_date_is_shown_on_one_line(tmp_path: Path) -> None:
    with pytest.raises(
        UserError, match="gives its date as '20\ufffd31-99-99', which is not"
    ) as told:
        read(tmp_path, "a.txt", f"Date: 20\x1c31-99-99\n\n{BODY}")
    assert str(told.value).isprintable()
