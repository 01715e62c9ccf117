"""Who has which part in a deal: "the bidder" made a bid, "the target" is bid for or turns it down.

The part is read from what the text says: "A bid for B", "B rejected A's offer", "B's sale to A".
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from detente import catalogue
from detente.reading.grammar import subject
from detente.reading.names import Names
from detente.reading.once import once
from detente.reading.parse import Parsed

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_PARTS = ("bidder", "target")
# Which part the noun behind a preposition has, in a bid and in a sale.
_BID = {"from": "bidder", "by": "bidder", "for": "target", "of": "target"}
_SALE = {"of": "target", "to": "bidder"}


class Told(NamedTuple):
    """What somebody is in a deal, which party that is, and in which paragraph it is told."""

    part: str
    party: str
    paragraph: int


def in_deal(noun: str, paragraph: int, parsed: Parsed, names: Names) -> str | None:
    """Return the party that a noun of a paragraph means by its part in a deal, if clear.

    What is told up to there goes before what is told later.
    """
    deals = catalogue.deals()
    part = next((part for part in _PARTS if noun in deals[part]), None)
    if part is None:
        return None
    told = [one for one in _told(parsed, names) if one.part == part]
    before = [one for one in told if one.paragraph <= paragraph]
    ranked = Counter(one.party for one in before or told).most_common(2)
    clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if clear else None


def _told(parsed: Parsed, names: Names) -> Iterator[Told]:
    """Yield what each bid, sale and purchase of a text tells of the parties to it."""
    for at, paragraph in enumerate(parsed.paragraphs):
        for part, head in _parts(paragraph.parse):
            party = _first_body(head, at, names)
            if party is not None:
                yield Told(part, party, at)


@once
def _parts(doc: "Doc") -> tuple[tuple[str, "Token"], ...]:
    """Return the noun phrases of a paragraph that have a part in a deal, by their heads."""
    deals = catalogue.deals()
    found: list[tuple[str, Token | None]] = []
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in deals["bid"]:
            found += _of_noun(token, owner="bidder", ways=_BID)
            verb = token.head.lemma_.lower() if token.dep_ == "dobj" else ""
            does = {"target": verb in deals["answer"], "bidder": verb in deals["make"]}
            found += [(part, subject(token.head)) for part, fits in does.items() if fits]
            if does["target"]:
                found += [one for one in _of_verb(token.head, _BID) if one[0] == "bidder"]
        elif token.pos_ == "NOUN" and lemma in deals["sale"]:
            found += _of_noun(token, owner="target", ways=_SALE)
        elif token.pos_ == "VERB" and lemma in deals["buy"]:
            found.append(("bidder", subject(token)))
            found += _of_verb(token, _BID)
        elif token.pos_ == "VERB" and lemma in deals["sell"]:
            found += _of_verb(token, _SALE)
    return tuple((part, head) for part, head in found if head is not None)


def _of_noun(noun: "Token", *, owner: str, ways: dict[str, str]) -> Iterator[tuple[str, "Token"]]:
    for below in noun.subtree:
        if below.dep_ == "poss" and below.head == noun:
            yield owner, below
        elif below.dep_ == "pobj" and below.head.head == noun and below.head.lower_ in ways:
            yield ways[below.head.lower_], below


def _of_verb(verb: "Token", ways: dict[str, str]) -> Iterator[tuple[str, "Token"]]:
    for child in verb.children:
        if child.dep_ == "dobj":
            yield "target", child
        for below in child.children if child.lower_ in ways else ():
            if below.dep_ == "pobj":
                yield ways[child.lower_], below


def _first_body(head: "Token", at: int, names: Names) -> str | None:
    """Return the body that a noun phrase names first, as itself or as an owner."""
    for token in (head, *head.subtree):
        name = names.at(at, token.i)
        if name is not None and name.kind in ("body", "organisation") and not name.place:
            return name.key
    return None
