"""A document is parsed once, and what others tell of its people is taken up later."""

import dataclasses
import importlib
import importlib.metadata
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.documents import Document
from detente.reading import packed, read, read_all
from detente.reading import reader as reader_module
from detente.reading.attribution import Reported, attributions
from detente.reading.model import Reading
from detente.reading.parse import Parsed, parse
from detente.reading.read import _complete, _prepare, agreed, read_again, read_alone
from detente.reading.reader import Reader, Remembered

from .conftest import make_document

SENTENCES = (
    "Norwegian Foreign Minister Kari Holm rejected the quota.",
    "Swedish envoy Kari Holm accepted the quota.",
    "Kari Holm said that the quota was low.",
    "Holm, who heads the Norwegian delegation, warned of a dispute.",
    "“We will not give up the quota,” Per Lund told reporters in Bergen.",
    "Danish negotiator Per Lund demanded talks. He said that the quota was unfair.",
    "Its envoy, Per Lund, urged Norway to return to the talks.",
    "Lund and Holm met in Oslo on Monday.",
    "Iceland’s spokesman Jon Berg said NATO should decide.",
    "It rained in Bergen.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True).map("\n\n".join)


def naive(documents: list[Document]) -> Iterator[Reading]:
    """Hold all parses, gather the claims, and only then complete each document."""
    prepared = [_prepare(parse(document)) for document in documents]
    claims: dict[str, set[str]] = {}
    for one in prepared:
        for claim in one.told:
            claims.setdefault(claim.person, set()).add(claim.party)
    known = {person: min(sides) for person, sides in claims.items() if len(sides) == 1}
    for one in prepared:
        present = {name.key for name in one.names.all}
        shared = {person: known[person] for person in known if person in present}
        yield _complete(one, shared, attributions)


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_what_is_read_is_what_holding_all_parses_gives(texts: list[str]) -> None:
    documents = [make_document(text, origin=str(n)) for n, text in enumerate(texts)]
    expected = list(naive(documents))
    assert list(read_all(documents)) == expected
    # First by its own word, and again only where the others add something.
    alone = list(read_alone(documents))
    assert [reading for reading, _ in alone] == [read(document) for document in documents]
    known = agreed(look.told for _, look in alone)
    found = [
        read_again(document, look.parse, shared) if (shared := look.lacking(known)) else reading
        for document, (reading, look) in zip(documents, alone, strict=True)
    ]
    assert found == expected


def test_the_others_word_changes_something_in_these_texts() -> None:
    documents = [make_document(text) for text in SENTENCES]
    assert [read(document) for document in documents] != list(naive(documents))


def test_no_text_goes_through_the_model_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    module = importlib.import_module("detente.reading.parse")
    lay_out = module._laid_out

    def counted(document: Document) -> object:
        parsed.append(document.text)
        return lay_out(document)

    monkeypatch.setattr(module, "_laid_out", counted)
    documents = [make_document(text) for text in (SENTENCES[0], SENTENCES[2])]
    _, bare = read_all(documents)
    assert bare.statements[0].parties == ("norway",)
    assert parsed == [document.text for document in documents]


def test_a_parse_comes_back_token_by_token() -> None:
    parsed = parse(make_document("\n\n".join(SENTENCES)))
    back = packed.unpack(parsed.document, packed.pack(parsed))
    for one, other in zip(parsed.paragraphs, back.paragraphs, strict=True):
        assert (one.start, one.quotes) == (other.start, other.quotes)
        for field in ("text", "idx", "whitespace_", "tag_", "pos_", "dep_", "lemma_",
                      "morph", "is_sent_start"):  # fmt: skip
            assert [str(getattr(t, field)) for t in one.parse] == [
                str(getattr(t, field)) for t in other.parse
            ], field
        assert [t.head.i for t in one.parse] == [t.head.i for t in other.parse]


@pytest.mark.parametrize("damage", [b"", b"no parse", b"\x00" * 40])
def test_a_parse_that_is_damaged_is_made_anew(damage: bytes) -> None:
    document = make_document(SENTENCES[2])
    ((_, look),) = read_alone([document])
    other = packed.pack(parse(make_document(SENTENCES[0])))
    for data in (damage, look.parse[:-3], other):
        again = read_again(document, data, {"Kari Holm": "norway"})
        assert again == read_again(document, look.parse, {"Kari Holm": "norway"})
        assert again.statements[0].parties == ("norway",)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rules and the catalogue, whose fingerprint is asked for."""
    for room in ("reading", "catalogue"):
        shutil.copytree(str(files("detente") / room), tmp_path / room)
    monkeypatch.setattr(reader_module, "files", lambda _: tmp_path)
    return tmp_path


def test_the_reader_is_another_with_other_rules_catalogue_or_model(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fingerprint = reader_module.fingerprint.__wrapped__
    seen = {reader_module.fingerprint()}
    assert fingerprint() in seen
    for name in ("reading/acts.py", "catalogue/roles.yaml", "catalogue/cases/elmira.yaml"):
        with (elsewhere / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        assert fingerprint() not in seen, name
        seen.add(fingerprint())
    monkeypatch.setattr(reader_module, "model", lambda: ("en_core_web_lg", "3.8.0"))
    assert fingerprint() not in seen


def test_a_reader_by_language_model_is_another_and_answers_once_a_document() -> None:
    asked: list[str] = []

    def reporting(parsed: Parsed) -> tuple[Reported, ...]:
        asked.append(parsed.document.text)
        return attributions(parsed)

    by_rules, by_model = Reader(), Reader(Remembered(reporting), "small")
    prints = {r.fingerprint for r in (by_rules, by_model, Reader(by="large"))}
    assert len(prints) == 3
    documents = [make_document(text) for text in (SENTENCES[0], SENTENCES[2])]
    for document in documents:
        ((reading, look),) = read_alone([document], by_model.reporting)
        shared = {"Kari Holm": "norway"}
        again = read_again(document, look.parse, shared, by_model.reporting)
        assert again == read_again(document, look.parse, shared)
        assert reading == read(document)
    assert asked == [document.text for document in documents]


def test_the_largest_model_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.reading import parse as parse_module

    installed = {"en_core_web_md": "3.8.0", "en_core_web_sm": "3.8.1"}

    def version(name: str) -> str:
        if name not in installed:
            raise importlib.metadata.PackageNotFoundError(name)
        return installed[name]

    monkeypatch.setattr(parse_module, "version", version)
    assert parse_module.model() == ("en_core_web_md", "3.8.0")


def test_a_look_says_who_is_known_and_who_is_not() -> None:
    ((_, look),) = read_alone([make_document("\n\n".join((SENTENCES[0], SENTENCES[4])))])
    assert look.told == (("Kari Holm", "norway"),)
    assert look.untold == ("Per Lund",)
    both = {"Per Lund": "denmark", "Kari Holm": "sweden"}
    assert look.lacking(both) == {"Per Lund": "denmark"}
    assert dataclasses.replace(look, untold=()).lacking(both) == {}
