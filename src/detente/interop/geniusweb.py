"""Scenarios of GeniusWeb: a domain and profiles in JSON, as its public pages describe them.

The utility of a package is the sum over issues of weight times the utility of the value; the
reservation value is the utility of ``reservationBid``.
"""

import re
from decimal import Decimal
from pathlib import PurePath

from detente.case.tree import short
from detente.interop.ids import title_of
from detente.interop.json_text import Spot, read_json
from detente.interop.line import name_fault
from detente.interop.scenario import (
    MAX_OPTIONS,
    Domain,
    DomainIssue,
    Profile,
    Wants,
    amount,
    make_domain,
    scale_issue,
    scaled,
)

_ADDITIVE = "LinearAdditiveUtilitySpace"
_TABLES = ("DiscreteValueSetUtilities", "discreteutils")
_LINES = ("NumberValueSetUtilities", "numberutils")
_DECIMAL = re.compile(r"[-+]?\d{1,15}(\.\d{1,15})?", re.ASCII)
_OTHERS = ("Space", "Ordering", "Profile")


def read_geniusweb(data: bytes, file: str) -> Domain | Profile | None:
    """Return the domain or profile in a JSON file of GeniusWeb, or None for any other JSON.

    Raises UserError, with the place, for what is malformed, and for profiles of another kind
    than the linear additive one.
    """
    root = read_json(data, file)
    if not isinstance(root.value, dict):
        return None
    if "issuesValues" in root.value:
        return _domain(root)
    if len(root.value) != 1:
        return None
    kind, inner = next(iter(root.fields().items()))
    if kind != _ADDITIVE:
        if kind.endswith(_OTHERS):
            raise root.wrong(f"is a profile of the kind {short(kind)}; only {_ADDITIVE} is read")
        return None
    fields = inner.fields()
    name = fields["name"].name() if fields.get("name") else PurePath(file).stem
    profile = _field(fields, inner, "domain")
    return Profile(file, name, lambda domain: _wants(inner, domain), lambda: _domain(profile))


def _field(fields: dict[str, Spot], spot: Spot, key: str) -> Spot:
    if key not in fields:
        raise spot.wrong(f"has no {key}")
    return fields[key]


def _domain(spot: Spot) -> Domain:
    fields = spot.fields()
    told = _field(fields, spot, "issuesValues").fields()
    issues = [_issue(_key(name, at), at) for name, at in told.items()]
    title = fields["name"].name() if "name" in fields else title_of(spot.file)
    return make_domain(spot.file, title, issues)


def _key(name: str, spot: Spot) -> str:
    one = " ".join(name.split())
    fault = name_fault(one)
    if fault is not None:
        raise spot.wrong(f"has a name that {fault}")
    return one


def _issue(name: str, spot: Spot) -> DomainIssue:
    fields = spot.fields()
    if "values" in fields:
        return DomainIssue(name, tuple(entry.name() for entry in fields["values"].entries()))
    if "range" not in fields:
        raise spot.wrong("has neither values nor a range")
    told = fields["range"]
    parts = [_decimal(entry) for entry in told.entries()]
    if len(parts) != 3 or parts[2] <= 0 or parts[1] < parts[0]:
        raise told.expected("[lowest, highest, step] with a step above 0")
    low, high, step = parts
    count = int((high - low) / step) + 1
    if count > MAX_OPTIONS:
        raise told.wrong(f"runs over {count:,} values, but {MAX_OPTIONS:,} are the most")
    if count == 1:
        return DomainIssue(name, (f"{low:f}",))
    try:
        return scale_issue(name, low, low + step * (count - 1), step)
    except ValueError:
        raise told.wrong("is no range that can be cut into its steps") from None


def _decimal(spot: Spot) -> Decimal:
    text = spot.value if isinstance(spot.value, str) else repr(spot.number())
    if not _DECIMAL.fullmatch(text.strip()):
        raise spot.expected("a number")
    return Decimal(text.strip())


def _wants(spot: Spot, domain: Domain) -> Wants:
    fields = spot.fields()
    said = [
        f"{short(key)} is not known and is left out."
        for key in fields
        if key not in ("issueUtilities", "issueWeights", "domain", "name", "reservationBid")
    ]
    mine = _domain(_field(fields, spot, "domain"))
    if mine.issues != domain.issues and _sorted(mine) != _sorted(domain):
        raise fields["domain"].wrong(f"is another domain than that of {domain.file}")
    utilities = _field(fields, spot, "issueUtilities")
    weighed = _field(fields, spot, "issueWeights")
    tables = {_key(name, at): at for name, at in utilities.fields().items()}
    shares = {_key(name, at): at for name, at in weighed.fields().items()}
    weights, values = [], []
    for issue in domain.issues:
        weight = _field(shares, weighed, issue.name)
        weights.append(amount(weight.number(), f"{weight.file}: weight of {short(issue.name)}"))
        values.append(_values(_field(tables, utilities, issue.name), issue))
    for name in (*tables, *shares):
        if name not in {issue.name for issue in domain.issues}:
            raise utilities.wrong(f"or the weights name {short(name)}, no issue of the domain")
    least = _reservation(fields, domain, weights, values)
    if least is None:
        said.append("The file names no reservation bid, so that any package is accepted.")
    found = scaled(spot.file, weights, values, 0.0 if least is None else least)
    return Wants(found.weights, found.values, found.reservation, (*said, *found.left_out))


def _sorted(domain: Domain) -> list[tuple[str, list[str]]]:
    """Return issues and options in an order of their own: JSON knows none."""
    return sorted((issue.name, sorted(issue.options)) for issue in domain.issues)


def _values(spot: Spot, issue: DomainIssue) -> list[float]:
    fields = spot.fields()
    table = next((fields[key] for key in _TABLES if key in fields), None)
    line = next((fields[key] for key in _LINES if key in fields), None)
    where = f"{spot.file}: a utility of {short(issue.name)}"
    if table is not None:
        told = _field(table.fields(), table, "valueUtilities")
        known = {_value(_key(name, at), issue): at for name, at in told.fields().items()}
        # A value that is not listed is worth nothing.
        found = [known[o].number() if o in known else 0.0 for o in issue.options]
        for name in known:
            if name not in issue.options:
                raise told.wrong(f"names {short(name)}, which is no option of the domain")
    elif line is not None:
        ends = line.fields()
        names = ("lowValue", "lowUtility", "highValue", "highUtility")
        low, bottom, high, top = (_decimal(_field(ends, line, name)) for name in names)
        if not low < high:
            raise line.wrong("should have a lowValue below its highValue")
        places = [Decimal(_number(option, spot)) for option in issue.options]
        found = [float(bottom + (top - bottom) * (at - low) / (high - low)) for at in places]
    else:
        raise spot.wrong(f"has none of {', '.join((*_TABLES, *_LINES))}")
    return [amount(value, where) for value in found]


def _value(option: str, issue: DomainIssue) -> str:
    """Return a number of a range as its options write it, 10.50 as 10.5."""
    if issue.scale is None or not _DECIMAL.fullmatch(option):
        return option
    return f"{Decimal(option).normalize():f}"


def _number(option: str, spot: Spot) -> str:
    if not _DECIMAL.fullmatch(option):
        raise spot.wrong(f"is a line, but the option {short(option)} of its issue is no number")
    return option


def _reservation(
    fields: dict[str, Spot], domain: Domain, weights: list[float], values: list[list[float]]
) -> float | None:
    spot = fields.get("reservationBid")
    if spot is None or spot.value is None:
        return None
    inner = spot.fields()
    told = inner.get("issuevalues", spot).fields()
    worth = 0.0
    for issue, weight, row in zip(domain.issues, weights, values, strict=True):
        entry = told.get(issue.name)
        if entry is None:
            raise spot.wrong(f"says nothing of {short(issue.name)}")
        option = entry.name() if isinstance(entry.value, str) else f"{_decimal(entry):f}"
        option = _value(option, issue)
        if option not in issue.options:
            raise entry.wrong(f"is no option of {short(issue.name)}")
        worth += weight * row[issue.options.index(option)]
    return worth
