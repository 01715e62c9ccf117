"""The units of a draft, in the numberings in use and in texts that lost their line breaks."""

import pytest

from detente.reading.drafts.labels import label, roman


def ids(draft):
    return [p.id for p in draft.provisions]


def tree(draft):
    return {p.id: p.parent for p in draft.provisions}


def heading(draft, home):
    found = next(p.heading for p in draft.provisions if p.id == home)
    return found and found.text


def own(draft, home):
    return next(p.own.text for p in draft.provisions if p.id == home)


def test_a_treaty_is_taken_apart(treaty):
    assert ids(treaty) == [
        "preamble", "part-1", "article-1", "article-2", "article-2.1", "article-2.2",
        "article-2.2.a", "article-2.2.b", "article-2.2.b.i", "article-2.2.b.ii", "article-2.3",
        "article-3", "article-4",
        "article-5", "closing", "annex", "annex.1", "annex.2",
    ]  # fmt: skip
    assert treaty.title.text.startswith("DRAFT TREATY\nbetween")
    assert treaty.title.text.endswith("Long Fjord")
    assert heading(treaty, "article-1") == "Purpose"
    assert heading(treaty, "article-2") == "Patrols"
    assert heading(treaty, "article-3") == "Visits"
    assert heading(treaty, "part-1") == "GENERAL RULES"
    assert own(treaty, "article-1").endswith("Article 5\nof this Treaty.")
    assert not treaty.faults


def test_a_communique_is_counted_by_its_numbered_paragraphs(communique):
    assert [p.id for p in communique.articles()] == [
        "preamble", *(f"paragraph-{n}" for n in range(1, 7))
    ]  # fmt: skip
    assert communique.title.text == "Joint Communiqué on the River Talks"
    assert [p.heading.text for p in communique.provisions if p.kind == "heading"] == [
        "Water",
        "Trade",
    ]


def test_every_stretch_is_of_the_text(texts, treaty, communique):
    for draft, text in ((treaty, texts["treaty"]), (communique, texts["communiqué"])):
        spans = [
            span
            for p in draft.provisions
            for span in (p.label, p.heading, p.own)
            if span is not None
        ]
        assert spans
        for span in spans:
            assert text[span.start : span.end] == span.text
        for p in draft.provisions:
            assert 0 <= p.start < p.end <= len(text)
            assert text[p.start : p.end].strip() == text[p.start : p.end]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Article 1", "1"),
        ("ARTICLE IV", "4"),
        ("Art. 12 Visits", "12"),
        ("Article 4 bis", "4 bis"),
        ("Article 7a", "7a"),
        ("[Article 3", "3"),
        ("**Article 3**", "3"),
        ("## Article 3: Visits", "3"),
        ("Section 2 – Visits", "2"),
        ("PART ONE", "1"),
        ("ANNEX", None),
        ("ANNEX Piers", None),
        ("Annex B: Maps", "b"),
        ("1. The Parties", "1"),
        ("(1) The Parties", "1"),
        ("1) The Parties", "1"),
        ("4.2 The Parties", "4.2"),
        ("§ 3 The Parties", "3"),
        ("(iv) boats", "iv"),
        ("b) boats", "b"),
    ],
)
def test_labels_in_use(line, number):
    assert label(line, 0, len(line)).number == number


@pytest.mark.parametrize(
    "line",
    [
        "Article 5 of the Treaty shall apply",
        "Article 5, paragraph 2, shall apply",
        "article 5",
        "Part of the fleet",
        "Title: The talks",
        "12. May 2031",
        "2031. The year",
        "Annex maps to the report",
        "The Parties",
        "(abc) boats",
        "wxy. boats",
    ],
)
def test_no_labels(line):
    assert label(line, 0, len(line)) is None


def test_roman_numbers():
    assert [roman(w) for w in ("i", "iv", "ix", "xl", "mcmxcix", "iiii", "vx", "")] == [
        1, 4, 9, 40, 1999, None, None, None,
    ]  # fmt: skip


def test_the_letter_i_and_the_figure_i(read):
    letters = "".join(f"({mark}) point {mark}x;\n" for mark in "abcdefghij")
    draft = read(f"Treaty\n\nArticle 1\n\nEach Party shall name:\n{letters}")
    assert ids(draft)[-2:] == ["article-1.i", "article-1.j"]
    figures = "".join(f"({mark}) point {mark}x;\n" for mark in "abcdefgh")
    draft = read(
        f"Treaty\n\nArticle 1\n\nEach Party shall name:\n{figures}(i) a sub-point;\n(ii) another.\n"
    )
    assert ids(draft)[-2:] == ["article-1.h.i", "article-1.h.ii"]


def test_decimals_stand_in_their_number(read):
    draft = read("Agreement\n\n1. Scope\n\n1.1 The Parties shall meet.\n1.2 They may part.\n"
                 "1.2.1 By day only.\n\n2. Term\n\n2.1 It shall last.\n")  # fmt: skip
    assert tree(draft) == {
        "paragraph-1": None,
        "paragraph-1.1": "paragraph-1",
        "paragraph-1.2": "paragraph-1",
        "paragraph-1.2.1": "paragraph-1.2",
        "paragraph-2": None,
        "paragraph-2.1": "paragraph-2",
    }
    assert heading(draft, "paragraph-1") == "Scope"


def test_text_that_lost_its_line_breaks(read):
    draft = read(
        "Agreement\n\nArticle 1 Scope 1. The Parties shall meet: (a) in May; and (b) in June. "
        "2. They may part. Article 2 Term This Agreement shall last. Article 3 The Parties shall "
        "honour Article 1 and paragraph 2.\n"
    )
    assert ids(draft) == [
        "article-1", "article-1.1", "article-1.1.a", "article-1.1.b", "article-1.2", "article-2",
        "article-3",
    ]  # fmt: skip
    assert heading(draft, "article-1") == "Scope"


def test_a_list_inside_a_line_needs_its_second_point(read):
    draft = read(
        "Agreement\n\nArticle 1\n\nIt binds ships, including (i) tugs; and (ii) yachts.\n\n"
        "Article 2\n\nParagraphs (a) and (b), and points (a), (b) of it, shall last.\n"
    )
    assert ids(draft) == ["article-1", "article-1.i", "article-1.ii", "article-2"]


def test_hard_wrapped_lines_are_no_headings_and_no_labels(read):
    draft = read(
        "Agreement\n\nArticle 1\nThe Parties to this Agreement renew their promise to the\n"
        "Council of Fishers and shall act under\nArticle 2\nof the Charter and paragraph\n"
        "3. The promise lasts.\n\nArticle 2\nThe Parties shall meet.\n"
    )
    assert ids(draft) == ["article-1", "article-2"]
    assert heading(draft, "article-1") is None


def test_a_table_of_contents_is_no_text(read):
    draft = read(
        "Agreement\n\nArticle 1 Scope ........ 3\nArticle 2 Term ........ 4\n\n"
        "Article 1\nScope\n\nThe Parties shall meet.\n\nArticle 2\nTerm\n\nIt shall last.\n"
    )
    assert ids(draft) == ["preamble", "article-1", "article-2"]


def test_numbers_out_of_line_are_told(read):
    draft = read(
        "Treaty\n\nArticle 1\n\nA shall.\n\nArticle 3\n\nB shall.\n\nArticle 3\n\nC shall.\n"
    )
    assert [(f.kind, f.where.text) for f in draft.faults] == [
        ("number-missing", "Article 3"),
        ("number-again", "Article 3"),
    ]
    assert ids(draft) == ["article-1", "article-3", "article-3~2"]


def test_a_title_in_capitals_may_be_long(read):
    title = "AGREEMENT ON " + "THE QUIET USE OF THE LONG FJORD AND " * 4 + "ITS SHORES"
    draft = read(f"{title}\n\nArticle 1\n\nA shall.\n\nArticle 2\n\nB shall.\n")
    assert draft.title.text == title
    assert ids(draft) == ["article-1", "article-2"]


def test_prose_behind_a_list_stands_in_the_article(read):
    draft = read(
        "Treaty\n\nArticle 1\n\nEach Party shall name:\n\n(a) a port;\n\n(b) a pilot.\n\n"
        "The names shall be public.\n\nArticle 2\n\nIt shall last.\n"
    )
    text = next(p for p in draft.provisions if p.kind == "text")
    assert text.parent == "article-1"
    assert own(draft, "article-1.b") == "a pilot."


def test_articles_of_an_annex_have_numbers_of_their_own(read):
    draft = read(
        "Treaty\n\nArticle 1\n\nA shall.\n\nArticle 2\n\nB shall.\n\nAnnex I\n\n"
        "Article 1\n\nC shall.\n"
    )
    assert ids(draft) == ["article-1", "article-2", "annex-1", "annex-1.article-1"]
    assert not draft.faults
