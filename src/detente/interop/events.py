"""A record as rows of event data, in the manner of PLOVER and CAMEO data sets."""

import csv
import io
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import permutations, product

from detente import catalogue
from detente.documents.model import Document
from detente.interop.line import line
from detente.interop.positions_rows import FORMULA
from detente.reading.model import Event, Statement
from detente.record.model import Record

COLUMNS = (
    "id", "date", "source", "target", "event_type", "mode", "code", "deed", "status", "claimed_by",
    "statement", "words", "sentence", "document", "document_date", "document_id", "start", "end",
)  # fmt: skip
_MUTUAL = frozenset(("CONSULT", "COOPERATE"))


def write_events(record: Record) -> str:
    """Return a CSV with a row for each pair of a source and a target of an event.

    Events are those of the record and the acts of its statements. A state is named by its three
    letters of ISO 3166, another party by its id; a side that the text does not name is empty.
    Parties that meet or work together are each other's targets where no other is named. Whoever is
    addressed is the target of an act, or else the one other party that its words name.
    Offsets count the code points of the document's text, end exclusive.
    """
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(COLUMNS)
    for document in record.documents:
        found = [event for event in record.events if event.document == document.id]
        found += [_said(s) for s in record.statements if s.document == document.id and _does(s)]
        for event in sorted(found, key=lambda one: (one.words.start, one.words.end, one.id)):
            table.writerows(_rows(event, document))
    return stream.getvalue()


def _rows(event: Event, document: Document) -> Iterator[tuple[str, ...]]:
    pairs: Iterable[tuple[str, ...]] = product(event.sources or ("",), event.targets or ("",))
    if event.type in _MUTUAL and not event.targets and len(event.sources) > 1:
        pairs = permutations(event.sources, 2)
    for source, target in pairs:
        yield tuple(
            map(
                _safe,
                (
                    event.id,
                    event.date or "",
                    _actor(source),
                    _actor(target),
                    event.type,
                    catalogue.events().modes.get(event.code, ""),
                    event.code,
                    event.deed or "",
                    event.status,
                    " ".join(map(_actor, event.claimed_by)),
                    event.statement or "",
                    event.words.text,
                    event.sentence.text,
                    document.origin,
                    "" if document.date is None else document.date.isoformat(),
                    document.id,
                    str(event.words.start),
                    str(event.words.end),
                ),
            )
        )


def _does(statement: Statement) -> bool:
    """Tell whether an act is an event: saying how things are is none."""
    return _plover()[statement.act.value] != "CONSULT"


def _said(statement: Statement) -> Event:
    """Return the event that an act is by itself."""
    kind = _plover()[statement.act.value]
    named = statement.targets
    return Event(
        id=statement.id,
        document=statement.document,
        type=kind,
        code=_roots()[kind],
        status="negated" if statement.negated else "actual",
        sources=statement.parties,
        targets=statement.addressees or (named if len(named) == 1 else ()),
        statement=statement.id,
        date=statement.date,
        words=statement.content,
        sentence=statement.sentence,
    )


@cache
def _plover() -> dict[str, str]:
    return {act.id: act.plover for act in catalogue.acts()}


@cache
def _roots() -> dict[str, str]:
    return {kind.id: kind.root for kind in catalogue.events().types}


@cache
def _iso3() -> dict[str, str]:
    return {state.id: state.iso3 for state in catalogue.states() if state.iso3}


def _actor(party: str) -> str:
    return _iso3().get(party, party)


def _safe(cell: str) -> str:
    """Return a cell on one line that no table program takes for a formula."""
    one = line(cell)
    return f"'{one}" if one[:1] and one[0] in FORMULA else one
