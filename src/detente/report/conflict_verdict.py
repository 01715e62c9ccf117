"""Would the present state hold without agreement; if not, who leaves it, and where does it end?"""

from collections.abc import Collection, Iterator

from detente.case.model import Case
from detente.intervals import Share
from detente.report import words
from detente.report.conflict_footing import hanging, proviso
from detente.report.conflict_sentences import coalition_gain
from detente.report.conflict_words import (
    CONCEPTS,
    compare,
    doubtful,
    makers,
    number,
    state,
    step,
    who,
)
from detente.stability.coalitions import Coalition
from detente.stability.outlook import Outlook
from detente.stability.reasons import reason
from detente.stability.solve import Stability

__all__ = ["coalition_news", "lasting", "share", "verdict"]


def verdict(case: Case, outlook: Outlook) -> list[str]:
    """Say whether the present state would hold, who would leave it, and where it would end.

    The first sentence can stand alone, and says so where it rests on a draft. Without a present
    state it says how many states last.
    """
    start = outlook.conflict.status_quo
    if start is None:
        return [_how_many(outlook, "The case names no present state. Without agreement")]
    first, given = _present(case, outlook, start), proviso(case)
    if given is not None:
        first = f"{words.capital(given)}, {first[:1].lower()}{first[1:]}"
    found = [first, *_drift(outlook, start), *hanging(case, outlook)]
    news = [gain for gain in coalition_news(outlook) if gain[0].state == start]
    found += [coalition_gain(case, outlook.conflict, *gain) for gain in news[:2]]
    return [*found, *_in_doubt(case, outlook, start)]


def _how_many(outlook: Outlook, lead: str) -> str:
    count = len(lasting(outlook.stability))
    verb = "lasts" if count == 1 else "last"
    of = f"{outlook.conflict.size:,} possible states"
    return f"{lead}, {words.numeral(count)} of {of} {verb} by one concept or more."


def lasting(stability: Stability) -> list[int]:
    """Return the states that hold for everybody by some concept."""
    found = {int(place) for concept in stability.stable for place in stability.equilibria(concept)}
    return sorted(found)


def _present(case: Case, outlook: Outlook, start: int) -> str:
    conflict, stability = outlook.conflict, outlook.stability
    present = f"the present state, {state(conflict, start)},"
    held = stability.holding(start)
    tempted = _leaving(stability, start, "nash")
    if not tempted:
        movable = not stability.structural[:, start].all()
        why = "nobody has a better move" if movable else "nobody can move"
        if any(doubtful(conflict, k, start) for k in range(len(conflict.decision_makers))):
            why = "nobody is known to have a better move"
        return f"Without agreement {present} would hold: {why}."
    if not held:
        return _left(case, outlook, start, present)
    if held[0] in ("sseq", "seq", "sim"):
        gains = _gain(case, outlook, start, tempted, "nash")
        return (
            f"Without agreement {present} would hold, as long as everybody reckons with the "
            f"answers: {gains}, but others would then make moves of their own interest that leave "
            "nothing of the gain."
        )
    if "seq" not in stability.stable:
        # Whether the answers are in anybody's interest was not asked.
        gains = _gain(case, outlook, start, tempted, "nash")
        return (
            f"Without agreement {present} would hold, as long as everybody reckons with what the "
            f"others could do: {gains}, but others could leave nothing of the gain, at whatever "
            "cost to themselves."
        )
    gains = _gain(case, outlook, start, _leaving(stability, start, "seq"), "seq")
    return (
        f"Without agreement {present} would hold only by threats: {gains}, and the answers that "
        "would undo this go against the interest of somebody who has to give them."
    )


def _left(case: Case, outlook: Outlook, start: int, present: str) -> str:
    """Say who leaves a state that holds by no concept."""
    stability = outlook.stability
    known = stability.concepts
    loosest = known[-1] if "gmr" not in known else "gmr"
    gains = _gain(case, outlook, start, _leaving(stability, start, loosest), loosest)
    why = {
        "nash": "",
        "gmr": ", and no answer of the others would undo that",
        "smr": ", and no answer of the others would undo that for good",
    }.get(loosest, ", and no answer in the others' own interest would undo that")
    return f"Without agreement {present} would not hold: {gains}{why}."


def _leaving(stability: Stability, place: int, concept: str) -> list[int]:
    """Return those whom a state does not hold by a concept; by Nash, those with a better move."""
    everyone = range(len(stability.conflict.decision_makers))
    if concept in stability.stable:
        return [k for k in everyone if not stability.stable[concept][k, place]]
    payoffs, moves = stability.conflict.payoffs, stability.conflict.moves
    return [
        k for k in everyone if (payoffs[k][moves[k].from_state(place)] > payoffs[k][place]).any()
    ]


def _gain(case: Case, outlook: Outlook, start: int, some: list[int], concept: str) -> str:
    """Say who gains by which move, as a clause; the move is one that the concept lets go."""
    conflict, stability = outlook.conflict, outlook.stability
    found = []
    for maker in some:
        targets = _free(stability, maker, start, concept)
        gains = "may gain" if compare(conflict, maker, targets[0], start) == "unknown" else "gains"
        by = step(conflict, start, targets[0], "ing")
        found.append(f"{who(case, conflict, maker)} {gains} by {by}")
    return words.listed(found)


def _free(stability: Stability, maker: int, place: int, concept: str) -> list[int]:
    """Return the improvements that a concept lets go unpunished, the most tempting first."""
    if concept in stability.stable and concept != "sim":
        told = reason(stability, maker, place, concept).considered
        return [one.state for one in told]
    payoffs = stability.conflict.payoffs[maker]
    moves = stability.conflict.moves[maker].from_state(place).tolist()
    return sorted((m for m in moves if payoffs[m] > payoffs[place]), key=lambda m: -payoffs[m])


def _drift(outlook: Outlook, start: int) -> Iterator[str]:
    """Say where moves in everybody's own interest lead."""
    conflict, found = outlook.conflict, outlook.improvements
    if found is None or found.ends == (start,):
        return
    if not found.ends:
        yield (
            "Moves in each mover's own interest never come to rest: they lead round in a circle."
        )
        return
    names = [state(conflict, end) for end in found.ends[:3]]
    more = f" or one of {words.numeral(len(found.ends) - 3)} others" if len(found.ends) > 3 else ""
    yield (
        "Moves in each mover's own interest come to rest only in "
        f"{words.listed(names, 'or')}{more}, where nobody has a better move."
    )


def coalition_news(outlook: Outlook) -> list[tuple[Coalition, tuple[int, ...]]]:
    """Return coalitions that would leave a lasting state, with the states that they would leave
    for.

    What some of the members already can and want to do without the others is no news, and left
    out.
    """
    conflict = outlook.conflict
    alone: dict[int, list[tuple[Collection[int], Collection[int]]]] = {}
    found = []
    for group in outlook.coalitions:
        if group.state not in alone:
            alone[group.state] = [
                ({k}, set(_better(outlook, k, group.state)))
                for k in range(len(conflict.decision_makers))
            ]
        known = alone[group.state]
        smaller = [gains for some, gains in known if set(some) < set(group.members)]
        fresh = [t for t in group.improvements if not any(t in gains for gains in smaller)]
        known.append((group.members, set(group.improvements)))
        if fresh:
            found.append((group, tuple(fresh)))
    return found


def _better(outlook: Outlook, maker: int, place: int) -> list[int]:
    payoffs, moves = outlook.conflict.payoffs[maker], outlook.conflict.moves[maker]
    return [m for m in moves.from_state(place).tolist() if payoffs[m] > payoffs[place]]


def share(found: Share, exact: bool) -> str:
    """Write a share of orders, with its interval where orders were drawn.

    >>> share(Share(1, 4, 0.25, 0.25, 0.25), True), share(Share(1, 4, 0.25, 0.05, 0.7), False)
    ('25%', '25% (95% interval 5 to 70%)')
    """
    if exact:
        return words.percent(found.share)
    low, high = (f"{end * 100:.0f}" for end in (found.low, found.high))
    return f"{words.percent(found.share)} (95% interval {low} to {high}%)"


def _in_doubt(case: Case, outlook: Outlook, start: int) -> Iterator[str]:
    """Say how far the answer depends on preferences that are not wholly known."""
    conflict, firm = outlook.conflict, outlook.robustness
    if firm is None:
        unsure = [
            k
            for k, doubt in enumerate(conflict.doubtful)
            if k in conflict.partial or (doubt and conflict.payoffs[k].max() + 1 < conflict.size)
        ]
        if unsure:
            yield (
                f"What {makers(case, conflict, unsure)} would rather have is not wholly known, "
                "and other orders that agree with what is known may give other answers."
            )
        return
    concepts = [c for c in ("nash", "seq", "gmr") if c in firm.equilibria] or list(firm.equilibria)
    shares = [
        f"{share(firm.share(concept, start), firm.exact)} by {CONCEPTS[concept][0]}"
        for concept in concepts
    ]
    hits = {int(firm.equilibria[concept][start]) for concept in concepts}
    orders = "all orders" if firm.exact else f"the {firm.solved:,} orders drawn"
    told = words.listed(shares)
    if hits in ({0}, {firm.solved}):
        told = "none of them, by whatever concept" if hits == {0} else "all, by every concept"
    yield (
        f"What {makers(case, conflict, firm.unknown)} would rather have is not wholly known: of "
        f"{orders} that agree with what is known, {number(conflict, start)} holds in {told}."
    )
