"""The charts of the report: which packages, under which titles, with which words beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.agreement.result import Outcome
from detente.report import words
from detente.report.bars import Gain, gains
from detente.report.charts import SHAPES, Bar, Chart, Dot, panels, plane
from detente.report.packages import Column
from detente.report.pairs import Pair, landmarks, pairs
from detente.report.view import View

__all__ = ["Drawn", "Key", "gains_chart", "pair_charts", "worth_chart"]

_PARTIES = 8
_LISTED = 12


@dataclass(frozen=True)
class Key:
    """The mark of a named package in the pictures of pairs."""

    sign: str
    name: str


@dataclass(frozen=True)
class Drawn:
    """A picture of a pair with what can be seen in it, and its points as rows of a table."""

    chart: Chart
    first: str
    second: str
    rows: tuple[tuple[str, str, str], ...]
    more: int


def _shapes(view: View) -> dict[str, tuple[str, bool]]:
    """Return the shape of each named package's mark, and whether it is hollow, as today's is."""
    assert view.agreement is not None
    space = view.agreement.space
    today = space.names(space.status_quo)
    filled = iter(SHAPES)
    return {
        name: ("circle", True) if dict(one.package) == today else (next(filled), False)
        for name, one in landmarks(view).items()
    }


def pair_charts(view: View) -> tuple[tuple[Drawn, ...], tuple[Key, ...], int]:
    """Return pictures of the frontier for pairs, the key that they share, and the number of pairs.

    Empty where there is no frontier to draw.
    """
    found = pairs(view)
    if found is None:
        return (), (), 0
    shapes = _shapes(view)
    keys = tuple(
        Key("○" if hollow else SHAPES[shape], name) for name, (shape, hollow) in shapes.items()
    )
    drawn = tuple(_drawn(view, pair, shapes, n) for n, pair in enumerate(found.pairs, start=1))
    return drawn, keys, found.total


def _drawn(view: View, pair: Pair, shapes: dict[str, tuple[str, bool]], number: int) -> Drawn:
    first, second = (view.who(party) for party in pair.parties)
    names = (view.party(pair.parties[0]), view.party(pair.parties[1]))
    title = f"{names[0]} and {names[1]}"
    least = [words.points(worth) for worth in pair.least]
    description = (
        f"Points for {first} across and for {second} upwards; broken lines at what they need at "
        f"least, {least[0]} and {least[1]}."
    )
    chart = plane(
        f"chart-pair-{number}",
        title,
        " ".join((description, *_says(view, pair))),
        names,
        [(x * 100, y * 100) for x, y in pair.line],
        [(x * 100, y * 100) for x, y in pair.others],
        [Dot(x * 100, y * 100, name, *shapes[name]) for name, (x, y) in pair.named.items()],
        (pair.least[0] * 100, pair.least[1] * 100),
    )
    at = {**pair.named, **{name: pair.named[other] for name, other in pair.same.items()}}
    rows = [(name, words.points(x), words.points(y)) for name, (x, y) in at.items()]
    unnamed = [point for point in pair.line if point not in set(pair.named.values())]
    rows += [
        ("A package of the frontier", words.points(x), words.points(y))
        for x, y in unnamed[:_LISTED]
    ]
    more = max(0, len(unnamed) - _LISTED)
    return Drawn(chart, names[0], names[1], tuple(rows), more)


def _says(view: View, pair: Pair) -> tuple[str, ...]:
    """Say in sentences what a picture of a pair shows."""
    agreement = view.agreement
    assert agreement is not None
    first, second = (view.who(party) for party in pair.parties)
    said = []
    if not agreement.zone.exists and pair.both:
        said.append(
            f"Some package that red lines and conditions allow gives both {first} and {second} "
            "what they need at least: it is not these two alone that keep a zone from being."
        )
    elif not agreement.zone.exists and pair.whole:
        said.append(
            f"No package that red lines and conditions allow gives both {first} and {second} "
            "what they need at least."
        )
    if pair.line_of > 1:
        said.append("The line joins what no other package of the frontier beats for both.")
    elif pair.others_of:
        said.append("One place of the frontier is the best for both.")
    if pair.others_of:
        said.append(
            "Small rings are packages that are on the frontier only for what they give to another "
            "party."
        )
    for what, count, of in (
        ("places on the line", len(pair.line), pair.line_of),
        ("rings", len(pair.others), pair.others_of),
    ):
        if count < of:
            said.append(f"Of {of:,} {what} {count} are drawn.")
    for name, other in pair.same.items():
        said.append(f"“{name}” is worth the same to both as “{other}” and has its mark.")
    return tuple(said)


def gains_chart(view: View, columns: Sequence[Column]) -> tuple[Chart, tuple[str, ...]]:
    """Draw what each named package gives each party above its least, with sentences on it."""
    rows, note = _parties(view, columns)
    bars = [
        Gain(
            view.party(party),
            column.name,
            column.outcome.gains[party] * 100,
            f"{words.apart(column.outcome.utilities[party], least):+d}".replace("-", "−")
            if words.apart(column.outcome.utilities[party], least)
            else "0",
        )
        for party, least in rows
        for column in columns
    ]
    description = (
        "A block for each party and a bar for each named package: by how many points the package "
        "is above what the party needs at least. Points of different parties are on scales of "
        f"their own.{note} The table of packages gives the same numbers."
    )
    said = tuple(_best(view, party, columns) for party, _ in rows) if len(columns) > 1 else ()
    title = "Who gets what by each package"
    return gains("chart-gains", title, description, bars), said


def _parties(view: View, columns: Sequence[Column]) -> tuple[list[tuple[str, float]], str]:
    """Return the parties to draw with their leasts, and a note where not all are."""
    assert view.agreement is not None
    space = view.agreement.space
    rows = list(zip(space.parties, space.reservation.tolist(), strict=True))
    if len(rows) <= _PARTIES:
        return rows, ""
    outcomes = [column.outcome for column in columns]
    chosen = sorted(rows, key=lambda row: -_spread(outcomes, row[0]))[:_PARTIES]
    return [row for row in rows if row in chosen], (
        f" Of {len(rows)} parties the {words.numeral(_PARTIES)} are drawn for whom the packages "
        "differ most."
    )


def _spread(outcomes: Sequence[Outcome], party: str) -> float:
    worth = [one.utilities[party] for one in outcomes]
    return max(worth) - min(worth)


def _best(view: View, party: str, columns: Sequence[Column]) -> str:
    """Say with which packages a party fares best and worst, by the numbers as printed."""
    worth = {c.name: int(words.points(c.outcome.utilities[party])) for c in columns}
    most, fewest = max(worth.values()), min(worth.values())
    who = words.capital(view.who(party))
    if most == fewest:
        return f"{who} gets {words.count(most, 'point')} from each of them."

    def those(points: int) -> str:
        return words.listed([f"“{name}”" for name, at in worth.items() if at == points])

    return (
        f"{who} fares best with {those(most)} ({words.count(most, 'point')}) and worst with "
        f"{those(fewest)} ({words.count(fewest, 'point')})."
    )


def worth_chart(view: View, columns: Sequence[Column], id: str, title: str) -> Chart:
    """Draw what packages are worth to each party, a panel a party."""
    rows, note = _parties(view, columns)
    return panels(
        id,
        title,
        "One panel a party. Each mark is a package and its points for that party, from 0 to 100; "
        f"the broken line is what the party needs at least.{note} The tables give the same "
        "numbers.",
        [
            Bar(
                view.party(party),
                column.name,
                column.outcome.utilities[party] * 100,
                least * 100,
            )
            for party, least in rows
            for column in columns
        ],
    )
