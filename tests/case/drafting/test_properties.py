import re
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from detente import catalogue
from detente.case import RULES, check, draft, dump_case, inferred, loads_case
from detente.reading.model import Act, Meeting, Signal, Statement
from detente.record.model import Record
from detente.stability import conflict_of, solve

from .scenes import DOCUMENT, PARTIES, STEPS, TOPICS, mention, record, says, span

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "drafting-rules.md"
SILENT = {"silence-is-wide", "reservation-is-status-quo"}
MAY_BE_SILENT = {"issue-raised", "present-steps"}
ON = st.fixed_dictionaries(
    {},
    optional={
        "ukraine-membership": st.sampled_from([*STEPS, None]),
        "missiles": st.sampled_from(["none", "limits", "ban", None]),
        "pipeline": st.none(),
    },
)
IF_OURS = span("on our demands").model_copy(update={"text": "if our demands"})
CONDITIONS = st.sampled_from([None, span("on membership"), span("on our demands"), IF_OURS,
                              span("missiles"), span("on exercises")])  # fmt: skip


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    return [
        says(
            f"s{i}",
            draw(st.sampled_from(["nato", "russia", "sweden", ("nato", "russia"), "nobody"])),
            draw(st.sampled_from([a.value for a in Act])),
            on=draw(ON),
            firm=draw(st.booleans()),
            negated=draw(st.sampled_from([False, False, False, True])),
            condition=draw(CONDITIONS),
            reports=draw(st.sampled_from([None, None, None, "ukraine"])),
        )
        for i in range(draw(st.integers(0, 8)))
    ]


SIGNALS = st.lists(
    st.builds(
        lambda number, kind, party, status, claimed, day, words: Signal(
            id=f"x-{number}-{kind}-{status}", document=DOCUMENT.id, kind=kind, party=party,
            status=status, claimed_by=claimed, date=day, words=words, sentence=words),
        number=st.integers(0, 9),
        kind=st.sampled_from([*(kind.id for kind in catalogue.signals()), "parade"]),
        party=st.sampled_from(["nato", "russia", "sweden", "ukraine", "nobody", None]),
        status=st.sampled_from(["actual", "threatened", "claimed"]),
        claimed=st.sampled_from([(), ("nato",), ("nobody", "sweden")]),
        day=st.sampled_from([None, "2022-01-01", "2022-02"]),
        words=st.sampled_from([span("progress"), span("on our demands"), span("exercises")]),
    ),
    max_size=10,
    unique_by=lambda signal: signal.id,
)  # fmt: skip
# A party that conditions name, so that threats may answer steps.
NAMED = tuple(
    party.model_copy(update={"mentions": (mention("our"),)}) if party.id == "russia" else party
    for party in PARTIES
)


def with_talks(said: list[Statement], steps: Sequence[Signal] = ()) -> Record:
    words = span("No progress")
    return record(
        says("first", "russia", "demand", on={"ukraine-membership": "ruled-out"}),
        *said,
        parties=NAMED,
        meetings=(
            Meeting(id="m-1", document=DOCUMENT.id, participants=("nato", "russia"),
                    status="held", words=words),
            Meeting(id="m-2", document=DOCUMENT.id, forum="osce", participants=("russia",),
                    status="planned", words=words),
            Meeting(id="m-3", document=DOCUMENT.id, forum="a café", participants=("x",),
                    status="proposed", words=words),
        ),
        signals=(
            Signal(id="g-1", document=DOCUMENT.id, kind="exercise", party="russia",
                   status="actual", words=words, sentence=words),
            Signal(id="g-2", document=DOCUMENT.id, kind="exercise", status="actual", words=words,
                   sentence=words),
            *steps,
        ),
    )  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(statements(), SIGNALS)
def test_every_inferred_value_names_its_rule_and_its_statements(
    said: list[Statement], steps: list[Signal]
) -> None:
    made = with_talks(said, steps)
    case = draft(made, topics=TOPICS)
    assert case == draft(made, topics=TOPICS)
    assert check(case) == []
    assert loads_case(dump_case(case)) == case
    own = {s.id for s in made.statements if s.reports is None} | {s.id for s in made.signals}
    entries = inferred(case)
    assert entries
    for entry in entries:
        assert entry.rule in RULES
        assert set(entry.because) <= own
        if entry.rule in MAY_BE_SILENT:
            continue
        assert bool(entry.because) == (entry.rule not in SILENT), entry
        assert entry.note or entry.because


@settings(max_examples=150, deadline=None)
@given(statements(), SIGNALS)
def test_drafted_moves_can_be_solved_and_give_nobody_what_nobody_says(
    said: list[Statement], steps: list[Signal]
) -> None:
    refusal = says("second", "nato", "reject", on={"ukraine-membership": "ruled-out"})
    made = with_talks([*said, refusal], steps)
    case = draft(made, topics=TOPICS)
    assert check(case) == []
    if case.moves is None:
        return
    assert 2 <= len(case.moves.options) <= 8
    spoken = {s.id: s for s in (*made.statements, *made.signals)}
    for option in case.moves.options:
        entries = [spoken[name] for name in option.because]
        if option.rule == "step-is-option":
            parties = [getattr(e, "parties", None) or (e.party,) for e in entries]
            assert all(option.party in who for who in parties)
        else:
            assert entries[0].act is Act.DEMAND
            assert option.party not in entries[0].parties
    for wants in case.moves.preferences.values():
        assert wants.ties == "unknown"
        assert all(wish.by == "inferred" for wish in wants.statements)
    conflict = conflict_of(case)
    assert conflict.status_quo is not None
    found = solve(conflict)
    assert set(found.equilibria("nash")) <= set(found.equilibria("gmr"))


def test_forums_meetings_and_signals_are_taken_over() -> None:
    case = draft(with_talks([says("s", "nato", "reject", on={"missiles": "ban"})]), topics=TOPICS)
    assert [(f.id, f.rule, f.members) for f in case.forums] == [
        ("nato-russia", "bilateral", ("nato", "russia")),
        ("osce", "consensus", ("russia",)),
    ]
    assert [(m.id, m.forum, m.status) for m in case.meetings] == [
        ("m-1", "nato-russia", "held"),
        ("m-2", "osce", "planned"),
        ("m-3", None, "proposed"),
    ]
    assert [(s.id, s.party, s.because) for s in case.signals] == [("g-1", "russia", ("g-1",))]


def test_each_rule_has_an_entry_on_its_page_in_order() -> None:
    headings = re.findall(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), re.M)
    assert headings == list(RULES)
