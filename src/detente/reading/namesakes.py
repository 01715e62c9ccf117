"""Bodies that bear the name of a person's family: Pia Orsel and the Orsel Brewery."""

from detente.reading.ids import kebab
from detente.reading.names import Names
from detente.reading.sorts import sort_of

_OF_FAMILIES = frozenset(("company", "fund", "campaign"))


def namesake(person: str, names: Names) -> str | None:
    """Return the only body of a text with a person's surname in its name, or None.

    A row of capitals that ends with the whole name is the person once more.
    """
    *given, surname = kebab(person).split("-")
    if not given:
        return None
    keys = {name.key for name in names.all if name.kind == "body" and not name.place}
    found = [
        key
        for key in keys
        if surname in (words := key.split("-"))
        and len(words) > 1
        and given[-1] not in words
        and _is_firm(key, surname, names)
    ]
    return found[0] if len(found) == 1 else None


def _is_firm(key: str, surname: str, names: Names) -> bool:
    """Tell whether a body may bear the name of its owners: a firm, a fund or a foundation.

    Where nothing tells its sort, a surname at the end is rather a person's, behind a title.
    """
    sorts = sort_of(names, key)
    return not sorts.isdisjoint(_OF_FAMILIES) if sorts else not key.endswith(f"-{surname}")
