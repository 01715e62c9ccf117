"""Which label the differences between words of then and of now make together."""

from collections.abc import Sequence

from detente.reading.model import Statement
from detente.record.changes.both import Both
from detente.record.changes.model import Label, Reason
from detente.record.changes.reasons import RULES

__all__ = ["GivenWords", "judged"]

GivenWords = Sequence[tuple[Statement, str]]
"""Statements that give up a demand or a refusal, with which of the two."""


def judged(
    both: Both, gave_up: GivenWords, gives_up: GivenWords
) -> tuple[Label, tuple[Reason, ...]]:
    """Return what became of a position, and why.

    ``gave_up`` and ``gives_up`` are the words of then and of now that give it up.
    """
    if gives_up and not both.later:
        return _given_up(both, gave_up, gives_up)
    if gave_up and not both.earlier:
        text = "Its earlier words gave this up; now it takes a stand on it again."
        return Label.NEW, (_bare("new", text, [said for said, _ in gave_up], both.later),)
    if not both.earlier:
        text = "The earlier words hold no stand of it on this."
        return Label.NEW, (_bare("new", text, later=both.later),)
    if not both.later:
        text = "The later words hold no stand of it on this; that is no withdrawal."
        return Label.NOT_REPEATED, (_bare("not-repeated", text, earlier=both.earlier),)
    found = tuple(reason for rule in RULES for reason in rule(both))
    if gives_up:
        found = (_gives_up(both, gives_up), *found)
    ways = {reason.direction for reason in found}
    if {"softer", "harder"} <= ways:
        return Label.MIXED, found
    if "softer" in ways or "harder" in ways:
        return (Label.SOFTENED if "softer" in ways else Label.HARDENED), found
    if found:
        return Label.REWORDED, found
    return _same_or_reworded(both)


def _given_up(
    both: Both, gave_up: GivenWords, gives_up: GivenWords
) -> tuple[Label, tuple[Reason, ...]]:
    said, what = gives_up[0]
    if gave_up and not both.earlier:
        text = f"Its words gave up the {what} before, and do so again."
        before = [entry for entry, _ in gave_up]
        return Label.UNCHANGED, (_bare("given-up", text, before, [said]),)
    # A demand on another thing of the same issue leaves the one from before as it was.
    same = not both.earlier or any(both.one_thing(then, said) for then in both.earlier)
    label = Label.WITHDRAWN if what == "demand" and same else Label.SOFTENED
    return label, (_gives_up(both, gives_up),)


def _gives_up(both: Both, gives_up: GivenWords) -> Reason:
    said, what = gives_up[0]
    return Reason(
        rule="given-up",
        direction="softer",
        text=f"Its words say that it gives up {'a demand' if what == 'demand' else 'a refusal'}.",
        earlier=both.earlier[0].id if both.earlier else None,
        later=said.id,
    )


def _same_or_reworded(both: Both) -> tuple[Label, tuple[Reason, ...]]:
    """Tell words that repeat a position from others of which no rule says how they differ."""
    then, now = ({said.act for said in words} for words in (both.earlier, both.later))
    acts = tuple(then & now)
    pair = both.pair(acts, acts)
    if then == now and pair is not None:
        text = "It does the same as before, and no rule finds a difference."
        kind, label = "unchanged", Label.UNCHANGED
    else:
        text = "It spoke on this both times, and no rule tells whether that is more or less."
        kind, label = "reworded", Label.REWORDED
    return label, (_bare(kind, text, both.earlier, both.later),)


def _bare(
    rule: str, text: str, earlier: Sequence[Statement] = (), later: Sequence[Statement] = ()
) -> Reason:
    return Reason(
        rule=rule,
        direction="open",
        text=text,
        earlier=earlier[0].id if earlier else None,
        later=later[0].id if later else None,
    )
