"""The two sides of a document, and the state that it takes for granted."""

from collections import Counter

from detente.reading.names import Names
from detente.reading.parse import Parsed

_BETWEEN = frozenset(
    ("mediator", "mediators", "mediation", "mediated", "facilitator", "facilitators", "brokered")
)


def home_state(names: Names) -> str | None:
    """Return the state whose "government" needs no name: named in twice as many paragraphs."""
    places = {(n.key, n.paragraph) for n in names.all if n.kind == "state" and not n.place}
    counts = Counter(key for key, _ in sorted(places))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def mediators(parsed: Parsed, names: Names) -> tuple[str, ...]:
    """Return the parties that the text calls mediators or hosts: "Kenyan mediators"."""
    found = []
    for name in names.all:
        doc = parsed.paragraphs[name.paragraph].parse
        near = {token.lower_ for token in doc[name.end : name.end + 3]}
        if name.kind != "person" and near & _BETWEEN:
            found.append(name.key)
    return tuple(dict.fromkeys(found))


def main_parties(names: Names, between: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the two parties named most, those ``between`` left out, in order of first mention."""
    counts = Counter(
        n.key for n in names.all if n.kind != "person" and not n.place and n.key not in between
    )
    most = {key for key, _ in counts.most_common(2)}
    return tuple(dict.fromkeys(n.key for n in names.all if n.key in most))
