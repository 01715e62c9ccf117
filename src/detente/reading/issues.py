"""What is negotiated: the topics of the catalogue, or an issue named by the text's own words."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.ids import kebab
from detente.reading.names import Names
from detente.reading.phrases import Lexicon, Words, lexicon, words
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token


_NEAR = 6
_NONE: frozenset[str] = frozenset()
_PERSUADING = frozenset(("persuade", "convince", "induce", "force", "prompt", "coax", "press"))


@dataclass(frozen=True, slots=True)
class Raised:
    """An issue as a stretch of words raises it.

    ``option`` is the settlement that the words point to, where one is clear. ``start`` and ``end``
    (inclusive) are the tokens that name the topic.
    """

    topic: str | None
    label: str
    subject: str | None
    option: str | None
    start: int
    end: int


def raised(
    doc: "Doc", start: int, end: int, names: Names, paragraph: int, own: frozenset[str]
) -> tuple[Raised, ...]:
    """Return the catalogue topics in the tokens ``start`` to ``end`` (inclusive).

    A term that lies inside a longer one of another topic does not count ("arms control" is not
    arms deliveries). ``own`` are the parties that speak: they are not what an issue is about.
    """
    aims = _aims(doc, start, end)
    stretch = words(doc, start, end)
    if aims:
        stretch = [forms if start + k not in aims else _NONE for k, forms in enumerate(stretch)]
    hits = [(places, topic) for topic, places in _terms().found(stretch)]
    found: dict[str, Raised] = {}
    for places, topic in sorted(hits, key=lambda hit: (-len(hit[0]), hit[0])):
        if topic.id in found:
            continue
        if any(
            set(places) <= set(other) and len(places) < len(other) and there.id != topic.id
            for other, there in hits
        ):
            continue
        found[topic.id] = Raised(
            topic=topic.id,
            label=topic.label,
            subject=_subject(
                doc, start, end, tuple(start + p for p in places), names, paragraph, own
            )
            if topic.subject == "state"
            else None,
            option=_option(topic, stretch, places),
            start=start + places[0],
            end=start + places[-1],
        )
    return tuple(sorted(found.values(), key=lambda r: (r.start, r.topic or "")))


@cache
def _terms() -> Lexicon[catalogue.Topic]:
    return lexicon((topic, text) for topic in catalogue.topics() for text in topic.terms)


@cache
def _markers() -> dict[str, Lexicon[str]]:
    """Return, for each topic, its options by their markers."""
    return {
        topic.id: lexicon((option.id, text) for option in topic.scale for text in option.markers)
        for topic in catalogue.topics()
    }


def _aims(doc: "Doc", start: int, end: int) -> set[int]:
    """Return the tokens of a purpose for the other side: "a meeting to persuade it to disarm"."""
    return {
        below.i
        for token in doc[start : end + 1]
        if token.lemma_ in _PERSUADING and any(c.lower_ == "to" for c in token.children)
        for below in token.subtree
    }


def about_talks(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a stretch is about talks on something and not about the thing itself."""
    root = next(
        (t for t in doc[start : end + 1] if t.head == t or not start <= t.head.i <= end), None
    )
    if root is None:
        return False
    heads = [root, *(c for c in root.children if c.dep_ in ("dobj", "attr", "pobj"))]
    heads += [p for h in heads for c in h.children if c.lower_ == "of" for p in c.children]
    talks = catalogue.talks().nouns
    return root.lemma_ in ("discuss", "negotiate", "talk") or any(
        head.lemma_.lower() in talks for head in heads
    )


def _option(topic: catalogue.Topic, stretch: Words, term: tuple[int, ...]) -> str | None:
    """Return the option whose marker stands first, the longer before the shorter; None if none.

    A marker of one word ("licence") has to stand near the topic's own ``term``.
    """
    best: tuple[int, int, str] | None = None
    for option, places in _markers()[topic.id].found(stretch):
        if len(places) == 1 and not _beside(places[0], term):
            continue
        if best is None or (places[0], -len(places)) < best[:2]:
            best = (places[0], -len(places), option)
    return None if best is None else best[2]


def _beside(place: int, term: tuple[int, ...]) -> bool:
    return min(abs(place - other) for other in term) <= _NEAR


def _subject(
    doc: "Doc",
    start: int,
    end: int,
    term: tuple[int, ...],
    names: Names,
    paragraph: int,
    own: frozenset[str],
) -> str | None:
    """Return the state that a topic is about: one whose name hangs on the topic's own words.

    A member of an organisation of the text is not what its membership is about.
    """
    inside = _members(names)
    for name in names.within(paragraph, start, end + 1):
        if name.kind != "state" or name.key in own or name.key in inside:
            continue
        root = doc[name.start : name.end].root
        if any(_near(root, doc[i]) for i in term):
            return name.key
    return None


def _near(one: "Token", other: "Token") -> bool:
    """Tell whether two tokens are at most two steps apart in the grammar of one clause."""
    return any(
        i + k <= 2 for i, a in enumerate(_above(one)) for k, b in enumerate(_above(other)) if a == b
    )


def _above(token: "Token") -> list["Token"]:
    """Return a token and up to two above it, not beyond a clause of condition, time or reason."""
    found = [token]
    while len(found) < 3 and found[-1].dep_ != "advcl":
        found.append(found[-1].head)
    return found


def _members(names: Names) -> frozenset[str]:
    """Return the states that belong to an alliance which the document names."""
    named = {n.key for n in names.all if n.kind == "organisation"}
    return frozenset(
        member.state
        for organisation in catalogue.organisations()
        if organisation.id in named and organisation.kind == "alliance"
        for member in organisation.members
    )


def own_label(doc: "Doc", start: int, end: int) -> tuple[str, int, int] | None:
    """Return the head words of what a demand or an offer is about, as a label, or None.

    The head noun with the adjectives and nouns right before it: "a bigger beef quota" gives
    "beef quota".
    """
    root: Token | None = next(
        (t for t in doc[start : end + 1] if t.head == t or not start <= t.head.i <= end), None
    )
    if root is None:
        return None
    noun = root if root.pos_ in ("NOUN", "PROPN") else None
    if noun is None:
        noun = next(
            (
                c
                for c in root.subtree
                if c.dep_ in ("dobj", "pobj", "attr", "nsubjpass")
                and c.pos_ == "NOUN"
                and start <= c.i <= end
            ),
            None,
        )
    if noun is None or noun.lemma_.lower() in catalogue.too_general() or is_time(noun):
        return None
    first = noun.i
    while (
        first > start
        and doc[first - 1].dep_ in ("compound", "amod")
        and doc[first - 1].pos_ in ("NOUN", "ADJ")
        and doc[first - 1].tag_ not in ("JJR", "JJS")
    ):
        first -= 1
    words = [doc[i].lower_ for i in range(first, noun.i)] + [noun.lemma_.lower()]
    label = " ".join(words).replace(" - ", "-")
    return (label, first, noun.i) if kebab(label) else None
