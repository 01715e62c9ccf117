"""Whether one statement denies another, and by which rule."""

import re
from functools import cache

from detente import catalogue
from detente.reading.model import Act, Statement
from detente.record.amounts import Amount, amounts
from detente.record.disputes.model import Kind
from detente.record.disputes.told import CLAIMING, Told, accusation
from detente.record.wording import content, denies, overlap

__all__ = ["contradicts", "may_claim", "may_deny"]

_NEAR, _NEXT = 400, 3
_MOST, _ENOUGH = 0.75, 0.6
_NOT_YET = re.compile(
    r"\b(?:will|would|shall|should|could|can|(?-i:may)|might|must|if|unless|wants?)\b",
    re.IGNORECASE,
)
_ROUGH = re.compile(r"\b(?:least|most|than|over|about|around|to|under|nearly|almost|some)\s*$")


def may_claim(one: Told) -> bool:
    """Tell whether a statement claims something: an accusation or assertion without a "not"."""
    return one.said.act in CLAIMING and not denies(one.said.content.text)


def may_deny(one: Told) -> bool:
    """Tell whether a statement of a party may deny something that another says."""
    said = one.said
    if not said.parties:
        return False
    if said.act in CLAIMING:
        return denies(said.content.text) or _exact(said) is not None
    return said.act is Act.DENY or accusation(said.content.text) is not None


def contradicts(claim: Told, denial: Told) -> Kind | None:
    """Return by which rule ``denial`` contradicts ``claim``, or None.

    Both are what ``may_claim`` and ``may_deny`` let through, of parties that differ.
    """
    said = denial.said
    concerned = bool(claim.about & set(said.parties))
    if said.act not in CLAIMING:
        if denial.words:
            return "denial" if _one_fact(claim, denial, concerned) else None
        return "answer" if _is_answered(claim, said, concerned) else None
    if _NOT_YET.search(claim.said.content.text) or _NOT_YET.search(said.content.text):
        return None
    if denies(said.content.text):
        return "contrary" if _one_fact(claim, denial, concerned) else None
    return "figures" if _other_figures(claim, denial) else None


def _one_fact(claim: Told, denial: Told, concerned: bool) -> bool:
    shared = claim.words.keys() & denial.words.keys()
    deed = bool(shared & _deeds())
    if not shared or (len(shared) < 2 and not deed) or (len(shared) < 3 and not concerned):
        return False
    thirds = [one.about - {*claim.said.parties, *denial.said.parties} for one in (claim, denial)]
    if all(thirds) and not thirds[0] & thirds[1]:
        return False
    share = len(shared) / min(len(claim.words), len(denial.words))
    return share >= (_ENOUGH if deed else _MOST)


@cache
def _deeds() -> frozenset[str]:
    return frozenset(
        word for group in catalogue.wording().deeds for word in content(group[0], deeds=True)
    )


def _is_answered(claim: Told, denial: Statement, concerned: bool) -> bool:
    """Tell whether "denied that" takes up a claim against nobody else.

    That is a charge a short way before, or whatever the sentence before claims.
    """
    said = claim.said
    if said.document != denial.document or (claim.about and not concerned):
        return False
    if denial.sentence == said.sentence:
        return said.act is Act.ACCUSE and said.content.end <= denial.content.start
    charge = said.act is Act.ACCUSE and concerned
    taken_up = denial.act is Act.DENY and accusation(denial.content.text) is None
    near = _NEAR if charge else _NEXT if taken_up else -1
    return 0 <= denial.sentence.start - said.sentence.end <= near


def _other_figures(claim: Told, denial: Told) -> bool:
    """Tell whether two statements give other numbers of one thing, neither of them rough.

    Of two such statements the one of the earlier day is the claim, else the first by id.
    """
    if (claim.said.date or "", claim.said.id) >= (denial.said.date or "", denial.said.id):
        return False
    one, other = _exact(claim.said), _exact(denial.said)
    return (
        one is not None
        and other is not None
        and one.unit == other.unit
        and one.value != other.value
        and len(claim.words.keys() & denial.words.keys()) >= 2
        and overlap(claim.words, denial.words) >= _ENOUGH
    )


def _exact(said: Statement) -> Amount | None:
    found = amounts(said.content.text)
    if len(found) != 1 or _ROUGH.search(said.content.text[: found[0].start]):
        return None
    return found[0]
