"""Issues that are settled on a scale: a price, a day, a number of troops."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from detente.documents.model import Model

STEPS = 10_000
"""How many steps a scale may have."""

_USUAL = 200  # about as many steps as a scale has when its step is not given

Level = float | dt.date
"""A place on a scale: a number or a day."""


def _level(value: Any) -> Any:
    """Read a day written as text; leave what else stands there to the checks that follow."""
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    return value


Point = Annotated[
    Annotated[float, Field(allow_inf_nan=False, strict=True)] | dt.date,
    BeforeValidator(_level),
    Field(description="a number, or a day such as 2022-01-12"),
]


def number(level: Level) -> float:
    """Return a place on a scale as a number; a day as a count of days."""
    return float(level.toordinal()) if isinstance(level, dt.date) else level


class Scale(Model):
    """A stretch of numbers or days, cut into equal steps (of days, for days).

    Where no ``step`` is given it is 1, 2 or 5 times a power of ten, such that about 200 steps
    reach from ``low`` to ``high``.
    """

    low: Point
    high: Point
    step: Annotated[float, Field(gt=0, allow_inf_nan=False, strict=True)] | None = None
    unit: str | None = None

    @model_validator(mode="after")
    def _steps_lead_from_end_to_end(self) -> Self:
        if isinstance(self.low, dt.date) != isinstance(self.high, dt.date):
            raise ValueError("one end is a day and the other a number")
        if number(self.low) >= number(self.high):
            raise ValueError("low has to be below high")
        if isinstance(self.low, dt.date) and self.step is not None and self.step % 1:
            raise ValueError("a step between days is a whole number of them")
        size = self._size
        if size is None:
            raise ValueError("no usual step leads from low to high; give one that does")
        if self._span / size > STEPS:
            raise ValueError(f"more than {STEPS:,} steps lie between low and high")
        if self._span % size:
            raise ValueError("the steps do not end at high; another step or another end is meant")
        return self

    @property
    def _span(self) -> Decimal:
        return _exact(self.high) - _exact(self.low)

    @property
    def _size(self) -> Decimal | None:
        """The step, or the usual one that divides the scale."""
        if self.step is not None:
            return _exact(self.step)
        least = self._span / _USUAL
        if isinstance(self.low, dt.date):
            least = max(least, Decimal(1))
        first = Decimal(10) ** (least.adjusted() - 1)
        usual = (first * m * 10**k for k in range(5) for m in (1, 2, 5))
        return next((s for s in usual if s >= least and not self._span % s), None)

    @property
    def size(self) -> float:
        """How long a step is."""
        assert self._size is not None
        return float(self._size)

    def levels(self) -> tuple[Level, ...]:
        """Return the places on the scale, from low to high.

        >>> Scale(low=0, high=2, step=0.5).levels()
        (0.0, 0.5, 1.0, 1.5, 2.0)
        """
        assert self._size is not None
        low = _exact(self.low)
        places = [low + self._size * k for k in range(int(self._span / self._size) + 1)]
        if isinstance(self.low, dt.date):
            return tuple(dt.date.fromordinal(int(place)) for place in places)
        return tuple(float(place) for place in places)

    def name(self, level: Level) -> str:
        """Say a level with its unit.

        >>> Scale(low=0, high=100_000, unit="troops").name(30_000)
        '30,000 troops'
        """
        text = level.isoformat() if isinstance(level, dt.date) else f"{_exact(level):,f}"
        return f"{text} {self.unit}" if self.unit else text


def _exact(level: Level) -> Decimal:
    if isinstance(level, dt.date):
        return Decimal(level.toordinal())
    # Without an exponent and without zeros that say nothing.
    return Decimal(format(Decimal(repr(level)).normalize(), "f"))


def level_id(level: Any) -> Any:
    """Return the id of the option that stands for a level; anything else as it is.

    >>> level_id(30000), level_id(-0.5), level_id("2022-01-12")
    ('30000', 'minus-0-5', '2022-01-12')
    """
    if isinstance(level, bool) or not isinstance(level, int | float | dt.date):
        return level
    if isinstance(level, dt.date):
        return level.isoformat()
    if level != level or level in (float("inf"), float("-inf")):
        return level
    text = format(_exact(level), "f").replace(".", "-")
    return f"minus{text}" if text.startswith("-") else text


def with_levels(issue: Any) -> Any:
    """Give the data of an issue with a scale its options, one a level."""
    if not isinstance(issue, Mapping) or issue.get("scale") is None:
        return issue
    scale = Scale.model_validate(issue["scale"])
    options = [{"id": level_id(at), "name": scale.name(at)} for at in scale.levels()]
    given = issue.get("options")
    if given and _named(given) != [option["id"] for option in options]:
        raise ValueError("has both a scale and options; one of them is meant")
    return {**issue, "scale": scale, "options": options}


def _named(options: Any) -> list[Any]:
    if not isinstance(options, list | tuple):
        return []
    return [o.get("id") if isinstance(o, Mapping) else getattr(o, "id", None) for o in options]


def with_stretches(case: Any) -> Any:
    """Give ``above`` and ``below`` in the data of a case the options that they stand for."""
    if not isinstance(case, Mapping) or not isinstance(case.get("issues"), list | tuple):
        return case
    scales: dict[str, Scale] = {}
    for issue in case["issues"]:
        name = issue.get("id") if isinstance(issue, Mapping) else None
        if isinstance(name, str) and issue.get("scale") is not None:
            try:
                scales[name] = Scale.model_validate(issue["scale"])
            except ValueError:
                return case  # reported where it stands
    if not scales:
        return case

    def filled(part: Any) -> Any:
        if not isinstance(part, Mapping) or part.get("options"):
            return part
        if not isinstance(part.get("issue"), str) or part["issue"] not in scales:
            return part
        ends = {side: _level(part.get(side)) for side in ("above", "below")}
        known = {k: v for k, v in ends.items() if v is not None}
        if not known or not all(isinstance(v, int | float | dt.date) for v in known.values()):
            return part
        return {**part, "options": _within(scales[part["issue"]], ends["above"], ends["below"])}

    def choices(link: Any) -> Any:
        if not isinstance(link, Mapping):
            return link
        return {k: filled(v) if k in ("when", "requires") else v for k, v in link.items()}

    found = dict(case)
    for field, fill in (("red_lines", filled), ("linkages", choices)):
        if isinstance(case.get(field), list | tuple):
            found[field] = [fill(part) for part in case[field]]
    return found


def _within(scale: Scale, above: Level | None, below: Level | None) -> list[str]:
    low = number(above) if above is not None else float("-inf")
    high = number(below) if below is not None else float("inf")
    return [level_id(at) for at in scale.levels() if low < number(at) < high]
