"""The lists hold together: ids, cross-references and figures that anyone can count."""

import datetime as dt
import inspect
import re
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from ruamel.yaml import YAML

from detente import catalogue
from detente.reading.model import Act

DAY = dt.date(2022, 1, 12)
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FRAMES = re.compile(
    r"clause|to|gerund|object|quote|as|answer|possessive|answered|question|at|deadline|yes|no|prep:[a-z]+"
)
LISTS = sorted(
    name for name, value in vars(catalogue).items() if name in catalogue.__all__ and name.islower()
)
FILES = sorted(
    file.name for file in resources.files(catalogue).iterdir() if file.name.endswith(".yaml")
)
ENTRIES = {
    "states": catalogue.states(),
    "organisations": catalogue.organisations(),
    "topics": catalogue.topics(),
    "acts": catalogue.acts(),
    "signals": catalogue.signals(),
}


def phrases() -> Iterator[tuple[str, str]]:
    """Yield every phrase of the catalogue with where it stands."""
    for topic in catalogue.topics():
        yield from ((topic.id, text) for text in topic.terms)
        yield from ((f"{topic.id}.{o.id}", text) for o in topic.scale for text in o.markers)
    for act in catalogue.acts():
        yield from ((act.id, text) for text in (*act.strong, *act.phrases))
    for kind in catalogue.signals():
        yield from ((kind.id, text) for text in kind.phrases)
    firm = catalogue.firmness()
    yield from (("firmness", text) for text in (*firm.refusal, *firm.demand, *firm.conditions))


def members(organisation: str) -> list[str]:
    body = next(o for o in catalogue.organisations() if o.id == organisation)
    return [m.state for m in body.members if m.holds(DAY)]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_loads(name: str) -> None:
    load = getattr(catalogue, name)
    assert inspect.signature(load).parameters == {}
    assert load()
    assert load() is load() or name in ("boilerplate", "bodies", "organs")


@pytest.mark.parametrize("name", FILES)
def test_every_file_gives_its_source(name: str) -> None:
    text = resources.files(catalogue).joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = YAML(typ="safe").load(text)
    assert len(loaded["source"]) > 20


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_ids_are_unique_and_kebab_case(name: str) -> None:
    ids = [entry.id for entry in ENTRIES[name]]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert [i for i in ids if not KEBAB.fullmatch(i)] == []


def test_a_party_has_one_id() -> None:
    states = {s.id for s in catalogue.states()}
    assert states.isdisjoint(o.id for o in catalogue.organisations())


def test_every_act_has_an_entry_with_its_code() -> None:
    assert {a.id for a in catalogue.acts()} == {act.value for act in Act}
    assert all(re.fullmatch(r"[A-Z]+", a.plover) and a.meaning for a in catalogue.acts())


@pytest.mark.parametrize("cue", catalogue.cues(), ids=lambda c: f"{c.lemma}-{c.pos}")
def test_cue(cue: catalogue.Cue) -> None:
    for act in (cue.act, cue.lean):
        assert act is None or act in set(Act)
    assert cue.act is None or cue.lean is None
    assert cue.frames
    assert all(FRAMES.fullmatch(frame) for frame in cue.frames)
    assert cue.lemma == cue.lemma.lower().strip()
    noun_frames = {"possessive", "answered"}
    assert (set(cue.frames) <= noun_frames) == (cue.pos == "noun")
    assert cue.act is not None or cue.pos != "noun"


def test_no_clause_of_a_cue_is_given_twice() -> None:
    seen = Counter((c.lemma, c.pos, c.negative) for c in catalogue.cues() if "clause" in c.frames)
    assert [cue for cue, n in seen.items() if n > 1] == []


def test_event_frames_hold_together() -> None:
    events = catalogue.events()
    kinds = {kind.id: kind for kind in events.types}
    assert all(re.fullmatch(r"0[3-9]|1\d", kind.root) for kind in events.types)
    codes = {frame.code for frame in events.frames}
    for frame in events.frames:
        assert frame.type in kinds
        assert re.fullmatch(r"\d{3,4}", frame.code)
        assert frame.code[:2] in (kinds[frame.type].root, "20" if frame.type == "ASSAULT" else "")
        assert frame.verbs or frame.nouns
        groups = {word[1:] for word in (*frame.things, *frame.actors) if word.startswith("@")}
        assert groups <= set(events.groups)
        for words in (frame.verbs, frame.nouns, frame.things, frame.actors, frame.unless):
            assert [word for word, n in Counter(words).items() if n > 1] == [], frame.code
            assert all(word.strip() == word != "" for word in words)
    assert set(events.modes) - {"087"} <= codes
    verbs = {verb for frame in events.frames for verb in frame.verbs}
    assert set(events.nominals.values()) <= verbs


@pytest.mark.parametrize("topic", catalogue.topics(), ids=lambda t: t.id)
def test_topic(topic: catalogue.Topic) -> None:
    assert sum(option.status_quo for option in topic.scale) == 1
    assert len(topic.scale) >= 2
    ids = [option.id for option in topic.scale]
    assert len(ids) == len(set(ids))
    assert all(KEBAB.fullmatch(i) for i in ids)
    assert topic.terms
    assert all(option.markers and option.label for option in topic.scale)


def test_no_marker_points_to_two_options_of_a_topic() -> None:
    shared = [
        (topic.id, marker)
        for topic in catalogue.topics()
        for marker, n in Counter(m for o in topic.scale for m in o.markers).items()
        if n > 1
    ]
    assert shared == []


def test_no_phrase_has_an_empty_slot() -> None:
    wrong = [
        (where, text)
        for where, text in phrases()
        for slot in (text.split() or [""])
        if not all(slot.removeprefix("=").split("|"))
    ]
    assert wrong == []


def test_phrases_are_lower_case() -> None:
    assert [entry for entry in phrases() if entry[1] != entry[1].lower()] == []


def test_organisations_name_states_that_exist() -> None:
    states = {s.id for s in catalogue.states()}
    for body in catalogue.organisations():
        names = [m.state for m in body.members]
        assert set(names) <= states, body.id
        for member in body.members:
            assert member.since is None or member.until is None or member.since < member.until


@pytest.mark.parametrize(
    ("organisation", "number"), [("nato", 30), ("osce", 57), ("european-union", 27)]
)
def test_members_on_a_day(organisation: str, number: int) -> None:
    assert len(set(members(organisation))) == len(members(organisation)) == number


def test_membership_has_its_days() -> None:
    membership = catalogue.Membership(
        state="norway", since=dt.date(2000, 1, 1), until=dt.date(2010, 1, 1)
    )
    days = [dt.date(1999, 12, 31), dt.date(2000, 1, 1), dt.date(2009, 12, 31), dt.date(2010, 1, 1)]
    assert [membership.holds(day) for day in days] == [False, True, True, False]
    assert catalogue.Membership(state="norway").holds(DAY)
    assert "united-kingdom" not in members("european-union")
    assert "finland" not in members("nato")


def test_a_living_states_name_is_its_own() -> None:
    names = Counter(
        name for s in catalogue.states() if s.until is None for name in {s.name, *s.names}
    )
    assert [name for name, n in names.items() if n > 1] == []


def test_states_have_their_codes() -> None:
    codes = [s.iso3 for s in catalogue.states() if s.iso3 is not None]
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in codes)
    assert len(codes) == len(set(codes))
    assert len(codes) >= 193


def test_peculiar_titles_are_titles_of_states() -> None:
    roles = catalogue.roles()
    states = {s.id for s in catalogue.states()}
    assert set(roles.peculiar) <= states
    assert all(titles for titles in roles.peculiar.values())


@pytest.mark.parametrize("line", catalogue.boilerplate(), ids=lambda line: line[:30])
def test_boilerplate_is_a_regular_expression(line: str) -> None:
    assert re.compile(line).fullmatch("Norway rejected the Swedish plan in Geneva.") is None


def test_entries_are_frozen_and_closed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        catalogue.states()[0].name = "x"  # type: ignore[misc]
    with pytest.raises(ValueError, match="Extra inputs"):
        catalogue.Membership.model_validate({"state": "norway", "rank": 1})
