"""Scenarios of Genius: a domain and profiles in XML.

By Genius's rule an evaluation is divided by the largest evaluation of its issue, and the utility
of a package is the sum over issues of weight times the result (Lin, Kraus, Baarslag, Tykhonov,
Hindriks and Jonker 2014).
"""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import PurePath

from detente.case.tree import short
from detente.interop.ids import title_of
from detente.interop.scenario import (
    MAX_OPTIONS,
    Domain,
    DomainIssue,
    Profile,
    Wants,
    amount,
    make_domain,
    scale_issue,
    wants,
)
from detente.interop.xml_text import Element, read_xml

_GENERIC = frozenset(("", "any", "conflict", "domain", "root"))
"""What Genius calls an objective that nobody has named."""

_KINDS = {"discrete", ""}
_NON_LINEAR = frozenset(("ufun", "hyperrectangle", "utility_function", "inclusive", "exclusive"))
_SCALES = ("integer", "real")
_READ = frozenset(
    ("utility_space", "objective", "issue", "item", "weight", "reservation", "range", "evaluator")
)


def read_genius(data: bytes, file: str) -> Domain | Profile | None:
    """Return the domain or profile in an XML file of Genius, or None for any other XML.

    Raises UserError, with the line, for XML that is malformed and for a domain that is wrong.
    """
    root = read_xml(data, file)
    if root.tag == "negotiation_template":
        return _domain(root)
    if root.tag != "utility_space":
        return None
    name = PurePath(file).stem
    return Profile(
        file, name, lambda domain: _wants(root, domain), lambda: _domain(root, parties=False)
    )


def _objective(root: Element) -> Element:
    space = root
    if root.tag == "negotiation_template":
        found = root.named("utility_space")
        if len(found) != 1:
            raise root.wrong(f"has {len(found)} utility_space, but one is expected")
        space = found[0]
    kind = root.attributes.get("type", "").lower()
    if kind.startswith("nonlinear") or any(e.tag.lower() in _NON_LINEAR for e in root.all()):
        raise root.wrong(
            "is a non-linear profile (of hyper-volumes or constraints), and only profiles that "
            "add up over issues are read"
        )
    found = space.named("objective")
    if len(found) != 1:
        raise space.wrong(f"has {len(found)} objectives, but one is expected")
    for inner in found[0].named("objective"):
        raise inner.wrong("lies within another objective, and only issues may lie there")
    return found[0]


def _issues(objective: Element) -> list[Element]:
    found = objective.named("issue")
    for issue in found:
        kinds = _kinds(issue)
        if _scale_kind(issue) is not None:
            continue
        if not kinds <= _KINDS or not issue.named("item"):
            kind = ", ".join(sorted(kinds - _KINDS)) or "discrete"
            raise issue.wrong(
                f"{short(issue.name('name'))} is {short(kind, 30)} and lists no items for its "
                "options, so it cannot be read"
            )
    return found


def _kinds(issue: Element) -> set[str]:
    return {issue.attributes.get(key, "").lower() for key in ("type", "vtype", "etype")}


def _scale_kind(issue: Element) -> str | None:
    """Return whether an issue is a range of whole or of real numbers; None if it lists items."""
    if issue.named("item"):
        return None
    return next((kind for kind in _SCALES if kind in _kinds(issue)), None)


def _issue(issue: Element) -> DomainIssue:
    name, kind = issue.name("name"), _scale_kind(issue)
    if kind is None:
        return DomainIssue(name, tuple(_items(issue)))
    ends = issue.named("range") or [issue]
    low, high = (
        Decimal(repr(amount(ends[0].number(end), f"{issue.file} line {issue.line}: {end}")))
        for end in ("lowerbound", "upperbound")
    )
    step = Decimal(1) if kind == "integer" else None
    if step is not None and high - low >= MAX_OPTIONS:
        raise issue.wrong(f"{short(name)} runs over more than {MAX_OPTIONS:,} whole numbers")
    try:
        return scale_issue(name, low, high, step)
    except ValueError:
        raise issue.wrong(f"{short(name)} has a range that cannot be cut into steps") from None


def _items(issue: Element) -> dict[str, Element]:
    """Return items by name; Genius keeps the last of those with one name."""
    return {item.name("value"): item for item in issue.named("item")}


def _domain(root: Element, *, parties: bool = True) -> Domain:
    objective = _objective(root)
    issues = [_issue(issue) for issue in _issues(objective)]
    title = " ".join(objective.attributes.get("name", "").split())
    agents = root.named("agent") if parties else []
    return make_domain(
        root.file,
        title_of(root.file) if title.lower() in _GENERIC else objective.name("name"),
        issues,
        [
            (PurePath(agent.attributes["utility_space"]).stem, agent.name("name"))
            for agent in agents
            if {"utility_space", "name"} <= set(agent.attributes)
        ],
    )


def _wants(root: Element, domain: Domain) -> Wants:
    objective = _objective(root)
    told = _issues(objective)
    by_name = {issue.name("name"): issue for issue in told}
    if len(by_name) < len(told):
        raise objective.wrong("has two issues of one name")
    for name, issue in by_name.items():
        if name not in {known.name for known in domain.issues}:
            raise issue.wrong(f"{short(name)} is no issue of the domain {domain.file}")
    weighed = _weights(objective)
    said: list[str] = []
    weights, values = [], []
    for known in domain.issues:
        if known.name not in by_name:
            raise objective.wrong(f"says nothing of the issue {short(known.name)}")
        issue = by_name[known.name]
        index = issue.attribute("index")
        if index not in weighed:
            raise issue.wrong(f"{short(known.name)} has no weight")
        weights.append(weighed.pop(index))
        values.append(_values(issue, known, said))
    for index in weighed:
        said.append(f"The weight of index {short(index)} belongs to no issue and is left out.")
    if not any(weights):
        raise objective.wrong("gives no weight to any issue")
    return wants(root.file, weights, values, _reservation(root, said), (*said, *_left(root)))


def _weights(objective: Element) -> dict[str, float]:
    found: dict[str, float] = {}
    for weight in objective.named("weight"):
        index, value = weight.attribute("index"), weight.number("value")
        if index in found:
            raise weight.wrong(f"of index {short(index)} comes twice")
        if value < 0:
            raise weight.wrong("is below 0")
        found[index] = amount(value, f"{weight.file} line {weight.line}: a weight")
    return found


def _along(issue: Element, known: DomainIssue) -> list[float]:
    """Return the values of a range: by Genius's rule a line, cut off at 0 and at 1.

    Of whole numbers the line counts from the lower end, of real ones from zero.
    """
    kind = _scale_kind(issue)
    lines = issue.named("evaluator")
    if kind is None or known.scale is None or len(lines) != 1:
        raise issue.wrong(f"{short(known.name)} needs one evaluator over its range, as its domain")
    line, low = lines[0], Decimal(known.options[0])
    if _issue(issue).options != known.options:
        raise issue.wrong(f"{short(known.name)} has another range in the domain")
    form = line.attributes.get("ftype", "linear").lower()
    if form not in ("linear", "constant"):
        raise line.wrong(f"is {short(form)}, and only linear and constant ones are read")
    if kind == "integer":
        slope, start = line.number("slope"), line.number("offset")
    else:
        slope = line.number("parameter1") if form == "linear" else 0.0
        start, low = line.number("parameter0"), Decimal(0)
    where = f"{line.file} line {line.line}: an evaluator"
    slope, start = amount(slope, where), amount(start, where)
    found = [slope * float(Decimal(option) - low) + start for option in known.options]
    return [min(max(value, 0.0), 1.0) for value in found]


def _values(issue: Element, known: DomainIssue, said: list[str]) -> list[float]:
    if known.scale is not None or _scale_kind(issue) is not None:
        return _along(issue, known)
    items = _items(issue)
    if len(items) < len(issue.named("item")):
        said.append(
            f"The issue {short(known.name)} has an option twice; as in Genius the last counts."
        )
    evaluations = []
    for option in known.options:
        if option not in items:
            raise issue.wrong(f"{short(known.name)} says nothing of the option {short(option)}")
        evaluations.append(items[option].number("evaluation"))
        if evaluations[-1] < 0:
            raise items[option].wrong("has an evaluation below 0")
    for option, item in items.items():
        if option not in known.options:
            raise item.wrong(f"{short(option)} is no option of this issue in the domain")
    most = max(evaluations)
    return [value / most if most > 0 else 0.0 for value in evaluations]


def _reservation(root: Element, said: list[str]) -> float:
    found = root.named("reservation")
    if not found:
        said.append("The file names no reservation value: 0 stands for it.")
        return 0.0
    return found[0].number("value")


def _left(root: Element) -> Sequence[str]:
    """Return a sentence for the discount and one for all that is not known."""
    said = []
    for discount in root.named("discount_factor"):
        factor = discount.number("value")
        if factor not in (0, 1):
            said.append(f"The discount factor {factor:g} is left out: a case has no clock.")
    other = {e.tag for e in root.all() if e.tag not in _READ and e.tag != "discount_factor"}
    if other:
        listed = ", ".join(short(tag, 40) for tag in sorted(other)[:10])
        said.append(f"What stands under {listed} is left out.")
    return said
