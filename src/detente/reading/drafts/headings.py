"""What a heading looks like, and other lines that are no prose."""

import re

_LONGEST = 120
_WIDEST = 300
_STOP = re.compile(r"[.;:,!?][\"'”’»)\]*_¹²³⁰⁴-⁹]*$")
_BINDS = re.compile(
    r"\b(?:shall|must|may|should|undertakes?|agrees?|agreed|will|is|are|was|were|has|have|said|says)\b"
)
_SENTENCE = re.compile(
    r"(?:The|Each|Every|No|Nothing|Any|Neither|All|This|These|If|We|In|For|It)\s"
)
_CLOSING = re.compile(
    r"\[*(?:in (?:witness|faith) whereof|(?:done|signed) (?:at|in|on)\b|for the government of)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:\.\s?){3,}\s*\d+\s*$|…+\s*\d+\s*$|\t\s*\d+\s*$")
_MARKS = re.compile(r"#{1,6} |\*\*|__")
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "of", "on", "or", "the",
     "to", "with")
)  # fmt: skip


def is_heading(words: str, *, strict: bool = False) -> bool:
    """Tell whether a line can be a heading: short, in no sentence's form, without a stop.

    ``strict`` also asks for a heading's capitals or marks.

    >>> is_heading("Entry into force"), is_heading("The Parties shall meet")
    (True, False)
    """
    bare = words.strip(" *_#[]\t")
    if not bare or len(words) > _LONGEST or _STOP.search(words) or _BINDS.search(bare):
        return False
    if listed_in_contents(words):
        return False
    if not (bare[0].isupper() or bare[0].isdigit() or bare[0] in '“"('):
        return False
    if not strict or _MARKS.match(words):
        return True
    names = [word for word in re.findall(r"[^\W\d_][\w’'-]*", bare) if word.lower() not in _SMALL]
    capitals = sum(word[0].isupper() for word in names)
    return bool(names) and len(names) <= 10 and (len(names) <= 4 or 2 * capitals >= len(names))


def stands_alone(words: str) -> bool:
    """Tell whether a line begins as a sentence does."""
    return _SENTENCE.match(words.lstrip(" [*_")) is not None


def closes(words: str) -> bool:
    """Tell whether a line opens the closing formula of a treaty."""
    return _CLOSING.match(words) is not None


def listed_in_contents(words: str) -> bool:
    """Tell whether a line is an entry of a table of contents: dots and a page number."""
    return len(words) <= _WIDEST and _CONTENTS.search(words) is not None
