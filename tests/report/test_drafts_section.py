"""A draft among the documents has a section of its own, which leads to its words."""

import datetime as dt
import re

import pytest

from detente.documents import Document
from detente.documents.normalise import identity
from detente.report import render

from .test_page import Page

MADE = dt.date(2031, 5, 20)
DRAFT = """\
Draft Treaty between Norway and Sweden

Article 1
Ports

Norway shall open [two] [three] ports [Sweden: by May] <b>soon</b>, if Sweden pays.

Article 2
Term

This Treaty shall last.
"""


def with_document(world, text):
    document = Document(id=identity(text), text=text, origin="draft.txt", kind="text")
    return world.RECORD.model_copy(update={"documents": (*world.RECORD.documents, document)})


@pytest.fixture(scope="module")
def page(world):
    record = with_document(world, DRAFT)
    return render(world.CASE, None, record, reason="no preferences", made=MADE)


def section(page):
    return re.search(r'<section id="drafts".*?</section>', page, re.S)[0]


def test_its_brackets_and_duties_are_shown(page):
    text = section(page)
    for words in ("Draft Treaty between Norway", "[two]", "by May", "Sweden", "if Sweden pays"):
        assert words in text
    assert "<b>soon" not in text


def test_each_leads_to_its_words_in_the_document(page):
    parsed = Page(page)
    assert parsed.balanced
    assert len(parsed.ids) == len(set(parsed.ids))
    marks = {e["attrs"].get("id"): e["text"] for e in parsed.all("mark")}
    row = re.search(
        r'<td data-label="Words">\[two\] <span class="refs">.*?href="#([^"]+)"', section(page), re.S
    )
    assert marks[row[1]] == "[two]"
    duty = re.search(r'<td data-label="Words">shall open.*?href="#([^"]+)"', section(page), re.S)
    assert marks[duty[1]] == "shall"


def test_without_a_draft_there_is_no_section(pages):
    for page in pages.values():
        assert 'id="drafts"' not in page


def test_a_draft_that_cannot_be_read_is_named(world):
    wild = DRAFT + "[" * 100 + "a" + "]" * 100
    page = render(world.CASE, None, with_document(world, wild), reason="no preferences", made=MADE)
    assert "draft.txt nests brackets more than 20 deep" in section(page)
