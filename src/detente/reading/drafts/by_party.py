"""The duties of a draft by party."""

from collections import Counter
from collections.abc import Callable, Sequence

from detente.reading.drafts.model import Duty, PartyDuties


def by_party(duties: Sequence[Duty], name: Callable[[str], str]) -> tuple[PartyDuties, ...]:
    """Return a row for each party in the order in which they are bound first.

    A duty of several parties counts for each. ``name`` names a party by its id. What binds nobody
    in particular ("this Treaty shall enter into force") is in no row.
    """
    rows: dict[str | None, list[Duty]] = {}
    for duty in duties:
        bound: tuple[str | None, ...] = duty.parties or ((None,) if duty.bound else ())
        for party in bound:
            rows.setdefault(party, []).append(duty)
    return tuple(
        PartyDuties(
            party=party,
            name="the Parties" if party is None else name(party),
            duties=tuple(duty.id for duty in found),
            counts=dict(Counter(duty.kind for duty in found)),
        )
        for party, found in rows.items()
    )
