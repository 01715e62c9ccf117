"""Deadlock: which demands cannot be met together, and what has to give."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Literal

from detente.agreement.enumerated import corrections, small
from detente.agreement.hitting import hitting_sets
from detente.agreement.relaxation import Bits, Corrections, HittingSets, members
from detente.agreement.result import Result
from detente.space.model import Space
from detente.space.program import OutOfTime

FIRST = 250
"""How many conflicts, and how many ways out, are listed before the search stops."""

SECONDS = 60.0
"""How long a search takes at most, unless told otherwise."""

_AHEAD = 10  # a large space gives so many ways out before the first conflict is looked for

ASSUMPTIONS = (
    "Every reservation value, red line and linkage either holds or is given up as a whole.",
    "Each set is minimal: leaving any member out of a conflict lets the rest be met together, "
    "and giving up only a part of a way out opens nothing.",
)
CITATIONS = (
    "Liffiton, M. H., Previti, A., Malik, A. and Marques-Silva, J. (2016). Fast, flexible MUS "
    "enumeration. Constraints 21, 223-250.",
    "Ignatiev, A., Previti, A., Liffiton, M. and Marques-Silva, J. (2015). Smallest MUS "
    "extraction with minimal hitting set dualization. CP 2015, 173-182.",
)

Kind = Literal["conflict", "way-out"]


@dataclass(frozen=True)
class Found:
    """A minimal conflicting set or a minimal way out, as ids of constraints; proven."""

    kind: Kind
    constraints: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Deadlock(Result):
    """Minimal conflicting sets and minimal ways out, as ids of constraints.

    Both are empty when there is a zone of agreement. When ``complete`` is false, what is listed
    is right but there may be more, and ``notice`` says of what. ``zone`` is None when the time
    did not suffice to say whether there is one.
    """

    conflicts: tuple[tuple[str, ...], ...]
    ways_out: tuple[tuple[str, ...], ...]
    complete: bool
    notice: str | None
    zone: bool | None


def search(
    space: Space, *, first: int | None = None, seconds: float | None = None
) -> Iterator[Found | Deadlock]:
    """Yield each conflict and way out as it is proven, and the whole at the end.

    Ways out come by fewest parties conceding, then fewest constraints; conflicts by fewest
    constraints. Conflicts are the smallest sets that meet every way out known so far and
    cannot all be met (Ignatiev and others 2015). A small space is enumerated; in a large one
    an integer program finds the best way out that none found so far lies in. ``first`` stops
    each list at that many, ``seconds`` stops the search. What was yielded stays right.
    """
    deadline = None if seconds is None else monotonic() + seconds
    found: dict[Kind, list[Bits]] = {"way-out": [], "conflict": []}
    streams = _small(space, deadline) if small(space) else _large(space, deadline)
    left: set[Kind] = {"way-out", "conflict"}
    unfinished: set[Kind] = set()
    zone: bool | None = None
    timed = False
    while left:
        for kind in [k for k in found if k in left]:
            if kind == "conflict" and "way-out" in left and len(found["way-out"]) < _AHEAD:
                continue
            try:
                bits = next(streams[kind], -1)
            except OutOfTime:
                # The limit is one for both: what is still open stays so.
                timed, unfinished, left = True, unfinished | left, set()
                break
            if bits == -1:
                left.discard(kind)
            elif bits == 0:
                zone, left = True, set()
                break
            elif bits is not None:
                zone = False
                found[kind].append(bits)
                yield Found(kind, _named(space, bits))
                if len(found[kind]) == first:
                    left.discard(kind)
                    unfinished.add(kind)
    yield Deadlock(
        method="deadlock",
        parameters={"first": first, "seconds": seconds},
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        conflicts=tuple(
            _named(space, b)
            for b in sorted(found["conflict"], key=lambda b: (b.bit_count(), members(b)))
        ),
        ways_out=tuple(_named(space, b) for b in found["way-out"]),
        complete=not unfinished,
        notice=_notice(found, unfinished, seconds if timed else None, zone),
        zone=zone,
    )


def deadlock(
    space: Space, *, first: int | None = None, seconds: float | None = SECONDS
) -> Deadlock:
    """Return the conflicts and ways out of a space: what ``search`` comes to.

    Where ``first`` is not given, each list stops at 250, and at 10 in a large space, where
    the best package of each way out takes seconds.
    """
    if first is None:
        first = FIRST if small(space) else _AHEAD
    *_, last = search(space, first=first, seconds=seconds)
    assert isinstance(last, Deadlock)  # a search ends with it
    return last


def _named(space: Space, bits: Bits) -> tuple[str, ...]:
    return tuple(space.constraints[c].id for c in members(bits))


def _notice(
    found: dict[Kind, list[Bits]], unfinished: set[Kind], seconds: float | None, zone: bool | None
) -> str | None:
    if not unfinished:
        return None
    time = "" if seconds is None else f" after {seconds:g} seconds"
    if zone is None:
        return f"The search stopped{time} before it was known whether there is a zone of agreement."
    names: dict[Kind, str] = {"conflict": "conflicts", "way-out": "ways out"}
    more = " and ".join(name for kind, name in names.items() if kind in unfinished)
    return (
        f"The search stopped{time} at {len(found['conflict'])} conflicts and "
        f"{len(found['way-out'])} ways out; there may be more {more}."
    )


Streams = dict[Kind, Iterator[Bits | None]]


def _small(space: Space, deadline: float | None) -> Streams:
    ways: list[Bits] = []

    def listed() -> Iterator[Bits | None]:
        for bits in corrections(space):
            if deadline is not None and monotonic() > deadline:
                raise OutOfTime
            ways.append(bits)
            yield bits

    stream = listed()

    def conflicts() -> Iterator[Bits | None]:
        # Conflicts need all ways out, also those that are not asked for.
        for _ in stream:
            pass
        every = hitting_sets(ways, deadline)
        if every is None:
            yield from _smallest(HittingSets(len(space.constraints), (), deadline), ways, None)
        else:
            yield from sorted(every, key=lambda b: (b.bit_count(), members(b)))

    return {"way-out": _ahead(stream, ways), "conflict": conflicts()}


def _ahead(stream: Iterator[Bits | None], known: list[Bits]) -> Iterator[Bits | None]:
    """Yield what a stream gives, also where somebody else has drawn it already."""
    place = 0
    while True:
        if place == len(known) and next(stream, None) is None:
            return
        yield known[place]
        place += 1


def _large(space: Space, deadline: float | None) -> Streams:
    program = Corrections(space, deadline)
    known: list[Bits] = []

    def listed() -> Iterator[Bits | None]:
        for bits in program.ranked():
            known.append(bits)
            yield bits

    number = len(space.constraints)
    hitting = HittingSets(number, (), deadline)
    return {"way-out": listed(), "conflict": _smallest(hitting, known, program)}


def _smallest(
    hitting: HittingSets, known: list[Bits], program: Corrections | None
) -> Iterator[Bits | None]:
    """Yield conflicts, the smallest first, and None after a step that found none.

    Without a program, ``known`` holds every way out, and what meets them all is a conflict.
    """
    seen = 0
    while True:
        for bits in known[seen:]:
            hitting.hit(bits)
        seen = len(known)
        candidate = hitting.smallest()
        if candidate is None:
            return
        missed = None if program is None else program.least(candidate)
        if missed is None:
            hitting.exclude(candidate)
            yield candidate
        else:
            hitting.hit(missed)
            yield None
