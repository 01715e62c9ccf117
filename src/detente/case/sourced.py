"""Values of a case with what they rest on: numbers, ranges, orders and words."""

from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)

from detente.case.scale import Point
from detente.documents.model import Model

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    Field(description="lower-case words joined by hyphens"),
]
Text = Annotated[str, StringConstraints(min_length=1)]
Unit = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, strict=True)]
Positive = Annotated[float, Field(ge=0, allow_inf_nan=False, strict=True)]
Range = Annotated[tuple[Unit, Unit], Field(description="[low, high], both from 0 to 1")]
Signed = Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False, strict=True)]
SignedRange = Annotated[tuple[Signed, Signed], Field(description="[low, high], from -1 to 1")]
WeightRange = Annotated[tuple[Positive, Positive], Field(description="[low, high], 0 or more")]
# From best to worst; options that are worth the same stand in a list of their own.
Order = Annotated[
    tuple[
        Annotated[
            Annotated[Id, Tag("<one>")] | Annotated[tuple[Id, ...], Tag("<equals>")],
            Discriminator(lambda v: "<equals>" if isinstance(v, list | tuple) else "<one>"),
        ],
        ...,
    ],
    Field(min_length=1, description="ids from best to worst, equals in a list of their own"),
]


T = TypeVar("T")


class Sourced(Model, Generic[T]):
    """A value with what it rests on: statements, an analyst, or a documented rule.

    ``by`` is ``inferred`` when the rule named in ``rule`` set the value, and stays so until a
    person accepts it.
    """

    value: T
    because: tuple[str, ...] = ()
    by: Literal["analyst", "inferred"] = "analyst"
    rule: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _inferred_names_its_rule(self) -> "Sourced[T]":
        if self.by == "inferred" and self.rule is None:
            raise ValueError("an inferred value has to name its rule")
        return self


def wrap(value: Any) -> Any:
    """Read a bare value as a sourced one that an analyst entered."""
    if isinstance(value, Sourced):
        return dict(value)
    return value if isinstance(value, dict) else {"value": value}


def wrap_order(value: Any) -> Any:
    """Read a bare list as an order that an analyst entered."""
    return {"value": value} if isinstance(value, list | tuple) else value


def _form(value: Any) -> str:
    """Tell a range from a number, so that an error speaks of the form that was meant."""
    return "<range>" if isinstance(value, list | tuple) else "<number>"


def _end_form(value: Any) -> str:
    return "<end>" if isinstance(value, str) else _form(value)


def _values_form(value: Any) -> str:
    """Tell a sourced order from a value for each id, though an id may be the word "value"."""
    if isinstance(value, Sourced):
        return "<curve>" if isinstance(value, SourcedCurve) else "<order>"
    if isinstance(value, dict) and "value" in value:
        inner = value["value"]
        if isinstance(inner, list | tuple) and inner and _is_point(inner[0]):
            return "<curve>"
        parts = inner if isinstance(inner, list | tuple) else ()
        if any(isinstance(part, str | list | tuple) for part in parts):
            return "<order>"
        # A value for an option whose id is "value" looks the same but for its other keys.
        known = set(Sourced.model_fields)
        if not isinstance(inner, int | float | dict | list | tuple) and known.issuperset(value):
            return "<order>"
    return "<each>"


def _is_point(value: Any) -> bool:
    """Tell a point of a curve, [level, value], from a group of ids."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    return not isinstance(value[1], str)


class SourcedNumber(
    Sourced[
        Annotated[
            Annotated[Unit, Tag("<number>")] | Annotated[Range, Tag("<range>")],
            Discriminator(_form),
        ]
    ]
):
    """A value from 0 to 1, or a range of such values."""


class SourcedWeight(
    Sourced[
        Annotated[
            Annotated[Positive, Tag("<number>")] | Annotated[WeightRange, Tag("<range>")],
            Discriminator(_form),
        ]
    ]
):
    """A weight of 0 or more, or a range of such weights."""


class SourcedSigned(
    Sourced[
        Annotated[
            Annotated[Signed, Tag("<number>")] | Annotated[SignedRange, Tag("<range>")],
            Discriminator(_form),
        ]
    ]
):
    """A gain or loss from -1 to 1, or a range of such."""


class SourcedOrder(Sourced[Order]):
    """Ids from best to worst."""


class CurvePoint(NamedTuple):
    """A level of a scale, and what it is worth."""

    level: Point
    value: Annotated[
        Annotated[Unit, Tag("<number>")] | Annotated[Range, Tag("<range>")], Discriminator(_form)
    ]


Curve = Annotated[
    tuple[CurvePoint, ...],
    Field(min_length=2, description="[level, value] by ascending level, linear between them"),
]


class SourcedCurve(Sourced[Curve]):
    """Values at some levels of a scale, linear between them."""


class SourcedReservation(
    Sourced[
        Annotated[
            Annotated[Unit, Tag("<number>")]
            | Annotated[Range, Tag("<range>")]
            | Annotated[Literal["status-quo"], Tag("<end>")],
            Discriminator(_end_form),
        ]
    ]
):
    """What a party gets without agreement: a number, a range, or what the status quo is worth."""


Number = Annotated[
    SourcedNumber, BeforeValidator(wrap, json_schema_input_type=Unit | Range | SourcedNumber)
]
Weight = Annotated[
    SourcedWeight,
    BeforeValidator(wrap, json_schema_input_type=Positive | WeightRange | SourcedWeight),
]
Addition = Annotated[
    SourcedSigned,
    BeforeValidator(wrap, json_schema_input_type=Signed | SignedRange | SourcedSigned),
]
BareOrder = Annotated[
    SourcedOrder, BeforeValidator(wrap, json_schema_input_type=Order | SourcedOrder)
]
BareCurve = Annotated[
    SourcedCurve, BeforeValidator(wrap, json_schema_input_type=Curve | SourcedCurve)
]
OptionValues = Annotated[
    Annotated[dict[Id, Number], Tag("<each>")]
    | Annotated[BareOrder, Tag("<order>")]
    | Annotated[BareCurve, Tag("<curve>")],
    Discriminator(_values_form),
    BeforeValidator(wrap_order),
]
Weights = Annotated[
    Annotated[dict[Id, Weight], Tag("<each>")] | Annotated[BareOrder, Tag("<order>")],
    Discriminator(_values_form),
    BeforeValidator(wrap_order),
]
Reservation = Annotated[
    SourcedReservation,
    BeforeValidator(
        wrap, json_schema_input_type=Unit | Range | Literal["status-quo"] | SourcedReservation
    ),
]
