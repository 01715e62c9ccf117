"""What edits mean: rules softened or hardened, numbers changed, parties put in or left out."""

import re
from collections.abc import Callable, Iterator, Sequence

from detente.reading.drafts.bracket_changes import bracket_changes
from detente.reading.drafts.clauses import Bond, bonds
from detente.reading.drafts.counterparts import Stretch, counterparts
from detente.reading.drafts.laid import Laid, Side, quoted
from detente.reading.drafts.model import Change
from detente.reading.drafts.numbers import figures, value
from detente.reading.drafts.words import flat

_NOT = re.compile(
    r"\b(?:not|never|cannot|no circumstances|refrain|abstain|desist|prohibited|forbidden|barred)\b",
    re.IGNORECASE,
)


def changes(laid: Laid, name: Callable[[str], str]) -> tuple[Change, ...]:
    """Return what the edits of an article mean, in the order of the new text.

    ``name`` names a party by its id.
    """
    found = [*_rules(laid), *bracket_changes(laid), *_numbers(laid), *_parties(laid, name)]
    return tuple(sorted(found, key=lambda c: (c.new.start, c.old.start, c.kind)))


def _rules(laid: Laid) -> Iterator[Change]:
    """Yield binding words that became weaker, stronger, or their opposite."""
    before, after = (
        bonds(flat(s.document.text[s.start : s.end]), s.start) for s in (laid.old, laid.new)
    )
    pairs = _corresponding(
        laid, [(b.start, b.end) for b in before], [(b.start, b.end) for b in after]
    )
    for i, j in pairs:
        one, two = before[i], after[j]
        old, new = laid.old.cite(one.start, one.end), laid.new.cite(two.start, two.end)
        words = f"{quoted(old.text)} became {quoted(new.text)}"
        if _negated(laid.old, one) != _negated(laid.new, two):
            yield Change(kind="reversed", says=f"{words}: the rule is reversed.", old=old, new=new)
        elif two.binding.strength < one.binding.strength:
            yield Change(kind="softened", says=f"{words}: softened.", old=old, new=new)
        elif two.binding.strength > one.binding.strength:
            yield Change(kind="hardened", says=f"{words}: hardened.", old=old, new=new)


def _negated(side: Side, bond: Bond) -> bool:
    return _NOT.search(flat(side.document.text[bond.start : bond.end])) is not None


def _corresponding(
    laid: Laid, before: Sequence[Stretch], after: Sequence[Stretch]
) -> tuple[tuple[int, int], ...]:
    return counterparts(laid.old.tokens, laid.new.tokens, laid.runs, before, after)


def _numbers(laid: Laid) -> Iterator[Change]:
    before, after = (
        [s for s in figures(side.document.text, side.start, side.end) if not _is_label(side, s)]
        for side in (laid.old, laid.new)
    )
    for i, j in _corresponding(laid, before, after):
        old, new = laid.old.cite(*before[i]), laid.new.cite(*after[j])
        if value(old.text) != value(new.text):
            says = f"{quoted(old.text)} became {quoted(new.text)}."
            yield Change(kind="number-changed", says=says, old=old, new=new)


def _is_label(side: Side, stretch: Stretch) -> bool:
    return any(low <= stretch[0] < high for low, high in side.labels)


def _parties(laid: Laid, name: Callable[[str], str]) -> Iterator[Change]:
    for kind, here, verb in (
        ("party-removed", laid, "no longer"),
        ("party-added", laid.turned, "now"),
    ):
        there = {m.party for m in here.new.mentions}
        seen: set[str] = set()
        for mention in here.old.mentions:
            if mention.party in there or mention.party in seen:
                continue
            seen.add(mention.party)
            own = here.old.cite(mention.start, mention.end)
            other = here.new.cite(*here.opposite(mention.start, mention.end))
            old, new = (own, other) if kind == "party-removed" else (other, own)
            says = f"{name(mention.party)} is {verb} named here."
            yield Change.model_validate({"kind": kind, "says": says, "old": old, "new": new})
