"""``detente robustness``: how far does what could be agreed hang on what is not known exactly?"""

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import (
    Column,
    Date,
    Format,
    Inputs,
    Publisher,
    Seed,
    Title,
    columns_of,
    day,
)

if TYPE_CHECKING:
    from detente.agreement import Agreement
    from detente.agreement.robustness import Robustness
    from detente.case import Case
    from detente.intervals import Share

_BAR = 30
_SHOWN = 15


def robustness(
    inputs: Inputs,
    draws: Annotated[
        int, typer.Option(min=1, max=100_000, help="How often to draw from the ranges of the case.")
    ] = 1000,
    seed: Seed = 0,
    engine: Annotated[
        str,
        typer.Option(
            metavar="WHERE",
            help="Where the work runs: here, processes, processes:4 or dask://host:port.",
        ),
    ] = "here",
    date: Date = None,
    publisher: Publisher = None,
    title: Title = None,
    column: Column = None,
    form: Format = "text",
) -> None:
    """Say in what share of draws from the ranges there is a zone, and which number matters most.

    Example: [bold]detente robustness examples/brussels-2022/case.yaml --draws 10000[/bold]
    """
    from math import ceil

    from detente.agreement import analyse
    from detente.agreement.robustness import BLOCK
    from detente.agreement.robustness import robustness as drawn
    from detente.cli.out import as_json
    from detente.cli.work import case_of, gather, progress
    from detente.compute import engine as place

    with place(engine) as where:
        case = case_of(
            gather(
                inputs, date=day(date), publisher=publisher, title=title, columns=columns_of(column)
            ),
            title,
        )
        with progress("Drawing from the ranges", 1 + ceil(draws / BLOCK)) as step:
            middle = analyse(case, draws=0)
            step()
            packages = {
                tuple(o.package.items()): o.package
                for solution in middle.solutions.values()
                for o in solution.packages[:_SHOWN]
            }
            found = drawn(
                case,
                draws=draws,
                seed=seed,
                packages=list(packages.values()),
                ways_out=[way.constraints for way in middle.ways_out.ways]
                if middle.ways_out
                else (),
                conflicts=middle.deadlock.conflicts if middle.deadlock else (),
                engine=where,
                step=step,
            )
    if form == "json":
        as_json(found.to_dict())
    else:
        show(case, middle, found)


def show(case: "Case", middle: "Agreement", found: "Robustness") -> None:
    """Print shares of draws as tables with bars."""
    from detente.cli.out import lines, table
    from detente.report.sections.robustness import verdict

    lines(verdict(found.zone))
    names = {
        tuple(o.package.items()): name
        for name, solution in reversed(list(middle.solutions.items()))
        for o in solution.packages[:1]
    }
    acceptable = [
        (names[key], a.share)
        for a in found.acceptability
        if (key := tuple(a.package.items())) in names
    ]
    for title, column, rows in (
        ("How often a package is acceptable to all", "package", acceptable),
        (
            "Draws with a zone once a demand is dropped",
            "demand",
            [(o.constraints[0], o.share) for o in found.without if o.share.hits > found.zone.hits],
        ),
        (
            "Draws with a zone by each way out",
            "what is given up",
            [(", ".join(o.constraints), o.share) for o in found.ways_out],
        ),
        (
            "Draws in which demands still cannot be met together",
            "demands",
            [(", ".join(o.constraints), o.share) for o in found.conflicts],
        ),
    ):
        if rows:
            shown = ((what, _share(share), bar(share.share)) for what, share in rows[:_SHOWN])
            table(title, (column, "share of draws", ""), shown)
    if found.influence_note:
        lines(found.influence_note)
    elif found.influence:
        table(
            "What matters most for a zone",
            ("number", "share of variance", "helped by", ""),
            (
                (
                    one.name,
                    f"{one.strength * 100:.0f}%",
                    "more" if one.direction > 0 else "less",
                    bar(one.strength),
                )
                for one in found.influence[:_SHOWN]
                if one.strength >= 0.005
            ),
        )
        lines(found.assumptions[-1])


def bar(share: float) -> str:
    """Return a bar for a share from 0 to 1.

    >>> bar(0.1)
    '███'
    """
    return "█" * round(share * _BAR)


def _share(share: "Share") -> str:
    low, high = share.low * 100, share.high * 100
    return f"{share.share * 100:.0f}% ({low:.0f} to {high:.0f}%)"
