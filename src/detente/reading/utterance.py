"""What a source says and what is known of it, as far as its act depends on it."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from detente.reading.clauses import Attribution
from detente.reading.model import Act
from detente.reading.phrases import Words, words

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

NO = frozenset(("no", "not", "never", "nothing", "nobody", "n't", "none", "neither", "nor"))
_OWN = frozenset(("i", "we", "us", "our", "ourselves", "my"))
_OTHERS = frozenset(("you", "they", "everyone", "everybody", "both", "others"))
_THIRD = frozenset(("he", "she", "it", "they"))
_REPORTED = frozenset(("ccomp", "dep", "conj"))
_STAKE = frozenset(("without", "until", "unless", "before"))
_ABLE = frozenset(("can", "ca", "could"))
_STAYING = NO | {"stay", "remain", "continue", "keep", "stand"}


@dataclass(frozen=True, slots=True)
class Classified:
    """An act, the rules that gave it, and how sure they are (0 to 1)."""

    act: Act
    rules: tuple[str, ...]
    sure: float
    negated: bool = False


@dataclass(frozen=True)
class Utterance:
    """The words of an attribution, by token indices (inclusive ends).

    ``inner`` is the act that the source says it did itself; ``own`` are tokens that stand for the
    source; ``reports`` says that the words tell of an act of another party.
    """

    doc: "Doc"
    attribution: Attribution
    inner: Attribution | None
    condition: tuple[int, int] | None
    own: frozenset[int]
    reports: bool

    @property
    def start(self) -> int:
        """The first token of what is said."""
        return self.attribution.content[0]

    @property
    def end(self) -> int:
        """The last token of what is said."""
        return self.attribution.content[1]

    @cached_property
    def main(self) -> tuple["Token", ...]:
        """What is said, its condition left out."""
        first, last = self.condition or (self.end + 1, self.end)
        return tuple(t for t in self.doc[self.start : self.end + 1] if not first <= t.i <= last)

    @cached_property
    def main_words(self) -> Words:
        """What a phrase may match in ``main``."""
        said = words(self.doc, self.start, self.end)
        return [said[token.i - self.start] for token in self.main]

    @cached_property
    def supposed(self) -> tuple["Token", ...]:
        """The condition."""
        first, last = self.condition or (0, -1)
        return tuple(self.doc[first : last + 1])

    @cached_property
    def roots(self) -> tuple["Token", ...]:
        """The tokens that hang on nothing in what is said.

        Of what hangs on a cue that interrupts it, only the clause that the cue reports.
        """
        inside = [t for t in self.doc[self.start : self.end + 1] if self.holds(t)]
        return tuple(
            token
            for token in inside
            if token.head is token
            or not self.start <= token.head.i <= self.end
            or (not self.holds(token.head) and token.dep_ in _REPORTED)
        )

    def holds(self, token: "Token") -> bool:
        """Tell whether a token is part of what is said, and not of a cue that interrupts it."""
        first, last = self.attribution.cue or (self.end + 1, self.end)
        return self.start <= token.i <= self.end and not first <= token.i <= last

    @cached_property
    def verb(self) -> "Token | None":
        """The main verb, or the first root where there is none."""
        verbs = (t for t in self.roots if t.pos_ in ("VERB", "AUX"))
        return next(verbs, next(iter(self.roots), None))

    @cached_property
    def subject(self) -> "Token | None":
        """The head of the subject of the main verb, or None."""
        if self.verb is None:
            return None
        return next(
            (
                child
                for child in self.verb.children
                if child.dep_ in ("nsubj", "nsubjpass") and self.start <= child.i <= self.end
            ),
            None,
        )

    @cached_property
    def whose(self) -> str:
        """Whether the main clause is about the source (own), another party (other) or neither."""
        subject = self.subject
        if subject is None:
            return "neither"
        if subject.i in self.own or subject.lower_ in _OWN:
            return "own"
        if any(child.lower_ in ("our", "my") for child in subject.children):
            return "own"
        if subject.lower_ in _THIRD:
            return "neither"
        if subject.pos_ == "PROPN" or subject.lower_ in _OTHERS:
            return "other"
        return "neither"

    @cached_property
    def staked(self) -> bool:
        """Whether the condition is what is asked for: "no X without Y", "we stay until Y"."""
        if self.condition is None:
            return False
        opener = self.doc[self.condition[0]].lower_
        before = {token.lower_ for token in self.main}
        if opener == "unless":
            # "Would withdraw the money unless ..." puts harm before the other.
            return not before.isdisjoint(_STAYING)
        return opener in _STAKE and not before.isdisjoint(_STAYING | {"will", "would"})

    @cached_property
    def withheld(self) -> bool:
        """Whether something is kept back until the other does what is asked: "no X without Y"."""
        if not self.staked or self.supposed[0].lower_ == "before":
            return False
        main = {token.lower_ for token in self.main}
        unable = self.supposed[0].lower_ == "without" and not main.isdisjoint(_ABLE)
        unable = unable and main.isdisjoint(("there", "no"))
        return not unable and not main.isdisjoint(_STAYING)
