"""What the sections say."""

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
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
    assert len({section.id for section in SECTIONS}) == len(SECTIONS) == 14


def test_summary_says_the_deadlock_in_three_to_five_sentences(pages):
    finding = re.search(r'id="finding">(.*?)</div>', pages["deadlock"], re.S)[1]
    assert 3 <= finding.count("<p>") <= 5
    text = said(pages["deadlock"], "summary")
    assert "There is no zone of agreement: none of 18 possible packages" in text
    assert "these cannot all be met: Veska accepts nothing worth less to it than today's" in text
    assert "Norland refuses “open to trawlers” on access to the zone" in text
    assert "This is arithmetic, not advice, and says nothing of whether anyone would." in text
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
        text = " ".join(said(page, s.id) for s in SECTIONS[:9] if f'<section id="{s.id}"' in page)
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


def test_words_that_tie_a_speaker_to_another_party_stand_beside(pages):
    text = said(pages["deadlock"], "parties")
    assert re.search(
        r"Mina Tarr Words tie this person to Sund: Its secretary Mina Tarr \[ \d+ \]", text
    )


def test_documents_that_disagree_on_a_person_are_shown_beside_each_other(world):
    lund, *others = world.RECORD.people
    words = "keep their ships in port"
    elsewhere = {"document": world.NOTE_DOC.id, "because": world.span(words, world.NOTE_DOC)}
    other = lund.model_copy(update={"id": "p-lund-2", "party": "veska", **elsewhere})
    silent = lund.model_copy(update={"id": "p-lund-3", "party": None, "because": None})
    record = world.RECORD.model_copy(update={"people": (silent, lund, other, *others)})
    text = said(render(world.CASE, None, record, reason="none", made=MADE), "parties")
    led = " ".join(lund.because.text.split())
    for first, party, second in ((led, "Veska", words), (words, "Norland", led)):
        assert re.search(
            rf"{first} \[ \d+ \] Other words tie this person to {party}: {second} \[ \d+ \]", text
        )
    assert text.count("Ada Lund ,") == 2
    assert "no side is given" not in text


def test_a_person_corrected_to_the_other_party_is_not_tied_to_it_again(world):
    *others, tarr = world.RECORD.people
    people = (*others, tarr.model_copy(update={"party": "sund"}))
    record = world.RECORD.model_copy(update={"people": people})
    text = said(render(world.CASE, None, record, reason="none", made=MADE), "parties")
    assert "Mina Tarr" in text
    assert "tie this person" not in text


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
        r"Veska ends [\w ]{1,12} points? below (today's state of affairs|its minimum)", text
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
    quota, access, _ = world.CASE.issues
    assert disputed([by_id["s-half"], by_id["s-third"]], quota)
    assert not disputed([by_id["s-half"], by_id["s-smaller"]], quota)
    assert not disputed([by_id["s-never"], by_id["s-closed"]], access)
    denied = by_id["s-third"].model_copy(update={"negated": True})
    assert not disputed([by_id["s-half"], denied], quota)


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


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.dates(dt.date(2031, 1, 1), dt.date(2031, 2, 20)), st.integers(1, 40)),
        min_size=2,
        max_size=9,
    )
)
def test_no_label_of_a_timeline_meets_another_or_a_stem(events):
    line = timeline([Event(day.isoformat(), "w" * size, "held") for day, size in events])
    if line is None:
        assert len({day for day, _ in events}) == 1
        return
    boxes = [(m, m.text_x, m.text_x + len(m.event.label) * 6.9) for m in line.marks]
    for mark, low, high in boxes:
        assert mark.anchor == "start"
        assert mark.x < low <= high <= line.width
        for other, begin, end in boxes:
            if other is not mark:
                assert mark.y != other.y or high < begin or end < low
                assert other.y >= mark.y or not low <= other.x <= high


def test_timeline_needs_two_days():
    assert timeline([]) is None
    assert timeline([Event("2031-05-01", "a", "held"), Event("2031-05-01", "b", "held")]) is None
    assert timeline([Event("2031", "a", "held"), Event("2031-05", "b", "planned")]) is not None


def test_analysis_of_two_parties_draws_their_frontier(world):
    two = world.two_parties(world.CASE)
    page = render(two, analyse(two, draws=10), made=MADE)
    assert page.count('<figure class="chart" id="chart-pair-') == 1
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
        data["reservation"][party] = 0.1
    case = Case.model_validate(data)
    page = render(case, analyse(case, draws=10), made=MADE)
    assert "All four rules one of nine that tie" in said(page, "agreement")
    assert "The package that all four rules of fair division pick" in page


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


def changed(world, number=0, **update):
    """Return the record with one statement changed."""
    statements = list(world.STATEMENTS)
    statements[number] = statements[number].model_copy(update=update)
    return world.RECORD.model_copy(update={"statements": tuple(statements)})


def test_citations_of_a_forum_stand_with_its_name_and_the_rule_says_how_it_is_known(world):
    data = world.CASE.model_dump(mode="json")
    data["forums"] += [
        {"id": "two", "name": "The two", "members": ["norland", "veska"], "rule": "bilateral"},
        {"id": "osce", "name": "OSCE", "rule": "consensus"},
        {"id": "odd", "name": "OSCE", "rule": "majority"},
    ]
    text = said(render(Case.model_validate(data), None, reason="none", made=MADE), "parties")
    assert "Shelf Commission [ source 2 ] Norland and Veska" in text
    assert "no member objects as entered in the case The two Norland and Veska" in text
    assert "the two sides agree by definition: two parties" in text
    assert "no member objects by the catalogue" in text
    assert "a majority agrees as entered in the case" in text


def test_every_gain_is_the_difference_of_the_printed_numbers(pages):
    for name in ("deadlock", "three", "two"):
        body = pages[name]
        rows = re.findall(r'<tr class="worth">(.*?)</tr>', body, re.S)
        assert rows
        for row in rows:
            least = int(re.search(r"needs (\d+) at least", row)[1])
            cells = re.findall(r'<b>(\d+)</b><span class="sub">([^<]*)</span>', row)
            assert cells
            for points, gain in cells:
                apart = int(points) - least
                side = "above" if apart > 0 else "below"
                told = (f"{abs(apart)} {side} its least",) if apart else (
                    "at its least", "under one point from its least",
                )  # fmt: skip
                assert gain in told


def test_a_shortfall_is_the_difference_of_the_printed_numbers(world):
    import dataclasses

    from detente.report import limits, words
    from detente.report.view import prepare

    agreement = analyse(world.CASE, draws=10)
    view = prepare(world.CASE, agreement, None, None, MADE)
    best = agreement.ways_out.ways[0].best
    space = agreement.space
    least = float(space.reservation[space.row("veska")])
    for lost in (0.0, 0.004, 0.026, 0.1):
        near = dataclasses.replace(best, utilities={**best.utilities, "veska": least - lost})
        points = round(least * 100) - round((least - lost) * 100)
        told = words.count(points, "point") if points else "less than one point"
        assert limits.below(view, "veska", near) == told


def test_words_under_another_name_of_an_issue_are_matched(world):
    data = world.CASE.model_dump(mode="json")
    data["issues"][0]["also"] = ["catch", "hoard"]
    case = Case.model_validate(data)
    also = {"issues": ("catch",), "positions": {"catch": "half"}}
    page = render(case, None, changed(world, 0, **also), reason="none", made=MADE)
    assert "Demands: cut by half" in cell(page, "norland.quota")
    other = said(page, "positions").partition("Other words")[2]
    assert "the herring quota must be cut" not in other
    plain = render(world.CASE, None, changed(world, 0, **also), reason="none", made=MADE)
    assert "the herring quota must be cut" in said(plain, "positions").partition("Other words")[2]


def test_an_option_of_another_name_counts_only_if_the_issue_has_it(world):
    from detente.report.cells import disputed

    data = world.CASE.model_dump(mode="json")
    data["issues"][0]["also"] = ["catch"]
    case = Case.model_validate(data)
    also = {"issues": ("catch",), "positions": {"catch": "elsewhere"}}
    page = render(case, None, changed(world, 0, **also), reason="none", made=MADE)
    assert "Demands: the herring quota must be cut by half" in cell(page, "norland.quota")
    one = world.STATEMENTS[0]
    found = [one.model_copy(update={"positions": {"catch": at}}) for at in ("now", "elsewhere")]
    assert not disputed([one, found[1]], case.issues[0])
    assert disputed([one, found[0]], case.issues[0])


def test_a_source_without_a_name_has_its_own_words(world, pages):
    assert "No speaker named" in said(pages["deadlock"], "positions")
    source = world.span("A note on the door")
    at = next(n for n, s in enumerate(world.STATEMENTS) if s.id == "s-door")
    page = render(world.CASE, None, changed(world, at, source=source), reason="none", made=MADE)
    other = said(page, "positions").partition("Other words")[2]
    assert "“A note on the door” assert" in other
    assert "No speaker named" not in other


def test_addressees_are_shown(world):
    record = changed(world, 0, addressees=("veska", "commission"))
    page = render(world.CASE, None, record, reason="none", made=MADE)
    text = cell(page, "norland.quota")
    assert "Ada Lund, speaking for Norland, to Veska and the Shelf Commission; 15 May" in text


def test_a_demand_with_a_condition_sets_a_condition(world):
    condition = world.span("led by Deputy Fisheries Minister")
    page = render(
        world.CASE, None, changed(world, 0, condition=condition, positions={}),
        reason="none", made=MADE,
    )  # fmt: skip
    assert "Sets a condition: led by Deputy Fisheries Minister" in cell(page, "norland.quota")
    placed = render(
        world.CASE, None, changed(world, 0, condition=condition), reason="none", made=MADE
    )
    assert "Demands: cut by half" in cell(placed, "norland.quota")
    assert "Sets a condition" in cell(placed, "norland.quota")


def _met(day, forum, place, status, who=(), read=None, result=None):
    from detente.report.sections.meetings import Row
    from detente.report.view import Ref

    refs = (Ref(f"{forum}{place}{status}", "", ""),)
    results = ((result, refs),) if result else ()
    return Row(forum, read, place, day, who, None, status, refs, results)


def test_a_meeting_told_twice_is_one_row_with_the_fuller_values():
    from detente.report.sections.meetings import merged

    day = "2031-05-15"
    [row] = merged(
        [
            _met(day, None, "Ansel", "planned", ("Norland",)),
            _met(day, "Shelf Commission", None, "proposed", result="nothing"),
            _met(day, "Shelf Commission", "Ansel", "held", ("Norland", "Veska"), result="a date"),
        ]
    )
    assert (row.forum, row.place, row.status) == ("Shelf Commission", "Ansel", "held")
    assert row.participants == ("Norland", "Veska")
    assert len(row.refs) == 3
    assert [text for text, _ in row.results] == ["nothing", "a date"]


def test_meetings_that_may_differ_stay_apart():
    from detente.report.sections.meetings import merged

    day = "2031-05-15"
    for pair in (
        [_met(None, "f", "Ansel", "held"), _met(None, "f", "Ansel", "held")],
        [_met(day, "f", "Ansel", "held"), _met("2031-05-16", "f", "Ansel", "held")],
        [_met(day, None, None, "held"), _met(day, None, None, "planned")],
        [_met(day, "f", "Ansel", "held", read="f"), _met(day, "g", "Ansel", "held", read="g")],
    ):
        assert len(merged(pair)) == 2
    assert (
        len(merged([_met(day, "f", "Ansel", "held", read="f"), _met(day, "g", "Ansel", "held")]))
        == 1
    )


def test_conflicts_are_numbered(pages):
    text = said(pages["deadlock"], "agreement")
    assert "Conflict 1: these cannot all be met" in text
    assert "Conflict 2: these cannot all be met" in text
    assert 'role="group" aria-labelledby="conflict-1-name"' in pages["deadlock"]


def test_a_zone_of_everything_is_no_finding(world):
    data = _easy(world).model_dump(mode="json")
    data["reservation"] = {"norland": 0.0, "veska": 0.0}
    case = Case.model_validate(data)
    for record, lead in ((None, "the case says"), (world.RECORD, "the documents say")):
        page = render(case, analyse(case, draws=20), record, made=MADE)
        opening = f"No finding: {lead} too little to tell packages apart."
        assert said(page, "summary").split("how sure ", 1)[1].startswith(opening)
        assert opening in said(page, "agreement")
        assert "nobody's position rules out any package" in said(page, "summary")
        assert page[: page.index('<dl class="facts">')].count("<p>") <= 7


def test_a_zone_by_construction_is_no_news_and_another_is(world, pages):
    easy = _easy(world)
    page = render(easy, analyse(easy, draws=20), made=MADE)
    assert "That there is a zone is no news" in said(page, "summary")
    assert "No finding:" not in said(page, "summary")
    for name in ("three", "two", "deadlock", "unanalysed"):
        assert "No finding:" not in pages[name]


def test_certainty_that_rests_on_inferred_red_lines_says_so(world, pages):
    told = "This follows from red lines that a rule inferred and nobody has accepted yet."
    assert told in said(pages["deadlock"], "summary")
    assert told in said(pages["deadlock"], "robustness")
    data = world.CASE.model_dump(mode="json")
    for line in data["red_lines"]:
        line["by"] = "analyst"
    accepted = Case.model_validate(data)
    assert told not in render(accepted, analyse(accepted, draws=20), made=MADE)
    easy = _easy(world).model_dump(mode="json")
    easy["red_lines"] = [
        {"party": "norland", "issue": "access", "options": ["closed"], "by": "inferred",
         "rule": "red-line-in-words"}
    ]  # fmt: skip
    case = Case.model_validate(easy)
    page = render(case, analyse(case, draws=20), made=MADE)
    held = "This holds for red lines that a rule inferred and nobody has accepted yet."
    assert held in said(page, "robustness")


def test_wording_of_what_is_absent(pages, world):
    text = said(pages["deadlock"], "summary")
    assert "What a silent party thinks." in text
    assert '<span role="img" aria-label="nobody named">—</span>' in " ".join(
        pages["deadlock"].split()
    )
    data = world.CASE.model_dump(mode="json")
    data["parties"][0]["name"] = "United Isles"
    page = render(Case.model_validate(data), None, world.RECORD, reason="none", made=MADE)
    assert "No words of the United Isles on this issue were found." in said(page, "positions")
    assert "Worth to the United Isles, in points" in said(page, "positions")


def test_opened_words_give_the_weight_of_their_rule(pages):
    assert "rule weight 0.80 (no probability)" in cell(pages["deadlock"], "norland.quota")


def test_joined_citations_are_not_one_number(pages):
    page = pages["deadlock"]
    documents = page[page.index('<section id="documents"') :]
    assert not re.search(r"</a>\s*<a", page)
    assert not re.search(r"</b>\s*</span>\s*<span[^>]*><b>", documents)
    heard = " ".join(Markup(re.sub(r"<[^>]*>", "", documents)).unescape().split())
    assert not re.search(r"\d§|§\d+§|§\d+ §|[a-z]\d+, cited", heard)
    assert re.search(r"\(words number \d+, cited in §\d", heard)


def test_what_a_reader_should_know_of_a_document_stands_with_it(world):
    first, *rest = world.RECORD.documents
    note = "Page 2 is a scan <b>without</b> text."
    record = world.RECORD.model_copy(
        update={"documents": (first.model_copy(update={"notes": (note,)}), *rest)}
    )
    page = render(world.CASE, None, record, reason="none", made=MADE)
    assert "Page 2 is a scan &lt;b&gt;without&lt;/b&gt; text." in page
