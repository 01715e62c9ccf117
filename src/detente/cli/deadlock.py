"""``detente deadlock``: what cannot be met together, and what would open a zone?"""

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.options import (
    Column,
    Date,
    Draws,
    Format,
    Inputs,
    Publisher,
    Seed,
    Title,
    columns_of,
    day,
)
from detente.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.agreement.deadlock import Deadlock, Found
    from detente.agreement.robustness import Robustness
    from detente.agreement.shortfall import Shortfall
    from detente.agreement.ways_out import WayOut
    from detente.case import Case
    from detente.report.view import View
    from detente.space.model import Space

_SINGLE = 5


def deadlock(
    inputs: Inputs,
    first: Annotated[
        int, typer.Option(min=1, help="How many conflicts, and how many ways out, at most.")
    ] = 10,
    time: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="How long to search at most.")
    ] = 60.0,
    date: Date = None,
    publisher: Publisher = None,
    title: Title = None,
    column: Column = None,
    draws: Draws = 1000,
    seed: Seed = 0,
    form: Format = "text",
) -> None:
    """Say which demands cannot be met together and what would open a zone, the best first.

    Example: [bold]detente deadlock examples/brussels-2022/case.yaml --first 5[/bold]
    """
    from detente.agreement.deadlock import Deadlock, search
    from detente.agreement.robustness import robustness
    from detente.agreement.single_change import single_changes
    from detente.cli.out import as_json, lines
    from detente.cli.work import case_of, gather, progress
    from detente.space.compile import compile_case

    case = case_of(
        gather(
            inputs, date=day(date), publisher=publisher, title=title, columns=columns_of(column)
        ),
        title,
    )
    space = compile_case(case)
    view = _view(case, space)
    text = form == "text"
    whole: Deadlock | None = None
    number = 0
    for event in search(space, first=first, seconds=time):
        if isinstance(event, Deadlock):
            whole = event
            break
        number += event.kind == "way-out"
        if text:
            lines(_said(view, event, number))
    assert whole is not None  # a search ends with the whole
    if whole.zone:
        _zone(view, space, text)
        return
    if text and whole.notice:
        lines(whole.notice)
    ways, late = _opened(space, whole, time)
    firm: Robustness | None = None
    if draws and whole.ways_out:
        with progress("Drawing from the ranges", 1) as step:
            firm = robustness(case, draws=draws, seed=seed, ways_out=whole.ways_out)
            step()
    nearest = _nearest(space)
    singles = single_changes(case)
    if text:
        _show_ways(view, whole, ways, firm)
        if late:
            lines(late)
        _show_nearest(view, nearest)
        _show_singles(view, singles)
        return
    data: dict[str, Any] = {
        "zone": whole.zone,
        "deadlock": whole.to_dict(),
        "ways_out": [_plain(ways[way]) if way in ways else None for way in whole.ways_out],
        "notices": [late] if late else [],
        "shortfall": None if nearest is None else nearest.to_dict(),
        "single_changes": singles.to_dict(),
        "robustness": None if firm is None else firm.to_dict(),
    }
    as_json(data)


def _view(case: "Case", space: "Space") -> "View":
    """Return the view by which the report words limits; of the analysis they need the space."""
    import datetime as dt
    from types import SimpleNamespace
    from typing import cast

    from detente.agreement import Agreement
    from detente.report.view import prepare

    return prepare(case, cast(Agreement, SimpleNamespace(space=space)), None, None, dt.date.min)


def _opened(
    space: "Space", whole: "Deadlock", seconds: float
) -> "tuple[dict[tuple[str, ...], WayOut], str | None]":
    """Return the best package of each way out for which there is time, and what is left out."""
    from time import monotonic

    from detente.agreement.ways_out import way_out

    ways: dict[tuple[str, ...], WayOut] = {}
    deadline = monotonic() + seconds
    for ids in whole.ways_out:
        if monotonic() > deadline:
            break
        # Where the packages behind it are too many, the set is right all the same.
        with suppress(UserError):
            ways[ids] = way_out(space, ids)
    left = len(whole.ways_out) - len(ways)
    if not left:
        return ways, None
    return ways, (
        f"What {left} of the ways out open at best could not be worked out: the space is too "
        "large for it, or the time of --time too short."
    )


def _plain(way: "WayOut") -> Any:
    from detente.plain import plain

    return plain(way)


def _said(view: "View", found: "Found", number: int) -> str:
    """Say a find as a sentence; ``number`` is that of a way out."""
    from detente.report import limits, words

    assert view.agreement is not None
    limit = {one.id: one for one in view.agreement.space.constraints}
    mine = [limit[name] for name in found.constraints]
    if found.kind == "conflict":
        return f"Cannot be met together: {'; '.join(limits.demand(view, one) for one in mine)}."
    return f"Way out {number}: give up {words.listed([limits.short(view, one) for one in mine])}."


def _show_ways(
    view: "View",
    whole: "Deadlock",
    ways: "Mapping[tuple[str, ...], WayOut]",
    firm: "Robustness | None",
) -> None:
    """Print what each way out comes to: who gives what, what it opens, in how many draws."""
    from detente.cli.out import lines
    from detente.report import limits, words

    shares = {opening.constraints: opening.share for opening in firm.ways_out} if firm else {}
    for number, ids in enumerate(whole.ways_out, start=1):
        said = []
        if ids in ways:
            best = ways[ids].best
            said += [limits.concession(view, one, best) for one in ways[ids].concessions]
            chosen = (
                f"{view.issue(issue)}: {view.option(issue, option)}"
                for issue, option in best.package.items()
            )
            said.append(f"the best package that this opens is {', '.join(chosen)}")
        if ids in shares:
            said.append(f"a zone opens in {shares[ids].hits} of {shares[ids].draws} draws")
        if said:
            lines(f"By way out {number}: {words.sentence('; '.join(said))}")


def _zone(view: "View", space: "Space", text: bool) -> None:
    from detente.agreement.relaxation import Corrections
    from detente.agreement.result import outcome
    from detente.cli.out import as_json, lines
    from detente.plain import plain
    from detente.space.feasible import witness

    try:
        package = witness(space, space.constraints)
    except UserError:
        package = Corrections(space, None).package()
    assert package is not None  # a package that breaks nothing was found
    found = outcome(space, package)
    if not text:
        as_json({"zone": True, "witness": plain(found)})
        return
    lines("There is a zone of agreement, so nothing has to give. A package that all accept:")
    for issue, option in found.package.items():
        lines(f"{view.issue(issue)}: {view.option(issue, option)}")


def _nearest(space: "Space") -> "Shortfall | None":
    from detente.agreement.shortfall import shortfall

    try:
        return shortfall(space)
    except UserError:
        return None


def _show_nearest(view: "View", nearest: "Shortfall | None") -> None:
    from detente.cli.out import lines
    from detente.report import limits

    if nearest and nearest.kept:
        best = nearest.kept.best
        worst = min(best.gains, key=lambda party: best.gains[party])
        short = limits.below(view, worst, best)
        lines(f"The nearest package leaves {view.who(worst)} {short} short.")


def _show_singles(view: "View", singles: Any) -> None:
    from detente.cli.out import lines
    from detente.report.single_changes import said

    if singles.notice:
        lines(singles.notice)
    elif not singles.changes:
        lines("No change of a single number would open a zone.")
    for change in singles.changes[:_SINGLE]:
        lines(f"A zone opens if {said(view, change)}.")
