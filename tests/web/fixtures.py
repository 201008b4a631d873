"""The made-up ledger as a database, for tests over HTTP and in a browser."""

from pathlib import Path
from shutil import copyfile

import pytest
from sqlmodel import Session

from app.config import Settings
from app.db import make_engine
from tests.web.ledger import Ledger, fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, empty_ledger: Path) -> tuple[Settings, Ledger]:
    path = tmp_path_factory.mktemp("pages") / "ledger.sqlite3"
    copyfile(empty_ledger, path)
    settings = Settings(database_url=f"sqlite:///{path}", page_size=25)
    engine = make_engine(settings)
    with Session(engine, expire_on_commit=False) as session:
        ledger = fill(session)
    engine.dispose()
    return settings, ledger
