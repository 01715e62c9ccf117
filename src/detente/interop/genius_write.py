"""A case as a scenario of Genius: a domain and a profile for each party, in XML."""

from xml.etree import ElementTree as ET

import numpy as np

from detente.case.model import Case
from detente.case.scale import Scale, number
from detente.errors import UserError
from detente.interop.outgoing import (
    Outgoing,
    Written,
    is_usual,
    is_whole,
    losses,
    outgoing,
    straight,
)
from detente.interop.scenario import NEAR
from detente.reading.ids import numbered

_LARGE = 1e8  # so steep a line would lose digits where it crosses zero


def write_genius(case: Case) -> Written:
    """Return the files of a scenario, ``domain.xml`` and one by the id of each party.

    A scale whose values are straight lines becomes a range of whole or real numbers, any other
    a list of its levels. Genius divides the evaluations of a list by the largest. Where that is
    not 1, weights and the reservation value are changed to match, which keeps the order of all
    packages and whom they satisfy. Raises UserError for a case that cannot be written, and for a
    party to whom no package is worth its reservation value.
    """
    out = outgoing(case)
    taken = {"domain"}
    names = [f"{numbered(party.id, taken)}.xml" for party in out.parties]
    files = {"domain.xml": _text(_domain(out, names))}
    scales = [i for i in range(len(out.issue_names)) if _kind(out, i) != "discrete"]
    said = list(losses(out, ranges=False, status_quo=False, scales=scales))
    for party, name in enumerate(names):
        files[name] = _text(_profile(out, party, said))
    return Written(files, tuple(said))


def _domain(out: Outgoing, files: list[str]) -> ET.Element:
    root = ET.Element("negotiation_template")
    for name, file in zip(out.party_names, files, strict=True):
        ET.SubElement(root, "agent", {"name": name, "class": "", "utility_space": file})
    space = ET.SubElement(root, "utility_space", {"number_of_issues": str(len(out.issue_names))})
    _issues(space, out, None)
    return root


def _kind(out: Outgoing, issue: int) -> str:
    """Return how Genius holds an issue: as discrete options, or as a range."""
    scale = out.case.issues[issue].scale
    if scale is None or not straight(out, issue):
        return "discrete"
    if is_whole(scale):
        return "integer"
    near = max(abs(number(scale.low)), abs(number(scale.high))) < _LARGE * scale.size
    return "real" if is_usual(scale) and near else "discrete"


def _range(issue: ET.Element, scale: Scale, kind: str, row: list[float] | None) -> None:
    """Add the range of an issue, and for a profile the line that its values are."""
    low, high = number(scale.low), number(scale.high)
    ends = [str(int(end)) if kind == "integer" else repr(end) for end in (low, high)]
    told = dict(zip(("lowerbound", "upperbound"), ends, strict=True))
    issue.attrib.update(told)
    ET.SubElement(issue, "range", told)
    if row is None:
        return
    slope = (row[-1] - row[0]) / (high - low)
    if kind == "integer":
        line = {"slope": repr(slope), "offset": repr(row[0])}
    else:
        line = {"parameter0": repr(row[0] - slope * low), "parameter1": repr(slope)}
    ET.SubElement(issue, "evaluator", {"ftype": "linear", **line})


def _issues(space: ET.Element, out: Outgoing, values: list[list[float]] | None) -> ET.Element:
    objective = ET.SubElement(
        space,
        "objective",
        {"index": "0", "name": out.title, "description": "", "etype": "objective"}
        | {"type": "objective"},
    )
    for i, (name, options) in enumerate(zip(out.issue_names, out.option_names, strict=True)):
        kind = _kind(out, i)
        kinds = {"etype": kind, "type": kind, "vtype": kind}
        issue = ET.SubElement(objective, "issue", {"index": str(i + 1), "name": name, **kinds})
        scale = out.case.issues[i].scale
        if kind != "discrete" and scale is not None:
            _range(issue, scale, kind, None if values is None else values[i])
            continue
        for o, option in enumerate(options):
            told = {"index": str(o + 1), "value": option}
            if values is not None:
                told["evaluation"] = repr(values[i][o])
            ET.SubElement(issue, "item", told)
    return objective


def _profile(out: Outgoing, party: int, said: list[str]) -> ET.Element:
    name = out.party_names[party]
    weights = out.numbers.weights[party]
    rows = [values[party] for values in out.numbers.values]
    least = float(out.numbers.reservation[party])
    largest = np.array([row.max() for row in rows])
    # What is worth nothing whatever is chosen stays so; ranges are taken as they are.
    largest[largest == 0] = 1.0
    largest[[_kind(out, i) != "discrete" for i in range(len(rows))]] = 1.0
    if ((largest != 1) & (weights > 0)).any():
        weights = weights * largest
        total = float(weights.sum())
        weights, least = weights / total, least / total
        said.append(
            f"{name}: the best option of each issue counts as 1 in Genius, and weights and the "
            "reservation value are changed to match."
        )
    if least > 1 + NEAR:
        raise UserError(
            f"{name} would refuse every package, since none is worth its reservation value; a "
            "scenario of Genius cannot say so."
        )
    root = ET.Element("utility_space", {"number_of_issues": str(len(rows))})
    objective = _issues(root, out, [row.tolist() for row in rows])
    for i, weight in enumerate(weights.tolist()):
        ET.SubElement(objective, "weight", {"index": str(i + 1), "value": repr(weight)})
    ET.SubElement(root, "discount_factor", {"value": "1.0"})
    ET.SubElement(root, "reservation", {"value": repr(min(least, 1.0))})
    return root


def _text(root: ET.Element) -> str:
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
