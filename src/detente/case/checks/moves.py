"""Moves without agreement: options, conditions, arcs and preferences."""

from collections.abc import Collection, Iterator, Mapping

from detente.case.checks.common import speaker, unknown
from detente.case.conditions import WORDS, possible, read_condition
from detente.case.model import Case
from detente.case.moves import MovePreferences, Moves, MoveView, Pattern
from detente.case.problem import Path, Problem
from detente.case.tree import short
from detente.errors import UserError


def moves(case: Case) -> Iterator[Problem]:
    """Check that moves belong to parties and that conditions can be read and met."""
    if case.moves is None:
        return
    told, at = case.moves, ("moves",)
    yield from _options(case, told)
    if len(told.options) > 62:
        return
    yield from _states(case, told)
    for field in ("infeasible", "same"):
        yield from _patterns(told, (*at, field), getattr(told, field))
    if told.status_quo is not None:
        yield from _condition(told, (*at, "status_quo"), told.status_quo.value)
    yield from _makers(case, told)
    for name, wants in told.preferences.items():
        yield from speaker(case, (*at, "preferences", name), name)
        yield from _preferences(told, (*at, "preferences", name), wants)
    yield from _views(case, told, (*at, "views"), told.views)


def _options(case: Case, told: Moves) -> Iterator[Problem]:
    seen: set[str] = set()
    if len(told.options) > 62:
        yield Problem(("moves", "options"), "are more than 62, too many to number their states")
    for i, option in enumerate(told.options):
        path: Path = ("moves", "options", i)
        if option.id in seen:
            yield Problem((*path, "id"), f"repeats the id {short(option.id)}")
        if option.id in WORDS:
            yield Problem((*path, "id"), f"is {option.id}, a word of the language of conditions")
        if len(set(option.levels)) < len(option.levels):
            yield Problem((*path, "levels"), "names a level twice")
        if len(option.levels) > 100:
            yield Problem((*path, "levels"), "has more than 100 levels")
        seen.add(option.id)
        yield from speaker(case, (*path, "party"), option.party)


def _states(case: Case, told: Moves) -> Iterator[Problem]:
    known: dict[str, None] = {}
    for i, state in enumerate(told.states):
        if state.id in known:
            yield Problem(("moves", "states", i, "id"), f"repeats the id {short(state.id)}")
        known[state.id] = None
    for party, arcs in told.arcs.items():
        path: Path = ("moves", "arcs", party)
        yield from speaker(case, path, party)
        for j, arc in enumerate(arcs):
            for end, name in enumerate(arc):
                yield from unknown((*path, j, end), name, "state", known)
            if arc[0] == arc[1]:
                yield Problem((*path, j), f"leads from {short(arc[0])} to itself")


def _patterns(told: Moves, path: Path, patterns: tuple[Pattern, ...]) -> Iterator[Problem]:
    for i, pattern in enumerate(patterns):
        yield from _condition(told, (*path, i, "when"), pattern.when)


def _condition(told: Moves, path: Path, text: str) -> Iterator[Problem]:
    if told.states:
        yield from unknown(path, text, "state", [state.id for state in told.states])
        return
    try:
        condition = read_condition(text, told.options)
    except UserError as error:
        yield Problem(path, f"({short(text)}) {error}")
        return
    if not possible(condition, told.options):
        yield Problem(path, f"({short(text)}) contradicts itself: no state can meet it")


def _makers(case: Case, told: Moves) -> Iterator[Problem]:
    """Check that who can move has preferences, and the other way round."""
    for i, option in enumerate(told.options):
        if option.party not in told.preferences:
            yield Problem(
                ("moves", "options", i, "party"),
                f"names {short(option.party)}, which has no preferences under moves",
            )
    for party in told.arcs:
        if party not in told.preferences:
            yield Problem(("moves", "arcs", party), "has no preferences under moves")
    owners = {option.party for option in told.options}
    for name in told.preferences:
        if told.options and name not in owners:
            yield Problem(
                ("moves", "preferences", name),
                "belongs to a party without an option of its own, so it decides nothing",
            )
    if not told.preferences:
        yield Problem(("moves",), "has no decision maker: say under preferences who wants what")


def _preferences(told: Moves, path: Path, wants: MovePreferences) -> Iterator[Problem]:
    for i, wish in enumerate(wants.statements):
        yield from _condition(told, (*path, "statements", i), wish.value)
    for text in wants.weights:
        yield from _condition(told, (*path, "weights", text), text)
    tiers = wants.ranking.value if wants.ranking is not None else ()
    for i, tier in enumerate(tiers):
        for text in [tier] if isinstance(tier, str) else tier:
            yield from _condition(told, (*path, "ranking", i), text)
    for i, chain in enumerate(wants.chains):
        for j, text in enumerate(chain):
            yield from _condition(told, (*path, "chains", i, j), text)


def _views(
    case: Case, told: Moves, path: Path, views: Mapping[str, MoveView], depth: int = 1
) -> Iterator[Problem]:
    makers = dict.fromkeys(told.preferences)
    for name, view in views.items():
        at = (*path, name)
        yield from unknown(at, name, "decision maker", makers)
        if depth > 3:
            yield Problem(at, "goes deeper than three views within each other")
            return
        if view.options is not None:
            yield from _known(told, (*at, "options"), view.options)
        yield from _patterns(told, (*at, "infeasible"), view.infeasible or ())
        for party, wants in view.preferences.items():
            yield from unknown((*at, "preferences", party), party, "decision maker", makers)
            yield from _preferences(told, (*at, "preferences", party), wants)
        yield from _views(case, told, (*at, "views"), view.views, depth + 1)


def _known(told: Moves, path: Path, options: Collection[str]) -> Iterator[Problem]:
    known = dict.fromkeys(option.id for option in told.options)
    for i, name in enumerate(options):
        yield from unknown((*path, i), name, "option of the moves", known)
