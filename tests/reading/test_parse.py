"""The parse of a document: its sentences are cut before, and its batches leave no trace."""

import gc
from pathlib import Path

import pytest

from detente.documents import load
from detente.reading import parse as module
from detente.reading.clean import doubled, plain
from detente.reading.parse import paragraphs, parse, parse_all, pipeline
from detente.reading.quotes import quotes
from detente.reading.sentences import starts

from .conftest import make_document

EXAMPLE = Path(__file__).parents[2] / "examples" / "brussels-2022" / "documents"
TEXTS = [document.text for document in load(EXAMPLE)]
WHAT = ["ORTH", "NORM", "LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START"]


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_are_those_that_were_cut_before(text: str) -> None:
    for paragraph in parse(make_document(text)).paragraphs:
        stretch = doubled(text[paragraph.start :][: len(paragraph.parse.text)])
        begins = starts(plain(stretch), quotes(stretch))
        tokens = {token.idx for token in paragraph.parse}
        assert {s[0].idx for s in paragraph.sentences()} == (begins & tokens) | {0}


def test_sweeps_for_garbage_pass_over_the_model() -> None:
    model = id(pipeline())
    assert model not in map(id, gc.get_objects())
    assert gc.get_freeze_count()


def test_words_reach_the_model_as_its_own_tokens() -> None:
    text = "They won't go, it's said, and we'd better not."
    (paragraph,) = parse(make_document(text)).paragraphs
    assert [t.norm_ for t in paragraph.parse.source] == [t.norm_ for t in pipeline().make_doc(text)]


def test_a_document_is_parsed_the_same_alone_and_in_any_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    documents = [make_document(text) for text in (*TEXTS, "", "\n\n".join(TEXTS), "No talks.")]
    alone = [[p.parse.source.to_array(WHAT) for p in parse(one).paragraphs] for one in documents]
    for size in (1, 100, 4_000):
        monkeypatch.setattr(module, "_BATCH", size)
        together = list(parse_all(documents))
        assert [one.document for one in together] == documents
        for one, parsed in zip(alone, together, strict=True):
            found = [p.parse.source.to_array(WHAT) for p in parsed.paragraphs]
            assert all((a == b).all() for a, b in zip(one, found, strict=True))
            assert [p.start for p in parsed.paragraphs] == [
                start for start, _ in paragraphs(parsed.document)
            ]


def test_few_documents_are_taken_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH", 20)
    taken = []
    documents = (taken.append(k) or make_document("The talks are over now.") for k in range(50))
    next(parse_all(documents))
    assert len(taken) < 10


def test_a_line_of_capitals_is_looked_through_once() -> None:
    # A pattern that tries every way to part the letters among four words takes weeks here.
    text = "A" * 9_000
    assert list(paragraphs(make_document(text))) == [(0, len(text))]
    for lead in ("NEW YORK, Jan. 10 (Reuters) - ", "GENEVA- ", "PARIS/BONN, 3 May 2022 -- "):
        found = paragraphs(make_document(f"{lead}It ended."))
        assert list(found) == [(len(lead), len(lead) + 9)]
