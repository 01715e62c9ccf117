"""Which column of a corpus holds what: by the names in use, or as the user says."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from detente.documents.extract import LeftOut
from detente.errors import UserError

_USUAL = {
    "text": (
        *("text", "body", "content", "article", "story", "fulltext", "maintext"),
        *("articletext", "articlebody", "bodytext", "articlecontent"),
    ),
    "title": ("title", "headline", "heading"),
    "date": (
        *("date", "published", "publicationdate", "pubdate", "publishedat", "publishdate"),
        *("datepublished", "datepublish"),
    ),
    "publisher": ("publisher", "source", "publication", "outlet", "newspaper", "sitename"),
    "id": ("id", "docid", "documentid", "articleid", "uid"),
}
_OTHERS = (
    (
        frozenset(("party", "issue", "option", "value")),
        "is a table of positions, which detente import reads",
    ),
    (
        frozenset(("document", "act", "mode", "content")),
        "is a table of statements that were read, not of documents",
    ),
)


class NoTexts(LeftOut):
    """A table or a list has no column of texts, so that it is no corpus."""


class OtherTable(NoTexts):
    """A table is known to be one of something else."""


@dataclass(frozen=True)
class Columns:
    """The names of a corpus's columns: those that the user gives, None where usual ones serve."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    id: str | None = None


PARTS = tuple(field.name for field in fields(Columns))
"""What a column can hold."""


def choose(names: tuple[str, ...], wanted: Columns, place: str) -> Columns:
    """Return the column for each part that there is.

    A column that the user names is taken as written. Else the first of the usual names that is
    there is, whatever its capitals, blanks, hyphens and underscores. Raises NoTexts, naming
    ``place``, where there is no column for the text, and UserError where one that the user
    names is missing.

    >>> choose(("Headline", "Pub_Date", "Body"), Columns(), "a.csv")
    Columns(text='Body', title='Headline', date='Pub_Date', publisher=None, id=None)
    """
    known = {_plain(name): name for name in reversed(names)}
    if wanted.text is None:
        for marks, what in _OTHERS:
            if marks <= set(known):
                raise OtherTable(f"{place} {what}.")
    chosen: dict[str, str | None] = {}
    for part in PARTS:
        named = getattr(wanted, part)
        if named is not None and named not in names:
            raise UserError(f"{place} has no column {_shown([named])}; it has {_shown(names)}.")
        usual = (known[name] for name in _USUAL[part] if name in known)
        chosen[part] = named or next(usual, None)
    if chosen["text"] is None:
        raise NoTexts(
            f"{place} has no column of texts among {_shown(names)}; "
            "--column text=NAME says which it is."
        )
    return Columns(**chosen)


def _plain(name: str) -> str:
    return "".join(mark for mark in name.casefold() if mark not in " _-\t")


def _shown(names: Iterable[str]) -> str:
    """Return names within a line, at most ten and none long."""
    listed = list(names)
    short = ["".join(m if m.isprintable() else "\ufffd" for m in name[:40]) for name in listed[:10]]
    return ", ".join(short) + (f" and {len(listed) - 10} more" if len(listed) > 10 else "")
