"""``detente stability``: what happens when there is no agreement?"""

from typing import TYPE_CHECKING, Annotated

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
    from detente.case import Case
    from detente.stability import Conflict, Outlook, Reason, Stability
    from detente.stability.inverse import Inverse


def stability(
    inputs: Inputs,
    concept: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="A concept of stability: nash, sseq, seq, smr, gmr (these if none is named), sim.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="An answer deters only if it leaves the mover worse.")
    ] = False,
    state: Annotated[
        int | None,
        typer.Option(
            metavar="NUMBER",
            help="Say move by move why this state holds or not.",
            show_default=False,
        ),
    ] = None,
    orders_of: Annotated[
        str | None,
        typer.Option(
            metavar="PARTY",
            help="With --state: how many orders of this party make the state hold.",
            show_default=False,
        ),
    ] = None,
    date: Date = None,
    publisher: Publisher = None,
    title: Title = None,
    column: Column = None,
    draws: Draws = 1000,
    seed: Seed = 0,
    form: Format = "text",
) -> None:
    """Say whether the present state would hold, who would leave it, and where that would end.

    Example: [bold]detente stability examples/brussels-2022/case.yaml --state 1[/bold]
    """
    from detente.cli.out import as_json
    from detente.cli.work import case_of, gather, progress

    if orders_of is not None and state is None:
        raise typer.BadParameter("--orders-of needs the --state that is meant.")
    concepts = _concepts(concept)
    case = case_of(
        gather(
            inputs, date=day(date), publisher=publisher, title=title, columns=columns_of(column)
        ),
        title,
    )
    if state is None:
        with progress("Looking ahead", 8) as step:
            from detente.stability import outlook

            found = outlook(
                case, concepts, strict=strict, draws=draws, seed=seed, step=lambda _: step()
            )
        if form == "json":
            from detente.stability.plain import outlook_data

            as_json(outlook_data(found))
        else:
            show(case, found)
        return
    with progress("Looking ahead", 1) as step:
        from detente.stability import conflict_of, solve

        solved = solve(conflict_of(case), concepts, strict=strict)
        step()
    place = _place(solved.conflict, state)
    if orders_of is not None:
        answers = _orders(solved, place, orders_of, draws=draws, seed=seed)
        if form == "json":
            as_json({c: a if isinstance(a, str) else a.to_dict() for c, a in answers.items()})
        else:
            _show_orders(case, solved.conflict, answers)
        return
    told = _reasons(solved, place, every=bool(concept) or form == "json")
    if form == "json":
        from detente.stability.plain import reason_data

        as_json([reason_data(solved.conflict, one) for one in told])
    else:
        _show_reasons(case, solved, place, told)


def _concepts(named: list[str] | None) -> tuple[str, ...]:
    from detente.case.problem import nearest
    from detente.stability import CONCEPTS, OPTIONAL

    known = [*CONCEPTS, *OPTIONAL]
    for name in named or ():
        if name not in known:
            raise UserError(f"No concept of stability is called {name}; {nearest(name, known)}.")
    return tuple(dict.fromkeys(named)) if named else tuple(CONCEPTS)


def _place(conflict: "Conflict", number: int) -> int:
    try:
        return conflict.place(number)
    except KeyError:
        raise UserError(
            f"No feasible state has the number {number}; of {conflict.size:,} states the lowest is "
            f"{conflict.numbers[0]} and the highest {conflict.numbers[-1]}."
        ) from None


def show(case: "Case", found: "Outlook") -> None:
    """Print what happens without agreement in sentences and a table."""
    from detente.cli.out import lines, table
    from detente.report import conflict_sentences as sentences
    from detente.report import conflict_words as words
    from detente.report.conflict_verdict import coalition_news, verdict

    stability, conflict = found.stability, found.conflict
    lines(*verdict(case, found))
    names = [words.who(case, conflict, k) for k in range(len(conflict.decision_makers))]
    table(
        "States, the present one first" if conflict.status_quo is not None else "States",
        ("number", "what is so", *names),
        (
            (
                str(conflict.numbers[place]),
                words.meaning(conflict, place),
                *(words.hold(stability, k, place) for k in range(len(names))),
            )
            for place in found.told
        ),
    )
    for group, states in coalition_news(found):
        lines(sentences.coalition_gain(case, conflict, group, states))
    if found.hypergame is not None:
        lines(*(sentences.surprise(case, conflict, s) for s in found.hypergame.surprises))
    lines(*found.notices)


def _reasons(solved: "Stability", place: int, *, every: bool) -> "list[Reason]":
    """Return a reason for each decision maker: by every concept solved, or by the firmest."""
    from detente.stability import CONCEPTS, reason
    from detente.stability.outlook import firmest_reasons

    if not every:
        return list(firmest_reasons(solved, place))
    return [
        reason(solved, maker, place, concept)
        for maker in range(len(solved.conflict.decision_makers))
        for concept in solved.stable
        if concept in CONCEPTS
    ]


def _show_reasons(case: "Case", solved: "Stability", place: int, told: "list[Reason]") -> None:
    from detente.cli.out import lines
    from detente.report import conflict_sentences as sentences
    from detente.report import conflict_words as words
    from detente.report.words import capital

    lines(capital(f"{words.state(solved.conflict, place)}."))
    for one in told:
        lines(" ".join(sentences.reason(case, solved, one)))


def _orders(
    solved: "Stability", place: int, party: str, *, draws: int, seed: int
) -> "dict[str, Inverse | str]":
    """Return the count of orders by concept, or why there is none; UserError if there is none."""
    from detente.case.problem import nearest
    from detente.stability import CONCEPTS
    from detente.stability.inverse import inverse

    makers = solved.conflict.decision_makers
    if party not in makers:
        raise UserError(f"{party} is no decision maker here; {nearest(party, makers)}.")
    strict = bool(solved.parameters["strict"])
    answers: dict[str, Inverse | str] = {}
    for concept in solved.stable:
        if concept not in CONCEPTS:
            continue
        try:
            answers[concept] = inverse(
                solved.conflict,
                makers.index(party),
                place,
                concept,
                strict=strict,
                draws=max(1, draws),
                seed=seed,
            )
        except UserError as error:
            answers[concept] = str(error)
    refused = [answer for answer in answers.values() if isinstance(answer, str)]
    if len(refused) == len(answers):
        raise UserError(refused[0] if refused else "Name a concept other than sim.")
    return answers


def _show_orders(case: "Case", conflict: "Conflict", answers: "dict[str, Inverse | str]") -> None:
    from detente.cli.out import lines
    from detente.report.inverse_words import orders_sentences

    for answer in answers.values():
        told = [answer] if isinstance(answer, str) else orders_sentences(case, conflict, answer)
        lines(" ".join(told))
