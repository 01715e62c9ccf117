"""A parse as plain objects, with the names that spaCy gives to things.

The rules ask each word for its head, its children and its labels many times. spaCy builds a new
object and looks a string up for every such question; here each is answered once, when the parse
is done. What is asked seldom is passed on to spaCy's own ``Doc``, kept as ``source``.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from spacy import tokens as spacy
    from spacy.tokens import MorphAnalysis

_WORDS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP"]
_NUMBERS: list[int | str] = ["IDX", "HEAD", "SENT_START", "IS_PUNCT", "IS_SPACE"]


class Token:
    """A word or a mark. It is equal to itself only."""

    __slots__ = (
        *("doc", "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_"),
        *("head", "children", "is_sent_start", "is_punct", "is_space"),
    )
    doc: "Doc"
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    head: "Token"
    children: tuple["Token", ...]
    is_sent_start: bool
    is_punct: bool
    is_space: bool

    def __len__(self) -> int:
        """Return how many characters the word has."""
        return len(self.text)

    def __str__(self) -> str:
        """Return the word."""
        return self.text

    def __repr__(self) -> str:
        """Return the word."""
        return self.text

    def __lt__(self, other: "Token") -> bool:
        """Tell whether the word stands before another."""
        return self.i < other.i

    @property
    def subtree(self) -> Iterator["Token"]:
        """Everything below the word, and itself, in the order of the text."""
        # A chain of words may be longer than Python lets functions call one another.
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                yield token
                continue
            before = [(child, False) for child in token.children if child.i < token.i]
            behind = [(child, False) for child in token.children if child.i > token.i]
            waiting.extend(reversed([*before, (token, True), *behind]))

    @property
    def ancestors(self) -> Iterator["Token"]:
        """The heads above the word, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, descendant: "Token") -> bool:
        """Tell whether the word is a head above another."""
        return any(token is self for token in descendant.ancestors)

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """The words coordinated with this one, itself left out."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        row = [first]
        for token in row:
            row.extend(c for c in token.children if c.i > token.i and c.dep_ == "conj")
        return tuple(token for token in row if token is not self)

    @property
    def sent(self) -> "Span":
        """The sentence of the word."""
        return self.doc.sentence(self.i)

    @property
    def left_edge(self) -> "Token":
        """The first word of the subtree."""
        return self.doc.tokens[self._source.left_edge.i]

    @property
    def right_edge(self) -> "Token":
        """The last word of the subtree."""
        return self.doc.tokens[self._source.right_edge.i]

    @property
    def whitespace_(self) -> str:
        """The blank behind the word, if there is one."""
        return self._source.whitespace_

    @property
    def is_alpha(self) -> bool:
        """Whether the word has letters only."""
        return self.text.isalpha()

    @property
    def morph(self) -> "MorphAnalysis":
        """The form of the word."""
        return self._source.morph

    @property
    def _source(self) -> "spacy.Token":
        return self.doc.source[self.i]


class Span:
    """The tokens ``start`` to ``end`` (exclusive) of a parse."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: "Doc", start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """Return the tokens in order."""
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> "Span": ...
    def __getitem__(self, key: int | slice) -> "Token | Span":
        """Return a token, or a part, counted from the first token."""
        if isinstance(key, slice):
            start, end, _ = key.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[range(self.start, self.end)[key]]

    @property
    def start_char(self) -> int:
        """Where the first token begins."""
        return self.doc.offset(self.start)

    @property
    def end_char(self) -> int:
        """Where the last token ends."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    def holding(self, place: int) -> Token:
        """Return the token that holds a character of ``text``, or the first one behind it."""
        place += self.start_char
        return next(token for token in self if token.idx + len(token.text) > place)

    @property
    def text(self) -> str:
        """The words as written."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token whose head is outside, or which is nearest to the root of the sentence."""
        tokens = self.doc.tokens[self.start : self.end]
        outside = [t for t in tokens if t.head is t or not self.start <= t.head.i < self.end]
        return min(outside, key=_depth, default=self.doc.tokens[self.start])


def _depth(token: Token) -> int:
    """Return how many words stand above one; a mark or a blank is below every word."""
    low = (token.is_punct or token.is_space) and not token.children and token.head is not token
    return len(token.doc) if low else sum(1 for _ in token.ancestors)


class Doc:
    """The tokens of a paragraph and its sentences.

    ``user_data`` is for `once`.
    """

    __slots__ = ("_sentence_of", "sents", "source", "text", "tokens", "user_data")

    def __init__(self, source: "spacy.Doc") -> None:
        self.source = source
        self.text: str = source.text
        self.user_data: dict[str, Any] = {}
        self.tokens: list[Token]
        self._fill()
        starts = [t.i for t in self.tokens if t.is_sent_start or t.i == 0]
        self.sents = [
            Span(self, start, end) for start, end in pairwise([*starts, len(self.tokens)])
        ]
        self._sentence_of = [sentence for sentence in self.sents for _ in sentence]

    def _fill(self) -> None:
        source, strings = self.source, self.source.vocab.strings
        columns = source.to_array(_WORDS).T.tolist()
        words = zip(*([strings[key] for key in column] for column in columns), strict=True)
        numbers = source.to_array(_NUMBERS).astype("int64").tolist()
        tokens = self.tokens = [Token() for _ in numbers]
        for i, (token, row, own) in enumerate(zip(tokens, words, numbers, strict=True)):
            token.text, token.lower_, token.lemma_, *labels = row
            token.pos_, token.tag_, token.dep_ = labels
            token.idx, head, start, punct, space = own
            token.is_sent_start, token.is_punct, token.is_space = start == 1, punct == 1, space == 1
            token.doc, token.i, token.head, token.children = self, i, tokens[i + head], ()
        for token in tokens:
            if token.head is not token:
                token.head.children = (*token.head.children, token)

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Return the tokens in order."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> Span: ...
    def __getitem__(self, key: int | slice) -> Token | Span:
        """Return a token or a stretch of tokens."""
        if isinstance(key, int):
            return self.tokens[key]
        start, end, _ = key.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    def covering(self, start: int, end: int) -> Span | None:
        """Return the tokens that hold the characters ``start`` to ``end``, or None outside."""
        found = self.source.char_span(start, end, alignment_mode="expand")
        return None if found is None else Span(self, found.start, found.end)

    def sentence(self, token: int) -> Span:
        """Return the sentence that holds a token."""
        return self._sentence_of[token]

    def offset(self, token: int) -> int:
        """Return where a token begins; behind the last, where the text ends."""
        return self.tokens[token].idx if token < len(self.tokens) else len(self.text)
