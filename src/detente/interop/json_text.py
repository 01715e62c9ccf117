"""JSON from strangers: read within limits, and asked for what should stand in each place."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from detente.case.problem import Path, found, words
from detente.case.tree import short
from detente.case.yaml import decoded
from detente.errors import UserError
from detente.interop.line import name_fault

MAX_DEPTH = 40
MAX_DIGITS = 18

# Text and what opens and closes; everything else in JSON has no depth.
_DEPTH = re.compile(r'"(?:[^"\\]|\\.?)*+(?:"|\Z)|[\[{]|[\]}]', re.DOTALL)


@dataclass(frozen=True)
class Spot:
    """A value of a JSON file, with its path and the name of the file for messages."""

    value: Any
    path: Path
    file: str

    def wrong(self, what: str) -> UserError:
        """Return the error that ``what`` is the matter here."""
        where = words(self.path) if self.path else "the whole"
        return UserError(f"{self.file}: {where} {what}.")

    def expected(self, what: str) -> UserError:
        """Return the error that something else should stand here."""
        return self.wrong(f"should be {what}, but {found(self.value)}")

    def fields(self) -> dict[str, "Spot"]:
        """Return the fields of a mapping; raises UserError where there is none."""
        if not isinstance(self.value, dict):
            raise self.expected("a mapping")
        return {key: Spot(v, (*self.path, key), self.file) for key, v in self.value.items()}

    def entries(self) -> list["Spot"]:
        """Return the entries of a list; raises UserError where there is none."""
        if not isinstance(self.value, list):
            raise self.expected("a list")
        return [Spot(v, (*self.path, i), self.file) for i, v in enumerate(self.value)]

    def whole(self, low: int, high: int, what: str) -> int:
        """Return a whole number from ``low`` to ``high``; raises UserError otherwise."""
        value = self.value
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.expected(f"{what}, from {low} to {high:,}")
        return value

    def number(self) -> float:
        """Return a number; raises UserError where there is none."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise self.expected("a number")
        return self.value

    def flag(self) -> bool:
        """Return true or false; raises UserError where neither stands."""
        if not isinstance(self.value, bool):
            raise self.expected("true or false")
        return self.value

    def one_of(self, known: Collection[str]) -> str:
        """Return one of some words; raises UserError otherwise."""
        if not isinstance(self.value, str) or self.value not in known:
            raise self.expected(f"one of {', '.join(known)}")
        return self.value

    def name(self) -> str:
        """Return a name on one line; raises UserError for one that is empty, long or hostile."""
        if not isinstance(self.value, str):
            raise self.expected("a text")
        name = " ".join(self.value.split())
        fault = name_fault(name)
        if fault is not None:
            raise self.wrong(fault)
        return name


def read_json(data: bytes, file: str) -> Spot:
    """Return what a JSON file holds.

    Raises UserError for what is no JSON or no UTF-8, is larger than 5 MB or nested more than 40
    levels deep, repeats a key, or holds a number that is not finite or very long.
    """
    text = decoded(data, file)
    if max(_depths(text), default=0) > MAX_DEPTH:
        raise UserError(f"{file} is nested more than {MAX_DEPTH} levels deep.")

    def whole(digits: str) -> int:
        if len(digits) > MAX_DIGITS:
            raise UserError(f"{file} holds a number of more than {MAX_DIGITS} digits.")
        return int(digits)

    def real(digits: str) -> float:
        value = float(digits)
        if abs(value) == float("inf"):
            raise UserError(f"{file} holds {short(digits, 30)}, a number that is too large.")
        return value

    def endless(word: str) -> float:
        raise UserError(f"{file} holds {word}, which is no number.")

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
            raise UserError(f"{file} has the key '{short(twice)}' twice in one mapping.")
        return made

    try:
        value = json.loads(
            text,
            parse_int=whole,
            parse_float=real,
            parse_constant=endless,
            object_pairs_hook=mapping,
        )
    except json.JSONDecodeError as error:
        what = error.msg[:1].lower() + error.msg[1:]
        raise UserError(f"{file} line {error.lineno} cannot be read as JSON: {what}.") from None
    return Spot(value, (), file)


def _depths(text: str) -> Iterator[int]:
    depth = 0
    for match in _DEPTH.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        yield depth
