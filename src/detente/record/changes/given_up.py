"""Words by which a party gives up what it demanded or refused."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from detente import catalogue
from detente.reading.model import Act, Mention, Statement

__all__ = ["GivenUp", "given_up"]

_NEAR = 8
_PRONOUNS = frozenset(("it", "we", "they"))
_BETWEEN = r"(?:has|have|had|is|was|are|were|also|now|then|later|today|since|[a-z]+ly)"
_NO_LONGER = re.compile(r"\bno\s+longer\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class GivenUp:
    """Who gives up what: a demand or a refusal."""

    parties: tuple[str, ...]
    what: Literal["demand", "refusal"]


def given_up(said: Statement, mentions: Iterable[tuple[str, Mention]]) -> GivenUp | None:
    """Return what the words of a statement give up, or None.

    Either "no longer" stands right before the word that demands or refuses, or a finite verb of
    the catalogue and its noun ("dropped its demand") do before what was demanded. Its subject has
    to stand right before the verb: a pronoun for the speaker's own side, or the name of a party.
    What one party says that another gave up is nothing that the other said. ``mentions`` are
    the names of parties with their ids, of any documents.
    """
    cue = said.cue
    if cue is not None and _no_longer(said, cue.start):
        if said.act in (Act.DEMAND, Act.APPEAL):
            return GivenUp(said.parties, "demand")
        if said.act is Act.REJECT:
            return GivenUp(said.parties, "refusal")
    match = _given(said)
    owner = None if match is None else _owner(said, match, mentions)
    if match is None or owner is None or (said.parties and owner not in said.parties):
        return None
    refused = match["noun"].removesuffix("s") in catalogue.wording().refusals
    return GivenUp((owner,), "refusal" if refused else "demand")


def _no_longer(said: Statement, start: int) -> bool:
    return bool(_NO_LONGER.search(said.sentence.text[: max(0, start - said.sentence.start)]))


def _given(said: Statement) -> re.Match[str] | None:
    """Return where the sentence gives up what the statement is about."""
    start = said.content.start - said.sentence.start
    end = said.content.end - said.sentence.start
    for match in _pattern().finditer(said.sentence.text):
        inside = start <= match.start("verb") and match.end() < end
        if inside or 0 <= start - match.end() <= _NEAR:
            return match
    return None


@cache
def _pattern() -> re.Pattern[str]:
    known = catalogue.wording()
    verbs = "|".join(verb.replace(" ", r"\s+") for verb in known.giving_up)
    nouns = "|".join((*known.demands, *known.refusals))
    return re.compile(
        rf"(?P<subject>[^\s,;:]+)(?:\s+{_BETWEEN})*\s+(?P<verb>{verbs})\s+"
        rf"(?:its|their|our|the|all|any)\s+(?:\w+\s+){{0,2}}?(?P<noun>(?:{nouns})s?)\b"
    )


def _owner(
    said: Statement, match: re.Match[str], mentions: Iterable[tuple[str, Mention]]
) -> str | None:
    """Return the party that is the subject of the verb."""
    end = said.sentence.start + match.end("subject")
    for party, mention in mentions:
        if mention.document == said.document and mention.end == end:
            return party
    inside = said.content.start - said.sentence.start <= match.start("subject")
    return said.party if inside and match["subject"].lower() in _PRONOUNS else None
