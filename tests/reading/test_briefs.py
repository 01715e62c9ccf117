"""The short and the marked reports keep their form."""

import re

import marked
import pytest
import short

from detente.reading.model import Act

SHORT = list(short.reports())
LONG = list(short.reports("long"))
UNSEEN = list(short.reports("unseen"))
BARS = list(short.reports("bars"))
MARKED = list(marked.reports())
ACTS = {act.value for act in Act}


def test_there_are_as_many_as_the_pages_say() -> None:
    assert len(SHORT) == 1338
    assert len(LONG) == 678
    assert len(UNSEEN) == 153
    assert len(BARS) == 78
    assert len(MARKED) == 460
    reports = (*SHORT, *LONG, *UNSEEN, *BARS)
    assert len({report.name for report in reports}) == len(reports)


@pytest.mark.parametrize("report", [*SHORT, *LONG, *UNSEEN, *BARS], ids=lambda report: report.name)
def test_a_short_report(report: short.Report) -> None:
    assert report.statements
    for statement in report.statements:
        content = statement["content"]
        assert report.document.text[content["start"] : content["end"]] == content["text"]
        assert statement["act"] in ACTS
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", p) for p in statement["parties"])


def test_marked_reports() -> None:
    for report in MARKED:
        assert "[" not in report.document.text
        assert report.marks
        for (start, end), letter in report.marks.items():
            assert letter in "PBLT"
            assert report.document.text[start:end].strip() == report.document.text[start:end]
