"""``detente agree``: is there a package that everyone could accept?"""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from detente.agreement import Agreement
    from detente.case import Case
    from detente.record import Record


def agree(
    inputs: Inputs,
    date: Date = None,
    publisher: Publisher = None,
    title: Title = None,
    column: Column = None,
    draws: Draws = 1000,
    seed: Seed = 0,
    form: Format = "text",
) -> None:
    """Say where agreement is possible, and if nowhere, what the least is that must give.

    Example: [bold]detente agree examples/brussels-2022/case.yaml[/bold]
    """
    from detente.agreement import analyse
    from detente.cli.out import as_json
    from detente.cli.work import case_of, gather

    gathered = gather(
        inputs, date=day(date), publisher=publisher, title=title, columns=columns_of(column)
    )
    case = case_of(gathered, title)
    result = analyse(case, draws=draws, seed=seed)
    if form == "json":
        as_json(result.to_dict())
    else:
        show(case, result, gathered.record)


def show(case: "Case", result: "Agreement", record: "Record | None") -> None:
    """Print where agreement stands in sentences and tables."""
    from detente.cli.out import lines, table
    from detente.report import findings

    brief = findings(case, result, record)
    lines(*brief.sentences)
    for title, column, found in (
        ("What cannot be met together", "demands", brief.conflicts),
        ("Ways out", "what is given up", brief.ways_out),
    ):
        if found:
            rows = ((str(number), text) for number, text in enumerate(found, start=1))
            table(title, ("", column), rows)
    if result.solutions:
        issues = {issue.id: issue for issue in case.issues}
        option = {(i.id, o.id): o.name for i in case.issues for o in i.options}
        table(
            "Packages that everyone could accept",
            ("issue", *result.solutions),
            (
                (
                    issues[issue].name,
                    *(
                        option[issue, s.packages[0].package[issue]]
                        for s in result.solutions.values()
                    ),
                )
                for issue in result.space.issues
            ),
        )
