"""Whether a text is a draft treaty or communiqué at all."""

import re
from collections.abc import Sequence
from typing import Literal

from detente.documents.model import Document
from detente.reading.drafts.brackets import TOO_MANY, too_many
from detente.reading.drafts.clauses import bonds
from detente.reading.drafts.model import Provision
from detente.reading.drafts.tree import Outline
from detente.reading.drafts.words import flat, within

_HEAD = 1_500
_COVERED = 0.6
_WORD = re.compile(r"[^\W_]+")
Recognised = tuple[Literal["treaty", "communiqué"] | None, tuple[str, ...]]


def recognise(document: Document, made: Outline, found: Sequence[Provision]) -> Recognised:
    """Return what kind of draft a text is, or None, and why.

    A treaty has two articles or more in order, words that bind in at least a third of them, and a
    name or formula that such texts have. A communiqué has three numbered paragraphs or more
    that hold 60 per cent of its words, such a name or formula, and words that bind or declare in
    at least a third of them. Neither reports: words such as "told reporters" are fewer than the
    words that bind. A doubtful text is none.
    """
    text = document.text
    if too_many(text):
        return None, (f"It has {TOO_MANY}.",)
    articles = [p for p in found if p.kind == "article" and p.article == p.id]
    numbered = [p for p in found if p.kind == "paragraph" and p.article == p.id]
    title = made.title.text if made.title else document.title or ""
    named = within("instruments").search(title) or within("instruments").search(
        document.title or ""
    )
    head = flat(text[:_HEAD])
    formula = within("formulae").search(head) or within("formulae").search(flat(text[-_HEAD:]))
    if not named and not formula:
        return None, ("Neither its title nor a formula says that it is a treaty or communiqué.",)
    says = f"“{' '.join((named or formula)[0].split())}” is a word of such texts."  # type: ignore[index]
    if max(len(articles), len(numbered)) < 3 and len(articles) < 2:
        return None, ("It has neither two articles nor three numbered paragraphs.",)
    reporting = sum(
        1
        for low, high in document.content or ((0, len(text)),)
        for _ in within("reporting").finditer(text, low, high)
    )
    if len(articles) >= 2:
        binding = [n for p in articles if (n := len(bonds(flat(text[p.start : p.end]))))]
        if 3 * len(binding) < len(articles):
            return None, ("Few of its articles bind anybody.",)
        if reporting > sum(binding) / 2:
            return None, ("It reports what people say.",)
        return "treaty", (f"It has {len(articles)} articles.", says)
    if len(numbered) >= 3:
        inside = sum(len(_WORD.findall(text[p.start : p.end])) for p in numbered)
        words = sum(
            len(_WORD.findall(text[low:high]))
            for low, high in document.content or ((0, len(text)),)
        )
        if inside < _COVERED * words:
            return None, ("Most of its words stand outside its numbered paragraphs.",)
        active = [p for p in numbered if _acts(flat(text[p.start : p.end]))]
        if 3 * len(active) < len(numbered):
            return None, ("Few of its numbered paragraphs bind or declare anything.",)
        if reporting > len(active) / 2:
            return None, ("It reports what people say.",)
        return "communiqué", (f"It has {len(numbered)} numbered paragraphs.", says)
    return None, ("It has neither two articles nor three numbered paragraphs.",)


def _acts(words: str) -> bool:
    return bool(bonds(words)) or within("declaring").search(words) is not None
