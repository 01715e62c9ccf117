"""Saved graph models: the same states, numbers and ranks come out as went in."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.case import check, dump_case, loads_case
from detente.errors import UserError
from detente.interop import read_graph_json
from detente.stability import conflict_of
from detente.stability.model import ranks

from .samples import data, harbour, literals


def states(size: int, infeasible: list[list[list[Any]]]) -> list[tuple[bool, ...]]:
    """List the feasible settings in the order of their numbers, the first option least."""
    settings_ = (bits[::-1] for bits in product((False, True), repeat=size))
    return [bits for bits in settings_ if not any(meets(bits, part) for part in infeasible)]


def meets(bits: tuple[bool, ...], part: list[list[Any]]) -> bool:
    return all(bits[place] == (sign == "Y") for place, sign in part)


def score(bits: tuple[bool, ...], statements: list[Any]) -> tuple[bool, ...]:
    return tuple(
        any(meets(bits, part) for part in one["members"])
        if isinstance(one, dict)
        else meets(bits, one)
        for one in statements
    )


def dense(keys: list[Any]) -> list[int]:
    return [sorted(set(keys)).index(key) for key in keys]


@st.composite
def conflicts(draw: st.DrawFn) -> dict[str, Any]:
    size = draw(st.integers(1, 5))
    part = st.dictionaries(
        st.integers(0, size - 1), st.sampled_from("YN"), min_size=1, max_size=3
    ).map(lambda one: [list(pair) for pair in one.items()])
    compound = st.lists(part, min_size=1, max_size=3).map(
        lambda members: {"compound": True, "members": members}
    )
    cut = draw(st.integers(1, size))
    owned = [list(range(cut)), list(range(cut, size))]
    infeasible = draw(st.lists(part, max_size=3))
    left = states(size, infeasible)
    if not left:
        infeasible, left = [], states(size, [])
    manual = draw(st.booleans())
    makers = []
    for place, options in enumerate(owned):
        if not options:
            continue
        maker: dict[str, Any] = {"name": f"Side {place}", "options": options}
        if manual:
            worth = draw(st.lists(st.integers(0, 4), min_size=len(left), max_size=len(left)))
            tiers = [
                [at + 1 for at, value in enumerate(worth) if value == level]
                for level in sorted(set(worth), reverse=True)
            ]
            maker["preferenceRanking"] = [t if len(t) > 1 else t[0] for t in tiers]
        else:
            maker["preferences"] = draw(st.lists(part | compound, min_size=1, max_size=4))
        makers.append(maker)
    return {
        "options": [{"name": f"Step {chr(97 + at)}"} for at in range(size)],
        "decisionMakers": makers,
        "infeasibles": infeasible,
        "useManualPreferenceRanking": manual,
    }


@settings(max_examples=60, deadline=None)
@given(conflicts())
def test_states_numbers_and_ranks_are_those_of_the_file(told: dict[str, Any]) -> None:
    case, _ = read_graph_json(data(told), "told.json")
    assert check(case) == []
    assert loads_case(dump_case(case)) == case
    conflict = conflict_of(case)
    left = states(len(told["options"]), told["infeasibles"])
    assert [tuple(row) for row in conflict.levels.astype(bool).tolist()] == left
    assert conflict.numbers.tolist() == [
        sum(taken << place for place, taken in enumerate(bits)) for bits in left
    ]
    for maker, payoffs in zip(told["decisionMakers"], conflict.payoffs, strict=True):
        if told["useManualPreferenceRanking"]:
            worth = {}
            for place, tier in enumerate(maker["preferenceRanking"]):
                for state in tier if isinstance(tier, list) else [tier]:
                    worth[state] = -place
            expected = dense([worth[at + 1] for at in range(len(left))])
        else:
            expected = dense([score(bits, maker["preferences"]) for bits in left])
        assert payoffs.tolist() == expected


def test_names_directions_and_owners_come_along() -> None:
    case, said = read_graph_json(data(harbour()), "folder/harbour.json")
    assert case.title == "harbour"
    assert [party.id for party in case.parties] == ["harbour-board", "fishers-union"]
    assert [(o.id, o.name, o.party, o.change) for o in case.moves.options] == [
        ("dredge", "Dredge", "harbour-board", "up"),
        ("close-the-pier", "Close the pier", "harbour-board", "both"),
        ("strike", "Strike", "fishers-union", "both"),
        ("appeal", "Appeal", "fishers-union", "down"),
    ]
    assert [p.when for p in case.moves.infeasible] == [
        "dredge and close-the-pier", "strike and appeal",
    ]  # fmt: skip
    assert [w.value for w in case.moves.preferences["fishers-union"].statements] == [
        "(not close-the-pier and not strike) or (close-the-pier and strike)", "not dredge",
    ]  # fmt: skip
    assert said == ("The file names no status quo: nothing taken stands for it.",)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("1 IF -3", lambda a, b, c: a or c),
        ("1IFF-3", lambda a, b, c: a == (not c)),
        ("-1 & 2 IFF 3", lambda a, b, c: ((not a) and b) == c),
        ("(1|2)IF3", lambda a, b, c: a or b or not c),
    ],
)
def test_statements_in_the_notation_of_gmcr_ii(text: str, holds: Any) -> None:
    told = {
        "options": [{"name": name} for name in ("a", "b", "c")],
        "decisionMakers": [{"name": "All", "options": [0, 1, 2], "preferences": [text]}],
    }
    conflict = conflict_of(read_graph_json(data(told), "x.json")[0])
    expected = dense([bool(holds(*bits)) for bits in states(3, [])])
    assert conflict.payoffs[0].tolist() == expected


def test_ids_are_kept_apart_and_off_the_words_of_conditions() -> None:
    told = harbour()
    for option, name in zip(told["options"], ["Full", "not", "Full", "7"], strict=True):
        option["name"] = name
    told["decisionMakers"][0]["name"] = "港"
    case, _ = read_graph_json(data(told), "x.json")
    assert [option.id for option in case.moves.options] == [
        "party-full", "option-not", "fishers-union-full", "option-7",
    ]  # fmt: skip
    assert check(case) == []


def test_without_nothing_the_first_state_is_the_status_quo() -> None:
    told = harbour()
    told["infeasibles"].append(literals("2N 3N"))
    case, said = read_graph_json(data(told), "x.json")
    assert conflict_of(case).status_quo == 0
    assert said == ("The file names no status quo: its first feasible state, NNYN, stands for it.",)


def test_what_is_left_out_is_named() -> None:
    told = harbour()
    told["colour"] = "red"
    told["coalitions"] = [[0, 1]]
    told["options"][1]["picture"] = 1
    told["infeasibles"].insert(0, literals("0Y 0N"))
    told["decisionMakers"][0]["preferences"].insert(0, literals("1Y 1N"))
    told["decisionMakers"][0]["misperceptions"] = [literals("0Y")]
    told["decisionMakers"][1]["preferences"] = []
    plain, _ = read_graph_json(data(harbour()), "x.json")
    case, said = read_graph_json(data(told), "x.json")
    assert case.moves.infeasible == plain.moves.infeasible
    board, union = (case.moves.preferences[party.id] for party in case.parties)
    assert board == plain.moves.preferences["harbour-board"]
    assert [wish.value for wish in union.statements] == ["anything"]
    for words in (
        "colour is not known",
        "options[2].picture is not known",
        "infeasibles[1] contradicts itself",
        "coalitions are left out",
        "What Harbour Board misperceives is left out",
        "Statement 1 of Harbour Board contradicts itself",
        "does not say what Fishers' Union prefers",
    ):
        assert sum(words in sentence for sentence in said) == 1, words
    assert len(said) == 8


def test_ranks_that_agree_are_no_news_and_others_are() -> None:
    told = harbour()
    conflict = conflict_of(read_graph_json(data(told), "x.json")[0])
    right = conflict.payoffs[0].tolist()
    for payoffs, news in ((right, 0), ([v * 2.5 for v in right], 0), (right[::-1], 1), ([1], 1)):
        told["decisionMakers"][0]["payoffs"] = payoffs
        _, said = read_graph_json(data(told), "x.json")
        assert sum("payoffs of Harbour Board order" in sentence for sentence in said) == news


def test_payoffs_count_where_nothing_else_is_said() -> None:
    told = harbour()
    payoffs = [3, 1, 1, 9, 4, 4, 2.5, 0, 7]
    told["decisionMakers"][0] |= {"preferences": [], "payoffs": payoffs}
    conflict = conflict_of(read_graph_json(data(told), "x.json")[0])
    assert conflict.payoffs[0].tolist() == ranks(np.array(payoffs)).tolist()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda t: t.pop("options"), "no saved graph model"),
        (lambda t: t.update(options=[]), "options has 0 entries"),
        (lambda t: t.update(options={}), "options should be a list"),
        (lambda t: t.update(decisionMakers=[]), "decisionMakers names no decision maker"),
        (lambda t: t["options"].append({"name": "More"}), "options[5] belongs to no"),
        (lambda t: t["options"][0].pop("name"), "options[1] has no name"),
        (lambda t: t["options"][0].update(name=3), "options[1].name should be a text, but 3"),
        (lambda t: t["options"][0].update(name=" \n"), "options[1].name is an empty text"),
        (lambda t: t["options"][0].update(name="x" * 201), "has 201 characters"),
        (lambda t: t["options"][0].update(name="a\ud800"), "U+D800"),
        (lambda t: t["options"][0].update(name="\x1b[31m"), "U+001B"),
        (lambda t: t["options"][0].update(name="a\u202eb"), "U+202E"),
        (lambda t: t["options"][1].update(name="Dredge"), "options[2] is called Dredge"),
        (lambda t: t["options"][0].update(permittedDirection="up"), "one of both, fwd, back"),
        (lambda t: t["decisionMakers"][0].pop("options"), "decisionMakers[1] has no options"),
        (lambda t: t["decisionMakers"][0].update(options=[]), "[1].options is empty"),
        (lambda t: t["decisionMakers"][0].update(options=[0, 9]), "[1].options[2] should be"),
        (lambda t: t["decisionMakers"][0].update(options=[0, True]), "true stands there"),
        (lambda t: t["decisionMakers"][0].update(options=[0, 1, 1]), "names option 1 once more"),
        (lambda t: t["decisionMakers"][1].update(name="harbour board"), "repeats the name"),
        (lambda t: t.update(infeasibles=[[]]), "infeasibles[1] is empty"),
        (lambda t: t.update(infeasibles=[literals("4Y")]), "infeasibles[1][1][1] should be"),
        (lambda t: t.update(infeasibles=[[[0, "M"]]]), 'one of Y, N, but "M"'),
        (lambda t: t.update(infeasibles=[[[0]]]), "[option, Y or N]"),
        (lambda t: t.update(infeasibles=[literals("0Y")] * 2000), "holds 2,005 statements"),
        (lambda t: t.update(infeasibles=["9"]), "infeasibles[1] names 9, but no option"),
        (lambda t: t.update(infeasibles=[literals("0Y"), literals("0N")]), "No state is feasible"),
        (lambda t: t.update(infeasibles=[{"compound": False, "members": []}]), "should hold"),
        (lambda t: t.update(infeasibles=[{"compound": True, "members": []}]), "members is empty"),
        (lambda t: t.update(useManualPreferenceRanking=1), "should be true or false"),
        (lambda t: t.update(useManualPreferenceRanking=True), "[1].name has no ranking"),
    ],
)
def test_what_is_malformed_is_named_in_its_place(change: Any, words: str) -> None:
    told = harbour()
    change(told)
    with pytest.raises(UserError) as caught:
        read_graph_json(data(told), "x.json")
    assert words in str(caught.value)
    assert str(caught.value).startswith("x.json")


@pytest.mark.parametrize(
    ("ranking", "words"),
    [
        ([1, 2], "places 2 of 9 feasible states, and not state 3"),
        ([1, [2, 1]], "ranking[2][2] places state 1 once more"),
        ([0], "from 1 to 9, but 0 stands there"),
        ([10], "from 1 to 9"),
        ([[]], "ranking[1] is empty"),
        ([1.0], "should be the number of a feasible state"),
    ],
)
def test_a_ranking_has_to_place_every_state_once(ranking: list[Any], words: str) -> None:
    told = harbour() | {"useManualPreferenceVectors": True}
    for maker in told["decisionMakers"]:
        maker["preferenceVector"] = ranking
    with pytest.raises(UserError) as caught:
        read_graph_json(data(told), "x.json")
    assert words in str(caught.value).replace("preferenceVector", "ranking")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "line 1 cannot be read as JSON"),
        (b"{", "line 1 cannot be read as JSON"),
        (b"[]", "no saved graph model"),
        (b"\xff{}", "no UTF-8"),
        (b'{"options": NaN}', "holds NaN"),
        (b'{"options": -Infinity}', "holds -Infinity"),
        (b'{"options": 1e999}', "too large"),
        (b'{"options": ' + b"9" * 5000 + b"}", "more than 18 digits"),
        (b'{"options": 1, "options": 2}', "has the key 'options' twice"),
        (b"[" * 100_000, "nested more than 40"),
        (b'{"a":' * 50, "nested more than 40"),
        (b'"' + b'\\"' * 200_000, "cannot be read as JSON"),
        (b'"' + b"[" * 50 + b'"', "no saved graph model"),
        (b" " * 5_000_001, "larger than 5 MB"),
    ],
)
def test_what_is_no_sound_json_is_refused(raw: bytes, words: str) -> None:
    with pytest.raises(UserError, match=r"^x\.json") as caught:
        read_graph_json(raw, "x.json")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
