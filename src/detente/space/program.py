"""A space as an integer program, solved by CP-SAT: for what is too large to eliminate.

One boolean an option, one a cell of a table; utilities are linear in them, in whole steps of the
grid, so that nothing is rounded. Every constraint may be given up by a boolean of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import gcd
from time import monotonic
from typing import Any

from detente.space.model import (
    Constraint,
    LinkageLimit,
    Package,
    RedLineLimit,
    ReservationLimit,
    Space,
)

_SAFE = 10**7

SECONDS = 60.0
"""How long one question may take."""


class OutOfTime(Exception):
    """The time limit came before the answer was proven."""


def _largest(model: Any) -> int:
    linear = (c.linear for c in model.proto.constraints if c.has_linear())
    return max((abs(x) for part in linear for x in part.coeffs), default=0)


def solve(model: Any, deadline: float | None) -> Any:
    """Solve to a proof, the same way each time; returns None when there is no solution.

    Raises OutOfTime when ``deadline`` (of ``time.monotonic``) comes first.
    """
    from ortools.sat.python import cp_model

    solver = _solver(model, deadline)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    if status != cp_model.OPTIMAL:
        raise OutOfTime
    return solver


def _solver(model: Any, deadline: float | None) -> Any:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    # One worker and a fixed seed: the same search, and so the same answer, on every run.
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    # CP-SAT 9.15 finds some models with coefficients near 2**40 infeasible that are not, by its
    # presolve; without it none is known, and the tests compare a thousand with elimination.
    solver.parameters.cp_model_presolve = _largest(model) <= _SAFE
    # Reservation values hold only where a literal says so; the relaxation has to see them too.
    solver.parameters.linearization_level = 2
    if deadline is not None:
        left = deadline - monotonic()
        if left <= 0:
            raise OutOfTime
        solver.parameters.max_time_in_seconds = left
    return solver


@dataclass(frozen=True, eq=False)
class Relaxed:
    """A model in which ``chosen[i][o]`` picks options and ``broken[c]`` lets constraint c go.

    ``terms[p]`` are the (coefficient, literal) pairs of a party's utility in whole steps.
    """

    model: Any
    chosen: tuple[tuple[Any, ...], ...]
    broken: tuple[Any, ...]
    terms: tuple[tuple[tuple[int, Any], ...], ...]


def relaxed(space: Space) -> Relaxed:
    """Return the model of a space. Utilities are exact: whole steps of the grid."""
    import numpy as np
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    chosen = tuple(tuple(model.new_bool_var("") for _ in options) for options in space.options)
    for options in chosen:
        model.add_exactly_one(options)
    terms: list[list[tuple[int, Any]]] = [[] for _ in space.parties]
    for worth, options in zip(space.grid.worth, chosen, strict=True):
        for p, row in enumerate(worth.tolist()):
            terms[p] += [(int(w), x) for w, x in zip(row, options, strict=True) if w]
    for table, worth in zip(space.tables, space.grid.tables, strict=True):
        mine = [(at, model.new_bool_var("")) for at in np.ndindex(*worth.shape[1:])]
        for axis, issue in enumerate(table.issues):
            for o, option in enumerate(chosen[issue]):
                model.add(sum(y for at, y in mine if at[axis] == o) == option)
        for p, row in enumerate(worth):
            terms[p] += [(int(row[at]), y) for at, y in mine if row[at]]
    broken = tuple(model.new_bool_var("") for _ in space.constraints)
    for limit, out in zip(space.constraints, broken, strict=True):
        match limit:
            case ReservationLimit():
                row = space.row(limit.party)
                step = gcd(*(w for w, _ in terms[row])) or 1
                total = sum(w // step * x for w, x in terms[row])
                least = -(-int(space.grid.floor[row]) // step)
                model.add(total >= least).only_enforce_if(~out)
            case RedLineLimit():
                options = chosen[space.column(limit.issue)]
                for option, refused in zip(options, limit.mask, strict=True):
                    if refused:
                        model.add_implication(option, out)
            case LinkageLimit():
                when = chosen[space.column(limit.when_issue)]
                needs = chosen[space.column(limit.requires_issue)]
                enough = [x for x, m in zip(needs, limit.requires_mask, strict=True) if m]
                for option, tied in zip(when, limit.when_mask, strict=True):
                    if tied:
                        model.add_bool_or(~option, out, *enough)
    return Relaxed(model, chosen, broken, tuple(map(tuple, terms)))


def under(space: Space, constraints: Sequence[Constraint]) -> Relaxed:
    """Return the model of the packages that meet exactly these constraints of a space."""
    parts = relaxed(space)
    asked = {limit.id for limit in constraints}
    for limit, out in zip(space.constraints, parts.broken, strict=True):
        parts.model.add(out == int(limit.id not in asked))
    return parts


def every(parts: Relaxed, most: int, deadline: float) -> tuple[list[Package], bool]:
    """Return up to ``most`` packages of a model, and whether they are all."""
    from ortools.sat.python import cp_model

    found: list[Package] = []

    class Collect(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            if len(found) == most:
                self.stop_search()
            else:
                found.append(_package(parts, self.boolean_value))

    solver = _solver(parts.model, deadline)
    solver.parameters.enumerate_all_solutions = True
    status = solver.solve(parts.model, Collect())
    return sorted(found), status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)


def highest(parts: Relaxed, objective: Any, deadline: float) -> tuple[Package | None, float]:
    """Return the best package found by an objective to maximise, and a bound on the objective.

    The bound is minus infinity where it is proven that there is no package, and infinity where
    nothing was found in time.
    """
    from ortools.sat.python import cp_model

    parts.model.maximize(objective)
    try:
        solver = _solver(parts.model, deadline)
    except OutOfTime:
        return None, float("inf")
    status = solver.solve(parts.model)
    if status == cp_model.INFEASIBLE:
        return None, float("-inf")
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, float("inf")
    return _package(parts, solver.boolean_value), float(solver.best_objective_bound)


def _package(parts: Relaxed, value: Callable[[Any], bool]) -> Package:
    return tuple(next(o for o, x in enumerate(options) if value(x)) for options in parts.chosen)


def satisfy(
    space: Space, constraints: Sequence[Constraint], fixed: Mapping[int, int] | None = None
) -> Package | None:
    """Return a package that meets the constraints, or None when it is proven that there is none.

    ``fixed`` sets the option of some issues. Raises OutOfTime after ``SECONDS``.
    """
    parts = under(space, constraints)
    for issue, option in (fixed or {}).items():
        parts.model.add(parts.chosen[issue][option] == 1)
    found = solve(parts.model, monotonic() + SECONDS)
    return None if found is None else _package(parts, found.boolean_value)
