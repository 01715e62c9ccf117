"""Changing one value in the text of a case and nothing else."""

import io
import json
import re
from typing import Any

from detente.case.dump import writer
from detente.case.problem import Path, words
from detente.case.tree import Node, parse
from detente.case.yaml import loads_case
from detente.errors import UserError

_WORD = re.compile(r"(?!(?:null|true|false)$)[a-z][a-z0-9-]*")


def edit_case(text: str, path: Path, value: Any, name: str = "the case") -> str:
    """Return ``text`` with ``value`` set at ``path`` and every comment kept.

    A step of ``path`` is a field, an id, or a place in a list counted from 0; the last may be a
    field that is not there yet, and a bare value becomes a sourced one when the path goes into
    it. Where the value stands within one line, nothing else changes; otherwise line breaks and
    quotes may. Raises UserError when the path leads nowhere or the result is no sound case.
    """
    loads_case(text, name)
    node: Node | None = parse(text, name)
    for step in path:
        node = _child(node, step)
    if node is not None and node.span is not None:
        start, end = node.span
        edited = text[:start] + _inline(value) + text[end:]
    else:
        edited = _rewritten(text, path, value, name)
    loads_case(edited, name)
    return edited


def _child(node: Node | None, step: str | int) -> Node | None:
    child: Node | None = None
    if node is not None and isinstance(node.value, dict):
        child = node.value.get(step)
    elif node is not None and isinstance(node.value, list) and isinstance(step, int):
        child = node.value[step] if 0 <= step < len(node.value) else None
    return child


def _inline(value: Any) -> str:
    """Return a value as YAML on one line; JSON is that, but a word needs no quotes."""
    if isinstance(value, str) and _WORD.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _rewritten(text: str, path: Path, value: Any, name: str) -> str:
    yaml = writer()
    yaml.width = 100_000
    try:
        data = yaml.load(text)
    # The round-trip reader builds dates and the like, and trips over words that only look so.
    except Exception as error:
        raise UserError(f"{name} cannot be edited without losing its comments.") from error
    here, nowhere = data, UserError(f"{name} has nothing at {words(path)}.")
    for place, step in enumerate(path[:-1]):
        if not _has(here, step):
            raise nowhere
        inner = here[step]
        if not isinstance(inner, dict | list):
            if place != len(path) - 2:
                raise nowhere
            inner = here[step] = {"value": inner}
        here = inner
    if not path or (isinstance(here, list) and not _has(here, path[-1])):
        raise nowhere
    here[path[-1]] = value
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


def _has(here: Any, step: str | int) -> bool:
    if isinstance(here, list):
        return isinstance(step, int) and 0 <= step < len(here)
    return isinstance(here, dict) and step in here
