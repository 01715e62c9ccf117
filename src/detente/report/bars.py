"""Charts of bars: shares with their intervals, strengths, and gains; narrow enough for a phone."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.report.charts import Chart, data, finish
from detente.report.safe import visible

__all__ = ["Gain", "Row", "gains", "shares", "strengths"]

_WIDTH = 320
_LINE = 15


@dataclass(frozen=True)
class Row:
    """A bar with what it stands for above it: a value, its interval, and both in words."""

    label: str
    value: float
    said: str
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True)
class Gain:
    """What a package gives a party above its least, in points, and the number as printed."""

    party: str
    package: str
    points: float
    said: str


def _wrapped(text: str, width: int) -> tuple[str, int]:
    lines = textwrap.wrap(visible(text), width) or [""]
    return "\n".join(lines), len(lines)


def shares(id: str, title: str, description: str, rows: Sequence[Row]) -> Chart:
    """Return shares from 0 to 1 as bars, each with its interval as a line with ends."""
    import altair as alt

    base, y, label, lift = _labelled(rows)
    x = alt.X(
        "value:Q",
        title="Share of draws",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format="%", grid=False, values=[0, 0.25, 0.5, 0.75, 1]),
    )
    bar = base.mark_bar(
        size=8, yOffset=lift, color="var(--accent)", ariaRoleDescription="bar"
    ).encode(x=x, y=y, tooltip="says:N", description="says:N")
    # The interval has an edge of paper, so that it stands out on the bar as well.
    reach = [
        base.mark_rule(yOffset=lift, color=colour, strokeWidth=width, aria=False).encode(
            x="low:Q", x2="high:Q", y=y
        )
        for colour, width in (("var(--paper)", 5), ("var(--ink)", 2))
    ]
    ends = [
        base.mark_tick(
            yOffset=lift, size=14, thickness=2, color="var(--ink)", orient="vertical", aria=False
        ).encode(x=alt.X(f"{end}:Q"), y=y)
        for end in ("low", "high")
    ]
    return finish(alt.layer(bar, *reach, *ends, *label), id, title, description)


def strengths(id: str, title: str, description: str, axis: str, rows: Sequence[Row]) -> Chart:
    """Return strengths as bars from 0, each with its words at the end."""
    import altair as alt

    base, y, label, lift = _labelled(rows)
    most = max(row.value for row in rows)
    # Words at the end of the longest bar take up to half of the width.
    x = alt.X(
        "value:Q",
        title=axis,
        scale=alt.Scale(domain=[0, most * 2], nice=False),
        axis=alt.Axis(grid=False),
    )
    bar = base.mark_bar(
        size=11, yOffset=lift, color="var(--accent)", ariaRoleDescription="bar"
    ).encode(x=x, y=y, tooltip="says:N", description="says:N")
    end = base.mark_text(
        align="left", dx=6, yOffset=lift, color="var(--ink)", fontSize=12, aria=False
    ).encode(x=x, y=y, text="said:N")
    return finish(alt.layer(bar, end, *label), id, title, description)


def gains(id: str, title: str, description: str, bars: Sequence[Gain]) -> Chart:
    """Return a block of bars a party: what each package gives it above what it needs at least."""
    import altair as alt

    labels = {bar.package: _wrapped(bar.package, 20) for bar in bars}
    tallest = max(lines for _, lines in labels.values())
    rows: list[dict[str, object]] = [
        {
            "party": visible(bar.party),
            "package": labels[bar.package][0],
            "points": round(bar.points, 4),
            "said": bar.said,
            "says": visible(f"{bar.package}. {bar.party}: {bar.said} points above its least."),
        }
        for bar in bars
    ]
    low = min(0.0, *(bar.points for bar in bars))
    high = max(1.0, *(bar.points for bar in bars))
    y = alt.Y(
        "package:N",
        title=None,
        sort=[text for text, _ in labels.values()],
        axis=alt.Axis(labelExpr="split(datum.label, '\\n')", ticks=False, domain=False),
    )
    x = alt.X(
        "points:Q",
        title="Points above what the party needs at least",
        # Room for the number at the end of the longest bar.
        scale=alt.Scale(domain=[low, high + (high - low) * 0.15], nice=False),
        axis=alt.Axis(tickMinStep=1, tickCount=4),
    )
    base = alt.Chart(width=190, height=alt.Step(max(22, tallest * _LINE + 6)))
    bar = base.mark_bar(size=12, color="var(--accent)", ariaRoleDescription="bar").encode(
        x=x, y=y, tooltip="says:N", description="says:N"
    )
    end = base.mark_text(align="left", dx=5, color="var(--ink)", fontSize=12, aria=False).encode(
        x=x, y=y, text="said:N"
    )
    zero = base.mark_rule(color="var(--second)", strokeDash=[5, 4], aria=False).encode(
        x=alt.datum(0)
    )
    blocks = alt.layer(bar, zero, end, data=data(rows)).facet(
        row=alt.Row(
            "party:N",
            title=None,
            sort=list(dict.fromkeys(visible(bar.party) for bar in bars)),
            header=alt.Header(
                orient="top", labelAnchor="start", labelAlign="left", labelLimit=_WIDTH
            ),
        ),
        spacing=14,
    )
    return finish(blocks, id, title, description)


def _labelled(rows: Sequence[Row]) -> tuple[Any, Any, list[Any], float]:
    """Return a chart of rows, their place, their labels above, and how far bars lie below it."""
    import altair as alt

    texts = [_wrapped(row.label, 46) for row in rows]
    tallest = max(lines for _, lines in texts)
    step = tallest * _LINE + 26
    values: list[dict[str, object]] = [
        {
            "place": place,
            "label": text,
            "lines": lines,
            "value": round(row.value, 5),
            "low": round(row.low, 5),
            "high": round(row.high, 5),
            "said": row.said,
            "says": visible(f"{row.label}: {row.said}."),
        }
        for place, (row, (text, lines)) in enumerate(zip(rows, texts, strict=True))
    ]
    base = alt.Chart(data(values), width=_WIDTH, height=alt.Step(step))
    y = alt.Y("place:O", axis=None)
    lift = step / 2 - 12
    # A text of several lines grows downwards from its place, so that it has to begin higher.
    label = [
        base.transform_filter(f"datum.lines == {lines}")
        .mark_text(
            align="left",
            baseline="bottom",
            lineBreak="\n",
            yOffset=lift - 9 - (lines - 1) * _LINE,
            color="var(--ink)",
            fontSize=12,
            lineHeight=_LINE,
            limit=_WIDTH + 20,
            aria=False,
        )
        .encode(x=alt.value(0), y=y, text="label:N")
        for lines in sorted({lines for _, lines in texts})
    ]
    return base, y, label, lift
