"""How far what lasts depends on preferences that are not wholly known."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.intervals import Share, wilson
from detente.plain import plain
from detente.stability import orders
from detente.stability.concepts import CONCEPTS
from detente.stability.model import Conflict, Payoffs
from detente.stability.solve import solve

MOST = 10_000
"""Up to this many combinations of orders, every one is solved."""

MOST_TOLD = 1_000
"""How many states of a kind go into plain data."""

ASSUMPTIONS = (
    "Every strict order of the states that agrees with what is known of a decision maker is taken "
    "to be as likely as any other, independently of the others' orders.",
    "Equal ranks of a decision maker whose preferences are known stay equal.",
    "Intervals cover the error of sampling only, not that what is known may be wrong.",
)
CITATIONS = (
    *orders.CITATIONS,
    "Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal "
    "of the American Statistical Association 22",
)

Hits = NDArray[np.int64]


@dataclass(frozen=True, eq=False, kw_only=True)
class Robust:
    """In what share of the orders that agree with what is known states last.

    ``unknown`` are the places of the decision makers whose preferences are not wholly known, and
    ``orders`` is the number of combinations of orders, None where it is too large to work out.
    ``exact`` tells that all of them were solved; otherwise ``solved`` were drawn, each after
    ``steps`` transpositions where an order could not be drawn directly (0 otherwise). Among
    those solved, ``equilibria[concept]`` counts how often each state is an equilibrium, shape
    (m,), and ``stable[concept]`` how often it is stable for each decision maker, shape (decision
    makers, m). ``structural`` tells where a decision maker has no move at all.
    """

    method: str
    parameters: Mapping[str, Any]
    assumptions: tuple[str, ...]
    citations: tuple[str, ...]
    conflict: Conflict
    unknown: tuple[int, ...]
    orders: int | None
    exact: bool
    solved: int
    steps: int
    equilibria: Mapping[str, Hits]
    stable: Mapping[str, Hits]
    structural: NDArray[np.bool_]

    def share(self, concept: str, state: int, decision_maker: int | None = None) -> Share:
        """Return in what share of orders a state is an equilibrium, or stable for one.

        The interval is one of 95 % where orders were drawn, and the share itself where all were
        solved.
        """
        hits = self.equilibria[concept]
        if decision_maker is not None:
            hits = self.stable[concept][decision_maker]
        return self._share(int(hits[state]))

    def always(self, concept: str, decision_maker: int) -> NDArray[np.intp]:
        """Return the states with moves that are stable for one in every order solved."""
        hits = self.stable[concept][decision_maker]
        return np.flatnonzero((hits == self.solved) & ~self.structural[decision_maker])

    def never(self, concept: str, decision_maker: int) -> NDArray[np.intp]:
        """Return the states that are stable for one in no order solved."""
        return np.flatnonzero(self.stable[concept][decision_maker] == 0)

    def _share(self, hits: int) -> Share:
        if not self.exact:
            return wilson(hits, self.solved)
        share = hits / self.solved
        return Share(hits, self.solved, share, share, share)

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, states by their numbers, up to ``MOST_TOLD`` of each kind.

        Shares are listed of states that last in some order, the most lasting first.
        """
        conflict, makers = self.conflict, self.conflict.decision_makers
        data: dict[str, Any] = plain(
            {
                "method": self.method,
                "parameters": self.parameters,
                "assumptions": self.assumptions,
                "citations": self.citations,
                "unknown": [makers[k] for k in self.unknown],
                "orders": self.orders,
                "exact": self.exact,
                "solved": self.solved,
                "steps": self.steps,
                "equilibria": {c: self._listed(hits) for c, hits in self.equilibria.items()},
                "stable": {
                    concept: {
                        maker: {
                            "shares": self._listed(self.stable[concept][k]),
                            "always": conflict.numbers[self.always(concept, k)[:MOST_TOLD]],
                            "never": conflict.numbers[self.never(concept, k)[:MOST_TOLD]],
                        }
                        for k, maker in enumerate(makers)
                    }
                    for concept in self.stable
                },
                "structural": {
                    maker: conflict.numbers[self.structural[k]][:MOST_TOLD]
                    for k, maker in enumerate(makers)
                },
            }
        )
        return data

    def _listed(self, hits: Hits) -> list[dict[str, Any]]:
        states = np.argsort(-hits, kind="stable")[:MOST_TOLD]
        return [
            {"state": self.conflict.numbers[s], **plain(self._share(int(hits[s])))}
            for s in states[hits[states] > 0].tolist()
        ]


def robust(
    conflict: Conflict,
    concepts: Sequence[str] = tuple(CONCEPTS),
    *,
    draws: int = 1000,
    seed: int = 0,
    most: int = MOST,
    strict: bool = False,
    step: Callable[[], None] = lambda: None,
) -> Robust | None:
    """Return in what share of orders each state lasts; None if all preferences are known.

    All combinations of the strict orders of those whose preferences are not wholly known are
    solved if there are up to ``most``, otherwise ``draws`` of them, seeded: the same seed gives
    the same draws. ``strict`` is as in ``solve``, and ``step`` is called after each order solved.
    Raises KeyError for a concept that is not known.
    """
    found = {k: orders.unknown(conflict, k) for k in range(len(conflict.decision_makers))}
    open_to = {k: known for k, known in found.items() if known is not None}
    if not open_to:
        return None
    counts = [known.count for known in open_to.values()]
    total = None if None in counts else math.prod(c for c in counts if c is not None)
    if total is not None and math.log10(total) > orders.MOST_DIGITS:
        total = None
    exact = total is not None and total <= most
    steps = 0 if exact else max(known.steps for known in open_to.values())
    one_by_one = _all(open_to) if exact else _drawn(open_to, draws, seed)
    equilibria = {concept: np.zeros(conflict.size, np.int64) for concept in concepts}
    stable = {concept: np.zeros(conflict.payoffs.shape, np.int64) for concept in concepts}
    solved = 0
    structural = np.stack([moves.counts() == 0 for moves in conflict.moves])
    for ranked in one_by_one:
        payoffs = conflict.payoffs.copy()
        for k, row in ranked.items():
            payoffs[k] = row
        result = solve(conflict.ranked(payoffs), concepts, strict=strict)
        for concept, held in result.stable.items():
            stable[concept] += held
            equilibria[concept] += held.all(axis=0)
        solved += 1
        step()
    return Robust(
        method="robust-stability",
        parameters={
            "concepts": list(concepts),
            "draws": draws,
            "seed": seed,
            "most": most,
            "strict": strict,
        },
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        conflict=conflict,
        unknown=tuple(open_to),
        orders=total,
        exact=exact,
        solved=solved,
        steps=steps,
        equilibria=equilibria,
        stable=stable,
        structural=structural,
    )


Open = Mapping[int, orders.Tiers | orders.Partial]


def _all(open_to: Open) -> Iterator[dict[int, Payoffs]]:
    """Yield every combination, none of which is kept."""
    (k, known), *others = open_to.items()
    for row in known.each():
        for rest in _all(dict(others)) if others else ({},):
            yield {k: row, **rest}


def _drawn(open_to: Open, draws: int, seed: int) -> Iterator[dict[int, Payoffs]]:
    children = np.random.default_rng(seed).spawn(len(open_to))
    rows = [known.draws(rng, draws) for known, rng in zip(open_to.values(), children, strict=True)]
    for drawn in zip(*rows, strict=True):
        yield dict(zip(open_to, drawn, strict=True))
