"""Conditions on sets: in each of some clauses, a set has to contain one of the clause's sets."""

Clause = frozenset[frozenset[int]]
Formula = frozenset[Clause]


def given(formula: Formula, variable: int, value: bool) -> Formula:
    """Return what is left of a formula once a variable is in the set or not.

    A clause without sets can no longer be met.
    """
    found = set()
    for clause in formula:
        if value:
            sets = {one - {variable} for one in clause}
            if frozenset() in sets:
                continue
        else:
            sets = {one for one in clause if variable not in one}
        found.add(frozenset(one for one in sets if not any(less < one for less in sets)))
    return frozenset(found)


def variables(formula: Formula) -> set[int]:
    """Return the variables of a formula."""
    return {v for clause in formula for one in clause for v in one}


def parts(formula: Formula) -> list[Formula]:
    """Return the parts of a formula that share no variable."""
    found: list[tuple[set[int], set[Clause]]] = []
    for clause in formula:
        mentioned, clauses = variables(frozenset({clause})), {clause}
        apart = []
        for part in found:
            if part[0] & mentioned:
                mentioned |= part[0]
                clauses |= part[1]
            else:
                apart.append(part)
        found = [*apart, (mentioned, clauses)]
    return [frozenset(clauses) for _, clauses in found]


def weightiest(formula: Formula) -> int:
    """Return the variable that decides most, one in few and small sets counting more."""
    weight: dict[int, float] = {}
    for clause in formula:
        for one in clause:
            for v in one:
                weight[v] = weight.get(v, 0.0) + 2.0 ** -len(one) / len(clause)
    return max(sorted(weight), key=lambda v: weight[v])
