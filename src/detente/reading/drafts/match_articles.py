"""Articles of two drafts matched: in order, moved, split and merged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from detente.reading.drafts.align import align
from detente.reading.drafts.likeness import Profile, likely, likeness, profile, shared

_ALIKE = 0.4
_SAME_NUMBER = 0.2
_SAME_HEADING = 0.1
_HELD = 0.75
_MOVED = 0.5
_PART = 0.6
_SMALLEST = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """What articles are matched by: id, heading in lower case, kind, and the words."""

    id: str
    heading: str
    kind: str
    profile: Profile


@dataclass(slots=True)
class Match:
    """Places of an old and a new article; ``beside`` are further new or old ones."""

    old: int | None
    new: int | None
    likeness: float = 0.0
    moved: bool = False
    split: list[int] = field(default_factory=list)
    merged: list[int] = field(default_factory=list)


def entry(home: str, heading: str | None, kind: str, text: str) -> Entry:
    """Return an article as it is matched."""
    return Entry(home, " ".join((heading or "").lower().split()), kind, profile(text))


def match_articles(old: Sequence[Entry], new: Sequence[Entry]) -> list[Match]:
    """Return matches in the order of the new draft, with what was dropped in its old place.

    Two articles may be matched when 40 per cent of their word pairs are the same, when one holds
    three quarters of the other's, or with less when number or heading are the same. The heaviest
    order-keeping chain of these is taken (`align`). Of what is left over, articles half alike are
    moved; one that holds mostly what its former article lost was split from it, and the mirror
    image of that was merged.
    """
    weights = dict(_weights(old, new))
    chain = align(weights)
    found = [_match(old, new, i, j) for i, j in chain]
    left_old = set(range(len(old))) - {i for i, _ in chain}
    left_new = set(range(len(new))) - {j for _, j in chain}
    # Heaviest first; what is as heavy in the order of the new draft.
    for i, j in sorted(weights, key=lambda pair: (-weights[pair], pair[1], pair[0])):
        if i in left_old and j in left_new and _moves(old[i], new[j]):
            match = _match(old, new, i, j)
            match.moved = True
            found.append(match)
            left_old.discard(i)
            left_new.discard(j)
    _split(found, old, new, left_new)
    _merge(found, old, new, left_old)
    found += [Match(None, j) for j in left_new]
    return _ordered(found, sorted(left_old))


def _weights(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[tuple[tuple[int, int], float]]:
    homes = {entry.id: place for place, entry in enumerate(new)}
    headings: dict[str, list[int]] = {}
    for place, entry in enumerate(new):
        if entry.heading:
            headings.setdefault(entry.heading, []).append(place)
    candidates = set(likely([e.profile for e in old], [e.profile for e in new]))
    for place, entry in enumerate(old):
        if entry.id in homes:
            candidates.add((place, homes[entry.id]))
        same = headings.get(entry.heading, ())
        candidates.update((place, other) for other in same if len(same) <= 20)
    for i, j in sorted(candidates):
        weight = _weight(old[i], new[j])
        if weight > 0:
            yield (i, j), weight


def _weight(one: Entry, two: Entry) -> float:
    """Return how well two articles go together, 0 where they may not be matched."""
    if (one.kind in ("preamble", "closing")) != (two.kind in ("preamble", "closing")):
        return 0.0
    alike = likeness(one.profile, two.profile)
    heading = one.heading != "" and one.heading == two.heading
    number = one.id == two.id
    fits = (
        alike >= _ALIKE
        or _holds(one.profile, two.profile)
        or (number and (alike >= _SAME_NUMBER or one.kind in ("preamble", "closing")))
        or (heading and (alike >= _SAME_HEADING or number))
    )
    return alike + 0.3 * heading + 0.2 * number if fits else 0.0


def _holds(one: Profile, two: Profile) -> bool:
    """Tell whether one article holds most of the other."""
    size = min(one.size, two.size)
    return size >= _SMALLEST and shared(one, two) >= _HELD * size


def _moves(one: Entry, two: Entry) -> bool:
    alike = likeness(one.profile, two.profile)
    return alike >= _MOVED or (
        one.heading != "" and one.heading == two.heading and alike >= _SAME_NUMBER
    )


def _match(old: Sequence[Entry], new: Sequence[Entry], i: int, j: int) -> Match:
    return Match(i, j, likeness(old[i].profile, new[j].profile))


def _rest(whole: Profile, taken: Profile) -> Profile:
    pairs: Counter[tuple[str, str]] = whole.pairs - taken.pairs
    return Profile(pairs, sum(pairs.values()))


def _split(
    found: Sequence[Match],
    old: Sequence[Entry],
    new: Sequence[Entry],
    left: set[int],
) -> None:
    """Put left-over new articles beside the matches whose old words they hold."""
    lost = [
        (m, _rest(old[m.old].profile, new[m.new].profile))
        for m in found
        if m.old is not None and m.new is not None
    ]
    for place, match in _parts(lost, new, left):
        match.split.append(place)
        left.discard(place)


def _merge(
    found: Sequence[Match],
    old: Sequence[Entry],
    new: Sequence[Entry],
    left: set[int],
) -> None:
    """Put left-over old articles beside the matches whose new words they hold."""
    gained = [
        (m, _rest(new[m.new].profile, old[m.old].profile))
        for m in found
        if m.old is not None and m.new is not None
    ]
    for place, match in _parts(gained, old, left):
        match.merged.append(place)
        left.discard(place)


def _parts(
    rests: Sequence[tuple[Match, Profile]], entries: Sequence[Entry], left: set[int]
) -> list[tuple[int, Match]]:
    """Return the left-over articles that hold mostly what a match has lost or gained."""
    places = sorted(left)
    best: dict[int, tuple[float, Match]] = {}
    for at, other in likely([rest for _, rest in rests], [entries[k].profile for k in places]):
        part = entries[places[other]].profile
        share = shared(rests[at][1], part) / part.size if part.size >= _SMALLEST else 0.0
        if share >= _PART and share > best.get(places[other], (0.0, rests[at][0]))[0]:
            best[places[other]] = (share, rests[at][0])
    return [(place, match) for place, (_, match) in sorted(best.items())]


def _ordered(found: list[Match], dropped: Sequence[int]) -> list[Match]:
    """Return matches by the new draft; a dropped article behind the one that it followed."""
    found.sort(key=lambda m: -1 if m.new is None else m.new)
    behind: dict[int, list[Match]] = {}
    in_order = [m.old for m in found if m.old is not None and not m.moved]
    for place in dropped:
        before = max((old for old in in_order if old < place), default=-1)
        behind.setdefault(before, []).append(Match(place, None))
    result = behind.get(-1, [])
    for match in found:
        result.append(match)
        if match.old is not None and not match.moved:
            result += behind.get(match.old, [])
    return result
