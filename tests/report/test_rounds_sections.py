"""What changed, what others say of a party, and what is disputed, as the report shows it."""

import datetime as dt
import re

import pytest
from markupsafe import Markup

from detente.case import draft
from detente.record import Record, merge
from detente.report import render

from ..record.talks import readings, says

THEN, NOW = "2030-01-01", "2030-02-01"


def talks(*more) -> Record:
    said = (
        says(THEN, "kenya", "demand", "a toll of 500 dollars", "toll"),
        says(THEN, "uganda", "demand", "a <b>dam</b>", "dam"),
        says(THEN, "kenya", "accuse", "shelling the town of Lamu", targets=("uganda",)),
        says(NOW, "kenya", "demand", "a toll of 300 dollars", "toll"),
        says(NOW, "uganda", "reject", "any toll", "toll"),
        says(NOW, "uganda", "deny", "shelling the town"),
        says(NOW, "kenya", "assert", "Uganda wants the lake", reports="uganda"),
        *more,
    )
    return merge(readings(*said))


@pytest.fixture(scope="module")
def page():
    return rendered(talks())


def rendered(record: Record) -> str:
    case = draft(record)
    return render(case, None, record, reason="it was not asked for", made=dt.date(2031, 1, 1))


def section(page: str, name: str) -> str:
    body = page[page.index(f'<section id="{name}"') :]
    return body[: body.index("</section>")]


def text(body: str) -> str:
    return " ".join(Markup(re.sub(r"<[^>]*>", " ", body)).unescape().split())


def links(page: str, body: str) -> list[str]:
    found = re.findall(r'href="#(w-[^"]+)"', body)
    assert found
    assert all(f'id="{name}"' in page for name in found)
    return found


def test_changes_have_label_reason_and_both_words(page: str) -> None:
    body = section(page, "changes")
    said = text(body)
    assert "What changed since 1 January 2030" in said
    assert "One new, one softened and one not repeated." in said
    assert "softened The amount was 500 dollars and is now 300 dollars: it asks for less." in said
    assert "demands: a toll of 500 dollars" in said
    assert "demands: a toll of 300 dollars" in said
    assert "that is no withdrawal" in said
    assert len(set(links(page, body))) == 4
    assert "<b>dam</b>" not in body


def test_what_others_say_stands_apart(page: str) -> None:
    said = text(section(page, "told"))
    assert "What others say of Uganda" in said
    assert "Uganda wants the lake" in said
    links(page, section(page, "told"))
    positions = section(page, "positions")
    assert "Uganda wants the lake" not in text(positions)


def test_both_sides_of_a_dispute_are_shown(page: str) -> None:
    body = section(page, "disputes")
    said = text(body)
    assert "What Kenya says, Uganda denies." in said
    assert "Both speak of: shelling and town" in said
    assert "Only the one: Lamu" in said
    assert "nothing here decides who is right" in said
    assert len(links(page, body)) == 2


def test_nothing_to_show_leaves_the_sections_out() -> None:
    one_day = merge(readings(says(THEN, "kenya", "demand", "a toll", "toll")))
    page = rendered(one_day)
    for name in ("changes", "told", "disputes"):
        assert f'<section id="{name}"' not in page


@pytest.mark.parametrize(
    ("words", "act", "told"),
    [
        ("the charge", "deny", "Uganda denies it without repeating what Kenya says."),
        (
            "12 people were hurt in the flood",
            "assert",
            "Kenya and Uganda give different figures.",
        ),
        ("the town of Lamu was never shelled", "assert", "Kenya says it is so; Uganda says that"),
    ],
)
def test_each_kind_of_dispute_has_its_sentence(words: str, act: str, told: str) -> None:
    day = NOW if act == "assert" else THEN
    said = (
        says(THEN, "kenya", "demand", "a toll", "toll"),
        says(THEN, "kenya", "accuse", "shelling the town of Lamu", targets=("uganda",)),
        says(THEN, "kenya", "assert", "300 people were hurt in the flood"),
        says(day, "uganda", act, words),
    )
    assert told in text(section(rendered(merge(readings(*said))), "disputes"))
