"""One question to a chat endpoint, with patience for what passes."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.errors import UserError
from detente.reading.by_model.endpoint import KEY, Endpoint
from detente.reading.by_model.transport import Passing, Response, post

TRIES = 4
MOST_TOKENS = 4096
"""How long an answer the model is asked to give at most."""

_LONGEST_WAIT = 60.0
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504, 529))
_NOT_TAKEN = frozenset((400, 413, 415, 422))

Message = Mapping[str, str]


class Refused(Exception):
    """The endpoint does not take a question, in whatever form it is to answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model said, and whether it was cut short."""

    text: str
    cut: bool


@dataclass(slots=True)
class Client:
    """Asks an endpoint, one question after the other.

    ``tell`` hears, before the first question, that text leaves the machine, if it does. ``wait``
    sleeps for a number of seconds.
    """

    endpoint: Endpoint
    tell: Callable[[str], None]
    wait: Callable[[float], None] = time.sleep
    _told: bool = field(default=False, init=False)
    _form: int = field(default=0, init=False)

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """Return the answer to ``messages`` at temperature 0.

        The answer is asked to follow ``schema``; an endpoint that does not know how is asked for
        JSON, or else for nothing in particular. Raises Refused when it takes the question in none
        of these forms, and UserError where no other question would fare better.
        """
        self._announce()
        forms = _forms(schema)
        for at in range(self._form, len(forms)):
            response, reply = self._patiently(messages, forms[at])
            if reply is not None:
                self._form = at
                return reply
        raise Refused(
            f"The model at {self.endpoint.url} does not take what it is asked: "
            f"{response.says(self.endpoint)}."
        )

    def _announce(self) -> None:
        if self._told or self.endpoint.is_here:
            return
        self._told = True
        how = "" if self.endpoint.secure else ", unencrypted"
        self.tell(
            f"The text of the documents is sent to {self.endpoint.url} "
            f"(model {self.endpoint.model}){how}."
        )

    def _patiently(
        self, messages: Sequence[Message], form: Mapping[str, Any]
    ) -> tuple[Response, Reply | None]:
        """Return the answer and the reply in it, None where the question is not taken."""
        body = json.dumps(
            {
                "model": self.endpoint.model,
                "messages": list(messages),
                "temperature": 0,
                "max_tokens": MOST_TOKENS,
                "stream": False,
                **form,
            }
        ).encode()
        fault = ""
        for again in range(TRIES):
            pause = 2.0**again
            try:
                response = post(self.endpoint, body)
            except Passing as error:
                fault = str(error)
            else:
                if response.status in _NOT_TAKEN:
                    return response, None
                reply = _reply(response.data) if response.status == 200 else None
                if reply is not None:
                    return response, reply
                if response.status != 200 and response.status not in _PASSING:
                    raise UserError(self._refusal(response))
                fault = response.says(self.endpoint)
                pause = min(max(pause, response.after), _LONGEST_WAIT)
            if again + 1 < TRIES:
                self.wait(pause)
        raise UserError(
            f"The model at {self.endpoint.url} gives no answer, after {TRIES} tries: {fault}."
        )

    def _refusal(self, response: Response) -> str:
        hint = ""
        if response.status in (401, 403):
            hint = f"; a key is taken from {KEY}"
        elif response.status == 404:
            hint = "; is the address right, and does it have that model?"
        elif 300 <= response.status < 400:
            hint = "; it points elsewhere, and nothing is sent but to the address that you name"
        return (
            f"The model at {self.endpoint.url} gives no answer: "
            f"{response.says(self.endpoint)}{hint}."
        )


def _forms(schema: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    named = {"name": "statements", "strict": True, "schema": schema}
    return (
        {"response_format": {"type": "json_schema", "json_schema": named}},
        {"response_format": {"type": "json_object"}},
        {},
    )


def _reply(data: bytes) -> Reply | None:
    """Return what a body of the form of a chat completion says, or None for another body."""
    try:
        choice = json.loads(data)["choices"][0]
        text, reason = choice["message"].get("content"), choice.get("finish_reason")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return None
    return Reply(text if isinstance(text, str) else "", reason == "length")
