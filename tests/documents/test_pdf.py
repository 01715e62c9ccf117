import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import detente.documents.pdf as pdf
from detente.documents import Document, load
from detente.errors import UserError

Make = Callable[..., bytes]
PROSE = (
    "The ministers of both states met at noon for talks about confi-",
    "dence and the confidence-building paper of the Secretary-",
    "General. They agreed to meet again at the Palais in Gene-",
    "va. Nothing was signed.",
)


def read(folder: Path, data: bytes) -> Document:
    path = folder / "talks.pdf"
    path.write_bytes(data)
    (document,) = load(path)
    return document


def test_lines_are_unwrapped_and_words_mended(tmp_path: Path, make_pdf: Make) -> None:
    page = (
        "Talks about confidence",
        "",
        *PROSE,
        "They leave open how the confidence-",
        "building goes on.",
    )
    document = read(tmp_path, make_pdf(page))
    assert document.text == (
        "Talks about confidence\n\nThe ministers of both states met at noon for talks about "
        "confidence and the confidence-building paper of the Secretary-General. They agreed to "
        "meet again at the Palais in Geneva. Nothing was signed.\n\nThey leave open how the "
        "confidence-building goes on."
    )
    assert (document.kind, document.title) == ("pdf", "Talks about confidence")


def test_paragraphs_go_on_over_pages(tmp_path: Path, make_pdf: Make) -> None:
    first = (
        "Talks",
        "",
        "The talks began in the morning and",
        "went on at noon; both said that they",
        "",
        "1",
    )
    second = ("would meet again in the new year.", "", "", "Page 2 of 2")
    text = read(tmp_path, make_pdf(first, second)).text
    assert text == (
        "Talks\n\nThe talks began in the morning and went on at noon; both said that they "
        "would meet again in the new year."
    )


def test_header_lines_win_over_metadata(tmp_path: Path, make_pdf: Make) -> None:
    page = ("Talks end", "Publisher: Wire", "Date: 12 January 2022", "", *PROSE)
    document = read(tmp_path, make_pdf(page, title="Meta", author="Someone"))
    assert (document.title, document.publisher) == ("Talks end", "Wire")
    assert document.date is not None
    assert document.date.isoformat() == "2022-01-12"


def test_metadata_is_a_fallback_and_its_date_is_not(tmp_path: Path, make_pdf: Make) -> None:
    document = read(tmp_path, make_pdf(PROSE, title="Meta", author="Someone"))
    assert (document.title, document.publisher, document.date) == ("Meta", "Someone", None)
    document = read(tmp_path, make_pdf(PROSE, title="(anonymous)", author="untitled"))
    assert (document.title, document.publisher) == (None, None)


def test_broken_metadata_is_passed_over(tmp_path: Path, make_pdf: Make) -> None:
    data = make_pdf(PROSE, title="Meta").replace(b"(Meta)", b"<FEFFD800>")
    document = read(tmp_path, data)
    assert document.text.startswith("The ministers")


def test_sizes_and_columns(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "talks.pdf"))
    canvas.setFont("Helvetica", 16)
    canvas.drawString(72, 774, "Talks in Geneva")
    canvas.setFont("Helvetica", 12)
    rows = ["The left column of the page", "goes on in the next, which", "has the rest of it."]
    for left in (72, 320):
        for number, row in enumerate(rows):
            canvas.drawString(left, 760 - 14 * number, row)
    canvas.save()
    (document,) = load(tmp_path / "talks.pdf")
    column = " ".join(rows)
    assert document.text == f"Talks in Geneva\n\n{column}\n\n{column}"


def test_encrypted(tmp_path: Path, make_pdf: Make) -> None:
    with pytest.raises(UserError, match=r"talks\.pdf is encrypted"):
        read(tmp_path, make_pdf(PROSE, password="secret"))


def test_truncated_and_broken(tmp_path: Path, make_pdf: Make) -> None:
    data = make_pdf(PROSE)
    with pytest.raises(UserError, match=r"talks\.pdf is cut off"):
        read(tmp_path, data[: len(data) // 2])
    with pytest.raises(UserError, match=r"talks\.pdf is damaged"):
        read(tmp_path, b"%PDF-1.4\n" + b"x" * 3000 + b"%%EOF")
    with pytest.raises(UserError, match=r"talks\.pdf is not a PDF"):
        read(tmp_path, b"Plain words.")


def drawn(*pages: Sequence[str | tuple[float, float]]) -> bytes:
    """Return a PDF whose pages have lines of text, and pictures of the given width and height."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800), invariant=1)
    picture = ImageReader(Image.new("L", (20, 20), 200))
    for page in pages:
        for number, part in enumerate(page):
            if isinstance(part, str):
                canvas.drawString(72, 700 - 14 * number, part)
            else:
                canvas.drawImage(picture, 0, 800 - part[1] * (number + 1), *part)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


SCAN = ((600.0, 800.0),)
STRIPS = ((600.0, 100.0),) * 6
LINES = ("Both sides met in Geneva, and the talks", "ended without an agreement.")


def test_a_scan_without_text_is_named(tmp_path: Path, make_pdf: Make) -> None:
    sentence = (
        r"talks\.pdf is a scan without text: run an OCR program such as OCRmyPDF on it first\."
    )
    for pages in ((SCAN,), (STRIPS, ("1", *SCAN)), ((), SCAN)):
        with pytest.raises(UserError, match=sentence):
            read(tmp_path, drawn(*pages))
    for pages in (((),), (((100.0, 100.0),),)):
        with pytest.raises(UserError, match=r"talks\.pdf has pages but no text: run an OCR"):
            read(tmp_path, drawn(*pages))
    with pytest.raises(UserError, match=r"talks\.pdf has pages but no text"):
        read(tmp_path, make_pdf(()))


@pytest.mark.parametrize(
    ("pages", "note"),
    [
        ((LINES, SCAN), "Page 2 is a scan with next to no text: run an OCR program such as"),
        ((SCAN, LINES, ("Scanned by X", *STRIPS), SCAN, SCAN), "Pages 1, 3-5 are scans with next"),
    ],
)
def test_scans_among_pages_with_text_are_told(
    tmp_path: Path, pages: Sequence[Sequence[str | tuple[float, float]]], note: str
) -> None:
    document = read(tmp_path, drawn(*pages))
    assert " ".join(LINES) in document.text
    assert len(document.notes) == 1
    assert note in document.notes[0]


def test_pictures_beside_text_are_no_scans(tmp_path: Path) -> None:
    for pages in ((LINES,), ((*LINES, *SCAN),), (LINES, ((300.0, 300.0),)), (LINES, ())):
        assert read(tmp_path, drawn(*pages)).notes == ()


def test_limits(tmp_path: Path, make_pdf: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    with pytest.raises(UserError, match=r"talks\.pdf has 3 pages; the limit is 2"):
        read(tmp_path, make_pdf(PROSE, PROSE, PROSE))
    monkeypatch.setattr("detente.documents.extract.MAX_CHARACTERS", 100)
    with pytest.raises(UserError, match=r"talks\.pdf holds \d+ characters of text; the limit"):
        read(tmp_path, make_pdf(PROSE))
