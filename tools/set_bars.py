"""Try how likely a party has to be for the language model to give it: ``python tools/set_bars.py``.

The reports are those of ``tests/gold/bars``, on which nothing was made. Each bar is varied by
itself, the others are the shipped ones; counted are the statements found, by their party.
"""

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import partial
from importlib import import_module
from unittest import mock

import annotated

from detente.reading import allegiance, read
from detente.reading.allegiance import BARS, Bars
from detente.reading.scene_model import View, views
from detente.reading.scenes import Scene, Source

reader = import_module("detente.reading.read")
TRIED = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99, 1.01)
"""The last is out of reach."""


@dataclass(frozen=True, slots=True)
class Read:
    """A report's scene with the model's chances, and its statements that were found.

    ``found`` has for each the source, the parties without the model, and the right ones.
    """

    stage: Scene
    chances: Mapping[str, Mapping[str, float]]
    found: tuple[tuple[Source | None, tuple[str, ...], tuple[str, ...]], ...]

    def parties(self, bars: Bars) -> "Counter[str]":
        """Return how many statements have the right party, a wrong one or none."""
        sides = allegiance.decided(self.stage, self.chances, bars)
        counted: Counter[str] = Counter()
        for source, plain, right in self.found:
            given = plain
            if source is not None and source in sides:
                given = tuple(party for party in [sides[source]] if party is not None)
            counted["right" if given == right else "wrong" if given else "none"] += 1
        return counted


def _read(report: annotated.short.Report) -> Read:
    held: list[Scene] = []

    def keep(stage: Scene) -> tuple[View, ...]:
        held.append(stage)
        return ()

    with mock.patch.object(reader, "views", keep):
        ours = [statement.model_dump(mode="json") for statement in read(report.document).statements]
    (stage,) = held
    sources = {saying.content: saying.by for saying in stage.sayings}
    found = []
    for gold, one in annotated.score.match(report.statements, ours):
        place = (one["content"]["start"], one["content"]["end"])
        found.append((sources.get(place), tuple(one["parties"]), tuple(gold["parties"])))
    chances = allegiance.weighed(stage, views(stage))
    return Read(stage, chances, tuple(found))


def _line(name: str, bars: Bars, reports: list[Read]) -> str:
    counted: Counter[str] = sum(map(partial(Read.parties, bars=bars), reports), Counter())
    return f"{name:<16}" + "".join(f"{counted[what]:>8}" for what in ("right", "wrong", "none"))


def main() -> None:
    """Print the table."""
    with ProcessPoolExecutor() as workers:
        reports = list(workers.map(_read, annotated.short.reports("bars"), chunksize=8))
    print(f"{'':<16}{'right':>8}{'wrong':>8}{'none':>8}")
    print(_line("as shipped", BARS, reports))
    for bar in asdict(BARS):
        for chance in TRIED:
            print(_line(f"{bar} {chance:.2f}", replace(BARS, **{bar: chance}), reports))


if __name__ == "__main__":
    main()
