"""Spaces at random, with linkages and tables."""

import numpy as np

from detente.space.model import LinkageLimit, ReservationLimit, Space, Table


def random_space(
    seed, parties=3, sizes=(3, 4, 2, 3, 4), reservation=0.4, linkages=2, scopes=((0, 2), (1, 2, 4))
):
    """Numbers without structure, so that nothing ties and the grid has to round."""
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(len(sizes)), parties)
    issues = tuple(f"i{i}" for i in range(len(sizes)))
    limits = [ReservationLimit(f"reservation:p{p}", f"p{p}") for p in range(parties)]
    for n in range(linkages):
        a, b = rng.choice(len(sizes), 2, replace=False)
        when, requires = rng.random(sizes[a]) < 0.5, rng.random(sizes[b]) < 0.5
        limits.append(
            LinkageLimit(
                f"linkage:p0:{n}",
                "p0",
                issues[a],
                tuple(when.tolist()),
                issues[b],
                tuple(requires.tolist()),
            )
        )
    return Space(
        parties=tuple(f"p{p}" for p in range(parties)),
        issues=issues,
        options=tuple(tuple(f"o{o}" for o in range(k)) for k in sizes),
        status_quo=(0,) * len(sizes),
        worth=tuple(weights[:, i, None] * rng.random((parties, k)) for i, k in enumerate(sizes)),
        reservation=np.full(parties, reservation),
        constraints=tuple(limits),
        tables=tuple(
            Table(scope, rng.choice([-0.2, 0.0, 0.1], (parties, *(sizes[i] for i in scope))))
            for scope in scopes
        ),
    )
