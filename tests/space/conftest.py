import pytest

from detente.case.model import Case


def build(**changes):
    data = {
        "detente": 1,
        "title": "Two villages and a river",
        "parties": [
            {"id": "north", "name": "North"},
            {"id": "south", "name": "South"},
            {"id": "ferry", "name": "Ferry", "role": "subject"},
        ],
        "issues": [
            {
                "id": "bridge",
                "name": "Bridge",
                "options": [{"id": o, "name": o} for o in ("none", "narrow", "wide")],
                "status_quo": "none",
            },
            {
                "id": "toll",
                "name": "Toll",
                "options": [{"id": o, "name": o} for o in ("free", "paid")],
                "status_quo": "free",
            },
        ],
        "preferences": {
            "north": {
                "weights": {"bridge": 3, "toll": [0, 2]},
                "values": {
                    "bridge": ["wide", "narrow", "none"],
                    "toll": {"free": 0.25, "paid": [0.5, 1]},
                },
            },
            "south": {
                "weights": ["toll", "bridge"],
                "values": {
                    "bridge": [["narrow", "wide"], "none"],
                    "toll": {"free": 1, "paid": 0},
                },
            },
        },
    }
    return Case.model_validate(data | changes)


@pytest.fixture(name="build")
def build_fixture():
    """A builder of small cases: the data of the river case with changes."""
    return build
