"""The frames of events as tables that a parse is looked up in."""

from functools import cache

from detente import catalogue

Table = dict[str, tuple[tuple[catalogue.EventFrame, tuple[str, ...]], ...]]
"""For a word, the frames that it may meet, each with all words of the verb or noun in question."""


@cache
def verbs() -> frozenset[str]:
    """Return the verbs that the catalogue has for events."""
    events = catalogue.events()
    carriers = events.carriers
    words = (*carriers.says, *carriers.means, *carriers.wishes, *carriers.does, *events.enders)
    return frozenset((*by_verb(), *words, *events.unwilling))


@cache
def opened(wanted: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the entries of a frame, its groups opened, by their first word."""
    groups = catalogue.events().groups
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in wanted:
        for text in groups[entry[1:]] if entry.startswith("@") else (entry,):
            words = tuple(text.split())
            table[words[0]] = (*table.get(words[0], ()), words)
    return table


@cache
def by_verb() -> Table:
    """Return the frames of each verb, by its first word."""
    return _table("verbs", 0)


@cache
def by_noun() -> Table:
    """Return the frames of each noun, by its last word."""
    return _table("nouns", -1)


@cache
def parted() -> frozenset[tuple[str, str]]:
    """Return the verbs that mean something else with a word behind them: call off, call for."""
    rows = (words for entries in by_verb().values() for _, words in entries)
    return frozenset((words[0], words[1]) for words in rows if len(words) > 1)


def _table(field: str, head: int) -> Table:
    table: Table = {}
    for frame in catalogue.events().frames:
        for text in getattr(frame, field):
            words = tuple(text.split())
            table[words[head]] = (*table.get(words[head], ()), (frame, words))
    return table
