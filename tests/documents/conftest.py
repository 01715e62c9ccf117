"""Makers of files in each format."""

import io
from collections.abc import Callable, Sequence

import pytest

MakePdf = Callable[..., bytes]


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    def make(
        *pages: Sequence[str],
        title: str = "",
        author: str = "",
        password: str | None = None,
        size: int = 12,
    ) -> bytes:
        """Print each page's lines 14 points apart; an empty line leaves a gap."""
        buffer = io.BytesIO()
        locks = StandardEncryption(password, ownerPassword="o") if password else None
        canvas = Canvas(buffer, encrypt=locks, invariant=1)
        canvas.setTitle(title)
        canvas.setAuthor(author)
        for page in pages:
            canvas.setFont("Helvetica", size)
            for number, line in enumerate(page):
                canvas.drawString(72, 760 - 14 * number, line)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    return make


@pytest.fixture(scope="session")
def make_docx() -> Callable[..., bytes]:
    from docx import Document

    def make(
        *paragraphs: str, style: str | None = None, table: Sequence[Sequence[str]] = ()
    ) -> bytes:
        """Write the paragraphs, the first in ``style``, and then a table."""
        document = Document()
        for number, paragraph in enumerate(paragraphs):
            document.add_paragraph(paragraph, style=style if number == 0 else None)
        if table:
            grid = document.add_table(len(table), len(table[0]))
            for row, cells in zip(grid.rows, table, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return make


@pytest.fixture(scope="session")
def make_html() -> Callable[..., bytes]:
    import html

    def make(*paragraphs: str, head: str = "", charset: str = "utf-8") -> bytes:
        """Write a page whose article has the paragraphs, with navigation and a footer."""
        body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
        page = (
            f'<!doctype html><html><head><meta charset="{charset}">{head}</head><body>'
            f'<nav><a href="/">Start page</a></nav><article>{body}</article>'
            "<footer>Imprint of the page</footer></body></html>"
        )
        return page.encode(charset)

    return make
