from typing import Any

import pytest

from detente import catalogue
from detente.case import Case, check, draft, dump_case, inferred, loads_case
from detente.case.drafting.moves import distinct
from detente.case.drafting.scene import own_words
from detente.case.drafting.steps import steps
from detente.case.moves import Moves
from detente.documents.model import Span
from detente.reading.model import Issue, Party, Signal, Statement
from detente.stability import conflict_of, solve

from .scenes import DOCUMENT, ISSUES, PARTIES, TEXT, TOPICS, mention, record, says, span

MEMBER = "ukraine-membership"
DEMAND = says("d1", "russia", "demand", on={MEMBER: "ruled-out"}, targets=("nato", "ukraine"))
REFUSAL = says("r1", "nato", "reject", on={MEMBER: "ruled-out"})
GRANT = "nato-grants-ukraine-membership-ruled-out"
# Where two say as much, the order of the record decides.
ORDERED = (PARTIES[1], PARTIES[0], *PARTIES[2:])
WORDS = Span(start=0, end=11, text=TEXT[:11])


def step(name: str, kind: str, party: str = "russia", **fields: Any) -> Signal:
    given = {"status": "actual", "words": WORDS, "sentence": WORDS, **fields}
    return Signal(id=name, document=DOCUMENT.id, kind=kind, party=party, **given)


def whole(*said: Statement, signals: tuple[Signal, ...] = (), **fields: Any) -> Case:
    given = {"parties": ORDERED, **fields}
    case = draft(record(*said, signals=signals, **given), topics=TOPICS)
    assert check(case) == []
    assert loads_case(dump_case(case)) == case
    return case


def drafted(*said: Statement, signals: tuple[Signal, ...] = (), **fields: Any) -> Moves:
    case = whole(*said, signals=signals, **fields)
    assert case.moves is not None
    solve(conflict_of(case))
    return case.moves


def wants(moves: Moves, party: str) -> list[tuple[str, str | None]]:
    return [(wish.value, wish.rule) for wish in moves.preferences[party].statements]


def equilibria(case: Case, concept: str) -> list[list[str]]:
    conflict = conflict_of(case)
    return [
        [o.id for o, level in zip(conflict.options, conflict.levels[state], strict=True) if level]
        for state in solve(conflict).equilibria(concept)
    ]


def test_a_threat_and_a_refusal_are_options_that_cite_their_words() -> None:
    moves = drafted(DEMAND, REFUSAL, signals=(step("g1", "strike", status="threatened"),))
    attack, grant = moves.options
    assert (attack.id, attack.party, attack.change, attack.because, attack.rule) == (
        "russia-use-military-means", "russia", "up", ("g1",), "step-is-option"
    )  # fmt: skip
    assert (grant.id, grant.party, grant.change, grant.because, grant.rule) == (
        GRANT, "nato", "both", ("d1", "r1"), "demand-is-option"
    )  # fmt: skip
    assert attack.name == "Russia: use military means"
    assert grant.name == "NATO: grant “Ruled-Out” (Ukraine's membership)"
    assert grant.note == "Demanded by Russia; refused."
    assert {attack.by, grant.by} == {"inferred"}
    assert moves.status_quo is not None
    assert moves.status_quo.value == "nothing"
    assert wants(moves, "russia") == [
        (GRANT, "demand-is-wanted"),
        (f"russia-use-military-means iff not ({GRANT})", "step-serves-demand"),
    ]
    assert wants(moves, "nato") == [
        (f"not {GRANT}", "refusal-is-unwanted"),
        ("not russia-use-military-means", "step-is-unwanted"),
    ]
    assert {one.ties for one in moves.preferences.values()} == {"unknown"}


def test_kinds_of_the_same_step_are_one_option() -> None:
    signals = (step("g1", "strike", status="claimed"), step("g2", "military-threat"))
    moves = drafted(DEMAND, REFUSAL, signals=signals)
    assert [o.because for o in moves.options] == [("g1", "g2"), ("d1", "r1")]


def test_a_step_that_only_others_claim_says_so_and_is_not_meant() -> None:
    signals = (
        step("g1", "strike", status="claimed", claimed_by=("nato", "sweden")),
        step("g2", "exercise", status="claimed"),
    )
    moves = drafted(DEMAND, REFUSAL, signals=signals)
    assert [o.note for o in moves.options[:2]] == [
        "Only a claim of NATO and Sweden; the party itself does not say so.",
        "Only a claim of the report; the party itself does not say so.",
    ]
    assert wants(moves, "russia")[1:] == [
        ("not russia-use-military-means", "act-costs"),
        ("not russia-hold-exercises", "act-costs"),
    ]


def test_the_status_quo_has_what_is_done() -> None:
    signals = (step("g1", "exercise"), step("g2", "sanction", "nato", status="threatened"))
    moves = drafted(DEMAND, REFUSAL, signals=signals)
    assert moves.status_quo is not None
    assert moves.status_quo.value == "only(russia-hold-exercises)"
    assert moves.status_quo.because == ("g1",)
    assert conflict_of(whole(DEMAND, REFUSAL, signals=signals)).status_quo is not None


@pytest.mark.parametrize(
    ("days", "done"),
    [
        ((None, None), False),
        (("2022-01-02", "2022-01-01"), True),
        (("2022-01-01", "2022-01-02"), False),
        (("2022-01-02", None), False),
        (("2022-01-02", "2022-01"), False),
    ],
)
def test_a_step_taken_back_is_not_done(days: tuple[str | None, str | None], done: bool) -> None:
    signals = (step("g1", "build-up", date=days[0]), step("g2", "withdrawal", date=days[1]))
    moves = drafted(DEMAND, REFUSAL, signals=signals)
    assert moves.status_quo is not None
    assert moves.options[0].because == ("g1", "g2")
    assert (moves.status_quo.value != "nothing") is done
    assert wants(moves, "russia")[-1][1] == ("step-serves-demand" if done else "act-costs")


def test_what_goes_on_can_end_though_it_could_not_be_taken_back() -> None:
    moves = drafted(DEMAND, REFUSAL, signals=(step("g1", "strike"),))
    assert moves.options[0].change == "both"


def test_taking_back_alone_and_unknown_kinds_give_no_option() -> None:
    case = whole(DEMAND, REFUSAL, signals=(step("g1", "withdrawal"), step("g2", "a-parade")))
    assert case.moves is None


def test_nothing_is_made_up_for_subjects_and_silent_parties() -> None:
    signals = (step("g1", "exercise", "ukraine"), step("g2", "exercise", "sweden"))
    assert whole(DEMAND, REFUSAL, signals=signals).moves is None


def test_one_sided_conflicts_have_no_moves_and_say_why() -> None:
    case = whole(DEMAND, REFUSAL)
    assert case.moves is None
    assert "Fewer than two parties" in str(case.reservation["nato"].note)
    both = whole(DEMAND, REFUSAL, signals=(step("g1", "exercise"),))
    assert "Fewer than two parties" not in str(both.reservation["nato"].note)


@pytest.mark.parametrize("act", ["offer", "accept"])
def test_what_is_offered_costs_but_counts_least(act: str) -> None:
    signals = (step("g1", "exercise"), step("g2", "sanction", "nato", status="claimed"))
    moves = drafted(DEMAND, says("o1", "nato", act, on={MEMBER: "ruled-out"}), signals=signals)
    assert wants(moves, "nato")[-1] == (f"not {GRANT}", "act-costs")
    assert moves.options[-1].note == "Demanded by Russia; offered or accepted."


def test_a_demand_that_names_a_party_is_in_its_hands_even_without_an_answer() -> None:
    moves = drafted(DEMAND, says("a1", "nato", "assert", on={MEMBER: None}),
                    says("a2", "ukraine", "assert", on={MEMBER: None}),
                    signals=(step("g1", "exercise"),))  # fmt: skip
    assert [o.party for o in moves.options] == ["russia", "nato"]
    (wish,) = moves.preferences["nato"].statements[:1]
    assert (wish.value, wish.because) == (f"not {GRANT}", ("d1",))
    assert "no answer" in str(wish.note)


def test_a_joint_demand_is_in_the_hands_of_neither() -> None:
    both = says("d1", ("nato", "russia"), "demand", on={"pipeline": None})
    offer = says("o1", "nato", "offer", on={"pipeline": None})
    moves = drafted(DEMAND, REFUSAL, both, offer, signals=(step("g1", "exercise"),))
    assert {o.id for o in moves.options} == {"russia-hold-exercises", GRANT}


def test_the_status_quo_is_nothing_to_grant() -> None:
    now = says("d1", "russia", "demand", on={MEMBER: "open-door"}, targets=("nato",))
    said = (now, says("r1", "nato", "reject", on={MEMBER: "open-door"}))
    assert whole(*said, signals=(step("g1", "exercise"),)).moves is None


def test_final_refusals_stand_before_demands_and_others_after() -> None:
    firm = says("r2", "nato", "reject", on={"missiles": "ban"}, firm=True)
    moves = drafted(
        DEMAND,
        REFUSAL,
        firm,
        says("d2", "russia", "demand", on={"missiles": "ban"}),
        says("d3", "nato", "demand", on={"pipeline": None}, addressees=("russia",)),
        signals=(step("g1", "strike", status="threatened"), step("g2", "exercise")),
    )
    assert wants(moves, "nato") == [
        ("not nato-grants-missiles-ban", "refusal-is-unwanted"),
        ("russia-grants-pipeline-as-demanded", "demand-is-wanted"),
        (f"not {GRANT}", "refusal-is-unwanted"),
        ("not russia-use-military-means", "step-is-unwanted"),
        ("not russia-hold-exercises", "step-is-unwanted"),
    ]


def test_demands_go_by_final_words_then_weight_and_are_met_by_all_who_hold_them() -> None:
    both = ("nato", "sweden")
    moves = drafted(
        says("d1", "russia", "demand", on={MEMBER: "ruled-out"}),
        says("d2", "russia", "demand", on={"missiles": "ban"}),
        says("d3", "russia", "demand", on={"missiles": "ban"}),
        says("d4", "russia", "demand", on={"pipeline": None}, firm=True),
        says("r1", both, "reject", on={MEMBER: "ruled-out", "missiles": "ban", "pipeline": None}),
        signals=(step("g1", "exercise"),),
    )
    asked = [value for value, rule in wants(moves, "russia") if rule == "demand-is-wanted"]
    assert asked == [
        f"nato-grants-{issue} and sweden-grants-{issue}"
        for issue in ("pipeline-as-demanded", "missiles-ban", f"{MEMBER}-ruled-out")
    ]


def test_a_threat_without_a_step_is_an_option_in_its_own_words() -> None:
    moves = drafted(DEMAND, REFUSAL, says("t1", "russia", "threaten"))
    option = moves.options[0]
    assert (option.id, option.because) == ("russia-carries-out-threat", ("t1",))
    assert str(option.note).startswith("Its words: No progress")


def test_a_threat_without_a_step_belongs_to_the_one_step_that_is_threatened() -> None:
    far = Span(start=60, end=80, text=TEXT[60:80])
    bare = says("t1", "russia", "threaten", content=far)
    one = step("g1", "strike", status="threatened")
    assert drafted(DEMAND, REFUSAL, bare, signals=(one,)).options[0].because == ("g1", "t1")
    two = (one, step("g2", "sanction", status="threatened"))
    moves = drafted(DEMAND, REFUSAL, bare, signals=two)
    assert [o.because for o in moves.options[:2]] == [("g1",), ("g2",)]


def test_a_threat_is_for_the_demand_that_it_speaks_of() -> None:
    moves = drafted(
        says("d1", "russia", "demand", on={MEMBER: "ruled-out"}, firm=True),
        says("d2", "russia", "demand", on={"missiles": "ban"}),
        says("r1", "nato", "reject", on={MEMBER: "ruled-out", "missiles": "ban"}),
        says("t1", "russia", "threaten", on={"missiles": None}),
    )
    assert wants(moves, "russia")[-1][0] == (
        "russia-carries-out-threat iff not (nato-grants-missiles-ban)"
    )


def named(party: str, words: str) -> tuple[Party, ...]:
    """The parties, of which one is named by these words of the text."""
    update = {"mentions": (mention(words),)}
    return tuple(p.model_copy(update=update) if p.id == party else p for p in ORDERED)


@pytest.mark.parametrize(
    ("condition", "parties", "issues", "expected"),
    [
        ("if ", named("russia", "progress"), ISSUES[2:], "iff russia-use-military-means"),
        ("If ", named("russia", "progress"), ISSUES[2:], "iff russia-use-military-means"),
        ("unless ", named("russia", "progress"), ISSUES[2:], None),
        ("if ", named("russia", "demands"), ISSUES[2:], None),
        ("if ", named("nato", "progress"), ISSUES[2:], None),
        ("if ", named("russia", "progress"), ISSUES[1:], None),
    ],
)
def test_a_threat_may_answer_a_step(
    condition: str, parties: tuple[Party, ...], issues: tuple[Issue, ...], expected: str | None
) -> None:
    inside = span("progress on missiles")
    spoken = Span(start=inside.start, end=inside.end, text=condition + inside.text)
    threat = says("t1", "nato", "threaten", condition=spoken, content=span("on exercises"))
    signals = (step("g1", "strike", status="threatened", words=span("membership")),)
    wish = says("p1", "russia", "demand", on={"pipeline": None})
    stand = says("a1", "nato", "assert", on={"pipeline": None})
    moves = drafted(threat, wish, stand, parties=parties, issues=issues, signals=signals)
    told = wants(moves, "nato")
    if expected is None:
        assert told[-1] == ("not nato-carries-out-threat", "act-costs")
    else:
        assert told == [
            ("not russia-use-military-means", "step-is-unwanted"),
            (f"nato-carries-out-threat {expected}", "step-answers-step"),
        ]


def test_a_step_without_a_demand_goes_on() -> None:
    signals = (step("g1", "exercise"), step("g2", "exercise", "nato"))
    moves = drafted(
        says("a1", "russia", "offer", on={MEMBER: "open-door"}), REFUSAL, signals=signals
    )
    assert wants(moves, "russia") == [("russia-hold-exercises", "step-goes-on")]


def test_settlements_of_one_issue_and_contrary_steps_exclude_each_other() -> None:
    topics = catalogue.topics()
    made = record(
        says("d1", "russia", "demand", on={"missiles": "ban"}),
        says("d2", "russia", "demand", on={"missiles": "limits", "forces": "withdrawn"}),
        says("r1", "nato", "reject", on={"missiles": "ban"}),
        says("r2", "nato", "reject", on={"missiles": "limits", "forces": "withdrawn"}),
        issues=(ISSUES[1], Issue(id="forces", label="Forces", topic="force-deployments")),
        signals=(
            step("g1", "deployment", "nato"),
            step("g2", "strike", "nato", status="threatened"),
            step("g3", "deployment"),
        ),
    )
    case = draft(made, topics=topics)
    assert check(case) == []
    assert case.moves is not None
    assert [p.when for p in case.moves.infeasible] == [
        "nato-grants-missiles-limits and nato-grants-missiles-ban",
        "nato-deploy-forces and nato-grants-forces-withdrawn",
    ]
    assert {p.rule for p in case.moves.infeasible} == {"contrary-options"}


def test_at_most_eight_options_are_drafted_the_best_cited_of_each_party_first() -> None:
    kinds = ["exercise", "mobilisation", "build-up", "deployment", "blockade", "sanction",
             "industrial-action", "arms-transfer", "strike"]  # fmt: skip
    signals = tuple(step(f"g{i}", kind) for i, kind in enumerate(kinds))
    again = step("again", "strike", date="2022-01-01")
    moves = drafted(DEMAND, REFUSAL, signals=(*signals, again))
    ids = [o.id for o in moves.options]
    assert len(ids) == 8
    assert {GRANT, "russia-use-military-means", "russia-hold-exercises"} <= set(ids)
    assert moves.status_quo is not None
    assert str(moves.status_quo.note).endswith(
        "left out: Russia: take industrial action; Russia: supply weapons."
    )


def test_ids_stay_apart_where_the_names_of_parties_run_into_them() -> None:
    parties = (
        Party(id="a", name="A", kind="state"),
        Party(id="a-carries", name="B", kind="group"),
    )
    kind = catalogue.SignalKind(id="x", label="X", step="carries out threat", phrases=())
    made = record(
        says("t1", "a-carries", "threaten"),
        says("t2", "a", "threaten"),
        says("d1", "a", "demand", on={"pipeline": None}),
        says("d2", "a-carries", "demand", on={"pipeline": None}),
        parties=parties,
        signals=(step("g1", "x", "a"),),
    )
    names = {party.id: party.name for party in parties}
    found = distinct(steps(made, names, own_words(made), (kind, kind)) * 2)
    ids = [one.option.id for one in found]
    assert len(set(ids)) == len(ids)


def test_every_value_of_the_moves_is_listed_as_inferred() -> None:
    signals = (step("g1", "strike", status="threatened"),)
    case = whole(DEMAND, REFUSAL, signals=signals)
    listed = [e.path for e in inferred(case) if e.path[0] == "moves"]
    assert listed == [
        ("moves", "options", 0),
        ("moves", "options", 1),
        ("moves", "status_quo"),
        ("moves", "preferences", "russia", "statements", 0),
        ("moves", "preferences", "russia", "statements", 1),
        ("moves", "preferences", "nato", "statements", 0),
        ("moves", "preferences", "nato", "statements", 1),
    ]


def test_a_threat_at_its_word_against_a_refusal_is_carried_out() -> None:
    case = whole(DEMAND, REFUSAL, signals=(step("g1", "strike", status="threatened"),))
    assert equilibria(case, "nash") == equilibria(case, "seq") == [["russia-use-military-means"]]


def test_an_answer_that_is_threatened_holds_the_present_state() -> None:
    inside = span("progress on missiles")
    spoken = Span(start=inside.start, end=inside.end, text="if " + inside.text)
    case = whole(
        DEMAND,
        REFUSAL,
        says("t1", "nato", "threaten", condition=spoken, content=span("on exercises")),
        parties=named("russia", "progress"),
        issues=(ISSUES[0].model_copy(update={"mentions": ()}),),
        signals=(step("g1", "strike", status="threatened", words=span("membership")),),
    )
    carried = ["nato-carries-out-threat", "russia-use-military-means"]
    assert equilibria(case, "nash") == [carried]
    assert [] in equilibria(case, "seq")


def test_the_catalogue_of_steps_names_what_exists() -> None:
    kinds = {kind.id: kind for kind in catalogue.signals()}
    settled = {f"{topic.id}.{o.id}" for topic in catalogue.topics() for o in topic.scale}
    for kind in kinds.values():
        assert bool(kind.step) != bool(kind.undoes), kind.id
        assert all(kinds[other].step for other in kind.undoes)
        assert settled >= set(kind.contrary)
    for step_words in {kind.step for kind in kinds.values() if kind.step}:
        same = [(k.change, k.contrary) for k in kinds.values() if k.step == step_words]
        assert len(set(same)) == 1
