"""What a name is called beside it: "Kopal, the Turin-based maker", "its envoy, Ana Roe"."""

from typing import TYPE_CHECKING

from detente.reading.names import could_be_name

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_LONGEST = 14
_INSIDE = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "CCONJ", "ADV"))
_OPENERS = frozenset(("DT", "PRP$", "NNP", "NNPS", "JJ", "JJS", "JJR", "NN", "CD", "RB", "VBN"))
_AGES = range(5, 116)


def behind(doc: "Doc", end: int) -> "Token | None":
    """Return the head noun of an aside behind a name, past an age: ", 52, a former miner"."""
    at = end
    if aged(doc, end):
        at += 2
    if at + 1 >= len(doc) or doc[at].text not in (",", "(", "-", "--"):
        return None
    if doc[at].text == "-" and not doc[at - 1].whitespace_:
        return None
    return _head(doc, at + 1)


def predicate(doc: "Doc", start: int, end: int) -> "Token | None":
    """Return the noun that a name is said to be: "Kopal is a maker of bottles"."""
    verb = doc[end]
    opens = start == 0 or doc[start].is_sent_start or doc[start - 1].text in (",", ";", '"')
    said = verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBD") and end + 1 < len(doc)
    if not (opens and said) or doc[end + 1].lower_ not in ("a", "an", "the", "one"):
        return None
    return _head(doc, end + 1)


def aged(doc: "Doc", end: int) -> bool:
    """Tell whether a name is followed by an age: "Ana Roe, 52, said", "Ana Roe (52)"."""
    if end + 1 >= len(doc) or doc[end].text not in (",", "("):
        return False
    number = doc[end + 1].text
    closed = end + 2 == len(doc) or doc[end + 2].text in (",", ".", ")", ";")
    return closed and number.isdecimal() and len(number) < 4 and int(number) in _AGES


def before(doc: "Doc", start: int, end: int) -> "Token | None":
    """Return the noun right before a name that commas set off: "the main union, the CGT, said"."""
    at = start - 1
    if at > 0 and doc[at].lower_ == "the":
        at -= 1
    if at < 1 or doc[at].text != "," or not _closed(doc, end):
        return None
    noun = doc[at - 1]
    return noun if noun.text.islower() and noun.pos_ == "NOUN" else None


def only_describes(doc: "Doc", start: int) -> bool:
    """Tell whether a row before a noun is no name of its own: "Kopal, the Turin company"."""
    if not start or doc[start - 1].lower_ in ("a", "an"):
        return start > 0
    aside = start > 2 and doc[start - 1].lower_ == "the" and doc[start - 2].text == ","
    return aside and could_be_name(doc[start - 3])


def _closed(doc: "Doc", end: int) -> bool:
    return (
        end >= len(doc)
        or doc[end].text in (",", ".", ";", ":", ")", '"')
        or (doc[end].pos_ in ("VERB", "AUX") and doc[end].text.islower())
    )


def _head(doc: "Doc", start: int) -> "Token | None":
    """Return the last noun of a noun phrase that begins at ``start``, or None."""
    if start >= len(doc) or doc[start].tag_ not in _OPENERS:
        return None
    head: Token | None = None
    for token in doc[start : start + _LONGEST]:
        hyphened = token.text == "-" or doc[token.i - 1].text == "-"
        part = token.tag_ in ("PRP$", "VBN", "VBG") or hyphened
        if token.pos_ not in _INSIDE and not part:
            break
        if token.tag_ in ("CC", "RB") and head is not None:
            break
        if token.tag_ in ("VBN", "VBG") and head is not None and not hyphened:
            break
        if token.pos_ == "NOUN" and token.text.islower():
            head = token
    return head
