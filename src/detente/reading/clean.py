"""The text as the parser gets it: typographic variants made plain, every offset kept."""

_PLAIN = {
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "-",
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\t": " ",
    "\r": " ",
    "\n": " ",
}
_TABLE = str.maketrans(_PLAIN)


def plain(text: str) -> str:
    """Return ``text`` with quotation marks, dashes and spaces in their plain form.

    Every character gives exactly one character, so offsets stay what they were.

    >>> print(plain("“We’re ready”"))
    "We're ready"
    """
    return text.translate(_TABLE)
