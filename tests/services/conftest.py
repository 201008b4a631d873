"""A ledger of either database, and what reading it takes."""

from collections.abc import Iterator
from typing import cast

import pytest
from sqlmodel import Session

from app.config import Settings
from app.db import make_engine
from app.services.catalogue import Reading, make_reading


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Iterator[Session]:
    """A session on a migrated, empty ledger: first on SQLite, then on a real PostgreSQL."""
    name = {"sqlite": "settings", "postgresql": "postgres_settings"}[request.param]
    engine = make_engine(cast(Settings, request.getfixturevalue(name)))
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def reading(settings: Settings) -> Reading:
    """Pages of five rows, so that small ledgers have several."""
    return make_reading(settings.model_copy(update={"page_size": 5}))
