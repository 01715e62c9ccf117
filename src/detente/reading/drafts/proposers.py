"""Who wants the words in a bracket, where the text says so."""

import re
from collections.abc import Iterable

from detente.documents.model import Span
from detente.reading.drafts.model import Proposer
from detente.reading.drafts.parties import Roll, party_name
from detente.reading.drafts.words import whole, within
from detente.reading.ids import kebab

_LONGEST = 80
_PREFIX = re.compile(r"\s*([A-Z][^:\[\]\n]{0,80}?)\s*:(?=\s|\[|$)")
_SUFFIX = re.compile(r"\(([^()\[\]\n]{2,80})\)[\s.,;]*$")
_DASHED = re.compile(r"[-–—]\s*([^-–—()\[\]\n]{2,80}?)[\s.,;]*$")
_BEHIND = re.compile(r"[ \t]*\(([^()\[\]\n]{2,80})\)")
_SPLIT = re.compile(r"\s*(?:,|/|&|\+|;|\band\b)\s*(?:the\s+)?")
_JOINTS = frozenset(("and", "the", "of", "by", "s", "from", "as", "with", "delegation"))
_CHOICE = re.compile(r"(?:option|alternative|alt\.?|variant)\s*[\dA-Z]{1,3}\b", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&+-]{1,9}s?")


def inside(text: str, start: int, end: int, roll: Roll) -> tuple[tuple[Proposer, ...], int]:
    """Return who proposes the words of a bracket, and where these begin behind such a label.

    ``start`` and ``end`` are those of the words within the marks. "Norway: ..." before them,
    "... (Norway)" or "... – proposed by Norway" at their end, or "(Norway)" behind the bracket.
    """
    # Only the ends are looked at, however long a bracket is.
    head = _PREFIX.match(text, start, min(end, start + _LONGEST + 10))
    if head and not _CHOICE.match(head[1]):
        found = _who(text, *head.span(1), roll)
        if found:
            return found, head.end()
    low = max(start, end - _LONGEST - 20)
    tail = _SUFFIX.search(text, low, end) or _DASHED.search(text, low, end)
    if tail:
        found = _who(text, *tail.span(1), roll)
        if found:
            return found, start
    behind = _BEHIND.match(text, end + 1)
    if behind:
        return _who(text, *behind.span(1), roll), start
    return (), start


def named(text: str, start: int, end: int, roll: Roll) -> tuple[Proposer, ...]:
    """Return whom a note such as "Brackets proposed by Norway." names."""
    found = within("proposed").search(text, start, end)
    if found is None:
        return ()
    stop = re.compile(r"[.;\]\n]").search(text, found.end(), end)
    return _who(text, found.end(), stop.start() if stop else end, roll)


def _who(text: str, start: int, end: int, roll: Roll) -> tuple[Proposer, ...]:
    """Return the parties of a label when all of it names parties, or says that it proposes."""
    words = text[start:end]
    said = within("proposed").search(words)
    if said:
        start, words = start + said.end(), words[said.end() :]
    known = roll.find(words)
    found: list[tuple[int, int, str | None]] = [(m.start, m.end, m.party) for m in known]
    left = words
    for mention in known:
        gap = "," * (mention.end - mention.start)
        left = left[: mention.start] + gap + left[mention.end :]
    labelled = any(whole("proposal").fullmatch(word) for word in _words(left))
    for low, high in _parts(left):
        part = left[low:high]
        if all(word in _JOINTS or whole("proposal").fullmatch(word) for word in _words(part)):
            continue
        named = _ACRONYM.fullmatch(part) and not whole("blanks").fullmatch(part)
        if named or (part[:1].isupper() and (labelled or said)):
            found.append((low, high, None))
        elif not said:
            return ()
    return tuple(
        _proposer(text, start + low, start + high, who)
        for low, high, who in sorted(found, key=lambda f: f[0])
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _parts(words: str) -> Iterable[tuple[int, int]]:
    """Return the names of a list ("G77 and AOSIS"), words such as "proposal" left out."""
    at = 0
    for gap in (*_SPLIT.finditer(words), None):
        end = gap.start() if gap else len(words)
        part = words[at:end]
        while True:
            last = re.search(r"\s+(\w+)\s*$", part)
            if not last or not whole("proposal").fullmatch(last[1].lower()):
                break
            part = part[: last.start()]
        lead = len(part) - len(re.sub(r"^\s*(?:the\s+)?", "", part))
        low, high = at + lead, at + len(part.rstrip(" .’'"))
        if low < high:
            yield low, high
        at = gap.end() if gap else end


def _proposer(text: str, start: int, end: int, party: str | None) -> Proposer:
    words = text[start:end]
    name = party_name(party) if party and party != kebab(words) else " ".join(words.split())
    return Proposer(party=party, name=name, words=Span(start=start, end=end, text=words))
