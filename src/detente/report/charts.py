"""Charts: one specification, drawn as a picture now and brought to life by the report's script.

Colours are the style sheet's variables, so that one picture serves light, dark and print.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from detente.report.safe import visible

__all__ = ["SHAPES", "Bar", "Chart", "Dot", "Point", "data", "finish", "panels", "plane"]

VEGA_LITE = "6.4"
"""The version of Vega-Lite by which specifications are compiled."""

SHAPES: Mapping[str, str] = {
    "diamond": "◆",
    "square": "■",
    "triangle-up": "▲",
    "cross": "✚",
    "triangle-down": "▼",
    "triangle-right": "▶",
    "triangle-left": "◀",
}
"""Shapes of marks, and the characters that stand for them in a key."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Chart:
    """A picture, its compiled specification as JSON that is safe in a script, and its words."""

    id: str
    title: str
    description: str
    picture: Markup
    specification: Markup


@dataclass(frozen=True)
class Dot:
    """A named package: points for the first and second party, and the shape of its mark."""

    x: float
    y: float
    name: str
    shape: str
    hollow: bool = False


@dataclass(frozen=True)
class Bar:
    """What a package is worth to one party."""

    party: str
    package: str
    points: float
    least: float


def finish(chart: Any, id: str, title: str, description: str) -> Chart:
    """Compile a chart of Altair's and draw it."""
    import vl_convert

    themed = (
        chart.configure(background="transparent", font="sans-serif", padding=10)
        .configure_axis(
            labelColor="var(--soft)",
            titleColor="var(--ink)",
            gridColor="var(--line)",
            domainColor="var(--soft)",
            tickColor="var(--soft)",
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            labelLimit=260,
        )
        .configure_view(stroke=None)
        .configure_header(labelColor="var(--ink)", labelFontSize=13, labelFontWeight="bold")
    )
    spec = vl_convert.vegalite_to_vega(themed.to_dict(), vl_version=VEGA_LITE)
    spec.pop("$schema", None)
    drawn = vl_convert.vega_to_svg(spec, allowed_base_urls=[])
    return Chart(
        id=id,
        title=title,
        description=description,
        picture=_picture(drawn, id, title, description),
        specification=Markup(_in_script(json.dumps(spec, sort_keys=True))),
    )


def _picture(drawn: str, id: str, title: str, description: str) -> Markup:
    """Give a drawn SVG a title and a description, and hide its parts from screen readers."""
    inner = drawn[drawn.index(">") + 1 :]
    size = re.search(r'width="(\d+)" height="(\d+)"', drawn)
    if size is None:
        raise ValueError("the drawing has no size")
    width, height = size.groups()
    head = Markup(
        '<svg role="img" aria-labelledby="{0}-title {0}-desc" width="{1}" height="{2}"'
        ' viewBox="0 0 {1} {2}"><title id="{0}-title">{3}</title><desc id="{0}-desc">{4}</desc>'
    ).format(id, width, height, visible(title), visible(description))
    plain = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", inner)
    # vl-convert escapes all text that it draws; nothing else of a stranger's reaches it.
    return head + Markup(visible(plain))


def data(rows: Sequence[Mapping[str, object]]) -> Any:
    """Return rows as the data of a chart."""
    import altair as alt

    return alt.InlineData(values=[dict(row) for row in rows])


def _in_script(text: str) -> str:
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _says(parties: Sequence[str], name: str, values: Sequence[float]) -> str:
    worth = "; ".join(f"{p}: {v:.0f}" for p, v in zip(parties, values, strict=True))
    return visible(f"{name}. {worth} points.")


def plane(
    id: str,
    title: str,
    description: str,
    parties: tuple[str, str],
    line: Sequence[Point],
    others: Sequence[Point],
    named: Sequence[Dot],
    least: Point,
) -> Chart:
    """Return packages by what they are worth to two parties, with what each needs at least.

    ``line`` is what no other package beats for both, in order; ``others`` are further packages.
    """
    import altair as alt

    axis = alt.Scale(zero=False, nice=True, padding=14)
    x = alt.X("x:Q", title=visible(f"Points for {parties[0]}"), scale=axis)
    y = alt.Y("y:Q", title=visible(f"Points for {parties[1]}"), scale=axis)

    def layer(points: Sequence[Point], names: Sequence[str]) -> Any:
        rows = [
            {"x": round(a, 4), "y": round(b, 4), "says": _says(parties, name, (a, b))}
            for (a, b), name in zip(points, names, strict=True)
        ]
        return alt.Chart(data(rows), width=250, height=230)

    def small(points: Sequence[Point], size: int, filled: bool) -> Any:
        marks = layer(points, ["A package of the frontier"] * len(points))
        return marks.mark_point(
            filled=filled, size=size, color="var(--soft)", opacity=1, aria=False
        ).encode(x=x, y=y, tooltip="says:N")

    parts = [
        layer(line, [""] * len(line))
        .mark_line(color="var(--soft)", strokeWidth=1, aria=False)
        .encode(x=x, y=y, order=alt.Order("x:Q")),
        alt.Chart(data([{"x": least[0]}]))
        .mark_rule(color="var(--second)", strokeDash=[5, 4], strokeWidth=1.5, aria=False)
        .encode(x="x:Q"),
        alt.Chart(data([{"y": least[1]}]))
        .mark_rule(color="var(--second)", strokeDash=[5, 4], strokeWidth=1.5, aria=False)
        .encode(y="y:Q"),
        small(others, 14, False),
        small(line, 30, True),
    ]
    for dot in named:
        parts.append(
            layer([(dot.x, dot.y)], [dot.name])
            .mark_point(
                filled=True,
                shape=dot.shape,
                size=150,
                color="var(--paper)" if dot.hollow else "var(--accent)",
                stroke="var(--accent)" if dot.hollow else "var(--paper)",
                strokeWidth=2.5 if dot.hollow else 1.2,
                opacity=1,
                ariaRoleDescription="package",
            )
            .encode(x=x, y=y, tooltip="says:N", description="says:N")
        )
    return finish(alt.layer(*parts), id, title, description)


def panels(id: str, title: str, description: str, bars: Sequence[Bar]) -> Chart:
    """Return one panel a party: what each package is worth to it, and what it needs at least."""
    import altair as alt

    packages = list(dict.fromkeys(visible(bar.package) for bar in bars))
    parties = list(dict.fromkeys(visible(bar.party) for bar in bars))
    rows: list[Mapping[str, object]] = [
        {
            "party": visible(bar.party),
            "package": visible(bar.package),
            "points": round(bar.points, 4),
            "least": round(bar.least, 4),
            "says": _says([bar.party], bar.package, [bar.points]),
        }
        for bar in bars
    ]
    y = alt.Y("package:N", title=None, sort=packages)
    scale = alt.Scale(domain=[0, 100])
    base = alt.Chart(width=max(130, 520 // len(parties)), height=alt.Step(30))
    stem = base.mark_rule(color="var(--line)", strokeWidth=3, aria=False).encode(
        x=alt.X("points:Q", title="Points", scale=scale, axis=alt.Axis(values=[0, 50, 100])),
        x2="least:Q",
        y=y,
    )
    least = base.mark_tick(
        color="var(--second)", thickness=2, size=22, strokeDash=[4, 3], aria=False
    ).encode(x="least:Q", y=y)
    dot = base.mark_point(
        filled=True, size=110, color="var(--accent)", opacity=1, ariaRoleDescription="package"
    ).encode(x="points:Q", y=y, tooltip="says:N", description="says:N")
    faceted = alt.layer(stem, least, dot, data=data(rows)).facet(
        column=alt.Column("party:N", title=None, sort=parties)
    )
    return finish(faceted, id, title, description)
