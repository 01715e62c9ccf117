"""A draft is told from what only speaks of one; doubtful texts are none."""

import pytest

TREATY = "Article 1\n\nThe Parties shall meet.\n\nArticle 2\n\nThe Parties shall part.\n"
POINTS = "1. We reaffirm peace.\n\n2. We will meet.\n\n3. We call for calm.\n"


def test_drafts_are_known(treaty, communique):
    assert treaty.kind == "treaty"
    assert communique.kind == "communiqué"
    assert treaty.reasons[0] == "It has 5 articles."


@pytest.mark.parametrize("text", ["Draft Agreement\n\n" + TREATY, "Joint Declaration\n\n" + POINTS])
def test_short_drafts_are_known(read, text):
    assert read(text, anyway=False) is not None


@pytest.mark.parametrize(
    "text",
    [
        # Nothing says that it is one.
        "Rules of the house\n\n" + TREATY.replace("The Parties", "Tenants"),
        # One article, two paragraphs.
        "Draft Treaty\n\nArticle 1\n\nThe Parties shall meet.\n",
        "Joint Communiqué\n\n1. We will meet.\n\n2. We will part.\n",
        # Articles that bind nobody.
        "Treaty notes\n\nArticle 1\n\nIt is about fish.\n\nArticle 2\n\nIt is about nets.\n",
        # Points inside a report.
        "Joint Communiqué expected\n\n" + "The talks went on for days. " * 12 + "\n\n" + POINTS,
        # A report in points.
        "What the treaty says\n\n1. The minister said it will last.\n\n2. He told reporters "
        "it shall bind all.\n\n3. Analysts said it should hold, according to officials.\n",
        # An explainer that walks through articles.
        "Treaty explained\n\nArticle 1\n\nThe minister said the Parties shall meet, according to a "
        "spokesman.\n\nArticle 2\n\nAnalysts told reporters it should last.\n",
        "",
        "Treaty",
    ],
)  # fmt: skip
def test_other_texts_are_none(read, text):
    assert read(text, anyway=False) is None


def test_a_news_report_is_none(read, texts):
    assert read(texts["news"], anyway=False) is None


def test_what_is_no_draft_is_read_as_one_when_asked(read):
    draft = read("Rules\n\n" + TREATY)
    assert draft.kind is None
    assert [p.id for p in draft.articles()] == ["article-1", "article-2"]
