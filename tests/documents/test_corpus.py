"""Many documents in one file: tables and JSON lines."""

import csv
import datetime as dt
import io
import json
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente.documents.large as large
from detente.documents import Columns, Document, LeftOut, load, stream
from detente.documents.files import MAX_BYTES
from detente.errors import UserError

BODY = "Both sides met in Geneva, and the talks ended without an agreement."
HEAD = ("id", "title", "date", "text", "source")


def table(*rows: Sequence[str], mark: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue()


def read(path: Path, columns: Columns | None = None) -> tuple[list[Document], list[str]]:
    """Return the documents of a file, and what it says is left out."""
    found = list(stream(path, columns=columns))
    left = [str(entry) for entry in found if isinstance(entry, LeftOut)]
    return [entry for entry in found if isinstance(entry, Document)], left


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_row_is_a_document(tmp_path: Path, mark: str, encoding: str) -> None:
    long = f'{BODY}\r\n\r\n"It is over; we left," he said, | then\twent.'
    rows = (HEAD, ("a7", "Talks\nend", "2022-01-12", long, "Wire"), ("", "", "", "Más.", ""))
    data = table(*rows, mark=mark)
    bom = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path = write(tmp_path, "talks.csv", bom + data.encode(encoding))
    (first, second), left = read(path)
    assert left == []
    assert (first.text, first.kind, first.title) == (long, "table", "Talks end")
    assert (first.publisher, first.date) == ("Wire", dt.date(2022, 1, 12))
    assert first.origin == "talks.csv, row 2, id a7"
    assert (second.text, second.origin) == ("Más.", "talks.csv, row 3")
    assert (second.title, second.publisher, second.date, second.notes) == (None, None, None, ())


def test_json_lines(tmp_path: Path) -> None:
    entries = [
        {"headline": "A", "body": BODY, "published": "2022-01-12T09:30:00Z", "id": 7},
        {"body": f"{BODY} Again.", "outlet": "Wire", "other": {"body": "x"}},
        {"body": ["no words"]},
        {"body": "half \ud83d of a pair"},
    ]
    text = "\n".join(map(json.dumps, entries)) + '\n\nnot json\n"words"\n' + "[" * 100_000 + "\n"
    found, left = read(write(tmp_path, "a.jsonl", text))
    places = [document.origin.split(", ", 1)[1] for document in found]
    assert places == ["line 1, id 7", "line 2", "line 4"]
    assert [(d.title, d.publisher, d.date) for d in found[:2]] == [
        ("A", None, dt.date(2022, 1, 12)),
        (None, "Wire", None),
    ]
    assert found[2].text == "half \ufffd of a pair"
    assert [line.split(": ", 1)[1] for line in left] == [
        "rows are left out, since they have no words (line 3).",
        "rows are left out, since they are no JSON object (lines 6, 7, 8).",
    ]


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Body", "Body"),
        ("FULL_TEXT", "FULL_TEXT"),
        ("full-text", "full-text"),
        ("content,text", "text"),
        ("articleBody,story", "story"),
    ],
)
def test_columns_are_found_by_name(tmp_path: Path, head: str, text: str) -> None:
    names = head.split(",")
    cells = [f"{BODY} {name}" for name in names]
    (document,) = load(write(tmp_path, "a.csv", table(names, cells)[:-2]))
    assert document.text == f"{BODY} {text}"


def test_columns_that_the_user_names(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", table(("text", "Words", "day"), ("no", BODY, "2022-01-12")))
    (document,) = load(path, columns=Columns(text="Words", date="day"))
    assert (document.text, document.date) == (BODY, dt.date(2022, 1, 12))
    with pytest.raises(UserError, match=r"a\.csv has no column words; it has text, Words, day"):
        load(path, columns=Columns(text="words"))
    with pytest.raises(UserError, match="has no column head"):
        load(path, columns=Columns(title="head"))


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("party,issue,option,value", "is a table of positions, which detente import reads"),
        ("id,document,act,mode,content", "is a table of statements"),
        ("name,lat,lon", "no column of texts among name, lat, lon; --column text=NAME says"),
        ("text,text", "names a column twice"),
    ],
)
def test_tables_of_other_things(tmp_path: Path, head: str, reason: str) -> None:
    path = write(tmp_path, "a.csv", f"{head}\n1,2,3,4,5\n")
    with pytest.raises(UserError, match=reason):
        load(path)


def test_other_tables_are_left_out_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "positions.csv", "party,issue,option,value\na,b,c,1\n")
    write(tmp_path, "names.jsonl", '{"name": "x"}\n')
    with pytest.raises(UserError, match="holds no document"):
        load(tmp_path)
    write(tmp_path, "sub.csv", table(("text",), (BODY,)))
    assert [document.origin for document in load(tmp_path)] == ["sub.csv, row 2"]
    left, read = stream(tmp_path)
    assert "names.jsonl has no column of texts among name; --column" in str(left)
    assert isinstance(read, Document)


def test_what_is_left_out_is_told_with_its_line(tmp_path: Path) -> None:
    rows = (
        HEAD,
        ("1", "", "12/01/2022", BODY, "Wire"),
        ("2", "", "2022-01-12", "two\nlines " + BODY, "Wire"),
        ("3", "", "", "and a comma", "that", "cuts"),
        ("4", "", "", " 12 ", ""),
        ("5", "", "", "Leave a Comment", ""),
        *((str(number), "", "", "", "") for number in range(6, 16)),
    )
    path = write(tmp_path, "a.csv", table(*rows))
    found, left = read(path)
    assert [document.date for document in found] == [None, dt.date(2022, 1, 12)]
    assert [line.split(": ", 1)[1] for line in left] == [
        "row 6, id 5 is left out, since it has no words to read.",
        "dates are left out, since they are not written as 2022-01-12 (line 2).",
        "rows are left out, since they do not have 5 cells as the first row has (line 5).",
        "rows are left out, since they have no words (lines 6, 8, 9, 10, 11 and 6 more).",
    ]
    with pytest.raises(LeftOut):
        load(path)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2022-01-12", dt.date(2022, 1, 12)),
        ("2022/01/12 10:00", dt.date(2022, 1, 12)),
        ("2022-01-12T10:00:00+03:00", dt.date(2022, 1, 12)),
        ("January 12, 2022", dt.date(2022, 1, 12)),
        ("Wed, 12 Jan 2022 10:00:00 GMT", dt.date(2022, 1, 12)),
        ("12.01.2022", None),
        ("1641945600", None),
        ("2022-02-31", None),
        ("Mon, 31 Feb 2022 10:00:00 GMT", None),
    ],
)
def test_dates(tmp_path: Path, written: str, date: dt.date | None) -> None:
    (document,), left = read(write(tmp_path, "a.csv", table(("date", "text"), (written, BODY))))
    assert document.date == date
    assert len(left) == (date is None)


def test_marks_that_do_not_pair_up(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", f'id,text\n1,"{BODY}"\n2,"{BODY}\n3,{BODY}\n')
    found = stream(path)
    assert isinstance(next(found), Document)
    with pytest.raises(UserError, match=r"a\.csv cannot be read from line 3 on"):
        next(found)
    write(tmp_path, "a.csv", f'id,text\n1,"{BODY}" he said\n')
    with pytest.raises(UserError, match="from line 2 on"):
        load(path)


def test_what_is_no_json_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", json.dumps([{"text": BODY}, {"text": BODY}]))
    with pytest.raises(UserError, match="is not a JSON object on each line; line 1"):
        load(path)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_too_long(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "MAX_CHARACTERS", 1_000)
    path = write(tmp_path, name, "text\n" + "word " * 300)
    with pytest.raises(UserError, match=rf"{name} has a line 2 of over 1,000 characters"):
        load(path)
    with path.open("wb") as file:
        file.truncate(2 * 2**30 + 1)
    with pytest.raises(UserError, match=r"has 2,048\.0 MB; the limit is 2,048 MB"):
        load(path)
    path.write_bytes(b"")
    with pytest.raises(UserError, match="is empty"):
        load(path)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"text\n" + bytes(range(128, 256)) * 8, "known text encoding"),
        (b"\xff\xfe" + "text\nwords\n".encode("utf-16-le")[:-1], "begins as UTF-16"),
    ],
)
def test_damaged_text(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=rf"a\.csv .*{reason}"):
        load(write(tmp_path, "a.csv", data))


def test_null_characters_are_no_words(tmp_path: Path) -> None:
    found, left = read(write(tmp_path, "a.tsv", f'text\n"{BODY}"\nnull \x00 null\n'))
    assert len(found) == len(left) == 1


def test_a_guess_is_said(tmp_path: Path) -> None:
    rows = [("text",), *((f"{BODY} “{number}” — café",) for number in range(20))]
    data = table(*rows).encode("cp1252")
    documents = load(write(tmp_path, "a.csv", data))
    assert documents[3].text == rows[4][0]
    assert all("guessed: windows-1252" in note for d in documents for note in d.notes)
    assert len(documents[0].notes) == 1


def test_thousands_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("text\n")
        for number in range(4_000):
            file.write(f'"{BODY * 70} {number}"\n')
    assert path.stat().st_size > 15 * 2**20
    tracemalloc.start()
    try:
        assert sum(isinstance(entry, Document) for entry in stream(path)) == 4_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 6 * 2**20
    assert path.stat().st_size < MAX_BYTES


cells = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=40).map(
    lambda words: f"Ministers met; {words}."
)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(cells, min_size=1, max_size=8, unique=True), mark=st.sampled_from(",;\t"))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], mark: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = write(folder, "a.csv", table(("x", "text"), *(("", text) for text in texts), mark=mark))
    assert [document.text for document in read(path)[0]] == texts
    lines = "\n".join(json.dumps({"text": text}) for text in texts)
    assert [d.text for d in read(write(folder, "a.jsonl", lines))[0]] == texts


def test_a_table_of_nothing_is_no_document(tmp_path: Path) -> None:
    found = stream(write(tmp_path, "a.csv", "id,text\n1,\n"))
    assert isinstance(next(found), LeftOut)
    with pytest.raises(UserError, match=r"a\.csv holds no document to read"):
        next(found)
