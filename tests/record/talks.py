"""Made-up talks: a document a day, a sentence a statement, with offsets that hold."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from detente.documents.model import Document, Span
from detente.reading.model import Issue, Mention, Party, Reading, Statement
from detente.record import Record, merge


@dataclass
class Said:
    """One statement to be: the day, who, the act, the words, and further fields."""

    day: str | None
    party: str | None
    act: str
    words: str
    on: dict[str, str | None] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)


def says(
    day: str | None, party: str | None, act: str, words: str, *issues: str, **fields: Any
) -> Said:
    """Statement; ``on={"issue": "option" or None}`` or plain issues; ``firm`` and ``condition``
    are words of the sentence."""
    on: dict[str, str | None] = fields.pop("on", {}) | dict.fromkeys(issues)
    return Said(day, party, act, words, on, fields)


def document_of(day: str | None) -> str:
    return f"doc-{day}"


def readings(*said: Said, topics: dict[str, str] | None = None) -> list[Reading]:
    """One reading a day, in the order in which the days first come."""
    topics = topics or {}
    days = list(dict.fromkeys(one.day for one in said))
    return [_reading(day, [one for one in said if one.day == day], topics) for day in days]


def record(*said: Said, topics: dict[str, str] | None = None) -> Record:
    """The record of some statements; ``topics`` gives issues their topic."""
    return merge(readings(*said, topics=topics))


def _reading(day: str | None, said: list[Said], topics: dict[str, str]) -> Reading:
    lines = [_line(one) for one in said]
    text = "\n".join(lines)
    document = Document(
        id=document_of(day),
        text=text,
        origin=f"{day}.txt",
        kind="text",
        date=None if day is None else dt.date.fromisoformat(day),
    )
    statements = []
    mentions: dict[str, list[Mention]] = {}
    labels: dict[str, str] = {}
    start = 0
    for number, (one, line) in enumerate(zip(said, lines, strict=True), 1):
        sentence = document.span(start, start + len(line))
        content = _find(document, sentence, one.words)
        for issue in one.on:
            name = issue.replace(" ", "-")
            labels[name] = issue.capitalize()
            mentions.setdefault(name, []).append(
                Mention(document=document.id, **content.model_dump())
            )
        statements.append(_statement(document, sentence, content, one, number))
        start += len(line) + 1
    parties = dict.fromkeys(
        name
        for one in said
        for name in (one.party, *one.fields.get("targets", ()), *one.fields.get("addressees", ()))
        if name
    )
    return Reading(
        documents=(document,),
        statements=tuple(statements),
        parties=tuple(Party(id=name, name=name.title(), kind="state") for name in parties),
        issues=tuple(
            Issue(
                id=name, label=labels[name], topic=topics.get(name), mentions=tuple(mentions[name])
            )
            for name in mentions
        ),
    )


def _line(one: Said) -> str:
    return one.fields.get("sentence") or f"{(one.party or 'somebody').title()}: {one.words}."


def _find(document: Document, sentence: Span, words: str) -> Span:
    start = document.text.index(words, sentence.start)
    return document.span(start, start + len(words))


def _statement(
    document: Document, sentence: Span, content: Span, one: Said, number: int
) -> Statement:
    fields = {key: value for key, value in one.fields.items() if key != "sentence"}
    for key in ("firm", "condition", "cue"):
        if key in fields:
            fields[key] = _find(document, sentence, fields[key])
    on = {issue.replace(" ", "-"): option for issue, option in one.on.items()}
    return Statement.model_validate(
        {
            "id": f"s-{one.day}-{number}",
            "document": document.id,
            "act": one.act,
            "mode": "indirect",
            "content": content,
            "sentence": sentence,
            "party": one.party,
            "parties": (one.party,) if one.party else (),
            "issues": tuple(on),
            "positions": {issue: option for issue, option in on.items() if option},
            "date": one.day,
            "confidence": 0.9,
            **fields,
        }
    )
