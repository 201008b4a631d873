"""Articles prepared ahead are saved as those prepared one by one, whatever happens to the workers."""

import json
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from structlog.testing import capture_logs

from app.config import ROOT, Settings
from app.db import make_engine
from app.knowledge import Knowledge, load_knowledge
from app.services import preparing
from app.services.ingest import ingest
from app.services.workers import WorkerLostError
from app.sources.types import RawArticle, ReadFailure
from tests.processes import alive, children, until, workers
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
    """Workers are started for the first article, and waited for, so that they have all but that one.

    None is left; a server that other tests of this process keep is theirs.
    """
    before = set(multiprocessing.active_children())
    monkeypatch.setattr(preparing, "WORTH", 1)
    ready = preparing.Worker.ready
    monkeypatch.setattr(preparing.Worker, "ready", lambda worker, **_: ready(worker, wait=True))
    yield
    assert set(multiprocessing.active_children()) <= before


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


@pytest.mark.parametrize("count", [1, 3])
def test_workers_make_the_ledger_that_is_made_without(
    engine: Engine, other: Engine, knowledge: Knowledge, count: int
) -> None:
    articles: list[RawArticle | ReadFailure] = [
        *map(_article, range(8)), ReadFailure("lost.txt", None, "it is empty"), _article(3), _article(8),
        _article(8), RawArticle("Another end.", "8.txt"), *map(_article, range(5, 12)),
    ]  # fmt: skip
    alone = ingest(engine, articles, knowledge)
    together = ingest(other, articles, knowledge, workers=count)
    assert together == alone
    assert (alone.read, alone.new, alone.superseded, len(alone.failed)) == (20, 13, 1, 1)
    assert _dump(other) == _dump(engine)
    assert ingest(other, articles, knowledge, workers=count).new == 0


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


def test_where_no_process_can_be_started_articles_are_prepared_here(
    engine: Engine, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, started = preparing.Worker._start, []

    def no_second(worker: preparing.Worker[Any, Any]) -> None:
        if started:
            labours.allow_no_process(monkeypatch)
        started.append(worker)
        start(worker)

    monkeypatch.setattr(preparing.Worker, "_start", no_second)
    with capture_logs() as logs:
        summary = ingest(engine, [_article(n) for n in range(5)], knowledge, workers=2)
    assert (summary.new, list(summary.failed)) == (5, [])
    assert [(log["event"], log["log_level"]) for log in logs] == [
        ("articles are prepared without workers", "warning")
    ]


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


def test_a_lost_worker_is_noticed_at_an_article_that_is_not_asked_for(
    engine: Engine, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    receive = preparing.Worker.receive

    def lost_at_the_second(worker: preparing.Worker[Any, Any]) -> object:
        asked.append(receive(worker))
        if len(asked) == 2:
            raise WorkerLostError("it is gone")
        return asked[-1]

    monkeypatch.setattr(preparing.Worker, "receive", lost_at_the_second)
    articles = [_article(0), _article(3), _article(3), *map(_article, range(4, 8))]
    with capture_logs() as logs:
        summary = ingest(engine, articles, knowledge, workers=1)
    assert (summary.new, summary.unchanged, list(summary.failed)) == (6, 1, [])
    assert len(asked) == 2, "the second is the article that the ledger has by then"
    assert [(log["event"], log["reason"]) for log in logs] == [
        ("articles are prepared without workers", "it is gone")
    ]


def test_an_article_put_off_is_prepared_once_more(
    engine: Engine, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "AHEAD", 2)

    def articles() -> Iterator[RawArticle]:
        yield from (_article(0), _article(8), _article(8))
        # The first of the two is saved by now; another process saves what takes its place.
        assert ingest(engine, [RawArticle("Another end.", "8.txt")], knowledge).superseded == 1
        yield _article(1)

    summary = ingest(engine, articles(), knowledge, workers=1)
    assert (summary.new, summary.superseded, list(summary.failed)) == (4, 1, [])
    current = "SELECT text FROM article WHERE source = '8.txt' AND superseded_by_id IS NULL"
    assert rows(engine, current) == [(_article(8).text,)]


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
        assert until(lambda: running.poll() is not None or len(workers(running.pid)) == 2)
        begun = asked("SELECT count(*) FROM article")
        assert until(lambda: asked("SELECT count(*) FROM article") != begun)
        working, started = workers(running.pid), children(running.pid)
        if how is signal.SIGINT:
            os.killpg(running.pid, how)  # as a terminal does: to everything that it started
        else:
            running.kill()
        out, err = running.communicate(timeout=60)
    assert len(working) == 2
    assert until(lambda: not alive(started))
    if how is signal.SIGINT:
        assert (running.returncode, out, err) == (130, "", "friction: stopped\n")
    assert asked("PRAGMA integrity_check") == "ok"
    assert asked("SELECT count(*) FROM article") == asked("SELECT count(DISTINCT article_id) FROM appearance")
