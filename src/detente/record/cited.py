"""The words of a statement with all that it takes to find them again."""

from detente.documents.model import Document, Model, Span
from detente.reading.model import Act, Statement, When

__all__ = ["Cited", "cite"]


class Cited(Model):
    """Cited words of a statement.

    ``start`` and ``end`` are code points of the document's text; ``condition`` and ``firm`` are the
    words that it hangs on and that make it final. ``gives_up`` says that the words, a whole
    sentence then, give up what the statement asks or refuses.
    """

    statement: str
    document: str
    title: str
    parties: tuple[str, ...]
    act: Act
    date: When | None
    start: int
    end: int
    text: str
    condition: str | None = None
    firm: str | None = None
    gives_up: bool = False


def cite(document: Document, said: Statement, words: Span, *, gives_up: bool = False) -> Cited:
    """Return ``words`` of a statement in its document; its day is the document's if it has none."""
    return Cited(
        statement=said.id,
        document=document.id,
        title=document.title or document.origin,
        parties=said.parties,
        act=said.act,
        date=said.date or (None if document.date is None else document.date.isoformat()),
        start=words.start,
        end=words.end,
        text=words.text,
        condition=None if said.condition is None else said.condition.text,
        firm=None if said.firm is None else said.firm.text,
        gives_up=gives_up,
    )
