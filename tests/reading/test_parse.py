"""The parse of a document: its sentences are cut before, and its batches leave no trace."""

from pathlib import Path

import pytest

from detente.documents import load
from detente.reading import parse as module
from detente.reading.clean import doubled, plain
from detente.reading.parse import paragraphs, parse, pipeline
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


def test_words_reach_the_model_as_its_own_tokens() -> None:
    text = "They won't go, it's said, and we'd better not."
    (paragraph,) = parse(make_document(text)).paragraphs
    assert [t.norm_ for t in paragraph.parse] == [t.norm_ for t in pipeline().make_doc(text)]


def test_the_size_of_a_batch_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    document = make_document("\n\n".join(TEXTS))
    assert len(list(paragraphs(document))) > 20
    whole = [p.parse.to_array(WHAT) for p in parse(document).paragraphs]
    for size in (1, 100):
        monkeypatch.setattr(module, "_BATCH", size)
        parts = [p.parse.to_array(WHAT) for p in parse(document).paragraphs]
        assert all((a == b).all() for a, b in zip(whole, parts, strict=True))
