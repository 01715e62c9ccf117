"""What a document has said so far, against looking through all of it."""

from pathlib import Path

import pytest

from detente.documents import Document, load
from detente.reading.cast import Cast
from detente.reading.memory import Memory
from detente.reading.names import names
from detente.reading.parse import parse

EXAMPLE = Path(__file__).parents[2] / "examples" / "brussels-2022" / "documents"


@pytest.mark.parametrize("document", load(EXAMPLE), ids=lambda document: document.origin)
def test_parties_come_back_in_the_order_of_their_last_mention(document: Document) -> None:
    parsed = parse(document)
    memory = Memory(Cast(parsed, names(parsed)))
    assert list(memory.parties()) == []
    for at, paragraph in enumerate(parsed.paragraphs):
        for sentence in paragraph.sentences():
            memory.enter(at, sentence.start, sentence.end)
            if sentence.start % 3 == 0:
                memory.said(sentence.start, None, ("somebody", "russia"))
            every = [
                one.key
                for heard in reversed(memory.sentences)
                for one in sorted(heard, reverse=True)
                if one.kind == "party"
            ]
            assert list(dict.fromkeys(memory.parties())) == list(dict.fromkeys(every))
    assert len(set(memory.parties())) > 2
