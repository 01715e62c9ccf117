"""What the sections say."""

import datetime as dt
import re
from itertools import pairwise

import pytest
from markupsafe import Markup

from detente.agreement import analyse
from detente.case.model import Case
from detente.report.cells import disputed
from detente.report.page import render
from detente.report.sections import SECTIONS
from detente.report.sections.documents import flows
from detente.report.timeline import Event, timeline

MADE = dt.date(2031, 5, 20)


def said(page, section):
    """Return the text of a section, its space collapsed."""
    body = page[page.index(f'<section id="{section}"') :]
    body = body[: body.index("</section>")]
    body = re.sub(r"<script.*?</script>", "", body, flags=re.S)
    return " ".join(Markup(re.sub(r"<[^>]*>", " ", body)).unescape().split())


def cell(page, name):
    body = page[page.index(f'<details id="cell-{name}"') :]
    body = body[: body.index("</details>")]
    return " ".join(Markup(re.sub(r"<[^>]*>", " ", body)).unescape().split())


def test_sections_have_ids_of_their_own():
    assert len({section.id for section in SECTIONS}) == len(SECTIONS) == 9


def test_summary_says_the_deadlock_in_three_to_five_sentences(pages):
    finding = re.search(r'id="finding">(.*?)</div>', pages["deadlock"], re.S)[1]
    assert 3 <= finding.count("<p>") <= 5
    text = said(pages["deadlock"], "summary")
    assert "There is no zone of agreement: none of 18 possible packages" in text
    assert "these cannot all be met: Veska accepts nothing worth less to it than today's" in text
    assert "Norland never accepts “open to trawlers” on access to the zone" in text
    assert "None of 100 draws from the stated ranges has a zone of agreement." in text


def test_summary_counts_reviews(pages):
    assert "A person has checked 1 of 19 entries" in said(pages["deadlock"], "summary")


@pytest.mark.parametrize("name", ["deadlock", "three", "two", "unanalysed", "case only"])
def test_finding_is_short(pages, name):
    finding = re.search(r'id="finding">(.*?)</div>', pages[name], re.S)[1]
    assert 3 <= finding.count("<p>") <= 5


def test_words_of_likelihood_and_confidence_never_share_a_sentence(pages):
    likely = re.compile(r"\b(un)?likely\b|chance|almost certain")
    sure = re.compile(r"confiden(ce|t)|how sure", re.IGNORECASE)
    for page in pages.values():
        text = " ".join(said(page, s.id) for s in SECTIONS[:8] if f'<section id="{s.id}"' in page)
        for sentence in re.split(r"(?<=[.!?])\s", text):
            assert not (likely.search(sentence) and sure.search(sentence)), sentence


def test_share_of_draws_is_said_not_to_be_the_likelihood_of_a_deal(pages):
    text = said(pages["two"], "robustness")
    assert "A share of draws is not the likelihood that the parties will agree." in text
    assert re.search(r"\d+ of 100 draws have one, \d+% \(95% interval \d+ to \d+%\)", text)


def test_speakers_come_with_the_words_that_say_so(pages):
    text = said(pages["deadlock"], "parties")
    assert "Ada Lund , Deputy Fisheries Minister Norland's delegation, led by" in text
    assert "talked about, without a say here" in text


def test_meetings_of_record_and_case_stand_in_order_of_date(pages):
    text = said(pages["deadlock"], "meetings")
    table = text[text.index("Meetings in order") :]
    places = [table.index(d) for d in ("1 March 2031", "14 May 2031", "15 May 2031", "2 June 2031")]
    assert places == sorted(places)
    assert "(14 members)" in table
    assert "without agreeing on how to share the herring" in table


def test_matrix_has_stance_red_line_and_dispute(pages):
    page = pages["deadlock"]
    norland = cell(page, "norland.access")
    assert norland.startswith("Demands : closed to foreigners") or "Demands: closed" in norland
    assert "red line" in norland
    assert "never: “open to trawlers”" in norland
    assert "disputed" not in norland
    assert "disputed" in cell(page, "commission.quota")
    assert "Silent" in cell(page, "norland.inspection")
    assert "Prefers: as it is" in cell(page, "veska.quota")


def test_cell_opens_the_words_with_who_when_and_where(pages):
    text = cell(pages["deadlock"], "norland.quota")
    assert "repeated that the herring quota must be cut by half ." in text
    assert "Ada Lund, speaking for Norland; 15 May 2031; demand, indirect words" in text
    assert "accepted by a person" in text


def test_claims_about_a_party_are_shown_and_not_counted(pages):
    text = cell(pages["deadlock"], "norland.quota")
    before, after = text.split("What others say of it")
    assert "had agreed to keep the quota" not in before
    assert "Pavel Orsk, speaking for Veska, telling of Norland" in after
    assert "Accepts" not in before


def test_words_on_no_issue_are_listed_below(pages):
    text = said(pages["deadlock"], "positions")
    other = text[text.index("Other words") :]
    assert "keep their ships in port until then" in other
    assert "the herring quota must be cut" not in other


def test_signals_say_who_claims(pages):
    text = said(pages["deadlock"], "signals")
    assert "Veska claimed by Norland “" in text
    assert "” two patrol ships and 120 sailors" in text
    assert "threatened" in text


def test_ways_out_say_who_gives_up_what(pages):
    text = said(pages["deadlock"], "agreement")
    assert "Veska gives way." in text
    assert re.search(
        r"Veska accepts .{1,20} points of 100 less than today's state of affairs", text
    )
    assert "Norland gives up its red line and accepts “open to trawlers”" in text
    assert "The best package that this opens" in text


def test_zone_names_its_packages(pages):
    text = said(pages["two"], "agreement")
    assert "Of 18 possible packages, six are acceptable to all." in text
    for name in ("Nash", "Kalai-Smorodinsky", "Egalitarian", "Utilitarian"):
        assert name in text


def test_reason_stands_in_place_of_an_analysis(pages):
    text = said(pages["unanalysed"], "agreement")
    assert "No analysis of agreement. Fewer than two parties have preferences." in text
    assert '<section id="robustness"' not in pages["unanalysed"]


def test_inferred_values_have_rule_and_words(pages):
    text = said(pages["deadlock"], "inferred")
    assert "Red line: never “open to trawlers” red-line-in-words [ 6 ]" in text
    assert "Where a party says nothing, its value or weight may be anything" in text
    assert "It says nothing on this." in text


def test_accepted_case_has_no_section_of_inferred_values(world):
    data = world.CASE.model_dump(mode="json")

    def accept(part):
        if isinstance(part, dict):
            return {k: "analyst" if k == "by" else accept(v) for k, v in part.items()}
        return [accept(v) for v in part] if isinstance(part, list) else part

    page = render(Case.model_validate(accept(data)), None, reason="none made", made=MADE)
    assert '<section id="inferred"' not in page
    assert "Every value of the case was entered or accepted by an analyst." in page


def test_case_alone_leaves_out_what_a_record_gives(pages):
    page = pages["case only"]
    assert "Other words" not in page
    assert "<mark" not in page
    assert "Sources of the case" in page
    assert "Ada Lund" not in page


def test_what_is_gone_from_the_record_is_named_without_a_link(pages):
    assert '<span title="no longer in the record">gone</span>' in pages["deadlock"]


def test_boilerplate_is_shown_as_unread(pages):
    assert re.search(r'class=" ?unread">Leave a Comment', pages["deadlock"])


def test_a_case_without_anything_renders():
    case = Case.model_validate(
        {"detente": 1, "title": "Empty", "parties": [{"id": "a", "name": "A"}]}
    )
    page = render(case, None, reason="the case has no issues", made=MADE)
    assert "The case has no issues." in page


def test_disputed_needs_two_demands_or_a_refusal_of_what_is_wanted(world):
    by_id = {s.id: s for s in world.STATEMENTS}
    assert disputed([by_id["s-half"], by_id["s-third"]], "quota")
    assert not disputed([by_id["s-half"], by_id["s-smaller"]], "quota")
    assert not disputed([by_id["s-never"], by_id["s-closed"]], "access")
    denied = by_id["s-third"].model_copy(update={"negated": True})
    assert not disputed([by_id["s-half"], denied], "quota")


def test_lines_that_end_with_the_column_flow():
    assert flows("x" * 70 + "\n" + "y" * 65 + "\nend")
    assert not flows("- one\n- two")
    assert not flows("one line")


def test_timeline_labels_do_not_overlap():
    events = [Event(f"2031-05-{day:02}", "a meeting with a rather long name", "held") for day in
              (1, 2, 2, 3, 9, 30)]  # fmt: skip
    line = timeline(events)
    assert line is not None
    assert len({(mark.x, mark.y) for mark in line.marks}) == len(events)
    rows = {}
    for mark in line.marks:
        low = mark.text_x if mark.anchor == "start" else mark.text_x - 33 * 6
        rows.setdefault(mark.y, []).append((low, low + 33 * 6))
    for row in rows.values():
        row.sort()
        assert all(a[1] <= b[0] for a, b in pairwise(row))


def test_timeline_needs_two_days():
    assert timeline([]) is None
    assert timeline([Event("2031-05-01", "a", "held"), Event("2031-05-01", "b", "held")]) is None
    assert timeline([Event("2031", "a", "held"), Event("2031-05", "b", "planned")]) is not None


def test_analysis_of_two_parties_draws_their_frontier(world):
    two = world.two_parties(world.CASE)
    page = render(two, analyse(two, draws=10), made=MADE)
    assert 'id="chart-frontier"' in page
    assert "Points for Norland" in page


def _easy(world):
    """Two parties that have what they need today and draw no red lines."""
    data = world.two_parties(world.CASE).model_dump(mode="json")
    data["red_lines"] = data["linkages"] = []
    data["reservation"] = {"norland": "status-quo", "veska": "status-quo"}
    return Case.model_validate(data)


def test_zone_that_holds_only_because_nothing_changes_is_no_news(world):
    easy = _easy(world)
    page = render(easy, analyse(easy, draws=50), made=MADE)
    assert "That there is a zone is no news" in said(page, "summary")
    assert "That there is a zone is no news" in said(page, "robustness")
    assert "One of them is to leave everything as it is." in said(page, "agreement")


def test_zone_with_a_red_line_on_today_is_news(pages):
    assert "no news" not in said(pages["two"], "robustness")
    assert "to leave everything as it is" not in said(pages["two"], "agreement")


def test_rules_that_pick_one_package_share_a_column(world):
    data = _easy(world).model_dump(mode="json")
    for party in ("norland", "veska"):
        data["preferences"][party]["values"]["inspection"] = {"none": 0.0, "joint": 1.0}
        data["preferences"][party]["weights"] = {"inspection": 1.0}
    case = Case.model_validate(data)
    page = render(case, analyse(case, draws=10), made=MADE)
    assert "All four rules one of nine that tie" in said(page, "agreement")
    assert "The package that all four rules of fair division pick settles on" in page


def test_many_ways_out_and_conflicts_are_cut_with_their_number(world, monkeypatch):
    from detente.report.sections import agreement

    monkeypatch.setattr(agreement, "_WAYS", 1)
    monkeypatch.setattr(agreement, "_CONFLICTS", 1)
    page = render(world.CASE, analyse(world.CASE, draws=10), made=MADE)
    text = said(page, "agreement")
    assert "1 more conflicts are left out here." in text
    assert "1 more ways out are left out here." in text


def test_red_line_on_most_options_names_what_is_left(world):
    data = world.CASE.model_dump(mode="json")
    data["red_lines"][0]["options"] = ["open", "season"]
    case = Case.model_validate(data)
    page = render(case, analyse(case, draws=10), made=MADE)
    assert "Norland accepts nothing but “closed to foreigners” on access to the zone" in page
    assert "nothing but: “closed to foreigners”" in cell(page, "norland.access")


def test_topics_of_the_catalogue_are_no_proper_names_in_sentences(world):
    from detente.report.view import prepare

    data = world.CASE.model_dump(mode="json")
    for issue, name in zip(
        data["issues"], ("Sund: Membership", "Forces here", "OSCE"), strict=True
    ):
        issue["name"] = name
    names = {issue["id"]: issue["name"] for issue in data["issues"]}
    topical = [
        i.model_copy(update={"topic": "x", "label": names.get(i.id, i.label)})
        for i in world.RECORD.issues
    ]
    record = world.RECORD.model_copy(update={"issues": tuple(topical)})
    view = prepare(Case.model_validate(data), None, record, None, MADE)
    assert [view.about(i) for i in ("quota", "access", "inspection")] == [
        "membership (Sund)",
        "forces here",
        "OSCE",
    ]
    alone = prepare(Case.model_validate(data), None, None, None, MADE)
    assert alone.about("access") == "“Forces here”"
