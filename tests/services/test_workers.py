"""Workers do jobs in order, say what went wrong with one, and never outlive who started them."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from app.config import ROOT
from app.services.workers import ENDED, Trouble, Worker, WorkerLostError
from tests.processes import alive, until
from tests.services import labours


@pytest.fixture(scope="module")
def shared() -> Iterator[Worker[object, Any]]:
    with closing(Worker(labours.load)) as worker:
        worker.ready(wait=True)
        yield worker


def _said(worker: Worker[object, Any]) -> object:
    found = worker.receive()
    return found[0] if isinstance(found, tuple) else found


def test_results_come_in_the_order_of_the_jobs(shared: Worker[object, Any]) -> None:
    for number in range(50):
        shared.send(number)
    assert [_said(shared) for _ in range(50)] == list(range(50))


@pytest.mark.parametrize(
    ("job", "kind", "message"),
    [
        ("fail", "ValueError", "no such luck"),
        ("swell", "MemoryError", ""),
        pytest.param("lambda", "AttributeError", "Can't pickle local object", id="result that cannot travel"),
        ("die", ENDED, "the process that was at it ended twice, with status -9"),
    ],
)
def test_what_went_wrong_with_one_job_costs_no_other(
    shared: Worker[object, Any], job: str, kind: str, message: str
) -> None:
    for one in ("before", job, "after"):
        shared.send(one)
    before, trouble, after = (_said(shared) for _ in range(3))
    assert (before, after) == ("before", "after")
    assert isinstance(trouble, Trouble)
    assert trouble.kind == kind
    assert trouble.message.startswith(message)


def test_a_worker_killed_by_chance_does_its_job_again(shared: Worker[object, Any]) -> None:
    shared.send("who")
    pid = shared.receive()[1]
    shared.send("sleep")
    [child] = [one for one in multiprocessing.active_children() if one.pid == pid]
    child.kill()
    child.join()
    shared._sent[0] = "again"  # what slept would sleep again
    assert _said(shared) == "again"


def test_much_may_be_on_its_way_in_both_directions(shared: Worker[object, Any]) -> None:
    jobs = ["long", "y" * 1_000_000] * 5
    for job in jobs:
        shared.send(job)
    assert [len(str(_said(shared))) for _ in jobs] == [1_000_000] * 10


@pytest.mark.parametrize(
    ("load", "reason"),
    [(labours.load_nothing, "OSError: the table is gone"), (labours.load_death, "ended: exit status 3")],
)
def test_a_worker_that_cannot_start_is_lost(load: Callable[[], Any], reason: str) -> None:
    with closing(Worker(load)) as worker, pytest.raises(WorkerLostError, match=reason):
        worker.ready(wait=True)


def _open_files() -> int:
    return len(os.listdir("/dev/fd"))


def test_where_no_process_can_be_started_a_worker_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    labours.allow_no_process(monkeypatch)
    before = _open_files()
    for _ in range(3):
        with pytest.raises(WorkerLostError, match=r"^it could not be started: .*temporarily unavailable"):
            Worker(labours.load)
    assert _open_files() == before


def test_a_worker_that_cannot_be_started_anew_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    before = _open_files()
    with closing(Worker(labours.load)) as worker:
        worker.ready(wait=True)
        labours.allow_no_process(monkeypatch)
        worker.send("die")
        with pytest.raises(WorkerLostError, match=r"^it could not be started: "):
            worker.receive()
    assert _open_files() == before


def test_closing_ends_the_process_whatever_it_is_at() -> None:
    before = multiprocessing.active_children()
    worker: Worker[object, Any] = Worker(labours.load)
    worker.ready(wait=True)
    worker.send("sleep")
    worker.close()
    assert set(multiprocessing.active_children()) <= set(before)


_STARTED = """
import time
from app.services.workers import Worker
from tests.services import labours
if __name__ == "__main__":
    worker = Worker(labours.load)
    worker.ready(wait=True)
    worker.send("who")
    print(worker.receive()[1], flush=True)
    worker.send("sleep")
    time.sleep(600)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_worker_ends_with_the_one_that_started_it(tmp_path: Any, how: signal.Signals) -> None:
    script = tmp_path / "started.py"
    script.write_text(_STARTED)
    with subprocess.Popen(
        [sys.executable, str(script)], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as parent:  # fmt: skip
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.send_signal(how)
        parent.communicate(timeout=60)
    assert until(lambda: not alive({pid}))
