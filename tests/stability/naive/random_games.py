"""Random conflicts, small enough to try everything: option forms and explicit digraphs.

The same generator state always gives the same conflict.
"""

import random

from .game import Game, Option, Rank, Spec, game_of, levels_by_state

__all__ = ["Game", "Option", "Spec", "game_of", "random_digraph", "random_spec"]


def _random_rank(
    rng: random.Random, states: tuple[int, ...], levels: dict[int, tuple[int, ...]] | None = None
) -> dict[int, int]:
    """Return ranks: strict, with some or with many ties, or from weights of the options."""
    kind = rng.choice(["strict", "strict", "some ties", "many ties", "weights"])
    if kind == "weights" and levels is not None:
        weights = [rng.randint(-3, 3) for _ in levels[states[0]]]
        return {
            s: sum(w * level for w, level in zip(weights, levels[s], strict=True)) for s in states
        }
    if kind in ("some ties", "many ties"):
        most = 3 if kind == "many ties" else max(2, 2 * len(states) // 3)
        return {s: rng.randrange(most) for s in states}
    return dict(zip(states, rng.sample(range(len(states)), len(states)), strict=True))


def _random_options(rng: random.Random, dms: tuple[str, ...], largest: int) -> tuple[Option, ...]:
    """Return one to three options a decision maker, in their order, within the largest grid."""
    sizes = {i: [2] for i in dms}
    total = 2 ** len(dms)
    for _ in range(rng.randint(0, 2 * len(dms))):
        i = rng.choice(dms)
        if len(sizes[i]) < 3 and rng.random() < 0.7 and total * 2 <= largest:
            sizes[i].append(2)
            total *= 2
        elif sizes[i][0] == 2 and rng.random() < 0.4 and total // 2 * 3 <= largest:
            sizes[i][0] = 3
            total = total // 2 * 3
    for i in dms:
        rng.shuffle(sizes[i])
    return tuple(
        Option(i, size, rng.choice(["both"] * 4 + ["up", "down"])) for i in dms for size in sizes[i]
    )


def random_spec(rng: random.Random, largest: int = 64) -> Spec:
    """Return a random option form.

    It has two to six decision makers with one to three options each, of two or three levels,
    some changeable one way only; at most ``largest`` states before up to three infeasible
    patterns are taken out (64 is the least for six decision makers); and preferences
    with any amount of ties. At least one state is feasible.
    """
    most = max(n for n in range(2, 7) if 2**n <= largest)
    dms = tuple("ABCDEF"[: rng.randint(2, most)])
    options = _random_options(rng, dms, largest)
    infeasible: tuple[dict[int, int], ...] = ()
    for _ in range(rng.choice([0, 0, 1, 2, 3])):
        places = rng.sample(range(len(options)), rng.randint(1, min(3, len(options))))
        pattern = {at: rng.randrange(options[at].levels) for at in sorted(places)}
        if levels_by_state(options, (*infeasible, pattern)):
            infeasible = (*infeasible, pattern)
    levels = levels_by_state(options, infeasible)
    rank: Rank = {i: _random_rank(rng, tuple(levels), levels) for i in dms}
    return Spec(dms, options, infeasible, rank)


def random_digraph(rng: random.Random, most_dms: int = 6, most_states: int = 12) -> Game:
    """Return a random graph model with explicit arcs, seldom transitive.

    It has two to six decision makers and three to twelve states, numbered from 0. Some
    decision makers have no move at all, some share moves with another; ties are as in
    ``random_spec``.
    """
    dms = tuple("ABCDEF"[: rng.randint(2, most_dms)])
    states = tuple(range(rng.randint(3, most_states)))
    arcs: dict[str, dict[int, frozenset[int]]] = {}
    for at, i in enumerate(dms):
        density = rng.choice([0.0, 0.08, 0.15, 0.15, 0.3, 0.5])
        own = {s: {t for t in states if t != s and rng.random() < density} for s in states}
        if at and rng.random() < 0.25:
            lender = arcs[rng.choice(dms[:at])]
            for s in states:
                own[s] |= {t for t in sorted(lender[s]) if rng.random() < 0.6}
        arcs[i] = {s: frozenset(own[s]) for s in states}
    return Game(dms, states, arcs, {i: _random_rank(rng, states) for i in dms})
