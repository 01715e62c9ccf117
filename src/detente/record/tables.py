"""The tables of a store, the same on SQLite and PostgreSQL."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

SCHEMA = 2
"""The version of the tables; a store of a newer one is refused, an older one is brought up."""

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# ``position`` is the order in which documents came; ``payload`` the document as JSON.
documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("payload", Text, nullable=False),
)

# One row for each document that was read. ``reader`` is the fingerprint of what read it, empty
# where that is not known; ``told``, ``untold`` and ``parse`` are its look at the people, and
# ``shared`` is what the other documents told of them when it was read last, all as JSON.
readings = Table(
    "readings",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
    Column("reader", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("untold", Text, nullable=False),
    Column("shared", Text, nullable=False),
    Column("parse", LargeBinary, nullable=False),
)

# One row for each entry and document it was found in; ``reader`` is the version that found it.
entries = Table(
    "entries",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("reader", Text, nullable=False),
    PrimaryKeyConstraint("document", "kind", "entry"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("time", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
)

_REFUSAL = "the review log is append-only"


def _on_sqlite(name: str, when: str, condition: str = "") -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {when} ON reviews {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )


TRIGGERS = {
    "sqlite": (
        _on_sqlite("reviews_are_not_changed", "UPDATE"),
        _on_sqlite("reviews_are_not_deleted", "DELETE"),
        # INSERT OR REPLACE deletes without asking the trigger above; so the only row that may
        # come in is the next one.
        _on_sqlite(
            "reviews_come_in_order",
            "INSERT",
            "WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM reviews)",
        ),
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION detente_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
        "CREATE TRIGGER reviews_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON reviews "
        "FOR EACH STATEMENT EXECUTE FUNCTION detente_refuse()",
    ),
}
"""What makes the review log append-only, for each kind of database."""
