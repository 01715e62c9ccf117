"""What a colon introduces: "The minister was blunt: “…”", "She went on:", "Envoy: no deal yet"."""

from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.clauses import Attribution
from detente.reading.cues import entries, extent
from detente.reading.grammar import subject
from detente.reading.parse import Paragraph
from detente.reading.roles import role_words

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

# What is written speaks too.
_PAPERS = frozenset(
    ("statement", "letter", "text", "draft", "report", "poll", "survey", "study", "communique")
)
_CIRCLES = frozenset(
    (
        *("family", "villager", "resident", "islander", "local", "parent", "relative", "owner"),
        *(
            "neighbour",
            "neighbor",
            "survivor",
            "student",
            "worker",
            "staff",
            "crew",
            "fan",
            "voter",
        ),
    )
)
_LONGEST_HEADLINE = 40
_LONGEST_SOURCE = 8


def before_colon(doc: "Doc", start: int, colon: int) -> "Attribution | None":
    """Return who speaks in the words from ``start`` to a colon, and by which cue, or None.

    The content of the answer is the colon itself. Without a verb before it, as in headlines, the
    words are the source alone and there is no cue.
    """
    verbs = [t for t in doc[start:colon] if t.pos_ in ("VERB", "AUX") and t.dep_ != "aux"]
    for verb in sorted(verbs, key=lambda t: (not _reports(t), -t.i)):
        who = subject(verb) or _before(verb, start)
        if who is None or not start <= who.i < colon or not speaks(who):
            continue
        entry = next((e for e in entries(verb) if "quote" in e.frames), None)
        cue = extent(verb) if verb.pos_ == "VERB" else None
        return Attribution((colon, colon), cue, entry, who.i, "direct", quoted=True)
    if verbs or colon - start > _LONGEST_SOURCE:
        return None
    who = next((t for t in doc[start:colon] if not start <= t.head.i < colon or t.head == t), None)
    if who is None or not _speaks_alone(who):
        return None
    return Attribution((colon, colon), None, None, who.i, "direct", quoted=True)


def introduction(paragraph: Paragraph) -> "Attribution | None":
    """Return who speaks in the next paragraph when this one ends with a colon, or None."""
    doc = paragraph.parse
    last = next((t for t in reversed(doc) if not t.is_space), None)
    if last is None or last.text != ":":
        return None
    return before_colon(doc, last.sent.start, last.i)


def headline(paragraph: Paragraph) -> "Attribution | None":
    """Return what a headline reports behind a colon: "Envoy: no deal without the port".

    A headline is a short paragraph without a full stop whose words before the colon have no verb.
    """
    doc = paragraph.parse
    words = [t for t in doc if not t.is_space]
    if not 4 <= len(words) <= _LONGEST_HEADLINE or words[-1].text in (".", ":"):
        return None
    colon = next((t for t in words if t.text == ":"), None)
    if colon is None or len(words) - words.index(colon) < 4:
        return None
    if words[0].text in "\"'":
        # "'Boats must leave': Quito".
        return None
    found = before_colon(doc, words[0].i, colon.i)
    if found is None or found.cue is not None or _is_heading(doc, found, colon.i):
        return None
    first, last = colon.i + 1, words[-1].i
    whole = any(q.start <= doc[first + 1].idx and q.end >= doc[last].idx for q in paragraph.quotes)
    if doc[first].text == '"' and whole:
        return None
    return Attribution((first, last), None, None, found.source, "headline")


def _is_heading(doc: "Doc", found: Attribution, colon: int) -> bool:
    """Tell whether a name before a colon says where, and somebody else speaks behind it.

    "Ukraine: UN chief condemns strike".
    """
    who = doc[found.source] if found.source is not None else None
    verb = next((t for t in doc[colon + 1 :] if t.pos_ == "VERB" and entries(t)), None)
    if who is None or who.pos_ != "PROPN" or verb is None:
        return False
    speaker = subject(verb)
    return (
        speaker is not None
        and colon < speaker.i < verb.i
        and speaker.pos_ == "NOUN"
        and not {speaker.lower_, speaker.lemma_.lower()}.isdisjoint(role_words() | _circles())
    )


def _before(verb: "Token", start: int) -> "Token | None":
    """Return the noun before a verb that the parser joined to what the colon introduces."""
    return next((t for t in verb.doc[start : verb.i] if t.dep_ in ("nsubj", "nsubjpass")), None)


def _reports(verb: "Token") -> bool:
    return any("quote" in entry.frames for entry in entries(verb))


def is_somebody(who: "Token") -> bool:
    """Tell whether a noun is a person, a name or somebody with a role."""
    if who.pos_ == "PRON":
        return who.lower_ in ("he", "she")
    return who.pos_ == "PROPN" or who.lower_ in role_words()


def speaks(who: "Token") -> bool:
    """Tell whether a noun may be somebody, or something written, that speaks."""
    if who.pos_ == "PRON":
        return who.lower_ in ("he", "she", "they", "it", "we", "i", "one")
    noun = who.lower_
    return who.pos_ == "PROPN" or noun in role_words() or noun in _PAPERS


def _speaks_alone(who: "Token") -> bool:
    """Tell whether a noun without a verb before a colon is who speaks: "Villagers: ..."."""
    return speaks(who) or not _circles().isdisjoint((who.lower_, who.lemma_.lower()))


@cache
def _circles() -> frozenset[str]:
    return catalogue.bodies() | catalogue.kinds() | _CIRCLES | catalogue.roles().outsiders
