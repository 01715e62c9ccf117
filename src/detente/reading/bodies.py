"""Bodies that no list has: unions, companies, armed groups, as the text itself names them."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.acronyms import acronyms
from detente.reading.agency import is_governed
from detente.reading.asides import only_describes
from detente.reading.cues import entries
from detente.reading.heads import headed
from detente.reading.ids import kebab
from detente.reading.names import Name, could_be_name, hyphened, known_as, longest, written
from detente.reading.parse import Parsed
from detente.reading.roles import role_words
from detente.reading.shorts import Shorts, merged, shorts
from detente.reading.titles import ends_title
from detente.reading.verdicts import Mentions
from detente.reading.wholes import wholes

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_LONGEST = 4
_HALF = 0.5
_PEOPLES = ("ian", "ese", "ish", "ean")


def bodies(
    parsed: Parsed,
    known: list[Name],
    told: list[Name],
    told_as: dict[str, str],
    mentions: Mentions,
) -> tuple[list[Name], dict[str, str]]:
    """Find the bodies of a text, those ``told`` among them, and how each is spelled in full.

    A row of capitals with a head word ("Union", "Front") is one, and so is a single proper name
    that its mentions tell to be a body, or that speaks and is told to be nothing else. ``told`` are
    those that a common noun tells, ``told_as`` how they are spelled.
    """
    found, spelled = headed(parsed, known, mentions)
    whole, whole_as = wholes(parsed, [*known, *found], mentions)
    found = longest([*told, *found, *whole])
    short = acronyms(parsed, found)
    spelled = {**told_as, **spelled, **whole_as}
    taken = {
        (n.paragraph, k)
        for n in [*known, *found]
        for k in range(n.title[0] if n.title else n.start, n.end)
    }
    free = [
        (at, token)
        for at, paragraph in enumerate(parsed.paragraphs)
        for token in paragraph.parse
        if token.text[:1].isupper() and (at, token.i) not in taken
    ]
    subjects = {token.text for at, token in free if _stands_alone(at, token, mentions, taken)}
    for text in _full_names(parsed, subjects, {(at, token.i) for at, token in free}):
        spelled.setdefault(kebab(text), text)
    same = merged(spelled, found)
    found = [known_as(name, same.get(name.key, name.key)) for name in found]
    forms = shorts({k: full for k, full in spelled.items() if k not in same}, found)
    articled = {token.text for _, token in free if token.i and _is_article(token.doc[token.i - 1])}
    done = (-1, -1)
    for at, token in free:
        if (at, token.i) <= done:
            continue
        key, end = _named(at, token, forms, short, taken)
        if key is None and token.text in subjects and token.pos_ == "PROPN" and len(token) > 2:
            short_form = forms.ending(at, token) if token.text in articled else None
            key = short_form or kebab(token.text)
            spelled.setdefault(key, token.text)
        if key:
            found.append(Name(at, token.i, end, "body", same.get(key, key)))
            done = (at, end - 1)
    return found, spelled


def _is_article(token: "Token") -> bool:
    return token.lower_ in ("the", "a", "an")


def _named(
    at: int,
    token: "Token",
    forms: Shorts,
    short: dict[str, str],
    taken: set[tuple[int, int]],
) -> tuple[str | None, int]:
    """Return the body that is named again at a token, and the end of its name (exclusive)."""
    key = short.get(token.text) if len(token.text) > 1 else None
    key = key or forms.plural(token)
    if key is not None or not could_be_name(token):
        return key, token.i + 1
    row, ends = _row(at, token, taken)
    key, size = forms.again(row)
    if key is None:
        return forms.head(at, token), token.i + 1
    return key, ends[size - 1]


def _row(at: int, token: "Token", taken: set[tuple[int, int]]) -> tuple[tuple[str, ...], list[int]]:
    """Return the words of the row that begins at a token, and where each ends (exclusive)."""
    doc = token.doc
    words: list[str] = []
    ends: list[int] = []
    end = token.i
    while end < len(doc) and (at, end) not in taken and could_be_name(doc[end]):
        if words and hyphened(doc, end - 1):
            words[-1] += f"-{doc[end].text}"
            ends[-1] = end + 1
        else:
            words.append(doc[end].text)
            ends.append(end + 1)
        end += 2 if hyphened(doc, end + 1) else 1
    return tuple(words), ends


def _stands_alone(at: int, token: "Token", mentions: Mentions, taken: set[tuple[int, int]]) -> bool:
    """Tell whether a single proper name is a body, or a place that is governed and acts."""
    doc, nxt = token.doc, token.i + 1
    if nxt < len(doc) and could_be_name(doc[nxt]) and (at, nxt) not in taken:
        return False
    if token.text in catalogue.signs().place_heads or token.lower_ in catalogue.signs().place_nouns:
        return False
    if hyphened(doc, nxt) or hyphened(doc, token.i - 1):
        return False
    if token.pos_ != "PROPN" or token.lower_ in ("parties", "sides"):
        return False
    if token.lower_ in catalogue.bodies() or token.lower_ in role_words():
        return False
    verdict = mentions.verdict((at, token.i, token.i + 1))
    if verdict.nature == "place" and (_is_speaking(token) or _has_officer(token)):
        return verdict.acts or is_governed(token.doc, token.i, token.i + 1)
    if nxt < len(doc) and ends_title(doc[nxt].lower_) and token.lower_.endswith(_PEOPLES):
        return False
    if _is_speaking(token):
        # Somebody who speaks is named in full somewhere, a body need not be.
        return max(verdict.of(nature) for nature in ("person", "place", "thing")) < _HALF
    return verdict.nature == "body"


def _full_names(parsed: Parsed, subjects: set[str], free: set[tuple[int, int]]) -> dict[str, None]:
    """Return rows of capitals that begin with a name that speaks alone: "Kopal Logistics"."""
    rows: dict[str, None] = {}
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        for token in doc:
            if token.text not in subjects or (at, token.i) not in free:
                continue
            if token.i > 0 and could_be_name(doc[token.i - 1]):
                continue
            end = token.i + 1
            while end < len(doc) and (at, end) in free and could_be_name(doc[end]):
                end += 1
            if 1 < end - token.i <= _LONGEST:
                rows[written(parsed, paragraph, token.i, end)] = None
    return rows


def _has_officer(token: "Token") -> bool:
    """Tell whether a proper name owns a person of a side, or an organ.

    "Kopal's chairman", "RTV leader", "chief executive of Kopal", "the government of Tandja".
    """
    if token.pos_ != "PROPN" or not could_be_name(token) or token.lower_ in role_words():
        return False
    if token.lower_ in catalogue.bodies():
        return False
    doc, at = token.doc, token.i
    if any(child.pos_ == "PROPN" for child in token.children) or only_describes(doc, at):
        return False
    behind = [word.lower_ for word in doc[at + 1 : at + 3] if word.text.islower()]
    held = at > 1 and doc[at - 1].lower_ in ("of", "at") and doc[at - 2].text.islower()
    return (
        (
            token.dep_ in ("poss", "compound", "nmod")
            and token.head.lower_ in role_words()
            and token.head.text.islower()
        )
        or (bool(behind) and behind[0] in role_words() and token.dep_ != "pobj")
        or (held and doc[at - 2].lower_ in role_words())
    )


def _is_speaking(token: "Token") -> bool:
    """Tell whether a single proper name is the subject of a reporting verb, or stands beside it."""
    if token.pos_ != "PROPN" or not could_be_name(token):
        return False
    word = token.lower_
    if word in catalogue.bodies() or word in role_words() or word in ("parties", "sides"):
        return False
    if any(child.pos_ == "PROPN" for child in token.children):
        return False
    head = token.head if token.dep_ == "appos" else token
    return head.dep_ == "nsubj" and bool(entries(head.head))
