"""Graph models in JSON, in the layout in which GMCR+ and gmcr-py save a conflict.

The layout is known from saved conflicts only: ``options`` with a name and a direction,
``decisionMakers`` with the places of their options (from 0) and what they prefer, and
``infeasibles`` as lists of [option, Y or N].
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.case.conditions import holds, read_condition
from detente.case.model import Case
from detente.case.moves import MoveOption, MovePreferences, Moves, Pattern, SourcedState
from detente.case.problem import words
from detente.case.tree import short
from detente.errors import UserError
from detente.interop.graph_json_wants import WANTS, pattern_of, preferences_of
from detente.interop.ids import option_ids, parties_of, title_of
from detente.interop.json_text import Spot, read_json
from detente.interop.literals import condition_of
from detente.stability.states import feasible_states

MAX_OPTIONS = 62
"""So many options of two levels can be numbered; see ``stability.states``."""

MAX_STATEMENTS = 2_000
"""So many statements and patterns one file may hold, each of which takes a moment to look into."""

_MANUAL = ("useManualPreferenceRanking", "useManualPreferenceVectors")
# What a saved conflict says of itself, or repeats.
_PLAIN = ("options", "decisionMakers", "infeasibles", *_MANUAL)
_ASIDE = ("program", "version", "coalitionsFull", "coalitions")
_DIRECTIONS: Mapping[str, Literal["both", "up", "down"]] = {
    "both": "both",
    "fwd": "up",
    "back": "down",
}


def read_graph_json(data: bytes, name: str) -> tuple[Case, tuple[str, ...]]:
    """Return the case that a saved graph model describes, and what of it is not in the case.

    Options keep their order and states their numbers. ``name`` is the file's, for messages and
    the title. Raises UserError, naming the place, for a file that says something impossible.
    """
    return _Reader(read_json(data, name)).read()


class _Reader:
    """Reads one file; what cannot be represented is gathered in ``said``."""

    def __init__(self, root: Spot) -> None:
        self.root = root
        self.said: list[str] = []
        if not isinstance(root.value, dict) or not {"options", "decisionMakers"} <= set(root.value):
            raise UserError(
                f"{root.file} is no saved graph model: it has no options and decisionMakers."
            )
        self.fields = root.fields()

    def read(self) -> tuple[Case, tuple[str, ...]]:
        """Return the case and the warnings."""
        self.leave(self.fields, (*_PLAIN, *_ASIDE))
        makers = [self.maker(spot) for spot in self.fields["decisionMakers"].entries()]
        if not makers:
            raise self.fields["decisionMakers"].wrong("names no decision maker")
        self.count(makers)
        self.parties = parties_of([fields["name"] for fields in makers])
        self.options = self.read_options([fields["options"] for fields in makers])
        self.infeasible = self.patterns()
        self.coalitions()
        manual = any(self.fields[key].flag() for key in _MANUAL if key in self.fields)
        preferences: dict[str, MovePreferences] = {}
        for party, fields in zip(self.parties, makers, strict=True):
            preferences[party.id] = preferences_of(self, party.name, fields, manual=manual)
        moves = Moves(
            options=self.options,
            infeasible=tuple(Pattern(when=text) for text in self.infeasible),
            status_quo=SourcedState(value=self.status_quo()),
            preferences=preferences,
        )
        case = Case(detente=1, title=title_of(self.root.file), parties=self.parties, moves=moves)
        return case, tuple(self.said)

    def count(self, makers: Sequence[Mapping[str, Spot]]) -> None:
        told = [fields["preferences"] for fields in makers if "preferences" in fields]
        told += [self.fields["infeasibles"]] if "infeasibles" in self.fields else []
        total = sum(len(spot.entries()) for spot in told)
        if total > MAX_STATEMENTS:
            raise UserError(
                f"{self.root.file} holds {total:,} statements and infeasible patterns, but "
                f"{MAX_STATEMENTS:,} are the most."
            )

    def leave(self, fields: Mapping[str, Spot], known: Sequence[str]) -> None:
        """Warn of each field that is not read."""
        for key, spot in fields.items():
            if key not in known:
                self.said.append(f"{words(spot.path)} is not known and is left out.")

    def maker(self, spot: Spot) -> dict[str, Spot]:
        fields = spot.fields()
        for key in ("name", "options"):
            if key not in fields:
                raise spot.wrong(f"has no {key}")
        self.leave(fields, ("name", "options", *WANTS))
        return fields

    def read_options(self, owned: Sequence[Spot]) -> tuple[MoveOption, ...]:
        told = self.fields["options"].entries()
        if not 0 < len(told) <= MAX_OPTIONS:
            raise self.fields["options"].wrong(
                f"has {len(told):,} entries, but 1 to {MAX_OPTIONS} options can be read"
            )
        owner: dict[int, int] = {}
        for maker, spot in enumerate(owned):
            places = spot.entries()
            if not places:
                raise spot.wrong("is empty, and who has no option decides nothing")
            for entry in places:
                place = entry.whole(0, len(told) - 1, "the place of an option")
                if place in owner:
                    raise entry.wrong(f"names option {place} once more")
                owner[place] = maker
        for place, entry in enumerate(told):
            if place not in owner:
                raise entry.wrong("belongs to no decision maker")
        owners = [self.parties[owner[place]].id for place in range(len(told))]
        return self.named(told, owners)

    def named(self, told: Sequence[Spot], owners: Sequence[str]) -> tuple[MoveOption, ...]:
        names, changes = [], []
        for entry in told:
            fields = entry.fields()
            if "name" not in fields:
                raise entry.wrong("has no name")
            self.leave(fields, ("name", "permittedDirection"))
            names.append(fields["name"].name())
            way = fields.get("permittedDirection")
            changes.append(_DIRECTIONS[way.one_of(_DIRECTIONS)] if way else "both")
        for place, pair in enumerate(zip(names, owners, strict=True)):
            if pair in list(zip(names, owners, strict=True))[:place]:
                raise told[place].wrong(
                    f"is called {short(pair[0])}, as another option of the same decision maker"
                )
        ids = option_ids(names, owners)
        return tuple(
            MoveOption(id=key, name=name, party=party, change=change)
            for key, name, party, change in zip(ids, names, owners, changes, strict=True)
        )

    def patterns(self) -> list[str]:
        found = []
        told = self.fields["infeasibles"].entries() if "infeasibles" in self.fields else []
        for place, spot in enumerate(told, start=1):
            text = condition_of(spot, self.options)
            if text is None:
                self.said.append(
                    f"infeasibles[{place}] contradicts itself, excludes nothing and is left out."
                )
            else:
                found.append(text)
        return found

    def coalitions(self) -> None:
        spot = self.fields.get("coalitions")
        if spot is not None and any(isinstance(entry.value, list) for entry in spot.entries()):
            self.said.append("coalitions are left out: a case has no fixed coalitions.")

    @cached_property
    def levels(self) -> NDArray[np.int8]:
        """The feasible states, in the order in which the file counts them from 1."""
        excluded = [read_condition(text, self.options) for text in self.infeasible]
        try:
            return feasible_states(self.options, excluded, most=1 << 20)
        except UserError as error:
            raise UserError(f"{self.root.file}: {error}") from None

    def status_quo(self) -> str:
        """Return the state from which a case starts, since files of this kind name none."""
        nothing = [0] * len(self.options)
        excluded = [read_condition(text, self.options) for text in self.infeasible]
        if not any(holds(condition, nothing) for condition in excluded):
            self.said.append("The file names no status quo: nothing taken stands for it.")
            return "nothing"
        text = pattern_of(self.levels[0])
        self.said.append(
            f"The file names no status quo: its first feasible state, {text}, stands for it."
        )
        return text
