"""The application on a made-up ledger, made once for all tests of pages: pages only read."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from fastapi import FastAPI
from sqlmodel import Session
from starlette.testclient import TestClient

from app.config import Settings
from app.db import make_engine
from app.main import create_app
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


@pytest.fixture(scope="session")
def web(filled: tuple[Settings, Ledger]) -> Iterator[FastAPI]:
    application = create_app(filled[0])
    yield application
    application.state.engine.dispose()


@pytest.fixture
def ledger(filled: tuple[Settings, Ledger]) -> Ledger:
    return filled[1]


@pytest.fixture
def client(web: FastAPI) -> Iterator[TestClient]:
    with TestClient(web, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def empty_client(settings: Settings) -> Iterator[TestClient]:
    """The application on a ledger without rows."""
    application = create_app(settings)
    with TestClient(application, follow_redirects=False) as client:
        yield client
