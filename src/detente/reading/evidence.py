"""What a name looks like, and what each mention tells of what it is: traits for ``name_model``."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from detente import catalogue
from detente.reading import asides
from detente.reading.acronyms import bracketed
from detente.reading.agency import acts, taken_up
from detente.reading.cues import entries
from detente.reading.ids import kebab
from detente.reading.parse import dictionary
from detente.reading.roles import role_words
from detente.reading.sorts import sorts_called, sorts_named, sorts_spelled
from detente.reading.titles import ends_title
from detente.reading.vectors import Vector, mean, rank, vector

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Span, Token

_SAYING = frozenset(("say", "tell", "add", "ask", "warn", "note", "explain", "reply"))
_JOINTS = frozenset(("of", "for"))
_MANY = 4
_SUFFIX = 3


def traits(doc: "Doc", start: int, end: int) -> Iterator[str]:
    """Return what a mention, tokens ``start`` to ``end`` (exclusive), tells of its name."""
    yield from _before(doc, start, end)
    yield from _behind(doc, start, end)
    yield from _in_its_sentence(doc, start, end)


def likeness(words: Sequence[str], mentions: Sequence["Span"]) -> Vector:
    """Return vectors of a name's words and of those beside it, one behind the other.

    They are those of the first and the last word, and the means of the words before, behind and
    above the first mentions, shape (250,).
    """
    mentions = mentions[:_MANY]
    return np.concatenate(
        [
            vector(words[0]),
            vector(words[-1]),
            mean(m.doc[m.start - 1].text if m.start else "" for m in mentions),
            mean(m.doc[m.end].text if m.end < len(m.doc) else "" for m in mentions),
            mean(m.root.head.text for m in mentions),
        ]
    )


def form(words: Sequence[str]) -> Iterator[str]:
    """Return what the words of a name tell; what hyphens join is one word."""
    words = _joined(words)
    signs, first, last = catalogue.signs(), words[0], words[-1]
    lower = [word.lower().rstrip(".") for word in words]
    names = catalogue.given_names()
    large = [word for word in words if word[:1].isupper()]
    size = f"{min(len(words), _MANY)}"
    yield f"words={size}"
    if len(first) > 1 and first.isupper():
        yield "upper"
    if kebab(lower[0].split("-")[0]) in names or lower[0] in catalogue.either_sex():
        yield f"given-first:{size}"
    if len(words) > 1 and kebab(lower[-1]) in names:
        yield "given-last"
    joint = next((i for i, word in enumerate(lower) if i and word in _JOINTS), None)
    if joint is not None:
        yield "joint"
    if any(word in catalogue.english().joints for word in words[1:-1]):
        yield "foreign-joint"
    if any(word in catalogue.english().name_particles for word in lower[:-1]):
        yield "particle"
    if "&" in words:
        yield "ampersand"
    head = lower[-1] if joint is None else lower[joint - 1]
    for place, word in (("head", head), ("last", lower[-1]), ("first", lower[0])):
        if word in catalogue.bodies():
            yield f"{place}:body"
        if sorts_spelled(word):
            yield f"{place}:sort"
        if ends_title(word):
            yield f"{place}:title"
        if word in catalogue.common_first():
            yield f"{place}:common"
        if common(word):
            yield f"{place}:dictionary"
    if any(word in catalogue.bodies() for word in lower):
        yield "holds:body"
    if any(word in signs.works for word in words):
        yield "holds:work"
    if any(word in signs.outlets for word in words):
        yield "holds:outlet"
    if first in signs.place_heads:
        yield "first:place"
    if last in signs.place_heads:
        yield "last:place"
    if len(large) == len(words) > 1 and all(common(word) for word in lower):
        yield "all:dictionary"
    if last.endswith("s") and not last.endswith("ss"):
        yield "plural"
    yield f"ends:{lower[-1][-_SUFFIX:]}"
    for place, word in (("first", lower[0]), ("last", lower[-1])):
        before = rank(word)
        yield f"{place}:rank={'' if before is None else int(2 * np.log10(before + 1))}"


def _joined(words: Sequence[str]) -> list[str]:
    whole: list[str] = []
    for word in words:
        if whole and (word == "-" or whole[-1].endswith("-")):
            whole[-1] += word
        else:
            whole.append(word)
    return whole


def _before(doc: "Doc", start: int, end: int) -> Iterator[str]:
    at = start - 1
    if at < 0 or doc[start].is_sent_start:
        yield "opens"
        return
    article = ""
    if doc[at].lower_ in ("the", "a", "an"):
        article = "the " if doc[at].lower_ == "the" else "a "
        modifies = end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN")
        yield f"after:{article}{'noun' if modifies else ''}"
        at -= 1
        if at < 0:
            return
    word = doc[at]
    if word.pos_ in ("ADP", "SCONJ", "CCONJ", "PART"):
        noun = doc[at - 1] if at else None
        common = noun is not None and noun.text.islower() and noun.pos_ in ("NOUN", "PROPN", "ADJ")
        sorts = list(_sorts(noun)) if noun is not None and common else []
        if sorts in ([], ["noun"]):
            yield f"after:{article}{word.lower_}"
        for sort in sorts:
            yield f"{'of' if word.lower_ in _JOINTS else word.lower_}:{sort}"
    elif word.text.islower() and word.pos_ in ("NOUN", "ADJ", "PROPN"):
        for sort in _sorts(word):
            yield f"behind:{article}{sort}"
    elif word.text[:1].isupper():
        yield "behind:capital"
    aside = asides.before(doc, start, end)
    if aside is not None:
        for sort in _sorts(aside):
            yield f"aside-before:{article}{sort}"


def _behind(doc: "Doc", start: int, end: int) -> Iterator[str]:
    if end >= len(doc):
        return
    if bracketed(doc, start, end) is not None:
        yield "bracketed"
    if asides.aged(doc, end):
        yield "aged"
    for what, noun in (
        ("aside", asides.behind(doc, end)),
        ("is", asides.predicate(doc, start, end)),
    ):
        if noun is not None:
            for sort in _sorts(noun):
                yield f"{what}:{sort}"
    after = doc[end]
    nxt = doc[end + 1] if end + 1 < len(doc) else None
    if after.text == "," and nxt is not None and nxt.lower_ in ("who", "which", "where", "whose"):
        yield f"comma-{nxt.lower_}"
    elif after.lower_ == "who":
        yield "who"
    elif after.text == "-" and nxt is not None and nxt.lower_ == "based":
        yield "based"
    elif after.lower_ in ("'s", "'"):
        for token in doc[end + 1 : end + 4]:
            if token.pos_ in ("NOUN", "PROPN"):
                yield from (f"owns:{sort}" for sort in _sorts(token))
    elif after.text.islower() and after.pos_ == "NOUN":
        yield from (f"before:{sort}" for sort in _sorts(after))
    elif after.lower_ in ("and", "or") and nxt is not None and nxt.text[:1].isupper():
        yield "and-capital"


def _in_its_sentence(doc: "Doc", start: int, end: int) -> Iterator[str]:
    root = doc[start:end].root
    yield f"role:{root.dep_}"
    yield f"tag:{doc[start].tag_}"
    if end - start > 1:
        yield f"last-tag:{doc[end - 1].tag_}"
    pronoun = taken_up(doc, start, end)
    if pronoun is not None:
        yield f"taken-up:{pronoun}"
    if acts(doc, start, end):
        yield "agent"
    if root.dep_ == "appos":
        root = root.head
    if root.dep_ != "nsubj":
        return
    verb = root.head
    if verb.lemma_ in _SAYING:
        yield "says"
    elif verb.lemma_ in catalogue.signs().bodily:
        yield "bodily"
    elif entries(verb):
        yield "does:in-words"
    elif any(child.dep_ == "dobj" for child in verb.children):
        yield "does:something"
    elif verb.lemma_ == "be":
        yield "is"


def _sorts(noun: "Token") -> Iterator[str]:
    """Return the sorts of noun to which one beside a name belongs."""
    signs, word = catalogue.signs(), noun.lower_
    lists = {
        "bearer": signs.bearers,
        "place": signs.place_nouns,
        "kin": signs.kin,
        "of-bodies": signs.of_bodies,
        "belonging": signs.belongings,
        "role": role_words(),
    }
    found = [sort for sort, words in lists.items() if word in words]
    if is_person_noun(noun):
        found.append("person")
    elif is_kind(noun):
        found.append("kind")
    if noun.tag_ == "NNS" and (sorts_called(word) or is_person_word(noun.lemma_)):
        found.append("people")
    yield from found or ("noun",)


@cache
def common(word: str) -> bool:
    """Tell whether a lower-case word, or what it is the plural of, is in the dictionary."""
    return word in dictionary() or (word.endswith("s") and word[:-1] in dictionary())


def is_called(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a noun that only people are called stands before: "envoy Ana Roe".

    The name may stand in apposition to it: "the mayor of the town, Ana Roe".
    """
    root = doc[start:end].root
    nouns = [doc[start - 1]] if start else []
    nouns += [root.head] if root.dep_ == "appos" and root.head.i < start else []
    return any(
        noun.text.islower() and not sorts_called(noun.lower_) and is_person_noun(noun)
        for noun in nouns
    )


def is_person_noun(token: "Token") -> bool:
    """Tell whether a common noun names one person: "fitter", "chairwoman"."""
    return token.tag_ != "NNS" and is_person_word(token.lower_)


@cache
def is_person_word(word: str) -> bool:
    """Tell whether a word is a common noun for one person."""
    signs = catalogue.signs()
    return word in signs.persons or word.endswith(signs.person_endings)


def is_kind(token: "Token") -> bool:
    """Tell whether a common noun says what a body is: "fund", "movement", "maker"."""
    word = token.lower_
    return word in catalogue.kinds() or (bool(sorts_named(word)) and not is_person_word(word))
