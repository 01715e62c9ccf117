"""Everything about what happens without agreement, gathered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.case.model import Case
from detente.stability.build import assemble, moves_of, stage_of
from detente.stability.coalitions import MOST_MEMBERS, Coalition, coalition, coalitions
from detente.stability.concepts import CONCEPTS
from detente.stability.hinges import Hinge, hinges
from detente.stability.hypergame import Hypergame, hypergame
from detente.stability.model import Conflict
from detente.stability.paths import Paths, paths
from detente.stability.reasons import Reason, reason
from detente.stability.robust import MOST, Robust, robust
from detente.stability.solve import Stability, solve

MOST_TOLD = 12
"""How many states are looked at one by one."""

# Work in states times rounds that takes some seconds.
_WORK = 20_000_000

# Up to how many decision makers and states answers of groups to coalitions are looked for.
_MOST_GROUPED = 4
_SMALL = 2_000


@dataclass(frozen=True, eq=False)
class Outlook:
    """What happens without agreement.

    ``told`` are the states that are looked at one by one: the status quo, then the equilibria that
    hold by most concepts. ``reasons`` are, for each of them, one for each decision maker, by the
    firmest concept that holds it there, or by general metarationality where none does.
    ``improvements`` and ``moves`` lead from the status quo to equilibria, by improvements only and
    by any move; None without a status quo. ``hypergame`` is None where all see the same,
    ``robustness`` where all preferences are known or no draws were asked for.
    ``hinges`` are the statements of preference on which the answer for the status quo hangs.
    ``notices`` say what could not be worked out.
    """

    stability: Stability
    told: tuple[int, ...]
    reasons: Mapping[int, tuple[Reason, ...]]
    improvements: Paths | None
    moves: Paths | None
    coalitions: tuple[Coalition, ...]
    hypergame: Hypergame | None
    robustness: Robust | None
    hinges: tuple[Hinge, ...]
    notices: tuple[str, ...]

    @property
    def conflict(self) -> Conflict:
        """The conflict that this is about."""
        return self.stability.conflict


def outlook(
    case: Case,
    concepts: Sequence[str] = tuple(CONCEPTS),
    *,
    strict: bool = False,
    draws: int = 1000,
    seed: int = 0,
    step: Callable[[str], None] = lambda _: None,
) -> Outlook:
    """Return what happens in a case without agreement.

    ``draws`` is how many orders are drawn where preferences are not wholly known, fewer in large
    conflicts, which a notice says. ``step`` is told what comes next. Raises UserError for a case
    without moves, and for what ``build`` does.
    """
    step("states")
    moves, parties = moves_of(case), [party.id for party in case.parties]
    stage = stage_of(moves, parties)
    conflict = assemble(moves, stage)
    step("stability")
    stability = solve(conflict, concepts, strict=strict)
    told = _told(stability)
    start = conflict.status_quo
    step("paths")
    lasting = [state for state in told if stability.holding(state)]
    improvements = None if start is None else paths(conflict, start, lasting, improving=True)
    by_any_move = None if start is None else paths(conflict, start, lasting, improving=False)
    step("coalitions")
    groups, limited = _coalitions(stability, lasting)
    notices = (*_supposed(conflict), *limited)
    step("views")
    seen = None
    if moves.views:
        seen = hypergame(moves, parties, concepts, strict=strict, solved=stability)
    step("orders")
    afford = max(1, _WORK // (conflict.size * len(conflict.decision_makers) ** 2))
    robustness = None
    if draws:
        robustness = robust(
            conflict,
            concepts,
            draws=min(draws, afford),
            seed=seed,
            most=min(MOST, afford),
            strict=strict,
        )
    if robustness is not None and not robustness.exact and afford < draws:
        notices += (f"Of the orders that preferences leave open, only {afford:,} were drawn.",)
    step("statements")
    turning = hinges(moves, stability, stage)
    if turning is None:
        notices += ("Which statements of preference decide was not worked out.",)
    step("reasons")
    return Outlook(
        stability=stability,
        told=told,
        reasons={state: firmest_reasons(stability, state) for state in told},
        improvements=improvements,
        moves=by_any_move,
        coalitions=groups,
        hypergame=seen,
        robustness=robustness,
        hinges=turning or (),
        notices=notices,
    )


def _told(stability: Stability) -> tuple[int, ...]:
    held = np.zeros(stability.conflict.size, np.int16)
    for stable in stability.stable.values():
        held += stable.all(axis=0)
    places = np.flatnonzero(held)
    best = places[np.argsort(-held[places], kind="stable")][:MOST_TOLD].tolist()
    start = stability.conflict.status_quo
    return tuple(dict.fromkeys(best if start is None else [start, *best]))


def _supposed(conflict: Conflict) -> tuple[str, ...]:
    """Say what every answer supposes where not all comparisons of states are told."""
    if not conflict.partial:
        return ()
    return (
        "Where only some comparisons are told, a state counts as better than another if a "
        "longer chain of worse states lies below it; the shares of orders do not suppose that.",
    )


def _coalitions(
    stability: Stability, held: Sequence[int]
) -> tuple[tuple[Coalition, ...], tuple[str, ...]]:
    conflict = stability.conflict
    groups = coalitions(conflict)
    afford = max(1, _WORK // (4 * conflict.size * max(1, len(groups))))
    notices = []
    if len(held) > afford:
        notices.append(
            f"What coalitions would do was worked out for {afford} of {len(held)} lasting states."
        )
    strict = bool(stability.parameters["strict"])
    if len(conflict.decision_makers) > MOST_MEMBERS and groups:
        notices.append("Of coalitions, only pairs and the coalition of all were looked at.")
    grouped = len(conflict.decision_makers) <= _MOST_GROUPED and conflict.size <= _SMALL
    if not grouped and groups and held:
        notices.append(
            "Answers of groups to coalitions were left out; those of single parties are in."
        )
    found = tuple(
        coalition(stability.play, group, state, strict=strict, grouped=grouped)
        for state in held[:afford]
        for group in groups
    )
    return found, tuple(notices)


def firmest_reasons(stability: Stability, state: int) -> tuple[Reason, ...]:
    """Return, for each decision maker, why a state holds by the firmest concept that holds it.

    Where none does, the reason is why it does not hold by the loosest of those solved. Empty where
    none was solved that looks at sequences of moves.
    """
    known = [c for c in stability.concepts if c in CONCEPTS]
    found = []
    for maker in range(len(stability.conflict.decision_makers)) if known else ():
        holds = [c for c in stability.holds(maker, state) if c in CONCEPTS]
        found.append(reason(stability, maker, state, (holds or known[-1:])[0]))
    return tuple(found)
