"""The clauses of an utterance: who does what, and in which mood."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading import phrases
from detente.reading.utterance import NO, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

MODALS = {
    "will": "will", "'ll": "will", "wo": "will", "shall": "will", "would": "would", "'d": "would",
    "can": "can", "ca": "can", "could": "could", "may": "may", "might": "may", "must": "must",
    "should": "should", "ought": "should",
}  # fmt: skip
_TENSES = {"VBD": "past", "VBZ": "now", "VBP": "now", "VB": "bare", "VBG": "going", "VBN": "done"}
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_SHARING = ("conj", "xcomp")


@dataclass(frozen=True, slots=True)
class Move:
    """A clause: its verb, whose doing it is, and how it is spoken of.

    ``place`` is ``main``, ``to`` (what the main verb goes about), ``if`` (in the condition) or
    ``side``. ``who`` is ``own``, ``name`` (another party by its name), ``nobody``, a pronoun,
    ``noun`` or ``none``. ``mood`` is the modal or the tense, ``no`` whether it is negated.
    """

    verb: "Token"
    subject: "Token | None"
    place: str
    who: str
    mood: str
    no: bool
    senses: frozenset[str]

    @property
    def name(self) -> str:
        """The verb with its particle."""
        part = next((c.lower_ for c in self.verb.children if c.dep_ == "prt"), None)
        lemma = self.verb.lemma_.lower()
        return lemma if part is None else f"{lemma} {part}"


def moves(said: Utterance) -> tuple[Move, ...]:
    """Return the clauses of what is said, in the order of their verbs; they are found once."""
    known = said.__dict__
    if "moves" not in known:
        known["moves"] = tuple(_moves(said))
    found: tuple[Move, ...] = known["moves"]
    return found


def _moves(said: Utterance) -> Iterator[Move]:
    supposed = {token.i for token in said.supposed}
    for token in said.doc[said.start : said.end + 1]:
        verb = token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass")
        if verb and said.holds(token):
            place = "if" if token.i in supposed else _place(token, said)
            subject = _subject(token, said)
            yield Move(
                token,
                subject,
                place,
                _who(subject, said),
                _mood(token),
                _negated(token),
                senses(token),
            )


def senses(token: "Token") -> frozenset[str]:
    """Return the classes of words that a token is in."""
    return phrases.senses(token.lemma_, token.lower_)


def _place(token: "Token", said: Utterance) -> str:
    above, place = token, "main"
    while above.dep_ in _SHARING and above.head is not above and above.head.i >= said.start:
        place = "to" if above.dep_ == "xcomp" else place
        above = above.head
    return place if any(above is root for root in said.roots) else "side"


def _subject(verb: "Token", said: Utterance) -> "Token | None":
    for _ in range(4):
        own = next((c for c in verb.children if c.dep_ in _SUBJECTS and c.i >= said.start), None)
        if own is not None or verb.dep_ not in _SHARING or verb.head.i < said.start:
            return own
        verb = verb.head
    return None


def _who(subject: "Token | None", said: Utterance) -> str:
    if subject is None:
        return "none"
    below = [child.lower_ for child in subject.children]
    if subject.lower_ in NO or not NO.isdisjoint(below):
        return "nobody"
    if subject.i in said.own or subject.lower_ in ("i", "we") or "our" in below or "my" in below:
        return "own"
    if "your" in below:
        return "you"
    if subject.pos_ == "PRON" or subject.lower_ in ("this", "that", "there"):
        return subject.lower_
    return "name" if subject.pos_ == "PROPN" else "noun"


def _mood(verb: "Token") -> str:
    helped = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if not helped and verb.dep_ == "conj" and verb.head.tag_ == verb.tag_:
        helped = [c for c in verb.head.children if c.dep_ in ("aux", "auxpass")]
    modal = next((MODALS[c.lower_] for c in helped if c.lower_ in MODALS), None)
    if modal is not None:
        return modal
    if any(c.lower_ in ("have", "has", "'ve", "had") for c in helped):
        return "perfect"
    if any(c.lower_ == "to" for c in helped):
        return "to"
    if verb.tag_ == "VBG" and helped:
        return "going"
    return next(
        (_TENSES[c.tag_] for c in helped if c.tag_ in _TENSES), _TENSES.get(verb.tag_, "other")
    )


def _negated(verb: "Token") -> bool:
    if any(c.dep_ == "neg" or c.lower_ in ("never", "neither", "no") for c in verb.children):
        return True
    return any(
        c.dep_ in ("dobj", "attr") and (c.lower_ in NO or any(b.lower_ in NO for b in c.children))
        for c in verb.children
    )
