"""Documents on their way into a store: which are still to be read, and what is to be said."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.documents import LeftOut
from detente.documents.model import Document
from detente.errors import UserError
from detente.reading.reader import Reader
from detente.record.rows import encode
from detente.record.spool import Spool
from detente.record.store import Store


@dataclass(slots=True)
class Arrivals:
    """What came, with the documents that are to be read in a spool, as JSON.

    ``faults`` are sentences on documents that cannot be read, ``left_out`` on what was passed over
    in files of many documents, ``undated`` the origins of documents without a date, and
    ``notes`` the origins of those to which a sentence applies that their files gave rise to.
    """

    spool: Spool
    documents: int = 0
    words: int = 0
    came: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)

    def add(self, document: Document) -> None:
        """Put a document among those to be read."""
        try:
            line = encode(document)
        except UserError as error:
            self.faults.append(f"{document.origin}: {error}")
            return
        self.spool.add(line)
        self.documents += 1
        self.words += words_of(document)

    def take(
        self,
        arrived: Document | UserError,
        store: Store,
        readers: Mapping[str, str],
        reader: Reader,
    ) -> None:
        """Take in a document, or what came in its place.

        It is to be read unless the store has it just so and this ``reader`` leaves what is there;
        ``readers`` are those of the documents in the store. A date or a publisher that it was
        read with before holds where it has none.
        """
        if isinstance(arrived, UserError):
            (self.left_out if isinstance(arrived, LeftOut) else self.faults).append(str(arrived))
            return
        if arrived.id in self.came:
            return
        self.came.add(arrived.id)
        by = readers.get(arrived.id)
        earlier = None if by is None else store.document(arrived.id)
        document = arrived if earlier is None else _completed(arrived, earlier)
        if document.date is None:
            self.undated.append(document.origin)
        for note in document.notes:
            self.notes.setdefault(note, []).append(document.origin)
        same = earlier is not None and _placeless(earlier) == _placeless(document)
        if by is None or not same or not reader.leaves(by):
            self.add(document)
        elif earlier != document:
            store.rename(document)


def words_of(document: Document) -> int:
    """Return how many words of a document are read."""
    stretches = document.content or ((0, len(document.text)),)
    return sum(len(document.text[start:end].split()) for start, end in stretches)


def _completed(document: Document, earlier: Document) -> Document:
    return document.model_copy(
        update={
            "date": document.date or earlier.date,
            "publisher": document.publisher or earlier.publisher,
        }
    )


def _placeless(document: Document) -> Document:
    return document.model_copy(update={"origin": ""})
