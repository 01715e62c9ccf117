"""The outline of a draft: which unit stands in which, by labels, headings and blank lines."""

import re

from detente.documents.model import Document
from detente.documents.paragraphs import trim
from detente.reading.drafts.headings import closes, is_heading, listed_in_contents, stands_alone
from detente.reading.drafts.labels import Label, label
from detente.reading.drafts.lines import Line, inside, lines
from detente.reading.drafts.lists import place
from detente.reading.drafts.model import ProvisionKind
from detente.reading.drafts.tree import LIST, RANKS, WHOLE, Outline, Tree, Unit
from detente.reading.drafts.words import within

_TITLE_LINES = 6
_LONG_TITLE = 300
_DATED = re.compile(r"\b(?:19|20|21)\d\d$|^\d{1,2}\s")
# A heading and the first paragraph on one line, as files that lose line breaks give them.
_CROWDED = re.compile(r"([^.;:\n]{3,90}?)\s+(?=\[*1\.\s+[A-Z\[])")
_GOES_ON = re.compile(r"(?:of|and|or|to|in|shall|is|are|above|below)\b")
_DANGLING = re.compile(
    r"\b(?:in|of|under|to|and|or|with|by|from|the|per|see|articles?|paragraphs?|annex(?:es)?)$",
    re.IGNORECASE,
)


def outline(document: Document) -> Outline:
    """Return the outline of a document; raises UserError when it has too many units."""
    return _Walk(document).run()


class _Walk:
    """Goes through the lines once and hands each to the tree."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.lines = lines(document)
        self.words = [self.text[line.start : line.end] for line in self.lines]
        self.labels = [
            None if listed_in_contents(words) else label(self.text, line.start, line.end)
            for words, line in zip(self.words, self.lines, strict=True)
        ]
        self.tree = Tree(self.text, document.origin)

    def run(self) -> Outline:
        """Return the outline."""
        at = self._title()
        while at < len(self.lines):
            at = self._line(at)
        return self.tree.close()

    def _title(self) -> int:
        """Take the first lines as title up to a sentence or a label; return the next line."""
        count = dated = 0
        for line, words, found in zip(self.lines, self.words, self.labels, strict=True):
            runs_on = count > 0 and not line.apart and words[0].islower()
            fits = is_heading(words) or (runs_on and len(words) < 90 and words[-1] not in ".;:,")
            fits = fits or (count == 0 and self._is_long_title(words))
            if found is not None or count == _TITLE_LINES or not fits:
                break
            if count and _DATED.search(words):
                # Place and date below the title belong to nothing.
                dated = 1
                break
            count += 1
        # A heading right before the first label belongs to what follows, unless it is all there is.
        if 1 < count < len(self.lines) and self.labels[count] and self.lines[count - 1].apart:
            count -= 1
        if count:
            self.tree.made.title = self.tree.span(self.lines[0].start, self.lines[count - 1].end)
        return count + dated

    def _is_long_title(self, words: str) -> bool:
        """Tell whether a first line is a title that is longer than any heading."""
        long = len(words) <= _LONG_TITLE and words.isupper()
        return long and words[-1] not in ".;:," and within("instruments").search(words) is not None

    def _line(self, at: int) -> int:
        """Place a line in the outline; return the next line to look at."""
        line, found, following = self.lines[at], self.labels[at], at + 1
        if found is not None and self._labelled(at, found):
            following = self._heading(at)
        elif self._is_closing(at):
            self.tree.open(_named("closing", line.start, line.start))
        elif self._is_subheading(at):
            unit = _named("heading", line.start, line.end)
            unit.heading = self.tree.span(line.start, line.end)
            self.tree.open(unit)
        else:
            self._prose(at)
        for position in inside(self.text, line):
            newest = self.tree.newest()
            if newest is not None and position > newest.body:
                self._inside(position, line, at)
        return following

    def _labelled(self, at: int, found: Label) -> bool:
        """Open a unit for the label of a line, unless it is only words of a sentence."""
        line, (style, ordinal) = self.lines[at], found.readings[0]
        if style not in RANKS:
            return place(
                self.tree,
                found,
                line.start,
                lambda: self._coming(at),
                apart=line.apart,
                broken=line.broken,
            )
        if found.alone and at + 1 < len(self.lines) and self._goes_on(at + 1):
            return False
        if line.broken:
            follows = ordinal in (1, self.tree.last.get(style, 0) + 1)
            if not follows or _DANGLING.search(self.words[at - 1]):
                return False
        self._name(found, line.start)
        return True

    def _name(self, found: Label, start: int) -> None:
        """Open a unit that a word names: an article, a part, an annex."""
        style, ordinal = found.readings[0]
        words = self.tree.span(found.start, found.end)
        if style == "article":
            self.tree.check(words, ordinal, self.tree.last.get(style, 0), first=True)
        if style == "annex":
            self.tree.last.clear()
        kind: ProvisionKind = style  # type: ignore[assignment]
        self.tree.open(
            Unit(kind, style, RANKS[style], ordinal, found.number, words, start, found.end)
        )
        self.tree.last[style] = ordinal

    def _inside(self, position: int, line: Line, at: int) -> None:
        """Open a unit for a label inside a line where it is the next one in line."""
        found = label(self.text, position, line.end)
        if found is None:
            return
        style, ordinal = found.readings[0]
        if style not in RANKS:
            place(
                self.tree,
                found,
                position,
                lambda: self._coming(at),
                apart=False,
                broken=False,
                within=True,
            )
        elif style == "article" and ordinal == self.tree.last.get("article", 0) + 1:
            self._name(found, position)

    def _coming(self, at: int) -> str | None:
        """Return the number of the next label below a line."""
        return next((n.number for n in self.labels[at + 1 : at + 60] if n is not None), None)

    def _goes_on(self, at: int) -> bool:
        """Tell whether a line goes on with a sentence: "under / Article 5 / of this Treaty"."""
        line, words = self.lines[at], self.words[at]
        return words[0].islower() and (not line.apart or _GOES_ON.match(words) is not None)

    def _heading(self, at: int) -> int:
        """Take what stands behind a label, or below it, as its heading; return the next line."""
        unit, line = self.tree.made.units[-1], self.lines[at]
        if unit.rank >= LIST and unit.style not in ("number", "capital"):
            return at + 1
        start, end = trim(self.text, min(unit.body, line.end), line.end)
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip(".:–—- "))
        words = self.text[start:end]
        if words.strip("[]*_# "):
            crowded = _CROWDED.match(self.text, start, end)
            if crowded and is_heading(crowded[1]) and unit.style == "article":
                self._set_heading(unit, *crowded.span(1))
                self._inside(crowded.end(), line, at)
            elif is_heading(words) and (
                self._ends(at) or (unit.rank < LIST and not self._runs_on(at))
            ):
                self._set_heading(unit, start, end)
            return at + 1
        below = at + 1
        if unit.rank >= LIST or below == len(self.lines) or self.labels[below] is not None:
            return below
        if is_heading(self.words[below]) and (self._ends(below) or not self._runs_on(below)):
            self._set_heading(unit, self.lines[below].start, self.lines[below].end)
            return below + 1
        return below

    def _ends(self, at: int) -> bool:
        """Tell whether a blank line or a label follows a line."""
        return self.lines[at].after or self.labels[at + 1] is not None

    def _runs_on(self, at: int) -> bool:
        """Tell whether a line goes on in the next one, or begins as a sentence does."""
        if at + 1 < len(self.lines) and self.words[at + 1][0].islower():
            return True
        return bool(_DANGLING.search(self.words[at])) or stands_alone(self.words[at])

    def _set_heading(self, unit: Unit, start: int, end: int) -> None:
        while end > start + 1 and self.text[end - 1] in "*_ ":
            end -= 1
        unit.heading = self.tree.span(start, end)
        unit.body = end

    def _is_closing(self, at: int) -> bool:
        """Tell whether a line begins the closing formula; a second one only goes on with it."""
        newest = self.tree.newest()
        opened = newest is None or newest.kind == "closing"
        return not opened and self.lines[at].apart and closes(self.words[at])

    def _is_subheading(self, at: int) -> bool:
        """Tell whether an unlabelled line is a heading between units."""
        line = self.lines[at]
        if not line.apart or not line.after or at + 1 == len(self.lines):
            return False
        if not is_heading(self.words[at], strict=True):
            return False
        labels = (found for found in self.labels[at + 1 : at + 4] if found is not None)
        coming = next((found.readings[0][0] for found in labels), None)
        if any(self.tree.made.units[k].style == "article" for k in self.tree.stack):
            return coming in ("article", "part", "chapter", "section", "title")
        return coming is not None or self.tree.newest() is not None

    def _prose(self, at: int) -> None:
        """Let a line without a label go on with what is open, or stand behind a finished list."""
        line, newest = self.lines[at], self.tree.newest()
        if newest is None:
            self.tree.open(_named("preamble", line.start, line.start))
            return
        if newest.rank < LIST or newest.style in WHOLE or not line.apart:
            return
        finished = self.words[at - 1].rstrip(']"”’)').endswith(".")
        if finished and self.words[at].lstrip('[(“"')[:1].isupper():
            self.tree.pop_lists(keep=WHOLE)
            above = self.tree.at(-1).rank + 1 if self.tree.stack else LIST
            rank = max(above, LIST)
            self.tree.add(Unit("text", "text", rank, 0, None, None, line.start, line.start))


def _named(kind: ProvisionKind, start: int, body: int) -> Unit:
    return Unit(kind, kind, RANKS[kind], 0, None, None, start, body)
