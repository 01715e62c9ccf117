"""Asking an endpoint that answers late, badly, or not at all."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from detente.errors import UserError
from detente.reading.by_model import client as module
from detente.reading.by_model import transport
from detente.reading.by_model.client import Client, Refused, Reply
from detente.reading.by_model.endpoint import endpoint
from detente.reading.by_model.transport import Response

from ...served import Sent, Server, says, served

QUESTION = ({"role": "user", "content": "Well?"},)
SCHEMA = {"type": "object"}


class Asked:
    def __init__(self, server: Server, key: str | None, timeout: float) -> None:
        self.server = server
        self.told: list[str] = []
        self.waits: list[float] = []
        self.client = Client(
            endpoint(server.url, "small", key=key, timeout=timeout),
            self.told.append,
            self.waits.append,
        )

    def __call__(self) -> Reply:
        return self.client.ask(QUESTION, SCHEMA)


@contextmanager
def asking(*answers: Sent, key: str | None = None, timeout: float = 30) -> Iterator[Asked]:
    with served(*answers) as server:
        yield Asked(server, key, timeout)


def test_what_is_sent() -> None:
    with asking(says("Yes."), key="sesame") as ask:
        assert ask() == Reply("Yes.", cut=False)
    (body,) = ask.server.asked
    assert ask.server.paths == ["/v1/chat/completions"]
    assert ask.server.headers[0]["Authorization"] == "Bearer sesame"
    assert body["model"] == "small"
    assert body["messages"] == list(QUESTION)
    assert (body["temperature"], body["stream"]) == (0, False)
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert "sesame" not in json.dumps(body)
    assert (ask.told, ask.waits) == ([], [])


def test_no_key_no_header() -> None:
    with asking(says("Yes.")) as ask:
        ask()
    assert "Authorization" not in ask.server.headers[0]


def test_an_answer_that_is_cut_short_says_so() -> None:
    with asking(says("Ye", "length")) as ask:
        assert ask() == Reply("Ye", cut=True)


def test_a_form_that_the_endpoint_does_not_know_is_not_asked_for_again() -> None:
    unknown = Sent(b'{"error": {"message": "response_format is not supported"}}', 400)
    with asking(unknown, unknown, says("Yes.")) as ask:
        assert ask().text == "Yes."
        assert ask().text == "Yes."
    kinds = [body.get("response_format", {}).get("type") for body in ask.server.asked]
    assert kinds == ["json_schema", "json_object", None, None]
    assert ask.waits == []


def test_what_is_taken_in_no_form_is_refused() -> None:
    with (
        asking(Sent(b'{"error": {"message": "the context is too long"}}', 400)) as ask,
        pytest.raises(Refused, match="status 400, 'the context is too long'"),
    ):
        ask()
    assert len(ask.server.asked) == 3


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_faults_that_pass_are_waited_out(status: int) -> None:
    with asking(Sent(b"busy", status), Sent(b"<html>", status), says("Yes.")) as ask:
        assert ask().text == "Yes."
    assert ask.waits == [1.0, 2.0]


def test_the_endpoint_says_how_long_to_wait_within_limits() -> None:
    slow = Sent(b"", 429, {"Retry-After": "7"})
    ages = Sent(b"", 429, {"Retry-After": "86400"})
    odd = Sent(b"", 429, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"})
    with asking(slow, ages, odd, says("Yes.")) as ask:
        ask()
    assert ask.waits == [7.0, 60.0, 4.0]


def test_a_fault_that_stays_ends_in_one_sentence() -> None:
    with asking(Sent(b'{"error": "out of memory"}', 500)) as ask, pytest.raises(UserError) as error:
        ask()
    assert len(ask.server.asked) == module.TRIES
    assert ask.waits == [1.0, 2.0, 4.0]
    assert str(error.value) == (
        f"The model at {ask.server.url} gives no answer, after 4 tries: status 500, "
        "'out of memory'."
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>It works!</html>",
        b'{"choices": []}',
        b'{"choices": 1}',
        b'{"choices": [{"message": "hello"}]}',
        b"[" * 100_000,
        b"\xff\xfe\x00",
        b"1" * 10_000,
    ],
)
def test_what_is_no_chat_completion(body: bytes) -> None:
    with asking(Sent(body)) as ask, pytest.raises(UserError, match="gives no answer, after 4"):
        ask()


@pytest.mark.parametrize("text", [None, 7, ["Yes."]])
def test_a_completion_without_text_says_nothing(text: object) -> None:
    body = json.dumps({"choices": [{"message": {"content": text}}]}).encode()
    with asking(Sent(body)) as ask:
        assert ask() == Reply("", cut=False)


@pytest.mark.parametrize(("status", "hint"), [(401, "DETENTE_MODEL_KEY"), (404, "address right")])
def test_what_no_second_try_mends(status: int, hint: str) -> None:
    with asking(Sent(b'{"error": {"message": "no"}}', status)) as ask:
        with pytest.raises(UserError, match=hint):
            ask()
        assert (len(ask.server.asked), ask.waits) == (1, [])


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with (
        served(says("Yes.")) as other,
        asking(Sent(b"", status, {"Location": other.url + "/chat/completions"})) as ask,
        pytest.raises(UserError, match="it points elsewhere"),
    ):
        ask()
    assert other.asked == []


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(Sent(b"", 500)) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        with asking(says("Yes.")) as ask:
            assert ask().text == "Yes."
    assert proxy.asked == []


def test_an_error_never_shows_the_key() -> None:
    echo = Sent(b'{"error": {"message": "sesame-17 is no key of ours"}}', 401)
    with asking(echo, key="sesame-17") as ask, pytest.raises(UserError) as error:
        ask()
    assert "sesame" not in str(error.value)
    assert "is no key of ours" in str(error.value)


def test_a_long_complaint_is_shortened() -> None:
    with asking(Sent(b"x" * 100_000, 404)) as ask, pytest.raises(UserError) as error:
        ask()
    assert len(str(error.value)) < 500


def test_a_huge_answer_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "LONGEST_ANSWER", 1_000_000)
    with asking(Sent(b"x" * 3_000_000)) as ask, pytest.raises(UserError, match="more than 1 MB"):
        ask()


def test_an_answer_that_never_ends_is_given_up() -> None:
    with asking(Sent(drip=True), timeout=0.2) as ask, pytest.raises(UserError) as error:
        ask()
    assert "no whole answer came within 0.2 seconds" in str(error.value)
    assert len(ask.server.asked) == module.TRIES


def test_a_connection_that_breaks_is_tried_again() -> None:
    whole = says("Yes.")
    with asking(replace(whole, body=whole.body[:40], length=len(whole.body)), whole) as ask:
        assert ask().text == "Yes."
    assert ask.waits == [1.0]


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    client = Client(endpoint(f"http://127.0.0.1:{port}/v1", "small"), print, pytest.fail)
    with pytest.raises(UserError, match=f"Nobody listens at http://127.0.0.1:{port}/v1"):
        client.ask(QUESTION, SCHEMA)


def test_no_such_host() -> None:
    client = Client(endpoint("http://no-such-host.invalid/v1", "small"), str, pytest.fail)
    with pytest.raises(UserError, match="There is no host no-such-host"):
        client.ask(QUESTION, SCHEMA)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            "https://models.example.org/v1",
            "The text of the documents is sent to https://models.example.org:443/v1 (model small).",
        ),
        (
            "http://192.0.2.7:8080/v1",
            "The text of the documents is sent to http://192.0.2.7:8080/v1 (model small), "
            "unencrypted.",
        ),
    ],
)
def test_an_address_elsewhere_is_announced_once_before_anything_is_sent(
    url: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []

    def post(endpoint: object, body: bytes) -> Response:
        happened.append("sent")
        return Response(200, says("Yes.").body, 0.0)

    monkeypatch.setattr(module, "post", post)
    client = Client(endpoint(url, "small"), happened.append)
    client.ask(QUESTION, SCHEMA)
    client.ask(QUESTION, SCHEMA)
    assert happened == [told, "sent", "sent"]
