"""The states of a conflict as the report shows them: what they mean, whom they hold, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.report import words
from detente.report.conflict_sentences import against, reason, route
from detente.report.conflict_verdict import coalition_news, share
from detente.report.conflict_words import (
    CONCEPTS,
    deed,
    hold,
    meaning,
    number,
    state,
    who,
)
from detente.report.state_graph import shown
from detente.report.view import Ref, View
from detente.stability.concepts import FIRMNESS
from detente.stability.outlook import Outlook
from detente.stability.paths import Paths
from detente.stability.reasons import Reason

__all__ = [
    "Ladder",
    "Move",
    "Reasons",
    "Standing",
    "anchors",
    "ladders",
    "moves",
    "reasons",
    "refs",
    "shares",
    "standing",
]

_MOST_LISTED = 80
_MOST_MOVES = 200


@dataclass(frozen=True)
class Standing:
    """A state: what it means, how it holds each party, and by which concepts it holds for all."""

    number: int
    meaning: str
    start: bool
    parties: tuple[tuple[str, str], ...]
    firm: str
    concepts: str


@dataclass(frozen=True)
class Reasons:
    """Why a state holds each party or not: sentences, and links to the states that they name."""

    number: int
    title: str
    parties: tuple[tuple[tuple[str, ...], tuple[Ref, ...]], ...]


@dataclass(frozen=True)
class Ladder:
    """A path: where it leads, its steps in sentences, and links to the states on it."""

    head: str
    steps: tuple[tuple[str, tuple[Ref, ...]], ...]


@dataclass(frozen=True)
class Move:
    """A move that is drawn: from which state to which, by whom, what is done, and for what."""

    start: Ref
    end: Ref
    who: str
    what: str
    gain: str


def standing(view: View, outlook: Outlook, place: int) -> Standing:
    """Return a state as a row of the table."""
    conflict, stability = outlook.conflict, outlook.stability
    held = stability.holding(place)
    named = ", ".join(CONCEPTS[concept][0] for concept in held)
    of = words.numeral(len(stability.stable))
    if not held:
        firm = "holds by no concept"
    elif len(held) == len(stability.stable):
        firm = f"holds by all {of} concepts" if len(held) > 1 else "holds"
    else:
        firm = f"holds by {words.numeral(len(held))} of {of}"
    return Standing(
        number=int(conflict.numbers[place]),
        meaning=meaning(conflict, place),
        start=place == conflict.status_quo,
        parties=tuple(
            (view.party(maker), hold(stability, k, place))
            for k, maker in enumerate(conflict.decision_makers)
        ),
        firm=firm,
        concepts=named,
    )


def anchors(outlook: Outlook) -> list[int]:
    """Return every state that has a row of its own: told of first, then drawn, then named."""
    found = dict.fromkeys(outlook.told)
    found |= dict.fromkeys(shown(outlook))
    named = [place for told in outlook.reasons.values() for one in told for place in _named(one)]
    for paths in (outlook.improvements, outlook.moves):
        if paths:
            named += [*paths.ends, *(s.state for r in paths.routes for p in r.paths[:1] for s in p)]
    named += [place for _, targets in coalition_news(outlook) for place in targets]
    listed = list(found) + sorted(set(named) - set(found))
    return listed[: max(_MOST_LISTED, len(found))]


def _named(told: Reason) -> Iterator[int]:
    for one in told.considered:
        yield one.state
        yield from (step.state for step in one.answer)
        if one.reply is not None:
            yield one.reply


def refs(outlook: Outlook, places: Iterable[int], rows: Sequence[int]) -> tuple[Ref, ...]:
    """Return links to the rows of states, each once; ``rows`` are the states that have one."""
    known, conflict = set(rows), outlook.conflict
    return tuple(
        Ref(
            number(conflict, place),
            words.capital(state(conflict, place)),
            f"#state-{conflict.numbers[place]}",
        )
        for place in dict.fromkeys(places)
        if place in known
    )


def reasons(view: View, outlook: Outlook, rows: Sequence[int]) -> list[Reasons]:
    """Return why each state that is told of holds for each party, or why not."""
    conflict, stability = outlook.conflict, outlook.stability
    return [
        Reasons(
            number=int(conflict.numbers[place]),
            title=words.capital(state(conflict, place)),
            parties=tuple(
                (
                    tuple(reason(view.case, stability, told)),
                    refs(outlook, _named(told), rows),
                )
                for told in outlook.reasons[place]
            ),
        )
        for place in outlook.told
    ]


def ladders(view: View, outlook: Outlook, paths: Paths | None, rows: Sequence[int]) -> list[Ladder]:
    """Return the shortest path to each state that is told of."""
    if paths is None:
        return []
    conflict = outlook.conflict
    found = []
    for one in paths.routes:
        if one.length:
            head, *steps = route(view.case, conflict, paths.start, one)
            states = [refs(outlook, [step.state], rows) for step in one.paths[0]]
            found.append(Ladder(head, tuple(zip(steps, states, strict=True))))
    return found


def moves(view: View, outlook: Outlook, drawn: Sequence[int]) -> tuple[list[Move], int]:
    """Return the moves between states that are drawn, and how many are left out.

    Beyond ``_MOST_MOVES`` only improvements are listed.
    """
    conflict = outlook.conflict
    kept = set(drawn)
    found = [
        (maker, start, int(end))
        for start in drawn
        for maker in range(len(conflict.decision_makers))
        for end in conflict.moves[maker].from_state(start)
        if int(end) in kept
    ]
    listed = found
    if len(listed) > _MOST_MOVES:
        listed = [one for one in found if not against(conflict, *one)][:_MOST_MOVES]
    told = [
        Move(
            start=refs(outlook, [start], drawn)[0],
            end=refs(outlook, [end], drawn)[0],
            who=words.capital(who(view.case, conflict, maker)),
            what=words.capital(deed(conflict, start, end)),
            gain=against(conflict, maker, start, end) or "in its own interest",
        )
        for maker, start, end in listed
    ]
    return told, len(found) - len(listed)


def shares(outlook: Outlook) -> tuple[list[str], list[tuple[int, str, list[str]]]]:
    """Return concepts, and for each state told of the share of orders in which it holds by them."""
    firm = outlook.robustness
    if firm is None:
        return [], []
    conflict = outlook.conflict
    concepts = [concept for concept in FIRMNESS if concept in firm.equilibria]
    return [CONCEPTS[concept][0] for concept in concepts], [
        (
            int(conflict.numbers[place]),
            meaning(conflict, place),
            [share(firm.share(concept, place), firm.exact) for concept in concepts],
        )
        for place in outlook.told
    ]
