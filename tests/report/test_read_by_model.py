"""A report says which words a language model read."""

import datetime as dt

import pytest

from detente.reading.model import BY_MODEL
from detente.report import render

from .test_sections import cell, said

MADE = dt.date(2031, 5, 20)
MARK = "language model"


@pytest.fixture(scope="module")
def report(world):
    """The report on the dispute if a model had read some of its statements."""

    def make(*read):
        statements = tuple(
            s.model_copy(update={"rules": ("source-name", f"{BY_MODEL}small<b>")})
            if s.id in read
            else s
            for s in world.RECORD.statements
        )
        record = world.RECORD.model_copy(update={"statements": statements})
        return render(world.CASE, None, record, reason="it is not asked for", made=MADE)

    return make


def test_nothing_is_said_of_models_where_there_was_none(report):
    assert MARK not in report()


def test_summary_counts_what_a_model_read(report, world):
    text = said(report("s-quota", "s-door"), "summary")
    total = len(world.RECORD.statements)
    assert (
        f"A language model (small<b>), and no documented rule, read 2 of {total} statements" in text
    )


def test_each_citation_says_who_read_it(report, world):
    statement = next(
        s for s in world.RECORD.statements if "quota" in s.issues and s.party == "veska"
    )
    page = report(statement.id)
    assert "read by the language model small&lt;b&gt;, not yet reviewed" in page
    assert "small<b>" not in page


def test_what_a_person_accepted_is_told_with_its_reader_and_no_longer_flagged(report, world):
    page = report("s-quota")
    assert "read by the language model small&lt;b&gt;, accepted by a person" in page
    assert 'flag guess">language model' not in page


def test_other_words_are_marked_too(report):
    assert "read by the language model small<b>" in said(report("s-door"), "positions")


def test_a_cell_is_flagged(report, world):
    statement = next(
        s for s in world.RECORD.statements if "access" in s.issues and s.party == "veska"
    )
    assert MARK in cell(report(statement.id), "veska.access")
    assert MARK not in cell(report("s-door"), "veska.access")


def test_what_a_model_says_has_no_weight_of_a_rule(report, world):
    every = [s.id for s in world.RECORD.statements]
    assert "rule weight" in report()
    assert "rule weight" not in report(*every)
