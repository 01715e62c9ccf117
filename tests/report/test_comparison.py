"""The page of two drafts compared."""

import datetime as dt
import html
import re

import pytest

from detente.documents import Document
from detente.documents.normalise import identity
from detente.reading.drafts import compare, read_draft
from detente.report.comparison import render_comparison

from .test_page import Page

MADE = dt.date(2031, 5, 20)
OLD = """\
Draft Treaty between Norway and Sweden

Article 1
Ports

Norway shall open [two] [three] ports [Sweden: by May] <script>alert(1)</script>.

Article 2
Nets

Nets of wire are forbidden in the fjord & on both of its banks at all times.

Article 3
Pilots

A pilot from the nearer shore guides every tanker through the long narrows.
"""
DROPPED = OLD[OLD.index("Article 2") : OLD.index("Article 3")]
NEW = (
    OLD.replace("shall open [two] [three]", "should open three")
    .replace(DROPPED, "")
    .replace("Article 3", "Article 2")
    + "\nArticle 3\nMusic\n\nThe band of the “harbour” plays \u202eeach Sunday.\n"
)


def page(old, new):
    documents = [
        Document(id=identity(text), text=text, origin=name, kind="text")
        for name, text in (("old.txt", old), ("new.txt", new))
    ]
    one, two = (read_draft(document, anyway=True) for document in documents)
    found = compare(one, documents[0], two, documents[1])
    return found, render_comparison(found, *documents, made=MADE)


@pytest.fixture(scope="module")
def made():
    return page(OLD, NEW)


def test_elements_nest_ids_are_unique_and_links_lead_to_them(made):
    parsed = Page(made[1])
    assert parsed.balanced
    assert len(parsed.ids) == len(set(parsed.ids))
    links = [e["attrs"]["href"] for e in parsed.all("a")]
    assert {link[1:] for link in links} <= set(parsed.ids)
    for element in parsed.elements:
        assert set(element["attrs"].get("aria-labelledby", "").split()) <= set(parsed.ids)


def test_words_of_strangers_do_not_act(made):
    text = made[1]
    assert "<script>alert" not in text
    assert "\u202e" not in text
    assert "[U+202E]" in text
    assert "default-src 'none'" in text


def test_every_change_leads_to_its_words(made):
    found, text = made
    parsed = Page(text)
    changes = [change for pair in found.pairs for change in pair.changes]
    assert {c.kind for c in changes} >= {"softened", "bracket-closed"}
    for change in changes:
        assert html.escape(change.says) in text.replace("&#34;", '"')
    by_id = {e["attrs"]["id"]: e["tag"] for e in parsed.elements if "id" in e["attrs"]}
    targets = re.findall(r'href="#(article-\d+-\d+)"', text)
    assert targets
    assert {by_id[target] for target in targets} <= {"ins", "del"}


def versions(text, pair):
    """Return the words of an article of the page as they were and as they are."""
    body = re.search(rf'<article class="doc" id="article-{pair}".*?</article>', text, re.S)[0]
    body = re.search(r'<div class="text laid" dir="auto"><p>(.*?)</p></div>', body, re.S)[1]
    body = re.sub(r'<span class="vh">.*?</span>', "", body)
    old = re.sub(r"<ins.*?</ins>", "", body, flags=re.S)
    new = re.sub(r"<del.*?</del>", "", body, flags=re.S)
    return [html.unescape(re.sub(r"</?(?:ins|del)[^>]*>", "", part)) for part in (old, new)]


def test_both_versions_of_each_article_can_be_read_from_the_marks(made):
    found, text = made

    def bare(words, label):
        return "".join(words.replace("\u202e", "[U+202E]").replace(label, "", 1).split())

    for number, pair in enumerate(found.pairs, 1):
        if not (pair.old and pair.new):
            continue
        old, new = versions(text, number)
        # The label is that of the new draft, as it is not part of the comparison.
        label = pair.new.label.partition(":")[0]
        assert bare(new, label) == bare(pair.new.words.text, label)
        assert bare(old, label) == bare(pair.old.words.text, pair.old.label.partition(":")[0])


def test_what_is_new_or_dropped_is_marked_as_such(made):
    parsed = Page(made[1])
    headings = {" ".join(e["text"].split()) for e in parsed.all("h3")}
    assert "Article 2: Nets dropped" in headings
    assert "Article 3: Music new" in headings
    assert "Article 2: Pilots (before: Article 3: Pilots) unchanged" in headings


def test_inserted_and_deleted_words_are_told_to_a_screen_reader(made):
    parsed = Page(made[1])
    assert all("put in:" in e["text"] for e in parsed.all("ins"))
    assert all("taken out:" in e["text"] for e in parsed.all("del"))


def test_the_same_drafts_give_the_same_bytes(made):
    assert page(OLD, NEW)[1] == made[1]


def test_two_drafts_that_are_alike():
    found, text = page(OLD, OLD)
    assert {pair.status for pair in found.pairs} == {"same"}
    assert "No rule, bracket, number or party changed." in text
    assert "<ins" not in text
