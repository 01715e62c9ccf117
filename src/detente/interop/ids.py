"""Ids and a title for what other programs know by name."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from detente.case.conditions import WORDS
from detente.case.model import CaseParty
from detente.case.tree import short
from detente.interop.json_text import Spot
from detente.reading.ids import kebab, numbered


def parties_of(told: Sequence[Spot]) -> tuple[CaseParty, ...]:
    """Return decision makers as parties; raises UserError where a name comes twice."""
    names: list[str] = []
    for spot in told:
        name = spot.name()
        if name.casefold() in map(str.casefold, names):
            raise spot.wrong(f"repeats the name {short(name)}")
        names.append(name)
    ids = party_ids(names)
    return tuple(CaseParty(id=key, name=name) for key, name in zip(ids, names, strict=True))


def party_ids(names: Sequence[str]) -> list[str]:
    """Return an id for each decision maker, no two alike.

    >>> party_ids(["Upper Bay", "Upper-Bay", "中"])
    ['upper-bay', 'upper-bay-2', 'party']
    """
    return ids_of(names, "party")


def ids_of(names: Sequence[str], kind: str) -> list[str]:
    """Return an id for each of some names, no two alike; ``kind`` stands for what has no letters.

    >>> ids_of(["$100 Billion", "2000", "?"], "option")
    ['100-billion', 'option-2000', 'option']
    """
    taken: set[str] = set()
    return [numbered(_key(name, kind), taken) for name in names]


def option_ids(names: Sequence[str], owners: Sequence[str]) -> list[str]:
    """Return an id for each option, no two alike; those called alike carry whose they are.

    >>> option_ids(["Talk", "Wait", "talk"], ["bay", "bay", "hill"])
    ['bay-talk', 'wait', 'hill-talk']
    """
    keys = [_key(name, "option") for name in names]
    alike = Counter(keys)
    taken: set[str] = set()
    return [
        numbered(_key(f"{owner} {key}", "option") if alike[key] > 1 else key, taken)
        for key, owner in zip(keys, owners, strict=True)
    ]


def title_of(file: str) -> str:
    """Return the name of a file, without its ending, as a title.

    >>> title_of("talks/harbour.json")
    'harbour'
    """
    stem = "".join(char for char in PurePath(file).stem if char.isprintable()).strip()
    return stem or "Conflict"


def _key(name: str, kind: str) -> str:
    """Return a name as an id that is no number and no word of the conditions."""
    # What numbering adds must fit into an id as well.
    key = kebab(name)[:70].strip("-")
    return key if key and not key.isdigit() and key not in WORDS else f"{kind}-{key}".strip("-")
