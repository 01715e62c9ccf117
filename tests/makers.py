"""A file of each kind that is read, made of given paragraphs."""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Sequence
from email.charset import QP, Charset
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

# What no XML and no JSON text of others can hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Make = Callable[[Sequence[str]], bytes]


def as_text(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def as_html(paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return f'<html><head><meta charset="utf-8"></head><body><article>{body}</article>'.encode()


def as_mhtml(paragraphs: Sequence[str]) -> bytes:
    readable = Charset("utf-8")
    readable.body_encoding = QP
    archive = MIMEMultipart("related")
    archive.attach(MIMEText(as_html(paragraphs).decode(), "html", readable))
    return archive.as_bytes()


def as_pdf(paragraphs: Sequence[str]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=0)
    height = 760
    for paragraph in paragraphs:
        for line in re.findall(r".{1,80}(?:\s|$)", paragraph):
            # The standard fonts of a PDF have no curly marks in this encoding.
            canvas.drawString(72, height, line.strip().replace("“", '"').replace("”", '"'))
            height -= 14
        height -= 14
    canvas.save()
    return buffer.getvalue()


def as_docx(paragraphs: Sequence[str]) -> bytes:
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(_CONTROLS.sub(" ", paragraph))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_table(paragraphs: Sequence[str], mark: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark)
    writer.writerows([("Headline", "Body"), ("Envoys meet", "\n\n".join(paragraphs))])
    return out.getvalue().encode()


def as_json_lines(paragraphs: Sequence[str]) -> bytes:
    return json.dumps({"text": "\n\n".join(paragraphs)}).encode()


def as_mail(paragraphs: Sequence[str]) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Envoys meet"
    message.set_content("\n\n".join(paragraphs), cte="quoted-printable")
    return message.as_bytes()


def as_rtf(paragraphs: Sequence[str]) -> bytes:
    units = r"\par ".join(re.sub(r"[\\{}]", r"\\\g<0>", text) for text in paragraphs)
    text = re.sub(r"[^\x20-\x7e]", lambda mark: _escaped(mark[0]), units)
    return rf"{{\rtf1\ansi\ansicpg1252 {text}}}".encode("ascii")


def _escaped(mark: str) -> str:
    data = mark.encode("utf-16-le", "surrogatepass")
    places = range(0, len(data), 2)
    return "".join(rf"\u{int.from_bytes(data[at : at + 2], 'little')}?" for at in places)


MAKERS: dict[str, Make] = {
    ".txt": as_text,
    ".md": as_text,
    ".html": as_html,
    ".htm": as_html,
    ".mhtml": as_mhtml,
    ".mht": as_mhtml,
    ".pdf": as_pdf,
    ".docx": as_docx,
    ".rtf": as_rtf,
    ".eml": as_mail,
    ".mbox": lambda paragraphs: b"From x Wed Jan 12 10:00:00 2022\n" + as_mail(paragraphs),
    ".csv": lambda paragraphs: as_table(paragraphs, ","),
    ".tsv": lambda paragraphs: as_table(paragraphs, "\t"),
    ".jsonl": as_json_lines,
    ".ndjson": as_json_lines,
}
"""By the ending of the file."""
