"""Acts in headlines, word by word: the parser takes their verbs for nouns, and rows for clauses."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.clauses import Attribution
from detente.reading.colon import speaks
from detente.reading.cues import verbs

if TYPE_CHECKING:
    from detente.catalogue import Cue
    from detente.reading.tokens import Doc, Token
    from detente.reading.tokens import Span as Words

_LONGEST = 30
_LONGEST_SOURCE = 8
_MARKS = frozenset(('"', "'"))
_CLAUSES = frozenset(("as", "after", "while"))
_TURNS = frozenset(("amid", "despite", "ahead"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_PARTICLES = frozenset(("down", "out", "off", "aside", "forward", "back", "on", "upon"))


def is_headline(doc: "Doc") -> bool:
    """Tell whether a paragraph is a headline: short and without a full stop."""
    words = [token for token in doc if not token.is_space]
    return 4 <= len(words) <= _LONGEST and words[-1].text not in '.?!:"'


def with_headline(parsed: list[Attribution], sentence: "Words") -> list[Attribution]:
    """Return the acts of a headline: what its words say goes before what the parse says of them.

    A headline that asks ("Why the union wants more") reports nothing.
    """
    if sentence[0].tag_ in ("WRB", "WP", "WDT"):
        return []
    acts = [*_acts(sentence), *_title_in_marks(sentence)]
    cues = {a.cue[0] for a in acts if a.cue is not None}
    marked = [a.content for a in acts if a.quoted]
    return [
        *acts,
        *(
            a
            for a in parsed
            if a.cue is None
            or (a.cue[0] not in cues and not any(f <= a.cue[0] <= t for f, t in marked))
        ),
    ]


def _acts(sentence: "Words") -> Iterator[Attribution]:
    """Yield the acts of a headline: "Teachers *shun plea*, *vow to strike*: '*We wait*'".

    Behind a comma the subject stays; behind a semicolon another begins.
    """
    doc = sentence.doc
    source: Token | None = None
    for mark, start, stop in _segments(sentence):
        if stop - start < 2:
            continue
        inside = _inside_marks(doc, start, stop)
        if mark == ":" and source is not None and inside is not None:
            yield Attribution(inside, None, None, source.i, "direct", quoted=True)
            continue
        at = _verb(doc, start, stop, known=mark == "," and source is not None)
        if at is None:
            continue
        if at > start:
            source = _head(doc, start, at)
        if source is not None:
            found = _act(doc, at, stop, source)
            if found is not None:
                yield found


def _title_in_marks(sentence: "Words") -> Iterator[Attribution]:
    """Yield what stands in marks before a colon, with its speaker behind it if it has one."""
    doc = sentence.doc
    parts = list(_segments(sentence, ":"))
    if len(parts) != 2:
        return
    (_, start, stop), (_, begin, end) = parts
    inside = _inside_marks(doc, start, stop)
    if inside is None:
        return
    who = next((t for t in doc[begin:end] if not begin <= t.head.i < end or t.head is t), None)
    named = who is not None and end - begin <= _LONGEST_SOURCE and speaks(who)
    source = who.i if named and who is not None else None
    yield Attribution(inside, None, None, source, "direct", quoted=True)


def _segments(sentence: "Words", marks: str = ",;:") -> Iterator[tuple[str, int, int]]:
    """Yield the parts of a headline, each with the mark or the "as" before it."""
    start, before, marked = sentence.start, "", False
    for token in sentence:
        if token.text in _MARKS and token.dep_ != "case":
            marked = not marked
        parts = token.text in marks or (token.lower_ in _CLAUSES and marks != ":")
        if parts and not marked and token.i > start:
            yield before, start, token.i
            start, before = token.i + 1, token.text
    yield before, start, sentence.end


def _inside_marks(doc: "Doc", start: int, stop: int) -> tuple[int, int] | None:
    """Return the words of a part that stands wholly in quotation marks, or None."""
    whole = stop - start > 3 and doc[start].text in _MARKS and doc[stop - 1].text in _MARKS
    return (start + 1, stop - 2) if whole else None


def _verb(doc: "Doc", start: int, stop: int, *, known: bool) -> int | None:
    """Return the verb of a part that names an act, or None.

    It stands first where the subject is ``known``; else behind a noun, in a form that fits it.
    """
    if known:
        first = start + (doc[start].dep_ == "cc")
        said = doc[first].lower_ in ("says", "say") and first < stop - 2
        return first if said or _entry(doc, first, stop) is not None else None
    for i in range(start + 1, stop - 1):
        if doc[i].text == '"' or doc[i].lower_ == "to":
            return None
        if _entry(doc, i, stop) is not None and _fits(doc[i - 1], doc[i]):
            return i
        if doc[i].tag_ in _FINITE:
            return None
    return None


def _fits(noun: "Token", verb: "Token") -> bool:
    """Tell whether a word may be the verb of the noun before it."""
    named = noun.pos_ in ("NOUN", "PROPN") and noun.tag_ != "POS"
    single = verb.lower_.endswith("s")
    many = noun.lower_.endswith("s")
    return named and (verb.tag_ in _FINITE or (single and not many) or (many and not single))


def _head(doc: "Doc", start: int, verb: int) -> "Token":
    """Return the head of the subject: the last noun before a verb, of a row the first."""
    head = next((doc[i] for i in range(verb - 1, start, -1) if doc[i].is_alpha), doc[start])
    while head.dep_ == "conj" and start <= head.head.i < head.i:
        head = head.head
    return head


def _entry(doc: "Doc", verb: int, stop: int) -> "tuple[Cue, str, int] | None":
    """Return the entry of a verb that names an act, its frame, and where the content begins."""
    behind = doc[verb + 1].lower_ if verb + 1 < stop else ""
    for entry in verbs(doc[verb].lower_, behind if behind in _PARTICLES else ""):
        at = verb + 1 + (" " in entry.lemma)
        for frame in entry.frames:
            begin = _begin(doc, at, stop, frame, entry)
            if begin is not None and begin < stop:
                return entry, frame, begin
    return None


def _begin(doc: "Doc", at: int, stop: int, frame: str, entry: "Cue") -> int | None:
    """Return where the words for a frame begin, or None."""
    if entry.act is None:
        marked = at < stop - 2 and any(doc[i].text in _MARKS for i in range(at, stop))
        calls = frame == "quote" and "clause" not in entry.frames
        return at if calls and marked else None
    kind, _, word = frame.partition(":")
    if kind == "prep":
        far = entry.act in ("accuse", "praise") or entry.person
        places = range(at, stop) if far else range(at, min(at + 1, stop))
        return next((i + 1 for i in places if doc[i].lower_ == word), None)
    if frame == "to":
        to = next((i for i in range(at, stop) if doc[i].lower_ in ("to", "not")), None)
        return to if to == at or entry.person else None
    if frame == "gerund":
        return at if at < stop and doc[at].tag_ == "VBG" else None
    plain = at < stop and doc[at].pos_ not in ("ADP", "SCONJ", "PART", "PUNCT")
    plain = plain or (at < stop and doc[at].text in _MARKS)
    return at if frame == "object" and plain and not entry.person else None


def _act(doc: "Doc", verb: int, stop: int, source: "Token") -> Attribution | None:
    """Return what a headline's verb and the words behind it say, up to "amid" and the like."""
    found = _entry(doc, verb, stop)
    if found is not None:
        entry, frame, begin = found
    elif doc[verb].lower_ in ("says", "say"):
        entry, frame, begin = verbs("say")[0], "clause", verb + 1
    else:
        return None
    turns = (i for i in range(begin + 1, stop) if doc[i].lower_ in _TURNS)
    last = min([stop, *turns]) - 1
    cue = (verb, verb + (" " in entry.lemma or (begin == verb + 2 and frame != "to")))
    return Attribution((begin, last), cue, entry, source.i, frame)
