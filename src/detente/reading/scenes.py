"""A text as a scene: who is named where, and who says what for whom by the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from detente.reading import facts
from detente.reading.acquaintances import MEDIUM, Referent
from detente.reading.attribution import Reported
from detente.reading.discourse import Discourse
from detente.reading.names import Name
from detente.reading.parse import Parsed
from detente.reading.voice import Voices, spoken

Stretch = tuple[int, int]
"""Code points of a document, from the first to behind the last."""
Place = tuple[int, int]
"""Where a source stands: its paragraph and the token at its head."""


class Source(NamedTuple):
    """Who a source is, and what the rules say of it: its parties, and whether they are open."""

    who: str
    parties: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that the text gives to a source, which stands at a ``place``.

    ``who`` is the person, or the place of the source if that is none.
    ``parties`` are those for whom the source speaks by the rules, ``rule`` tells by which, and
    ``is_open`` that no words tell it, nor that the source speaks for no side.
    """

    place: Place
    who: str
    content: Stretch
    source: Stretch
    sentence: Stretch
    frame: str
    mode: str
    rule: str
    parties: tuple[str, ...]
    is_open: bool

    @property
    def by(self) -> Source:
        """Return by whom it is said."""
        return Source(self.who, self.parties, self.is_open)


@dataclass(frozen=True, slots=True)
class Scene:
    """A text, its names and its sayings.

    ``parties`` are those for whom somebody may speak, ``mentions`` where they and people are named,
    ``party_of`` the parties of people by what words tell, and ``leanings`` how likely the traits of
    a person make each party, as a logarithm ("" is nobody).
    """

    text: str
    paragraphs: tuple[Stretch, ...]
    parties: tuple[str, ...]
    people: tuple[str, ...]
    mentions: Mapping[str, tuple[Stretch, ...]]
    party_of: Mapping[str, str]
    leanings: Mapping[str, Mapping[str, float]]
    sayings: tuple[Saying, ...]


def scene(
    parsed: Parsed, reported: tuple[Reported, ...], known: Voices, discourse: Discourse
) -> Scene:
    """Return the scene of a text whose sources are resolved."""
    names = discourse.cast.names
    mentions: dict[str, list[Stretch]] = {}
    for name in (*names.all, *names.loose):
        mentions.setdefault(name.key, []).append(_stretch(parsed, name))
    guessed = discourse.guessed
    sayings = tuple(
        saying
        for one in reported
        if (saying := _saying(parsed, spoken(one, known), known, discourse)) is not None
    )
    asked = dict.fromkeys(s.who for s in sayings if s.is_open)
    leanings = {who: found for who in asked if (found := discourse.leanings.likely(who))}
    return Scene(
        text=parsed.document.text,
        paragraphs=tuple(_extent(parsed, at) for at in range(len(parsed.paragraphs))),
        parties=tuple(discourse.leanings.parties),
        people=tuple(dict.fromkeys(n.key for n in names.all if n.kind == "person")),
        mentions={key: tuple(where) for key, where in mentions.items()},
        party_of={who: of for who, of in discourse.party_of.items() if who not in guessed},
        leanings=leanings,
        sayings=sayings,
    )


def _saying(parsed: Parsed, one: Reported, known: Voices, discourse: Discourse) -> Saying | None:
    source = facts.source(parsed, one)
    if source is None or one.voice is None or known[one.voice] == MEDIUM:
        return None
    referent, paragraph = known[one.voice], parsed.paragraphs[one.paragraph]
    start, end = one.attribution.content
    content = facts.span(parsed, paragraph, start, end)
    sentence = facts.sentence(parsed, paragraph, one.sentence)
    return Saying(
        place=one.voice,
        who=whose(one.voice, referent),
        content=(content.start, content.end),
        source=(source.start, source.end),
        sentence=(sentence.start, sentence.end),
        frame=one.attribution.frame,
        mode=facts.mode(paragraph, one.attribution).value,
        rule=referent.rule,
        parties=referent.parties,
        is_open=is_open(referent, discourse),
    )


def is_named(saying: Saying, scene: Scene) -> bool:
    """Tell whether the source of a saying has the name of whoever it is by the rules."""
    start, end = saying.source
    return any(a < end and start < b for a, b in scene.mentions.get(saying.who, ()))


def whose(place: Place, referent: Referent) -> str:
    """Return who the source at a place is: a person, somebody without a name, or the place."""
    return referent.speaker or referent.nameless or "{}:{}".format(*place)


def is_open(referent: Referent, discourse: Discourse) -> bool:
    """Tell whether no words say for whom somebody speaks, nor that it is for no side."""
    who = referent.speaker
    if referent.parties:
        return who in discourse.leaning
    return who is None or who in discourse.leanings.places


def _stretch(parsed: Parsed, name: Name) -> Stretch:
    span = parsed.tokens(name.paragraph, name.start, name.end)
    return span.start, span.end


def _extent(parsed: Parsed, paragraph: int) -> Stretch:
    place = parsed.paragraphs[paragraph]
    span = parsed.tokens(paragraph, 0, len(place.parse))
    return span.start, span.end
