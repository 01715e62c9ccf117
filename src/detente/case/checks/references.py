"""Ids and what refers to them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.case.checks.common import unknown
from detente.case.model import Case
from detente.case.problem import Path, Problem
from detente.case.sourced import Sourced
from detente.case.tree import short
from detente.documents.model import Model

# What ``detente.reading`` calls its entries: kind, document, start and end.
_ENTRY = re.compile(r"[a-z]+-[0-9a-f]{8}-[0-9]+-[0-9]+")


def ids(case: Case) -> Iterator[Problem]:
    """Check that ids are unique, each among its own kind."""
    lists: list[tuple[Path, Sequence[str]]] = [
        (("parties",), [party.id for party in case.parties]),
        (("issues",), [issue.id for issue in case.issues]),
        (("forums",), [forum.id for forum in case.forums]),
        (("meetings",), [meeting.id for meeting in case.meetings]),
        (("signals",), [signal.id for signal in case.signals]),
        (("sources",), [source.id for source in case.sources]),
    ]
    for i, issue in enumerate(case.issues):
        lists.append((("issues", i, "options"), [option.id for option in issue.options]))
    for path, ids in lists:
        seen = set()
        for place, name in enumerate(ids):
            if name in seen:
                yield Problem((*path, place, "id"), f"repeats the id {short(name)}")
            seen.add(name)


def status_quo(case: Case) -> Iterator[Problem]:
    """Check that the status quo of each issue is one of its options."""
    for i, issue in enumerate(case.issues):
        options = [option.id for option in issue.options]
        yield from unknown(("issues", i, "status_quo"), issue.status_quo, "option", options)


def talks(case: Case) -> Iterator[Problem]:
    """Check whom forums, meetings and signals name."""
    parties = dict.fromkeys(party.id for party in case.parties)
    forums = dict.fromkeys(forum.id for forum in case.forums)
    for i, forum in enumerate(case.forums):
        for j, name in enumerate(forum.members):
            yield from unknown(("forums", i, "members", j), name, "party", parties)
    for i, meeting in enumerate(case.meetings):
        if meeting.forum is not None:
            yield from unknown(("meetings", i, "forum"), meeting.forum, "forum", forums)
        for j, name in enumerate(meeting.participants):
            yield from unknown(("meetings", i, "participants", j), name, "party", parties)
    for i, signal in enumerate(case.signals):
        yield from unknown(("signals", i, "party"), signal.party, "party", parties)


def sources(case: Case) -> Iterator[Problem]:
    """Check ``because``, unless a source is a document whose statements may have any id."""
    known = dict.fromkeys(source.id for source in case.sources)
    if not known or any(source.document is not None for source in case.sources):
        return
    for path, because in _because(case):
        for place, name in enumerate(because):
            if not _ENTRY.fullmatch(name):
                yield from unknown((*path, "because", place), name, "source", known)


def _because(case: Case) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for i, party in enumerate(case.parties):
        yield ("parties", i), party.because
    for i, issue in enumerate(case.issues):
        for j, option in enumerate(issue.options):
            yield ("issues", i, "options", j), option.because
    for name, preferences in case.preferences.items():
        at: Path = ("preferences", name)
        groups: list[tuple[Path, Sourced[Any] | Mapping[str, Sourced[Any]]]] = [
            ((*at, "weights"), preferences.weights),
            *(((*at, "values", key), values) for key, values in preferences.values.items()),
        ]
        for path, group in groups:
            if isinstance(group, Sourced):
                yield path, group.because
            else:
                for key, value in group.items():
                    yield (*path, key), value.because
        for place, together in enumerate(preferences.together):
            yield (*at, "together", place, "value"), together.value.because
    for name, reservation in case.reservation.items():
        yield ("reservation", name), reservation.because
    for field in ("red_lines", "linkages", "forums", "meetings", "signals"):
        for i, part in enumerate(getattr(case, field)):
            yield (field, i), part.because
    if case.moves is not None:
        yield from _behind_moves(("moves",), case.moves)


def _behind_moves(path: Path, part: Any) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Walk through moves, whose sourced parts lie at every depth."""
    if isinstance(part, Model):
        if "because" in type(part).model_fields:
            yield path, part.because  # type: ignore[attr-defined]
        for name in type(part).model_fields:
            yield from _behind_moves((*path, name), getattr(part, name))
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _behind_moves((*path, key), value)
    elif isinstance(part, tuple):
        for place, value in enumerate(part):
            yield from _behind_moves((*path, place), value)
