"""What the words between a person and a party tell, and how like their words are."""

import numpy as np
import pytest

from detente.reading.leaning_words import alike, between
from detente.reading.parse import parse
from detente.reading.vectors import vector

from .conftest import make_document


def _found(text, person, party):
    doc = parse(make_document(text)).paragraphs[0].parse
    token = {t.text: t for t in doc}
    return list(between(token[person], token[party]))


def test_words_between_are_told_with_the_side():
    text = "Roe, who cooks for Kopal, said no."
    assert _found(text, "Roe", "Kopal") == [
        "between:behind:,",
        "between:behind:who",
        "between:behind:cook",
        "between:behind:for",
    ]


def test_the_party_before_the_person_is_told_apart():
    text = "Kopal sent Roe."
    assert _found(text, "Roe", "Kopal") == ["between:before:send"]


def test_far_words_tell_nothing():
    text = "Roe said on Monday in the rain that the old offer of the firm of Kopal was bad."
    assert _found(text, "Roe", "Kopal") == []


def test_the_likest_party_is_told():
    found = list(alike(["teacher"], ["pupils-council", "north-steel"]))
    assert ("pupils-council", "alike:best") in found
    assert ("north-steel", "alike:best") not in found


def test_none_is_the_likest_of_two_as_like():
    found = [trait for _, trait in alike(["teacher"], ["north-steel", "south-steel"])]
    assert "alike:best" not in found


@pytest.mark.parametrize("offices", [[], [""], ["xqzzy"]])
def test_unknown_offices_are_like_nothing(offices):
    assert list(alike(offices, ["pupils-council"])) == []


def test_a_party_of_unknown_words_is_told():
    assert list(alike(["teacher"], ["xqzzy"])) == [("xqzzy", "alike:none")]


def test_likeness_is_the_largest_cosine_in_tenths():
    """Against the definition, computed with floats."""
    rng = np.random.default_rng(7)
    words = np.array(["teacher", "nurse", "pilot", "state", "union", "steel", "court", "bank"])
    for _ in range(1000):
        office, party = rng.choice(words, 2), rng.choice(words, 2)
        cosines = [np.dot(vector(str(a)), vector(str(b))) / 1e4 for a in office for b in party]
        tenths = int(np.floor(max(cosines) * 10 + 1e-9))
        told = list(alike([" ".join(office)], ["-".join(party)]))
        assert ("-".join(party), f"alike:{tenths}") in told
