"""Trades in sentences: what would change, who gains how much, and what stands against it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.agreement.trades import Trade, Trades
from detente.report import limits, words
from detente.report.view import View
from detente.space.model import Constraint, Package, ReservationLimit, meets

__all__ = ["Bargain", "Bargains", "bargains"]

_SHOWN = 4


@dataclass(frozen=True)
class Bargain:
    """A trade in sentences: the changes, the gains, and why it is not acceptable, if it is not."""

    changes: tuple[str, ...]
    gains: str
    breaks: str | None
    short: str | None


@dataclass(frozen=True)
class Bargains:
    """Trades from one package: where they start, a sentence on all of them, and the best few."""

    start: str
    opening: str
    trades: tuple[Bargain, ...]


_STARTS: Mapping[str, tuple[str, str]] = {
    "status-quo": ("From today's state", "today's state"),
    "nash": ("From the Nash package", "the Nash package"),
}


def bargains(view: View) -> tuple[Bargains, ...]:
    """Return the trades that the analysis found, from today's state first; none where none are."""
    assert view.agreement is not None
    return tuple(
        Bargains(
            _STARTS[start][0],
            _opening(found, _STARTS[start][1]),
            tuple(_bargain(view, found, trade) for trade in found.trades[:_SHOWN]),
        )
        for start, found in view.agreement.trades.items()
        if found.total
    )


def _opening(found: Trades, start: str) -> str:
    width = words.count(int(found.parameters["width"]), "issue")
    changes = words.count(found.total, "change")
    verbs = ("leaves", "gives") if found.total == 1 else ("leave", "give")
    few = f" The best {words.numeral(_SHOWN)} follow." if found.total > _SHOWN else ""
    opening = (
        f"{words.capital(changes)} of up to {width} at once {verbs[0]} no party with fewer points "
        f"than it has in {start} and {verbs[1]} some party more.{few}"
    )
    if all(trade.breaks for trade in found.trades):
        those = "It breaks" if found.total == 1 else "Each of them breaks"
        opening += f" {those} a red line or a condition that {start} keeps."
    return opening


def _bargain(view: View, found: Trades, trade: Trade) -> Bargain:
    assert view.agreement is not None
    space = view.agreement.space
    after = space.package({**found.start.package, **trade.changes})
    limit = {one.id: one for one in space.constraints}
    broken = [limits.short(view, limit[name]) for name in trade.breaks]
    return Bargain(
        changes=tuple(
            f"{view.about(issue)}: “{view.option(issue, option)}” in place of "
            f"“{view.option(issue, found.start.package[issue])}”"
            for issue, option in trade.changes.items()
        ),
        gains=_gains(view, found, trade),
        breaks=f"Breaks {words.listed(broken)}." if broken else None,
        short=_short(view, after, trade),
    )


def _gains(view: View, found: Trades, trade: Trade) -> str:
    """Say who gains how many points, as the difference of the points that are printed."""
    told: dict[str, list[str]] = {}
    for party, gain in trade.gains.items():
        before = found.start.utilities[party]
        points = words.apart(before + gain, before)
        how = f"gains {words.count(points, 'point')}" if points else "gains less than one point"
        told.setdefault(how if gain > 1e-9 else "stays as it is", []).append(view.who(party))
    ranked = sorted(told.items(), key=lambda item: item[0].startswith("stays"))
    return words.sentence("; ".join(_clause(who, how) for how, who in ranked))


def _clause(who: list[str], how: str) -> str:
    if len(who) == 1:
        return f"{who[0]} {how}"
    several = {"gains": "each gain", "stays": "stay as they are"}
    verb, _, rest = how.partition(" ")
    return f"{words.listed(who)} {several[verb]}{f' {rest}' if verb == 'gains' else ''}"


def _short(view: View, after: Package, trade: Trade) -> str | None:
    """Say what else keeps what comes of a trade from being acceptable to all."""
    assert view.agreement is not None
    space = view.agreement.space
    failing = [
        one
        for one in space.constraints
        if one.id not in trade.breaks and not meets(space, after, one)
    ]
    if not failing:
        return None
    still = list(_still(view, failing))
    return f"What comes of it is still not acceptable to all: {'; '.join(still)}."


def _still(view: View, failing: list[Constraint]) -> Iterator[str]:
    short = [view.who(one.party) for one in failing if isinstance(one, ReservationLimit)]
    if len(short) == 1:
        yield f"{short[0]} gets less than it needs at least"
    elif short:
        yield f"{words.listed(short)} get less than they need at least"
    for one in failing:
        if not isinstance(one, ReservationLimit):
            yield f"{limits.short(view, one)} stays broken"
