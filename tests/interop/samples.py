"""Made-up conflicts as the established programs save them."""

import json
from typing import Any


def literals(text: str) -> list[list[Any]]:
    """Return "0Y 2N" as the literals of a saved conflict."""
    return [[int(word[:-1]), word[-1]] for word in text.split()]


def harbour() -> dict[str, Any]:
    """Return a quarrel over a harbour, with every way of stating a wish."""
    return {
        "program": "gmcr-py",
        "version": "0.3.12",
        "options": [
            {"name": "Dredge", "permittedDirection": "fwd"},
            {"name": "Close the pier", "permittedDirection": "both"},
            {"name": "Strike", "permittedDirection": "both"},
            {"name": "Appeal", "permittedDirection": "back"},
        ],
        "decisionMakers": [
            {
                "name": "Harbour Board",
                "options": [0, 1],
                "preferences": [literals("2N"), literals("0Y 3N"), "1 IF -3"],
            },
            {
                "name": "Fishers' Union",
                "options": [2, 3],
                "preferences": [
                    {"compound": True, "members": [literals("1N 2N"), literals("1Y 2Y")]},
                    literals("0N"),
                ],
            },
        ],
        "infeasibles": [literals("0Y 1Y"), literals("2Y 3Y")],
        "useManualPreferenceRanking": False,
        "coalitions": [0, 1],
    }


def data(conflict: Any) -> bytes:
    return json.dumps(conflict).encode()
