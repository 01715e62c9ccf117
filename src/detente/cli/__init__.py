"""The command line: one command a file, each thin over the rooms."""

from detente.cli.main import main

__all__ = ["main"]
