"""``detente trades``: which changes would everybody gain by, from a package?"""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.cli.options import Column, Date, Format, Inputs, Publisher, Title, columns_of, day
from detente.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.agreement.trades import Returns, Trades
    from detente.case import Case
    from detente.space.model import Package, Space

_SHOWN = 20

Start = Literal["status-quo", "nash", "kalai-smorodinsky", "egalitarian", "utilitarian"]


def trades(
    inputs: Inputs,
    start: Annotated[
        Start, typer.Option("--from", help="The package to start from; a solution takes its first.")
    ] = "status-quo",
    chosen: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="ISSUE=OPTION",
            help="Start with this option instead; may be repeated.",
            show_default=False,
        ),
    ] = None,
    party: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="PARTY",
            help="Say what this party would need in return for what --give names.",
            show_default=False,
        ),
    ] = None,
    give: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ISSUE=OPTION",
            help="What the party gives way to; may be repeated.",
            show_default=False,
        ),
    ] = None,
    width: Annotated[
        int, typer.Option(min=1, max=4, help="How many issues may change at once.")
    ] = 3,
    date: Date = None,
    publisher: Publisher = None,
    title: Title = None,
    column: Column = None,
    form: Format = "text",
) -> None:
    """List changes of a few issues at once by which nobody loses and somebody gains.

    Example: [bold]detente trades examples/brussels-2022/case.yaml --from nash[/bold]
    """
    from detente.agreement import trades as room
    from detente.cli.out import as_json
    from detente.cli.work import case_of, gather, progress
    from detente.space.compile import compile_case

    if (party is None) != (give is None):
        raise typer.BadParameter("--for and --give belong together.")
    case = case_of(
        gather(
            inputs, date=day(date), publisher=publisher, title=title, columns=columns_of(column)
        ),
        title,
    )
    with progress("Looking for trades", 1) as step:
        space = compile_case(case)
        package = _package(space, start, _chosen(space, chosen))
        found: Trades | Returns
        if party is None:
            found = room.trades(space, package, width=width)
        else:
            found = room.returns(space, package, party, _chosen(space, give), width=width)
        step()
    if form == "json":
        as_json(found.to_dict())
    elif isinstance(found, room.Trades):
        _show_trades(case, found)
    else:
        _show_returns(case, found)


def _chosen(space: "Space", told: "Sequence[str] | None") -> "dict[str, str]":
    """Return the options that a user named, by issue."""
    found: dict[str, str] = {}
    for text in told or ():
        issue, equals, option = text.partition("=")
        if not equals:
            raise UserError(f"{text} should be an issue and an option, such as exercises=limited.")
        if issue not in space.issues:
            raise UserError(f"{issue} is no issue here; known here: {', '.join(space.issues)}.")
        options = space.options[space.column(issue)]
        if option not in options:
            raise UserError(f"{option} is no option of {issue}; known here: {', '.join(options)}.")
        found[issue] = option
    return found


def _package(space: "Space", start: Start, chosen: "Mapping[str, str]") -> "Package":
    names = space.names(space.status_quo)
    if start != "status-quo":
        from detente.agreement import SOLUTIONS
        from detente.space.frontier import frontier

        names = dict(SOLUTIONS[start](frontier(space)).packages[0].package)
    return space.package({**names, **chosen})


def _show_trades(case: "Case", found: "Trades") -> None:
    from detente.cli.out import lines, table

    if not found.total:
        lines("No change of so few issues helps somebody and hurts nobody.")
        return
    shown = found.trades[:_SHOWN]
    count = "One change helps" if found.total == 1 else f"{found.total} changes help"
    few = f"; the first {len(shown)} are shown" if len(shown) < found.total else ""
    lines(f"{count} somebody and {'hurts' if found.total == 1 else 'hurt'} nobody{few}.")
    table(
        "Points out of 100 that each party gains",
        ("change", *_parties(case, found.start.utilities), "breaks"),
        ((_said(case, t.changes), *_points(t.gains), ", ".join(t.breaks)) for t in shown),
    )


def _show_returns(case: "Case", found: "Returns") -> None:
    from detente.cli.out import lines, table
    from detente.report.words import the

    name = the({party.id: party.name for party in case.parties}[found.party])
    given = _said(case, found.given)
    if not found.cost:
        lines(f"{given} costs {name} nothing.")
        return
    lines(f"{given} costs {name} {found.cost * 100:.0f} points out of 100.")
    if not found.total:
        lines("No change of so few other issues makes up for that.")
        return
    table(
        "What would make up for it, with what each party gains by both",
        ("in return", *_parties(case, found.start.utilities), "breaks"),
        (
            (_said(case, r.changes), *_points(r.gains), ", ".join(r.breaks))
            for r in found.returns[:_SHOWN]
        ),
    )


def _parties(case: "Case", worth: "Mapping[str, float]") -> "list[str]":
    names = {party.id: party.name for party in case.parties}
    return [names[party] for party in worth]


def _points(gains: "Mapping[str, float]") -> "list[str]":
    return [f"{gain * 100:+.0f}" for gain in gains.values()]


def _said(case: "Case", changes: "Mapping[str, str]") -> str:
    issues = {issue.id: issue for issue in case.issues}
    options = {(issue.id, o.id): o.name for issue in case.issues for o in issue.options}
    return "; ".join(f"{issues[i].name}: {options[i, o]}" for i, o in changes.items())
