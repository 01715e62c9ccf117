import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import detente.documents.docx as docx
from detente.documents import Document, load
from detente.errors import UserError

Make = Callable[..., bytes]
BODY = "Both sides met in Geneva, and the talks ended without an agreement."


def read(folder: Path, data: bytes) -> Document:
    path = folder / "talks.docx"
    path.write_bytes(data)
    (document,) = load(path)
    return document


def rewrite(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as archive:
        for part in source.namelist():
            content = source.read(part)
            archive.writestr(part, change(content) if part == "word/document.xml" else content)
    return buffer.getvalue()


def test_paragraphs_and_tables_in_order(tmp_path: Path, make_docx: Make) -> None:
    data = make_docx("Talks end", BODY, "", "Leave a Comment", table=[["Side", "Yes."]])
    document = read(tmp_path, data)
    assert document.text == f"Talks end\n\n{BODY}\n\nLeave a Comment\n\nSide\n\nYes."
    words = [document.text[start:end] for start, end in document.content]
    assert words == [f"Talks end\n\n{BODY}", "Side\n\nYes."]
    # The template's core properties carry a date of 2013, which is no dateline.
    assert (document.kind, document.title, document.date) == ("docx", "Talks end", None)


@pytest.mark.parametrize("style", ["Title", "Heading 1"])
def test_title_style_and_header_lines(tmp_path: Path, make_docx: Make, style: str) -> None:
    title = "Talks end."
    data = make_docx(title, "Publisher: Wire", "Date: 12 January 2022", BODY, style=style)
    document = read(tmp_path, data)
    found = (document.title, document.publisher, document.date)
    assert found == (title, "Wire", dt.date(2022, 1, 12))
    words = [document.text[start:end] for start, end in document.content]
    assert words == [title, BODY]


def test_merged_cell_is_read_once(tmp_path: Path) -> None:
    from docx import Document as WordDocument

    word = WordDocument()
    table = word.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 1)).text = BODY
    buffer = io.BytesIO()
    word.save(buffer)
    assert read(tmp_path, buffer.getvalue()).text == BODY


def test_tracked_changes_count_as_accepted(tmp_path: Path, make_docx: Make) -> None:
    run = b"<w:r><w:t>%s</w:t></w:r>"
    old, new = run % b"OLD", run % b"new" + b"<w:r><w:tab/><w:t>words</w:t><w:br/></w:r>"
    changes = (
        b"<w:del>"
        + old.replace(b"w:t>", b"w:delText>")
        + b"</w:del><w:moveFrom>"
        + old
        + b"</w:moveFrom><w:ins>"
        + new
        + b"</w:ins>"
        + run % b"end"
    )
    data = rewrite(make_docx(BODY, "MARK"), lambda part: part.replace(run % b"MARK", changes))
    assert read(tmp_path, data).text == f"{BODY}\n\nnew\twords\nend"


def test_content_controls_are_read(tmp_path: Path, make_docx: Make) -> None:
    box = b"<w:sdt><w:sdtContent><w:p><w:r><w:t>Inside.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    data = rewrite(make_docx(BODY), lambda part: part.replace(b"<w:sectPr", box + b"<w:sectPr", 1))
    assert read(tmp_path, data).text == f"{BODY}\n\nInside."


def test_encrypted_archive(tmp_path: Path, make_docx: Make) -> None:
    data = bytearray(make_docx(BODY))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UserError, match=r"talks\.docx is encrypted; save a copy"):
        read(tmp_path, bytes(data))


def test_encrypted(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"talks\.docx is encrypted or an old Word file"):
        read(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_truncated_and_broken(tmp_path: Path, make_docx: Make) -> None:
    data = make_docx(BODY)
    for broken in (data[: len(data) // 2], b"no archive", b"PK\x03\x04"):
        with pytest.raises(UserError, match=r"talks\.docx is damaged"):
            read(tmp_path, broken)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(UserError, match=r"talks\.docx is damaged"):
        read(tmp_path, buffer.getvalue())


def test_bomb_is_not_unpacked(
    tmp_path: Path, make_docx: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx, "MAX_UNPACKED", 2**20)
    buffer = io.BytesIO(make_docx(BODY))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/zeros.bin", bytes(2**20))
    with pytest.raises(UserError, match=r"talks\.docx unpacks to [\d.]+ MB in \d+ parts"):
        read(tmp_path, buffer.getvalue())


def test_entities_are_not_expanded(tmp_path: Path, make_docx: Make) -> None:
    entity = b'<!DOCTYPE d [<!ENTITY leak SYSTEM "file:///etc/hostname">]><w:document '
    data = rewrite(
        make_docx(BODY, "MARK"),
        lambda part: part.replace(b"MARK", b"&leak;").replace(b"<w:document ", entity, 1),
    )
    assert read(tmp_path, data).text == BODY


def test_parts_of_another_type_are_damage_and_a_fault_of_ours_is_not(
    tmp_path: Path, make_docx: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = make_docx(BODY)
    changes: dict[str, Callable[[bytes], bytes]] = {
        "[Content_Types].xml": lambda part: part.replace(b"styles+xml", b"x+xml"),
        "_rels/.rels": lambda part: part.replace(b"officeDocument", b"other"),
        "word/document.xml": lambda part: part.replace(b"w:body", b"w:other"),
        "word/styles.xml": lambda part: part[:-9],
    }
    for changed, change in changes.items():
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as archive:
            for part in source.namelist():
                content = source.read(part)
                archive.writestr(part, change(content) if part == changed else content)
        with pytest.raises(UserError, match=r"talks\.docx is damaged and cannot be read"):
            read(tmp_path, buffer.getvalue())

    def fail(_: object) -> str:
        raise AttributeError("ours")

    monkeypatch.setattr(docx, "_text", fail)
    with pytest.raises(AttributeError, match="ours"):
        read(tmp_path, data)
