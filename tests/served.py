"""A chat endpoint on this machine that replays recorded answers, for readers by a model."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

RECORDED = Path(__file__).parent / "reading" / "by_model" / "recorded"


@dataclass(frozen=True)
class Sent:
    """An answer as it goes over the line. ``drip`` sends a byte at a time and never ends."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    drip: bool = False


def recorded(name: str) -> Sent:
    """Return an answer that is kept beside the tests."""
    return Sent((RECORDED / name).read_bytes())


def says(content: object, reason: str = "stop") -> Sent:
    """Return a chat completion that says ``content``, JSON unless it is text."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": text},
        "finish_reason": reason,
    }
    return Sent(json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


@dataclass
class Server:
    """A running endpoint: what it will answer in turn, the last for ever, and what it was asked."""

    url: str
    answers: list[Sent]
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def next(self) -> Sent:
        return self.answers[min(len(self.asked), len(self.answers)) - 1]


@contextmanager
def served(*answers: Sent) -> Iterator[Server]:
    """Run an endpoint that gives these answers."""
    left = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.asked.append(json.loads(body))
            server.headers.append(dict(self.headers))
            server.paths.append(self.path)
            sent = server.next()
            self.send_response(sent.status)
            length = len(sent.body) if sent.length is None else sent.length
            if not sent.drip:
                self.send_header("Content-Length", str(length))
            for name, value in sent.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(sent.body)
                while sent.drip and not left.wait(0.02):
                    self.wfile.write(b" ")
                    self.wfile.flush()
            except OSError:
                pass

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        server = Server(f"http://127.0.0.1:{running.server_port}/v1", list(answers))
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            left.set()
            running.shutdown()
            thread.join()
