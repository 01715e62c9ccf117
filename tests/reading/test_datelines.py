"""Where a paragraph's first sentence begins, behind a dateline or a clock time."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.datelines import opening

from .conftest import Reads

DATELINES = """
GENEVA - | GENEVA
GENEVA – | GENEVA
GENEVA -- | GENEVA
PORT LOUIS — | PORT LOUIS
SEOUL/TOKYO — | SEOUL/TOKYO
SEOUL/TOKYO, March 3 — | SEOUL/TOKYO
SEOUL/TOKYO (Wire), March 3 — | SEOUL/TOKYO
SEOUL/TOKYO, March 3, (Wire) — | SEOUL/TOKYO
RIO DE JANEIRO NORTE — | RIO DE JANEIRO NORTE
N'DJAMENA — | N'DJAMENA
N’DJAMENA — | N’DJAMENA
PORT-LOUIS — | PORT-LOUIS
ST. LOUIS — | ST. LOUIS
PORT LOUIS, Mauritius — | PORT LOUIS, Mauritius
TRENTON, New Jersey — | TRENTON, New Jersey
TRENTON, N.J. (Wire) — | TRENTON, N.J.
GENEVA (Wire) — | GENEVA
GENEVA, (Daily Wire) — | GENEVA
GENEVA (Wire), 3 March – | GENEVA
GENEVA, March 3 - | GENEVA
GENEVA, 3 March 2021 - | GENEVA
GENEVA, March 3, 2021 - | GENEVA
GENEVA, March 3 (Wire) - | GENEVA
GENEVA, March 3, (Wire) - | GENEVA
GENEVA: | GENEVA
KARACHI, March 3: | KARACHI
Gaborone, 3 March – | Gaborone
Gaborone, Botswana, 3 March – | Gaborone, Botswana
Trenton, New Jersey, March 3 – | Trenton, New Jersey
St. John's, March 3 – | St. John's
N’Djamena, March 3 – | N’Djamena
Port-Louis, March 3 – | Port-Louis
Gaborone, March 3, (Wire) – | Gaborone
Port of Spain (Wire), March 3 – | -
Port Louis (Wire), March 3 – | Port Louis
San Juan Bautista, March 3 – | San Juan Bautista
Gaborone, March 3 (Wire) – | Gaborone
Gaborone, March 3, 2021. | Gaborone
Gaborone, 3 March 2021. | Gaborone
Gaborone, 3 March: | Gaborone
Gaborone, 3 March. | -
Gaborone – | -
Gaborone: | -
OSLO: | -
GENEVA | -
In March 2021: | -
Talks on March 3: | -
3 March – | -
"""
MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Jan. Sept."
)
CLOCKS = ["8.05am ", "08:05 ", "8.05 pm ", "8.05 a.m. ", "14:05 GMT ", "14:05 CEST - ", "8.05pm: "]
NO_CLOCKS = ["10.15 million came.", "8.5 Envoys came.", "805 Envoys came.", "8.05am, envoys came."]


def cut(text: str) -> tuple[str, str | None]:
    start, place = opening(text, 0, len(text))
    return text[start:], place


@pytest.mark.parametrize("case", DATELINES.strip().splitlines())
def test_a_dateline_is_passed_over(case: str) -> None:
    before, wanted = case.split(" | ")
    place = None if wanted == "-" else wanted
    sentence = "Envoys met."
    kept = sentence if place else f"{before} {sentence}"
    assert cut(f"{before} {sentence}") == (kept, place)


@pytest.mark.parametrize("month", MONTHS.split())
@pytest.mark.parametrize("place", ["GENEVA", "Geneva"])
def test_a_dateline_names_a_month_in_any_way(month: str, place: str) -> None:
    assert cut(f"{place}, {month} 3 - Envoys met.") == ("Envoys met.", place)
    assert cut(f"{place}, 13 {month} - Envoys met.") == ("Envoys met.", place)


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("sentence", ["Envoys met.", "“We met.”", '"We met."', "‘We met.’"])
def test_a_clock_time_is_passed_over(clock: str, sentence: str) -> None:
    assert cut(clock + sentence) == (sentence, None)


@pytest.mark.parametrize("text", NO_CLOCKS)
def test_a_figure_is_no_clock_time(text: str) -> None:
    assert cut(text) == (text, None)


def test_a_dateline_may_stand_behind_a_clock_time() -> None:
    assert cut("8.05am GENEVA - Envoys met.") == ("Envoys met.", "GENEVA")


@pytest.mark.parametrize(
    "text",
    [
        "OPEC - whose members met - said no.",
        "GENEVA: the hall was full.",
        "Envoys met in GENEVA - Peru came.",
    ],
)
def test_what_goes_on_is_no_dateline(text: str) -> None:
    assert cut(text) == (text, None)


@pytest.mark.parametrize("text", ["8.05am ", "GENEVA - ", "Gaborone, March 3 - "])
def test_what_stands_behind_a_paragraph_is_none_of_it(text: str) -> None:
    assert opening(f"{text}Envoys met.", 0, len(text) - 1) == (0, None)


def test_a_quotation_may_stand_behind_a_colon() -> None:
    assert cut("GENEVA: “We met.”") == ("“We met.”", "GENEVA")
    assert cut('GENEVA: "We met."') == ('"We met."', "GENEVA")


@given(before=st.text(max_size=20), text=st.text(max_size=60), behind=st.text(max_size=20))
def test_the_first_sentence_begins_inside_its_paragraph(
    before: str, text: str, behind: str
) -> None:
    whole = f"{before}{text}{behind}"
    start, place = opening(whole, len(before), len(before) + len(text))
    assert len(before) <= start <= len(before) + len(text)
    assert place is None or place in whole[len(before) : start]


words = st.lists(st.from_regex(r"[A-Z]?[a-z]{1,8}[,;']?", fullmatch=True), max_size=12)


@given(words)
def test_nothing_is_cut_without_a_figure_a_dash_or_a_colon(found: list[str]) -> None:
    text = " ".join(found)
    assert not re.search(r"[\d:–—-]", text)
    assert cut(text) == (text, None)


@given(words, st.sampled_from(["GENEVA (Wire) - ", "Lomé, Togo, May 3 – ", "8.05am "]))
def test_a_sentence_stays_whole_behind_what_is_cut(found: list[str], dateline: str) -> None:
    sentence = " ".join(["Envoys", *found])
    assert cut(dateline + sentence)[0] == sentence


def test_a_dateline_is_in_no_sentence(reads: Reads) -> None:
    text = "QUITO, Peru (Wire) - Chile rejected the plan."
    (statement,) = reads(text).statements
    assert statement.parties == ("chile",)
    assert text[statement.sentence.start : statement.sentence.end].startswith("Chile")


@pytest.mark.parametrize("text", ["BLINKEN: We reject the plan.", "HAMAS: No deal without a date."])
def test_who_speaks_in_a_transcript_is_no_place(text: str) -> None:
    assert opening(text, 0, len(text)) == (0, None)
