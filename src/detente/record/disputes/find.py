"""All disputes of a record."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from detente.documents.model import Document
from detente.record.cited import cite
from detente.record.disputes.contradict import contradicts, may_claim, may_deny
from detente.record.disputes.model import Dispute, Kind
from detente.record.disputes.told import Told, told
from detente.record.model import Record

__all__ = ["disputes"]

_Found = tuple[Told, Told, Kind]


def disputes(record: Record) -> tuple[Dispute, ...]:
    """Return the disputes of a record, in the order of the claims.

    A claim is an accusation or an assertion that is not negated, by anyone but those who deny it;
    a denial is an act of denying, the refusal of an accusation, or an assertion with a "not". Both
    tell of one fact when

    - the content words of either stand in the other to three quarters (three fifths, where a deed
      of the catalogue is among them), and two at least are shared, or one that is a deed;
    - the claim is about who denies, or at least three words are shared;
    - where both name third parties, one of these is the same.

    A denial without words of its own ("denied the charge") answers the accusation against that
    party that stands a short way before, and "denied that" what the sentence before claims of
    nobody else. Two assertions that give other exact numbers of one thing, and share three fifths
    of all their words, are a dispute too. What is still to come, or only might be, is no fact.

    Of several claims of one party that a denial fits, it is taken for the one that shares most
    words, then for one of its own document, then for the nearest.
    """
    known = told(record)
    claims = [one for one in known if may_claim(one)]
    index = _Index(claims)
    found: list[_Found] = []
    for denial in filter(may_deny, known):
        by_side: dict[tuple[str, ...], list[tuple[Told, Kind]]] = defaultdict(list)
        for claim in index.near(denial):
            kind = contradicts(claim, denial)
            if kind is not None:
                by_side[claim.said.parties].append((claim, kind))
        for group in by_side.values():
            claim, kind = min(group, key=lambda entry: _closeness(entry[0], denial))
            found.append((claim, denial, kind))
    order = {document.id: place for place, document in enumerate(record.documents)}

    def at(one: Told) -> tuple[int, int, str]:
        return order[one.said.document], one.said.content.start, one.said.id

    found.sort(key=lambda entry: (at(entry[0]), at(entry[1])))
    documents = {document.id: document for document in record.documents}
    return tuple(_dispute(documents, *entry) for entry in found)


class _Index:
    """The claims by document and by word, so that not each is held against each."""

    def __init__(self, claims: Sequence[Told]) -> None:
        self._claims = claims
        self._by_document: dict[str, set[int]] = defaultdict(set)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for number, claim in enumerate(claims):
            self._by_document[claim.said.document].add(number)
            for word in claim.words:
                self._by_word[word].add(number)

    def near(self, denial: Told) -> Iterator[Told]:
        """Yield the claims of others that share a word with a denial, in their order.

        A denial without words of its own gets the claims of its document.
        """
        numbers: set[int] = set()
        for word in denial.words:
            numbers |= self._by_word.get(word, set())
        if not denial.words:
            numbers = self._by_document[denial.said.document]
        for number in sorted(numbers):
            if not set(self._claims[number].said.parties) & set(denial.said.parties):
                yield self._claims[number]


def _closeness(claim: Told, denial: Told) -> tuple[int, bool, int, str]:
    shared = len(claim.words.keys() & denial.words.keys())
    apart = claim.said.document != denial.said.document
    gap = abs(claim.said.content.start - denial.said.content.start)
    return -shared, apart, 0 if apart else gap, claim.said.id


def _dispute(documents: Mapping[str, Document], claim: Told, denial: Told, kind: Kind) -> Dispute:
    shared = claim.words.keys() & denial.words.keys()

    def written(one: Told, words: Iterable[str]) -> tuple[str, ...]:
        kept = set(words)
        return tuple(form for word, form in one.words.items() if word in kept)

    return Dispute(
        kind=kind,
        claim=cite(documents[claim.said.document], claim.said, claim.said.content),
        denial=cite(documents[denial.said.document], denial.said, denial.said.content),
        both=written(claim, shared),
        claim_only=written(claim, claim.words.keys() - shared),
        denial_only=written(denial, denial.words.keys() - shared),
    )
