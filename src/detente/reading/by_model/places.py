"""Where words stand in a text: as they are, or else with other blanks, dashes and marks."""

import re

from detente.reading.clean import plain


def places(words: str, text: str) -> list[tuple[int, int]]:
    """Return where ``words`` stand in ``text``, as offsets (end exclusive) that do not overlap.

    Words that stand nowhere as they are written may stand with other blanks, and with quotation
    marks and dashes of another shape. A place never begins or ends inside of a word.

    >>> places('the "plan"', "They read the  “plan”.")
    [(10, 21)]
    >>> places("he", "then she left")
    []
    """
    return _found([words.strip()], text) or _found(plain(words).split(), plain(text))


def _found(parts: list[str], text: str) -> list[tuple[int, int]]:
    words = r"\s+".join(map(re.escape, parts))
    if not words:
        return []
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    return [match.span() for match in re.finditer(before + words + after, text)]
