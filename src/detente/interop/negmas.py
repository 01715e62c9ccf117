"""Scenarios of NegMAS: a domain and utility functions in YAML, known from saved files.

The utility of a package is the sum over issues of weight times the value of the option. Values
are a table or a line; a profile's weights and values stand in the order of the domain's issues.
"""

import re
from decimal import Decimal
from pathlib import PurePath

from detente.case.tree import parse, short
from detente.case.yaml import decoded
from detente.interop.ids import title_of
from detente.interop.json_text import Spot
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

ADDITIVE = ("LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction")
_TABLE = "TableFun"
_LINES = ("AffineFun", "LinearFun", "IdentityFun")
_WHOLE = ("ContiguousIssue", "IntegerIssue")
_LARGEST_WHOLE = 10**9

# Keys of tables may be numbers and truths, which stand there without quotes.
_BARE_KEY = re.compile(r"^([ -]*)([-+]?[0-9][0-9.e+-]*|true|false)(?=:(?:[ \r]|$))", re.MULTILINE)


def read_negmas(data: bytes, file: str) -> Domain | Profile | None:
    """Return the domain or profile in a YAML file of NegMAS, or None for any other YAML.

    Raises UserError, with the place, for what is malformed, and for utility functions of another
    kind than the additive one.
    """
    text = _BARE_KEY.sub(r'\1"\2"', decoded(data, file))
    root = Spot(parse(text, file).plain(), (), file)
    if not isinstance(root.value, dict) or "detente" in root.value:
        return None
    fields = root.fields()
    if "issues" in fields:
        return _domain(root)
    kind = _kind(fields)
    if "UtilityFunction" not in kind and "weights" not in fields and "reserved_value" not in fields:
        return None
    if kind not in ADDITIVE:
        raise root.wrong(
            f"is a profile of the kind {short(kind) or 'unknown'}; only {ADDITIVE[0]} is read"
        )
    name = fields["name"].name() if "name" in fields else PurePath(file).stem
    return Profile(file, name, lambda domain: _wants(root, domain))


def _kind(fields: dict[str, Spot]) -> str:
    told = fields["type"].value if "type" in fields else ""
    return told.rpartition(".")[2] if isinstance(told, str) else ""


def _domain(root: Spot) -> Domain:
    fields = root.fields()
    issues = [_issue(spot) for spot in fields["issues"].entries()]
    title = fields["name"].name() if "name" in fields else title_of(root.file)
    return make_domain(root.file, title, issues)


def _issue(spot: Spot) -> DomainIssue:
    fields = spot.fields()
    for key in ("name", "values"):
        if key not in fields:
            raise spot.wrong(f"has no {key}")
    name, kind, values = fields["name"].name(), _kind(fields), fields["values"]
    if kind.startswith("Continuous"):
        ends = [Decimal(repr(_finite(entry))) for entry in values.entries()]
        try:
            first, last = ends
            return scale_issue(name, first, last, None)
        except ValueError:
            raise values.expected("[low, high] of a range that about 200 steps cut up") from None
    if kind in _WHOLE and isinstance(values.value, list) and len(values.value) == 2:
        low, high = (
            entry.whole(-_LARGEST_WHOLE, _LARGEST_WHOLE, "a whole number")
            for entry in values.entries()
        )
        if not 0 < high - low < MAX_OPTIONS:
            raise values.wrong(f"should run over 2 to {MAX_OPTIONS:,} whole numbers")
        return scale_issue(name, Decimal(low), Decimal(high), Decimal(1))
    return DomainIssue(name, tuple(_option(entry) for entry in values.entries()))


def _option(spot: Spot) -> str:
    """Return an option's name; numbers and truths are written as YAML writes them."""
    if isinstance(spot.value, bool):
        return str(spot.value).lower()
    if isinstance(spot.value, int | float):
        return repr(amount(spot.value, spot.file) if isinstance(spot.value, float) else spot.value)
    return spot.name()


def _wants(root: Spot, domain: Domain) -> Wants:
    fields = root.fields()
    known = ("name", "type", "weights", "values", "reserved_value", "domain", "outcome_space")
    said = [f"{short(k)} is not known and is left out." for k in fields if k not in known]
    for key in ("weights", "values"):
        if key not in fields:
            raise root.wrong(f"has no {key}")
    weighed = _by_issue(fields["weights"], domain)
    told = _by_issue(fields["values"], domain)
    weights = [amount(_finite(spot), f"{root.file}: a weight") for spot in weighed]
    values = [_values(spot, issue) for spot, issue in zip(told, domain.issues, strict=True)]
    nothing = float("-inf")
    least = fields["reserved_value"].number() if "reserved_value" in fields else nothing
    if least != least:
        raise fields["reserved_value"].wrong("is no number")
    found = scaled(root.file, weights, values, least)
    return Wants(found.weights, found.values, found.reservation, (*said, *found.left_out))


def _by_issue(spot: Spot, domain: Domain) -> list[Spot]:
    """Return what is told of each issue: as a list in their order, or by their names."""
    if isinstance(spot.value, dict):
        fields = {" ".join(key.split()): at for key, at in spot.fields().items()}
        if set(fields) != {issue.name for issue in domain.issues}:
            raise spot.wrong(f"does not name the issues of {domain.file}")
        return [fields[issue.name] for issue in domain.issues]
    entries = spot.entries()
    if len(entries) != len(domain.issues):
        raise spot.wrong(
            f"has {len(entries)} entries, but {domain.file} has {len(domain.issues)} issues"
        )
    return entries


def _finite(spot: Spot) -> float:
    value = spot.number()
    if not abs(value) < float("inf"):
        raise spot.wrong("should be a finite number")
    return value


def _values(spot: Spot, issue: DomainIssue) -> list[float]:
    fields = spot.fields()
    kind = _kind(fields)
    where = f"{spot.file}: a value of {short(issue.name)}"
    if kind == _TABLE or (not kind and "mapping" in fields):
        if "mapping" not in fields:
            raise spot.wrong("has no mapping")
        table = {" ".join(key.split()): at for key, at in fields["mapping"].fields().items()}
        for option in table:
            if option not in issue.options:
                raise fields["mapping"].wrong(f"names {short(option)}, no option of the domain")
        missing = [option for option in issue.options if option not in table]
        if missing:
            raise fields["mapping"].wrong(f"says nothing of the option {short(missing[0])}")
        return [amount(_finite(table[option]), where) for option in issue.options]
    if kind not in _LINES:
        raise spot.wrong(
            f"is of the kind {short(kind) or 'unknown'}; only {', '.join((_TABLE, *_LINES))} "
            "are read"
        )
    slope = _finite(fields["slope"]) if "slope" in fields else 1.0
    bias = _finite(fields["bias"]) if "bias" in fields else 0.0
    return [amount(slope * _place(option, spot) + bias, where) for option in issue.options]


def _place(option: str, spot: Spot) -> float:
    if name_fault(option) or not re.fullmatch(r"[-+]?\d{1,15}(\.\d{1,15})?", option, re.ASCII):
        raise spot.wrong(f"is a line, but the option {short(option)} of its issue is no number")
    return float(option)
