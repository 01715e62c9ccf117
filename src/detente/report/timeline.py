"""Where marks and labels of a timeline stand, so that no label meets another or a stem."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from detente.report import words

__all__ = ["Event", "Mark", "Tick", "Timeline", "timeline"]

WIDTH = 720
_MARGIN = 24
_LANE = 30
_GAP = 8
_GLYPH = 7.1  # generous width of a character at 13 px, so that no measuring is needed


@dataclass(frozen=True)
class Event:
    """Something on a day, or in a month or year, as ISO 8601 writes it."""

    day: str
    label: str
    status: str


@dataclass(frozen=True)
class Mark:
    """An event with the place of its mark on the axis and of its label above."""

    event: Event
    x: float
    y: float
    text_x: float
    anchor: str


@dataclass(frozen=True)
class Tick:
    """A date under the axis."""

    x: float
    text_x: float
    label: str
    anchor: str


@dataclass(frozen=True)
class Timeline:
    """A drawing ``width`` wide and ``height`` high with its axis at ``axis``."""

    width: int
    height: int
    axis: int
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]


def _place(x: float, width: float) -> tuple[float, str, float, float]:
    """Return a text's x, its anchor, and the stretch it takes: to the right where it fits."""
    if x + width <= WIDTH:
        return x, "start", x, x + width
    return x, "end", max(0.0, x - width), x


def _day(when: str) -> dt.date:
    """Return a day to stand for a date: the middle of a month or year that is all there is."""
    return dt.date.fromisoformat(when + {4: "-07-01", 7: "-15"}.get(len(when), ""))


def timeline(events: Sequence[Event]) -> Timeline | None:
    """Lay events out on one axis; None if they do not lie on two days or more.

    Every label stands to the right of its stem, and labels are placed from the last event to
    the first: a stem then only meets labels that begin to the right of it. A lane is free for a
    label when nothing in it overlaps and no stem of a higher lane passes through.
    """
    ordered = sorted(events, key=lambda event: (_day(event.day), event.label))
    days = [_day(event.day) for event in ordered]
    if len(set(days)) < 2:
        return None
    longest = max(len(event.label) for event in ordered) * _GLYPH
    room = max(WIDTH / 3, WIDTH - 2 * _MARGIN - _GAP - longest)
    scale = room / (days[-1] - days[0]).days
    placed: list[tuple[Event, float, int, float]] = []
    for event in reversed(ordered):
        x = _MARGIN + (_day(event.day) - days[0]).days * scale
        end = x + _GAP + len(event.label) * _GLYPH
        lane = 0
        while any(
            (at == lane and other < end + _GAP) or (at > lane and x < other <= end)
            for _, other, at, _ in placed
        ):
            lane += 1
        placed.append((event, x, lane, end))
    axis = 20 + (1 + max(lane for _, _, lane, _ in placed)) * _LANE
    marks = tuple(
        Mark(event, round(x, 1), axis - 22 - lane * _LANE, round(x + _GAP, 1), "start")
        for event, x, lane, _ in reversed(placed)
    )
    return Timeline(WIDTH, axis + 44, axis, marks, _ticks(marks))


def _ticks(marks: Sequence[Mark]) -> tuple[Tick, ...]:
    """Label the days under the axis from the left, leaving out what would overlap."""
    ticks: list[Tick] = []
    end = -1.0
    for mark in marks:
        label = words.date(mark.event.day)
        start = mark.x - 4
        if ticks and ticks[-1].x == mark.x:
            continue
        text_x, side, low, high = _place(start, len(label) * _GLYPH)
        fits = low > end
        ticks.append(Tick(mark.x, round(text_x, 1), label if fits else "", side))
        end = high + 10 if fits else end
    return tuple(ticks)
