"""What the model says, checked: statements in words and in the acts and modes that there are."""

import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from detente.reading.model import Act, Mode

MOST_STATEMENTS = 500
"""How many statements of one answer are looked at."""

_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_TRIES = 20
_NULLABLE = ("source", "cue", "condition")


class Told(BaseModel):
    """A statement as the model tells it: stretches in the words that it says are in the text."""

    model_config = ConfigDict(
        frozen=True, extra="ignore", json_schema_extra={"additionalProperties": False}
    )

    sentence: int
    content: str
    source: str | None
    cue: str | None
    condition: str | None
    act: Act
    mode: Mode
    negated: bool

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, value: Any) -> Any:
        """Take what is left out for null."""
        return dict.fromkeys(_NULLABLE) | value if isinstance(value, dict) else value


class Form(BaseModel):
    """The object that the model is asked for."""

    model_config = ConfigDict(json_schema_extra={"additionalProperties": False})

    statements: list[Told]


@dataclass(frozen=True, slots=True)
class Answer:
    """The statements of an answer, and what else it holds in their place."""

    statements: tuple[Told, ...]
    malformed: tuple[str, ...]


def answered(text: str) -> Answer | None:
    """Return an answer checked, or None for one that is not the object that was asked for.

    Thoughts before it, and a fence around it, are passed over.

    >>> answered("I am sorry.") is None
    True
    """
    found = _object(text)
    entries = None if found is None else found.get("statements")
    if not isinstance(entries, list):
        return None
    good: list[Told] = []
    malformed = [json.dumps(entry) for entry in entries[MOST_STATEMENTS:]]
    for entry in entries[:MOST_STATEMENTS]:
        try:
            good.append(Told.model_validate(entry))
        except ValidationError:
            malformed.append(json.dumps(entry))
    return Answer(tuple(good), tuple(malformed))


def _object(text: str) -> dict[str, Any] | None:
    """Return the first JSON object in a text that has statements, or None."""
    said = _THOUGHT.sub("", text)
    for brace in islice(re.finditer("{", said), _TRIES):
        try:
            found, _ = json.JSONDecoder().raw_decode(said, brace.start())
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and "statements" in found:
            return found
    return None
