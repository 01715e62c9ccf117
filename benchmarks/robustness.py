"""How long do 10,000 draws of a large case take?

Run with ``python benchmarks/robustness.py [draws] [engine]``. The case has 10 issues of 5 options
(9.8 million packages), 4 parties, ranges all over, red lines and linkages. Each row asks for other
reservation values, from easily met to never met.
"""

import sys
from time import perf_counter

import numpy as np

from detente.agreement.robustness import robustness
from detente.case.model import Case
from detente.compute import engine
from detente.space.compile import compile_case

ISSUES, OPTIONS, PARTIES = 10, 5, 4


def case(least: float, seed: int = 0) -> Case:
    """Return a case in which each party needs about ``least``."""
    rng = np.random.default_rng(seed)
    parties = [f"p{p}" for p in range(PARTIES)]
    issues = [f"i{i}" for i in range(ISSUES)]
    options = [f"o{o}" for o in range(OPTIONS)]

    def about(x: float, by: float) -> list[float]:
        return [round(max(0.0, x - by), 3), round(min(1.0, x + by), 3)]

    preferences = {
        party: {
            "weights": {i: about(rng.uniform(0.1, 0.9), 0.1) for i in issues},
            "values": {i: {o: about(rng.random(), 0.1) for o in options} for i in issues},
        }
        for party in parties
    }
    linkages = [
        {
            "party": parties[n % PARTIES],
            "when": {"issue": issues[2 * n], "options": options[:2]},
            "requires": {"issue": issues[2 * n + 3], "options": options[2:]},
        }
        for n in range(3)
    ]
    red_lines = [
        {"party": parties[n], "issue": issues[3 * n], "options": [options[n]]} for n in range(3)
    ]
    return Case.model_validate(
        {
            "detente": 1,
            "title": "Large",
            "parties": [{"id": p, "name": p} for p in parties],
            "issues": [
                {
                    "id": i,
                    "name": i,
                    "options": [{"id": o, "name": o} for o in options],
                    "status_quo": "o0",
                }
                for i in issues
            ],
            "preferences": preferences,
            "reservation": {p: about(least, 0.03) for p in parties},
            "red_lines": red_lines,
            "linkages": linkages,
        }
    )


def main() -> None:
    """Print a table."""
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    text = sys.argv[2] if len(sys.argv) > 2 else "here"
    print(f"{draws:,} draws on {text}, {OPTIONS**ISSUES:,} packages, {PARTIES} parties")
    print("needs   with a zone   time (s)")
    with engine(text) as place:
        for least in (0.55, 0.6, 0.65, 0.7, 0.75):
            large = case(least)
            limits = [c.id for c in compile_case(large).constraints]
            start = perf_counter()
            found = robustness(
                large,
                draws=draws,
                seed=1,
                ways_out=[limits[:2], limits[1:3]],
                conflicts=[limits[:4], limits[:3]],
                engine=place,
            )
            took = perf_counter() - start
            print(f"{least:5.2f} {found.zone.share:13.1%} {took:10.2f}")


if __name__ == "__main__":
    main()
