"""A database that cannot be written to stops the ingest with one line that names the remedy."""

import re

import pytest

from app.config import Settings
from app.db import make_engine, write_session
from app.knowledge import Knowledge
from app.services import ledger_errors, schema
from app.services.ingest import LedgerUnavailableError, ingest
from tests.services.stories import Story, told


def refusal(settings: Settings, known: Knowledge) -> str:
    """What an ingest of one article says that the database refuses; fails the test where it does not."""
    story = Story("Nothing was said.")
    engine = make_engine(settings)
    with told(story), pytest.raises(LedgerUnavailableError) as caught:
        ingest(engine, [story.raw()], known)
    engine.dispose()
    return str(caught.value)


@pytest.mark.parametrize("database", ["settings", "postgres_settings"], ids=["sqlite", "postgresql"])
def test_a_database_without_tables(request: pytest.FixtureRequest, known: Knowledge, database: str) -> None:
    settings: Settings = request.getfixturevalue(database)
    schema.downgrade(settings)
    said = refusal(settings, known)
    assert said.endswith("; run `friction db upgrade`")
    assert "\n" not in said


def test_a_database_that_another_process_holds(
    settings: Settings, known: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_errors, "PAUSE_SECONDS", 0.01)
    impatient = settings.model_copy(update={"busy_timeout_ms": 20})
    with write_session(make_engine(settings)):
        said = refusal(impatient, known)
    assert re.search("locked.*; another process is writing; try again", said)


def test_a_database_that_nobody_serves(known: Knowledge) -> None:
    nobody = Settings(database_url="postgresql+psycopg://127.0.0.1:1/ledger?connect_timeout=1")
    said = refusal(nobody, known)
    assert "see that the database of FRICTION_DATABASE_URL or --database-url is running, and" in said
    assert "\n" not in said
