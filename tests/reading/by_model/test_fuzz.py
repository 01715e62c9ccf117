"""A model that answers anything, with pieces of the text, on texts of any kind."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.reading import read_all
from detente.reading.by_model import ByModel, endpoint
from detente.reading.by_model.client import Message, Reply
from detente.reading.model import Act, Mode

from ..conftest import make_document
from ..test_properties import spans, texts


class Babbler:
    """Stands in for the client, and answers with pieces of what it is asked."""

    def __init__(self, data: st.DataObject) -> None:
        self.draw = data.draw

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        paragraphs = json.loads(messages[1]["content"])
        sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
        entry = st.fixed_dictionaries(
            {
                "sentence": st.sampled_from([sentence["n"] for sentence in sentences]),
                "content": self.pieces(sentences),
                "source": st.none() | self.pieces(sentences),
                "cue": st.none() | self.pieces(sentences),
                "condition": st.none() | st.none() | self.pieces(sentences),
                "act": st.sampled_from(list(Act)),
                "mode": st.sampled_from(list(Mode)),
                "negated": st.booleans(),
            }
        )
        said = self.draw(st.lists(entry, max_size=6))
        return Reply(json.dumps({"statements": said}), self.draw(st.integers(0, 9)) == 0)

    def pieces(self, sentences: list[dict[str, Any]]) -> st.SearchStrategy[str]:
        text = st.sampled_from([sentence["text"] for sentence in sentences])
        place = st.tuples(text, st.integers(0, 40), st.integers(1, 12))
        words = place.map(lambda p: " ".join(p[0].split()[p[1] % 12 :][: p[2] % 6 + 1]))
        return words | place.map(lambda p: p[0][p[1] : p[1] + p[2]])


def check(text: str, data: st.DataObject) -> None:
    told: list[str] = []
    model = ByModel(endpoint("http://localhost/v1", "babbler"), told.append)
    model._client = Babbler(data)  # type: ignore[assignment]
    # A window that stays too long unless something was understood before is an error.
    model._understood = True
    (reading,) = read_all([make_document(text)], model)
    for span in spans(reading):
        assert text[span.start : span.end] == span.text != ""
    parties = {party.id for party in reading.parties}
    for statement in reading.statements:
        assert statement.sentence.start <= statement.content.start
        assert statement.content.end <= statement.sentence.end
        assert set(statement.parties) <= parties
        assert statement.teller == "babbler"
    ids = [statement.id for statement in reading.statements]
    assert len(set(ids)) == len(ids)
    assert all(sentence.startswith("a.txt: ") for sentence in told)


slow = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=40, deadline=None, suppress_health_check=slow)
@given(texts(), st.data())
def test_only_words_of_the_text_come_out(text: str, data: st.DataObject) -> None:
    check(text, data)


@pytest.mark.soak
@settings(max_examples=5_000, deadline=None, suppress_health_check=slow)
@given(texts(), st.data())
def test_only_words_of_the_text_come_out_many_times(text: str, data: st.DataObject) -> None:
    check(text, data)
