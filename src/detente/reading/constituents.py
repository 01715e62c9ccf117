"""Whom a body stands for: "the council, which bargains for seven studios"."""

from collections import defaultdict
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.grammar import subject
from detente.reading.names import Names
from detente.reading.parse import Parsed

if TYPE_CHECKING:
    from detente.reading.tokens import Token


def constituents(parsed: Parsed, names: Names) -> dict[str, frozenset[str]]:
    """Return the plural nouns, lower case, for those whom each body is said to stand for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in names.all:
        if name.kind == "person" or name.place:
            continue
        doc = parsed.paragraphs[name.paragraph].parse
        root = doc[name.start : name.end].root
        verbs = [child for child in root.children if child.dep_ in ("relcl", "acl")]
        if root.dep_ == "nsubj":
            verbs.append(root.head)
        for verb in verbs:
            if verb.dep_ != "acl" and subject(verb) not in (root, None):
                continue
            found[name.key] |= {t.lower_ for t in _represented(verb) if t.tag_ == "NNS"}
    return {key: frozenset(nouns) for key, nouns in found.items() if nouns}


def _represented(verb: "Token") -> list["Token"]:
    if verb.lemma_.lower() == "represent":
        return [child for child in verb.children if child.dep_ == "dobj"]
    if verb.lemma_.lower() not in catalogue.roles().for_side:
        return []
    ways = [child for child in verb.children if child.dep_ == "prep" and child.lower_ == "for"]
    return [below for way in ways for below in way.children if below.dep_ == "pobj"]
