"""Which common nouns are parties of their own: "the pirates", "the council of elders"."""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import train_camps

from detente.reading import camps as module
from detente.reading.camps import (
    CLASSES,
    bodies_of,
    camps,
    likeness,
    shipped,
    traits,
)
from detente.reading.groups import Group, groups
from detente.reading.names import Name, Names, names, proper_names
from detente.reading.parse import Parsed, parse
from detente.reading.vectors import mean, vector

from .conftest import Reads, make_document

WEIGHTS = Path(module.__file__).with_name("camp_weights.json")
PIRATES = "The pirates said they would free the crew. The pirates demanded a ransom."
BOARDS = "The school board said no. The arbitration board said yes. The board left."


@cache
def told(text: str) -> tuple[Parsed, Names]:
    parsed = parse(make_document(text.replace(" // ", "\n\n")))
    return parsed, proper_names(parsed)


def found_in(text: str) -> list[Group]:
    return groups(*told(text))


def only(text: str, noun: str) -> Group:
    (group,) = [group for group in found_in(text) if group.noun == noun]
    return group


def wordings(text: str, noun: str) -> dict[str, int]:
    """Return the wordings of a noun, and how many mentions each has."""
    return {group.full: len(group.mentions) for group in found_in(text) if group.noun == noun}


def of(text: str, noun: str) -> set[str]:
    """Return what a text tells of a noun."""
    return set(traits(only(text, noun), bodies_of(told(text)[1])))


def keys(found: list[Name]) -> list[str]:
    return [name.key for name in found]


@pytest.mark.parametrize(
    ("text", "noun", "full"),
    [
        (PIRATES, "pirates", "pirates"),
        ("The school board rejected the plan.", "board", "school board"),
        ("The tenants' union rejected the offer.", "union", "tenants' union"),
        ("The council of elders rejected it.", "council", "council of elders"),
        # What a council is made of is people, what it deals with is not.
        ("The council of ministries rejected it.", "council", "council"),
        # The place of a body is part of its name, the place of people or of its council is not.
        ("The bakers' union of Tolna said no.", "union", "bakers' union of Tolna"),
        ("The community of Tolna said no.", "community", "community of Tolna"),
        ("The bakers of Tolna said no.", "bakers", "bakers"),
        ("The council of Tolna said no.", "council", "council"),
        # A name before the noun belongs to it behind "the" only.
        ("The Tolna workers' committee said no.", "committee", "Tolna workers' committee"),
        ("On Monday Tolna farmers said no.", "farmers", "farmers"),
    ],
)
def test_how_much_belongs_to_a_noun(text: str, noun: str, full: str) -> None:
    assert only(text, noun).full == full


def test_the_noun_alone_joins_the_only_longer_one() -> None:
    text = "The school board said no. The board left."
    assert wordings(text, "board") == {"school board": 2}
    assert wordings(BOARDS, "board") == {"school board": 1, "arbitration board": 1, "board": 1}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        # The place is there by its name.
        ("The city of Ostrow said no. The city rejected it.", "city"),
        # It neither stands for people or a body, nor does it speak, act or have an officer.
        ("The weather was bad.", "weather"),
        # It is a time, a name or part of a headline.
        ("The day said no.", "day"),
        ("The Pirates said no.", "pirates"),
        ("Pirates Reject Brann Shipping Ransom Offer", "pirates"),
    ],
)
def test_what_is_no_such_noun(text: str, noun: str) -> None:
    assert noun not in {group.noun for group in found_in(text)}


def test_a_noun_inside_a_name_is_none() -> None:
    parsed, _ = told(PIRATES)
    first, second = (m.head.i for m in only(PIRATES, "pirates").mentions)
    known = Names((Name(0, first, first + 1, "body", "pirates"),), {})
    (left,) = [group for group in groups(parsed, known) if group.noun == "pirates"]
    assert [one.head.i for one in left.mentions] == [second]


def test_a_noun_that_acts_or_has_an_officer_is_looked_at() -> None:
    assert "mine" in {group.noun for group in found_in("The mine said it had not.")}
    assert "mine" not in {group.noun for group in found_in("They went into the mine.")}
    assert "mine" in {group.noun for group in found_in("They met the chairman of the mine.")}


def test_where_each_mention_stands() -> None:
    text = "It rained. // The tenants' union said no. // The union left."
    group = only(text, "union")
    assert [(m.paragraph, m.full) for m in group.mentions] == [(1, "tenants' union"), (2, "union")]
    (behind,) = only("The Tolna workers' committee said no.", "committee").mentions
    assert (behind.full, behind.nouns) == ("Tolna workers' committee", "workers' committee")


def test_what_a_noun_tells() -> None:
    assert {
        "list:camps",
        "names-sort",
        "called:armed-group",
        "count:2",
        "words:1:alone",
        "speaks:2:NNS",
        "acts:2:NNS",
        "opens-text",
        "after:the:many",
        "first:after:the:many",
        "dep:nsubj",
    } <= of(PIRATES, "pirates")
    assert {"list:none", "count:1", "after:a:one"} <= of("A mine said no.", "mine")
    assert "words:2:longer" in of("The school board said no. The board left.", "board")
    assert "behind-name" in of("The Tolna workers' committee said no.", "committee")
    assert "behind-name" not in of("The workers' committee said no.", "committee")
    assert "person" in of("A man said no.", "man")


def test_how_often_it_is_named_is_counted_to_five() -> None:
    assert "count:5" in of("The pirates left. " * 7, "pirates")
    assert "count:3" in of("The pirates left. " * 3, "pirates")


def test_what_a_place_of_it_tells() -> None:
    later = of("It rained. // Two rebels left. // They told the rebels to go.", "rebels")
    assert {"counted", "told", "dep:dobj", "first:counted"} <= later
    assert not {"opens-text", "first:told"} & later
    assert "officer:one" in of("The union's president said no.", "union")
    assert "officer:one" in of("They met the president of the union.", "union")
    assert "officer:one" in of("The union leaders said no.", "union")
    assert "officer:one" not in of("They met the friends of the union.", "union")
    assert "told" not in of("They shelled the rebels.", "rebels")
    assert "behind:with" in of("They met with the rebels.", "rebels")


def test_whether_a_body_with_a_name_may_be_meant() -> None:
    text = "The Tug Guild met Brann Shipping. The guild left. The ferrymen's union said no."
    guild = of(text, "guild")
    assert {"named:own", "named:sort:1"} <= guild
    union = of(text, "union")
    assert "named:own" not in union
    assert "named:sort:0" in of("Peru met Chile. The guild left.", "guild")
    board = only("The school board said no.", "board")
    assert "named:part" in traits(board, {"dunmore-school": frozenset()})
    assert "named:part" not in traits(board, {"dunmore-board": frozenset()})


def test_a_body_with_a_name_may_share_an_owner() -> None:
    group = only("The tenants' union said no.", "union")
    assert "named:part" in traits(group, {"tenants-guild": frozenset()})


def test_a_noun_that_opens_a_sentence_is_spelled_small() -> None:
    _, _, called = camps(*told("Rebels released two soldiers. The rebels left."))
    assert called == {"rebels": "rebels"}


def test_what_could_be_of_many_sorts_is_not_what_a_noun_means() -> None:
    group = only("The guild left.", "guild")
    few = frozenset(("union", "company", "city"))
    assert "named:sort:1" in traits(group, {"a": few})
    assert "named:sort:0" in traits(group, {"a": few | {"school"}})
    assert "named:open:2" in traits(group, dict.fromkeys("abc", frozenset[str]()))
    assert "named:sort:2" in traits(group, dict.fromkeys("abc", few))


def test_the_bodies_with_a_name_are_neither_people_nor_states() -> None:
    _, proper = told("Ola Berg of the Tug Guild met Peru.")
    assert {"peru", "Ola Berg"} <= {name.key for name in proper.all}
    assert bodies_of(proper) == {"tug-guild": frozenset(("union",))}


def test_what_a_noun_is_like() -> None:
    group = only("The school board rejected it.", "board")
    found = likeness(group)
    assert found.shape == (150,)
    assert np.array_equal(
        found, np.concatenate([vector("board"), mean(["school"]), mean(["reject"])])
    )
    # What is done to it counts for nothing.
    idle = likeness(only("They rejected the board.", "board"))
    assert np.array_equal(idle[100:], mean([]))


@pytest.mark.parametrize(
    ("text", "key", "spelled"),
    [
        (PIRATES, "pirates", "pirates"),
        (
            "The council of elders said the truce held. The council of elders would meet again.",
            "council-of-elders",
            "council of elders",
        ),
        (
            "The Tolna workers' committee said no. The committee left.",
            "tolna-workers-committee",
            "Tolna workers' committee",
        ),
    ],
)
def test_a_clear_camp_is_a_party_wherever_it_stands(text: str, key: str, spelled: str) -> None:
    clear, loose, called = camps(*told(text))
    assert keys(clear).count(key) == 2
    assert key not in keys(loose)
    assert called[key] == spelled
    assert {name.kind for name in clear} == {"body"}
    everything = names(told(text)[0])
    assert [name.key for name in everything.all].count(key) == 2
    assert everything.bodies[key] == spelled


def test_what_somebody_may_speak_for_is_loose() -> None:
    text = "The rebels released two soldiers."
    clear, loose, called = camps(*told(text))
    assert clear == []
    assert keys(loose) == ["rebels"]
    assert called == {"rebels": "rebels"}
    everything = names(told(text)[0])
    assert [name.key for name in everything.loose] == ["rebels"]
    assert everything.all == ()


@pytest.mark.parametrize("text", ["A man said no. The day came.", "The president said no."])
def test_who_is_hardly_a_party_is_none(text: str) -> None:
    assert found_in(text)
    assert camps(*told(text)) == ([], [], {})


def test_the_chance_decides_between_clear_loose_and_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sure:
        def __init__(self, chance: float) -> None:
            self.chance = chance

        def chances(self, *_: object) -> list[float]:
            return [self.chance, 1 - self.chance]

    for chance, places in ((0.5, (2, 0)), (0.49, (0, 2)), (0.02, (0, 2)), (0.019, (0, 0))):
        monkeypatch.setattr(module, "shipped", lambda chance=chance: Sure(chance))
        clear, loose, called = camps(*told("The pirates left. The pirates said no."))
        assert (len(clear), len(loose)) == places, chance
        assert bool(called) is bool(sum(places))


def test_a_camp_speaks(reads: Reads) -> None:
    found = reads("The pirates said it was late. The pirates demanded a ransom.").statements
    assert "pirates" in {statement.party for statement in found}


def test_the_weights_were_made_from_the_data_as_it_stands() -> None:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert stored["data"] == train_camps.data_hash(), "run tools/train_camps.py"
    assert stored["classes"] == list(CLASSES)
    assert len(stored["of_vector"]) == len(likeness(only(PIRATES, "pirates")))
    assert WEIGHTS.stat().st_size < 1_000_000


@pytest.mark.soak
def test_training_again_decides_alike() -> None:
    given = train_camps.examples()
    again, model = train_camps.fit(given), shipped()
    alike = [
        (again.chances(e.traits, e.likeness)[0] >= module.CLEAR)
        == (model.chances(e.traits, e.likeness)[0] >= module.CLEAR)
        for e in given
    ]
    assert sum(alike) >= 0.98 * len(alike)
