"""Ids that stay the same when a document is read again."""

import re
import unicodedata

_WHOLE = str.maketrans(
    {
        "æ": "ae",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ĸ": "k",
        "ł": "l",
        "ŋ": "n",
        "ø": "o",
        "œ": "oe",
        "ß": "ss",
        "ŧ": "t",
        "þ": "th",
    }
)
"""Latin letters that are no plain letter with a mark."""


def kebab(text: str) -> str:
    """Return a name as an id: ASCII, lower case, words joined by hyphens, no article or "&".

    >>> kebab("the Harbour Workers’ Union")
    'harbour-workers-union'
    >>> kebab("Łódź & Øre")
    'lodz-ore'
    """
    parted = unicodedata.normalize("NFKD", text.lower().translate(_WHOLE))
    plain = parted.encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"'s\b|['`]", lambda m: "s" if m.group() == "'s" else "", plain)
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"^the\s+", "", plain)).strip("-")[:80].strip("-")


def numbered(key: str, taken: set[str]) -> str:
    """Return ``key``, or ``key-2`` and so on where it is taken, and take it."""
    number = 1
    made = key
    while made in taken:
        number += 1
        made = f"{key}-{number}"
    taken.add(made)
    return made


def entry_id(kind: str, document: str, start: int, end: int) -> str:
    """Return the id of an entry: its kind's letter, its document and where it stands.

    Two entries of one stretch have the same id until ``numbered`` tells them apart.
    """
    return f"{kind}-{document[:8]}-{start}-{end}"
