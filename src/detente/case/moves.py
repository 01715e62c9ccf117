"""What each party can do on its own when there is no agreement, and what it would prefer."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from detente.case.sourced import Id, Sourced, Text, wrap, wrap_order
from detente.documents.model import Model

YES_NO = ("no", "yes")

Finite = Annotated[float, Field(allow_inf_nan=False, strict=True)]
# Conditions from best to worst; those that are worth the same stand in a list of their own.
Tiers = Annotated[
    tuple[
        Annotated[
            Annotated[Text, Tag("<one>")] | Annotated[tuple[Text, ...], Tag("<equals>")],
            Discriminator(lambda v: "<equals>" if isinstance(v, list | tuple) else "<one>"),
        ],
        ...,
    ],
    Field(min_length=1, description="conditions from best to worst, equals in a list of their own"),
]


class Wish(Sourced[Text]):
    """A condition that a party would rather see met than not."""


class SourcedWorth(Sourced[Finite]):
    """What it is worth to a party that a condition is met; below zero, what it costs."""


class SourcedTiers(Sourced[Tiers]):
    """Conditions from best to worst."""


class SourcedState(Sourced[Text]):
    """A condition that exactly one state meets."""


class MoveOption(Model):
    """Something that a party can do, or not do, without asking anybody.

    ``levels`` run from the least to the most, and are "no" and "yes" if none are given. ``change``
    says which way the option may go: ``up`` can never be taken back, ``down`` never resumed.
    """

    id: Id
    name: Text
    party: Id
    levels: Annotated[tuple[Id, ...], Field(min_length=2)] = YES_NO
    change: Literal["both", "up", "down"] = "both"
    because: tuple[str, ...] = ()
    by: Literal["analyst", "inferred"] = "analyst"
    rule: str | None = None
    note: str | None = None


class Pattern(Model):
    """States that a condition describes."""

    when: Text
    because: tuple[str, ...] = ()
    by: Literal["analyst", "inferred"] = "analyst"
    rule: str | None = None
    note: str | None = None


class GraphState(Model):
    """A state of an explicit graph."""

    id: Id
    name: Text
    because: tuple[str, ...] = ()


class MovePreferences(Model):
    """Which states a party prefers, told in one of four ways.

    ``statements`` count in order: a state that meets the first is better than any that does not,
    and so on. ``weights`` are added up over the conditions that a state meets. ``ranking`` runs
    from best to worst, and the first condition that a state meets places it. ``chains`` tell only
    some comparisons, each chain from better to worse. ``ties`` says whether states that come out
    alike are equally good, or whether it is only not known which is better.
    """

    statements: tuple[Annotated[Wish, BeforeValidator(wrap)], ...] = ()
    weights: dict[Text, Annotated[SourcedWorth, BeforeValidator(wrap)]] = Field(
        default_factory=dict
    )
    ranking: Annotated[SourcedTiers, BeforeValidator(wrap_order)] | None = None
    chains: tuple[Annotated[tuple[Text, ...], Field(min_length=2)], ...] = ()
    ties: Literal["equal", "unknown"] = "equal"

    @model_validator(mode="after")
    def _one_way(self) -> "MovePreferences":
        ways = (self.statements, self.weights, self.ranking, self.chains)
        if sum(bool(way) for way in ways) != 1:
            raise ValueError("give one of statements, weights, ranking and chains")
        return self


class MoveView(Model):
    """The conflict as one party sees it; what is left out, it sees as it is.

    ``options`` are those that it knows of. An option that it does not know of stands, for it, at
    the level of the status quo. ``views`` are what it believes others to see.
    """

    options: tuple[Id, ...] | None = None
    infeasible: tuple[Pattern, ...] | None = None
    preferences: dict[Id, MovePreferences] = Field(default_factory=dict)
    views: dict[Id, "MoveView"] = Field(default_factory=dict)


class Moves(Model):
    """The conflict without agreement: options of each party, or states and arcs of a graph.

    Conditions are statements over option ids (``not attack and (hold or talk)``), or patterns over
    the options in their order (``Y-N``). States that ``same`` describes count as one state.
    ``infeasible`` states cannot occur. Without a ``status_quo`` each option stands at its lowest
    level. In a graph, conditions are ids of states, and ``arcs`` are the moves of each party.
    """

    options: tuple[MoveOption, ...] = ()
    infeasible: tuple[Pattern, ...] = ()
    same: tuple[Pattern, ...] = ()
    states: tuple[GraphState, ...] = ()
    arcs: dict[Id, tuple[tuple[Id, Id], ...]] = Field(default_factory=dict)
    status_quo: Annotated[SourcedState, BeforeValidator(wrap)] | None = None
    preferences: dict[Id, MovePreferences] = Field(default_factory=dict)
    views: dict[Id, MoveView] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_form(self) -> "Moves":
        if bool(self.options) == bool(self.states):
            raise ValueError("give either options or states")
        if self.states and (self.infeasible or self.same or self.views):
            raise ValueError("a graph of states has no infeasible, same or views")
        if self.same and self.views:
            raise ValueError("views do not go together with states that count as one")
        if self.options and self.arcs:
            raise ValueError("arcs belong to a graph of states")
        return self
