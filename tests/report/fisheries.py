"""A fictional dispute over fish, as a record and a case, with hostile words among the quotes."""

import datetime as dt
import hashlib
from typing import Any

from detente.case.model import Case
from detente.documents.model import Document, Span
from detente.reading.model import (
    Act,
    Claim,
    Issue,
    Meeting,
    Mode,
    Party,
    Person,
    Signal,
    Statement,
)
from detente.record.model import Record, Review

HOSTILE = (
    '<script>window.pwned = 1</script><img src=x onerror="window.pwned = 2"> and '
    "<a href='javascript:window.pwned=3'>click</a> \u202egnp.exe\u202c \x00 & </mark></style>"
)

ARTICLE = f"""Shelf talks end without a quota

Norland and Veska ended a second day of talks in Port Ansel on Thursday without agreeing on how to
share the herring of the Middle Bank. Norland's delegation, led by Deputy Fisheries Minister Ada
Lund, repeated that the herring quota must be cut by half. "We will never accept foreign trawlers
inside our zone," Lund told reporters. "Nothing less than a closed zone will do."

Veska's envoy Pavel Orsk called the closed zone impossible but offered joint inspections at sea.
Veska would not talk about inspections without a decision on access, he said. Orsk also said that
Norland had agreed to keep the quota as it is, which Lund denied.

The Shelf Commission, which has 14 members and decides by consensus, proposed a reduced quota. Its
secretary Mina Tarr said the commission could accept a smaller cut. Later she said that half was
what the commission asked for, too.

Veska sent two patrol ships and 120 sailors to the bank on Tuesday, according to Norland.

A note on the door of the hall read: {HOSTILE}

Leave a Comment
"""

NOTE = """Note of the Shelf Commission

The commission will meet again in Kirkhaven on 2 June 2031. It asks both sides to keep their ships
in port until then. The islanders of Sund were not heard.
"""


def document(text: str, **about: Any) -> Document:
    return Document(id=hashlib.sha256(text.encode()).hexdigest(), text=text, **about)


ARTICLE_DOC = document(
    ARTICLE,
    origin="shelf-talks.txt",
    kind="text",
    title="Shelf talks end without a quota",
    publisher="The Ansel Herald",
    date=dt.date(2031, 5, 15),
    content=((0, ARTICLE.index("Leave a Comment")),),
)
NOTE_DOC = document(
    NOTE,
    origin="note.md",
    kind="markdown",
    publisher="Shelf Commission",
    date=dt.date(2031, 5, 17),
)


def span(words: str, home: Document = ARTICLE_DOC) -> Span:
    """Find words, whatever the line breaks in them."""
    at = home.text.replace("\n", " ").index(words)
    return home.span(at, at + len(words))


def statement(id: str, act: Act, content: str, sentence: str, party: str | None, **more: Any):
    home = more.pop("home", ARTICLE_DOC)
    return Statement(
        id=id,
        document=home.id,
        act=act,
        mode=more.pop("mode", Mode.INDIRECT),
        content=span(content, home),
        sentence=span(sentence, home),
        party=party,
        parties=(party,) if party else (),
        date=more.pop("date", dt.date(2031, 5, 15)),
        confidence=0.8,
        **more,
    )


_QUOTA = (
    "Norland's delegation, led by Deputy Fisheries Minister Ada Lund, repeated that the herring "
    "quota must be cut by half."
)
_ORSK = (
    "Veska's envoy Pavel Orsk called the closed zone impossible but offered joint inspections "
    "at sea."
)
_DOOR = ARTICLE[ARTICLE.index("A note on") : ARTICLE.index("</style>") + len("</style>")]

STATEMENTS = (
    statement(
        "s-quota", Act.DEMAND, "the herring quota must be cut by half", _QUOTA, "norland",
        speaker="Ada Lund", issues=("quota",), positions={"quota": "half"},
    ),
    statement(
        "s-never", Act.REJECT, "foreign trawlers inside our zone",
        '"We will never accept foreign trawlers inside our zone," Lund told reporters.', "norland",
        speaker="Ada Lund", issues=("access",), positions={"access": "open"},
        firm=span("never"), mode=Mode.DIRECT, targets=("veska",),
    ),
    statement(
        "s-closed", Act.DEMAND, "Nothing less than a closed zone will do",
        '"Nothing less than a closed zone will do."', "norland",
        speaker="Ada Lund", issues=("access",), positions={"access": "closed"},
        firm=span("Nothing less"), mode=Mode.DIRECT,
    ),
    statement(
        "s-impossible", Act.REJECT, "the closed zone impossible", _ORSK, "veska",
        speaker="Pavel Orsk", issues=("access",), positions={"access": "closed"},
        firm=span("impossible"), mode=Mode.MIXED,
    ),
    statement(
        "s-joint", Act.OFFER, "joint inspections at sea", _ORSK, "veska",
        speaker="Pavel Orsk", issues=("inspection",), positions={"inspection": "joint"},
    ),
    statement(
        "s-tied", Act.REJECT, "would not talk about inspections without a decision on access",
        "Veska would not talk about inspections without a decision on access, he said.", "veska",
        speaker="Pavel Orsk", issues=("inspection", "access"),
        condition=span("without a decision on access"),
    ),
    statement(
        "s-claim", Act.ACCEPT, "had agreed to keep the quota as it is",
        "Orsk also said that Norland had agreed to keep the quota as it is, which Lund denied.",
        "veska", speaker="Pavel Orsk", reports="norland", issues=("quota",),
        positions={"quota": "now"},
    ),
    statement(
        "s-smaller", Act.ACCEPT, "could accept a smaller cut",
        "Its secretary Mina Tarr said the commission could accept a smaller cut.", "commission",
        speaker="Mina Tarr", issues=("quota",), positions={"quota": "reduced"},
    ),
    statement(
        "s-half", Act.DEMAND, "half was what the commission asked for",
        "Later she said that half was what the commission asked for, too.", "commission",
        speaker="Mina Tarr", issues=("quota",), positions={"quota": "half"},
    ),
    statement(
        "s-third", Act.DEMAND, "a reduced quota",
        "The Shelf Commission, which has 14 members and decides by consensus, proposed a reduced "
        "quota.", "commission", issues=("quota",), positions={"quota": "reduced"},
    ),
    statement("s-door", Act.ASSERT, HOSTILE, _DOOR, None, mode=Mode.DIRECT),
    statement(
        "s-port", Act.APPEAL, "keep their ships in port until then",
        "It asks both sides to keep their ships in port until then.", "commission",
        home=NOTE_DOC, targets=("norland", "veska"), date=dt.date(2031, 5, 17),
    ),
)  # fmt: skip

RECORD = Record(
    documents=(ARTICLE_DOC, NOTE_DOC),
    statements=STATEMENTS,
    parties=(
        Party(id="norland", name="Norland", kind="state", speaks=True),
        Party(id="veska", name="Veska", kind="state", speaks=True),
        Party(id="commission", name="the Shelf Commission", kind="organisation", speaks=True),
        Party(id="sund", name="Sund", kind="group"),
    ),
    people=(
        Person(
            id="p-lund", document=ARTICLE_DOC.id, name="Ada Lund",
            title="Deputy Fisheries Minister", party="norland",
            because=span("Norland's delegation, led by Deputy Fisheries Minister Ada Lund"),
        ),
        Person(
            id="p-orsk", document=ARTICLE_DOC.id, name="Pavel Orsk", title="envoy", party="veska",
            because=span("Veska's envoy Pavel Orsk"),
        ),
        Person(
            id="p-tarr", document=ARTICLE_DOC.id, name="Mina Tarr", party="commission",
            otherwise=(Claim(party="sund", because=span("Its secretary Mina Tarr")),),
        ),
    ),
    meetings=(
        Meeting(
            id="m-ansel", document=ARTICLE_DOC.id, place="Port Ansel", date=dt.date(2031, 5, 15),
            participants=("norland", "veska"), status="held",
            result=span("without agreeing on how to share the herring"),
            words=span("a second day of talks in Port Ansel on Thursday"),
        ),
        Meeting(
            id="m-kirk", document=NOTE_DOC.id, forum="commission", place="Kirkhaven",
            date=dt.date(2031, 6, 2), members=14, participants=("norland", "veska"),
            status="planned", words=span("will meet again in Kirkhaven on 2 June 2031", NOTE_DOC),
        ),
        Meeting(
            id="m-day-one", document=ARTICLE_DOC.id, place="Port Ansel",
            date=dt.date(2031, 5, 14), participants=("norland", "veska"), status="held",
            words=span("talks in Port Ansel"),
        ),
    ),
    signals=(
        Signal(
            id="g-ships", document=ARTICLE_DOC.id, kind="deployment", party="veska",
            status="claimed", claimed_by=("norland",),
            numbers=("two patrol ships", "120 sailors"),
            date=dt.date(2031, 5, 13),
            words=span("sent two patrol ships and 120 sailors to the bank"),
            sentence=span(
                "Veska sent two patrol ships and 120 sailors to the bank on Tuesday, according "
                "to Norland."
            ),
        ),
    ),
    issues=(
        Issue(id="quota", label="the herring quota"),
        Issue(id="access", label="access to the zone", subject="sund"),
        Issue(id="inspection", label="inspection at sea"),
    ),
    reviews=(
        Review(
            number=1, time=dt.datetime(2031, 5, 18, tzinfo=dt.UTC), kind="statement",
            entry="s-quota", verdict="accept", reason="Checked against the tape.", by="A. Reader",
        ),
    ),
)  # fmt: skip


def drafted(value: Any, rule: str, *because: str, note: str | None = None) -> dict[str, Any]:
    return {"value": value, "by": "inferred", "rule": rule, "because": because, "note": note}


def values(rule: str, *because: str, **worth: Any) -> dict[str, Any]:
    return {option: drafted(value, rule, *because) for option, value in worth.items()}


_WIDE = {"note": "It says nothing on this."}

CASE = Case.model_validate(
    {
        "detente": 1,
        "title": "The herring of the Middle Bank",
        "parties": [
            {"id": "norland", "name": "Norland", "because": ["s-quota"]},
            {"id": "veska", "name": "Veska", "because": ["s-joint"]},
            {"id": "commission", "name": "the Shelf Commission", "kind": "organisation"},
            {"id": "sund", "name": "Sund", "kind": "group", "role": "subject"},
        ],
        "issues": [
            {
                "id": "quota",
                "name": "the herring quota",
                "options": [
                    {"id": "now", "name": "as it is", "by": "catalogue"},
                    {"id": "reduced", "name": "cut by a quarter", "because": ["s-smaller"],
                     "by": "inferred"},
                    {"id": "half", "name": "cut by half", "because": ["s-quota"],
                     "by": "inferred"},
                ],
                "status_quo": "now",
            },
            {
                "id": "access",
                "name": "access to the zone",
                "options": [
                    {"id": "open", "name": "open to trawlers", "because": ["s-never"],
                     "by": "inferred"},
                    {"id": "season", "name": "open in season", "by": "catalogue"},
                    {"id": "closed", "name": "closed to foreigners", "because": ["s-closed"],
                     "by": "inferred"},
                ],
                "status_quo": "open",
            },
            {
                "id": "inspection",
                "name": "inspection at sea",
                "options": [
                    {"id": "none", "name": "none", "by": "catalogue"},
                    {"id": "joint", "name": "joint inspections", "because": ["s-joint"],
                     "by": "inferred"},
                ],
                "status_quo": "none",
            },
        ],
        "preferences": {
            "norland": {
                "weights": {
                    "quota": drafted([1.0, 2.0], "insistence-widens-weight", "s-quota"),
                    "access": drafted([2.0, 4.0], "insistence-widens-weight", "s-closed"),
                    "inspection": drafted([0.0, 1.0], "silence-is-wide", **_WIDE),
                },
                "values": {
                    "quota": values("demand-is-best", "s-quota", now=0.0, reduced=[0.25, 0.75],
                                    half=1.0),
                    "access": values("demand-is-best", "s-closed", open=0.0, season=[0.25, 0.75],
                                     closed=1.0),
                    "inspection": {
                        "none": drafted([0.0, 1.0], "silence-is-wide", **_WIDE),
                        "joint": drafted([0.0, 1.0], "silence-is-wide", **_WIDE),
                    },
                },
            },
            "veska": {
                "weights": {"quota": [0.5, 1.0], "access": [2.0, 3.0], "inspection": 1.0},
                "values": {
                    "quota": {"now": 1.0, "reduced": [0.3, 0.9], "half": 0.0},
                    "access": {"open": 1.0, "season": [0.5, 0.8], "closed": 0.0},
                    "inspection": values("offer-is-acceptable", "s-joint", none=[0.4, 0.8],
                                         joint=[0.5, 1.0]),
                },
            },
            "commission": {
                "weights": ["quota", "inspection"],
                "values": {
                    "quota": {"value": ["half", "reduced", "now"], "because": ["s-half"]},
                    "inspection": {"value": ["joint", "none"], "because": ["src-charter"]},
                },
            },
        },
        "red_lines": [
            {"party": "norland", "issue": "access", "options": ["open"], "because": ["s-never"],
             "by": "inferred", "rule": "red-line-in-words"},
            {"party": "veska", "issue": "access", "options": ["closed"],
             "because": ["s-impossible"], "by": "inferred", "rule": "red-line-in-words",
             "note": "He calls it impossible."},
        ],
        "linkages": [
            {"party": "veska", "when": {"issue": "inspection", "options": ["joint"]},
             "requires": {"issue": "access", "options": ["open", "season"]},
             "because": ["s-tied"], "by": "inferred", "rule": "condition-is-linkage"},
        ],
        "reservation": {
            "norland": drafted("status-quo", "reservation-is-status-quo"),
            "veska": drafted("status-quo", "reservation-is-status-quo"),
            "commission": [0.2, 0.4],
        },
        "forums": [
            {"id": "shelf", "name": "Shelf Commission", "members": ["norland", "veska"],
             "rule": "consensus", "because": ["src-charter"]},
        ],
        "meetings": [
            {"id": "founding", "forum": "shelf", "place": "Kirkhaven", "date": "2031-03-01",
             "participants": ["norland", "veska"], "because": ["src-charter"]},
        ],
        "signals": [
            {"id": "recall", "party": "norland", "kind": "exercise", "status": "threatened",
             "note": "Announced at sea.", "because": ["gone"]},
        ],
        "sources": [
            {"id": "src-herald", "title": "Shelf talks end without a quota",
             "document": ARTICLE_DOC.id},
            {"id": "src-charter", "title": "Charter of the Shelf Commission",
             "publisher": "Shelf Commission", "date": "2004-02-01",
             "words": "The commission decides by consensus."},
        ],
    }
)  # fmt: skip


def with_demand_met(case: Case) -> Case:
    """Return the case with Veska's minimum low enough for a zone of agreement."""
    data = case.model_dump(mode="json")
    data["reservation"]["veska"] = {"value": [0.2, 0.75]}
    return Case.model_validate(data)


def two_parties(case: Case) -> Case:
    """Return the same without the commission's preferences."""
    data = with_demand_met(case).model_dump(mode="json")
    del data["preferences"]["commission"]
    del data["reservation"]["commission"]
    data["parties"] = [p for p in data["parties"] if p["id"] != "commission"]
    return Case.model_validate(data)


def with_moves(case: Case) -> Case:
    """Return the case with what the parties can do alone, hostile names among it."""
    data = case.model_dump(mode="json")
    data["moves"] = {
        "options": [
            {
                "id": "fish",
                "name": "Fish " + HOSTILE,
                "party": "veska",
                "because": ["s-quota"],
                "by": "inferred",
                "rule": "step-is-option",
                "note": "Told of at sea.",
            },
            {
                "id": "patrol",
                "name": "Patrols",
                "party": "norland",
                "levels": ["none", "some", "many"],
                "because": ["s-closed"],
            },
            {"id": "inspect", "name": "Inspect the catch", "party": "commission", "change": "up"},
        ],
        "infeasible": [
            {
                "when": "inspect and patrol = many",
                "by": "inferred",
                "rule": "contrary-options",
                "because": ["s-joint"],
            }
        ],
        "status_quo": {
            "value": "only(fish)",
            "by": "inferred",
            "rule": "present-steps",
            "because": ["s-never"],
        },
        "preferences": {
            "veska": {
                "weights": {
                    "fish": {
                        "value": 2.0,
                        "by": "inferred",
                        "because": ["s-tied"],
                        "rule": "wish-is-weight",
                    },
                    "patrol": -3.0,
                }
            },
            "norland": {
                "statements": [
                    {"value": "not fish", "because": ["s-closed"]},
                    "patrol = some",
                    {"value": "inspect", "by": "inferred", "rule": "demand-is-wish"},
                ],
                "ties": "unknown",
            },
            "commission": {
                "chains": [
                    ["inspect and not fish", "nothing"],
                    ["only(fish)", "only(fish, patrol)"],
                ]
            },
        },
        "views": {
            "veska": {
                "options": ["fish", "patrol"],
                "preferences": {
                    "norland": {
                        "ranking": {
                            "value": ["nothing", ["fish", "patrol"], "anything"],
                            "because": ["s-never"],
                        }
                    }
                },
            }
        },
    }
    return Case.model_validate(data)
