"""Connections to a store's database, and its failures in plain words."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    func,
    insert,
    literal,
    make_url,
    select,
    update,
)
from sqlalchemy import inspect as look_into
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import StaticPool

from detente.errors import UserError
from detente.record.tables import SCHEMA, TRIGGERS, documents, meta, metadata, readings

_PHRASES = {
    "locked": "has been locked by another process for too long",
    "lock timeout": "has been locked by another process for too long",
    "readonly": "is read-only",
    "read-only": "is read-only",
    "disk is full": "cannot grow: the disk is full",
    "disk i/o error": "cannot be written or read: the disk is full or failing",
    "not a database": "is not a database of detente",
    "malformed": "is damaged",
    "unable to open": "cannot be opened: its folder is missing or closed to you, or it is no file",
}
# Any number will do that nothing else in the same database uses.
_CREATION_LOCK = 1_684_370_549


def connect(address: str | Path, patience: float) -> tuple[Engine, str]:
    """Return an engine for ``address`` (a path, or a URL with ``://``) and a name to show.

    ``patience`` is how long, in seconds, a locked database is waited for. Raises UserError for
    a URL that is none, another kind of database, or a missing driver.
    """
    url = _url(address)
    name = str(address) if "://" not in str(address) else url.render_as_string()
    try:
        engine = create_engine(url)
    except ModuleNotFoundError as error:
        raise UserError(
            f"a PostgreSQL store needs the package {error.name}: "
            "install it with pip install 'detente[postgresql]'"
        ) from None
    except (ArgumentError, TypeError, ValueError):
        raise UserError(f"the database address {name} is not understood") from None
    milliseconds = int(patience * 1000)
    hook = _sqlite_hook if url.get_backend_name() == "sqlite" else _postgresql_hook
    event.listen(engine, "connect", lambda raw, _: hook(raw, milliseconds))
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "begin", _begin_sqlite)
    return engine, name


def scratch() -> Engine:
    """Return a new database of one connection that nobody else sees and that leaves nothing.

    SQLite holds it in memory as long as it is small, and else in a file without a name.
    """
    engine = create_engine(
        "sqlite://",
        # By the name "" SQLite means a file that has no other user and no name.
        creator=lambda: sqlite3.connect("", check_same_thread=False),
        poolclass=StaticPool,
    )
    event.listen(engine, "connect", lambda raw, _: _sqlite_hook(raw, 0))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def prepare(engine: Engine, name: str, patience: float) -> None:
    """Create the tables in an empty database; bring up those of an older version.

    Raises UserError when the database holds something else or a newer version.
    """
    with failures(name):
        with engine.connect() as connection:
            found = _version(connection, name)
        if found == SCHEMA:
            return
        if found is None and engine.dialect.name == "sqlite":
            _use_wal(engine, patience)
        with writing(engine) as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_CREATION_LOCK)))
            found = _version(connection, name)
            if found is None:
                _create(connection)
            elif found < SCHEMA:
                _bring_up(connection)


def _create(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=False)
    for trigger in TRIGGERS[connection.dialect.name]:
        connection.exec_driver_sql(trigger)
    connection.execute(insert(meta).values(key="schema", value=str(SCHEMA)))


def _bring_up(connection: Connection) -> None:
    """Add what version 1 did not have: who read each document is not known there."""
    readings.create(connection)
    connection.execute(
        insert(readings).from_select(
            list(readings.c.keys()),
            select(documents.c.id, *map(literal, ("", "[]", "[]", "{}", b""))),
        )
    )
    connection.execute(update(meta).where(meta.c.key == "schema").values(value=str(SCHEMA)))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that may write; it commits at the end."""
    with engine.connect() as connection:
        connection.execution_options(detente_writes=True)
        with connection.begin():
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database throughout."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def failures(name: str) -> Iterator[None]:
    """Turn what the database ``name`` refuses into a UserError."""
    try:
        yield
    except DBAPIError as error:
        said = " ".join(str(error.orig).split())
        for sign, phrase in _PHRASES.items():
            if sign in said.lower():
                raise UserError(f"the database {name} {phrase}") from error
        raise UserError(f"the database {name} refuses: {said}") from error


def _url(address: str | Path) -> URL:
    if isinstance(address, Path) or "://" not in address:
        return URL.create("sqlite", database=str(address))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise UserError("the address of the database is not a URL that can be read") from None
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername != "sqlite":
        raise UserError(f"a store lives in SQLite or PostgreSQL, not in {url.get_backend_name()!r}")
    if url.database in (None, "", ":memory:"):
        raise UserError("the address of an SQLite store has to name a file")
    return url


def _version(connection: Connection, name: str) -> int | None:
    """Return the version of the tables, None where nothing is; raises UserError otherwise."""
    tables = set(look_into(connection).get_table_names())
    if not tables:
        return None
    if not tables >= set(metadata.tables) - {readings.name}:
        raise UserError(f"the database {name} is not a database of detente")
    stored = connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar()
    if stored is None or not stored.isdecimal():
        raise UserError(f"the database {name} is not a database of detente")
    version = int(stored)
    if version > SCHEMA:
        raise UserError(
            f"the database {name} was written by a newer detente (version {stored} of its "
            f"tables, this one knows {SCHEMA}): update detente"
        )
    if (version > 1) != (readings.name in tables):
        raise UserError(f"the database {name} is not a database of detente")
    return version


def _sqlite_hook(raw: Any, milliseconds: int) -> None:
    # Python's driver would begin transactions by itself, too late for a lock: see _begin_sqlite.
    raw.isolation_level = None
    for pragma in (f"busy_timeout={milliseconds}", "foreign_keys=ON", "synchronous=FULL"):
        raw.execute(f"PRAGMA {pragma}")


def _postgresql_hook(raw: Any, milliseconds: int) -> None:
    raw.execute(f"SET lock_timeout = {milliseconds}")
    raw.commit()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: one that has read first could not wait for another.
    writes = connection.get_execution_options().get("detente_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _use_wal(engine: Engine, patience: float) -> None:
    """Set the journal mode, which the file keeps, waiting where SQLite itself does not."""
    deadline = time.monotonic() + patience
    raw = engine.raw_connection()
    try:
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode=WAL")
                return
            except engine.dialect.loaded_dbapi.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise DBAPIError("PRAGMA journal_mode=WAL", None, error) from error
                time.sleep(0.01)
    finally:
        raw.close()
