"""Draws from the ranges as rows and charts: how often what holds, and what it goes with."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.agreement.influence import Influence
from detente.agreement.robustness import Robustness
from detente.agreement.ways_out import WayOut
from detente.intervals import Share
from detente.report import limits, words
from detente.report.bars import Row, shares, strengths
from detente.report.charts import Chart
from detente.report.packages import named
from detente.report.view import View

__all__ = [
    "Input",
    "Taken",
    "gives_way",
    "inputs",
    "interval",
    "kept",
    "shares_chart",
    "strengths_chart",
    "taken",
]

_TELLING = 0.005
"""What rounds to a strength of 0 of 100 is not told."""


@dataclass(frozen=True)
class Taken:
    """A way out by its number in the report, who gives way, how often that opens a zone."""

    number: int
    who: str
    share: Share


@dataclass(frozen=True)
class Input:
    """What is not known exactly, which end of its range a zone goes with, and how strongly."""

    what: str
    direction: str
    sign: str
    strength: float


def interval(share: Share) -> str:
    """Write a share with its interval.

    >>> interval(Share(254, 1000, 0.254, 0.228, 0.282))
    '25% (95% interval 23 to 28%)'
    """
    low, high = (f"{end * 100:.0f}" for end in (share.low, share.high))
    return f"{words.percent(share.share)} (95% interval {low} to {high}%)"


def kept(view: View, firm: Robustness) -> list[tuple[str, Share]]:
    """Return how often each named package is acceptable to all, in the order of the packages."""
    found = {tuple(sorted(one.package.items())): one.share for one in firm.acceptability}
    keys = [(c.name, tuple(sorted(c.outcome.package.items()))) for c in named(view)]
    return [(name, found[key]) for name, key in keys if key in found]


def taken(view: View, firm: Robustness, most: int) -> list[Taken]:
    """Return how often there is a zone once each of the first ways out is taken."""
    assert view.agreement is not None
    ways = view.agreement.ways_out.ways if view.agreement.ways_out else ()
    found = {one.constraints: one.share for one in firm.ways_out}
    return [
        Taken(number, gives_way(view, way), share)
        for number, way in enumerate(ways[:most], start=1)
        if (share := found.get(way.constraints)) is not None
    ]


def gives_way(view: View, way: WayOut) -> str:
    """Say who gives way by a way out."""
    who = words.listed([view.who(party) for party in way.parties])
    return f"{who} {'gives' if len(way.parties) == 1 else 'give'} way"


def shares_chart(
    firm: Robustness, packages: Sequence[tuple[str, Share]], ways: Sequence[Taken]
) -> Chart | None:
    """Draw how often there is a zone, beside each named package or each way out.

    None where there is nothing to set beside the zone.
    """
    rows = [
        *((f"{name}: acceptable to all", share) for name, share in packages),
        *((f"Way out {way.number} taken: {way.who}", way.share) for way in ways),
    ]
    if not rows:
        return None
    rows = [("A zone of agreement as things stand", firm.zone), *rows]
    draws = sorted({share.draws for _, share in rows})
    number = " or ".join(f"{count:,}" for count in draws)
    return shares(
        "chart-shares",
        "How often, out of all draws",
        f"A bar for each: the share of {number} draws. The line across its end is the 95% "
        "interval, which covers the error of drawing only. The tables give the same numbers.",
        [Row(label, s.share, interval(s), s.low, s.high) for label, s in rows],
    )


def inputs(view: View, firm: Robustness, most: int) -> list[Input]:
    """Return what the zone goes with most, the strongest first."""
    telling = [one for one in firm.influence if one.strength >= _TELLING]
    return [_input(view, one) for one in telling[:most]]


def _input(view: View, one: Influence) -> Input:
    sign, direction = {1: ("▲", "higher values"), -1: ("▼", "lower values")}.get(
        one.direction, ("◆", "neither end by itself")
    )
    return Input(words.capital(limits.input_name(view, one.name)), direction, sign, one.strength)


def strengths_chart(found: Sequence[Input]) -> Chart | None:
    """Draw what matters most; None where nothing does."""
    if not found:
        return None
    return strengths(
        "chart-strengths",
        "What a zone of agreement goes with most",
        "A bar for each number that is not known exactly: how strongly it goes with there being a "
        "zone, out of 100, and with which end of its range. The table gives the same numbers.",
        "Strength, out of 100",
        [
            Row(
                one.what, one.strength * 100, f"{one.strength * 100:.0f} {one.sign} {one.direction}"
            )
            for one in found
        ],
    )
