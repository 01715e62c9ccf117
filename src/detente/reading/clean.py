"""The text as the parser gets it: typographic variants made plain, every offset kept."""

import re

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


_PAIRED = re.compile(r"(?<!['`])(?:''|``)(?!['`])")
_SINGLE = re.compile(r"(?<!\w)‘(?=[^‘’“”\n]{2,400}?[.,?!]’(?!\w))([^‘’“”\n]*?[.,?!])’(?!\w)")


def doubled(text: str) -> str:
    """Return ``text`` with one double mark for two single ones, and for ‘…,’ around a sentence.

    Every offset is kept: a blank stands outside the mark where there were two characters.

    >>> doubled("''Go,'' he said."), doubled("‘No,’ she said.")
    (' "Go,"  he said.', '“No,” she said.')
    """

    def opened(match: re.Match[str]) -> str:
        behind = text[match.end() : match.end() + 1]
        return ' "' if behind and not behind.isspace() and behind not in ".,;:)" else '" '

    text = _PAIRED.sub(opened, text)
    return text if '"' in text or "“" in text else _SINGLE.sub(r"“\1”", text)


def plain(text: str) -> str:
    """Return ``text`` with quotation marks, dashes and spaces in their plain form.

    Every character gives exactly one character, so offsets stay what they were.

    >>> print(plain("“We’re ready”"))
    "We're ready"
    """
    return text.translate(_TABLE)
