"""What is wrong with a case, and where: paths, lines and plain words."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pydantic import BaseModel, ValidationError

from detente.case.model import (
    Case,
    CaseIssue,
    CaseMeeting,
    CaseOption,
    CaseParty,
    CaseSignal,
    Choice,
    Forum,
    Linkage,
    Preferences,
    RedLine,
    Source,
    Together,
)
from detente.case.moves import GraphState, MoveOption, MovePreferences, Moves, MoveView, Pattern
from detente.case.sourced import Sourced
from detente.case.tree import Node, short

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the path of the field, what is wrong, and the line if known."""

    path: Path
    message: str
    line: int | None = None
    field: str = ""

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line is not None else ""
        return f"{where}{self.field or words(self.path)} {self.message}"


# What the model's unions put into the location of an error.
_TAGS = frozenset(
    ("<curve>", "<number>", "<range>", "<end>", "<each>", "<order>", "<one>", "<equals>")
)


def words(path: Path) -> str:
    """Return a path with dots between its steps; a place in a list counts from 1.

    >>> words(("red_lines", 0, "options"))
    'red_lines[1].options'
    """
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{short(step)}"
    return text.removeprefix(".") or "the case"


def locate(root: Node, problem: Problem) -> Problem:
    """Return the problem with the line of its field, and list entries called by their ids."""
    node, line, field = root, root.line, ""
    for step in problem.path:
        if isinstance(node.value, dict) and step in node.value:
            line = node.keys[str(step)]
            node = node.value[step]
            field += f".{short(str(step))}"
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.line
            entry = node.value.get("id") if isinstance(node.value, dict) else None
            known = isinstance(entry, Node) and isinstance(entry.value, str)
            field += f".{short(entry.value)}" if entry and known else f"[{step + 1}]"
        elif step == "value" and not isinstance(node.value, dict):
            continue  # a bare value, which the model reads as the value of a sourced one
        else:
            field += words((step,)) if isinstance(step, int) else f".{short(step)}"
            break
    return Problem(problem.path, problem.message, line, field.removeprefix(".") or "the case")


def found(value: Any) -> str:
    """Say what stands in a place, briefly."""
    match value:
        case None:
            return "nothing stands there"
        case bool():
            return f"{str(value).lower()} stands there"
        case int() | float():
            return f"{value:g} stands there"
        case str():
            return f'"{short(value, 40)}" stands there'
        case Mapping():
            return "a mapping stands there"
        case Sequence():
            size = len(value)
            return f"a list of {size} {'entry' if size == 1 else 'entries'} stands there"
    return f"a {type(value).__name__} stands there"


def nearest(word: str, known: Sequence[str]) -> str:
    """Return a hint at the known word that is most like ``word``, or all if there are few."""
    if len(known) > 200:
        return "nothing here is called that"
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"did you mean {short(close[0])}?"
    if not known:
        return "nothing is known here"
    more = ", ..." if len(known) > 20 else ""
    return f"known here: {', '.join(short(name) for name in known[:20])}{more}"


def _fields(path: Path) -> list[str]:
    """Return the fields that are known beside the last step of ``path``."""
    named: dict[str, type[BaseModel]] = {
        "parties": CaseParty,
        "issues": CaseIssue,
        "options": CaseOption,
        "preferences": Preferences,
        "together": Together,
        "red_lines": RedLine,
        "linkages": Linkage,
        "when": Choice,
        "requires": Choice,
        "forums": Forum,
        "meetings": CaseMeeting,
        "signals": CaseSignal,
        "sources": Source,
    }
    if len(path) == 1:
        return list(Case.model_fields)
    if path[0] == "moves":
        return _move_fields(path)
    tied = "together" in path and len(path) == 5
    if path[0] == "reservation" or (path[0] == "preferences" and len(path) > 3 and not tied):
        return list(Sourced.model_fields)
    owner = next(step for step in reversed(path[:-1]) if step in named)
    return list(named[str(owner)].model_fields)


def _move_fields(path: Path) -> list[str]:
    named: dict[str, type[BaseModel]] = {
        "options": MoveOption,
        "states": GraphState,
        "infeasible": Pattern,
        "same": Pattern,
    }
    groups: dict[str, type[BaseModel]] = {"preferences": MovePreferences, "views": MoveView}
    if len(path) == 2:
        return list(Moves.model_fields)
    # A field of a named group stands one step below the name: views.russia.options.
    for owner, name in reversed(list(pairwise(path[:-1]))):
        if owner in groups and path[-2] == name:
            return list(groups[str(owner)].model_fields)
        if owner in named and isinstance(name, int):
            return list(named[str(owner)].model_fields)
    return list(Sourced.model_fields)


def _numbers(error: Mapping[str, Any]) -> str:
    """Say which numbers a place takes, from the tags that pydantic leaves in the location."""
    weight = error["loc"][0] == "preferences" and error["loc"][2] == "weights"
    tied = error["loc"][0] == "preferences" and error["loc"][2] == "together"
    unit = "a number of 0 or more" if weight else f"a number from {-1 if tied else 0} to 1"
    if error["loc"][0] == "reservation":
        return f"status-quo, {unit} or a range [low, high]"
    return f"{unit} or a range [low, high]"


def _expected(error: Mapping[str, Any], path: Path) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if path and path[-1] == "date":
        return "a date such as 2022-01-12, or 2022-01 or 2022"
    if "<range>" in error["loc"] or "<number>" in error["loc"] or "<end>" in error["loc"]:
        return _numbers(error)
    if kind in ("string_type", "string_sub_type", "string_too_short"):
        return "a text that is not empty" if kind == "string_too_short" else "a text"
    if kind == "string_pattern_mismatch":
        return "an id: lower-case letters and digits, in words joined by hyphens"
    if kind == "string_too_long":
        return f"at most {context['max_length']} characters"
    if kind == "too_short":
        return f"at least {context['min_length']} of them"
    if kind in ("float_type", "finite_number"):
        return "a number"
    if kind in ("tuple_type", "list_type"):
        return "a list"
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return "a mapping"
    if kind == "literal_error":
        return "one of " + str(context["expected"]).replace("'", "").replace(" or ", ", ")
    return str(error["msg"])


def translate(error: ValidationError) -> Iterator[Problem]:
    """Yield each error of the model as a problem in plain words, without a line."""
    for entry in error.errors(include_url=False):
        steps = [step for step in entry["loc"] if step not in _TAGS]
        # For a wrong key pydantic ends the location with a word of its own.
        is_key = bool(steps) and steps[-1] == "[key]"
        path: Path = tuple(steps[:-1] if is_key else steps)
        kind, value = entry["type"], entry["input"]
        if kind == "extra_forbidden":
            hint = nearest(str(path[-1]), _fields(path))
            yield Problem(path, f"is no field that is known here; {hint}")
        elif kind == "missing" and "<range>" in entry["loc"]:
            yield Problem(path[:-1], f"should be {_expected(entry, path)}, but {found(value)}")
        elif kind == "missing":
            yield Problem(path, "is missing")
        elif kind == "value_error" and not (path and path[-1] == "date"):
            yield Problem(path, f"is wrong: {entry['ctx']['error']}")
        else:
            what = "has a name that should be" if is_key else "should be"
            yield Problem(path, f"{what} {_expected(entry, path)}, but {found(value)}")
