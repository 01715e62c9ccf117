import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.record import Record
from detente.record.merge import together
from detente.record.same_issues import same_issues

from .talks import Said, readings, says


def spoken(*said: Said) -> Record:
    return together(readings(*said))


def groups(*said: Said) -> list[tuple[str, ...]]:
    record = spoken(*said)
    return [one.issues for one in same_issues(record.issues, record.statements)]


def demands(words: str, issue: str, party: str = "kenya", day: str = "2030-01-01") -> Said:
    return says(day, party, "demand", words, issue)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the label in other words
        (("the ferry licences", "ferry licence"), ("more ferry permits", "ferry permit")),
        (("a full harbour toll", "harbour toll"), ("a new harbour toll", "new harbour toll")),
        # the words of the demand
        (("licences for ferries", "licence"), ("ferry permits", "ferry permit")),
        (
            ("an inquiry into the flood", "inquiry"),
            ("an independent investigation into the flood", "independent investigation"),
        ),
    ],
)
def test_the_same_demand_in_other_words(one: tuple[str, str], other: tuple[str, str]) -> None:
    said = demands(*one), demands(*other, party="uganda", day="2030-02-01")
    if "independent" in other[1]:  # a word that only one label has, and that the other lacks
        assert groups(*said) == []
    else:
        assert groups(*said) == [tuple(sorted(x[1].replace(" ", "-") for x in (one, other)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another word of the label
        (("the northern ferry zone", "northern ferry zone"), ("the ferry zone", "ferry zone")),
        (
            ("the northern ferry zone", "northern ferry zone"),
            ("the southern ferry zone", "southern ferry zone"),
        ),
        (("an import licence", "import licence"), ("an export permit", "export permit")),
        # one word alike and no more
        (("permits for lorries", "permit"), ("licences for banks", "licence")),
        # other names
        (
            ("the ferry licences of Lamu", "ferry licence"),
            ("ferry permits of Mombasa", "ferry permit"),
        ),
        # another head
        (("a ferry licence", "ferry licence"), ("a ferry", "ferry")),
    ],
)
def test_what_is_not_the_same(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert groups(demands(*one), demands(*other, day="2030-02-01")) == []


def test_a_word_between_two_that_differ_unites_nothing() -> None:
    between = demands("licences for ferry boats and for ferry docks", "licence")
    boats = demands("ferry boats licences", "ferry boat licence", day="2030-02-01")
    docks = demands("ferry docks permits", "ferry dock permit", day="2030-03-01")
    assert groups(between, boats) != []
    assert groups(between, docks) != []
    assert groups(between, boats, docks) == []


def test_topics_are_left_alone() -> None:
    record = together(
        readings(
            demands("ferry licences", "ferry licence"),
            demands("ferry permits", "ferry permit", day="2030-02-01"),
            topics={"ferry-licence": "shipping"},
        )
    )
    assert same_issues(record.issues, record.statements) == ()


def test_the_words_that_made_them_one_are_told() -> None:
    record = spoken(
        demands("ferry licences", "ferry licence"),
        demands("ferry permits", "ferry permit", day="2030-02-01"),
    )
    (one,) = same_issues(record.issues, record.statements)
    assert one.words == ("ferry", "licence / permit")


WORDS = ("ferry", "boat", "dock", "new", "northern")
HEADS = ("licence", "permit", "quota", "reduction", "cut")


@st.composite
def talk(draw: st.DrawFn) -> list[Said]:
    said = []
    for number in range(draw(st.integers(2, 6))):
        before = draw(st.lists(st.sampled_from(WORDS), max_size=2, unique=True))
        label = " ".join([*before, draw(st.sampled_from(HEADS))])
        rest = draw(st.lists(st.sampled_from((*WORDS, "Lamu", "Kisumu")), max_size=3, unique=True))
        words = " ".join([label, *(["for", *rest] if rest else [])])
        said.append(demands(words, label, day=f"2030-01-{number + 1:02}"))
    return said


@given(talk(), st.randoms(use_true_random=False))
def test_order_is_of_no_account(said: list[Said], chance: random.Random) -> None:
    mixed = list(said)
    chance.shuffle(mixed)
    assert groups(*said) == groups(*mixed)


@given(talk())
def test_united_are_those_that_are_alike_to_the_very_same(said: list[Said]) -> None:
    """The naive definition: pairs are asked alone, and sets of neighbours compared."""
    record = spoken(*said)

    def alike(a: str, b: str) -> bool:
        pair = [issue for issue in record.issues if issue.id in (a, b)]
        return bool(same_issues(pair, record.statements))

    ids = sorted(issue.id for issue in record.issues)
    near = {a: {b for b in ids if a == b or alike(a, b)} for a in ids}
    together_ = {frozenset(b for b in ids if near[b] == near[a]) for a in ids}
    expected = sorted(tuple(sorted(group)) for group in together_ if len(group) > 1)
    assert sorted(groups(*said)) == expected
    for group in expected:
        assert all(b in near[a] for a, b in itertools.combinations(group, 2))
