"""Two drafts compared, article by article."""

from collections.abc import Sequence

from detente.documents.model import Citation, Document, Span
from detente.reading.drafts.changes import changes
from detente.reading.drafts.edits import Run, Token, runs, tokens
from detente.reading.drafts.laid import Laid, Side
from detente.reading.drafts.match_articles import Entry, Match, entry, match_articles
from detente.reading.drafts.model import Comparison, Draft, Edit, Pair, Place, Provision, Status
from detente.reading.drafts.outline import outline
from detente.reading.drafts.parties import Mention, Roll, roll
from detente.reading.drafts.provisions import called

METHOD = (
    "Articles are matched by number, heading and likeness of words in the heaviest order-keeping "
    "alignment; what moved, was split or merged is found among the rest."
)


def compare(old: Draft, old_document: Document, new: Draft, new_document: Document) -> Comparison:
    """Return how each article of ``old`` became one of ``new``.

    The drafts are what `read_draft` makes of the documents.
    """
    one, two = _Text(old, old_document), _Text(new, new_document)
    found = match_articles(one.entries, two.entries)
    return Comparison(
        method=METHOD, old=old, new=new, pairs=tuple(_pair(one, two, match) for match in found)
    )


class _Text:
    """A draft at hand for comparison."""

    def __init__(self, draft: Draft, document: Document) -> None:
        self.draft, self.document = draft, document
        self.articles = draft.articles()
        self.roll: Roll = roll(document, outline(document))
        self.entries: list[Entry] = [self._entry(article) for article in self.articles]
        self.labels: dict[str | None, list[tuple[int, int]]] = {}
        for provision in draft.provisions:
            if provision.label is not None:
                stretch = (provision.label.start, provision.label.end)
                self.labels.setdefault(provision.article, []).append(stretch)
        self.brackets = {
            article.id: [
                b for b in draft.brackets if b.kind in ("open", "blank") and b.article == article.id
            ]
            for article in self.articles
        }

    def _entry(self, article: Provision) -> Entry:
        heading = article.heading.text if article.heading else None
        words = " ".join(self.document.text[a:b] for a, b in self.stretches(article))
        return entry(article.id, heading, article.kind, words)

    def stretches(self, article: Provision) -> list[tuple[int, int]]:
        """Return the article's stretch without its label."""
        if article.label is None:
            return [(article.start, article.end)]
        return [(article.start, article.label.start), (article.label.end, article.end)]

    def tokens(self, article: Provision) -> list[Token]:
        """Return the article's words and marks without its label."""
        return [t for a, b in self.stretches(article) for t in tokens(self.document.text, a, b)]

    def side(self, article: Provision) -> Side:
        """Return the article as one side of a comparison."""
        text = self.document.text[article.start : article.end]
        mentions = [
            Mention(article.start + m.start, article.start + m.end, m.party)
            for m in self.roll.find(text)
        ]
        return Side(
            document=self.document,
            start=article.start,
            end=article.end,
            tokens=self.tokens(article),
            brackets=self.brackets[article.id],
            alternatives=[a for a in self.draft.alternatives if a.article == article.id],
            mentions=mentions,
            labels=self.labels.get(article.id, []),
        )

    def place(self, article: Provision) -> Place:
        """Return the article cited."""
        span = Span(
            start=article.start,
            end=article.end,
            text=self.document.text[article.start : article.end],
        )
        return Place(id=article.id, label=called(article), words=self.document.cite(span))


def _pair(one: _Text, two: _Text, match: Match) -> Pair:
    old = None if match.old is None else one.articles[match.old]
    new = None if match.new is None else two.articles[match.new]
    beside = (
        *(two.place(two.articles[k]) for k in match.split),
        *(one.place(one.articles[k]) for k in match.merged),
    )
    if old is None or new is None:
        return Pair(
            status="new" if old is None else "dropped",
            old=None if old is None else one.place(old),
            new=None if new is None else two.place(new),
            likeness=0.0,
        )
    laid = Laid(one.side(old), two.side(new), runs(one.tokens(old), two.tokens(new)))
    edits = _edits(laid)
    return Pair(
        status=_status(match, edits),
        old=one.place(old),
        new=two.place(new),
        beside=beside,
        likeness=round(match.likeness, 4),
        renumbered=old.number != new.number,
        edits=edits,
        changes=changes(laid, lambda party: _named(one, two, party)) if edits else (),
    )


def _named(one: _Text, two: _Text, party: str) -> str:
    return (
        one.roll.name(party) if party in {p.id for p in one.roll.between} else two.roll.name(party)
    )


def _status(match: Match, edits: Sequence[Edit]) -> Status:
    if match.split:
        return "split"
    if match.merged:
        return "merged"
    if match.moved:
        return "moved"
    return "changed" if edits else "same"


def _edits(laid: Laid) -> tuple[Edit, ...]:
    return tuple(
        Edit.model_validate(
            {
                "kind": run.kind,
                "old": _cited(laid.old, run.old, run, laid.old.tokens),
                "new": _cited(laid.new, run.new, run, laid.new.tokens),
            }
        )
        for run in laid.runs
        if run.kind != "equal"
    )


def _cited(side: Side, places: tuple[int, int], run: Run, found: Sequence[Token]) -> Citation:
    """Return the words of a run, or the empty place where they would stand."""
    if places[0] < places[1]:
        return side.cite(found[places[0]].start, found[places[1] - 1].end)
    place = found[places[0] - 1].end if places[0] else side.start
    return side.cite(place, place)
