import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.case import RULES, check, draft, dump_case, inferred, loads_case
from detente.reading.model import Act, Meeting, Signal, Statement
from detente.record.model import Record

from .scenes import DOCUMENT, STEPS, TOPICS, record, says, span

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "drafting-rules.md"
SILENT = {"silence-is-wide", "reservation-is-status-quo"}
ON = st.fixed_dictionaries(
    {},
    optional={
        "ukraine-membership": st.sampled_from([*STEPS, None]),
        "missiles": st.sampled_from(["none", "limits", "ban", None]),
        "pipeline": st.none(),
    },
)
CONDITIONS = st.sampled_from([None, span("on membership"), span("on our demands"),
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


def with_talks(said: list[Statement]) -> Record:
    words = span("No progress")
    return record(
        says("first", "russia", "demand", on={"ukraine-membership": "ruled-out"}),
        *said,
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
        ),
    )  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(statements())
def test_every_inferred_value_names_its_rule_and_its_statements(said: list[Statement]) -> None:
    made = with_talks(said)
    case = draft(made, topics=TOPICS)
    assert case == draft(made, topics=TOPICS)
    assert check(case) == []
    assert loads_case(dump_case(case)) == case
    own = {s.id for s in made.statements if s.reports is None}
    entries = inferred(case)
    assert entries
    for entry in entries:
        assert entry.rule in RULES
        assert set(entry.because) <= own
        if entry.rule == "issue-raised":
            continue
        assert bool(entry.because) == (entry.rule not in SILENT), entry
        assert entry.note or entry.because


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
