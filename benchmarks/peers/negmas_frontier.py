"""The frontier of a space by NegMAS, for comparison; run by a Python that has NegMAS.

Takes a JSON file with ``worth``: per issue, per party, per option. Prints JSON.
"""

import json
import sys
import time
from pathlib import Path

from negmas.outcomes import make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.ops import pareto_frontier
from negmas.preferences.value_fun import TableFun


def main() -> None:
    worth = json.loads(Path(sys.argv[1]).read_text())["worth"]
    names = [[f"o{o}" for o in range(len(issue[0]))] for issue in worth]
    outcomes = make_os([make_issue(values, f"i{i}") for i, values in enumerate(names)])
    functions = [
        LinearAdditiveUtilityFunction(
            values=[
                TableFun(dict(zip(values, issue[party], strict=True)))
                for values, issue in zip(names, worth, strict=True)
            ],
            weights=[1.0] * len(worth),
            outcome_space=outcomes,
        )
        for party in range(len(worth[0]))
    ]
    start = time.perf_counter()
    every = list(outcomes.enumerate_or_sample(max_cardinality=float("inf")))
    points, _ = pareto_frontier(functions, outcomes=every, sort_by_welfare=False)
    print(json.dumps({"seconds": time.perf_counter() - start, "points": len(points)}))


if __name__ == "__main__":
    main()
