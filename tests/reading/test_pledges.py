"""Who tells what a government would do speaks for it."""

import pytest

from detente.reading.attribution import attributions
from detente.reading.parse import parse
from detente.reading.pledges import pledging
from detente.reading.read import discourse_of
from detente.reading.voice import voice

from .conftest import Reads, make_document

WORDS = """
the government would not borrow => government
her ministry will pay for the road => ministry
the army could wait => army
the government had borrowed =>
the old government would not borrow =>
Peru's government would not borrow =>
the guild would not borrow =>
Peru would wait => Peru
Peru would have to wait =>
Peru waited =>
nobody knew whether the government would borrow =>
"""


@pytest.mark.parametrize("case", WORDS.strip().splitlines())
def test_what_a_government_would_do(case: str) -> None:
    words, wanted = case.split(" =>")
    doc = parse(make_document(f"Envoy Ana Kovac said {words}.")).paragraphs[0].parse
    organ = pledging(doc, 4, len(doc) - 2)
    assert ("" if organ is None else organ.text) == wanted.strip()


@pytest.mark.parametrize(
    ("said", "party"),
    [
        ("the government would not pay for the road", "peru"),
        ("his ministry would not pay for the road", "peru"),
        ("the government has a road", None),
        ("the road would not be free", None),
    ],
)
def test_who_tells_it_speaks_for_the_government(said: str, party: str | None) -> None:
    text = "LIMA, March 3 - Peru met the Tug Guild.\n\nIt rained.\n\nIt was late. Commissioner "
    parsed = parse(make_document(f"{text}Jan Kovac said {said}."))
    discourse = discourse_of(parsed)
    voice(parsed, attributions(parsed), discourse)
    assert discourse.officers.likely.get("Jan Kovac") == party


@pytest.mark.parametrize("who", ["Farmer", "Union chairman", "Guild leader"])
def test_others_who_tell_it_do_not(who: str) -> None:
    text = "LIMA, March 3 - Peru met the Tug Guild.\n\nIt rained.\n\nIt was late. "
    parsed = parse(make_document(f"{text}{who} Jan Kovac said the government would not pay."))
    discourse = discourse_of(parsed)
    voice(parsed, attributions(parsed), discourse)
    assert "Jan Kovac" not in discourse.officers.likely


def test_a_minister_who_tells_what_a_state_would_do_is_its_minister(reads: Reads) -> None:
    text = "Chile rejected the plan. Foreign Minister Ana Roe said Peru would wait."
    assert reads(text).statements[-1].parties == ("peru",)
