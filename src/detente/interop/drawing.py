"""A solved conflict as the nodes and arcs that a picture of it needs."""

from dataclasses import dataclass

from detente.case.model import Case
from detente.case.moves import YES_NO
from detente.errors import UserError
from detente.interop.line import line
from detente.stability.model import Conflict
from detente.stability.solve import Stability

MOST_STATES = 2_000
MOST_ARCS = 20_000


@dataclass(frozen=True)
class Node:
    """A state: its number, what to call it, and what is known of it.

    ``levels`` are (place of the option, level) for each option that is not left open, ``ranks``
    those of each decision maker, ``equilibrium`` the concepts by which it is stable for all.
    """

    number: int
    label: str
    levels: tuple[tuple[int, str], ...]
    ranks: tuple[int, ...]
    equilibrium: tuple[str, ...]
    status_quo: bool


@dataclass(frozen=True)
class Arc:
    """A move from one state to another, both by number; ``mover`` is the decision maker's place."""

    source: int
    target: int
    mover: int
    improvement: bool


@dataclass(frozen=True)
class Drawing:
    """A conflict to be drawn; states in order, arcs by decision maker and state."""

    title: str
    movers: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]
    concepts: tuple[str, ...]
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]


def drawable(conflict: Conflict) -> None:
    """Raise UserError for a conflict that is too large to be drawn."""
    arcs = sum(int(moves.counts().sum()) for moves in conflict.moves)
    if conflict.size > MOST_STATES or arcs > MOST_ARCS:
        raise UserError(
            f"The conflict has {conflict.size:,} states and {arcs:,} moves, but a graph of it may "
            f"have {MOST_STATES:,} and {MOST_ARCS:,}: say which states are infeasible, or which "
            "count as the same."
        )


def draw(case: Case, stability: Stability) -> Drawing:
    """Return a solved conflict as nodes and arcs, with the names that the case has for them.

    A move is an improvement where the state that it leads to is known to be better for the mover.
    Raises UserError for more than 2,000 states or 20,000 arcs.
    """
    conflict = stability.conflict
    drawable(conflict)
    names = {party.id: party.name for party in case.parties}
    equilibria = {
        concept: set(stability.equilibria(concept).tolist()) for concept in stability.stable
    }
    places = {option.id: place for place, option in enumerate(conflict.options)}
    nodes = tuple(
        Node(
            number=int(conflict.numbers[state]),
            label=label(conflict, state),
            levels=tuple((places[option], level) for option, level in conflict.chosen(state)),
            ranks=tuple(int(rank) for rank in conflict.payoffs[:, state]),
            equilibrium=tuple(concept for concept, found in equilibria.items() if state in found),
            status_quo=state == conflict.status_quo,
        )
        for state in range(conflict.size)
    )
    return Drawing(
        title=line(case.title),
        movers=tuple((maker, line(names[maker])) for maker in conflict.decision_makers),
        options=tuple((option.id, line(option.name)) for option in conflict.options),
        concepts=tuple(equilibria),
        nodes=nodes,
        arcs=_arcs(conflict),
    )


def label(conflict: Conflict, state: int) -> str:
    """Return what a state is called: its name, or the options that are taken in it."""
    if state in conflict.names:
        return line(conflict.names[state])
    options = {option.id: option for option in conflict.options}
    taken = []
    for key, level in conflict.chosen(state):
        name, levels = line(options[key].name), options[key].levels
        if level != levels[0]:
            taken.append(name if levels == YES_NO else f"{name}: {level}")
    return "; ".join(taken) or "nothing"


def _arcs(conflict: Conflict) -> tuple[Arc, ...]:
    numbers = conflict.numbers.tolist()
    found = []
    for mover, moves in enumerate(conflict.moves):
        known, payoffs = conflict.partial.get(mover), conflict.payoffs[mover]
        for state in range(conflict.size):
            for target in moves.from_state(state).tolist():
                better = payoffs[target] > payoffs[state] if known is None else known[target, state]
                found.append(Arc(numbers[state], numbers[target], mover, bool(better)))
    return tuple(found)
