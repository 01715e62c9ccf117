"""Names in a document: states, organisations, people and the bodies that a text names itself."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.ids import kebab
from detente.reading.parse import Paragraph, Parsed, pipeline

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Token

Form = Literal["name", "demonym", "capital", "seat"]

_PLACE_WORDS = frozenset("in at near outside around towards".split())
_PARTICLES = frozenset("de van von der den bin bint ibn al el da di du dos la le ben".split())
_RANKS = frozenset("deputy chief senior vice first acting former".split())
_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december the a an and of but in on at he she it they we "
    "i his her its their this that these those no not both after before when while if as for".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name by token indices of its paragraph (``end`` exclusive).

    ``key`` is a party's id, or a person's full name. ``title`` are the token indices of a title
    before the name. ``place`` tells that a capital stands for the place and not for the state.
    """

    paragraph: int
    start: int
    end: int
    kind: Literal["state", "organisation", "body", "person"]
    key: str
    form: Form = "name"
    title: tuple[int, int] | None = None
    place: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a document in order, and what the text's own bodies are called."""

    all: tuple[Name, ...]
    bodies: dict[str, str]

    def at(self, paragraph: int, token: int) -> Name | None:
        """Return the name that holds a token, or None."""
        return next(
            (n for n in self.all if n.paragraph == paragraph and n.start <= token < n.end), None
        )

    def within(self, paragraph: int, start: int, end: int) -> tuple[Name, ...]:
        """Return the names inside the tokens ``start`` to ``end`` (exclusive)."""
        return tuple(
            n for n in self.all if n.paragraph == paragraph and start <= n.start and n.end <= end
        )


def names(parsed: Parsed) -> Names:
    """Find the names in every paragraph; the longest wins where two overlap."""
    listed = [
        name for at, paragraph in enumerate(parsed.paragraphs) for name in _listed(at, paragraph)
    ]
    people = _people(parsed, listed)
    bodies, spelled = _bodies(parsed, [*listed, *people])
    chosen = _longest([*people, *listed, *bodies])
    return Names(all=_settled(parsed, chosen), bodies=spelled)


@cache
def _gazetteer() -> "tuple[PhraseMatcher, dict[str, tuple[str, tuple[str, ...], Form]]]":
    from spacy.matcher import PhraseMatcher

    nlp = pipeline()
    forms: dict[str, tuple[str, tuple[str, ...], Form]] = {}
    for organisation in catalogue.organisations():
        for word in (organisation.name, *organisation.names):
            forms.setdefault(word, ("organisation", (organisation.id,), "name"))
    for state in catalogue.states():
        for word in (state.name, *state.names):
            forms.setdefault(word, ("state", (state.id,), "name"))
    living = [state for state in catalogue.states() if state.until is None]
    for state in (*living, *(state for state in catalogue.states() if state.until is not None)):
        for word in state.demonyms:
            kind, keys, form = forms.get(word, ("state", (), "demonym"))
            if form == "demonym" and (state.until is None or not keys):
                forms[word] = (kind, (*keys, state.id), form)
        for word in state.seats:
            forms.setdefault(word.removeprefix("the "), ("state", (state.id,), "seat"))
        if state.capital is not None:
            forms.setdefault(state.capital, ("state", (state.id,), "capital"))
    matcher = PhraseMatcher(nlp.vocab)
    for form in forms:
        matcher.add(form, [nlp.make_doc(form)])
    return matcher, forms


@cache
def _title_words() -> frozenset[str]:
    return frozenset(w.lower() for title in catalogue.roles().titles for w in title.split())


@cache
def _titles() -> "PhraseMatcher":
    from spacy.matcher import PhraseMatcher

    nlp = pipeline()
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    words = {title.lower() for title in catalogue.roles().titles}
    matcher.add("title", [nlp.make_doc(word) for word in sorted(words)])
    return matcher


def _listed(at: int, paragraph: Paragraph) -> list[Name]:
    matcher, forms = _gazetteer()
    doc = paragraph.parse
    found = []
    for key, start, end in matcher(doc):
        kind, parties, form = forms[doc.vocab.strings[key]]
        found.append(
            Name(
                paragraph=at,
                start=start,
                end=end,
                kind="state" if kind == "state" else "organisation",
                key="|".join(parties),
                form=form,
                place=form == "capital" and _is_place(doc, start),
            )
        )
    return _longest(found)


def _is_place(doc: "Doc", start: int) -> bool:
    head = doc[start]
    while head.dep_ in ("compound", "conj", "appos") and head.head != head:
        head = head.head
    before = doc[start - 1].lower_ if start else ""
    return before in _PLACE_WORDS or (head.dep_ == "pobj" and head.head.lower_ in _PLACE_WORDS)


def _longest(found: list[Name]) -> list[Name]:
    kept: list[Name] = []
    taken: set[tuple[int, int]] = set()
    for name in sorted(found, key=lambda n: (n.start - n.end, n.kind != "person", n.start)):
        tokens = {(name.paragraph, i) for i in range(name.start, name.end)}
        if not tokens & taken:
            kept.append(name)
            taken |= tokens
    return sorted(kept, key=lambda n: (n.paragraph, n.start))


def _is_name_token(token: "Token") -> bool:
    text = token.text
    return (
        text[:1].isupper()
        and text.replace("-", "").replace("'", "").replace(".", "").isalpha()
        and token.lower_ not in _NOT_NAMES
    )


def _run(doc: "Doc", start: int, stop: frozenset[int]) -> int:
    """Return the end of a personal name that begins at ``start`` (exclusive; ``start`` if none)."""
    end = start
    at = start
    while at < len(doc) and at - start < 7:
        token = doc[at]
        if at in stop and not (at > start and doc[at - 1].text == "-"):
            break
        if _is_name_token(token):
            at += 1
            end = at
        elif at + 1 < len(doc) and (
            token.text in "-'" or (token.lower_ in _PARTICLES and (at > start or token.lower_ in ("al", "el")))
        ):
            if token.text in "-'" and (at == start or token.idx != doc[at - 1].idx + len(doc[at - 1])):
                break
            nxt = doc[at + 1]
            if token.text == "-" and not nxt.text[:1].isupper():
                # "Yoon Tae-seok": the part behind the hyphen may be lower case.
                if nxt.idx == token.idx + 1 and nxt.is_alpha and at > start:
                    at += 2
                    end = at
                    continue
                break
            at += 1
        else:
            break
    return end


def _people(parsed: Parsed, listed: list[Name]) -> list[Name]:
    found: list[Name] = []
    full: dict[str, str] = {}
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        stop = frozenset(
            i
            for name in listed
            if name.paragraph == at and name.form != "capital"
            for i in range(name.start, name.end)
        )
        for start, end, title in _candidates(doc, stop):
            if end - start < 2 and title is None:
                continue
            text = _written(parsed, paragraph, start, end)
            found.append(Name(at, start, end, "person", text, title=title))
    longest = sorted(found, key=lambda n: n.start - n.end)
    for name in longest:
        if len(name.key.split()) > 1:
            full.setdefault(_surname(name.key), name.key)
    for name in longest:
        # Where the family name stands first: "Yoon Tae-seok".
        words = name.key.split()
        if len(words) > 1 and "-" in words[-1]:
            full.setdefault(words[0], name.key)
    alone = {name.key for name in found if " " not in name.key}
    known = {surname for surname in full} | alone
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        covered = {i for n in found if n.paragraph == at for i in range(n.start, n.end)}
        for start in range(len(doc)):
            if start in covered or not _is_name_token(doc[start]):
                continue
            for length in (3, 2, 1):
                end = min(start + length, len(doc))
                text = _written(parsed, paragraph, start, end)
                if text in known and not (start and _is_name_token(doc[start - 1]) and start - 1 not in covered):
                    found.append(Name(at, start, end, "person", text))
                    covered |= set(range(start, end))
                    break
    return [
        Name(n.paragraph, n.start, n.end, "person", full.get(_surname(n.key), n.key), title=n.title)
        for n in found
    ]


def _surname(full: str) -> str:
    words = full.split()
    return words[-1] if len(words) > 1 else full


def _candidates(doc: "Doc", stop: frozenset[int]) -> list[tuple[int, int, tuple[int, int] | None]]:
    found: list[tuple[int, int, tuple[int, int] | None]] = []
    titled = [(start, end) for _, start, end in _titles()(doc)]
    inside = {i for start, end in titled for i in range(start, end)}
    for _, title_end in sorted({(e, e) for _, e in titled}):
        start = title_end
        if start >= len(doc) or start in inside:
            continue
        end = _run(doc, start, stop | inside)
        if end > start:
            title_start = min(s for s, e in titled if e == title_end)
            while title_start > 0:
                before = doc[title_start - 1]
                longer = [s for s, e in titled if e == title_start]
                if longer:
                    title_start = min(longer)
                elif before.lower_ in _RANKS or (
                    _is_name_token(before) and before.i not in stop and before.lower_ in _title_words()
                ):
                    title_start -= 1
                else:
                    break
            found.append((start, end, (title_start, title_end)))
    for entity in doc.ents:
        if entity.label_ == "PERSON" or (entity.label_ == "ORG" and _speaks(entity.root)):
            start = entity.start
            while start < entity.end and (start in stop or start in inside or not _is_name_token(doc[start])):
                start += 1
            end = _run(doc, start, stop | inside) if start < entity.end else start
            if end - start < 2 or _looks_like_a_body(doc, start, end):
                continue
            if any(s <= start < e for s, e, _ in found):
                continue
            if entity.label_ == "ORG" and end - start != 2:
                continue
            found.append((start, end, None))
    for token in doc:
        if token.pos_ == "PROPN" and _speaks(token) and token.i not in stop | inside:
            start = token.i
            while start > 0 and _is_name_token(doc[start - 1]) and start - 1 not in stop | inside:
                start -= 1
            end = _run(doc, start, stop | inside)
            if 2 <= end - start <= 3 and not _looks_like_a_body(doc, start, end):
                if not any(s < end and start < e for s, e, _ in found):
                    found.append((start, end, None))
    return found


def _speaks(token: "Token") -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in ("say", "tell", "add", "warn", "ask")


@cache
def _heads() -> frozenset[str]:
    return frozenset(catalogue.bodies()) | frozenset(catalogue.organs())


def _looks_like_a_body(doc: "Doc", start: int, end: int) -> bool:
    return (
        any(doc[i].lower_ in _heads() for i in range(start, end))
        or doc[start:end].text.isupper()
        or (end < len(doc) and doc[end].lower_ in _heads())
    )


def _written(parsed: Parsed, paragraph: Paragraph, start: int, end: int) -> str:
    doc = paragraph.parse
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    text = parsed.document.text[paragraph.start + first : paragraph.start + last]
    return " ".join(re.sub(r"[’']s$", "", text).split())


def _bodies(parsed: Parsed, known: list[Name]) -> tuple[list[Name], dict[str, str]]:
    """Find bodies that no list names: a row of capitals with a head word, or an acronym of one."""
    heads = frozenset(catalogue.bodies())
    organs = frozenset(catalogue.organs())
    found: list[Name] = []
    spelled: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        taken = {i: n for n in known if n.paragraph == at for i in range(n.start, n.end)}
        titled = {
            i for n in known if n.paragraph == at and n.title for i in range(n.title[0], n.title[1])
        }
        i = 0
        while i < len(doc):
            if not _is_name_token(doc[i]) or i in titled or (i in taken and taken[i].kind == "person"):
                i += 1
                continue
            end = _capitals(doc, i, taken, titled)
            words = [doc[k].lower_ for k in range(i, end)]
            body = [k for k, word in enumerate(words) if word in heads]
            organ_only = words[-1] in organs and (i in taken or len(words) == 1)
            if body and end - i >= 2 and not organ_only and doc[end - 1].lower_ != "of":
                text = _written(parsed, paragraph, i, end)
                key = kebab(text)
                if key and all(k not in taken or taken[k].form != "name" or end - i > 2 for k in range(i, end)):
                    found.append(Name(at, i, end, "body", key))
                    spelled.setdefault(key, text)
                    short = _acronym(doc, end)
                    initials = "".join(doc[k].text[0] for k in range(i, end) if doc[k].text[0].isupper())
                    acronyms.setdefault(short or initials, key)
                    if short:
                        acronyms[short] = key
            i = max(end, i + 1)
    covered = {
        (n.paragraph, k)
        for n in [*known, *found]
        for k in range(n.title[0] if n.title else n.start, n.end)
    }
    places: dict[str, list[Name]] = {}
    subjects = _speaking_names(parsed, covered)
    for at, paragraph in enumerate(parsed.paragraphs):
        for token in paragraph.parse:
            if (at, token.i) in covered:
                continue
            if token.text in acronyms and len(token.text) > 1:
                found.append(Name(at, token.i, token.i + 1, "body", acronyms[token.text]))
            elif (
                token.pos_ == "PROPN"
                and _is_name_token(token)
                and token.lower_ not in heads | organs
                and token.text in subjects
            ):
                places.setdefault(token.text, []).append(
                    Name(at, token.i, token.i + 1, "body", kebab(token.text))
                )
    for text, where in places.items():
        if kebab(text) and text[:1].isupper() and len(text) > 2:
            spelled.setdefault(kebab(text), text)
            found.extend(where)
    return found, spelled


def _speaking_names(parsed: Parsed, covered: set[tuple[int, int]]) -> frozenset[str]:
    """Return single proper names that no list has and that are the subject of a reporting verb."""
    return frozenset(
        token.text
        for at, paragraph in enumerate(parsed.paragraphs)
        for token in paragraph.parse
        if token.pos_ == "PROPN"
        and (at, token.i) not in covered
        and _is_name_token(token)
        and not any(child.pos_ == "PROPN" for child in token.children)
        and (
            (token.dep_ == "nsubj" and entries(token.head))
            or (token.dep_ == "appos" and token.head.dep_ == "nsubj" and entries(token.head.head))
        )
    )


def _capitals(doc: "Doc", start: int, taken: dict[int, Name], titled: set[int]) -> int:
    end = start
    at = start
    while at < len(doc):
        token = doc[at]
        if at in titled:
            break
        if _is_name_token(token) and not (at in taken and taken[at].kind == "person"):
            at += 1
            end = at
        elif token.lower_ in ("of", "for", "and", "'s", "'", "&", "-") and at > start and at + 1 < len(doc):
            after = doc[at + 1]
            if token.lower_ in ("and", "'s", "-", "of", "for", "'", "&") and not _is_name_token(after):
                break
            joins = any(doc[k].lower_ == "of" for k in range(start, at)) and start not in taken
            if (token.lower_ == "and" and not joins) or (token.lower_ == "'s" and start in taken):
                break
            at += 1
        else:
            break
    return end


def _acronym(doc: "Doc", end: int) -> str | None:
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        text = str(doc[end + 1].text)
        if text.isupper() and 2 <= len(text) <= 8:
            return text
    return None


def _settled(parsed: Parsed, chosen: list[Name]) -> tuple[Name, ...]:
    """Settle what a form stands for that several share, or drop it where the text does not say.

    A demonym of two states means the one that is named otherwise. A capital that is also the seat
    of a body in the text means its state only where that state is named.
    """
    named = {n.key for n in chosen if n.kind == "state" and n.form != "capital"}
    bodies = {n.key for n in chosen}
    seats = {o.seat for o in catalogue.organisations() if o.seat and o.id in bodies}
    settled = []
    for name in chosen:
        if name.form == "demonym":
            keys = name.key.split("|")
            clear = [key for key in keys if key in bodies]
            keys = clear or keys
            if len(keys) == 1:
                settled.append(replace(name, key=keys[0]))
        elif not (
            name.form == "capital" and name.key not in named and _capitals_of()[name.key] in seats
        ):
            settled.append(name)
    return tuple(settled)


@cache
def _capitals_of() -> dict[str, str | None]:
    return {state.id: state.capital for state in catalogue.states()}
