"""Bodies that no list has: unions, companies, armed groups, as the text itself names them."""

from collections import Counter
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.ids import kebab
from detente.reading.names import Name, could_be_name, covered, written
from detente.reading.parse import Parsed
from detente.reading.roles import role_words

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_LONGEST = 4
_JOINTS = frozenset(("of", "for", "and", "'s", "'", "&", "-"))


def bodies(
    parsed: Parsed, known: list[Name], told: list[Name], told_as: dict[str, str]
) -> tuple[list[Name], dict[str, str]]:
    """Find the bodies of a text, and how each is spelled in full.

    A row of capitals with a head word ("Union", "Front") is one, its acronym and its first word
    stand for it, and so is a single proper name that is the subject of a reporting verb or has an
    officer ("Kopal's chairman"). ``told`` are those that a common noun tells, ``told_as`` how they
    are spelled.
    """
    found, spelled, acronyms = _with_head_word(parsed, known)
    spelled = {**told_as, **spelled}
    taken = {
        (n.paragraph, k)
        for n in [*known, *told, *found]
        for k in range(n.title[0] if n.title else n.start, n.end)
    }
    free = [
        (at, token)
        for at, paragraph in enumerate(parsed.paragraphs)
        for token in paragraph.parse
        if (at, token.i) not in taken
    ]
    subjects = {token.text for _, token in free if _is_speaking(token) or _has_officer(token)}
    for text in _full_names(parsed, subjects, {(at, token.i) for at, token in free}):
        spelled.setdefault(kebab(text), text)
    shorts = _short_forms(spelled)
    done = (-1, -1)
    for at, token in free:
        if (at, token.i) <= done:
            continue
        end = token.i + 1
        key = acronyms.get(token.text) if len(token.text) > 1 else None
        key = key or _plural(token, spelled)
        if key is None and could_be_name(token):
            key, end = _again(parsed, at, token, shorts, taken)
        if key is None and token.text in subjects and token.pos_ == "PROPN" and len(token) > 2:
            key = kebab(token.text)
            spelled.setdefault(key, token.text)
        if key:
            found.append(Name(at, token.i, end, "body", key))
            done = (at, end - 1)
    return found, spelled


def _full_names(parsed: Parsed, subjects: set[str], free: set[tuple[int, int]]) -> dict[str, None]:
    """Return rows of capitals that begin with a name that speaks alone: "Kopal Logistics"."""
    rows: dict[str, None] = {}
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        for token in doc:
            fresh = token.i == 0 or not could_be_name(doc[token.i - 1])
            if token.text not in subjects or (at, token.i) not in free or not fresh:
                continue
            end = token.i + 1
            while end < len(doc) and (at, end) in free and could_be_name(doc[end]):
                end += 1
            if 1 < end - token.i <= _LONGEST and token.ent_type_ != "PERSON":
                rows[written(parsed, paragraph, token.i, end)] = None
    return rows


def _short_forms(spelled: dict[str, str]) -> dict[tuple[str, ...], str]:
    """Return what stands for each body: all its words, and its first where only it has that."""
    forms = {tuple(full.split()): key for key, full in spelled.items()}
    firsts = Counter(words[0] for words in forms)
    plain = {*catalogue.bodies(), *catalogue.organs(), *catalogue.common_first(), *role_words()}
    for words, key in list(forms.items()):
        first = words[0].lower()
        if len(words) > 1 and firsts[words[0]] == 1 and first not in plain and len(first) > 2:
            forms[words[:1]] = key
    return forms


def _again(
    parsed: Parsed,
    at: int,
    token: "Token",
    shorts: dict[tuple[str, ...], str],
    taken: set[tuple[int, int]],
) -> tuple[str | None, int]:
    """Return the body that is named again at a token, and the end of its name (exclusive)."""
    doc = token.doc
    row = token.i
    while row < len(doc) and (at, row) not in taken and could_be_name(doc[row]):
        row += 1
    for end in range(row, token.i, -1):
        text = written(parsed, parsed.paragraphs[at], token.i, end)
        key = shorts.get(tuple(text.split()))
        if key is not None and (end == row or end - token.i > 1):
            return key, end
    return None, token.i + 1


def _has_officer(token: "Token") -> bool:
    """Tell whether a proper name owns a person of a side, or an organ.

    "Kopal's chairman", "RTV leader", "chief executive of Kopal", "the government of Tandja".
    """
    if token.pos_ != "PROPN" or not could_be_name(token) or token.lower_ in role_words():
        return False
    if token.lower_ in catalogue.bodies():
        return False
    if any(child.pos_ == "PROPN" for child in token.children):
        return False
    doc, at = token.doc, token.i
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


def _plural(token: "Token", spelled: dict[str, str]) -> str | None:
    """Return the one body whose people a plural names: "the Liberals" of the Liberal Forum."""
    if token.tag_ not in ("NNPS", "NNS", "NNP") or not token.text[:1].isupper():
        return None
    one = token.text.removesuffix("s")
    if one == token.text or one.lower() in catalogue.bodies():
        return None
    fitting = [key for key, full in spelled.items() if one in full.split()]
    return fitting[0] if len(fitting) == 1 else None


def _with_head_word(
    parsed: Parsed, known: list[Name]
) -> tuple[list[Name], dict[str, str], dict[str, str]]:
    found: list[Name] = []
    spelled: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        taken = covered(known, at)
        titled = {
            i for n in known if n.paragraph == at and n.title for i in range(n.title[0], n.title[1])
        }
        closed = titled | {i for i, name in taken.items() if name.kind == "person"}
        start = 0
        while start < len(doc):
            end = _row(doc, start, taken, closed)
            if end > start and _is_body(doc, start, end, taken):
                text = written(parsed, paragraph, start, end)
                key = kebab(text)
                found.append(Name(at, start, end, "body", key))
                spelled.setdefault(key, text)
                short = _acronym(doc, end)
                acronyms.setdefault(short or _initials(doc, start, end), key)
            start = max(end, start + 1)
    return found, spelled, acronyms


def _row(doc: "Doc", start: int, taken: dict[int, Name], closed: set[int]) -> int:
    """Return the end of the row of capitals that begins at ``start`` (exclusive)."""
    end = at = start
    while at < len(doc) and at not in closed:
        token = doc[at]
        if could_be_name(token):
            at += 1
            end = at
        elif token.lower_ in _JOINTS and at > start and at + 1 < len(doc):
            joined = any(doc[k].lower_ in ("of", "for") for k in range(start, at))
            listing = joined and start not in taken
            owner = token.lower_ == "'s" and start in taken
            if doc[at + 1].lower_ == "the" and token.lower_ == "of" and at + 2 < len(doc):
                if not could_be_name(doc[at + 2]) or not _has_head(doc, start, at):
                    break
                at += 2
                continue
            if not could_be_name(doc[at + 1]) or owner or (token.lower_ == "and" and not listing):
                break
            at += 1
        else:
            break
    return end


def _has_head(doc: "Doc", start: int, end: int) -> bool:
    return any(doc[k].lower_ in catalogue.bodies() for k in range(start, end))


def _is_body(doc: "Doc", start: int, end: int, taken: dict[int, Name]) -> bool:
    heads, organs = catalogue.bodies(), catalogue.organs()
    words = [doc[k].lower_ for k in range(start, end)]
    if words in (["first", "nation"], ["first", "nations"]):
        return False
    if end - start < 2 or not any(word in heads for word in words):
        return False
    if words[-1] in organs and start in taken:
        return False
    listed = any(k in taken and taken[k].form == "name" for k in range(start, end))
    return bool(kebab(doc[start:end].text)) and (not listed or end - start > 2)


def _acronym(doc: "Doc", end: int) -> str | None:
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        text = str(doc[end + 1].text)
        if text.isupper() and 2 <= len(text) <= 8:
            return text
    return None


def _initials(doc: "Doc", start: int, end: int) -> str:
    return "".join(t.text[0] for t in doc[start:end] if t.text[0].isupper())


def _is_speaking(token: "Token") -> bool:
    """Tell whether a single proper name is the subject of a reporting verb, or stands beside it."""
    if token.pos_ != "PROPN" or not could_be_name(token):
        return False
    if token.lower_ in (*catalogue.bodies(), "parties", "sides") or token.lower_ in role_words():
        return False
    if any(child.pos_ == "PROPN" for child in token.children):
        return False
    head = token.head if token.dep_ == "appos" else token
    return head.dep_ == "nsubj" and bool(entries(head.head))
