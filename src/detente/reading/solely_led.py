"""The firm or school of an officer who is said to be nobody's: "Plant manager A said".

A text on one dispute mostly has one employer, and speaks of it more than of any other firm.
"""

from collections import Counter
from collections.abc import Collection

from detente.reading.leaning_traits import sorts_of
from detente.reading.names import Names
from detente.reading.sorts import sort_of

_LED = (frozenset(("company",)), frozenset(("school",)))
_OFTEN, _CLEARLY = 2, 1.5
"""How often a firm has to be named, and how much more often than any other."""


def solely_led(called: Collection[str], names: Names) -> str | None:
    """Return the body for which whoever is ``called`` so can alone be taken to speak, or None."""
    led = sorts_of(set(called) - {""})
    if led not in _LED:
        return None
    counts = Counter(n.key for n in names.all if n.kind == "body" and not n.place)
    fitting = {key: count for key, count in counts.items() if led & sort_of(names, key)}
    if "school" in led:
        return next(iter(fitting)) if len(fitting) == 1 else None
    able = Counter({key: n for key, n in counts.items() if key in fitting or _is_open(key, names)})
    ranked = able.most_common(2)
    if not ranked or ranked[0][1] < _OFTEN:
        return None
    return ranked[0][0] if ranked[0][1] >= _CLEARLY * sum(n for _, n in ranked[1:]) else None


def _is_open(key: str, names: Names) -> bool:
    """Tell whether nothing tells the sort of a body with a name of its own."""
    return not sort_of(names, key) and names.bodies.get(key, "a")[:1].isupper()
