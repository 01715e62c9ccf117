"""Made-up scenarios in each format, and random cases."""

import json
from pathlib import Path

from hypothesis import strategies as st

from detente.case import Case, check

GENIUS = {
    "domain.xml": """<negotiation_template>
<agent name="The Bay" utility_space="bay.xml"/>
<utility_space number_of_issues="2">
<objective index="0" name="Harbour" type="objective" etype="objective">
<issue index="1" name="Fee" type="discrete"><item index="1" value="low"/>
<item index="2" value="high"/></issue>
<issue index="2" name="Quay" type="discrete"><item index="1" value="10 &lt; m"/>
<item index="2" value="20 m"/><item index="3" value="none"/></issue>
</objective></utility_space></negotiation_template>
""",
    "bay.xml": """<utility_space type="any">
<objective index="0" name="Harbour" type="objective" etype="objective">
<issue index="1" name="Fee" type="discrete"><item index="1" value="low" evaluation="5"/>
<item index="2" value="high" evaluation="20"/></issue>
<issue index="2" name="Quay" type="discrete"><item index="1" value="10 &lt; m" evaluation="1"/>
<item index="2" value="20 m" evaluation="4"/><item index="3" value="none" evaluation="0"/></issue>
<weight index="1" value="0.75"/><weight index="2" value="0.25"/>
</objective><discount_factor value="0.9"/><reservation value="0.25"/></utility_space>
""",
    "hill.xml": """<utility_space>
<objective index="0" name="Harbour" type="objective" etype="objective">
<issue index="1" name="Fee" type="discrete"><item index="1" value="low" evaluation="1"/>
<item index="2" value="high" evaluation="0.5"/></issue>
<issue index="2" name="Quay" type="discrete"><item index="1" value="10 &lt; m" evaluation="1"/>
<item index="2" value="20 m" evaluation="2"/><item index="3" value="none" evaluation="0"/></issue>
<weight index="1" value="0.5"/><weight index="2" value="0.5"/>
</objective></utility_space>
""",
}

_DOMAIN = {
    "name": "Harbour",
    "issuesValues": {"Fee": {"values": ["low", "high"]}, "Quay": {"range": ["10", "20", "5"]}},
}


def _web(fee: dict[str, float], quay: dict[str, object], bid: object, name: str = "Bay") -> str:
    profile = {
        "issueUtilities": {
            "Fee": {"DiscreteValueSetUtilities": {"valueUtilities": fee}},
            "Quay": quay,
        },
        "issueWeights": {"Fee": 0.75, "Quay": 0.25},
        "domain": _DOMAIN,
        "name": name,
        "reservationBid": bid,
    }
    return json.dumps({"LinearAdditiveUtilitySpace": profile}, indent=1)


_LINE = {"lowValue": 10, "lowUtility": 0, "highValue": 20, "highUtility": 1}
_TABLE = {"valueUtilities": {"10": 1, "15": 0.5}}
GENIUSWEB = {
    "domain.json": json.dumps(_DOMAIN, indent=1),
    "bay.json": _web(
        {"low": 0.2, "high": 1}, {"NumberValueSetUtilities": _LINE},
        {"issuevalues": {"Fee": "low", "Quay": 15}},
    ),
    "hill.json": _web({"low": 1, "high": 0}, {"discreteutils": _TABLE}, None, "Hill"),
}  # fmt: skip

NEGMAS = {
    "domain.yml": """name: Harbour
type: DiscreteCartesianOutcomeSpace
issues:
- {name: Fee, type: CategoricalIssue, values: [low, high]}
- name: Quay
  type: ContiguousIssue
  values: [10, 12]
""",
    "bay.yml": """name: Bay
type: LinearAdditiveUtilityFunction
reserved_value: 0.25
values:
- mapping: {low: 0.2, high: 1.0}
  type: TableFun
- {type: AffineFun, slope: 0.5, bias: -5.0}
weights: [0.75, 0.25]
""",
    "hill.yml": """name: Hill
type: negmas.preferences.LinearAdditiveUtilityFunction
reserved_value: -.inf
values:
- mapping: {low: 1.0, high: 0.0}
  type: TableFun
- type: TableFun
  mapping:
    10: 1.0
    11: 0.5
    12: 0.0
weights:
- 0.5
- 0.5
""",
}

POSITIONS = {
    "harbour.csv": """party,issue,option,value,weight,reservation,status_quo,mood
Bay,Fee,low,0,3,0.2..0.4,yes,good
Bay,Fee,high,1,,,,
Bay,Quay,"10, or so",0.5..0.75,1..2,,no,
Bay,Quay,20 m,1,,,yes,
Hill,Fee,low,1,1,status-quo,,
Hill,Fee,high,0,,,,
Hill,Quay,"10, or so",,,,,
Hill,Quay,20 m,,,,,
"""
}
SAMPLES = {"genius": GENIUS, "geniusweb": GENIUSWEB, "negmas": NEGMAS, "positions": POSITIONS}


def lay(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


words = st.text(min_size=1, max_size=12) | st.sampled_from(
    [
        "yes",
        "1",
        "=1+1",
        "'x",
        "'=x",
        "-",
        "a\nb",
        "<&>\"'",
        "null",
        "\x00",
        "x" * 300,
        ": #",
        "ü,;",
    ]
)
units = st.floats(0, 1).map(lambda x: round(x, 9)) | st.sampled_from([0.0, 0.5, 1.0])
ranges = st.tuples(units, units).map(sorted).map(list)
shares = st.floats(1e-3, 1e3) | st.sampled_from([0.0, 1.0])


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return a random case with names, ranges and orders of all kinds."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=1, max_size=4))
    issues = [
        {
            "id": f"i{i}",
            "name": draw(words),
            "options": [{"id": f"o{o}", "name": draw(words)} for o in range(size)],
            "status_quo": f"o{draw(st.integers(0, size - 1))}",
        }
        for i, size in enumerate(sizes)
    ]
    parties = [f"p{p}" for p in range(draw(st.integers(2, 3)))]
    number = units | ranges if draw(st.booleans()) else units

    def values(size: int) -> object:
        options = [f"o{o}" for o in range(size)]
        if draw(st.integers(0, 5)) == 0:
            return draw(st.permutations(options))
        return {option: draw(number) for option in options}

    def wants() -> dict[str, object]:
        weights = {f"i{i}": draw(shares) for i in range(len(sizes))}
        weights["i0"] = weights["i0"] or 1.0
        return {
            "weights": weights,
            "values": {f"i{i}": values(size) for i, size in enumerate(sizes)},
        }

    least = {p: draw(st.none() | st.just("status-quo") | number) for p in parties}
    case = Case.model_validate(
        {
            "detente": 1,
            "title": draw(words),
            "parties": [{"id": p, "name": draw(words)} for p in parties],
            "issues": issues,
            "preferences": {p: wants() for p in parties},
            "reservation": {p: value for p, value in least.items() if value is not None},
        }
    )
    assert check(case) == []
    return case
