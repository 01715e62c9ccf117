"""Reading into a store: the same on every engine, after every kill, and nothing read twice."""

import datetime as dt
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.compute import engine
from detente.documents import Document, identity
from detente.errors import UserError
from detente.reading import read_all
from detente.reading import reader as reader_module
from detente.reading.attribution import Reported, attributions
from detente.reading.parse import Parsed
from detente.reading.reader import Reader
from detente.record import Store, intake, merge, read_in
from detente.record import found as found_module
from detente.record.found import Found, find_alone
from detente.record.spool import Spool

INTRODUCED = "Norwegian Foreign Minister Kari Holm rejected the quota."
BARE = "Kari Holm said that the quota was low."
OTHER = "Swedish envoy Kari Holm accepted the quota."


def document(text: str, origin: str = "a.txt", day: int | None = 12) -> Document:
    date = None if day is None else dt.date(2022, 1, day)
    return Document(id=identity(text), text=text, origin=origin, kind="text", date=date)


def several(count: int) -> list[Document]:
    """Return documents of which every third says for whom one of seven people speaks."""
    names = ("Holm", "Lund", "Berg", "Dahl", "Moe", "Vik", "Lie")
    texts = []
    for number in range(count):
        person = f"Kari {names[number % 7]}"
        told = f"Norwegian Foreign Minister {person} rejected quota {number}."
        bare = f"{person} said that quota {number} was low. It rained in Bergen."
        texts.append(told if number % 3 == 0 else bare)
    return [document(text, f"{n}.txt") for n, text in enumerate(texts)]


def text_of(store: Store) -> str:
    return store.record().model_dump_json()


def expected(documents: list[Document]) -> str:
    return merge(read_all(documents)).model_dump_json()


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read by their own word, and those read again, in order."""
    seen: list[str] = []
    alone, again = found_module.read_alone, found_module.read_again

    def counted_alone(documents: list[Document], *rest: Any) -> Any:
        seen.extend(document.text for document in documents)
        return alone(documents, *rest)

    def counted_again(document: Document, *rest: Any) -> Any:
        seen.append(f"again: {document.text}")
        return again(document, *rest)

    monkeypatch.setattr(found_module, "read_alone", counted_alone)
    monkeypatch.setattr(found_module, "read_again", counted_again)
    return seen


@pytest.fixture
def scratch() -> Iterator[Store]:
    with Store.scratch() as store:
        yield store


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1",
        scheduler_port=0, dashboard_address="127.0.0.1:0", silence_logs=50,
    ) as here:  # fmt: skip
        yield here.scheduler_address.replace("tcp", "dask")


def test_the_same_bytes_on_every_engine(address: str) -> None:
    documents = several(24)
    wanted = expected(documents)
    for text in ("here", "processes:2", address):
        with Store.scratch() as store, engine(text) as place:
            read_in(store, documents, place)
            assert text_of(store) == wanted, text


def test_each_document_is_read_once_and_again_only_where_others_add(
    scratch: Store, calls: list[str]
) -> None:
    rain = document("It rained in Bergen.", "c.txt")
    documents = [document(BARE), document(INTRODUCED, "b.txt"), rain]
    outcome = read_in(scratch, documents)
    assert calls == [BARE, INTRODUCED, rain.text, f"again: {BARE}"]
    assert (outcome.faults, outcome.undated, outcome.kept, outcome.gone) == ((), (), 3, 0)
    assert text_of(scratch) == expected(documents)
    calls.clear()
    read_in(scratch, documents)
    assert calls == []


def test_a_document_that_comes_later_changes_those_that_were_read(
    scratch: Store, calls: list[str]
) -> None:
    documents = [document(BARE)]
    for text, read in (
        (INTRODUCED, [INTRODUCED, f"again: {BARE}"]),
        # Two that disagree tell nothing any more.
        (OTHER, [OTHER, f"again: {BARE}"]),
    ):
        read_in(scratch, documents)
        calls.clear()
        documents.append(document(text, f"{text[:3]}.txt"))
        read_in(scratch, documents)
        assert calls == read
        assert text_of(scratch) == expected(documents)


def test_equal_texts_are_one_document(scratch: Store, calls: list[str]) -> None:
    read_in(scratch, [document(BARE, "a.txt"), document(BARE, "b.txt")])
    assert calls == [BARE]
    assert [d.origin for d in scratch.all("documents")] == ["a.txt"]


def test_a_new_name_is_noted_and_a_new_date_is_read(scratch: Store, calls: list[str]) -> None:
    text = "Norway rejected the quota on Monday."
    read_in(scratch, [document(text)])
    read_in(scratch, [document(text, "moved.txt")])
    assert calls == [text]
    assert [d.origin for d in scratch.all("documents")] == ["moved.txt"]
    read_in(scratch, [document(text, day=5)])
    assert calls == [text, text]
    assert [s.date for s in scratch.all("statements")] == ["2022-01-03"]
    # A date that was given before holds where none is given.
    outcome = read_in(scratch, [document(text, day=None)])
    assert (calls, outcome.undated) == ([text, text], ())
    assert read_in(scratch, [document(BARE, "u.txt", day=None)]).undated == ("u.txt",)


def test_another_reader_reads_anew_also_what_only_the_store_has(
    scratch: Store, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_in(scratch, [document(INTRODUCED), document(OTHER, "b.txt")])
    calls.clear()
    monkeypatch.setattr(reader_module, "fingerprint", lambda: "another")
    outcome = read_in(scratch, [document(OTHER, "b.txt")])
    assert calls == [OTHER, INTRODUCED]
    assert (outcome.kept, outcome.gone) == (2, 1)
    assert set(scratch.readers().values()) == {"another"}


def test_a_language_model_reads_what_came_and_is_sent_nothing_else(
    scratch: Store, calls: list[str]
) -> None:
    read_in(scratch, [document(BARE), document(OTHER, "b.txt")])
    calls.clear()
    by_model = Reader(attributions, "small")
    # The new word on a person bears on a document that only the store has: it stays as it is.
    outcome = read_in(scratch, [document(INTRODUCED, "c.txt")], reader=by_model)
    assert calls == [INTRODUCED]
    assert outcome.gone == 2
    assert list(scratch.readers().values()).count(by_model.fingerprint) == 1
    read_in(scratch, [document(INTRODUCED, "c.txt")], reader=by_model)
    assert calls == [INTRODUCED]


def test_what_a_model_read_stays_until_the_rules_are_asked_to_read_anew(
    scratch: Store, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    by_model = Reader(attributions, "small")
    read_in(scratch, [document(BARE), document(INTRODUCED, "b.txt")], reader=by_model)
    calls.clear()
    monkeypatch.setattr(reader_module, "fingerprint", lambda: "another")
    read_in(scratch, [document(BARE), document(OTHER, "c.txt")])
    assert calls == [OTHER]
    assert sorted(by.partition(" ")[2] for by in scratch.readers().values()) == [
        "",
        "small",
        "small",
    ]
    calls.clear()
    # A document that only the store has goes back to the rules with the others.
    read_in(scratch, [document(BARE), document(OTHER, "c.txt")], reader=Reader(anew=True))
    assert calls == [BARE, INTRODUCED]
    assert set(scratch.readers().values()) == {"another"}


def test_a_model_that_fails_stops_the_reading_and_keeps_what_was_read(scratch: Store) -> None:
    asked: list[str] = []

    def failing(parsed: Parsed) -> tuple[Reported, ...]:
        asked.append(parsed.document.text)
        if len(asked) == 2:
            raise UserError("Nobody listens.")
        return attributions(parsed)

    by_model = Reader(failing, "small")
    documents = [document(INTRODUCED), document(OTHER, "b.txt")]
    with pytest.raises(UserError, match="Nobody listens"):
        read_in(scratch, documents, reader=by_model)
    read_in(scratch, documents, reader=by_model)
    assert asked == [INTRODUCED, OTHER, OTHER]


def test_what_another_program_saved_is_read_anew(scratch: Store, calls: list[str]) -> None:
    (reading,) = read_all([document(INTRODUCED)])
    scratch.save(reading.model_copy(update={"statements": ()}))
    read_in(scratch, [document(INTRODUCED)])
    assert calls == [INTRODUCED]
    assert text_of(scratch) == expected([document(INTRODUCED)])


def test_faults_stop_nothing_else(scratch: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    work = found_module.read_alone

    def frail(documents: list[Document], *rest: Any) -> Any:
        for document in documents:
            if "quota" in document.text:
                raise IndexError("of no use to anybody")
            yield from work([document], *rest)

    monkeypatch.setattr(found_module, "read_alone", frail)
    rain = document("It rained in Bergen.", "c.txt")
    half = rain.model_copy(update={"id": "half", "text": "It rained\ud800.", "origin": "half.txt"})
    outcome = read_in(scratch, [UserError("b.pdf is empty."), document(BARE), half, rain])
    first, second, third = outcome.faults
    assert first == "b.pdf is empty."
    assert second.startswith("half.txt: a document with half of a surrogate pair")
    assert third.startswith("a.txt was not read for a fault of detente, IndexError at test_intake")
    assert [d.origin for d in scratch.all("documents")] == ["c.txt"]
    # A document of its own shows what happened where.
    with Store.scratch() as store, pytest.raises(IndexError):
        read_in(store, [document(BARE)])
    # It is tried again, and read once that goes well.
    monkeypatch.setattr(found_module, "read_alone", work)
    assert read_in(scratch, [document(BARE), rain]).faults == ()
    assert scratch.readers().keys() == {rain.id, document(BARE).id}


def test_reviewed_words_hold_and_the_others_are_read(scratch: Store) -> None:
    read_in(scratch, [document(INTRODUCED)])
    (statement,) = scratch.all("statements")
    scratch.review("statement", statement.id, "accept", reason="seen", by="me")
    changed = document(INTRODUCED.replace(" ", "\n", 1), "a.txt").model_copy(
        update={"id": identity(INTRODUCED)}
    )
    outcome = read_in(scratch, [changed, document(OTHER, "b.txt")])
    assert len(outcome.faults) == 1
    assert "other line ends" in outcome.faults[0]
    assert [d.text for d in scratch.all("documents")] == [INTRODUCED, OTHER]


def test_a_place_with_another_reader_is_refused(
    scratch: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(payloads: list[str], reader: Reader) -> Iterator[Found]:
        for found in find_alone(payloads, reader):
            yield replace(found, reader="another")

    monkeypatch.setattr(intake, "find_alone", other)
    with pytest.raises(UserError, match="install the same on both"):
        read_in(scratch, [document(BARE)])


def test_enough_words_are_read_in_processes(
    scratch: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def place(text: str):  # type: ignore[no-untyped-def]
        asked.append(text)
        return engine("here")

    monkeypatch.setattr(intake, "engine", place)
    documents = several(7)
    read_in(scratch, documents)
    assert set(asked) == {"here"}
    asked.clear()
    monkeypatch.setattr(intake, "ENOUGH", 30)
    with Store.scratch() as store:
        read_in(store, documents)
        assert text_of(store) == expected(documents)
    # The processes of the first round serve in the second.
    assert asked == ["processes"]


def test_the_work_is_watched(scratch: Store) -> None:
    seen: list[object] = []

    @contextmanager
    def watch(what: str, documents: int | None, words: int) -> Iterator[object]:
        seen.append((what, documents, words))
        yield seen.append

    read_in(scratch, [document(BARE), document(INTRODUCED, "b.txt")], watch=watch)  # type: ignore[arg-type]
    assert seen == [
        ("Opening", None, 0), 0, 0,
        ("Reading", 2, 16), 8, 8,
        ("Taking up what other documents tell", 1, 0), 8,
    ]  # fmt: skip


def test_a_spool_gives_its_lines_back_small_and_large() -> None:
    for size in (1, 40_000):
        lines = [f"{n} “é” \u2028" * size for n in range(30)]
        with Spool() as spool:
            for line in lines:
                spool.add(line)
            assert list(spool) == lines


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits")
def test_a_spool_on_a_full_disk_is_told_plainly() -> None:
    child = (
        "import resource\n"
        "from detente.errors import UserError; from detente.record.spool import Spool\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
        "try:\n"
        "    with Spool() as spool:\n"
        "        for _ in range(30): spool.add('x' * 1_000_000)\n"
        "        list(spool)\n"
        "except UserError as error: print(error)"
    )
    run = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True)
    assert run.stdout.startswith(f"There is no room in {tempfile.gettempdir()}")


# A reader of documents that tells, before it reads one, which it is.
WORKER = """
import sys
from detente.documents import Document
from detente.record import Store, found, intake, read_in
from detente.compute import engine

work = found.read_alone
def told(documents, *rest):
    with open(sys.argv[2], "a") as log:
        log.writelines(document.id + "\\n" for document in documents)
    return work(documents, *rest)
found.read_alone = told
intake.TOGETHER = 600

with Store.open(sys.argv[1]) as store, engine("here") as place:
    read_in(store, [Document.model_validate_json(line) for line in sys.stdin], place)
"""


def killed(folder: Path, documents: list[Document], times: int) -> None:
    """Kill a reading again and again, each time a little later, and let the last one end."""
    rng = random.Random(len(documents))
    store, log = folder / "detente.sqlite", folder / "log"
    wanted = expected(documents)
    done: set[str] = set()
    kills = 0
    lines = "".join(one.model_dump_json() + "\n" for one in documents).encode()
    while True:
        log.write_text("")
        child = subprocess.Popen([sys.executable, "-c", WORKER, store, log], stdin=subprocess.PIPE)
        assert child.stdin is not None
        child.stdin.write(lines)
        child.stdin.close()
        if kills < times:
            # From the first document on, which a slow machine needs a while for.
            while child.poll() is None and not log.read_text():
                time.sleep(0.01)
            time.sleep(rng.uniform(0, 0.15))
            child.send_signal(signal.SIGKILL)
            kills += 1
        ended = child.wait()
        read = log.read_text().splitlines()
        # What was in the store has not been read again, and nothing is read twice in one run.
        assert not done & set(read)
        assert len(read) == len(set(read))
        with Store.open(store) as opened:
            now = set(opened.readers())
            assert done <= now
            # At most the few that were being read together are lost.
            assert len(set(read) - now) <= 3
            done = now
            if ended == 0:
                assert text_of(opened) == wanted
                return


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_killed_reading_goes_on_and_ends_with_the_same_bytes(tmp_path: Path) -> None:
    killed(tmp_path, several(30), 4)


@pytest.mark.soak
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_reading_that_is_killed_forty_times(tmp_path: Path) -> None:
    killed(tmp_path, several(400), 40)
