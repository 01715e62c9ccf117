import datetime as dt
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import UserError
from detente.reading.model import Party, Reading
from detente.record import Record, Store, merge
from detente.record import engine as db
from detente.record.tables import SCHEMA

Make = Callable[..., Reading]
WHY: dict[str, Any] = {"reason": "heard the recording", "by": "an analyst"}


def rows(address: str | Path, table: str) -> list[Any]:
    engine, _ = db.connect(address, 1)
    with engine.connect() as connection:
        found = list(connection.execute(sa.text(f"SELECT * FROM {table}")))
    engine.dispose()
    return sorted(found)


def test_an_empty_store(store: Store) -> None:
    assert store.record() == merge([])
    assert store.waiting() == store.reviews() == ()
    assert not store.has("doc-a")
    assert store.title() is None


def test_what_is_saved_is_read_again(store: Store, address: str | Path, make_reading: Make) -> None:
    readings = [make_reading("b"), make_reading("a", "Ana Roe: “it's off” — 50% \0 \U0001f54a.")]
    for reading in readings:
        store.save(reading)
    assert store.record() == merge(readings)
    with Store.open(address) as again:
        assert again.record() == merge(readings)
        assert again.has("doc-a")


def test_one_reading_of_two_documents_is_stored_as_two(store: Store, make_reading: Make) -> None:
    store.save(merge([make_reading("a"), make_reading("b")]))
    assert store.record() == merge([make_reading("a"), make_reading("b")])


def test_a_party_without_mentions_is_kept(store: Store, make_reading: Make) -> None:
    reading = make_reading("a")
    silent = reading.parties[1].model_copy(update={"id": "corland", "mentions": ()})
    reading = reading.model_copy(update={"parties": (*reading.parties, silent)})
    store.save(reading)
    assert store.record() == merge([reading])


def test_reading_again_changes_nothing(
    store: Store, address: str | Path, make_reading: Make
) -> None:
    store.save(make_reading("a"))
    store.review("statement", "s-a", "reject", **WHY)
    before = [rows(address, table) for table in ("documents", "entries", "reviews")]
    store.save(make_reading("a"))
    assert [rows(address, table) for table in ("documents", "entries", "reviews")] == before


def test_unreviewed_entries_follow_the_reader(store: Store, make_reading: Make) -> None:
    store.save(make_reading("b"))
    store.save(make_reading("a"))
    newer = make_reading("b").model_copy(update={"meetings": (), "signals": (), "issues": ()})
    store.save(newer)
    assert store.record() == merge([newer, make_reading("a")])


def test_reviewed_entries_survive_another_reader(store: Store, make_reading: Make) -> None:
    reading = make_reading("a")
    store.save(reading)
    store.review("statement", "s-a", "correct", {"targets": []}, **WHY)
    store.review("meeting", "m-a", "reject", **WHY)
    store.review("person", "ana-roe", "accept", **WHY)
    before = store.record()
    (statement,) = reading.statements
    (person,) = reading.people
    store.save(
        reading.model_copy(
            update={
                "statements": (statement.model_copy(update={"confidence": 0.1}),),
                "people": (person.model_copy(update={"party": None, "because": None}),),
            }
        )
    )
    assert store.record() == before
    assert store.record().statements[0].confidence == 0.75
    # A reader that finds nothing at all leaves what was reviewed and the parties that it names.
    store.save(Reading(documents=reading.documents))
    after = store.record()
    assert after.statements == before.statements
    assert after.people == before.people
    assert after.signals == after.meetings == ()
    assert [p.id for p in after.parties] == ["arland", "borland"]
    assert [i.id for i in after.issues] == ["plan"]


def test_a_party_that_only_a_correction_names_stays(store: Store, make_reading: Make) -> None:
    a, b = make_reading("a"), make_reading("b")
    corland = b.parties[0].model_copy(update={"id": "corland"})
    store.save(a)
    store.save(b.model_copy(update={"parties": (*b.parties, corland)}))
    store.review("statement", "s-a", "correct", {"party": "corland"}, **WHY)
    store.save(Reading(documents=b.documents))
    assert "corland" in {party.id for party in store.record().parties}


def test_another_document_does_not_change_a_reviewed_person(
    store: Store, make_reading: Make
) -> None:
    a, b = make_reading("a"), make_reading("b")
    (person,) = a.people
    lone = person.model_copy(update={"party": None, "because": None})
    store.save(a.model_copy(update={"people": (lone,)}))
    store.review("person", "ana-roe", "accept", **WHY)
    store.save(b)
    assert store.record().people == (lone,)


def test_an_unreviewed_person_of_two_documents_is_corrected_as_one(
    store: Store, make_reading: Make
) -> None:
    a, b = make_reading("a"), make_reading("b")
    (person,) = a.people
    lone = person.model_copy(update={"party": None, "because": None})
    store.save(a.model_copy(update={"people": (lone,)}))
    store.save(b)
    store.review("person", "ana-roe", "correct", {"title": "envoy"}, **WHY)
    (found,) = store.record().people
    assert (found.document, found.party, found.title) == ("doc-b", "arland", "envoy")


def test_other_line_ends_are_refused_once_there_are_reviews(
    store: Store, make_reading: Make
) -> None:
    store.save(make_reading("a"))
    other = make_reading("a", "Ana Roe of Arland rejects  the Borland plan.")
    store.save(other)
    assert store.record() == merge([other])
    store.review("signal", "g-a", "accept", **WHY)
    before = store.record()
    with pytest.raises(UserError, match=r"a\.txt"):
        store.save(make_reading("a"))
    assert store.record() == before


def test_the_log(store: Store, make_reading: Make) -> None:
    store.save(make_reading("a"))
    start = dt.datetime.now(dt.UTC)
    given = [
        store.review("statement", "s-a", "correct", {"negated": True}, **WHY),
        store.review("statement", "s-a", "accept", **WHY),
        store.review("signal", "g-a", "reject", **WHY),
    ]
    assert [review.number for review in given] == [1, 2, 3]
    assert all(start <= review.time <= dt.datetime.now(dt.UTC) for review in given)
    assert store.reviews() == tuple(given)
    record = store.record()
    assert record.reviews == tuple(given)
    assert not record.statements[0].negated
    assert [(kind, entry.id) for kind, entry in store.waiting()] == [
        ("meeting", "m-a"),
        ("person", "ana-roe"),
    ]


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (("statement", "s-b", "accept"), "no statement 's-b'"),
        (("meeting", "s-a", "accept"), "no meeting 's-a'"),
        (("party", "arland", "accept"), "'kind'"),
        (("statement", "s-a", "approve"), "'verdict'"),
        (("statement", "s-a", "correct"), "changes"),
        (("statement", "s-a", "reject", {"negated": True}), "changes"),
        (("statement", "s-a", "correct", {"colour": "red"}), "'colour'"),
        (("statement", "s-a", "correct", {"confidence": 2}), "'confidence'"),
        (("statement", "s-a", "correct", {"date": dt.date(2022, 1, 12)}), "'date'"),
        (("statement", "s-a", "correct", {"party": "nto"}), "'nto'.*no party.*arland, borland"),
        (("statement", "s-a", "correct", {"targets": ["borland", "x"]}), "'x'"),
        (("statement", "s-a", "correct", {"positions": {"x": "yes"}}), "'x'.*no issue"),
        (("statement", "s-a", "accept", None, " \n", "me"), "reason"),
        (("statement", "s-a", "accept", None, "so", ""), "name"),
        (("statement", "s-a", "accept", None, "a\0b", "me"), "reason.*no text"),
        (("statement", "s-a", "accept", None, "\ud800", "me"), "reason.*no text"),
        (("statement", "\ud800", "accept"), "entry.*no text"),
    ],
)
def test_a_review_that_does_not_fit_never_gets_into_the_log(
    store: Store, make_reading: Make, review: tuple[Any, ...], words: str
) -> None:
    store.save(make_reading("a"))
    extra = {} if len(review) > 4 else WHY
    with pytest.raises(UserError, match=words):
        store.review(*review, **extra)
    assert store.reviews() == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reviews SET verdict = 'accept'",
        "UPDATE reviews SET verdict = 'accept' WHERE number = 1",
        "DELETE FROM reviews",
        "DELETE FROM reviews WHERE number = 1",
        "{other}",
    ],
)
def test_the_log_only_grows(
    store: Store, address: str | Path, make_reading: Make, statement: str
) -> None:
    # What each kind of database has besides, to lose rows by.
    replacing = (
        "INSERT OR REPLACE INTO reviews SELECT number, time, kind, entry, 'accept', changes, "
        'reason, "by" FROM reviews'
    )
    other = replacing if isinstance(address, Path) else "TRUNCATE reviews"
    store.save(make_reading("a"))
    store.review("statement", "s-a", "reject", **WHY)
    before = store.reviews()
    engine, _ = db.connect(address, 1)
    with (
        pytest.raises(sa.exc.DBAPIError, match="append-only"),
        db.writing(engine) as connection,
    ):
        connection.exec_driver_sql(statement.format(other=other))
    engine.dispose()
    assert store.reviews() == before


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(min_size=1), label=st.text(st.characters(codec="utf-8", exclude_characters="\0"))
)
def test_hostile_words(store: Store, make_reading: Make, text: str, label: str) -> None:
    key = f"{len(store.reviews())}{label}'\";--%s:x\\"
    text = f"Ana Roe {text}"
    reading = make_reading(key, text)
    store.save(reading)
    reason = f"{label}'); DROP TABLE reviews; --"
    given = store.review("statement", f"s-{key}", "correct", {"speaker": text}, reason, reason)
    assert store.reviews()[-1] == given
    assert given.reason == reason
    found = {s.id: s for s in store.record().statements}[f"s-{key}"]
    assert found.speaker == text
    assert found.content == reading.statements[0].content


def test_threads_number_without_a_clash(
    store: Store, address: str | Path, make_reading: Make
) -> None:
    store.save(make_reading("a"))
    numbers: list[int] = []

    def work() -> None:
        with Store.open(address) as mine:
            numbers.extend(
                mine.review("statement", "s-a", "accept", **WHY).number for _ in range(15)
            )

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 61))
    assert [review.number for review in store.reviews()] == list(range(1, 61))


def test_a_store_that_is_made_twice_at_once_is_made_once(address: str | Path) -> None:
    failed: list[BaseException] = []
    start = threading.Barrier(6)

    def work() -> None:
        start.wait()
        try:
            Store.open(address).close()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(rows(address, "meta")) == 1


def test_a_locked_database_is_waited_for_and_then_named(
    address: str | Path, make_reading: Make
) -> None:
    with Store.open(address, patience=0.2) as store:
        store.save(make_reading("a"))
        engine, _ = db.connect(address, 1)
        with db.writing(engine) as connection:
            connection.execute(sa.text("UPDATE meta SET value = value"))
            with pytest.raises(UserError, match="locked by another process"):
                store.review("statement", "s-a", "accept", **WHY)
            assert store.record() == merge([make_reading("a")])
        engine.dispose()
        assert store.review("statement", "s-a", "accept", **WHY).number == 1


def test_a_newer_store_is_refused(store: Store, address: str | Path) -> None:
    engine, _ = db.connect(address, 1)
    with db.writing(engine) as connection:
        connection.execute(sa.text("UPDATE meta SET value = '999' WHERE key = 'schema'"))
    engine.dispose()
    with pytest.raises(UserError, match="newer detente"):
        Store.open(address)


def test_rows_that_were_tampered_with_are_an_error_in_plain_words(
    store: Store, address: str | Path, make_reading: Make
) -> None:
    store.save(make_reading("a"))
    engine, _ = db.connect(address, 1)
    with db.writing(engine) as connection:
        connection.execute(sa.text("UPDATE entries SET payload = '{' WHERE kind = 'statement'"))
    engine.dispose()
    with pytest.raises(UserError, match="did not write"):
        store.record()
    with pytest.raises(UserError, match="did not write"):
        store.review("statement", "s-a", "accept", **WHY)


def test_a_log_that_was_tampered_with_is_an_error_in_plain_words(
    store: Store, address: str | Path, make_reading: Make
) -> None:
    engine, _ = db.connect(address, 1)
    with db.writing(engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO reviews VALUES (1, 'noon', 'statement', 's-a', 'accept', '{', 'so', 'me')"
        )
    engine.dispose()
    for use in (store.reviews, store.record, lambda: store.save(make_reading("a"))):
        with pytest.raises(UserError, match="did not write"):
            use()


def test_a_database_with_no_version_is_refused(store: Store, address: str | Path) -> None:
    engine, _ = db.connect(address, 1)
    with db.writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM meta")
    engine.dispose()
    with pytest.raises(UserError, match="not a database of detente"):
        Store.open(address)


@pytest.mark.parametrize("patience", [0.05, 5.0])
def test_the_journal_mode_waits_for_another_process(tmp_path: Path, patience: float) -> None:
    path = tmp_path / "detente.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, other.rollback)
    timer.start()
    try:
        if patience < 0.3:
            with pytest.raises(UserError, match="locked by another process"):
                Store.open(path, patience)
        else:
            Store.open(path, patience).close()
    finally:
        timer.join()
        other.close()


def test_a_foreign_database_is_left_alone(address: str | Path) -> None:
    engine, _ = db.connect(address, 1)
    with db.writing(engine) as connection:
        connection.execute(sa.text("CREATE TABLE meta (x INTEGER)"))
    engine.dispose()
    before = address.read_bytes() if isinstance(address, Path) else b""
    with pytest.raises(UserError, match="not a database of detente"):
        Store.open(address)
    if isinstance(address, Path):
        assert address.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("minutes of a meeting\n" * 400)
    with pytest.raises(UserError, match="not a database of detente"):
        Store.open(path)
    assert path.read_text() == "minutes of a meeting\n" * 400
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_a_truncated_database_is_an_error_in_plain_words(
    tmp_path: Path, make_reading: Make
) -> None:
    path = tmp_path / "detente.sqlite"
    with Store.open(path) as store:
        for number in range(20):
            store.save(make_reading(str(number), "Ana Roe " * 500))
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(UserError, match=r"detente\.sqlite"), Store.open(path) as store:
        store.record()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://host/name", "'mysql'"),
        ("nonsense://", "nonsense|URL"),
        ("postgresql://host:port/name", "URL"),
        ("sqlite:///detente.sqlite?timeout=soon", "timeout=soon is not understood"),
        ("sqlite://", "name a file"),
        ("sqlite:///:memory:", "name a file"),
        ("/nowhere/at/all.sqlite", "/nowhere/at/all.sqlite"),
        ("/", "cannot be opened"),
    ],
)
def test_an_address_that_leads_nowhere(address: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        Store.open(address)


def test_the_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UserError, match=r"psycopg.*detente\[postgresql\]"):
        Store.open("postgresql://somebody:secret@127.0.0.1:1/name")


def test_a_server_that_is_not_there_and_no_password_in_the_message() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(UserError, match="127") as caught:
        Store.open("postgresql://somebody:secret@127.0.0.1:1/name")
    assert "secret" not in str(caught.value)


def test_sqlite_is_set_up_to_last(tmp_path: Path) -> None:
    path = tmp_path / "detente.sqlite"
    with Store.open(path):
        engine, _ = db.connect(path, 3)
        with engine.connect() as connection:
            values = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
        engine.dispose()
    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 3000,
    }


def test_a_read_only_database_can_be_read_and_not_written(
    tmp_path: Path, make_reading: Make
) -> None:
    path = tmp_path / "detente.sqlite"
    with Store.open(path) as writer, Store.open(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
        writer.save(make_reading("a"))
        assert store.record() == merge([make_reading("a")])
        with pytest.raises(UserError, match="read-only"):
            store.review("statement", "s-a", "accept", **WHY)
        with pytest.raises(UserError, match="read-only"):
            store.save(make_reading("b"))
        assert store.record() == merge([make_reading("a")])


def test_half_a_surrogate_pair_is_not_stored(store: Store, make_reading: Make) -> None:
    with pytest.raises(UserError, match="surrogate"):
        store.save(make_reading("a", "Ana Roe \ud800"))
    assert not store.has("doc-a")


def test_the_models_do_not_bring_in_the_database() -> None:
    child = "import sys, detente.record.model; print('sqlalchemy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_a_copy_in_another_journal_mode_still_works(tmp_path: Path, make_reading: Make) -> None:
    path = tmp_path / "detente.sqlite"
    with Store.open(path) as store:
        store.save(make_reading("a"))
    raw = sqlite3.connect(path)
    raw.execute("VACUUM INTO ?", (str(tmp_path / "copy.sqlite"),))
    raw.close()
    with Store.open(tmp_path / "copy.sqlite") as store:
        assert store.review("statement", "s-a", "accept", **WHY).number == 1


def test_what_is_given_piece_by_piece_is_what_the_record_has(
    store: Store, make_reading: Make
) -> None:
    a, b = make_reading("a"), make_reading("b")
    arland, borland = b.parties
    lone = Party(id="corland", name="Corland", kind="state", members=("x",))
    for one in (a, b.model_copy(update={"parties": (lone, borland, arland)}), make_reading("c")):
        store.save(one)
    store.review("statement", "s-a", "reject", **WHY)
    store.review("statement", "s-b", "correct", {"act": "warn"}, **WHY)
    store.review("meeting", "m-c", "accept", **WHY)
    store.review("signal", "g-b", "reject", **WHY)
    store.review("person", "ana-roe", "correct", {"party": "borland"}, **WHY)
    record = store.record()
    for field in Record.model_fields:
        assert tuple(store.all(field)) == getattr(record, field), field
    for field in ("documents", "statements", "meetings", "signals"):
        each = [entry for reading in store.readings() for entry in getattr(reading, field)]
        assert each == list(getattr(record, field)), field
    assert [p.party for reading in store.readings() for p in reading.people] == ["borland"] * 3


def test_pieces_that_nobody_takes_any_more_hold_nothing_open(make_reading: Make) -> None:
    with Store.scratch() as store:
        store.save(make_reading("a"), make_reading("b"))
        begun = [store.readings(), store.all("statements"), store.all("parties")]
        assert all(next(pieces) for pieces in begun)
        store.save(make_reading("c"))
    del begun


def test_a_scratch_store_leaves_nothing(tmp_path: Path, make_reading: Make) -> None:
    child = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from detente.reading.model import Reading\n"
        "from detente.record import Store\n"
        "reading = Reading.model_validate_json(sys.stdin.readline())\n"
        "store = Store.scratch()\n"
        "store.save(reading)\n"
        "assert store.record().documents == reading.documents\n"
        "print(len(os.listdir(sys.argv[1])), flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", child, tmp_path],
        input=make_reading("a", "Ana Roe " * 1_000_000).model_dump_json(),
        env=os.environ | {"SQLITE_TMPDIR": str(tmp_path), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout == "0\n", run.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_version_one_is_brought_up_and_says_nothing_of_readers(
    address: str | Path, make_reading: Make
) -> None:
    with Store.open(address) as store:
        store.save(make_reading("a"))
        store.review("statement", "s-a", "accept", **WHY)
        before = store.record()
    engine, _ = db.connect(address, 1)
    with db.writing(engine) as connection:
        connection.exec_driver_sql("DROP TABLE readings")
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE key = 'schema'")
    engine.dispose()
    for _ in range(2):
        with Store.open(address) as store:
            assert store.record() == before
            assert store.readers() == {"doc-a": ""}
    assert rows(address, "meta") == [("schema", str(SCHEMA))]


def test_what_is_told_in_a_rejected_statement_is_read_out_nowhere(
    store: Store, make_reading: Make
) -> None:
    reading = make_reading("a")
    (event,) = reading.events
    told = event.model_copy(update={"id": "e-told", "statement": "s-a"})
    store.save(reading.model_copy(update={"events": (event, told)}))
    assert tuple(store.all("events")) == store.record().events == (event, told)
    store.review("statement", "s-a", "reject", **WHY)
    assert tuple(store.all("events")) == store.record().events == (event,)
