import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import catalogue
from detente.record.wording import content, denies, names, overlap, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("licence", "licences"),
        ("city", "cities"),
        ("shelling", "shelled"),
        ("cutting", "cut"),
        ("occupied", "occupy"),
        ("pass", "passes"),
        ("tax", "taxes"),
        ("Kenya’s", "Kenya"),
    ],
)
def test_inflection_makes_no_other_word(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("need", "ne"), ("string", "str"), ("news", "newer"), ("crisis", "cris"), ("status", "statu")],
)
def test_what_only_looks_like_an_ending_stays(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text())
def test_any_text_has_content_words_that_stand_in_it(text: str) -> None:
    for written in content(text, deeds=True).values():
        assert written in text


def test_words_that_carry_nothing_are_left_out() -> None:
    assert content("the full withdrawal of all 30,000 of its soldiers") == {
        "withdrawal": "withdrawal",
        "troop": "soldiers",
    }


def test_deeds_count_as_one_only_when_asked() -> None:
    assert set(content("invade")) != set(content("attack"))
    assert set(content("invade", deeds=True)) == set(content("attack", deeds=True))


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert names("Troops of Kenya", sentence=True) == {"kenya"}
    assert names("The troops of Kenya") == {"kenya"}


@pytest.mark.parametrize("text", ["it did not", "no shot", "didn’t", "never", "cannot", "nothing"])
def test_negation_is_seen(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize("text", ["it did", "knot", "notable", "another", "Nora", ""])
def test_what_only_holds_the_letters_is_no_negation(text: str) -> None:
    assert not denies(text)


@given(st.frozensets(st.sampled_from("abcde")), st.frozensets(st.sampled_from("abcde")))
def test_overlap_is_a_symmetric_share(one: frozenset[str], other: frozenset[str]) -> None:
    assert 0 <= overlap(one, other) == overlap(other, one) <= 1
    assert (overlap(one, other) == 1) == (one == other and bool(one))


def test_no_word_is_in_two_groups() -> None:
    known = catalogue.wording()
    for groups in (known.same, (*known.same, *known.deeds)):
        words = [word for group in groups for word in {stem(word) for word in group}]
        assert len(words) == len(set(words))


def test_no_group_holds_a_word_that_does_not_count() -> None:
    known = catalogue.wording()
    for group in (*known.same, *known.deeds):
        for word in group:
            assert content(word), word
