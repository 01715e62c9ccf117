"""A made-up dossier, and every kind of database that a store lives in."""

import importlib.util
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.documents.model import Document
from detente.reading.model import (
    Act,
    Event,
    Issue,
    Meeting,
    Mention,
    Mode,
    Party,
    Person,
    Reading,
    Signal,
    Statement,
)
from detente.record.store import Store


def make_reading(key: str, text: str = "Ana Roe of Arland rejects the Borland plan.") -> Reading:
    """One document with one entry of each kind; ids carry ``key``, parties and people do not."""
    document = Document(id=f"doc-{key}", text=text, origin=f"{key}.txt", kind="text")
    words = document.span(0, len(text))
    name = document.span(0, 7)
    mention = Mention(document=document.id, **name.model_dump())
    of: dict[str, Any] = {"document": document.id}
    return Reading(
        documents=(document,),
        statements=(
            Statement(
                id=f"s-{key}",
                act=Act.REJECT,
                mode=Mode.NARRATED,
                content=words,
                sentence=words,
                source=name,
                party="arland",
                parties=("arland",),
                targets=("borland",),
                issues=("plan",),
                positions={"plan": "ruled-out"},
                confidence=0.75,
                **of,
            ),
        ),
        parties=(
            Party(id="arland", name="Arland", kind="state", speaks=True, mentions=(mention,)),
            Party(id="borland", name="Borland", kind="state", mentions=(mention,)),
        ),
        people=(Person(id="ana-roe", name="Ana Roe", party="arland", because=name, **of),),
        meetings=(Meeting(id=f"m-{key}", status="held", words=words, **of),),
        signals=(
            Signal(
                id=f"g-{key}",
                kind="exercise",
                status="claimed",
                claimed_by=("arland",),
                words=words,
                sentence=words,
                **of,
            ),
        ),
        events=(
            Event(
                id=f"e-{key}",
                type="MOBILIZE",
                code="150",
                status="actual",
                sources=("borland",),
                claimed_by=("arland",),
                words=words,
                sentence=words,
                **of,
            ),
        ),
        issues=(Issue(id="plan", label="the plan", mentions=(mention,)),),
    )


@pytest.fixture(name="make_reading", scope="session")
def _make_reading() -> Callable[..., Reading]:
    return make_reading


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """An empty database of each kind: a path or a URL."""
    if request.param == "sqlite":
        return tmp_path / "detente.sqlite"
    fresh: Callable[[], str] = request.getfixturevalue("postgresql")
    return fresh()


@pytest.fixture
def store(address: str | Path) -> Iterator[Store]:
    with Store.open(address) as store:
        yield store


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """A private PostgreSQL server on a socket of its own; gives URLs of empty databases."""
    if importlib.util.find_spec("psycopg") is None:
        pytest.skip("PostgreSQL is not tested: the package psycopg is not installed")
    import psycopg

    programs = _programs()
    user = _server_user()
    # A short path (sockets allow some 100 characters) that the server's own user can reach.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))

    def run(*command: str) -> None:
        as_user = {} if user is None else {"user": user, "group": _group(user), "extra_groups": []}
        subprocess.run(
            [programs / command[0], *command[1:]],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **as_user,
        )

    data = str(folder / "data")
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    try:
        if user is not None:
            shutil.chown(folder, user)
        run("initdb", "-D", data, "-A", "trust", "-U", "tester", "-E", "UTF8", "--locale=C", "-N")
        run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            numbers = itertools.count()

            def fresh() -> str:
                name = f"d{next(numbers)}"
                with psycopg.connect(
                    host=str(folder), user="tester", dbname="postgres", autocommit=True
                ) as connection:
                    connection.execute(f"CREATE DATABASE {name}".encode())
                return f"postgresql://tester@/{name}?host={folder}"

            yield fresh
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    pytest.skip("PostgreSQL is not tested: no initdb and pg_ctl on this machine")


def _server_user() -> str | None:
    """Whom the server runs as: initdb refuses to run as root."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    import pwd

    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    pytest.skip("PostgreSQL is not tested: root may not run it and there is no other user")


def _group(user: str) -> int:
    import pwd

    return pwd.getpwnam(user).pw_gid
