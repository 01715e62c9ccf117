"""From a record to a proposed case, by documented rules.

Each rule is a small function; every value that one sets carries its id and the statements that
it rests on, and stays ``by: inferred`` until a person accepts it.
"""

import re
from collections.abc import Callable, Sequence

from detente import catalogue
from detente.case.drafting.issues import issues
from detente.case.drafting.linkages import linkages
from detente.case.drafting.listing import Inferred, inferred
from detente.case.drafting.moves import moves
from detente.case.drafting.parties import parties
from detente.case.drafting.red_lines import red_line
from detente.case.drafting.rules import RULES
from detente.case.drafting.scene import on_issue, own_words
from detente.case.drafting.talks import forums, meetings, signals, sources
from detente.case.drafting.values import option_values
from detente.case.drafting.weights import weight
from detente.case.model import Case, Preferences
from detente.case.moves import Moves
from detente.case.sourced import SourcedReservation
from detente.errors import UserError
from detente.record.model import Record

__all__ = ["DRAFT_HEADER", "RULES", "Inferred", "draft", "inferred"]

DRAFT_HEADER = """\
This case is a proposal, drafted by rule from what the documents say. It is no finding.

To review it: read the statements that a value names under "because", correct the value where they
bear it out badly, and write "by: analyst" instead of "by: inferred" once you accept it. Give
nobody a position that they have not taken. Run "detente check" on this file when you are done."""


def draft(
    record: Record, title: str | None = None, topics: Sequence[catalogue.Topic] | None = None
) -> Case:
    """Return the case that the rules propose for a record.

    ``topics`` are those whose scales give the options; the catalogue's if None. The same record
    gives the same case. Raises UserError if nobody takes a position in the record.
    """
    topics = catalogue.topics() if topics is None else topics
    words = own_words(record)
    raised = issues(record, words, topics)
    ids = {drafted.issue.id for drafted in raised}
    sides = parties(record, words, [issue for issue in record.issues if issue.id in ids])
    speaking = [party.id for party in sides if party.role == "party"]
    if not speaking:
        raise UserError("Nobody takes a position in these documents, so no case can be drafted.")
    lines, preferences = [], {}
    for party in speaking:
        weights, values = {}, {}
        for drafted in raised:
            name = drafted.issue.id
            said = on_issue(words[party], name)
            line, note = red_line(party, said, drafted)
            if line is not None:
                lines.append(line)
            weights[name] = weight(said, note)
            values[name] = option_values(said, drafted)
        preferences[party] = Preferences(weights=weights, values=values)
    known = {party.id for party in sides}
    organisations = {body.id: body for body in catalogue.organisations()}
    bodies = forums(record, known, organisations)
    names = {party.id: party.name for party in sides if party.role == "party"}
    without = moves(record, names, words, raised, preferences, catalogue.signals())
    return Case(
        detente=1,
        title=title or next((d.title for d in record.documents if d.title), "A drafted case"),
        parties=sides,
        issues=tuple(drafted.issue for drafted in raised),
        preferences=preferences,
        red_lines=tuple(lines),
        linkages=linkages(record, speaking, words, raised, _demand_words()),
        reservation={party: _reservation(without) for party in speaking},
        forums=bodies,
        meetings=meetings(record, known, {forum.id for forum in bodies}),
        signals=signals(record, known),
        moves=without,
        sources=sources(record),
    )


def _reservation(without: Moves | None) -> SourcedReservation:
    """Return the status quo as what a party has without agreement (reservation-is-status-quo)."""
    unknown = (
        "Nobody says what happens without agreement"
        if without is not None
        else "Fewer than two parties are shown to have moves without agreement"
    )
    return SourcedReservation(
        value="status-quo",
        by="inferred",
        rule="reservation-is-status-quo",
        note=f"{unknown}; the present state is taken to go on.",
    )


def _demand_words() -> Callable[[str], bool]:
    """Return a test for words that stand for demands, from the catalogue's nouns for them."""
    nouns = [cue.lemma for cue in catalogue.cues() if cue.pos == "noun" and cue.act == "demand"]
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})s?\b", re.IGNORECASE)
    return lambda text: pattern.search(text) is not None
