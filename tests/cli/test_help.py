"""Every command explains itself, with an example."""

import subprocess
import sys

import pytest

from detente.cli.main import COMMANDS


def shown(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "detente", *words],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_lists_every_command_and_holds_an_example(flag):
    text = shown(flag)
    assert "Example" in text
    for command in COMMANDS:
        assert f" {command.__name__.rstrip('_')} " in text


@pytest.mark.parametrize("name", [command.__name__.rstrip("_") for command in COMMANDS])
def test_every_command_has_help_with_an_example(name):
    text = shown(name, "--help")
    assert f"detente {name}" in text
    assert "Example" in text
    assert "--format" in text


def test_every_command_stands_in_a_file_of_its_name():
    for command in COMMANDS:
        assert command.__module__ == f"detente.cli.{command.__name__}"
