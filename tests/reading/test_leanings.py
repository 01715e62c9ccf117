"""For whom somebody is taken to speak, where no words say so."""

import json
from functools import cache
from pathlib import Path

import fitting
import numpy as np
import pytest
import train_leanings
from hypothesis import given
from hypothesis import strategies as st

from detente.reading import leanings as module
from detente.reading.attribution import attributions
from detente.reading.leaning_traits import (
    NOBODY,
    Near,
    could_have,
    of_office,
    of_place,
    of_text,
    of_words,
    sorts_of,
)
from detente.reading.leanings import Leanings, likeliest, shipped
from detente.reading.names import Names, names
from detente.reading.network import Network
from detente.reading.parse import parse
from detente.reading.read import discourse_of
from detente.reading.sorts import sort_of
from detente.reading.tokens import Doc
from detente.reading.voice import voice

from .conftest import Reads, make_document

BODIES = (
    "The Harbour Workers' Union met Brann Shipping and Delta Shipping. "
    "The Ridge Liberation Front met Peru. Chile met Alder."
)
UNION, FRONT = "harbour-workers-union", "ridge-liberation-front"
BRANN, DELTA, ALDER = "brann-shipping", "delta-shipping", "alder"
PLACE = (0, 0, 3)
WEIGHTS = Path(module.__file__).with_name("leaning_weights.json")


@cache
def told(text: str = BODIES) -> tuple[Doc, Names]:
    parsed = parse(make_document(text))
    return parsed.paragraphs[0].parse, names(parsed)


def place(text: str, person: str, *near: Near) -> set[tuple[str, str]]:
    """Return what the last sentence of a text tells of a person named in it."""
    doc, found = told(text)
    head = next(token for token in doc if token.text == person)
    sentence = doc.sentence(head.i)
    inside = found.within(0, sentence.start, sentence.end)
    return set(of_place(head, inside, near, lambda token: (f"the-{token.text}",)))


def test_what_stands_before_tells_by_how_near_it_is() -> None:
    near = [Near(BRANN, 0, True), Near(DELTA, 1, False), Near(BRANN, 2, False)]
    found = place("It rained. Ana Kovac waited.", "Kovac", *near)
    assert found == {
        (party, how + trait)
        for party, trait in (
            (BRANN, "before:0:subject"),
            (BRANN, "rank:0"),
            (DELTA, "before:1:other"),
            (DELTA, "rank:1"),
        )
        for how in ("", "plain:")
    }
    assert (BRANN, "alone") in place("Ana Kovac waited.", "Kovac", near[0])


def test_the_grammar_of_a_sentence_tells() -> None:
    found = place("Ana Kovac, who leads Peru, waited.", "Kovac")
    assert {("peru", "here:behind"), ("peru", "way:^relcl-lead>dobj")} <= found
    found = place("Ana Kovac waited for Peru.", "Kovac")
    assert ("peru", "way:nsubj^verb^for>pobj") in found
    assert place("Ana Kovac waited in Lima.", "Kovac") == {("peru", "seat:behind")}


def test_a_common_noun_may_mean_a_party() -> None:
    found = place("Ana Kovac waited for the company.", "Kovac")
    assert ("the-company", "meant:behind") in found
    assert any(trait.startswith("meant-way:nsubj^verb^for") for _, trait in found)
    # Nobody is meant by nouns for other things and by those without an article.
    for end in ("for the rain", "for companies", "for a company"):
        assert place(f"Ana Kovac waited {end}.", "Kovac") == set()


def test_who_is_spoken_of_and_what_is_ours() -> None:
    text = "Brann Shipping lied to our members."
    doc, found = told(f"{BODIES} {text}")
    start = next(i for i, t in enumerate(doc) if t.text == "lied") - 2
    inside = found.within(0, start, len(doc))
    traits = set(of_words(doc, start, len(doc), inside, found))
    assert (BRANN, "spoken-of") in traits
    assert (UNION, "ours") in traits
    assert ("peru", "not-ours") in traits


@pytest.mark.parametrize(
    ("office", "party", "fits"),
    [
        ("shop steward", UNION, True),
        ("shop steward", BRANN, False),
        ("chief executive", BRANN, True),
        ("chief executive", UNION, False),
        ("minister", "peru", True),
        ("minister", FRONT, False),
        # A rank is held in a state or under arms, a chair in any body but a state.
        ("colonel", FRONT, True),
        ("colonel", "peru", True),
        ("colonel", UNION, False),
        ("chairman", UNION, True),
        ("chairman", "peru", False),
        # An office that any body may have, and a noun that is none.
        ("delegate", "peru", True),
        ("visitor", UNION, True),
        ("", UNION, True),
    ],
)
def test_which_bodies_have_such_an_officer(office: str, party: str, fits: bool) -> None:
    _, found = told()
    assert could_have(sort_of(found, party), sorts_of({office})) is fits


def test_an_office_tells_of_each_party_how_well_it_fits() -> None:
    _, found = told()
    traits = set(of_office(["shop steward"], [UNION, ALDER], found, UNION, ALDER))
    assert {(UNION, "fit:only"), (UNION, "home:only"), (ALDER, "dateline:open")} <= traits
    assert {(NOBODY, "office:sort"), (NOBODY, "as:steward")} <= traits
    plain = set(of_office([], [UNION], found, None, None))
    assert {(NOBODY, "office:plain"), (UNION, "fit:plain")} <= plain


def test_the_whole_text_tells_who_matters_and_who_has_a_voice() -> None:
    _, found = told()
    traits = set(of_text([UNION, BRANN, DELTA], found, (UNION, BRANN), {BRANN}))
    assert {(UNION, "main"), (UNION, "unclaimed"), (UNION, "last-unclaimed")} <= traits
    assert {(BRANN, "claimed"), (DELTA, "minor"), (DELTA, "named:1")} <= traits
    assert (BRANN, "last-unclaimed") not in traits


def test_what_somebody_says_is_heard() -> None:
    text = "The Tug Guild met Brann Shipping. Ana Kovac said Brann Shipping had lied."
    parsed = parse(make_document(text))
    discourse = discourse_of(parsed)
    voice(parsed, attributions(parsed), discourse)
    traits = discourse.leanings.traits("Ana Kovac")
    assert traits is not None
    assert "spoken-of" in traits["brann-shipping"]
    assert "spoken-of" not in traits["tug-guild"]


NONE = np.zeros(1, dtype=np.int64)
WEIGHED = Network(
    {"near": 0, "far": 1, "none": 2},
    np.array([200, 100, 50]),
    np.zeros((3, 1), dtype=np.int64),
    NONE,
    NONE,
    100,
)


def test_the_likeliest_is_taken_if_it_is_likely_enough() -> None:
    traits = {NOBODY: ["none"], BRANN: ["near"], DELTA: ["far"]}
    likely = np.exp(2) / (np.exp(2) + np.exp(1) + np.exp(0.5))
    assert likeliest(WEIGHED, traits, likely - 0.001) == BRANN
    assert likeliest(WEIGHED, traits, likely + 0.001) is None
    assert likeliest(WEIGHED, {NOBODY: ["near"], BRANN: ["far"]}, 0.0) is None


@given(
    st.dictionaries(
        st.sampled_from([NOBODY, BRANN, DELTA, UNION]),
        st.lists(st.sampled_from(["near", "far", "none", "unknown"]), unique=True),
        min_size=1,
    ),
    st.floats(0, 1),
)
def test_the_likeliest_against_plain_sums(traits: dict[str, list[str]], clear: float) -> None:
    weights = {"near": 2.0, "far": 1.0, "none": 0.5}
    odds = {key: np.exp(sum(weights.get(t, 0) for t in found)) for key, found in traits.items()}
    best = max(odds, key=lambda key: odds[key])
    share = odds[best] / sum(odds.values())
    found = likeliest(WEIGHED, traits, clear)
    if found is None:
        assert share <= clear + 1e-9 or np.isclose(odds.get(NOBODY, 0), odds[best])
    else:
        assert found != NOBODY
        assert np.isclose(odds[found], odds[best])
        assert share >= clear - 1e-9


def test_nothing_is_known_of_somebody_not_met() -> None:
    assert Leanings(told()[1], "peru").settled("A") is None
    assert Leanings(told()[1], "peru").traits("A") is None


def test_the_first_place_and_later_ones_are_told_apart() -> None:
    leanings = Leanings(told()[1], None)
    leanings.note("A", ["envoy"], [("peru", "here:before")], PLACE)
    leanings.note("A", ["minister"], [("peru", "here:behind")], (4, 0, 9))
    leanings.heard("A", [("peru", "spoken-of")])
    traits = leanings.traits("A")
    assert traits is not None
    assert {"here:before", "later:here:behind", "spoken-of"} <= set(traits["peru"])
    assert leanings.places["A"] == PLACE
    assert "fit:unfit" in traits[UNION]


def test_whom_others_speak_for_is_claimed_but_not_by_a_guess() -> None:
    strong = [("peru", trait) for trait in ("before:0:subject", "alone", "here:before")]
    leanings = Leanings(told()[1], None, party_of={"B": UNION})
    leanings.note("A", ["minister"], strong, PLACE)
    assert leanings.settled("A") == ("peru", PLACE)
    leanings.note("C", [], [], PLACE)
    traits = leanings.traits("C")
    assert traits is not None
    assert "claimed" in traits[UNION]
    assert "unclaimed" in traits["peru"]


def test_who_is_in_no_office_and_has_no_name_speaks_for_nobody() -> None:
    leanings = Leanings(told()[1], None)
    near = [("peru", "before:0:subject"), ("peru", "alone")]
    assert leanings.unnamed(["delegate"], near) is None
    assert leanings.unnamed(["minister"], near) == "peru"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "The Tug Guild met Brann Shipping. Shop steward Ola Berg said pay must rise.",
            "tug-guild",
        ),
        (
            "The Tug Guild met Brann Shipping. Chief executive Ola Berg said it was late.",
            "brann-shipping",
        ),
        ("Peru met Brann Shipping. Foreign Minister Ola Berg said it was late.", "peru"),
        # Who was in office, does not lead, or belongs to one of those held.
        ("The Tug Guild met. Ola Berg, a former leader of the guild, said it was late.", None),
        ("The Tug Guild met. Ola Berg, who does not lead the guild, said it was late.", None),
        ("Brann met. Ola Berg, whose brother is held by the Nuba Front, said it was late.", None),
        ("The Tug Guild met. Ola Berg, an economist, said it was late.", None),
    ],
)
def test_an_officer_of_a_text(reads: Reads, text: str, party: str | None) -> None:
    (statement,) = reads(text).statements
    assert (statement.speaker, statement.party) == ("Ola Berg", party)
    if party is not None:
        assert "source-context" in statement.rules
        assert statement.confidence <= 0.6


def test_the_weights_were_made_from_the_data_as_it_stands() -> None:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert stored["data"] == train_leanings.data_hash(), "run tools/train_leanings.py"
    assert WEIGHTS.stat().st_size < 2_000_000
    assert shipped().inward.shape == (len(shipped().rows), train_leanings.CELLS * fitting.DRAWS)


@pytest.mark.soak
def test_training_again_decides_alike() -> None:
    given = train_leanings.examples()
    again, model = train_leanings.fit(given), shipped()
    alike = [
        likeliest(again, e.traits, module.CLEAR) == likeliest(model, e.traits, module.CLEAR)
        for e in given
    ]
    assert sum(alike) >= 0.98 * len(alike)


def test_whoever_was_brought_in_as_former_is_not_guessed_at_later(reads: Reads) -> None:
    text = (
        "The United States will not pay. Mr. Trump said so.\n\n"
        "Ana Roe, a former Mexican foreign minister, suggested that Mexico's best argument is that "
        "its prosperity is indispensable for the security of the United States.\n\n"
        "If this fails, Ms. Roe argued, there are other tools in the toolbox."
    )
    said = [s for s in reads(text).statements if s.speaker == "Ana Roe"]
    assert len(said) == 2
    assert all(s.parties == () for s in said)
