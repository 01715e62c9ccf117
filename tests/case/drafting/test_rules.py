from typing import Any

import pytest

from detente.case import DRAFT_HEADER, Case, check, draft, dump_case, loads_case
from detente.catalogue import topics
from detente.errors import UserError
from detente.reading.model import Issue, Level, Statement

from .scenes import DOCUMENT, ISSUES, TOPICS, record, says, span

MEMBER = "ukraine-membership"


def drafted(*statements: Statement, **fields: Any) -> Case:
    case = draft(record(*statements, **fields), topics=TOPICS)
    assert check(case) == []
    assert loads_case(dump_case(case, DRAFT_HEADER)) == case
    return case


def values(case: Case, party: str, issue: str = MEMBER) -> dict[str, Any]:
    group = case.preferences[party].values[issue]
    assert isinstance(group, dict)
    return {option: value.value for option, value in group.items()}


def test_parties_are_those_who_speak_and_subjects_those_they_speak_of() -> None:
    case = drafted(
        says("s1", "russia", "demand", on={MEMBER: "ruled-out"}),
        says("s2", "nato", "reject", on={MEMBER: "ruled-out"}),
        says("s3", "nato", "assert", on={MEMBER: None}),
        says("s4", "sweden", "praise"),
        says("s5", "sweden", "demand", on={MEMBER: "admitted"}, reports="ukraine"),
    )
    assert [(p.id, p.role, p.because) for p in case.parties] == [
        ("nato", "party", ("s2", "s3")),
        ("russia", "party", ("s1",)),
        ("ukraine", "subject", ()),
    ]
    assert set(case.preferences) == set(case.reservation) == {"nato", "russia"}


def levels(*amounts: float, cap: bool = False) -> tuple[Issue, ...]:
    found = tuple(
        Level(id=f"{a:.0f}-ships", label=f"{a:.0f} ships", amount=a, unit="ship", cap=cap)
        for a in amounts
    )
    return tuple(
        issue.model_copy(update={"levels": found}) if issue.id == "pipeline" else issue
        for issue in ISSUES
    )


def test_amounts_are_options_in_order_and_words_without_one_name_none() -> None:
    case = drafted(
        says("s1", "russia", "demand", on={"pipeline": "90-ships"}),
        says("s2", "nato", "offer", on={"pipeline": "20-ships"}),
        says("s3", "sweden", "reject", on={"pipeline": None}, firm=True),
        says("s4", "russia", "demand", on={"pipeline": None}),
        issues=levels(20, 90),
    )
    (pipeline,) = case.issues
    assert [(o.id, o.because) for o in pipeline.options] == [
        ("as-it-is", ("s3",)),
        ("20-ships", ("s2",)),
        ("90-ships", ("s1",)),
    ]
    assert values(case, "russia", "pipeline")["90-ships"] == 1
    assert values(case, "nato", "pipeline")["20-ships"] == (0.5, 1)
    assert values(case, "sweden", "pipeline")["20-ships"] == (0, 0.2)
    assert [(line.party, line.options) for line in case.red_lines] == [
        ("sweden", ("20-ships", "90-ships"))
    ]


def test_no_limit_lies_beyond_the_largest_limit() -> None:
    case = drafted(
        says("s1", "russia", "demand", on={"pipeline": "90-ships"}), issues=levels(20, 90, cap=True)
    )
    assert [o.id for o in case.issues[0].options] == ["20-ships", "90-ships", "as-it-is"]


def test_issues_take_the_scale_of_their_topic_and_mark_what_was_named() -> None:
    case = drafted(
        says("s1", "russia", "demand", on={MEMBER: "ruled-out", "pipeline": None}),
        says("s2", "nato", "reject", on={"pipeline": None}),
        says("s3", "nato", "assert", on={"missiles": "limits"}),
    )
    member, pipeline = case.issues
    assert member.status_quo == "open-door"
    assert [(o.id, o.by, o.because) for o in member.options] == [
        ("admitted", "catalogue", ()),
        ("open-door", "catalogue", ()),
        ("moratorium", "catalogue", ()),
        ("ruled-out", "inferred", ("s1",)),
    ]
    assert [(o.id, o.because) for o in pipeline.options] == [
        ("as-it-is", ("s2",)),
        ("as-demanded", ("s1",)),
    ]
    assert values(case, "russia", "pipeline") == {"as-it-is": 0, "as-demanded": 1}
    assert values(case, "nato", "pipeline") == {"as-it-is": (0.8, 1), "as-demanded": (0, 0.2)}


def test_a_demand_is_best_and_the_far_end_worst() -> None:
    case = drafted(says("s1", "russia", "demand", on={MEMBER: "ruled-out", "missiles": "limits"}))
    assert values(case, "russia") == {
        "admitted": 0,
        "open-door": (0.08, 0.58),
        "moratorium": (0.42, 0.92),
        "ruled-out": 1,
    }
    assert values(case, "russia", "missiles") == {"none": 0, "limits": 1, "ban": 0}


@pytest.mark.parametrize("act", ["offer", "accept"])
def test_what_is_offered_or_accepted_is_acceptable(act: str) -> None:
    case = drafted(says("s1", "nato", act, on={MEMBER: "moratorium"}))
    group = case.preferences["nato"].values[MEMBER]
    assert isinstance(group, dict)
    assert group["moratorium"].value == (0.5, 1)
    assert group["moratorium"].rule == f"{act}-is-acceptable"
    assert group["ruled-out"].rule == "silence-is-wide"
    both = drafted(
        says("s1", "nato", act, on={MEMBER: "ruled-out"}),
        says("s2", "nato", "demand", on={MEMBER: "ruled-out"}),
    )
    assert values(both, "nato")["ruled-out"] == 1


def test_what_is_rejected_is_worst_and_the_status_quo_best_without_a_demand() -> None:
    case = drafted(says("s1", "nato", "reject", on={MEMBER: "ruled-out"}))
    assert values(case, "nato") == {
        "admitted": (0, 1),
        "open-door": (0.8, 1),
        "moratorium": (0, 1),
        "ruled-out": (0, 0.2),
    }
    now = drafted(says("s1", "nato", "reject", on={MEMBER: "open-door"}))
    assert values(now, "nato")["open-door"] == (0, 0.2)


def test_negated_words_give_nothing() -> None:
    case = drafted(says("s1", "nato", "reject", on={MEMBER: "ruled-out"}, negated=True, firm=True))
    assert set(values(case, "nato").values()) == {(0, 1)}
    assert case.red_lines == ()


def test_silence_is_wide_and_says_so() -> None:
    case = drafted(
        says("s1", "russia", "demand", on={MEMBER: "ruled-out"}),
        says("s2", "nato", "offer", on={"missiles": "limits"}),
    )
    weights, group = case.preferences["nato"].weights, case.preferences["nato"].values[MEMBER]
    assert isinstance(weights, dict)
    assert isinstance(group, dict)
    for value in (weights[MEMBER], *group.values()):
        assert (value.value, value.rule, value.because) == ((0, 1), "silence-is-wide", ())
        assert value.note == "No statement speaks of it."


def test_words_that_differ_are_united_and_both_are_named() -> None:
    case = drafted(
        says("s1", "russia", "demand", on={MEMBER: "ruled-out"}),
        says("s2", "russia", "demand", on={MEMBER: "admitted"}),
        says("s3", "nato", "offer", on={MEMBER: "moratorium"}),
        says("s4", "nato", "reject", on={MEMBER: "moratorium"}),
        says("s5", "nato", "reject", on={"missiles": "ban"}),
        says("s6", "nato", "demand", on={"missiles": "ban"}),
    )
    assert values(case, "russia")["ruled-out"] == (0, 1)
    assert values(case, "russia")["open-door"] == (0.08, 0.92)
    assert values(case, "nato")["moratorium"] == (0, 1)
    assert values(case, "nato", "missiles")["ban"] == (0, 1)
    group = case.preferences["nato"].values[MEMBER]
    assert isinstance(group, dict)
    assert group["moratorium"].because == ("s3", "s4")
    assert group["moratorium"].note == "The words differ (s3 and s4), so the range covers both."


def test_final_words_are_red_lines() -> None:
    case = drafted(
        says("s1", "nato", "reject", on={MEMBER: "ruled-out"}, firm=True),
        says("s2", "russia", "demand", on={MEMBER: "ruled-out"}, firm=True),
        says("s3", "russia", "reject", on={"missiles": "none"}, firm=True),
        says("s4", "nato", "demand", on={"missiles": "limits"}, firm=True),
    )
    assert [(r.party, r.issue, r.options, r.because) for r in case.red_lines] == [
        ("nato", MEMBER, ("ruled-out",), ("s1",)),
        ("nato", "missiles", ("none",), ("s4",)),
        ("russia", MEMBER, ("admitted", "open-door", "moratorium"), ("s2",)),
    ]


def test_no_red_line_leaves_a_party_nothing_or_lies_on_its_own_demand() -> None:
    case = drafted(
        says("s1", "russia", "demand", on={MEMBER: "ruled-out"}, firm=True),
        says("s2", "russia", "reject", on={MEMBER: "ruled-out"}, firm=True),
        says("s3", "nato", "demand", on={"missiles": "ban"}, firm=True),
        says("s4", "nato", "demand", on={"missiles": "limits"}),
    )
    assert [(r.issue, r.options, r.note) for r in case.red_lines] == [
        ("missiles", ("none",), "limits is left out, as it is demanded elsewhere.")
    ]
    weights = case.preferences["russia"].weights
    assert isinstance(weights, dict)
    assert "exclude every option (s1, s2)" in str(weights[MEMBER].note)


def test_a_firm_demand_for_a_middle_option_excludes_the_side_of_the_status_quo() -> None:
    case = drafted(says("s1", "nato", "demand", on={"missiles": "limits"}, firm=True))
    assert case.red_lines[0].options == ("none",)


def test_a_condition_links_two_issues() -> None:
    words = span("without progress on membership")
    case = drafted(
        says("s1", "russia", "demand", on={MEMBER: "ruled-out"}),
        says("s2", "russia", "demand", on={"missiles": None, MEMBER: None}, condition=words,
             content=span("No progress on missiles without progress on membership")),
        says("s3", "russia", "warn", on={"missiles": None}, condition=words),
    )  # fmt: skip
    (link,) = case.linkages
    assert (link.party, link.when.issue, link.when.options) == (
        "russia", "missiles", ("limits", "ban")
    )  # fmt: skip
    assert (link.requires.issue, link.requires.options) == (MEMBER, ("ruled-out",))
    assert link.because == ("s2",)


def test_a_condition_may_name_the_demands_as_such() -> None:
    case = drafted(
        says("s1", "russia", "demand", on={MEMBER: "ruled-out"}),
        says("s2", "russia", "reject", on={"missiles": None}, condition=span("on our demands"),
             content=span("No progress on missiles")),
    )  # fmt: skip
    assert [(x.when.issue, x.requires.issue) for x in case.linkages] == [("missiles", MEMBER)]


def test_a_condition_that_closes_a_circle_is_left_out_with_a_note() -> None:
    there, back = span("on membership"), span("missiles")
    case = drafted(
        says("s1", "russia", "demand", on={"missiles": "ban", MEMBER: None}, condition=there),
        says("s2", "nato", "demand", on={"missiles": None, MEMBER: "moratorium"}, condition=back,
             content=span("membership")),
    )  # fmt: skip
    (link,) = case.linkages
    assert (link.when.issue, link.requires.issue, link.because) == ("missiles", MEMBER, ("s1",))
    assert link.note == "The condition in s2 would close a circle and is left out."


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([("assert", False)], 1),
        ([("demand", False)], 1),
        ([("demand", True)], (1, 2)),
        ([("demand", True), ("reject", False), ("assert", False)], (1, 3)),
        ([("demand", True)] * 9, (1, 5)),
    ],
)
def test_insistence_widens_the_weight_upward(
    acts: list[tuple[str, bool]], expected: object
) -> None:
    said = [
        says(f"s{i}", "nato", act, on={MEMBER: None}, firm=firm)
        for i, (act, firm) in enumerate(acts)
    ]
    case = drafted(says("t", "russia", "demand", on={MEMBER: "ruled-out"}), *said)
    weights = case.preferences["nato"].weights
    assert isinstance(weights, dict)
    assert weights[MEMBER].value == expected
    assert weights[MEMBER].because == tuple(s.id for s in said)


def test_the_reservation_is_the_status_quo() -> None:
    case = drafted(says("s1", "nato", "demand", on={MEMBER: "open-door"}))
    entry = case.reservation["nato"]
    assert (entry.value, entry.rule, entry.by) == (
        "status-quo", "reservation-is-status-quo", "inferred"
    )  # fmt: skip


def test_a_statement_counts_for_every_party_it_is_made_for() -> None:
    case = drafted(says("s1", ("nato", "sweden"), "reject", on={MEMBER: "ruled-out"}))
    assert values(case, "nato") == values(case, "sweden")


def test_documents_are_sources_and_give_the_title() -> None:
    case = drafted(says("s1", "nato", "demand", on={MEMBER: "open-door"}))
    (source,) = case.sources
    assert case.title == "Talks"
    assert (source.id, source.publisher, source.document) == ("ab" * 6, "A paper", DOCUMENT.id)
    assert draft(record(*record(says("s1", "nato", "demand")).statements), "Mine").title == "Mine"


def test_nothing_is_drafted_when_nobody_takes_a_position() -> None:
    with pytest.raises(UserError, match="Nobody takes a position"):
        drafted(says("s1", "nato", "praise"))


def test_the_catalogue_gives_the_scales_by_default() -> None:
    case = draft(record(says("s1", "russia", "demand", on={MEMBER: "ruled-out"})))
    scale = next(topic for topic in topics() if topic.id == "membership").scale
    assert [o.id for o in case.issues[0].options] == [step.id for step in scale]
