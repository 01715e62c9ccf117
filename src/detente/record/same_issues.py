"""Which issues of the documents' own words are one, though the words differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from detente.reading.model import Issue, Mode, Statement
from detente.record.wording import content, names, overlap, stem

__all__ = ["ENOUGH", "One", "same_issues"]

ENOUGH = 0.5
"""The least share of words (Jaccard index) that two demands have to have in common."""


@dataclass(frozen=True)
class One:
    """Issues that are one, by id, and the words of the labels that say so, as written."""

    issues: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Demand:
    """The content words of one statement on an issue, and the names in it."""

    words: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True)
class _Labelled:
    """An issue: its head word, the words of its label, what is said on it, and all these words."""

    id: str
    head: str
    words: Mapping[str, str]
    demands: tuple[_Demand, ...]
    known: frozenset[str]


def same_issues(issues: Sequence[Issue], statements: Iterable[Statement]) -> tuple[One, ...]:
    """Return the groups of issues that are the same in other words, by ascending id.

    Only issues without a topic are looked at. Two are the same when the heads of their labels are
    one word, or of one group of the catalogue; every word of either label stands in the other's
    label or in a demand of the other; no demand names other states, bodies or people than the
    other's; and the labels have all their words, two or more, in common, or two demands have
    at least ``ENOUGH`` of their words in common. Where A is like B and B like C but A not like C,
    only those are united that are like the very same issues. The order of the input is of no
    account.
    """
    labelled = _labelled(issues, statements)
    like: dict[str, set[str]] = {one.id: {one.id} for one in labelled}
    by_head: dict[str, list[_Labelled]] = defaultdict(list)
    for one in labelled:
        by_head[one.head].append(one)
    for group in by_head.values():
        for one, other in combinations(group, 2):
            if _same(one, other):
                like[one.id].add(other.id)
                like[other.id].add(one.id)
    found: dict[frozenset[str], list[_Labelled]] = defaultdict(list)
    for one in labelled:
        found[frozenset(like[one.id])].append(one)
    return tuple(
        One(tuple(one.id for one in group), _words(group))
        for group in found.values()
        if len(group) > 1
    )


def _labelled(issues: Sequence[Issue], statements: Iterable[Statement]) -> list[_Labelled]:
    said: dict[str, list[Statement]] = {issue.id: [] for issue in issues if issue.topic is None}
    for statement in statements:
        for name in statement.issues:
            if name in said:
                said[name].append(statement)
    found = []
    for issue in sorted(issues, key=lambda issue: issue.id):
        if issue.topic is not None:
            continue
        head = tuple(content(issue.label.rpartition(" ")[2]))
        if len(head) == 1:
            demands = tuple(map(_demand, said[issue.id]))
            words = content(issue.label)
            known = frozenset(words).union(*(demand.words for demand in demands))
            found.append(_Labelled(issue.id, head[0], words, demands, known))
    return found


def _demand(said: Statement) -> _Demand:
    text = said.content.text
    named = names(text, sentence=said.mode is Mode.DIRECT)
    return _Demand(frozenset(content(text, named)), named)


def _same(one: _Labelled, other: _Labelled) -> bool:
    if not (one.words.keys() <= other.known and other.words.keys() <= one.known):
        return False
    alike = set(one.words) == set(other.words)
    return any(
        _told_apart_by_no_name(a, b)
        and set(one.words) <= b.words | set(other.words)
        and set(other.words) <= a.words | set(one.words)
        and ((alike and len(one.words) > 1) or overlap(a.words, b.words) >= ENOUGH)
        for a, b in product(one.demands, other.demands)
    )


def _told_apart_by_no_name(one: _Demand, other: _Demand) -> bool:
    return not one.names or not other.names or bool(one.names & other.names)


def _words(group: Sequence[_Labelled]) -> tuple[str, ...]:
    """Return each word of the labels as written; words that stand for each other as "a / b"."""

    def forms() -> Iterator[tuple[str, str]]:
        for one in group:
            yield from one.words.items()

    found: dict[str, dict[str, str]] = {}
    for word, written in forms():
        found.setdefault(word, {}).setdefault(stem(written), written.lower())
    return tuple(" / ".join(sorted(written.values())) for _, written in sorted(found.items()))
