"""Who speaks for whom: each rule on a text that it reads, and on one that only looks like it."""

from collections.abc import Callable

import pytest

from detente.reading.model import Person

from .conftest import Reads

ByName = Callable[[str, str], Person]
BY = "Norwegian President Kari Holm stayed away. "


@pytest.mark.parametrize(
    ("rule", "text", "name", "party", "because"),
    [
        (
            "title-before",
            "Norwegian Foreign Minister Kari Holm arrived.",
            "Kari Holm",
            "norway",
            "Norwegian Foreign Minister Kari Holm",
        ),
        (
            "apposition",
            "Norway's chief negotiator, Kari Holm, said that it was late.",
            "Kari Holm",
            "norway",
            "Norway's chief negotiator, Kari Holm",
        ),
        (
            "title-before",
            "NATO Secretary General Ole Vik arrived.",
            "Ole Vik",
            "nato",
            "NATO Secretary General Ole Vik",
        ),
        (
            "coordination",
            "Russian negotiators Deputy Foreign Minister Oleg Panin and Deputy Defence Minister "
            "Ivan Sorokin arrived.",
            "Ivan Sorokin",
            "russia",
            "Russian negotiators Deputy Foreign Minister Oleg Panin and Deputy Defence Minister "
            "Ivan Sorokin",
        ),
        (
            "apposition",
            "Kari Holm, the foreign minister of Norway, arrived.",
            "Kari Holm",
            "norway",
            "Kari Holm, the foreign minister of Norway",
        ),
        (
            "apposition",
            "Yoon Tae-seok, South Korea's nuclear envoy, arrived.",
            "Yoon Tae-seok",
            "south-korea",
            None,
        ),
        ("possessive", "Norway's Kari Holm arrived.", "Kari Holm", "norway", "Norway's Kari Holm"),
        (
            "of-phrase",
            "Minister Kari Holm of Norway arrived.",
            "Kari Holm",
            "norway",
            "Minister Kari Holm of Norway",
        ),
        (
            "heads",
            "Kari Holm, who headed the Norwegian delegation, arrived.",
            "Kari Holm",
            "norway",
            None,
        ),
        (
            "heads",
            "Kari Holm spoke for Norway at the table.",
            "Kari Holm",
            "norway",
            "Kari Holm spoke for Norway",
        ),
        (
            "heads",
            "A Norwegian delegation led by Kari Holm arrived.",
            "Kari Holm",
            "norway",
            "Norwegian delegation led by Kari Holm",
        ),
        (
            "reports-to",
            "Norwegian negotiators will report to President Kari Holm on Friday.",
            "Kari Holm",
            "norway",
            "Norwegian negotiators will report to President Kari Holm",
        ),
        (
            "title-of-state",
            "Secretary of State Laura Bennett arrived. The United States rejected the plan.",
            "Laura Bennett",
            "united-states",
            "Secretary of State Laura Bennett",
        ),
        (
            "possessive-of-person",
            f"{BY}Holm's spokesman Jonas Lund arrived.",
            "Jonas Lund",
            "norway",
            "Holm's spokesman Jonas Lund",
        ),
        (
            "office-in-context",
            "Norway rejected the plan. Foreign Minister Kari Holm said that it was too late.",
            "Kari Holm",
            "norway",
            None,
        ),
        (
            "owner-before",
            "The Harbour Workers' Union met. The union's chairwoman, Ida Berg, said it was late.",
            "Ida Berg",
            "harbour-workers-union",
            None,
        ),
    ],
)
def test_rule(
    person: ByName, rule: str, text: str, name: str, party: str, because: str | None
) -> None:
    found = person(text, name)
    assert (found.party, found.rules) == (party, (rule,))
    assert found.because is not None
    assert name in found.because.text
    assert because is None or found.because.text == because


@pytest.mark.parametrize(
    ("near", "text", "name"),
    [
        ("title-before", "Norway hosted Foreign Minister Kari Holm on Monday.", "Kari Holm"),
        ("title-before", "Norwegian analyst Kari Holm arrived.", "Kari Holm"),
        (
            "coordination",
            "Russian Minister Oleg Panin and the guest Kari Holm arrived.",
            "Kari Holm",
        ),
        ("apposition", "Kari Holm, a historian who lives in Norway, arrived.", "Kari Holm"),
        ("apposition", "Kari Holm, a native of Norway, arrived.", "Kari Holm"),
        ("of-phrase", "Minister Kari Holm in Norway arrived.", "Kari Holm"),
        ("heads", "Kari Holm, who met the Norwegian delegation, arrived.", "Kari Holm"),
        ("heads", "Kari Holm spoke about Norway at the table.", "Kari Holm"),
        ("reports-to", "Norwegian negotiators will listen to President Kari Holm.", "Kari Holm"),
        ("title-of-state", "Secretary of State Laura Bennett arrived.", "Laura Bennett"),
        (
            "possessive-of-person",
            "President Kari Holm stayed away. Holm's spokesman Jonas Lund arrived.",
            "Jonas Lund",
        ),
        ("possessive-of-person", f"{BY}Holm's friend Jonas Lund arrived.", "Jonas Lund"),
    ],
)
def test_near_miss(person: ByName, near: str, text: str, name: str) -> None:
    found = person(text, name)
    assert near not in found.rules
    assert found.party is None
    assert found.because is None


def test_both_of_a_row_of_names(person: ByName) -> None:
    text = "Norwegian negotiators Kari Holm and Jonas Lund arrived. Lund said that it was late."
    assert person(text, "Kari Holm").party == "norway"
    assert person(text, "Jonas Lund").party == "norway"


def test_an_apposition_of_one_who_does_not_speak(person: ByName) -> None:
    text = "Norway's chief negotiator, Kari Holm, arrived."
    assert person(text, "Kari Holm").party == "norway"


def test_words_of_the_text_win_over_later_ones(person: ByName) -> None:
    text = (
        "Norwegian Foreign Minister Kari Holm arrived. Holm met Kari Holm of Chile's embassy staff."
    )
    assert person(text, "Kari Holm").party == "norway"


def test_the_words_that_say_so_hold_the_role(person: ByName) -> None:
    found = person("Kari Holm, Norway's foreign minister, said it was late.", "Kari Holm")
    assert found.because is not None
    assert found.because.text == "Kari Holm, Norway's foreign minister"


def test_a_name_behind_its_role(person: ByName) -> None:
    text = "Norway and its envoy, Lindiwe Khumalo, urged Sweden to lift the sanctions."
    assert person(text, "Lindiwe Khumalo").party == "norway"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "“No,” said Mia Kolar, a nurse who leads the Union of Ward Nurses.",
            "union-of-ward-nurses",
        ),
        (
            "The Debt Committee met. Jean Marchand of the French Treasury, who co-chairs the "
            "committee, said no.",
            "debt-committee",
        ),
        ("“No,” said Karl Benz, who negotiates for the employers' association BDA.", "bda"),
    ],
)
def test_a_relative_clause_tells_the_side(reads: Reads, text: str, party: str) -> None:
    assert reads(text).people[-1].party == party


@pytest.mark.parametrize(
    "text",
    [
        "Political scientist Eirik Bragi of the North Institute said the dam could wait.",
        "Lotte Brink of the Meridian Institute, in The Hague, said the dam could wait.",
    ],
)
def test_those_of_an_institute_stand_for_no_side(reads: Reads, text: str) -> None:
    assert reads(text).statements[-1].parties == ()


def test_a_former_diplomat_stands_for_no_state(reads: Reads) -> None:
    text = "Mediator Lena Faris came. The former Swiss diplomat said the dam could wait."
    assert reads(text).statements[-1].parties == ()
