"""Statements as far as they tell of a fact: their content words, and whom they are about."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from detente import catalogue
from detente.reading.model import Act, Mention, Statement
from detente.record.model import Record
from detente.record.wording import content, stem

__all__ = ["CLAIMING", "Told", "accusation", "told"]

CLAIMING = frozenset((Act.ACCUSE, Act.ASSERT))
_DENYING = frozenset((Act.DENY, Act.REJECT))
# "denied any intention of", "denied responsibility for": what is denied comes after.
_AROUND = re.compile(
    r"^\W*(?:(?:any|all|its|their|having|had|that|the|it|they|was|were|is|are|no)\s+)*"
    r"(?:intentions?|plans?|responsibility|involvement|role|part|hand|guilt|evidence)\b"
    r"\s*(?:of|to|for|in|behind)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """A statement with its content words, names of parties left out, and the parties in it."""

    said: Statement
    words: Mapping[str, str]
    about: frozenset[str]


def told(record: Record) -> list[Told]:
    """Return the accusations, assertions, denials and refusals of a record that hold."""
    mentions: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for party in record.parties:
        for mention in party.mentions:
            mentions[mention.document].append((party.id, mention))
    named = frozenset(
        stem(word)
        for party in record.parties
        for text in (party.name, *(mention.text for mention in party.mentions))
        for word in text.split()
    )
    found = []
    for said in record.statements:
        if said.negated or said.act not in CLAIMING | _DENYING:
            continue
        about = {*said.targets, *said.addressees} | {
            party
            for party, mention in mentions[said.document]
            if said.content.start <= mention.start and mention.end <= said.content.end
        }
        if said.reports is not None:
            about.add(said.reports)
        text = said.content.text
        words = content(_denied(text) if said.act in _DENYING else text, named, deeds=True)
        found.append(Told(said, words, frozenset(about)))
    return found


def accusation(text: str) -> re.Match[str] | None:
    """Return the words at the beginning that stand for an accusation: "the charge that"."""
    return _accusation().match(text)


def _denied(text: str) -> str:
    """Return the words for what is denied; none where only an accusation is named."""
    accused = accusation(text)
    if accused is not None:
        return text[accused.end() :] if accused["of"] else ""
    return _AROUND.sub("", text, count=1)


@cache
def _accusation() -> re.Pattern[str]:
    nouns = "|".join(catalogue.wording().accusations)
    return re.compile(
        rf"^\W*(?:[^\s]+\s+){{0,3}}?(?:{nouns})s?\b(?:\s+(?P<of>that|of)\b)?", re.IGNORECASE
    )
