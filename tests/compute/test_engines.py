"""The same work here, in local processes and on a real cluster."""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from operator import mul
from pathlib import Path

import pytest

from detente.agreement import robustness as robustness_module
from detente.agreement.robustness import robustness
from detente.case import load_case
from detente.compute import cluster, engine
from detente.errors import UserError
from detente.space.compile import compile_case

EXAMPLE = Path(__file__).parents[2] / "examples" / "brussels-2022" / "case.yaml"


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    """So few draws that there is work for several processes."""
    monkeypatch.setattr(robustness_module, "BLOCK", 250)


def answer(place):
    case = load_case(EXAMPLE)
    space = compile_case(case)
    limits = [c.id for c in space.constraints]
    found = robustness(
        case,
        draws=1200,
        seed=7,
        packages=[space.names(space.status_quo)],
        ways_out=[limits[:2]],
        conflicts=[limits[1:4]],
        engine=place,
    )
    return json.dumps(found.to_dict())


@pytest.fixture(scope="module")
def address():
    """A real scheduler with two workers, each a process of its own, at a free port."""
    distributed = pytest.importorskip("distributed")
    here = distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        scheduler_port=0,
        dashboard_address="127.0.0.1:0",
        silence_logs=50,
    )
    yield here.scheduler_address
    # A worker that died in a test and is just being started again cannot be joined.
    with suppress(AssertionError):
        here.close()


def test_the_same_bytes_on_every_engine(address):
    with engine() as place:
        expected = answer(place)
    for text in ("processes:2", address.replace("tcp", "dask")):
        with engine(text) as place:
            assert answer(place) == expected, text


def test_results_come_in_order_with_progress(address):
    for text in ("here", "processes:2", address):
        seen = iter(range(100))
        with engine(text) as place:
            found = list(place.map(partial(mul, 3), range(20), partial(next, seen)))
        assert found == [3 * k for k in range(20)]
        assert next(seen) == 20
        place.close()


def test_an_error_of_the_work_comes_out_as_it_is(address):
    for text in ("here", "processes:1", address):
        with engine(text) as place, pytest.raises(ZeroDivisionError):
            list(place.map(partial(divmod, 1), [1, 0]))


def test_a_result_that_comes_just_when_waiting_ends_is_no_error(address):
    class Late:
        def result(self, timeout=None):
            if timeout is not None:
                raise TimeoutError
            return 7

        def done(self):
            return True

    with engine(address) as place:
        assert place._result(Late()) == 7
        with pytest.raises(TimeoutError):
            list(place.map(_times_out, [1]))


def _times_out(_):
    raise TimeoutError


def test_a_process_that_dies_is_told_plainly():
    with engine("processes:1") as place, pytest.raises(UserError, match="processes died"):
        list(place.map(os._exit, [3]))


def test_another_version_on_the_cluster_is_refused(address, monkeypatch):
    monkeypatch.setattr(cluster, "__version__", "0.0.1")
    with pytest.raises(UserError, match=r"has detente .* and here is detente 0\.0\.1"):
        engine(address)


def test_a_cluster_that_does_not_answer_is_told_plainly(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "CONNECT", 0.5)
    with pytest.raises(UserError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:1 "):
        engine("dask://127.0.0.1:1")


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(UserError, match=r"detente\[cluster\]"):
        engine("dask://127.0.0.1:1")


@pytest.mark.parametrize(
    "text",
    ["", "there", "here:2", "processes:0", "processes:x", "dask://", "dask:host", "tcp://h:99999"],
)
def test_a_place_that_is_none_is_refused(text):
    with pytest.raises(UserError, match="is no place to work"):
        engine(text)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_processes_end_when_who_asked_is_killed():
    child = subprocess.Popen(
        [
            sys.executable, "-c",
            "import os, time\n"
            "from detente.compute import engine\n"
            "with engine('processes:2') as place:\n"
            "    print(*set(place.map(lambda n: (time.sleep(0.2), os.getpid())[1], range(8))),"
            " flush=True)\n"
            "    time.sleep(600)",
        ],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    workers = [int(word) for word in child.stdout.readline().split()]
    assert workers
    child.kill()
    child.wait()
    deadline = time.monotonic() + 30
    while any(map(lives, workers)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(lives, workers))
    child.stdout.close()


def lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


# The last, since the workers take a while to come back.
def test_workers_that_die_are_told_plainly(address):
    with engine(address) as place, pytest.raises(UserError, match="Workers of the cluster at"):
        list(place.map(os._exit, [3]))
