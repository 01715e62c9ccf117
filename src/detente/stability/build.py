"""From the moves of a case to a conflict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case.conditions import read_condition
from detente.case.model import Case
from detente.case.moves import Moves
from detente.case.tree import short
from detente.errors import UserError
from detente.stability.arcs import Arcs
from detente.stability.blocks import Blocks
from detente.stability.merge import merge_levels, merge_moves, merge_states
from detente.stability.model import Conflict
from detente.stability.preferences import Lookup, Ranked, rank_states
from detente.stability.states import feasible_states, radices
from detente.stability.truth import truth


@dataclass(frozen=True, eq=False)
class Stage:
    """The states and moves of a conflict, before anybody prefers anything.

    ``where`` returns in which states a condition holds, shape (m,), and raises UserError for one
    that divides states that count as one. ``meeting`` returns which states have a member that
    meets it, where states stand for several.
    """

    makers: tuple[str, ...]
    numbers: NDArray[np.int64]
    levels: NDArray[np.int8]
    names: Mapping[int, str]
    moves: tuple[Blocks | Arcs, ...]
    where: Lookup
    meeting: Lookup


def conflict_of(case: Case) -> Conflict:
    """Return the conflict that the ``moves`` of a case describe.

    Raises UserError when there are none, and for what ``build`` does.
    """
    return build(moves_of(case), [party.id for party in case.parties])


def moves_of(case: Case) -> Moves:
    """Return the moves of a case; raises UserError when there are none."""
    if case.moves is None:
        raise UserError(
            "The case has no moves: add what each party can do on its own under moves, or let "
            "detente draft propose it from documents."
        )
    return case.moves


def build(moves: Moves, parties: Sequence[str]) -> Conflict:
    """Return the conflict that moves describe; ``parties`` give the order of decision makers.

    The moves have to be sound by ``detente.case.check``. Raises UserError when no state is
    feasible, a ranking leaves out a state, chains contradict each other, or no single state is
    the status quo.
    """
    return assemble(moves, stage_of(moves, parties))


def assemble(moves: Moves, stage: Stage) -> Conflict:
    """Return a conflict from its states and moves; raises UserError as ``build`` does."""
    ranked = _ranked(moves, stage)
    return Conflict(
        decision_makers=stage.makers,
        options=moves.options,
        numbers=stage.numbers,
        levels=stage.levels,
        names=stage.names,
        moves=stage.moves,
        payoffs=np.stack([one.payoffs for one in ranked]),
        status_quo=_status_quo(moves, stage),
        doubtful=tuple(moves.preferences[maker].ties == "unknown" for maker in stage.makers),
        partial={k: one.partial for k, one in enumerate(ranked) if one.partial is not None},
    )


def stage_of(moves: Moves, parties: Sequence[str]) -> Stage:
    """Return the states and moves of a conflict; raises UserError when no state is feasible."""
    return (_from_options if moves.options else _from_states)(moves, parties)


def _from_options(moves: Moves, parties: Sequence[str]) -> Stage:
    options = moves.options
    owners = {option.party for option in options}
    makers = tuple(party for party in parties if party in owners)
    steps = radices(options)
    levels = feasible_states(options, [read_condition(p.when, options) for p in moves.infeasible])
    numbers = levels.astype(np.int64) @ steps

    def holds(text: str) -> NDArray[np.bool_]:
        return truth(read_condition(text, options), levels)

    own = tuple(Blocks.of(numbers, levels, steps, options, maker) for maker in makers)
    if not moves.same:
        return Stage(makers, numbers, levels, {}, own, holds, holds)
    groups = [holds(pattern.when) for pattern in moves.same]
    merged = merge_states(groups, len(numbers))
    names: dict[int, str] = {}
    for group, pattern in zip(groups, moves.same, strict=True):
        for place in np.unique(merged.into[group]).tolist():
            names[place] = f"{names[place]}, or {pattern.when}" if place in names else pattern.when

    pattern_text = moves.same[0].when

    def whole(text: str) -> NDArray[np.bool_]:
        found = holds(text)
        if (found != found[merged.kept][merged.into]).any():
            raise UserError(
                f"The condition {short(text)} holds in some of the states that count as one under "
                f"moves.same and not in others: add “and not ({short(pattern_text)})” or the like."
            )
        return found[merged.kept]

    def some(text: str) -> NDArray[np.bool_]:
        found = np.zeros(len(merged.kept), np.bool_)
        found[merged.into[holds(text)]] = True
        return found

    return Stage(
        makers,
        numbers[merged.kept],
        merge_levels(levels, merged),
        names,
        tuple(merge_moves(blocks, merged) for blocks in own),
        whole,
        some,
    )


def _from_states(moves: Moves, parties: Sequence[str]) -> Stage:
    size = len(moves.states)
    places = {state.id: place for place, state in enumerate(moves.states)}

    def holds(text: str) -> NDArray[np.bool_]:
        found = np.zeros(size, np.bool_)
        found[places[text]] = True
        return found

    makers = tuple(party for party in parties if party in moves.preferences)
    return Stage(
        makers,
        np.arange(1, size + 1, dtype=np.int64),
        np.zeros((size, 0), np.int8),
        dict(enumerate(state.name for state in moves.states)),
        tuple(
            Arcs.of(size, [(places[a], places[b]) for a, b in moves.arcs.get(maker, ())])
            for maker in makers
        ),
        holds,
        holds,
    )


def _ranked(moves: Moves, stage: Stage) -> list[Ranked]:
    found = []
    for maker in stage.makers:
        try:
            found.append(rank_states(moves.preferences[maker], len(stage.numbers), stage.where))
        except UserError as error:
            raise UserError(f"moves.preferences.{maker}: {error}") from None
    return found


def _status_quo(moves: Moves, stage: Stage) -> int | None:
    if moves.status_quo is None and moves.states:
        return None
    text = moves.status_quo.value if moves.status_quo else "nothing"
    found = np.flatnonzero(stage.meeting(text))
    if len(found) != 1:
        count = f"{len(found):,} feasible states meet" if len(found) else "no feasible state meets"
        raise UserError(
            f"moves.status_quo has to be one state, but {count} “{short(text)}”; write for example "
            "only(a, b)."
        )
    return int(found[0])
