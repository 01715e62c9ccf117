"""The language of conditions on states: options, levels, not, and, or, if, iff.

A condition is read by recursive descent. From the loosest to the tightest: ``if`` and ``iff``,
``or``, ``and``, ``not``; parentheses group. ``a if b`` is also true where ``b`` is false, and
``iff`` means "exactly when". A bare option means any level but the lowest, ``forces = reduced`` or
``forces >= reduced`` a level or more; ``only(a, b)`` means the highest level of these and the
lowest of all others, ``nothing`` the lowest of all, ``anything`` every state. The signs ``|``,
``&``, ``-`` and ``!`` stand for or, and, not, not; an option may be given by its number, from 1,
as in the statements of GMCR II (Fang, Hipel, Kilgour and Peng 2003).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from detente.case.moves import MoveOption
from detente.case.problem import nearest
from detente.case.tree import short
from detente.errors import UserError

WORDS = frozenset(("not", "and", "or", "if", "iff", "only", "nothing", "anything"))
MAX_DEPTH = 100
MAX_LENGTH = 2000

_SIGNS = {"&": "and", "|": "or", "-": "not", "!": "not", "∧": "and", "∨": "or", "¬": "not"}
_TOKEN = re.compile(r"\s*(?:([a-z0-9]+(?:-[a-z0-9]+)*)|(!=|>=|<=|=|[-&|!()∧∨¬,]))", re.IGNORECASE)
_COMPARED = ("=", "!=", ">=", "<=")


@dataclass(frozen=True)
class Test:
    """An option, by its place among the options, stands at one of these levels."""

    option: int
    levels: frozenset[int]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: "Condition"


@dataclass(frozen=True)
class All:
    """Every part holds; so it does when there are none."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Any:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Iff:
    """Both parts hold, or neither."""

    one: "Condition"
    other: "Condition"


Condition = Test | Not | All | Any | Iff


def read_condition(text: str, options: Sequence[MoveOption]) -> Condition:
    """Return the condition that ``text`` says about options.

    Raises UserError that completes the sentence "The condition ...".
    """
    if len(text) > MAX_LENGTH:
        raise UserError(f"is longer than {MAX_LENGTH:,} characters")
    pattern = "".join(text.split())
    if re.fullmatch(r"[-YN0-9]*[YN][-YN0-9]*", pattern):
        return _pattern(pattern, options)
    return _Reader(text, options).condition()


def holds(condition: Condition, levels: Sequence[int]) -> bool:
    """Return whether a condition holds where the options stand at these levels."""
    match condition:
        case Test(option, allowed):
            return levels[option] in allowed
        case Not(part):
            return not holds(part, levels)
        case All(parts):
            return all(holds(part, levels) for part in parts)
        case Any(parts):
            return any(holds(part, levels) for part in parts)
        case Iff(one, other):
            return holds(one, levels) == holds(other, levels)


def mentioned(condition: Condition) -> frozenset[int]:
    """Return the places of the options that a condition looks at."""
    match condition:
        case Test(option, _):
            return frozenset((option,))
        case Not(part):
            return mentioned(part)
        case All(parts) | Any(parts):
            return frozenset().union(*map(mentioned, parts))
        case Iff(one, other):
            return mentioned(one) | mentioned(other)


def possible(condition: Condition, options: Sequence[MoveOption], most: int = 1 << 12) -> bool:
    """Return whether some setting of the options meets a condition.

    Above ``most`` settings of the options that it mentions nothing is looked for, and the answer
    is yes.
    """
    plain = condition.parts if isinstance(condition, All) else (condition,)
    if all(isinstance(part, Test) for part in plain):
        return _tests_agree(part for part in plain if isinstance(part, Test))
    asked = sorted(mentioned(condition))
    settings = 1
    for option in asked:
        settings *= len(options[option].levels)
    if settings > most:
        return True
    levels = [0] * len(options)
    for chosen in product(*(range(len(options[option].levels)) for option in asked)):
        for option, level in zip(asked, chosen, strict=True):
            levels[option] = level
        if holds(condition, levels):
            return True
    return False


def _tests_agree(tests: Iterable[Test]) -> bool:
    """Return whether each option is left a level, which is all that a row of tests asks."""
    left: dict[int, frozenset[int]] = {}
    for test in tests:
        left[test.option] = left.get(test.option, test.levels) & test.levels
    return all(left.values())


def _pattern(text: str, options: Sequence[MoveOption]) -> Condition:
    if len(text) != len(options):
        raise UserError(f"is a pattern of {len(text)} signs, but there are {len(options)} options")
    tests = []
    for place, (sign, option) in enumerate(zip(text, options, strict=True)):
        if sign == "-":
            continue
        level = {"Y": len(option.levels) - 1, "N": 0}.get(sign)
        if level is None:
            level = int(sign)
            if level >= len(option.levels):
                raise UserError(f"asks for level {level} of {option.id}, which has fewer levels")
        tests.append(Test(place, frozenset((level,))))
    return All(tuple(tests))


class _Reader:
    """Reads a condition token by token."""

    def __init__(self, text: str, options: Sequence[MoveOption]) -> None:
        self.options = options
        self.places = {option.id: place for place, option in enumerate(options)}
        self.tokens = [*_tokens(text), ""]
        self.next = 0
        self.depth = 0
        self.links = 0

    def condition(self) -> Condition:
        found = self.loose()
        if self.peek():
            raise UserError(f"is not understood from {short(self.peek(), 40)} on")
        return found

    def peek(self) -> str:
        return self.tokens[self.next]

    def take(self, *expected: str) -> str | None:
        token = self.peek()
        if token and token in expected:
            self.next += 1
            return token
        return None

    def loose(self) -> Condition:
        found = self.either()
        while word := self.take("if", "iff"):
            self.links += 1
            if self.links > MAX_DEPTH:
                raise UserError(f"has more than {MAX_DEPTH} times if or iff")
            other = self.either()
            found = Iff(found, other) if word == "iff" else Any((found, Not(other)))
        return found

    def either(self) -> Condition:
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def both(self) -> Condition:
        parts = [self.single()]
        while self.take("and"):
            parts.append(self.single())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def single(self) -> Condition:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UserError(f"is nested more than {MAX_DEPTH} levels deep")
        if self.take("not"):
            found: Condition = Not(self.single())
        elif self.take("("):
            found = self.loose()
            self.close()
        elif self.take("anything"):
            found = All(())
        elif self.take("nothing"):
            found = self.only([])
        elif self.take("only"):
            found = self.only(list(self.listed()))
        else:
            found = self.test()
        self.depth -= 1
        return found

    def close(self) -> None:
        if not self.take(")"):
            raise UserError("has an opening parenthesis without its closing one")

    def listed(self) -> Iterator[int]:
        if not self.take("("):
            raise UserError("needs a list in parentheses after only, such as only(a, b)")
        yield self.option()
        while self.take(","):
            yield self.option()
        self.close()

    def only(self, chosen: Iterable[int]) -> Condition:
        taken = set(chosen)
        return All(
            tuple(
                Test(place, frozenset((len(option.levels) - 1 if place in taken else 0,)))
                for place, option in enumerate(self.options)
            )
        )

    def option(self) -> int:
        token = self.peek()
        if not token or token in WORDS or not token[0].isalnum():
            what = f"{short(token, 40)} stands there" if token else "the condition ends there"
            raise UserError(f"needs an option, but {what}")
        self.next += 1
        if token in self.places:
            return self.places[token]
        if token.isdigit() and 1 <= int(token) <= len(self.options):
            return int(token) - 1
        hint = nearest(token, list(self.places))
        raise UserError(f"names {short(token)}, but no option has that id; {hint}")

    def test(self) -> Condition:
        place = self.option()
        levels = self.options[place].levels
        sign = self.take(*_COMPARED)
        if sign is None:
            return Test(place, frozenset(range(1, len(levels))))
        name = self.peek()
        if name not in levels:
            what = f"no level {short(name, 40)}" if name else "a comparison without a level"
            raise UserError(f"has {what} of {self.options[place].id}; {nearest(name, levels)}")
        self.next += 1
        level = levels.index(name)
        allowed = {
            "=": {level},
            "!=": set(range(len(levels))) - {level},
            ">=": set(range(level, len(levels))),
            "<=": set(range(level + 1)),
        }[sign]
        return Test(place, frozenset(allowed))


def _tokens(text: str) -> Iterator[str]:
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise UserError(f"is not understood from {short(text[at:].strip(), 40)} on")
        word, sign = match.groups()
        if word is not None and word.lower() in WORDS:
            word = word.lower()
        yield word if word is not None else _SIGNS.get(sign, sign)
        at = match.end()
