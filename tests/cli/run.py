"""Running the command line inside this process, so that the language model loads once."""

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from detente.cli import main

WORDS = """\
Title: Norland and Sudland meet in Geneva
Date: 2031-03-05

Norland and Sudland meet in Geneva

Russia demanded on Wednesday that NATO should rule out membership for Ukraine. NATO Secretary \
General Ann Berg rejected the demand and said that the door would stay open.

“We will never give up the open door,” she told reporters in Brussels. The United States offered \
talks on limits for missiles.

Russia would accept no limits on missiles unless membership for Ukraine was ruled out, its \
foreign minister Igor Orlov said.
"""
NOTHING = "The weather was fine. It rained in the night, and the streets were wet.\n"


@dataclass(frozen=True)
class Result:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    def refused(self, *words: str) -> None:
        """Assert that this is a mendable error: one plain line that has the words, no more."""
        assert self.code == 1, self
        assert self.out == ""
        assert self.err.startswith("detente: ")
        assert self.err.endswith("\n")
        line = self.err.removesuffix("\n")
        assert line.isprintable(), line
        assert "Traceback" not in line
        for word in words:
            assert word in line, line


def run(*arguments: str | Path) -> Result:
    """Run ``detente`` with the arguments; an exception that would be a traceback goes through."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with (
        mock.patch.object(sys, "argv", ["detente", *map(os.fspath, arguments)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
            code: object = 0
        except SystemExit as end:
            code = end.code or 0
    assert isinstance(code, int)
    return Result(code, *(_held(stream) for stream in (out, err)))


def _held(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
