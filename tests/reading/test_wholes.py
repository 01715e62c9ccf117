"""Bodies whose name goes on behind "of", and their short forms."""

from collections import Counter

import pytest

from detente.reading.names import names
from detente.reading.parse import parse

from .conftest import make_document


def keys(text: str) -> Counter[str]:
    """Return how often a text names each body that is a party by its name."""
    found = names(parse(make_document(text.replace(" // ", "\n\n"))))
    return Counter(name.key for name in found.all if name.kind == "body")


@pytest.mark.parametrize(
    ("text", "key", "times"),
    [
        ("They met the Sons of the Valley. The Sons rejected the truce.", "sons-of-the-valley", 2),
        ("The House of Notables rejected the truce.", "house-of-notables", 1),
        # Common nouns need no article.
        ("The talks with Voice of Towns failed.", "voice-of-towns", 1),
        # A head word behind "and" is that of both.
        ("The Divers' and Aquaculture Guild rejected it.", "divers-and-aquaculture-guild", 1),
        ("The Buoy and Light Workers rejected it.", "buoy-and-light-workers", 1),
        ("The Boatmen and Net Makers' Union rejected it.", "boatmen-and-net-makers-union", 1),
        # What is said to be of many is theirs by name.
        ("The Delta Carriers' Conference rejected it.", "delta-carriers-conference", 1),
        ("The Sarn Women's Column rejected it.", "sarn-womens-column", 1),
        # A last word alone, too, is a short form, then also behind "a" or nothing.
        ("The Dorne Emirate left. The Emirate rejected the truce.", "dorne-emirate", 2),
        ("The Free Hill Watch left. // The Watch agreed. Watch members sat.", "free-hill-watch", 3),
    ],
)
def test_the_whole_is_the_name(text: str, key: str, times: int) -> None:
    assert keys(text) == {key: times}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        # A firm of a place, members of a body that open a sentence, a place, a ministry, a state's.
        ("The bid by Kopal of Tolna failed. Kopal rejected the offer.", "kopal-of-tolna"),
        ("Residents of the Valley rejected the offer.", "residents-of-the-valley"),
        ("They fought on the Plains of Tolna.", "plains-of-tolna"),
        ("The Ministry of Trade rejected the offer.", "ministry-of-trade"),
        ("The Lance of Peru rejected the truce.", "lance-of-peru"),
        # Two bodies, the first a plural, by its head, an organ or no common noun.
        ("The Liberals and Farmers' Party rejected it.", "liberals-and-farmers-party"),
        ("The Boatmen and Harbour Guild rejected it.", "boatmen-and-harbour-guild"),
        ("The Guild and Tug Union rejected it.", "guild-and-tug-union"),
        ("The Navy and Miners' Union rejected it.", "navy-and-miners-union"),
        ("The Aerolux and Tug Union rejected it.", "aerolux-and-tug-union"),
    ],
)
def test_what_is_no_whole(text: str, key: str) -> None:
    assert key not in keys(text)


def test_a_last_word_without_any_article_is_a_name_of_its_own() -> None:
    text = "The party Free Skarn left. The government of Skarn rejected it. Skarn agreed to pay."
    assert keys(text) == {"free-skarn": 1, "skarn": 1}
