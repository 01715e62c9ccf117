"""Every party for which a statement is made has an entry, with the words that name it."""

import short

from detente.reading import read


def test_each_party_of_a_statement_is_in_the_roster() -> None:
    loose = 0
    for report in list(short.reports())[:60]:
        reading = read(report.document)
        entries = {party.id: party for party in reading.parties}
        for key in {key for statement in reading.statements for key in statement.parties}:
            assert key in entries, report.name
            assert entries[key].speaks
            for mention in entries[key].mentions:
                assert report.document.text[mention.start : mention.end] == mention.text
            loose += entries[key].kind == "group" and entries[key].name.islower()
    assert loose
