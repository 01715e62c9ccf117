"""A case as a scenario of NegMAS: a domain and a utility function for each party, in YAML."""

import io
from typing import Any

from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from detente.case.dump import writer
from detente.case.model import Case
from detente.case.scale import number
from detente.interop.negmas import ADDITIVE
from detente.interop.outgoing import (
    Outgoing,
    Written,
    is_usual,
    is_whole,
    losses,
    outgoing,
    straight,
)
from detente.reading.ids import numbered

# Names stay text, whatever words and numbers the reader's YAML knows.
_quoted = DoubleQuotedScalarString


def write_negmas(case: Case) -> Written:
    """Return the files of a scenario, ``domain.yml`` and one by the id of each party.

    A scale of whole numbers stays one, and one of others if its values are straight lines; any
    other becomes a list of its levels. Raises UserError for a case that cannot be written.
    """
    out = outgoing(case)
    taken = {"domain"}
    names = [f"{numbered(party.id, taken)}.yml" for party in out.parties]
    files = {"domain.yml": _text(_domain(out))}
    for party, name in enumerate(names):
        files[name] = _text(_function(out, party))
    scales = [i for i in range(len(out.issue_names)) if _kind(out, i) != "CategoricalIssue"]
    return Written(files, losses(out, ranges=False, status_quo=False, scales=scales))


def _kind(out: Outgoing, issue: int) -> str:
    scale = out.case.issues[issue].scale
    if is_whole(scale):
        return "ContiguousIssue"
    if is_usual(scale) and straight(out, issue):
        return "ContinuousIssue"
    return "CategoricalIssue"


def _domain(out: Outgoing) -> dict[str, Any]:
    issues = []
    for i, (name, options) in enumerate(zip(out.issue_names, out.option_names, strict=True)):
        kind, scale = _kind(out, i), out.case.issues[i].scale
        values: list[Any] = [_quoted(option) for option in options]
        if kind != "CategoricalIssue" and scale is not None:
            values = [number(scale.low), number(scale.high)]
        if kind == "ContiguousIssue":
            values = [int(end) for end in values]
        issues.append({"name": _quoted(name), "type": kind, "values": values})
    endless = any(issue["type"] == "ContinuousIssue" for issue in issues)
    kind = "CartesianOutcomeSpace" if endless else "DiscreteCartesianOutcomeSpace"
    return {"issues": issues, "name": _quoted(out.title), "type": kind}


def _function(out: Outgoing, party: int) -> dict[str, Any]:
    return {
        "name": _quoted(out.party_names[party]),
        "reserved_value": float(out.numbers.reservation[party]),
        "type": ADDITIVE[0],
        "values": [
            _values(out, i, row[party].tolist()) for i, row in enumerate(out.numbers.values)
        ],
        "weights": out.numbers.weights[party].tolist(),
    }


def _values(out: Outgoing, issue: int, row: list[float]) -> dict[str, Any]:
    scale = out.case.issues[issue].scale
    keys: list[Any] = [_quoted(option) for option in out.option_names[issue]]
    if scale is not None and _kind(out, issue) != "CategoricalIssue":
        low, high = number(scale.low), number(scale.high)
        if straight(out, issue):
            slope = (row[-1] - row[0]) / (high - low)
            return {"slope": slope, "bias": row[0] - slope * low, "type": "AffineFun"}
        keys = [int(number(level)) for level in scale.levels()]
    return {"mapping": dict(zip(keys, row, strict=True)), "type": "TableFun"}


def _text(data: dict[str, Any]) -> str:
    stream = io.StringIO()
    yaml = writer()
    yaml.width = 100_000
    yaml.dump(data, stream)
    return stream.getvalue()
