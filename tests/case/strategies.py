"""Hypothesis strategies for sound cases."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from detente.case import Case

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
idents = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True) | st.sampled_from(
    ["value", "note", "by", "null", "true", "1", "1e5", "2022-01-12", "0-0", "yes", "id"]
)
units = st.floats(0, 1)


def ranges(number: st.SearchStrategy[float]) -> st.SearchStrategy[Any]:
    return number | st.tuples(number, number).map(lambda pair: tuple(sorted(pair)))


@st.composite
def sourced(draw: st.DrawFn, value: st.SearchStrategy[Any]) -> Any:
    bare = draw(value)
    if draw(st.booleans()):
        return bare
    by = draw(st.sampled_from(["analyst", "inferred"]))
    return {
        "value": bare,
        "because": draw(st.lists(words, max_size=2)),
        "by": by,
        "rule": draw(words) if by == "inferred" else None,
        "note": draw(st.none() | words),
    }


def some(options: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(options), min_size=1, unique=True)


def _number(weight: Any) -> float:
    return weight["value"] if isinstance(weight, dict) else weight


@st.composite
def cases(draw: st.DrawFn) -> Case:
    parties = draw(st.lists(idents, min_size=1, max_size=3, unique=True))
    issues = draw(
        st.dictionaries(idents, st.lists(idents, min_size=2, max_size=4, unique=True), max_size=3)
    )
    preferences = {}
    for party in parties:
        weights: Any = {issue: draw(sourced(ranges(st.floats(0.5, 9)))) for issue in issues}
        if issues and draw(st.booleans()):
            weights = draw(sourced(st.permutations(list(issues))))
        values = {}
        for issue, options in issues.items():
            each = st.fixed_dictionaries({o: sourced(ranges(units)) for o in options})
            values[issue] = draw(each | sourced(st.permutations(options)))
        together = []
        if len(issues) > 1 and draw(st.booleans()):
            tied = draw(st.lists(st.sampled_from(list(issues)), min_size=2, unique=True))
            options = {issue: draw(some(issues[issue])) for issue in tied}
            together = [{"options": options, "value": draw(sourced(ranges(st.floats(-1, 1))))}]
        preferences[party] = {"weights": weights, "values": values, "together": together}
        if isinstance(weights, dict) and "value" not in weights:
            # An order that every range allows: the one of their upper ends and of their lower.
            bounds = [w["value"] if isinstance(w, dict) else w for w in weights.values()]
            if all(not isinstance(bound, tuple) for bound in bounds):
                falling = sorted(issues, key=lambda i: -_number(weights[i]))
                preferences[party]["weight_orders"] = [falling] if falling else []
    red_lines = [
        {"party": parties[0], "issue": issue, "options": [options[0]]}
        for issue, options in issues.items()
        if draw(st.booleans())
    ]
    return Case.model_validate(
        {
            "detente": 1,
            "title": draw(words),
            "parties": [{"id": party, "name": draw(words)} for party in parties],
            "issues": [
                {
                    "id": issue,
                    "name": draw(words),
                    "status_quo": options[-1],
                    "options": [{"id": option, "name": draw(words)} for option in options],
                }
                for issue, options in issues.items()
            ],
            "preferences": preferences,
            "red_lines": red_lines,
            "reservation": {
                party: draw(sourced(ranges(units) | st.just("status-quo"))) for party in parties
            },
            "meetings": draw(
                st.lists(
                    st.fixed_dictionaries(
                        {"id": idents, "date": st.dates(dt.date(1900, 1, 1)), "place": words}
                    ),
                    max_size=1,
                )
            ),
        }
    )
