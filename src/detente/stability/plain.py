"""An outlook as plain data, with states by their numbers and decision makers by their ids."""

from collections.abc import Iterable
from typing import Any

from detente.plain import plain
from detente.stability.coalitions import Coalition
from detente.stability.hypergame import Hypergame
from detente.stability.model import Conflict
from detente.stability.outlook import Outlook
from detente.stability.paths import Paths
from detente.stability.reasons import Reason
from detente.stability.search import Step

MOST_NUMBERS = 1000
"""How many equilibria of a concept are listed."""


def outlook_data(outlook: Outlook) -> dict[str, Any]:
    """Return an outlook as dicts, lists, numbers and words."""
    conflict, stability = outlook.conflict, outlook.stability
    return {
        "method": stability.method,
        "parameters": plain(stability.parameters),
        "assumptions": list(stability.assumptions),
        "citations": list(stability.citations),
        "decision_makers": list(conflict.decision_makers),
        "options": [
            {"id": o.id, "party": o.party, "levels": list(o.levels)} for o in conflict.options
        ],
        "states": conflict.size,
        "status_quo": _number(conflict, conflict.status_quo),
        "equilibria": {
            concept: {
                "count": len(found),
                "states": conflict.numbers[found[:MOST_NUMBERS]].tolist(),
            }
            for concept in stability.stable
            for found in (stability.equilibria(concept),)
        },
        "told": [_state(outlook, state) for state in outlook.told],
        "improvements": _paths(conflict, outlook.improvements),
        "moves": _paths(conflict, outlook.moves),
        "coalitions": [_coalition(conflict, group) for group in outlook.coalitions],
        "hypergame": _hypergame(outlook.hypergame),
        "robustness": outlook.robustness and outlook.robustness.to_dict(),
        "hinges": plain(outlook.hinges),
        "notices": list(outlook.notices),
    }


def reason_data(conflict: Conflict, told: Reason) -> dict[str, Any]:
    """Return a reason as dicts, lists, numbers and words."""
    return {
        "decision_maker": conflict.decision_makers[told.decision_maker],
        "state": _number(conflict, told.state),
        "concept": told.concept,
        "stable": told.stable,
        "moves": told.moves,
        "improvements": told.improvements,
        "considered": [
            {
                "state": _number(conflict, one.state),
                "deterred": one.deterred,
                "answer": _steps(conflict, one.answer),
                "reply": _number(conflict, one.reply),
            }
            for one in told.considered
        ],
        "left_out": told.left_out,
    }


def _number(conflict: Conflict, state: int | None) -> int | None:
    return None if state is None else int(conflict.numbers[state])


def _steps(conflict: Conflict, steps: Iterable[Step]) -> list[dict[str, Any]]:
    return [
        {"by": conflict.decision_makers[step.mover], "to": _number(conflict, step.state)}
        for step in steps
    ]


def _state(outlook: Outlook, state: int) -> dict[str, Any]:
    conflict, stability = outlook.conflict, outlook.stability
    return {
        "number": _number(conflict, state),
        "name": conflict.names.get(state),
        "options": dict(conflict.chosen(state)),
        "equilibrium": list(stability.holding(state)),
        "stable": {
            maker: list(stability.holds(k, state))
            for k, maker in enumerate(conflict.decision_makers)
        },
        "no_move": [
            maker
            for k, maker in enumerate(conflict.decision_makers)
            if stability.structural[k, state]
        ],
        "reasons": [reason_data(conflict, told) for told in outlook.reasons[state]],
    }


def _paths(conflict: Conflict, found: Paths | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "start": _number(conflict, found.start),
        "reached": found.reached,
        "ends": [_number(conflict, state) for state in found.ends],
        "routes": [
            {
                "state": _number(conflict, route.state),
                "length": route.length,
                "paths": [_steps(conflict, path) for path in route.paths],
                "more": route.more,
            }
            for route in found.routes
        ],
    }


def _coalition(conflict: Conflict, group: Coalition) -> dict[str, Any]:
    return {
        "members": [conflict.decision_makers[k] for k in group.members],
        "state": _number(conflict, group.state),
        "improvements": [_number(conflict, state) for state in group.improvements],
        "stable": dict(group.stable),
    }


def _hypergame(found: Hypergame | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "views": {
            maker: {"level": seen.level, "expected": plain(seen.expected)}
            for maker, seen in found.views.items()
        },
        "lasting": plain(found.lasting),
        "unexpected": plain(found.unexpected),
        "in_vain": plain(found.in_vain),
        "surprises": plain(found.surprises),
    }
