import datetime as dt

import pytest

from detente.report import words


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listed(items, text):
    assert words.listed(items) == text


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0.0, "almost no chance"),
        (0.05, "almost no chance"),
        (0.051, "very unlikely"),
        (0.2, "very unlikely"),
        (0.21, "unlikely"),
        (0.45, "unlikely"),
        (0.46, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.56, "likely"),
        (0.8, "likely"),
        (0.81, "very likely"),
        (0.95, "very likely"),
        (0.951, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_likelihood_follows_icd_203(share, word):
    assert words.likelihood(share) == word


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan")])
def test_likelihood_refuses_what_is_no_share(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        words.likelihood(share)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.02, "there is almost no chance of a deal"),
        (0.5, "there is a roughly even chance of a deal"),
        (0.7, "a deal is likely"),
        (0.99, "a deal is almost certain"),
    ],
)
def test_expected_is_a_clause(share, text):
    assert words.expected("a deal", share) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2022, 1, 12), "12 January 2022"),
        ("2022-01-02", "2 January 2022"),
        ("2021-12", "December 2021"),
        ("2014", "2014"),
        (None, "date not known"),
    ],
)
def test_date(day, text):
    assert words.date(day) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0%"), (0.004, "under 1%"), (0.5, "50%"), (0.996, "over 99%"), (1, "100%")],
)
def test_percent_makes_nothing_impossible_that_is_rare(share, text):
    assert words.percent(share) == text


def test_points_of_a_range_with_one_value_is_a_number():
    assert words.points((0.5, 0.5)) == "50"
    assert words.points((0.5, 0.75)) == "50–75"


def test_counts():
    assert words.count(0, "issue") == "no issues"
    assert words.count(1, "party", "parties") == "one party"
    assert words.count(3, "party", "parties") == "three parties"
    assert words.count(1234, "draw") == "1,234 draws"


def test_sentence_keeps_the_stop_that_is_there():
    assert words.sentence(" nothing moves! ") == "Nothing moves!"
    assert words.sentence("nothing moves") == "Nothing moves."


def test_every_act_has_a_stance():
    from detente.reading.model import Act

    for act in Act:
        assert words.stance(act.value)
        assert words.stance(act.value, negated=True).startswith("does not ")
