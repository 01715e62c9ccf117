"""Which articles of two drafts belong together, in order: the heaviest chain of pairs."""

from collections.abc import Mapping

Pairs = tuple[tuple[int, int], ...]


def align(weights: Mapping[tuple[int, int], float]) -> Pairs:
    """Return the pairs (old, new) of greatest total weight that rise together in both places.

    ``weights`` holds the pairs that may be made; all have to be above 0. It is the alignment of
    Needleman and Wunsch (1970) without a price for gaps, as a chain over the given pairs: O(n log
    n) for n of them by a tree of best prefixes (Fenwick 1994), so that an article may have few
    candidates among thousands. Of chains of equal weight the one that ends first is taken.

    >>> align({(0, 0): 1.0, (1, 2): 0.5, (2, 1): 0.9})
    ((0, 0), (2, 1))
    """
    if not weights:
        return ()
    width = 1 + max(new for _, new in weights)
    best: list[tuple[float, int]] = [(0.0, -1)] * (width + 1)
    chain = sorted(weights)
    totals = [0.0] * len(chain)
    before = [-1] * len(chain)
    at = 0
    while at < len(chain):
        row = at
        # A row is asked before any of it is entered: an article is paired once.
        while row < len(chain) and chain[row][0] == chain[at][0]:
            total, last = _ask(best, chain[row][1])
            totals[row], before[row] = total + weights[chain[row]], last
            row += 1
        for place in range(at, row):
            _enter(best, chain[place][1], totals[place], place)
        at = row
    last = max(range(len(chain)), key=lambda k: (totals[k], -k))
    found: list[tuple[int, int]] = []
    while last >= 0:
        found.append(chain[last])
        last = before[last]
    return tuple(reversed(found))


def _ask(best: list[tuple[float, int]], column: int) -> tuple[float, int]:
    """Return the heaviest chain that ends before ``column``."""
    found = (0.0, -1)
    while column > 0:
        if best[column][0] > found[0]:
            found = best[column]
        column -= column & -column
    return found


def _enter(best: list[tuple[float, int]], column: int, total: float, place: int) -> None:
    column += 1
    while column < len(best):
        if total > best[column][0]:
            best[column] = (total, place)
        column += column & -column
