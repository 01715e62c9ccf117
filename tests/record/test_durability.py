"""What happens to a store when its process is killed or its disk is full."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.reading.model import Reading
from detente.record import Store, merge

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and limits")
Make = Callable[..., Reading]

# Reviews and saves in turn, telling each review only once it has been acknowledged.
WORKER = """
import sys
from pathlib import Path
from detente.reading.model import Reading
from detente.record import Store
path, name, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
readings = [Reading.model_validate_json(line) for line in sys.stdin]
with Store.open(path) as store:
    for turn in range(rounds):
        review = store.review("statement", "s-a", "accept", reason=f"turn {turn}", by=name)
        print(review.number, review.reason, flush=True)
        store.save(readings[turn % len(readings)])
"""


def worker(path: Path, name: str, rounds: int, readings: list[Reading]) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(path), name, str(rounds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    child.stdin.writelines(reading.model_dump_json() + "\n" for reading in readings)
    child.stdin.close()
    return child


def is_whole(path: Path) -> bool:
    raw = sqlite3.connect(path)
    try:
        return raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        raw.close()


def kill(path: Path, rounds: int, readings: list[Reading]) -> None:
    dice = random.Random(rounds)
    acknowledged: set[str] = set()
    with Store.open(path) as store:
        store.save(readings[0])
    for turn in range(rounds):
        child = worker(path, f"round {turn}", 1_000_000, readings)
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(dice.randint(1, 25))]
        assert all(told), "the child ended by itself"
        # From right after an acknowledgement to the middle of the next transactions.
        try:
            child.wait(timeout=dice.random() * 0.02)
        except subprocess.TimeoutExpired:
            child.kill()
        told += child.stdout.readlines()
        child.stdout.close()
        assert child.wait() == -9
        acknowledged |= {f"round {turn}: {line}" for line in told if line.endswith("\n")}
        assert is_whole(path)
        with Store.open(path) as store:
            record = store.record()
        log = {f"{r.by}: {r.number} {r.reason}\n" for r in record.reviews}
        assert acknowledged <= log
        # At most the one review that was on the disk but not yet told.
        assert len(log - acknowledged) <= turn + 1
        assert record.statements == merge([readings[0]]).statements
        # The other entries are those of one reader or the other, never a mixture.
        assert record.signals in {reading.signals for reading in readings}
        assert (record.meetings == ()) == (record.signals == ())


def two_readers(make_reading: Make) -> list[Reading]:
    reading = make_reading("a")
    return [reading, reading.model_copy(update={"signals": (), "meetings": ()})]


def test_a_killed_process_loses_no_acknowledged_review(tmp_path: Path, make_reading: Make) -> None:
    kill(tmp_path / "detente.sqlite", 10, two_readers(make_reading))


@pytest.mark.soak
def test_a_hundred_killed_processes(tmp_path: Path, make_reading: Make) -> None:
    kill(tmp_path / "detente.sqlite", 100, two_readers(make_reading))


def test_two_processes_lose_and_clash_in_nothing(tmp_path: Path, make_reading: Make) -> None:
    path = tmp_path / "detente.sqlite"
    with Store.open(path) as store:
        store.save(make_reading("a"))
    children = [worker(path, name, 40, two_readers(make_reading)) for name in ("one", "two")]
    told: set[str] = set()
    for name, child in zip(("one", "two"), children, strict=True):
        assert child.stdout is not None
        told |= {f"{name}: {line}" for line in child.stdout}
        child.stdout.close()
        assert child.wait() == 0
    with Store.open(path) as store:
        log = store.reviews()
    assert [review.number for review in log] == list(range(1, 81))
    assert told == {f"{r.by}: {r.number} {r.reason}\n" for r in log}


FILLER = """
import resource, sys
from pathlib import Path
from detente.errors import UserError
from detente.reading.model import Reading
from detente.record import Store
store = Store.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
for line in sys.stdin:
    try:
        store.save(Reading.model_validate_json(line))
    except UserError as error:
        print(error)
print(store.review("statement", "s-a", "accept", reason="seen", by="me").number)
"""


def test_a_full_disk_leaves_the_old_state_whole(tmp_path: Path, make_reading: Make) -> None:
    path = tmp_path / "detente.sqlite"
    with Store.open(path) as store:
        store.save(make_reading("a"))
    large = merge([make_reading("a"), make_reading("b", "Ana Roe " * 100_000)])
    run = subprocess.run(
        [sys.executable, "-c", FILLER, str(path)],
        input=Reading.model_validate(large.model_dump(exclude={"reviews"})).model_dump_json(),
        capture_output=True,
        text=True,
        check=True,
    )
    refusal, number = run.stdout.splitlines()
    assert "detente.sqlite" in refusal
    assert "full" in refusal
    assert number == "1"
    assert is_whole(path)
    with Store.open(path) as store:
        assert store.record().documents == make_reading("a").documents
        assert len(store.reviews()) == 1


def test_a_failed_first_opening_can_be_repeated(tmp_path: Path) -> None:
    path = tmp_path / "detente.sqlite"
    child = (
        "import resource, sys; from pathlib import Path\n"
        "from detente.errors import UserError; from detente.record import Store\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
        "try: Store.open(Path(sys.argv[1]))\n"
        "except UserError as error: print(error)"
    )
    run = subprocess.run(
        [sys.executable, "-c", child, str(path)], capture_output=True, text=True, check=True
    )
    assert "detente.sqlite" in run.stdout
    with Store.open(path) as store:
        assert store.reviews() == ()
    assert [p.name for p in tmp_path.iterdir()] == ["detente.sqlite"]
