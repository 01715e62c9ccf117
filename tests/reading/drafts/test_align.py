"""The alignment against every chain there is, and matching against made-up rearrangements."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.reading.drafts.align import align
from detente.reading.drafts.edits import runs, tokens
from detente.reading.drafts.likeness import likely, likeness, profile
from detente.reading.drafts.match_articles import entry, match_articles


def heaviest(weights):
    """Return the greatest weight of a chain, by trying every set of pairs."""
    best = 0
    pairs = sorted(weights)
    for size in range(len(pairs) + 1):
        for chosen in combinations(pairs, size):
            rising = all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chosen))
            if rising:
                best = max(best, sum(weights[pair] for pair in chosen))
    return best


PLACES = st.tuples(st.integers(0, 4), st.integers(0, 4))


@given(st.dictionaries(PLACES, st.integers(1, 20), max_size=9))
def test_the_chain_is_the_heaviest(weights):
    chain = align(weights)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))
    assert sum(weights[pair] for pair in chain) == heaviest(weights)


def test_ties_are_settled_the_same_way_each_time():
    assert align({(0, 1): 1, (1, 0): 1}) == ((0, 1),)
    assert align({(1, 0): 1, (0, 1): 1}) == ((0, 1),)


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12))
def test_likeness_is_a_share_and_the_same_both_ways(one, two):
    a, b = profile(one), profile(two)
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, b) == likeness(b, a)
    assert likeness(a, a) == 1
    if likeness(a, b) > 0 and one.split() and two.split():
        assert list(likely([a], [b])) == [(0, 0)]


@given(st.text("ab [].", max_size=30), st.text("ab [].", max_size=30))
def test_runs_cover_both_texts(one, two):
    old, new = tokens(one, 0, len(one)), tokens(two, 0, len(two))
    found = runs(old, new)
    for side, row in (("old", old), ("new", new)):
        places = [k for run in found for k in range(*getattr(run, side))]
        assert places == list(range(len(row)))
    for run in found:
        same = [t.text for t in old[slice(*run.old)]] == [t.text for t in new[slice(*run.new)]]
        assert (run.kind == "equal") == same


def test_words_that_repeat_without_end_are_replaced_as_a_whole():
    old, new = "a b " * 400 + "x " + "b a " * 400, "b b " * 500 + "y " + "a a " * 500 + "z"
    found = runs(tokens(old, 0, len(old)), tokens(new, 0, len(new)))
    assert [run.kind for run in found] == ["replace"]


ARTICLES = [
    entry(f"article-{n}", head, "article", f"{head} {text}")
    for n, (head, text) in enumerate(
        [
            ("Ports", "Each Party shall open two ports to the boats of the other Party in winter"),
            (
                "Nets",
                "Nets of wire are forbidden in the fjord and on both of its banks at all times",
            ),
            (
                "Pilots",
                "A pilot from the nearer shore guides every tanker through the long narrows",
            ),
            ("Fees", "Fees for passage pay for lights and buoys and are set once in three years"),
        ],
        1,
    )
]


def pairs(old, new):
    return [(m.old, m.new, m.moved, m.split, m.merged) for m in match_articles(old, new)]


def test_the_same_articles_match_in_order():
    assert pairs(ARTICLES, ARTICLES) == [(n, n, False, [], []) for n in range(4)]


def test_one_that_moved_is_found_behind_the_others():
    new = [ARTICLES[k] for k in (1, 2, 3, 0)]
    found = pairs(ARTICLES, new)
    assert found == [(1, 0, False, [], []), (2, 1, False, [], []), (3, 2, False, [], []),
                     (0, 3, True, [], [])]  # fmt: skip


def test_new_and_dropped_stand_in_their_places():
    other = entry(
        "article-9", "Music", "article", "Music The band of the harbour plays each Sunday"
    )
    assert pairs(ARTICLES, [ARTICLES[0], other, ARTICLES[2], ARTICLES[3]]) == [
        (0, 0, False, [], []), (1, None, False, [], []), (None, 1, False, [], []),
        (2, 2, False, [], []), (3, 3, False, [], []),
    ]  # fmt: skip


WHOLE = (
    "Each Party shall open two ports to the boats of the other Party in winter and shall keep "
    "them free of ice. A joint council of six elders hears every complaint of a skipper and "
    "answers it in writing before the next thaw."
)
FIRST, SECOND = WHOLE.split(" A joint")


def test_one_that_was_split_and_its_mirror_image():
    one = [entry("article-1", "Ports", "article", "Ports " + WHOLE)]
    two = [
        entry("article-1", "Ports", "article", "Ports " + FIRST),
        entry("article-2", "Council", "article", "Council A joint" + SECOND),
    ]
    assert pairs(one, two) == [(0, 0, False, [1], [])]
    assert pairs(two, one) == [(0, 0, False, [], [1])]


def test_thousands_of_equal_articles_take_no_time_to_tell():
    many = [entry(f"article-{n}", None, "article", "The Parties shall meet.") for n in range(3000)]
    assert len(match_articles(many, many)) == 3000
