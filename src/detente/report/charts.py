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

__all__ = ["Bar", "Chart", "Dot", "panels", "plane"]

VEGA_LITE = "6.4"
"""The version of Vega-Lite by which specifications are compiled."""

_SHAPES = ("diamond", "square", "triangle-up", "cross", "triangle-down", "circle")


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
    """A package: points for the first and second party, and its name if it has one."""

    x: float
    y: float
    name: str | None


@dataclass(frozen=True)
class Bar:
    """What a package is worth to one party."""

    party: str
    package: str
    points: float
    least: float


def _finish(chart: Any, id: str, title: str, description: str) -> Chart:
    """Compile and draw a chart."""
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
        .configure_legend(labelColor="var(--ink)", labelFontSize=12, labelLimit=320, rowPadding=4)
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


def _data(rows: Sequence[Mapping[str, object]]) -> Any:
    import altair as alt

    return alt.InlineData(values=[dict(row) for row in rows])


def _in_script(text: str) -> str:
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _says(parties: Sequence[str], name: str | None, values: Sequence[float]) -> str:
    worth = "; ".join(f"{p}: {v:.0f}" for p, v in zip(parties, values, strict=True))
    return visible(f"{name or 'Another package of the frontier'}. {worth} points.")


def plane(
    id: str,
    title: str,
    description: str,
    parties: tuple[str, str],
    dots: Sequence[Dot],
    least: tuple[float, float],
) -> Chart:
    """Return packages by what they are worth to two parties, with what each needs at least."""
    import altair as alt

    names = [visible(d.name) for d in dots if d.name]
    rows = [
        {
            "x": round(d.x, 4),
            "y": round(d.y, 4),
            "name": visible(d.name or ""),
            "says": _says(parties, d.name, (d.x, d.y)),
        }
        for d in dots
    ]
    axis = alt.Scale(zero=False, nice=True, padding=12)
    x = alt.X("x:Q", title=visible(f"Points for {parties[0]}"), scale=axis)
    y = alt.Y("y:Q", title=visible(f"Points for {parties[1]}"), scale=axis)
    base = alt.Chart(_data(rows), width=460, height=320)
    line = base.mark_line(color="var(--soft)", strokeWidth=1, aria=False).encode(x=x, y=y)
    other = (
        base.transform_filter("datum.name == ''")
        .mark_point(filled=True, size=34, color="var(--soft)", opacity=1)
        .encode(x=x, y=y, tooltip="says:N", description="says:N")
    )
    shapes = alt.Scale(domain=names, range=[_SHAPES[n % len(_SHAPES)] for n in range(len(names))])
    named = (
        base.transform_filter("datum.name != ''")
        .mark_point(
            filled=True, size=170, color="var(--accent)", opacity=1, ariaRoleDescription="package"
        )
        .encode(
            x=x,
            y=y,
            shape=alt.Shape(
                "name:N",
                title=None,
                scale=shapes,
                legend=alt.Legend(
                    orient="bottom",
                    symbolFillColor="var(--accent)",
                    columns=1,
                    symbolStrokeColor="var(--accent)",
                ),
            ),
            tooltip="says:N",
            description="says:N",
        )
    )
    needs = alt.Chart(_data([{"x": least[0], "y": least[1]}])).mark_rule(
        color="var(--second)", strokeDash=[5, 4], strokeWidth=1.5, aria=False
    )
    limits = alt.layer(needs.encode(x="x:Q"), needs.encode(y="y:Q"))
    return _finish(alt.layer(line, limits, other, named), id, title, description)


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
    faceted = alt.layer(stem, least, dot, data=_data(rows)).facet(
        column=alt.Column("party:N", title=None, sort=parties)
    )
    return _finish(faceted, id, title, description)
