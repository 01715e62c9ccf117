"""Brackets: nesting, what each is, who wants it, alternatives, and how much is open."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import UserError
from detente.reading.drafts.brackets import MAX_BRACKETS, MAX_DEPTH, match
from detente.reading.drafts.kinds import kind


def in_article(read, words):
    return read(
        f"Treaty between Norway and Sweden\n\nArticle 1\n\nA\n\n{words}\n\nArticle 2\n\nB\n"
    )


def found(read, words):
    return {b.span.text: b for b in in_article(read, words).brackets}


def naive(text):
    """Pair brackets by taking innermost pairs off until none is left."""
    marks = [(at, c) for at, c in enumerate(text) if c in "[]"]
    pairs = set()
    while True:
        for one, two in pairwise(marks):
            if one[1] + two[1] == "[]":
                pairs.add((one[0], two[0] + 1))
                marks.remove(one)
                marks.remove(two)
                break
        else:
            left = [at for at, c in marks if c == "["]
            return pairs, left, [at for at, c in marks if c == "]"]


@given(st.text("[]a ", max_size=18))
def test_matching_is_that_of_an_independent_method(text):
    got = match(text, [(0, len(text))], [(0, len(text))], "x")
    pairs, left, right = naive(text)
    assert set(got.pairs) == pairs
    assert list(got.never_closed) == left
    assert list(got.never_opened) == right


def test_a_forgotten_bracket_does_not_reach_into_another_article(read):
    draft = read(
        "Treaty\n\nArticle 1\n\nThe Parties [shall meet.\n\nArticle 2\n\nThey may] part [soon].\n"
    )
    assert [b.span.text for b in draft.brackets] == ["[soon]"]
    assert [(f.kind, f.article) for f in draft.faults] == [
        ("never-closed", "article-1"),
        ("never-opened", "article-2"),
    ]
    assert draft.faults[0].says == (
        "A bracket is never closed behind “[shall meet. Article 2 They may] part”."
    )


def test_a_bracket_may_hold_whole_articles(read):
    draft = read(
        "Treaty\n\n[Article 1\n\nThe Parties shall meet.\n\nArticle 2\n\nThey may part.]\n\n"
        "Article 3\n\nIt lasts [on].\n"
    )
    assert [b.span.text[:10] for b in draft.brackets] == ["[Article 1", "[on]"]
    assert not draft.faults
    assert [c.bracketed == c.words for c in draft.counts[1:]] == [True, True, False]


def test_a_bracket_around_one_article_that_is_not_closed_there_stands_alone(read):
    draft = read(
        "Treaty\n\n[Article 1\n\nThe Parties shall meet.\n\nArticle 2\n\nThey may part] soon.\n"
    )
    assert draft.brackets == ()
    assert [f.kind for f in draft.faults] == ["never-closed", "never-opened"]


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("within [30] days", "open"),
        ("of [two] years", "open"),
        ("by [2030]", "open"),
        ("in [2] [3] stages", "open"),
        ("the Parties [shall] meet", "open"),
        ("State[s] may", "open"),
        ("the treaty[1]", "citation"),
        ("the treaty. [1] See", "citation"),
        ("Roe [2022] argues", "citation"),
        ("as shown [1, 2]", "citation"),
        ("so [see Annex II] it", "citation"),
        ("the word[a] is", "citation"),
        ("their [sic] words", "editorial"),
        ("“[t]he Parties”", "editorial"),
        ("[emphasis added]", "editorial"),
        ("[the map](https://example.org)", "editorial"),
        ("within [ ] days", "blank"),
        ("within [...] days", "blank"),
        ("within [X] days", "blank"),
        ("at [place]", "blank"),
        ("of [to be determined]", "blank"),
        ("[Note: under review]", "note"),
        ("[Chair's note: under review]", "note"),
    ],
)
def test_what_a_bracket_is(words, sort):
    at = words.index("[")
    assert kind(words, at, words.index("]") + 1) == sort


def test_nesting_and_depth(read):
    got = found(read, "The Parties [shall [in good faith] meet [30] days] later.")
    assert {text: b.depth for text, b in got.items()} == {
        "[shall [in good faith] meet [30] days]": 1,
        "[in good faith]": 2,
        "[30]": 2,
    }
    outer = got["[shall [in good faith] meet [30] days]"]
    assert got["[in good faith]"].parent == outer.id


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("[Norway: or its tugs]", ["norway"]),
        ("[EU proposal: or its tugs]", ["european-union"]),
        ("[or its tugs (US)]", ["united-states"]),
        ("[or its tugs – proposed by Sweden]", ["sweden"]),
        ("[or its tugs] (Sweden and Norway)", ["sweden", "norway"]),
        ("[US/UK: or its tugs]", ["united-states", "united-kingdom"]),
        ("[Text of the Russian Federation: or its tugs]", ["russia"]),
        ("[LDCs: or its tugs]", [None]),
        ("[Fisherland proposal: or its tugs]", [None]),
        ("[or its tugs (as needed)]", []),
        ("[In winter: or its tugs]", []),
        ("[in Norway: or its tugs]", []),
        ("[Deadline: 30 days]", []),
        ("[or its tugs]", []),
    ],
)
def test_who_wants_a_bracket(read, words, parties):
    bracket = in_article(read, f"Boats {words} may pass.").brackets[0]
    assert [p.party for p in bracket.by] == parties


def test_names_that_no_list_has_are_kept_as_written(read):
    bracket = in_article(read, "Boats [G77 and LDCs: or tugs] may pass.").brackets[0]
    assert [p.party for p in bracket.by] == ["g77", None]
    assert [p.words.text for p in bracket.by] == ["G77", "LDCs"]


def test_a_note_says_whose_brackets_they_are(read):
    draft = read(
        "Treaty\n\nArticle 1\n\nBoats [and tugs] may pass [Sweden: by day].\n\n"
        "Note: Brackets proposed by Norway.\n\nArticle 2\n\nIt lasts [long].\n"
    )
    assert {b.span.text: [p.party for p in b.by] for b in draft.brackets} == {
        "[and tugs]": ["norway"],
        "[Sweden: by day]": ["sweden"],
        "[long]": [],
    }


def test_a_note_may_name_another_article(read):
    draft = read(
        "Treaty\n\nArticle 1\n\nBoats [and tugs] may pass.\n\nArticle 2\n\nIt lasts [long].\n"
        "1 Brackets in Article 1 proposed by Norway.\n"
    )
    assert {b.span.text: [p.party for p in b.by] for b in draft.brackets} == {
        "[and tugs]": ["norway"],
        "[long]": [],
    }


def test_a_note_may_name_a_paragraph(read):
    draft = read(
        "Joint Declaration\n\n1. Boats [and tugs] may pass.\n\n2. They may [not] stop.\n\n"
        "3. It lasts [long].\n\n\u00b9 Brackets in paragraph 2 proposed by Norway.\n"
    )
    assert {b.span.text: [p.party for p in b.by] for b in draft.brackets} == {
        "[and tugs]": [],
        "[not]": ["norway"],
        "[long]": [],
    }


def test_a_proposal_to_delete(read):
    got = found(read, "Boats [Norway: delete] may pass [Sweden: deleted at night they may].")
    assert got["[Norway: delete]"].deletes
    assert not got["[Sweden: deleted at night they may]"].deletes


OPTIONS = [("options", ["They go.", "They stay."])]


def choices(draft):
    return [(a.kind, [c.words.text for c in a.choices]) for a in draft.alternatives]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("They [shall] [should] go.", [("brackets", ["[shall]", "[should]"])]),
        ("They [A][B] go.", [("brackets", ["[A]", "[B]"])]),
        ("They [go]/[stay].", [("brackets", ["[go]", "[stay]"])]),
        ("They [go] or [stay].", [("brackets", ["[go]", "[stay]"])]),
        ("In [3] [4] [5] days.", [("brackets", ["[3]", "[4]", "[5]"])]),
        ("They [[shall] [should] go].", [("brackets", ["[shall]", "[should]"])]),
        ("They [go / stay] on.", [("slash", ["go", "stay"])]),
        ("They [shall/should] go.", [("slash", ["shall", "should"])]),
        ("[US/UK: They go / They stay.]", [("slash", ["They go", "They stay."])]),
        ("Meet [by May] [by June].", [("brackets", ["[by May]", "[by June]"])]),
        ("Meet [in peace] [and in war].", []),
        ("Meet [soon] [in Oslo].", []),
        ("Meet [soon], and [often].", []),
        ("Meet [and/or write].", []),
        ("Meet at [10 km/h].", []),
        (
            "[The Parties shall meet twice a year in the old hall to talk of fish.] "
            "[No vessel with more than three masts can pass the narrows without a local pilot.]",
            [],
        ),
        (
            "[The Parties shall meet twice a year in the old hall to talk of fish.] "
            "[The Parties should meet once a year in the old hall to talk of fish.]",
            [
                (
                    "brackets",
                    [
                        "[The Parties shall meet twice a year in the old hall to talk of fish.]",
                        "[The Parties should meet once a year in the old hall to talk of fish.]",
                    ],
                )
            ],
        ),
        (
            "Option 1: They go.\n\nOption 2: They stay.\n\nOption 3\nThey wait.",
            [("options", ["They go.", "They stay.", "They wait."])],
        ),
        ("Alternative A: They go.\nAlternative B: They stay.", OPTIONS),
        ("[Option 1: They go.] [Option 2: They stay.]", [("options", ["They go.", "They stay."])]),
        ("Option 1: They go.\nOption 3: They stay.", []),
        ("Option 1 is best.\nOption 2 is not.", []),
        ("Visits Option 1: They go. Option 2: They stay.", OPTIONS),
        ("We prefer Option 1 to Option 2 for now.", []),
    ],
)  # fmt: skip
def test_alternatives(read, words, expected):
    got = [(k, [re.sub(r"\]? \[?$|\]$", "", t) if k == "options" else t for t in c])
           for k, c in choices(in_article(read, words))]  # fmt: skip
    assert [g for g in got if g[0] != "brackets" or "Option" not in g[1][0]] == expected


def test_options_say_who_wants_them(treaty):
    group = next(a for a in treaty.alternatives if a.kind == "options")
    assert group.article == "article-3"
    assert [[p.party for p in c.by] for c in group.choices] == [["norway"], ["sweden"]]
    assert group.choices[1].words.text == "Visits to piers shall take place by agreement."


def naive_open(text, draft, article):
    """Count words by walking through the marks of each."""
    words = [m.span() for m in re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", text)]
    inside = [s for s in words if article.start <= s[0] < article.end]
    labels = [p.label for p in draft.provisions if p.label]
    inside = [s for s in inside if not any(n.start <= s[0] < n.end for n in labels)]
    groups = [c.words for a in draft.alternatives if a.kind == "options" for c in a.choices]
    stretches = [b.span for b in draft.brackets if b.kind in ("open", "blank")] + groups
    aside = [b.span for b in draft.brackets if b.kind not in ("open", "blank")]
    inside = [s for s in inside if not any(a.start <= s[0] < a.end for a in aside)]
    return len(inside), sum(any(o.start <= s[0] < o.end for o in stretches) for s in inside)


def test_counts_are_those_of_a_naive_walk(texts, treaty, communique):
    for draft, text in ((treaty, texts["treaty"]), (communique, texts["communiqué"])):
        whole, *counts = draft.counts
        for count, article in zip(counts, draft.articles(), strict=True):
            assert (count.words, count.bracketed) == naive_open(text, draft, article)
        assert whole.words == sum(c.words for c in counts)
        assert whole.bracketed == sum(c.bracketed for c in counts)
        assert whole.brackets == sum(b.kind == "open" for b in draft.brackets)


def test_the_share_of_open_words(communique):
    count = next(c for c in communique.counts if c.provision == "paragraph-4")
    assert (count.words, count.bracketed, count.blanks) == (11, 1, 1)
    assert count.share == pytest.approx(1 / 11)


def test_too_many_brackets_or_too_deep_is_refused_in_a_sentence(read):
    with pytest.raises(UserError, match=f"over {MAX_BRACKETS:,} brackets"):
        read("Treaty\n\nArticle 1\n\n" + "[a] " * (MAX_BRACKETS + 1))
    with pytest.raises(UserError, match=f"more than {MAX_DEPTH} deep at character"):
        read("Treaty\n\nArticle 1\n\n" + "[" * 10_000 + "a" + "]" * 10_000)
    deep = read("Treaty\n\nArticle 1\n\n" + "[" * MAX_DEPTH + "a" + "]" * MAX_DEPTH)
    assert max(b.depth for b in deep.brackets) == MAX_DEPTH
