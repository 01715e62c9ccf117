"""The charts of the report: which packages, under which titles."""

from collections.abc import Sequence

from detente.report.charts import Bar, Chart, Dot, panels, plane
from detente.report.packages import Column
from detente.report.view import View

__all__ = ["frontier_chart", "worth_chart"]

_POINTS = 400


def frontier_chart(view: View, columns: Sequence[Column]) -> Chart:
    """Draw the frontier of two parties with the named packages on it."""
    assert view.agreement is not None
    agreement = view.agreement
    space = agreement.space
    first, second = space.parties
    parties = (view.party(first), view.party(second))
    shown = [
        Dot(c.outcome.utilities[first] * 100, c.outcome.utilities[second] * 100, c.name)
        for c in columns
    ]
    taken = {(round(d.x, 6), round(d.y, 6)) for d in shown}
    points = (agreement.frontier.utilities[:_POINTS] * 100).tolist()
    shown += [Dot(x, y, None) for x, y in points if (round(x, 6), round(y, 6)) not in taken]
    low, high = (float(r) * 100 for r in space.reservation)
    return plane(
        "chart-frontier",
        "What the best packages are worth to the two parties",
        f"Points for {parties[0]} across and for {parties[1]} upwards. Each mark is a package "
        "that no other beats for both; the named ones are in the table. Broken lines show what "
        f"each party needs at least: {low:.0f} and {high:.0f} points.",
        parties,
        shown,
        (low, high),
    )


def worth_chart(view: View, columns: Sequence[Column], id: str, title: str) -> Chart:
    """Draw what packages are worth to each party, a panel a party."""
    assert view.agreement is not None
    space = view.agreement.space
    return panels(
        id,
        title,
        "One panel a party. Each mark is a package and its points for that party, from 0 to 100; "
        "the broken line is what the party needs at least. The tables give the same numbers.",
        [
            Bar(
                view.party(party),
                column.name,
                column.outcome.utilities[party] * 100,
                float(space.reservation[row]) * 100,
            )
            for row, party in enumerate(space.parties)
            for column in columns
        ],
    )
