"""Two ingests at once neither fail nor double anything; a killed one leaves nothing half-written."""

import signal
import subprocess
import sys

import pytest
from sqlalchemy import text

from app.config import ROOT, Settings
from app.db import make_engine
from app.services.index_due import catch_up
from tests.services.saving.canon import canon, counts, rows

_BOTH = pytest.mark.parametrize("database", ["settings", "postgres_settings"], ids=["sqlite", "postgresql"])
_ALONE = {"article": 30, "official": 7, "statement": 7, "appearance": 30, "place": 1, "outlet": 3}


def _start(settings: Settings, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.services.saving.worker", settings.database_url]
    return subprocess.Popen(
        [*command, *map(str, arguments)], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _finish(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out


def _assert_whole(settings: Settings, articles: int) -> None:
    """Every article has all that belongs to it, every record a report, every record its index row."""
    engine = make_engine(settings)
    catch_up(engine)
    found = counts(engine)
    assert found["article"] == articles
    for table in ("appearance", "official_report", "official_mention", "place_mention", "appearance_part"):
        assert found[table] == articles, table
    orphans = "SELECT count(*) FROM statement WHERE id NOT IN (SELECT statement_id FROM appearance)"
    assert rows(engine, orphans) == [(0,)]
    assert found["statement_index"] == found["statement"]
    assert rows(engine, "SELECT count(*) FROM index_due") == [(0,)]
    engine.dispose()


@_BOTH
def test_two_ingests_at_once_make_what_one_makes(request: pytest.FixtureRequest, database: str) -> None:
    settings: Settings = request.getfixturevalue(database)
    workers = [_start(settings, 0, 20), _start(settings, 10, 30)]
    for worker in workers:
        _finish(worker)
    _assert_whole(settings, 30)
    engine = make_engine(settings)
    assert counts(engine) | _ALONE == counts(engine)
    together = canon(engine)
    with engine.begin() as connection:
        for table in ("link_node", "incident", "statement", "official", "article", "copy_group"):
            connection.execute(text(f"DELETE FROM {table}"))
    _finish(_start(settings, 0, 30))
    assert canon(engine) == together
    engine.dispose()


@_BOTH
def test_a_killed_ingest_leaves_whole_articles_only(request: pytest.FixtureRequest, database: str) -> None:
    settings: Settings = request.getfixturevalue(database)
    _finish(_start(settings, 0, 3))
    process = _start(settings, 3, 30, 60)
    assert process.stdout is not None
    assert process.stdout.readline() == "inside\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    _assert_whole(settings, 3)
    _finish(_start(settings, 0, 30))
    _assert_whole(settings, 30)
    engine = make_engine(settings)
    assert counts(engine) | _ALONE == counts(engine)
    engine.dispose()
