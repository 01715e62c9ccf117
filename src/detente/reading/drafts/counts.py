"""How much of each article is agreed: words, open words, brackets, blanks and alternatives."""

import re
from collections import Counter
from collections.abc import Sequence

from detente.documents.model import Document
from detente.reading.drafts.model import Alternatives, Bracket, Count, Provision
from detente.reading.drafts.spread import outside, union

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def counts(
    document: Document,
    provisions: Sequence[Provision],
    brackets: Sequence[Bracket],
    alternatives: Sequence[Alternatives],
) -> tuple[Count, ...]:
    """Return the count of the whole draft, then that of each article in order.

    A word is open when it stands in an open bracket or in one of several options. Labels, and
    what stands in footnote marks and editorial brackets, count neither as open nor as words.
    """
    opened = union(
        (
            *((b.span.start, b.span.end) for b in brackets if b.kind in ("open", "blank")),
            *(
                (choice.words.start, choice.words.end)
                for group in alternatives
                if group.kind == "options"
                for choice in group.choices
            ),
        )
    )
    aside = union(
        (
            *((b.span.start, b.span.end) for b in brackets if b.kind not in ("open", "blank")),
            *((p.label.start, p.label.end) for p in provisions if p.label is not None),
        )
    )
    articles = [p for p in provisions if p.article == p.id]
    sorts = Counter((b.article, b.kind) for b in brackets)
    groups = Counter(group.article for group in alternatives)
    made: list[Count] = []
    for article in articles:
        words = [m.start() for m in _WORD.finditer(document.text, article.start, article.end)]
        words = outside(words, aside)
        made.append(
            Count(
                provision=article.id,
                words=len(words),
                bracketed=len(words) - len(outside(words, opened)),
                brackets=sorts[article.id, "open"],
                blanks=sorts[article.id, "blank"],
                alternatives=groups[article.id],
            )
        )
    kinds = Counter(bracket.kind for bracket in brackets)
    whole = Count(
        provision=None,
        words=sum(count.words for count in made),
        bracketed=sum(count.bracketed for count in made),
        brackets=kinds["open"],
        blanks=kinds["blank"],
        alternatives=len(alternatives),
    )
    return (whole, *made)
