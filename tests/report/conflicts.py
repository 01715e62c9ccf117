"""Small conflicts, each with what the report should say of it."""

from detente.case.model import Case


def case(moves, *parties):
    """Return a case that has nothing but moves; parties are (id, name)."""
    listed = [{"id": id, "name": name} for id, name in parties]
    return Case.model_validate(
        {"detente": 1, "title": "A conflict", "parties": listed, "moves": moves}
    )


def yes_no(id, name, party, **more):
    return {"id": id, "name": name, "party": party, **more}


PRISONERS = case(
    {
        "options": [yes_no("ca", "Keep silent", "a"), yes_no("cb", "Say nothing", "b")],
        "preferences": {
            "a": {"ranking": ["only(cb)", "only(ca, cb)", "nothing", "only(ca)"]},
            "b": {"ranking": ["only(ca)", "only(ca, cb)", "nothing", "only(cb)"]},
        },
    },
    ("a", "Ann"),
    ("b", "Bob"),
)

CHICKEN = case(
    {
        "options": [yes_no("sa", "Swerve", "a"), yes_no("sb", "Turn away", "b")],
        "preferences": {
            "a": {"ranking": ["only(sb)", "only(sa, sb)", "only(sa)", "nothing"]},
            "b": {"ranking": ["only(sa)", "only(sa, sb)", "only(sb)", "nothing"]},
        },
    },
    ("a", "Ann"),
    ("b", "Bob"),
)

KOREA = case(
    {
        "options": [
            yes_no("strike", "Strike the north", "us", change="up"),
            yes_no("withdraw", "Withdraw and normalise", "us"),
            yes_no("invade", "Invade the south", "nk"),
            yes_no("abandon", "Abandon the nuclear programme", "nk"),
        ],
        "infeasible": [{"when": "strike and withdraw"}],
        "status_quo": "nothing",
        "preferences": {
            "us": {
                "ranking": [
                    "only(abandon)", "nothing", "only(strike, abandon)",
                    "only(withdraw, abandon)", "only(invade, abandon)", "only(strike, invade)",
                    "only(invade)", "only(strike, invade, abandon)",
                    "only(withdraw, invade, abandon)", "only(strike)", "only(withdraw)",
                    "only(withdraw, invade)",
                ]
            },
            "nk": {
                "ranking": [
                    "only(withdraw, invade)", "only(withdraw, invade, abandon)",
                    "only(withdraw)", "only(withdraw, abandon)", "nothing", "only(invade)",
                    "only(invade, abandon)", "only(strike, invade)", "only(strike)",
                    "only(strike, invade, abandon)", "only(abandon)", "only(strike, abandon)",
                ]
            },
        },
    },
    ("us", "United States"),
    ("nk", "North Korea"),
)  # fmt: skip

GRAPH = case(
    {
        "states": [
            {"id": "calm", "name": "Calm"},
            {"id": "alert", "name": "Alert"},
            {"id": "clash", "name": "Clash"},
            {"id": "truce", "name": "Truce"},
        ],
        "arcs": {
            "a": [["calm", "alert"], ["alert", "clash"], ["truce", "calm"]],
            "b": [["alert", "calm"], ["clash", "truce"], ["truce", "alert"]],
        },
        "status_quo": "calm",
        "preferences": {
            "a": {"ranking": ["truce", "alert", "calm", "clash"]},
            "b": {"ranking": ["calm", ["truce", "alert"], "clash"], "ties": "unknown"},
        },
    },
    ("a", "Alpha"),
    ("b", "Beta"),
)

LEVELS = case(
    {
        "options": [
            yes_no("answer", "Answer to the order", "firm",
                   levels=["delay", "accept", "abandon"], change="up"),
            yes_no("insist", "Insistence", "town"),
        ],
        "same": [{"when": "answer = abandon"}],
        "preferences": {
            "firm": {"weights": {"answer = accept": 2, "insist and answer = delay": -1,
                                 "answer = abandon": -2}},
            "town": {"statements": ["answer = accept", "insist and answer != abandon"]},
        },
    },
    ("firm", "Firm"),
    ("town", "Town Council"),
)  # fmt: skip

MISTAKEN = case(
    {
        "options": [
            yes_no("arm", "Arm", "a"),
            yes_no("hide", "Hide weapons", "a"),
            yes_no("watch", "Watch", "b"),
        ],
        "preferences": {
            "a": {"statements": ["hide", "not arm", "not watch"]},
            "b": {"statements": ["not arm", "watch iff hide"]},
        },
        "views": {
            "b": {
                "options": ["arm", "watch"],
                "preferences": {"a": {"statements": ["arm", "not watch"]}},
            }
        },
    },
    ("a", "Alpha"),
    ("b", "Beta"),
)

ALL = {
    "prisoners": PRISONERS,
    "chicken": CHICKEN,
    "korea": KOREA,
    "graph": GRAPH,
    "levels": LEVELS,
    "mistaken": MISTAKEN,
}
