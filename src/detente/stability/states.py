"""The feasible states of options, without ever listing the infeasible ones."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.case.conditions import Condition, mentioned
from detente.case.moves import MoveOption
from detente.errors import UserError
from detente.stability.truth import truth

MOST_STATES = 1 << 22
MOST_NUMBERS = 1 << 62


def radices(options: Sequence[MoveOption]) -> NDArray[np.int64]:
    """Return what a level of each option adds to the number of a state, shape (options,).

    The first option counts least, so that yes-no options give the numbers of the literature:
    state 5 takes the first and the third option. Raises UserError beyond 2^62 settings.
    """
    steps, step = [], 1
    for option in options:
        steps.append(step)
        step *= len(option.levels)
    if step > MOST_NUMBERS:
        raise UserError(
            f"The {len(options)} options have more than 2^62 settings, too many to number: leave "
            "out options that no state of interest differs in."
        )
    return np.array(steps, np.int64)


def feasible_states(
    options: Sequence[MoveOption], infeasible: Sequence[Condition], most: int = MOST_STATES
) -> NDArray[np.int8]:
    """Return the levels of the options in each feasible state, shape (states, options).

    States come in the order of their numbers. The options are set one after the other, from the
    last, and a setting is dropped as soon as an infeasible pattern is complete in it.

    Raises UserError when none is feasible, and when there are more than ``most``.
    """
    due: dict[int, list[Condition]] = {}
    for pattern in infeasible:
        due.setdefault(min(mentioned(pattern), default=len(options) - 1), []).append(pattern)
    levels = np.zeros((1, len(options)), np.int8)
    for option in reversed(range(len(options))):
        choices = len(options[option].levels)
        # Complete settings alone count against the limit: earlier ones may still be dropped.
        if len(levels) * choices > 2 * most:
            raise _too_many(most)
        levels = np.repeat(levels, choices, axis=0)
        levels[:, option] = np.tile(np.arange(choices, dtype=np.int8), len(levels) // choices)
        for pattern in due.get(option, ()):
            levels = levels[~truth(pattern, levels)]
        if not len(levels):
            raise UserError("No state is feasible: the infeasible patterns exclude all of them.")
    if len(levels) > most:
        raise _too_many(most)
    return levels


def _too_many(most: int) -> UserError:
    return UserError(
        f"The options leave more than {most:,} feasible states, too many to analyse: leave out "
        "options, or say which patterns are infeasible."
    )
