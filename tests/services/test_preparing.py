"""Articles prepared ahead are saved as those prepared one by one, whatever happens to the workers."""

import json
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine
from structlog.testing import capture_logs

from app.config import ROOT, Settings
from app.db import make_engine
from app.knowledge import Knowledge, load_knowledge
from app.services import preparing
from app.services.ingest import ingest
from app.sources.types import RawArticle, ReadFailure
from tests.services import labours
from tests.services.saving.canon import rows

_BROKEN = "it could not be saved (ValueError: an unlikely word); please report this"
_ENDED = (
    "the process that was at it ended twice, with status -9; "
    "shorten it or leave it out, or give the machine more memory"
)
_SAID = "Nobody in this department was told that agents would be on our streets"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(ROOT / "data")


@pytest.fixture(autouse=True)
def _worth_it_at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Workers are started for the first article, and waited for, so that they have all but that one."""
    monkeypatch.setattr(preparing, "WORTH", 1)
    ready = preparing.Worker.ready
    monkeypatch.setattr(preparing.Worker, "ready", lambda worker, **_: ready(worker, wait=True))
    yield
    assert not multiprocessing.active_children()


@pytest.fixture
def other(empty_ledger: Path, tmp_path: Path) -> Iterator[Engine]:
    """Another empty ledger."""
    path = tmp_path / "other.sqlite3"
    path.write_bytes(empty_ledger.read_bytes())
    engine = make_engine(Settings(database_url=f"sqlite:///{path}"))
    yield engine
    engine.dispose()


def _article(number: int, more: str = "") -> RawArticle:
    return RawArticle(
        text=f"Item {number}. “{_SAID} on day {number},” Duluth Mayor Ann Example said on Monday. {more}",
        source=f"{number}.txt", outlet=f"Outlet {number % 3}",
    )  # fmt: skip


def _dump(engine: Engine) -> list[str]:
    """Everything in the ledger but the moments of its making and what is drawn by lot."""
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE article SET ingested_at = '2026-01-01 00:00:00.000000'")
        for table in ("ingest_run", "index_stamp"):  # when it was made, and by chance
            connection.exec_driver_sql(f"DELETE FROM {table}")
    connection = sqlite3.connect(str(engine.url.database))
    with closing(connection):
        return list(connection.iterdump())


@pytest.mark.parametrize("workers", [1, 3])
def test_workers_make_the_ledger_that_is_made_without(
    engine: Engine, other: Engine, knowledge: Knowledge, workers: int
) -> None:
    articles: list[RawArticle | ReadFailure] = [
        *map(_article, range(8)), ReadFailure("lost.txt", None, "it is empty"), _article(3), _article(8),
        _article(8), RawArticle("Another end.", "8.txt"), *map(_article, range(5, 12)),
    ]  # fmt: skip
    alone = ingest(engine, articles, knowledge)
    together = ingest(other, articles, knowledge, workers=workers)
    assert together == alone
    assert (alone.read, alone.new, alone.superseded, len(alone.failed)) == (20, 13, 1, 1)
    assert _dump(other) == _dump(engine)
    assert ingest(other, articles, knowledge, workers=workers).new == 0


def test_articles_that_workers_fail_at_are_named(
    engine: Engine, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "load_prepare", labours.load_prepare_but)
    more = {3: "They kill the reader.", 5: "They fail the reader.", 6: "They kill the reader."}
    summary = ingest(engine, [_article(n, more.get(n, "")) for n in range(10)], knowledge, workers=1)
    assert [(failure.source, failure.reason) for failure in summary.failed] == [
        ("3.txt", _ENDED), ("5.txt", _BROKEN), ("6.txt", _ENDED)
    ]  # fmt: skip
    kept = rows(engine, "SELECT source FROM article ORDER BY id")
    assert kept == [(f"{number}.txt",) for number in range(10) if number not in more]


@pytest.mark.parametrize("load", ["load_nothing", "load_death"])
def test_where_no_worker_can_be_had_articles_are_prepared_here(
    engine: Engine, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, load: str
) -> None:
    monkeypatch.setattr(preparing, "load_prepare", getattr(labours, load))
    with capture_logs() as logs:
        summary = ingest(engine, [_article(n) for n in range(5)], knowledge, workers=2)
    assert (summary.new, list(summary.failed)) == (5, [])
    assert [(log["event"], log["log_level"]) for log in logs] == [
        ("articles are prepared without workers", "warning")
    ]


def test_no_more_text_is_read_ahead_than_set(
    engine: Engine, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "CHARS_AHEAD", 300)
    read = 0
    most = 0

    def articles() -> Iterator[RawArticle]:
        nonlocal read, most
        for number in range(20):
            read += 1
            [(kept,)] = rows(engine, "SELECT count(*) FROM article")
            most = max(most, read - kept)
            yield _article(number)

    assert ingest(engine, articles(), knowledge, workers=1).new == 20
    assert most == 3  # two wait, and with the third it is enough


def _children(pid: int) -> set[int]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "ppid=,pid=,stat="], capture_output=True, text=True, check=True
    )
    lines = (line.split() for line in listed.stdout.splitlines())
    return {int(child) for parent, child, state in lines if int(parent) == pid and state[0] != "Z"}


def _alive(pids: set[int]) -> set[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,stat="], capture_output=True, text=True, check=True)
    lines = (line.split() for line in listed.stdout.splitlines())
    return {int(pid) for pid, state in lines if state[0] != "Z"} & pids


def _until(holds: Callable[[], object]) -> bool:
    until = time.monotonic() + 60
    while not holds() and time.monotonic() < until:
        time.sleep(0.1)
    return bool(holds())


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_ended_ingest_leaves_whole_articles_and_no_process(
    settings: Settings, tmp_path: Path, how: signal.Signals
) -> None:
    path, ledger = tmp_path / "many.jsonl", settings.database_url.removeprefix("sqlite:///")
    records = ({"id": f"n{n}", "text": _article(n).text} for n in range(20_000))
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    environment = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error",
        "FRICTION_DATABASE_URL": settings.database_url, "FRICTION_INGEST_WORKERS": "2",
    }  # fmt: skip

    def asked(query: str) -> object:
        with closing(sqlite3.connect(ledger)) as connection:
            return connection.execute(query).fetchone()[0]

    with subprocess.Popen(
        [sys.executable, "-m", "app", "ingest", str(path)], env=environment, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as running:  # fmt: skip
        assert _until(lambda: running.poll() is not None or len(_children(running.pid)) >= 2)
        begun = asked("SELECT count(*) FROM article")
        assert _until(lambda: asked("SELECT count(*) FROM article") != begun)
        children = _children(running.pid)
        if how is signal.SIGINT:
            os.killpg(running.pid, how)  # as a terminal does: to everything that it started
        else:
            running.kill()
        out, err = running.communicate(timeout=60)
    assert len(children) >= 2
    assert _until(lambda: not _alive(children))
    if how is signal.SIGINT:
        assert (running.returncode, out, err) == (130, "", "friction: stopped\n")
    assert asked("PRAGMA integrity_check") == "ok"
    assert asked("SELECT count(*) FROM article") == asked("SELECT count(DISTINCT article_id) FROM appearance")
