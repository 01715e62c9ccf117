"""Those who govern and speak for whom they govern: "the assembly of Tolna", "the band council"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.ids import kebab
from detente.reading.kinds import rows
from detente.reading.sorts import sort_of, sorts_named
from detente.reading.titles import titles

if TYPE_CHECKING:
    from detente.reading.groups import Group, Mention
    from detente.reading.names import Names

_GOVERNED = frozenset(("nation", "city", "region"))


def governed(group: "Group", proper: "Names") -> tuple[str, str] | None:
    """Return whom a noun governs, and how that is spelled, or None where nothing or several tell.

    ``proper`` are the names of the text.
    """
    if group.noun not in catalogue.seats():
        return None
    told = {of for one in group.mentions for of in (*_place(one, proper), *_people(one, proper))}
    return told.pop() if len(told) == 1 else None


def _place(one: "Mention", proper: "Names") -> Iterator[tuple[str, str]]:
    """Yield the place behind a noun: "the assembly of *Tolna*"."""
    doc, at = one.head.doc, one.head.i + 2
    if at >= len(doc) or doc[at - 1].lower_ != "of":
        return
    at += doc[at].lower_ == "the"
    name = proper.at(one.paragraph, at)
    if name is not None:
        if name.kind == "body":
            yield name.key, proper.bodies.get(name.key, name.key)
        return
    titled = {i for start, end in titles(doc) for i in range(start, end)}
    end = dict(rows(doc, titled)).get(at)
    if end is not None and proper.at(one.paragraph, end) is None:
        text = doc[at:end].text
        yield kebab(text), text


def _people(one: "Mention", proper: "Names") -> Iterator[tuple[str, str]]:
    """Yield the only body of the text that a word before a noun means: "the *band* council"."""
    called = _GOVERNED & {
        sort for word in one.head.doc[one.start : one.head.i] for sort in sorts_named(word.lower_)
    }
    if not called:
        return
    named = dict.fromkeys(n.key for n in proper.all if n.kind == "body")
    fitting = [key for key in named if sort_of(proper, key) and sort_of(proper, key) <= called]
    if len(fitting) == 1:
        yield fitting[0], proper.bodies.get(fitting[0], fitting[0])
