"""A case as a scenario of NegMAS: a domain and a utility function for each party, in YAML."""

import io
from typing import Any

from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from detente.case.dump import writer
from detente.case.model import Case
from detente.interop.negmas import ADDITIVE
from detente.interop.outgoing import Outgoing, Written, losses, outgoing
from detente.reading.ids import numbered

# Names stay text, whatever words and numbers the reader's YAML knows.
_quoted = DoubleQuotedScalarString


def write_negmas(case: Case) -> Written:
    """Return the files of a scenario, ``domain.yml`` and one by the id of each party.

    Raises UserError for a case that cannot be written.
    """
    out = outgoing(case)
    taken = {"domain"}
    names = [f"{numbered(party.id, taken)}.yml" for party in out.parties]
    files = {"domain.yml": _text(_domain(out))}
    for party, name in enumerate(names):
        files[name] = _text(_function(out, party))
    return Written(files, losses(out, ranges=False, status_quo=False))


def _domain(out: Outgoing) -> dict[str, Any]:
    issues = [
        {
            "name": _quoted(name),
            "type": "CategoricalIssue",
            "values": [_quoted(option) for option in options],
        }
        for name, options in zip(out.issue_names, out.option_names, strict=True)
    ]
    kind = "DiscreteCartesianOutcomeSpace"
    return {"issues": issues, "name": _quoted(out.title), "type": kind}


def _function(out: Outgoing, party: int) -> dict[str, Any]:
    values = [
        {
            "mapping": dict(zip(map(_quoted, options), row[party].tolist(), strict=True)),
            "type": "TableFun",
        }
        for options, row in zip(out.option_names, out.numbers.values, strict=True)
    ]
    return {
        "name": _quoted(out.party_names[party]),
        "reserved_value": float(out.numbers.reservation[party]),
        "type": ADDITIVE[0],
        "values": values,
        "weights": out.numbers.weights[party].tolist(),
    }


def _text(data: dict[str, Any]) -> str:
    stream = io.StringIO()
    yaml = writer()
    yaml.width = 100_000
    yaml.dump(data, stream)
    return stream.getvalue()
