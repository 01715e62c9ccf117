"""An independent enumerator: looks at every package, in whole numbers, by the definitions.

Shares no code with the engine. A problem is plain data; ``random_problem`` makes one and
``case_data`` writes it as a case.
"""

import itertools
import random
from fractions import Fraction
from math import prod

import numpy as np


def random_problem(seed, parties=(2, 4), issues=(1, 5), options=(2, 4), biggest=300):
    """Return a random problem with ties, red lines and linkages, often without a zone."""
    r = random.Random(seed)
    while True:
        sizes = [r.randint(*options) for _ in range(r.randint(*issues))]
        if prod(sizes) <= biggest:
            break
    n = r.randint(*parties)
    values = r.choice([[0, 10, 20], [0, 5, 10, 15, 20], list(range(21))])  # twentieths
    weights = [[r.choice([0, 1, 1, 2, 3]) for _ in sizes] for _ in range(n)]
    for row in weights:
        if not any(row):
            row[r.randrange(len(row))] = 1
    worth = [[[r.choice(values) for _ in range(k)] for k in sizes] for _ in range(n)]
    status_quo = [r.randrange(k) for k in sizes]
    reservation = [
        None if r.random() < 0.4 else r.choice([0, 4, 8, 10, 12, 14, 16]) for _ in range(n)
    ]

    def some(k):
        return sorted(r.sample(range(k), r.randint(1, k - 1)))

    red_lines = []
    for _ in range(r.choice([0, 0, 1, 2, 3])):
        issue = r.randrange(len(sizes))
        red_lines.append((r.randrange(n), issue, some(sizes[issue])))
    linkages = []
    for _ in range(r.choice([0, 0, 1, 2, 3])):
        a, b = r.randrange(len(sizes)), r.randrange(len(sizes))
        linkages.append((r.randrange(n), a, some(sizes[a]), b, some(sizes[b])))
    together = []
    for _ in range(r.choice([0, 0, 1, 2]) if len(sizes) > 1 else 0):
        tied = sorted(r.sample(range(len(sizes)), r.randint(2, min(3, len(sizes)))))
        together.append((r.randrange(n), {i: some(sizes[i]) for i in tied}, r.randint(-8, 8)))
    return {
        "together": together,
        "sizes": sizes,
        "weights": weights,
        "values": worth,
        "status_quo": status_quo,
        "reservation": reservation,
        "red_lines": red_lines,
        "linkages": linkages,
    }


def case_data(problem):
    """Return a problem as the data of a case: parties p0..., issues i0..., options o0..."""
    sizes = problem["sizes"]
    parties = [f"p{p}" for p in range(len(problem["weights"]))]
    return {
        "detente": 1,
        "title": "Random",
        "parties": [{"id": p, "name": p} for p in parties],
        "issues": [
            {
                "id": f"i{i}",
                "name": f"i{i}",
                "options": [{"id": f"o{o}", "name": f"o{o}"} for o in range(k)],
                "status_quo": f"o{problem['status_quo'][i]}",
            }
            for i, k in enumerate(sizes)
        ],
        "preferences": {
            party: {
                "weights": {f"i{i}": w for i, w in enumerate(problem["weights"][p]) if w},
                "values": {
                    f"i{i}": {f"o{o}": v / 20 for o, v in enumerate(row)}
                    for i, row in enumerate(problem["values"][p])
                },
                "together": [
                    {
                        "options": {f"i{i}": [f"o{o}" for o in opts] for i, opts in tied.items()},
                        "value": worth / 20,
                    }
                    for q, tied, worth in problem["together"]
                    if q == p
                ],
            }
            for p, party in enumerate(parties)
        },
        "reservation": {
            party: "status-quo" if r is None else r / 20
            for party, r in zip(parties, problem["reservation"], strict=True)
            if r is not None or party != "p0"
        },
        "red_lines": [
            {"party": f"p{p}", "issue": f"i{i}", "options": [f"o{o}" for o in opts]}
            for p, i, opts in problem["red_lines"]
        ],
        "linkages": [
            {
                "party": f"p{p}",
                "when": {"issue": f"i{a}", "options": [f"o{o}" for o in x]},
                "requires": {"issue": f"i{b}", "options": [f"o{o}" for o in y]},
            }
            for p, a, x, b, y in problem["linkages"]
        ],
    }


def solve(problem):
    """Return what the definitions give, by looking at every package and set of constraints."""
    sizes, weights, values = problem["sizes"], problem["weights"], problem["values"]
    parties = range(len(weights))
    totals = [20 * sum(row) for row in weights]
    packages = list(itertools.product(*map(range, sizes)))
    utility = [
        [sum(weights[p][i] * values[p][i][o] for i, o in enumerate(x)) for p in parties]
        for x in packages
    ]
    for p, tied, worth in problem["together"]:
        for x, row in zip(packages, utility, strict=True):
            if all(x[i] in opts for i, opts in tied.items()):
                row[p] += worth * sum(weights[p])
    kept = utility[packages.index(tuple(problem["status_quo"]))]
    reserve = [
        kept[p] if r is None else r * sum(weights[p]) for p, r in enumerate(problem["reservation"])
    ]
    broken = []
    for x, u in zip(packages, utility, strict=True):
        bits = [u[p] < reserve[p] for p in parties]
        bits += [x[i] in opts for _, i, opts in problem["red_lines"]]
        bits += [x[a] in s and x[b] not in t for _, a, s, b, t in problem["linkages"]]
        broken.append(frozenset(k for k, b in enumerate(bits) if b))
    zone = [k for k, b in enumerate(broken) if not b]
    number = len(parties) + len(problem["red_lines"]) + len(problem["linkages"])
    found = {
        "count": len(zone),
        "zone": [packages[k] for k in zone],
        "corrections": _minimal(set(broken)),
        "conflicts": _conflicts(set(broken), number),
    }
    if not zone:
        return found
    points = np.array([utility[k] for k in zone])
    front: dict = {}
    for k, u in zip(zone, points, strict=True):
        better = (points >= u).all(axis=1) & (points > u).any(axis=1)
        if not better.any():
            front.setdefault(tuple(int(v) for v in u), set()).add(packages[k])
    found["frontier"] = {frozenset(group) for group in front.values()}
    gain = {
        packages[k]: [Fraction(utility[k][p] - reserve[p], totals[p]) for p in parties]
        for k in zone
    }
    ideal = [max(g[p] for g in gain.values()) for p in parties]
    found["egalitarian"] = _argmax(gain, sorted)
    found["utilitarian"] = _argmax(gain, sum)
    found["kalai-smorodinsky"] = _argmax(
        gain, lambda g: sorted(g[p] / ideal[p] for p in parties if ideal[p])
    )
    found["nash"] = _nash(gain)
    return found


def _argmax(gain, key):
    best = max(key(g) for g in gain.values())
    return {x for x, g in gain.items() if key(g) == best}


def _nash(gain):
    most = max(sum(v > 0 for v in g) for g in gain.values())
    by_support: dict = {}
    for x, g in gain.items():
        support = tuple(v > 0 for v in g)
        if sum(support) == most:
            by_support.setdefault(support, {})[x] = prod(v for v in g if v > 0)
    chosen = set()
    for products in by_support.values():
        best = max(products.values())
        chosen |= {x for x, v in products.items() if v == best}
    return chosen


def _minimal(sets):
    return {s for s in sets if not any(t < s for t in sets)} - {frozenset()}


def _conflicts(broken, number):
    """Minimal sets of constraints of which every package breaks one."""
    smallest: list = []
    for size in range(1, number + 1):
        for chosen in map(frozenset, itertools.combinations(range(number), size)):
            if any(s <= chosen for s in smallest):
                continue
            if all(chosen & b for b in broken):
                smallest.append(chosen)
    return set(smallest)
