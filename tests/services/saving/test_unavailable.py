"""A database that cannot be written to stops the ingest with one line that names the remedy."""

import pytest

from app.config import Settings
from app.db import make_engine, write_session
from app.knowledge import Knowledge
from app.services import ledger_errors, schema
from app.services.ingest import LedgerUnavailableError, ingest
from tests.services.stories import Story, told


def _assert_refused(settings: Settings, known: Knowledge, message: str) -> None:
    story = Story("Nothing was said.")
    engine = make_engine(settings)
    with told(story), pytest.raises(LedgerUnavailableError, match=message) as caught:
        ingest(engine, [story.raw()], known)
    engine.dispose()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("database", ["settings", "postgres_settings"], ids=["sqlite", "postgresql"])
def test_a_database_without_tables(request: pytest.FixtureRequest, known: Knowledge, database: str) -> None:
    settings: Settings = request.getfixturevalue(database)
    schema.downgrade(settings)
    _assert_refused(settings, known, "; run `friction db upgrade`$")


def test_a_database_that_another_process_holds(
    settings: Settings, known: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_errors, "PAUSE_SECONDS", 0.01)
    impatient = settings.model_copy(update={"busy_timeout_ms": 20})
    with write_session(make_engine(settings)):
        _assert_refused(impatient, known, "locked.*; another process is writing; try again")


def test_a_database_that_nobody_serves(known: Knowledge) -> None:
    nobody = Settings(database_url="postgresql+psycopg://127.0.0.1:1/ledger?connect_timeout=1")
    _assert_refused(
        nobody, known, "see that the database of FRICTION_DATABASE_URL or --database-url is running, and"
    )
