"""Ids that stay the same when a document is read again."""

import re
import unicodedata


def kebab(text: str) -> str:
    """Return a name as an id: ASCII, lower case, words joined by hyphens, no article.

    >>> kebab("the Harbour Workers’ Union")
    'harbour-workers-union'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    plain = re.sub(r"'s\b|['`]", lambda m: "s" if m.group() == "'s" else "", plain)
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"^the\s+", "", plain)).strip("-")[:80].strip("-")


def entry_id(kind: str, document: str, start: int, end: int) -> str:
    """Return the id of an entry: its kind's letter, its document and where it stands."""
    return f"{kind}-{document[:8]}-{start}-{end}"
