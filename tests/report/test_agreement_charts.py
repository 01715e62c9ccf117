"""The charts on agreement and the trades: what they show is what the analysis found."""

import dataclasses
import itertools
import json
import random
import re

import numpy as np
import pytest
from markupsafe import Markup

from detente.agreement import analyse
from detente.agreement.influence import MEASURE, Influence
from detente.agreement.trades import trades
from detente.case.model import Case
from detente.report import draws, words
from detente.report.drawn import gains_chart, pair_charts
from detente.report.packages import named
from detente.report.page import render
from detente.report.pairs import TODAY, pairs
from detente.report.trade_words import bargains
from detente.report.view import prepare
from detente.space.model import ReservationLimit, meets

from .test_sections import MADE, said


def several(parties, least, issues=5):
    """Return a case of some parties that want different things."""
    draw = random.Random(parties)
    names = [f"p{n}" for n in range(parties)]
    subjects = [f"i{n}" for n in range(issues)]
    options = [f"o{n}" for n in range(3)]
    return Case.model_validate(
        {
            "detente": 1,
            "title": "Several",
            "parties": [{"id": name, "name": f"Party {name}"} for name in names],
            "issues": [
                {
                    "id": issue,
                    "name": f"the {issue}",
                    "options": [{"id": option, "name": f"Option {option}"} for option in options],
                    "status_quo": "o0",
                }
                for issue in subjects
            ],
            "preferences": {
                name: {
                    "weights": {issue: draw.randint(1, 9) for issue in subjects},
                    "values": {
                        issue: {option: draw.randint(0, 9) / 10 for option in options}
                        for issue in subjects
                    },
                }
                for name in names
            },
            "reservation": dict.fromkeys(names, least),
        }
    )


def viewed(case, draws=20):
    return prepare(case, analyse(case, draws=draws), None, None, MADE)


def naive(space, limits, first, second):
    """Return the undominated points of two parties by looking at every package."""
    found = set()
    for package in itertools.product(*(range(len(options)) for options in space.options)):
        if all(meets(space, package, limit) for limit in limits):
            worth = space.utilities(package)
            found.add((float(worth[first]), float(worth[second])))
    return {
        one
        for one in found
        if not any(o != one and o[0] >= one[0] and o[1] >= one[1] for o in found)
    }


@pytest.mark.parametrize("least", [0.1, 0.4, 0.9])
def test_the_line_of_a_pair_is_what_no_acceptable_package_beats_for_both(least):
    view = viewed(several(3, least, issues=4))
    space = view.agreement.space
    stuck = not view.agreement.zone.exists
    assert stuck == (least == 0.9)
    limits = [c for c in space.constraints if not (stuck and isinstance(c, ReservationLimit))]
    found = pairs(view)
    assert len(found.pairs) == found.total == 3
    for pair in found.pairs:
        first, second = map(space.row, pair.parties)
        assert set(pair.line) == naive(space, limits, first, second)
        assert pair.line_of == len(pair.line)
        enough = any(x >= pair.least[0] and y >= pair.least[1] for x, y in pair.line)
        assert pair.both == enough


def test_without_a_zone_each_pair_says_whether_it_is_these_two_that_cannot_agree(world):
    text = said(render(world.CASE, analyse(world.CASE, draws=10), made=MADE), "agreement")
    no = "No package that red lines and conditions allow gives both Norland and Veska what they"
    yes = "allow gives both Norland and the Shelf Commission what they need at least: it is not"
    assert no in text
    assert yes in text
    assert "may lie beyond the frontier" in text
    assert "Nearest package" in text


def test_of_many_parties_the_most_opposed_pairs_are_drawn_and_that_is_said():
    case = several(5, 0.2)
    view = viewed(case)
    found = pairs(view)
    assert found.total == 10
    assert len(found.pairs) == 4
    worth = view.agreement.frontier.utilities
    against = np.corrcoef(worth.T)
    row = view.agreement.space.row
    drawn = [against[row(a), row(b)] for a, b in (pair.parties for pair in found.pairs)]
    everyone = sorted(against[np.triu_indices(5, 1)])
    assert np.allclose(drawn, everyone[:4])
    text = said(render(case, view.agreement, made=MADE), "agreement")
    assert "Of 10 pairs of parties the four most opposed are drawn" in text


def test_thinned_pictures_say_how_much_they_leave_out(monkeypatch):
    from detente.report import pairs as module

    monkeypatch.setattr(module, "_LINE", 2)
    monkeypatch.setattr(module, "_OTHERS", 2)
    view = viewed(several(3, 0.1))
    whole = [pair for pair in pairs(view).pairs if pair.line_of > 2]
    assert whole
    said_of = " ".join(one.chart.description for one in pair_charts(view)[0])
    for pair in whole:
        assert len(pair.line) == 2
        assert f"Of {pair.line_of} places on the line 2 are drawn." in said_of


def test_named_packages_and_todays_state_are_in_every_picture_and_table(world):
    view = viewed(world.two_parties(world.CASE))
    [one], keys, total = pair_charts(view)
    assert total == 1
    names = {key.name for key in keys}
    assert names == {*(column.name for column in named(view)), TODAY}
    assert len({key.sign for key in keys}) == len(keys)
    assert {row[0] for row in one.rows} == {*names, "A package of the frontier"} - (
        set() if one.more or len(one.rows) > len(names) else {"A package of the frontier"}
    )
    spec = json.loads(str(one.chart.specification))
    told = json.dumps(spec)
    for name in names:
        assert f"{name}. Norland: " in told


def test_packages_at_one_place_share_a_mark_and_that_is_said():
    data = several(2, 0.0, issues=2).model_dump(mode="json")
    for preferences in data["preferences"].values():
        preferences["values"]["i0"] = dict.fromkeys(("o0", "o1", "o2"), 0.5)
        preferences["values"]["i1"] = dict.fromkeys(("o0", "o1", "o2"), 0.5)
    data["red_lines"] = [{"party": "p0", "issue": "i0", "options": ["o0"]}]
    view = viewed(Case.model_validate(data))
    [pair] = pairs(view).pairs
    assert len(pair.named) == 1
    [(name, other)] = pair.same.items()
    [one], _, _ = pair_charts(view)
    assert f"“{name}” is worth the same to both as “{other}”" in one.chart.description


def test_where_red_lines_rule_everything_out_there_is_no_frontier(world):
    data = world.CASE.model_dump(mode="json")
    data["red_lines"] = [
        {"party": "norland", "issue": "access", "options": ["open", "season"]},
        {"party": "veska", "issue": "access", "options": ["closed"]},
    ]
    case = Case.model_validate(data)
    text = said(render(case, analyse(case, draws=10), made=MADE), "agreement")
    assert "Red lines and conditions rule out every package by themselves" in text


def test_a_frontier_too_large_to_draw_is_told(world):
    agreement = analyse(world.two_parties(world.CASE), draws=10)
    none = np.zeros((0, 2))
    cut = dataclasses.replace(agreement.frontier, steps=none, counts=(), cut=True, notice="Cut.")
    page = render(
        world.two_parties(world.CASE), dataclasses.replace(agreement, frontier=cut), made=MADE
    )
    assert "The frontier has too many packages to draw." in said(page, "agreement")
    assert "None gives every party more" not in said(page, "agreement")


def test_gains_are_the_differences_of_the_printed_numbers():
    view = viewed(several(5, 0.3))
    columns = named(view)
    assert len(columns) > 1
    chart, lines = gains_chart(view, columns)
    spec = json.loads(str(chart.specification))
    rows = next(d["values"] for d in spec["data"] if "values" in d)
    assert len(rows) == 5 * len(columns)
    told = {row["says"] for row in rows}
    for column in columns:
        for party, worth in column.outcome.utilities.items():
            gain = words.apart(worth, 0.3)
            sign = "+" if gain > 0 else ""
            assert (
                f"{column.name}. {view.party(party)}: {sign}{gain} points above its least." in told
            )
    for line, party in zip(lines, view.agreement.space.parties, strict=True):
        worth = {c.name: int(words.points(c.outcome.utilities[party])) for c in columns}
        if len(set(worth.values())) > 1:
            best = line.partition("and worst")[0]
            for name, points in worth.items():
                assert (f"“{name}”" in best) == (points == max(worth.values()))


def test_of_many_parties_those_are_drawn_for_whom_packages_differ_most():
    view = viewed(several(10, 0.0, issues=4), draws=0)
    columns = named(view)
    assert len(columns) > 1
    chart, lines = gains_chart(view, columns)
    assert len(lines) == 8
    assert "Of 10 parties the eight are drawn for whom the packages differ most." in (
        chart.description
    )

    def spread(party):
        worth = [c.outcome.utilities[party] for c in columns]
        return max(worth) - min(worth)

    left = [p for p in view.agreement.space.parties
            if not any(view.party(p) in line for line in lines)]  # fmt: skip
    assert max(map(spread, left)) <= min(
        spread(p) for p in view.agreement.space.parties if p not in left
    )


def rows_of(page, id):
    spec = re.search(rf'<script type="application/json" id="{id}-spec">(.*?)</script>', page)[1]
    return next(d["values"] for d in json.loads(spec)["data"] if "values" in d)


@pytest.mark.parametrize("name", ["deadlock", "three"])
def test_bars_of_shares_are_the_shares_with_their_intervals(world, name):
    case = world.CASE if name == "deadlock" else world.with_demand_met(world.CASE)
    agreement = analyse(case, draws=100)
    page = render(case, agreement, made=MADE)
    rows = rows_of(page, "chart-shares")
    firm = agreement.robustness
    if name == "deadlock":
        shares = [firm.zone, *(one.share for one in firm.ways_out)]
        assert rows[1]["label"].startswith("Way out 1 taken: Veska gives way")
    else:
        shares = [firm.zone, *(share for _, share in draws.kept(prepare_of(case, agreement), firm))]
        assert "acceptable to all" in rows[1]["label"].replace("\n", " ")
    assert [(r["value"], r["low"], r["high"]) for r in rows] == [
        (round(s.share, 5), round(s.low, 5), round(s.high, 5)) for s in shares
    ]
    text = said(page, "robustness")
    for row in rows[1:]:
        assert row["said"] in text


def prepare_of(case, agreement):
    return prepare(case, agreement, None, None, MADE)


def test_what_matters_most_has_its_direction_in_words_and_signs(world):
    case = world.with_demand_met(world.CASE)
    agreement = analyse(case, draws=100)
    influence = (
        Influence("weight:norland:quota", 0.4, 1),
        Influence("reservation:veska", 0.2, -1),
        Influence("weight:veska:quota", 0.001, -1),
    )
    firm = dataclasses.replace(agreement.robustness, influence=influence, influence_note=None)
    page = render(case, dataclasses.replace(agreement, robustness=firm), made=MADE)
    assert [row["said"] for row in rows_of(page, "chart-strengths")] == [
        "40 ▲ higher values",
        "20 ▼ lower values",
    ]
    text = said(page, "robustness")
    assert MEASURE in text
    assert "How much the herring quota matters to Norland higher values 40" in text


def test_trades_are_told_with_points_and_what_stands_against_them(world):
    agreement = analyse(world.CASE, draws=10)
    view = prepare(world.CASE, agreement, None, None, MADE)
    [found] = bargains(view)
    [bargain] = found.trades
    assert bargain.changes == ("inspection at sea: “joint inspections” in place of “none”",)
    space = agreement.space
    before = space.utilities(space.status_quo)
    after = space.utilities(space.package({**space.names(space.status_quo), "inspection": "joint"}))
    for party in ("veska", "commission"):
        points = words.apart(float(after[space.row(party)]), float(before[space.row(party)]))
        assert f"{view.who(party)} gains {words.count(points, 'point')}".lower() in (
            bargain.gains.lower()
        )
    assert "Norland stays as it is." in bargain.gains
    assert bargain.breaks is None
    assert "the red line of Norland on access to the zone stays broken" in bargain.short


def test_a_trade_that_breaks_a_red_line_is_marked(world):
    data = world.CASE.model_dump(mode="json")
    data["red_lines"].append({"party": "veska", "issue": "inspection", "options": ["joint"]})
    case = Case.model_validate(data)
    page = render(case, analyse(case, draws=10), made=MADE)
    text = said(page, "agreement")
    assert "breaks a demand Breaks the red line of Veska on inspection at sea" in text
    assert "It breaks a red line or a condition that today's state keeps." in text
    assert "breaks a demand" not in said(
        render(world.CASE, analyse(world.CASE, draws=10), made=MADE), "agreement"
    )


def test_without_trades_nothing_is_said_of_them_and_a_refusal_is_told(world):
    agreement = analyse(world.CASE, draws=10)
    bare = dataclasses.replace(agreement, trades={})
    assert "Trades between issues" not in said(render(world.CASE, bare, made=MADE), "agreement")
    refused = dataclasses.replace(bare, no_trades="They are too many.")
    text = said(render(world.CASE, refused, made=MADE), "agreement")
    assert "Trades were not looked for. They are too many." in text


def test_where_too_many_changes_are_possible_narrower_ones_are_looked_at(monkeypatch):
    from detente.agreement import analysis

    case = several(3, 0.1)
    monkeypatch.setattr(analysis, "_CHANGES", 60)
    found = analyse(case, draws=0)
    assert found.trades["status-quo"].parameters["width"] == 2
    wanted = trades(found.space, found.space.status_quo, width=2)
    assert found.trades["status-quo"].trades == wanted.trades
    monkeypatch.setattr(analysis, "_CHANGES", 1)
    refused = analyse(case, draws=0)
    assert refused.trades == {}
    assert "more than 1 here" in refused.no_trades


def test_hostile_names_stay_text_in_every_chart_and_trade(world):
    bad = "</script><img src=x onerror='window.pwned=5'>"
    for case in (world.CASE, world.with_demand_met(world.CASE)):
        data = case.model_dump(mode="json")
        for entry in (*data["parties"], *data["issues"]):
            entry["name"] += bad
        for issue in data["issues"]:
            for option in issue["options"]:
                option["name"] += bad
        case = Case.model_validate(data)
        page = render(case, analyse(case, draws=20), made=MADE)
        assert "<img" not in page
        assert str(Markup.escape("<img src=x")) in page
