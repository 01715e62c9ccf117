"""What holds for whatever is written into a file."""

import contextlib
import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.documents import Document, identity, load, normalise
from detente.documents.paragraphs import lines, paragraphs, stretches
from detente.errors import UserError

LEAD = "Both sides met in Geneva, and the talks ended without an agreement on the guarantees."
ENDINGS = ["txt", "md", "html", "docx"]

Files = tuple[Path, dict[str, Callable[[str], bytes]]]

# No control characters, which XML and HTML cannot hold; no halves of surrogate pairs.
letters = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))
pieces = [
    "\r\n",
    "\n",
    "\r",
    "\n\n",
    "𝒜",
    "\U0001f54a",
    "e\u0301",
    "\u0323\u0307",
    "# ",
    "He left.",
]
words = st.lists(st.one_of(letters, st.sampled_from(pieces)), max_size=60).map("".join)


@pytest.fixture(scope="session")
def files(
    tmp_path_factory: pytest.TempPathFactory,
    make_pdf: Callable[..., bytes],
    make_docx: Callable[..., bytes],
    make_html: Callable[..., bytes],
) -> Files:
    """A folder, and for each ending a maker of a file with the given text."""
    makers: dict[str, Callable[[str], bytes]] = {
        "txt": lambda text: f"{LEAD}\n\n{text}".encode(),
        "md": lambda text: f"# {LEAD}\n\n{text}".encode(),
        "html": lambda text: make_html(LEAD, LEAD.replace("Geneva", "Vienna"), text),
        "docx": lambda text: make_docx(LEAD, text),
        "pdf": lambda text: make_pdf((LEAD, "", text)),
    }
    return tmp_path_factory.mktemp("files"), makers


def check(document: Document) -> None:
    text = document.text
    assert document.id == identity(text) == identity(normalise(text))
    assert normalise(normalise(text)) == normalise(text)
    end_before = 0
    for start, end in document.content:
        assert end_before <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert document.span(start, end).text == text[start:end]
        citation = document.cite(document.span(start, end))
        around = text[start - len(citation.before) : end + len(citation.after)]
        assert around == citation.before + citation.text + citation.after
        end_before = end
    assert document.content


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=40, deadline=None)
@given(text=words, data=st.data())
def test_offsets_and_identity(
    files: Files,
    ending: str,
    text: str,
    data: st.DataObject,
) -> None:
    folder, makers = files
    path = folder / f"random.{ending}"
    path.write_bytes(makers[ending](text))
    (document,) = load(path)
    check(document)
    assert (document,) == load(path)
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    assert document.span(start, end).text == document.text[start:end]
    if ending in ("txt", "md"):
        assert document.text.encode() == path.read_bytes()
    assert LEAD in document.text


@given(text=words)
def test_paragraphs_cover_every_line(text: str) -> None:
    found = paragraphs(text)
    inner = [line for start, end in found for line in lines(text[start:end])]
    assert len(inner) == len(lines(text))
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    assert "".join(text.split()) == "".join("".join(text[a:b].split()) for a, b in found)


@given(text=words, data=st.data())
def test_stretches_are_what_is_not_cut(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    cuts = [
        (min(pair), max(pair))
        for pair in data.draw(st.lists(st.tuples(places, places), max_size=5))
    ]
    gone = {place for start, end in cuts for place in range(start, end)}
    left = {place for start, end in stretches(text, cuts) for place in range(start, end)}
    assert not left & gone
    missing = set(range(len(text))) - left - gone
    assert all(text[place].isspace() for place in missing)


def rezip(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change a Word file's main part inside an archive that stays whole."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as archive:
        for part in source.namelist():
            inner = source.read(part)
            archive.writestr(part, change(inner) if part == "word/document.xml" else inner)
    return buffer.getvalue()


def mutate(valid: bytes, data: st.DataObject) -> bytes:
    """Overwrite, insert, repeat or cut bytes at a few places."""
    mutant = bytearray(valid)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(mutant)))
        piece = data.draw(st.binary(max_size=8))
        match data.draw(st.sampled_from(["write", "insert", "repeat", "drop", "cut"])):
            case "write":
                mutant[place : place + len(piece)] = piece
            case "insert":
                mutant[place:place] = piece
            case "repeat":
                mutant[place:place] = mutant[place : place + 40]
            case "drop":
                del mutant[place : place + 20]
            case "cut":
                del mutant[max(place, 1) :]
    return bytes(mutant)


def fuzz(files: Files, ending: str, inner: bool, examples: int) -> None:
    folder, makers = files
    valid = makers[ending]("Date: 12 January 2022 was the day, “Café” the place. Leave a Comment")
    path = folder / f"mutant.{ending}"

    @settings(max_examples=examples, deadline=None, database=None)
    @given(data=st.data())
    def run(data: st.DataObject) -> None:
        mutant = rezip(valid, lambda part: mutate(part, data)) if inner else mutate(valid, data)
        path.write_bytes(mutant)
        with contextlib.suppress(UserError):
            check(*load(path))

    run()


KINDS = [("txt", False), ("html", False), ("pdf", False), ("docx", False), ("docx", True)]


@pytest.mark.parametrize(("ending", "inner"), KINDS)
def test_mutants_give_a_document_or_a_user_error(files: Files, ending: str, inner: bool) -> None:
    fuzz(files, ending, inner, 60)


@pytest.mark.soak
@pytest.mark.parametrize(("ending", "inner"), KINDS)
def test_many_mutants(files: Files, ending: str, inner: bool) -> None:
    fuzz(files, ending, inner, 2_000)
