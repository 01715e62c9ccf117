"""Names of people: behind a title, by the parser's word, or as the subject of a reporting verb."""

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.names import Name, by_paragraph, capitals, could_be_name, written
from detente.reading.parse import Parsed, pipeline
from detente.reading.phrases import words

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher

    from detente.reading.tokens import Doc, Token
    from detente.reading.tokens import Span as Words

_RANKS = frozenset(("deputy", "chief", "senior", "vice", "first", "acting", "former"))
_SAYING = frozenset(("say", "tell", "add", "warn", "ask"))
_LONGEST = 7
Stretch = tuple[int, int]


def people(parsed: Parsed, listed: list[Name]) -> list[Name]:
    """Find people; a later surname alone, or a first family name, is the same person.

    ``listed`` are the names that the catalogue knows: only a capital among them may be part of a
    person's name.
    """
    found: list[Name] = []
    there = by_paragraph(listed)
    for at, paragraph in enumerate(parsed.paragraphs):
        fixed = frozenset(
            i for name in there[at] if name.form != "capital" for i in range(name.start, name.end)
        )
        for (start, end), title in _candidates(paragraph.parse, fixed):
            if end - start > 1 or title is not None:
                text = written(parsed, paragraph, start, end)
                found.append(Name(at, start, end, "person", text, title=title))
    full = _short_forms(found)
    found.extend(_mentions(parsed, found, full))
    return [replace(name, key=full.get(_last(name.key), name.key)) for name in found]


def _short_forms(found: list[Name]) -> dict[str, str]:
    """Return the full name behind each surname, and behind a first word that only one has."""
    full: dict[str, str] = {}
    by_length = sorted((n for n in found if " " in n.key), key=lambda n: n.start - n.end)
    for name in by_length:
        full.setdefault(_last(name.key), name.key)
    first = Counter(key.split()[0] for key in {name.key for name in by_length})
    for name in by_length:
        # A family name that stands first ("Wang Xiaolong"), or a first name used alone.
        if first[name.key.split()[0]] == 1:
            full.setdefault(name.key.split()[0], name.key)
    return full


def _mentions(parsed: Parsed, found: list[Name], full: dict[str, str]) -> list[Name]:
    known = {*full, *(name.key for name in found if " " not in name.key)}
    mentions: list[Name] = []
    there = by_paragraph(found)
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        large = capitals(doc)
        taken = {i for n in there[at] for i in range(n.start, n.end)}
        for start in sorted(large - taken):
            if start in taken:
                continue
            if start and start - 1 not in taken and start - 1 in large:
                continue
            for end in range(min(start + 3, len(doc)), start, -1):
                text = written(parsed, paragraph, start, end)
                if text in known:
                    mentions.append(Name(at, start, end, "person", text))
                    taken |= set(range(start, end))
                    break
    return mentions


def _last(name: str) -> str:
    return name.split()[-1]


def _candidates(doc: "Doc", fixed: frozenset[int]) -> list[tuple[Stretch, Stretch | None]]:
    titles = [(start, end) for _, start, end in _titles()(doc.source)]
    stop = fixed | {i for start, end in titles for i in range(start, end)}
    found: list[tuple[Stretch, Stretch | None]] = [
        *_titled(doc, titles, fixed, stop),
        *_by_the_parser(doc, stop),
    ]
    for stretch in (*_speaking(doc, stop), *_beside_a_role(doc, stop)):
        if not any(start < stretch[1] and stretch[0] < end for (start, end), _ in found):
            found.append((stretch, None))
    return found


def _titled(
    doc: "Doc", titles: list[Stretch], fixed: frozenset[int], stop: frozenset[int]
) -> list[tuple[Stretch, Stretch | None]]:
    inside = stop - fixed
    found: list[tuple[Stretch, Stretch | None]] = []
    for start in sorted({end for _, end in titles}):
        if start < len(doc) and start not in inside:
            end = _run(doc, start, stop)
            if end > start:
                found.append(((start, end), (_title_start(doc, start, titles, fixed), start)))
    return found


def _title_start(doc: "Doc", end: int, titles: list[Stretch], fixed: frozenset[int]) -> int:
    """Return where the title that ends at ``end`` begins, ranks and further titles taken in."""
    start = min(first for first, last in titles if last == end)
    while start > 0:
        longer = [first for first, last in titles if last == start]
        before = doc[start - 1]
        word = could_be_name(before) and before.lower_ in _title_words() and before.i not in fixed
        if longer:
            start = min(longer)
        elif word or before.lower_ in _RANKS:
            start -= 1
        else:
            break
    return start


def _by_the_parser(doc: "Doc", stop: frozenset[int]) -> list[tuple[Stretch, Stretch | None]]:
    found: list[tuple[Stretch, Stretch | None]] = []
    for entity in doc.ents:
        mistaken = entity.label_ == "ORG" and _is_speaking(entity.root)
        if entity.label_ != "PERSON" and not mistaken:
            continue
        if _holds_a_state(entity, stop):
            found.append(((entity.start, entity.end), None))
            continue
        start = entity.start
        while start < entity.end and (start in stop or not could_be_name(doc[start])):
            start += 1
        end = _run(doc, start, stop) if start < entity.end else start
        long_enough = end - start == 2 if mistaken else end - start > 1
        if long_enough and not _looks_like_a_body(doc, start, end):
            found.append(((start, end), None))
    return found


def _holds_a_state(entity: "Words", stop: frozenset[int]) -> bool:
    """Tell whether a person has the name of a state for one of two names: "Michael Jordan"."""
    listed = [token for token in entity if token.i in stop]
    return (
        entity.label_ == "PERSON"
        and len(entity) == 2
        and len(listed) == 1
        and all(could_be_name(token) for token in entity)
        and not any(token.lower_ in _title_words() for token in entity)
        and listed[0].pos_ == "PROPN"
    )


def _speaking(doc: "Doc", stop: frozenset[int]) -> list[Stretch]:
    """Return rows of two or three names that are the subject of a verb of saying."""
    found = []
    for token in _speakers(doc):
        if token.pos_ != "PROPN" or token.i in stop:
            continue
        start = token.i
        while start > 0 and could_be_name(doc[start - 1]) and start - 1 not in stop:
            start -= 1
        end = _run(doc, start, stop)
        if 2 <= end - start <= 3 and not _looks_like_a_body(doc, start, end):
            found.append((start, end))
    return found


def _speakers(doc: "Doc") -> "list[Token]":
    verbs = (doc[i] for i, forms in enumerate(words(doc, 0, len(doc) - 1)) if _SAYING & forms)
    return sorted(child for verb in verbs for child in verb.children if _is_speaking(child))


def _beside_a_role(doc: "Doc", stop: frozenset[int]) -> list[Stretch]:
    """Return names set off behind a role: "its envoy, Lindiwe Khumalo, urged"."""
    found = []
    nouns = catalogue.roles().person_nouns
    for comma, forms in enumerate(words(doc, 1, len(doc) - 3), 1):
        if "," not in forms or doc[comma - 1].lower_ not in nouns:
            continue
        start = comma + 1
        end = _run(doc, start, stop) if start not in stop else start
        closed = end < len(doc) and doc[end].text in ",.;"
        if 2 <= end - start <= 3 and closed and not _looks_like_a_body(doc, start, end):
            found.append((start, end))
    return found


def _is_speaking(token: "Token") -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in _SAYING


def _run(doc: "Doc", start: int, stop: frozenset[int]) -> int:
    """Return the end of a personal name that begins at ``start`` (exclusive; ``start`` if none)."""
    particles = catalogue.english().name_particles
    end = at = start
    while at < min(len(doc), start + _LONGEST):
        token = doc[at]
        after = doc[at + 1] if at + 1 < len(doc) else None
        if at in stop and not (at > start and doc[at - 1].text == "-"):
            break
        if could_be_name(token):
            at += 1
            end = at
        elif after is None:
            break
        elif token.text in "-'" and at > start and not doc[at - 1].whitespace_:
            if not after.text[:1].isupper() and not (after.is_alpha and token.text == "-"):
                break
            # "Yoon Tae-seok": the part behind a hyphen may be lower case.
            at += 1 if after.text[:1].isupper() else 2
            end = at if at == after.i + 1 else end
        elif token.lower_ in particles and (at > start or token.lower_ in ("al", "el")):
            at += 1
        else:
            break
    return end


def _looks_like_a_body(doc: "Doc", start: int, end: int) -> bool:
    inside = {doc[i].lower_ for i in range(start, min(end + 1, len(doc)))}
    return not _heads().isdisjoint(inside) or doc[start:end].text.isupper()


@cache
def _heads() -> frozenset[str]:
    return frozenset((*catalogue.bodies(), *catalogue.organs()))


@cache
def _titles() -> "PhraseMatcher":
    from spacy.matcher import PhraseMatcher

    nlp = pipeline()
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("title", [nlp.make_doc(title) for title in catalogue.roles().titles])
    return matcher


@cache
def _title_words() -> frozenset[str]:
    return frozenset(w.lower() for title in catalogue.roles().titles for w in title.split())
