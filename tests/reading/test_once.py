"""What is worked out once for a parse, against asking every token and every name."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.documents import load
from detente.reading import cues, people, rounds
from detente.reading.names import Name, Names, capitals, could_be_name
from detente.reading.once import once, once_a_word
from detente.reading.parse import Paragraph, parse, pipeline

from .conftest import make_document

EXAMPLE = Path(__file__).parents[2] / "examples" / "brussels-2022" / "documents"
ODD = (
    "He hoped to meet. Talks can't be held, the union's envoy, Ana Roe, said. Lu Wei told O'Neil. "
    "Al-Sadr, iPhone and U.N. envoys warned the Jean-Luc's team; Rao asked, Roe added, none came."
)


@pytest.fixture(scope="module")
def paragraphs() -> list[Paragraph]:
    texts = [ODD, "", *(document.text for document in load(EXAMPLE))]
    return [one for text in texts for one in parse(make_document(text)).paragraphs]


def test_once_for_each_parse() -> None:
    seen = []

    @once
    def size(doc) -> int:
        seen.append(doc)
        return len(doc)

    one, other = pipeline().make_doc("a b"), pipeline().make_doc("a b c")
    assert [size(one), size(other), size(one)] == [2, 3, 2]
    assert seen == [one, other]


def test_once_for_each_word(paragraphs: list[Paragraph]) -> None:
    seen = []

    @once_a_word
    def size(token) -> int:
        seen.append(token)
        return len(token)

    doc = paragraphs[0].parse
    assert [size(token) for token in (*doc, *doc)] == [len(token) for token in (*doc, *doc)]
    assert seen == list(doc)


def test_cues_are_those_of_every_token(paragraphs: list[Paragraph]) -> None:
    for paragraph in paragraphs:
        doc = paragraph.parse
        every = {token.i: found for token in doc if (found := cues._entries(token))}
        assert cues.cued(doc) == every
        assert list(cues.cued(doc)) == sorted(every)
        assert [cues.entries(token) for token in doc] == [every.get(t.i, ()) for t in doc]
        among = [found for sentence in paragraph.sentences() for found in cues.among(sentence)]
        assert among == [(doc[at], found) for at, found in every.items()]


def test_triggers_are_those_of_every_token(paragraphs: list[Paragraph]) -> None:
    for sentence in (s for paragraph in paragraphs for s in paragraph.sentences()):
        assert list(rounds._triggers(sentence)) == [t for t in sentence if rounds._is_trigger(t)]


def test_speakers_are_those_of_every_token(paragraphs: list[Paragraph]) -> None:
    for paragraph in paragraphs:
        every = [token for token in paragraph.parse if people._is_speaking(token)]
        assert people._speakers(paragraph.parse) == every


def test_a_name_is_written_large(paragraphs: list[Paragraph]) -> None:
    (doc,) = (paragraph.parse for paragraph in paragraphs[:1])
    large = {token.text for token in doc if could_be_name(token)}
    assert {"Ana", "Roe", "Lu", "Wei", "O'Neil", "U.N.", "Jean"} <= large
    assert not {"He", "iPhone", "envoys", ",", "'s"} & large
    assert capitals(doc) == {token.i for token in doc if token.text in large}


NAMES = st.lists(
    st.builds(
        lambda paragraph, start, length, key: Name(paragraph, start, start + length, "state", key),
        st.integers(0, 2),
        st.integers(0, 9),
        st.integers(1, 4),
        st.sampled_from("abc"),
    ),
    max_size=12,
)


@settings(max_examples=300)
@given(NAMES, st.integers(0, 2), st.integers(0, 12), st.integers(0, 12))
def test_names_are_found_as_by_looking_at_each(
    found: list[Name], paragraph: int, start: int, end: int
) -> None:
    names = Names(tuple(found), {})
    here = [name for name in found if name.paragraph == paragraph]
    assert names.at(paragraph, start) == next((n for n in here if n.start <= start < n.end), None)
    inside = tuple(n for n in here if start <= n.start and n.end <= end)
    assert names.within(paragraph, start, end) == inside
