"""Drafts that are broken on purpose: offsets hold, and nothing ends in a traceback."""

import io
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.documents.load import load
from detente.errors import UserError
from detente.reading.drafts.brackets import too_many
from detente.reading.drafts.outline import outline
from detente.reading.drafts.tree import MAX_UNITS

PIECES = [
    "Article 1", "Article 2", "ARTICLE IV", "Article 2 bis", "PART I", "ANNEX", "1.", "2. ", "1.1 ",
    "(a) ", "(b) ", "(i) ", "(ii) ", "(abc) ", "- ", "[", "]", "[ ]", "[1]", "[Norway: ",
    "(Sweden)", "/", " or ", "Option 1: ", "Option 2: ", "The Parties", "Norway", " shall ",
    " should ", " may not ", "if ", ", ", ". ", ": ", "; ", "\n", "\n\n", "  ", "\t",
    "within 30 days",
    "by 1 May 2031", "Note: brackets proposed by Norway", "Treaty between Norway and Sweden",
    "IN WITNESS WHEREOF", "“", "”", "é", "\u202e", "\x00", "𝒜",
]  # fmt: skip
ODD = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def check(draft, text):
    """Assert that every stretch that a draft names has the words that it gives."""
    spans = []

    def walk(value):
        if isinstance(value, dict):
            if set(value) == {"start", "end", "text"}:
                spans.append(value)
            for entry in value.values():
                walk(entry)
        elif isinstance(value, list | tuple):
            for entry in value:
                walk(entry)

    walk(draft.model_dump())
    for span in spans:
        assert text[span["start"] : span["end"]] == span["text"]
    assert len({p.id for p in draft.provisions}) == len(draft.provisions)
    for count in draft.counts:
        assert 0 <= count.bracketed <= count.words


@settings(max_examples=60, deadline=None)
@given(ODD)
def test_any_text_can_be_read_as_a_draft(make, read, text):
    check(read(text), text)


@settings(max_examples=25, deadline=None)
@given(ODD, ODD)
def test_any_two_texts_can_be_compared(lay, one, two):
    found = lay(one, two)
    for pair in found.pairs:
        for entry in (*pair.edits, *pair.changes):
            assert one[entry.old.start : entry.old.end] == entry.old.text
            assert two[entry.new.start : entry.new.end] == entry.new.text


def mutated(text, seed):
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[at + chance.randint(1, 30) :]
            case 2:
                text = text[:at] + text[at : at + 80] + text[at:]
            case 3:
                text = text.replace(
                    "\n", chance.choice([" ", "\n\n", "\r\n"]), chance.randint(1, 9)
                )
    return text


def mutants(texts, lay, read, seeds):
    for seed in seeds:
        text = mutated(texts[("treaty", "communiqué")[seed % 2]], seed)
        check(read(text), text)
        lay(texts["treaty"], text)


def test_mutated_drafts_keep_their_offsets(texts, lay, read):
    mutants(texts, lay, read, range(12))


@pytest.mark.soak
def test_many_mutated_drafts_keep_their_offsets(texts, lay, read):
    mutants(texts, lay, read, range(12, 2_000))


HEAD = "Treaty\n\nArticle 1\n\nThe Parties shall meet.\n\nArticle 2\n\nThe Parties shall part.\n\n"
LARGE = 200_000


@pytest.mark.parametrize(
    "tail",
    [
        " " * LARGE,
        "\n" * LARGE,
        ". " * LARGE,
        "(" * LARGE,
        "1.1.1.1 " * (LARGE // 8),
        "within 3 " * (LARGE // 9),
        "Option 1: a\nOption 2: b\n" * 2_000,
        "(a) x; (b) y; " * 5_000,
        "1. a\n(a) b\n(i) c\n" * 2_000,
        "Article 1\n\nArticle 2\n\n" * 2_000,
        "[a] " * 5_000,
    ],
    ids=range(11),
)
def test_large_and_monotonous_texts_are_read(read, tail):
    # Steps that grew with the square of the length would not end here.
    text = HEAD + tail
    draft = read(text)
    assert len(draft.articles()) >= 2
    assert len(draft.duties) >= 1


def test_megabytes_of_brackets_are_no_draft(make):
    text = HEAD + "[" * 2_500_000 + "]" * 2_500_000
    assert too_many(text)


def test_units_without_end_are_refused_in_a_sentence(make):
    with pytest.raises(UserError, match=f"over {MAX_UNITS:,} numbered units"):
        outline(make(HEAD + "Article 1\n\n" * (MAX_UNITS + 1)))


def as_pdf(text):
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    height = 780
    for line in text.split("\n"):
        for row in re.findall(r".{1,60}(?:\s|$)", line) or [""]:
            if height < 60:
                canvas.showPage()
                height = 780
            canvas.drawString(72, height, row.strip().replace("–", "-"))
            height -= 14
    canvas.save()
    return buffer.getvalue()


def as_docx(text):
    from docx import Document

    document = Document()
    # A Word file has no hard line breaks inside a sentence.
    for line in re.sub(r"\n(?=[a-z]|Article 5\nof)", " ", text).split("\n"):
        if line.strip():
            document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("suffix", "write"), [("pdf", as_pdf), ("docx", as_docx)])
def test_a_draft_from_a_file_has_the_same_units_and_brackets(
    tmp_path, texts, treaty, suffix, write
):
    from detente.reading.drafts import read_draft

    path = tmp_path / f"draft.{suffix}"
    path.write_bytes(write(texts["treaty"]))
    (document,) = load(path)
    draft = read_draft(document)
    check(draft, document.text)
    assert [a.id for a in draft.articles()] == [a.id for a in treaty.articles()]
    assert [p.id for p in draft.provisions] == [p.id for p in treaty.provisions]
    assert len(draft.brackets) == len(treaty.brackets)
    assert [a.kind for a in draft.alternatives] == [a.kind for a in treaty.alternatives]
    assert [p.id for p in draft.parties] == ["norway", "sweden"]
