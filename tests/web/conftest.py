"""The application on a made-up ledger, made once for all tests of pages: pages only read."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from tests.processes import SECONDS
from tests.web.fixtures import filled
from tests.web.ledger import Ledger

__all__ = ["filled"]


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
        assert web.state.lists_loaded.wait(SECONDS)
        yield client


@pytest.fixture
def empty_client(settings: Settings) -> Iterator[TestClient]:
    """The application on a ledger without rows."""
    application = create_app(settings)
    with TestClient(application, follow_redirects=False) as client:
        yield client
