import pytest

from detente.reading.clean import plain
from detente.reading.quotes import quotes
from detente.reading.sentences import starts

from .conftest import Says


def split(text: str) -> list[str]:
    at = sorted(starts(plain(text), quotes(text)))
    return [text[a:b].strip() for a, b in zip(at, [*at[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The ferry left.", "Nobody waved."],
        ["Is it over?", "No!", "It goes on."],
        ["Mr. Lund met Dr. Holm on Jan. 5 at noon.", "They agreed."],
        ["The U.S. team stayed.", "The others left."],
        ["They flew to the U.S.", "The others stayed."],
        ["Article No. 5 holds.", "Article 6 does not."],
        ["J. R. Moreau wrote it.", "He signed it."],
        ["The price is 3.5 crowns.", "It was 2.9 crowns."],
        ["He came. and stayed."],
        ["“We wait.", "We hope.”"],
        ["“We wait.”", "The envoy left."],
        pytest.param(
            ["“We wait.”", "“We hope,” he said."],
        ),
        ["The envoy said it was over.", "“Not yet,” said his host."],
        ["“Why wait?” Ana Roe asked on the quay.", "Nobody knew."],
        ["He left (late).", "She stayed."],
    ],
)
def test_sentences_end_where_they_end(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_mark_behind_a_gap_closes_what_went_before() -> None:
    assert split("“We wait. ” The envoy left.") == ["“We wait. ”", "The envoy left."]


@pytest.mark.parametrize("text", ["", " ", ".", "...", "word", "A.", '"', "?!"])
def test_scraps_are_one_sentence(text: str) -> None:
    assert starts(text) == {0}


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO — ",
        "OSLO (Wire) - ",
        "OSLO, June 4 - ",
        "OSLO, 4 June 2024 – ",
        "OSLO, June 4, 2024 - ",
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(says: Says, dateline: str) -> None:
    text = "Norway rejected the plan of Sweden."
    assert says(dateline + text).sentence.text == text
