"""Hand-made records: statements without a text behind them, on a topic of four steps."""

from typing import Any

from detente.catalogue import Scale, Topic
from detente.documents.model import Document, Span
from detente.reading.model import Issue, Mention, Mode, Party, Statement
from detente.record.model import Record

TEXT = "No progress on missiles without progress on membership; on our demands; on exercises."
DOCUMENT = Document(
    id="ab" * 32, text=TEXT, origin="talks.txt", kind="text", title="Talks", publisher="A paper"
)
STEPS = ("admitted", "open-door", "moratorium", "ruled-out")
TOPICS = (
    Topic(
        id="membership",
        label="Membership",
        subject="state",
        terms=("membership",),
        scale=tuple(Scale(id=s, label=s.title(), status_quo=s == "open-door") for s in STEPS),
    ),
    Topic(
        id="missiles",
        label="Missiles",
        terms=("missile",),
        scale=tuple(
            Scale(id=s, label=s, status_quo=s == "none") for s in ("none", "limits", "ban")
        ),
    ),
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def mention(words: str) -> Mention:
    return Mention(document=DOCUMENT.id, **span(words).model_dump())


ISSUES = (
    Issue(
        id="ukraine-membership",
        label="Ukraine's membership",
        topic="membership",
        subject="ukraine",
        mentions=(mention("membership"),),
    ),
    Issue(id="missiles", label="Missiles", topic="missiles", mentions=(mention("missiles"),)),
    Issue(id="pipeline", label="The pipeline", mentions=(mention("exercises"),)),
)
PARTIES = (
    Party(id="nato", name="NATO", kind="alliance"),
    Party(id="russia", name="Russia", kind="state"),
    Party(id="ukraine", name="Ukraine", kind="state"),
    Party(id="sweden", name="Sweden", kind="state"),
)


def says(name: str, party: str | tuple[str, ...], act: str, **fields: Any) -> Statement:
    """A statement; ``on={"issue": "option" or None}`` gives issues and positions."""
    on = fields.pop("on", {})
    parties = (party,) if isinstance(party, str) else party
    firm = span("No") if fields.pop("firm", False) else None
    return Statement.model_validate(
        {
            "id": name,
            "document": DOCUMENT.id,
            "act": act,
            "mode": Mode.INDIRECT,
            "content": span(TEXT),
            "sentence": span(TEXT),
            "party": parties[0],
            "parties": parties,
            "issues": tuple(on),
            "positions": {issue: option for issue, option in on.items() if option},
            "firm": firm,
            "confidence": 0.9,
            **fields,
        }
    )


def record(*statements: Statement, **fields: Any) -> Record:
    given: dict[str, Any] = {"documents": (DOCUMENT,), "parties": PARTIES, "issues": ISSUES}
    return Record(**{**given, "statements": statements, **fields})
