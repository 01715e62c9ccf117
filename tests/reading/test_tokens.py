"""A parse as plain objects, against spaCy's own answers to every question."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as Parse

from detente.documents import load
from detente.reading.clean import plain
from detente.reading.parse import paragraphs, pipeline
from detente.reading.tokens import Doc

EXAMPLE = Path(__file__).parents[2] / "examples" / "brussels-2022" / "documents"
ODD = ["", " ", "No.", "(  Yes!  )", "He said, she said — and they left, argued and came back.  "]
SAME = ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_")
ALSO = ("is_punct", "is_space", "is_alpha", "whitespace_")
LABELS = ["conj", "nsubj", "dobj", "relcl"]


@pytest.fixture(scope="module")
def parses() -> list[tuple[Parse, Doc]]:
    texts = [
        plain(document.text[start:end])
        for document in load(EXAMPLE)
        for start, end in paragraphs(document)
    ]
    return [(parse, Doc(parse)) for parse in pipeline().pipe([*ODD, *texts])]


def assert_same_tree(parse: Parse, doc: Doc) -> None:
    assert len(doc) == len(parse)
    for theirs, ours in zip(parse, doc, strict=True):
        assert ours.head.i == theirs.head.i
        for several in ("children", "subtree", "ancestors"):
            assert [t.i for t in getattr(ours, several)] == [
                t.i for t in getattr(theirs, several)
            ], several
        assert sorted(t.i for t in ours.conjuncts) == sorted(t.i for t in theirs.conjuncts)
        assert ours.left_edge.i == theirs.left_edge.i
        assert ours.right_edge.i == theirs.right_edge.i


def test_words_and_labels(parses: list[tuple[Parse, Doc]]) -> None:
    for parse, doc in parses:
        assert doc.text == parse.text
        for theirs, ours in zip(parse, doc, strict=True):
            for name in (*SAME, *ALSO):
                assert getattr(ours, name) == getattr(theirs, name), name
            assert ours.is_sent_start == (theirs.is_sent_start is True)
            assert len(ours) == len(theirs)
            assert (str(ours), repr(ours)) == (theirs.text, theirs.text)
            assert ours.morph == theirs.morph
            assert ours == doc[ours.i]
            assert ours != doc[ours.i - 1] or len(doc) == 1


def test_trees(parses: list[tuple[Parse, Doc]]) -> None:
    for parse, doc in parses:
        assert_same_tree(parse, doc)
        assert [[t.i for t in token.conjuncts] for token in doc] == [
            [t.i for t in token.conjuncts] for token in parse
        ]
        for a, b in combinations(range(min(12, len(doc))), 2):
            assert doc[a].is_ancestor(doc[b]) == parse[a].is_ancestor(parse[b])
            assert [t.i for t in sorted((doc[b], doc[a]))] == [a, b]


def test_stretches(parses: list[tuple[Parse, Doc]]) -> None:
    for parse, doc in parses:
        assert [(s.start, s.end) for s in doc.sents] == [(s.start, s.end) for s in parse.sents]
        assert [(t.sent.start, t.sent.end) for t in doc] == [
            (t.sent.start, t.sent.end) for t in parse
        ]
        for a, b in [*combinations(range(min(14, len(doc) + 1)), 2), (0, len(doc)), (1, -2)]:
            ours, theirs = doc[a:b], parse[a:b]
            assert (len(ours), ours.text) == (len(theirs), theirs.text)
            assert [t.i for t in ours] == [t.i for t in theirs]
            if len(ours):
                assert ours.root.i == theirs.root.i
                assert (ours.start_char, ours.end_char) == (theirs.start_char, theirs.end_char)
                assert (ours[0].i, ours[-1].i) == (theirs[0].i, theirs[-1].i)
                assert [ours.holding(t.idx - ours.start_char).i for t in ours if t.text] == [
                    t.i for t in theirs
                ]
                assert [t.i for t in ours[1:]] == [t.i for t in theirs[1:]]
                with pytest.raises(IndexError):
                    ours[len(ours)]


def test_words_that_hold_characters(parses: list[tuple[Parse, Doc]]) -> None:
    _, doc = next((p, d) for p, d in parses if d.text.startswith("He said"))
    found = doc.covering(4, 5)
    assert found is not None
    assert found.text == "said"
    assert doc.covering(4, 500) is None


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_tree_even_one_whose_branches_cross(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 9))
    root = data.draw(st.integers(0, size - 1))
    order = data.draw(st.permutations([i for i in range(size) if i != root]))
    heads, placed = [root] * size, [root]
    for i in order:
        heads[i] = data.draw(st.sampled_from(placed))
        placed.append(i)
    deps = [data.draw(st.sampled_from(LABELS)) if i != root else "ROOT" for i in range(size)]
    parse = Parse(pipeline().vocab, words=list("abcdefghi"[:size]), heads=heads, deps=deps)
    assert_same_tree(parse, Doc(parse))
    assert np.array_equal([t.i for t in Doc(parse)], range(size))
