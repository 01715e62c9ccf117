"""The section on what happens without agreement, and its picture."""

import datetime as dt
import re
from itertools import combinations

import pytest
from markupsafe import Markup

from detente.errors import UserError
from detente.report import findings, render
from detente.report.state_graph import shown, signs, state_graph
from detente.report.state_places import columns
from detente.stability import outlook

from .conflicts import ALL, GRAPH, KOREA, LEVELS, PRISONERS, case, yes_no

MADE = dt.date(2031, 5, 20)


def page_of(one, **more):
    return render(one, None, reason="nothing is negotiated", made=MADE, **more)


@pytest.fixture(scope="module")
def seen():
    return {name: outlook(one, draws=50) for name, one in ALL.items()}


@pytest.fixture(scope="module")
def drawn(seen):
    return {name: page_of(one, outlook=seen[name]) for name, one in ALL.items()}


def section(page):
    body = page[page.index('<section id="stability"') :]
    return body[: body.index("</section>")]


def text_of(markup):
    return " ".join(Markup(re.sub(r"<[^>]*>", " ", markup)).unescape().split())


def large():
    """Return a conflict of 64 states, too many to draw all of them."""
    options = [yes_no(f"o{n}", f"Option {n}", "a" if n % 2 else "b") for n in range(6)]
    wishes = [f"not o{n}" for n in range(6)]
    preferences = {"a": {"statements": wishes}, "b": {"statements": wishes[::-1]}}
    moves = {"options": options, "preferences": preferences, "status_quo": "only(o1, o2)"}
    return case(moves, ("a", "Alpha"), ("b", "Beta"))


def test_a_case_without_moves_has_no_section(pages):
    for name in ("deadlock", "two", "unanalysed", "case only"):
        assert '<section id="stability"' not in pages[name]


def test_what_cannot_be_worked_out_says_why():
    page = page_of(KOREA, no_outlook="the options leave too many states")
    text = text_of(section(page))
    assert "The options leave too many states." in text
    assert "No analysis of what happens without agreement." in text
    bare = text_of(section(page_of(KOREA)))
    assert "What happens without agreement was not worked out." in bare


def test_the_section_stands_after_agreement_and_before_inferred_values(pages):
    ids = re.findall(r'<section id="([^"]+)"', pages["without agreement"])
    assert ids.index("robustness") < ids.index("stability") < ids.index("inferred")


def test_the_section_opens_with_the_answer(drawn):
    text = text_of(section(drawn["korea"])).split("If there is no agreement ", 1)[1]
    assert text.startswith(
        "Without agreement the present state, state 0 (no option taken), would hold: nobody has "
        "a better move."
    )


def test_the_table_says_what_a_state_means_and_how_it_holds_each_party(drawn):
    text = text_of(section(drawn["korea"]))
    assert (
        "State 10 Withdraw and normalise; Abandon the nuclear programme United States : deterred "
        "by answers that others would want to give, and no reply would help North Korea : deterred "
        "by answers that others would want to give, and no reply would help Holds by four of five "
        "SSEQ, SEQ, SMR, GMR" in text
    )
    assert "State 0 the present state No option taken" in text
    assert "United States : cannot move" in text


def test_the_summary_has_one_sentence_and_nothing_negotiated_is_said(seen, pages, drawn):
    finding = re.search(r'id="finding">(.*?)</div>', pages["without agreement"], re.S)[1]
    before = re.search(r'id="finding">(.*?)</div>', pages["deadlock"], re.S)[1]
    assert finding.count("<p>") == before.count("<p>") + 1
    assert "ithout agreement the present state, state 1 (Fish" in finding
    brief = findings(KOREA, None, reason="none", outlook=seen["korea"])
    assert brief.sentences == (
        "The United States and North Korea can each act alone, in 12 possible states; this case "
        "has no issues to agree on.",
        "Without agreement the present state, state 0 (no option taken), would hold: nobody has a "
        "better move.",
    )


@pytest.mark.parametrize("name", ALL)
def test_every_link_of_the_section_leads_somewhere_and_ids_are_unique(drawn, name):
    page = drawn[name]
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    links = re.findall(r'href="#([^"]*)"', section(page))
    assert any(link.startswith("state-") for link in links)
    assert set(links) <= set(ids)


@pytest.mark.parametrize("name", ALL)
def test_every_state_that_the_section_names_has_a_row(drawn, name):
    body = section(drawn[name])
    rows = set(re.findall(r'<tr id="state-(\d+)"', body))
    assert set(re.findall(r"\b[Ss]tate (\d+)\b", text_of(body))) <= rows


def test_hostile_names_stay_text_in_table_picture_and_sentences(pages, world):
    body = section(pages["without agreement"])
    assert "<script" not in body
    assert "<img" not in body
    shown_as = world.HOSTILE.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
    assert "Fish " + shown_as.replace("\x00", "[U+0000]") in Markup(body).unescape()


def test_what_it_rests_on_leads_to_the_words(pages):
    body = section(pages["without agreement"])
    rests = body[body.index("What this rests on") :]
    assert 'href="#w-s-quota"' in rests[: rests.index('id="patterns"')]
    text = text_of(rests)
    assert "Inferred, waiting to be accepted ( step-is-option )" in text
    assert "Told of at sea." in text
    assert "b0 none, b1 some, b2 many" in text
    assert "cannot be taken back" in text
    assert "Cannot be: “Inspect the catch” and “Patrols” at many." in text
    assert "Of states that come out alike it is not known which is better." in text
    assert "“Patrols”: -3." in text
    assert "It does not know of “Inspect the catch”." in text
    assert "as good as “Patrols”" in text
    assert "Only these comparisons are known, each from better to worse." in text


def test_inferred_moves_wait_to_be_accepted_with_the_others(pages):
    page = pages["without agreement"]
    body = page[page.index('<section id="inferred"') :]
    text = text_of(body[: body.index("</section>")])
    for told in (
        "Without agreement: options Option of Veska: Fish",
        "Cannot be: “Inspect the catch” and “Patrols” at many contrary-options",
        "The present state: only(“Fish",
        "Wish 3: “Inspect the catch” demand-is-wish",
        ": 2 wish-is-weight",
    ):
        assert told in text


def test_orders_that_are_not_known_are_shares_and_no_likelihoods(drawn):
    text = text_of(section(drawn["graph"]))
    assert "The orders of the states that agree with what is known: 2; all were worked out." in text
    assert "and not likelihoods" in text
    assert "State 4 Truce 50% 50% 50% 100% 100%" in text


def test_views_and_surprises_are_told(drawn):
    text = text_of(section(drawn["mistaken"]))
    assert "Beta does not know that it can." in text
    assert "How Beta sees it It does not know of “Hide weapons”." in text
    assert "Nash [ state 2 ] Alpha expects [ state 6 ] ; unexpected to it [ state 2 ] Beta" in text


def test_coalitions_stand_with_links_or_their_absence(drawn):
    assert "could together leave state 4 for state 10" in text_of(section(drawn["korea"]))
    assert "From none of the lasting states looked at" in text_of(section(drawn["graph"]))


def test_a_picture_of_few_states_has_all_and_each_move_once(seen):
    graph = state_graph(seen["korea"])
    assert graph.whole
    assert not graph.mere
    assert [box.number for box in graph.boxes] == [str(n) for n in seen["korea"].conflict.numbers]
    assert len({(arc.mover, arc.start, arc.end) for arc in graph.arcs}) == len(graph.arcs)
    payoffs = seen["korea"].conflict.payoffs
    assert all(payoffs[arc.mover][arc.end] > payoffs[arc.mover][arc.start] for arc in graph.arcs)
    assert [box.number for box in graph.boxes if box.start] == ["0"]


def test_a_small_picture_also_has_moves_that_nobody_gains_by(seen):
    graph = state_graph(seen["prisoners"])
    assert graph.mere
    assert len(graph.arcs) == 8
    assert sum(arc.better for arc in graph.arcs) == 4
    assert all(bool(arc.tip) == arc.better for arc in graph.arcs)


@pytest.mark.parametrize("name", ALL)
def test_boxes_do_not_overlap_and_lie_within_the_picture(seen, name):
    graph = state_graph(seen[name])
    for one, other in combinations(graph.boxes, 2):
        apart_x = abs(one.x - other.x) >= graph.box_width
        assert apart_x or abs(one.y - other.y) >= graph.box_height
    for box in graph.boxes:
        assert 0 <= box.x <= graph.width - graph.box_width
        assert 0 <= box.y <= graph.height - graph.box_height
    for arc in graph.arcs:
        assert 0 <= arc.x <= graph.width
        assert 0 <= arc.y <= graph.height


def test_a_grid_keeps_moves_of_one_party_to_a_column_or_row(seen):
    graph = state_graph(seen["korea"])
    at = {box.state: box for box in graph.boxes}
    for arc in graph.arcs:
        start, end = at[arc.start], at[arc.end]
        assert start.x == end.x if arc.mover == 0 else start.y == end.y


def test_a_picture_of_many_states_has_those_told_of_and_says_so():
    one = large()
    found = outlook(one)
    drawn = shown(found)
    assert set(found.told) <= set(drawn)
    assert len(drawn) < found.conflict.size == 64
    page = page_of(one, outlook=found)
    assert f"Of 64 states, the {len(drawn)} are drawn" in text_of(section(page))
    assert section(page).count('class="node') == len(drawn)


def test_columns_go_by_distance_and_what_is_not_reached_comes_last(seen):
    conflict = seen["graph"].conflict
    assert columns(conflict, range(4)) == {0: (0, 0), 1: (1, 0), 2: (2, 0), 3: (3, 0)}
    assert columns(conflict, [0, 2]) == {0: (0, 0), 2: (1, 0)}


def test_letters_of_options_and_levels_stand_in_the_boxes(seen, drawn):
    taken = {box.number: box.taken for box in state_graph(seen["levels"]).boxes}
    assert taken["0"] == "–"
    assert taken["4"] == "a1 b"
    assert taken["2"] == "a2"
    assert {b.taken for b in state_graph(seen["graph"]).boxes} == {
        "Calm",
        "Alert",
        "Clash",
        "Truce",
    }
    assert "(a0 delay, a1 accept, a2 abandon)" in text_of(section(drawn["levels"]))


def test_signs_are_letters_of_the_names_and_never_shared():
    assert signs(["United States", "Ukraine", "Україна", "u"]) == ["U", "K", "A", "B"]
    many = signs([f"Party {n}" for n in range(20)])
    assert len(set(many)) == 20


def test_the_same_case_gives_the_same_page(seen, drawn):
    assert page_of(LEVELS, outlook=outlook(LEVELS, draws=50)) == drawn["levels"]
    assert page_of(PRISONERS, outlook=seen["prisoners"]) == drawn["prisoners"]


def test_moves_of_the_picture_stand_in_a_table_too(seen, drawn):
    body = section(drawn["graph"])
    table = body[body.index('id="moves-table"') :]
    text = text_of(table[: table.index("</table>")])
    assert "state 1 Alpha Moves to state 2 (Alert) state 2 in its own interest" in text
    assert (
        "state 4 Beta Moves to state 2 (Alert) state 2 and it is not known whether it gains" in text
    )


def test_notices_are_shown(seen):
    import dataclasses

    told = dataclasses.replace(seen["graph"], notices=("Something was left out <b>here</b>.",))
    body = section(page_of(GRAPH, outlook=told))
    assert "Something was left out &lt;b&gt;here&lt;/b&gt;." in body


def test_the_command_gives_the_reason_in_place_of_an_outlook(tmp_path, monkeypatch):
    import detente.stability
    from detente.case import dump_case
    from detente.cli import report as command

    def fails(*_args, **_more):
        raise UserError("Too much to work out.")

    monkeypatch.setattr(detente.stability, "outlook", fails)
    path = tmp_path / "case.yaml"
    path.write_text(dump_case(KOREA), encoding="utf-8")
    command.report([path], output=tmp_path / "r.html", form="json")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Too much to work out." in text_of(section(page))
