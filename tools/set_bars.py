"""Try how likely the language model has to find something to say it: ``python tools/set_bars.py``.

The reports are those of ``tests/gold/bars``, on which nothing was made. Each bar is varied by
itself, the others are the shipped ones; counted are the statements found, by their speaker and by
their party.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from importlib import import_module
from typing import Any
from unittest import mock

import annotated

from detente.reading import allegiance, read, speaker_context
from detente.reading.discourse import Discourse
from detente.reading.scene_model import View
from detente.reading.scenes import Scene, Source
from detente.reading.voice import Voices

reader = import_module("detente.reading.read")
TRIED = (0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99, 1.01)
"""The last is out of reach."""
Pairs = tuple[tuple[dict[str, Any], dict[str, Any]], ...]
"""Statements as annotated, and as read."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A report's scene with the chances of speakers, and its statements read without the model."""

    stage: Scene
    chances: Mapping[tuple[int, int], Mapping[str, float]]
    found: Pairs

    def counted(self, bars: speaker_context.Bars) -> "Counter[str]":
        """Return how many statements have the right speaker, a wrong one or none."""
        given = speaker_context.speakers(self.stage, self.chances, bars)
        by = {s.content: given[s.place] for s in self.stage.sayings if s.place in given}
        pairs = ((a["speaker"], by.get(_place(b), b["speaker"])) for a, b in self.found)
        return Counter(_verdict(right, one) for right, one in pairs)


@dataclass(frozen=True, slots=True)
class Sided:
    """A report's scene with the chances of parties, and its statements read without them."""

    stage: Scene
    chances: Mapping[str, Mapping[str, float]]
    found: Pairs

    def counted(self, bars: allegiance.Bars) -> "Counter[str]":
        """Return how many statements have the right party, a wrong one or none."""
        sides = allegiance.decided(self.stage, self.chances, bars)
        by: dict[tuple[int, int], Source] = {s.content: s.by for s in self.stage.sayings}
        counted: Counter[str] = Counter()
        for right, one in self.found:
            given, source = one["parties"], by.get(_place(one))
            if source is not None and source in sides:
                given = [party for party in [sides[source]] if party is not None]
            counted[_verdict(right["parties"], given)] += 1
        return counted


def _place(statement: dict[str, Any]) -> tuple[int, int]:
    return statement["content"]["start"], statement["content"]["end"]


def _verdict(right: object, given: object) -> str:
    return "right" if given == right else "wrong" if given else "none"


def _read(report: annotated.short.Report) -> tuple[Heard, Sided]:
    stage, seen, found = _with(report, "with_speakers")
    heard = Heard(stage, speaker_context.likely(stage, seen), found)
    stage, seen, found = _with(report, "sided")
    return heard, Sided(stage, allegiance.weighed(stage, seen), found)


def _with(report: annotated.short.Report, without: str) -> tuple[Scene, tuple[View, ...], Pairs]:
    """Read a report without a stage of the reader, and return what that was given."""
    held: list[tuple[Scene, tuple[View, ...]]] = []

    def keep(stage: Scene, seen: tuple[View, ...], known: Voices, _: Discourse) -> Voices:
        held.append((stage, seen))
        return known

    with mock.patch.object(reader, without, keep):
        ours = [statement.model_dump(mode="json") for statement in read(report.document).statements]
    ((stage, seen),) = held
    return stage, seen, tuple(annotated.score.match(report.statements, ours))


def _table(what: str, bars: Any, reports: Sequence[Heard] | Sequence[Sided]) -> None:
    def line(name: str, tried: Any) -> str:
        counted: Counter[str] = sum((one.counted(tried) for one in reports), Counter())
        return f"{name:<16}" + "".join(f"{counted[key]:>8}" for key in ("right", "wrong", "none"))

    print(f"{what:<16}{'right':>8}{'wrong':>8}{'none':>8}")
    print(line("as shipped", bars))
    for bar in asdict(bars):
        for chance in TRIED:
            print(line(f"{bar} {chance:.2f}", replace(bars, **{bar: chance})))


def main() -> None:
    """Print the tables."""
    with ProcessPoolExecutor() as workers:
        reports = list(workers.map(_read, annotated.short.reports("bars"), chunksize=8))
    _table("speakers", speaker_context.BARS, [heard for heard, _ in reports])
    _table("parties", allegiance.BARS, [sided for _, sided in reports])


if __name__ == "__main__":
    main()
