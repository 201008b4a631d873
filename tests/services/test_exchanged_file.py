"""A SQLite file that is exchanged for another under a running process is the one that is read."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from app.config import Settings
from app.db import make_engine, read_session
from app.services.catalogue import Reading
from app.services.facets import facets
from app.services.filters import LedgerFilter
from app.services.listing import list_statements
from tests.factories import Maker

EVERYTHING = LedgerFilter("statements")
Shown = tuple[int, set[str | None], set[str]]


def ledger_of(path: Path, speakers: list[str], empty_ledger: Path) -> Settings:
    """Settings on a ledger in which each of these officials is quoted once."""
    shutil.copyfile(empty_ledger, path)
    settings = Settings(database_url=f"sqlite:///{path}")
    engine = make_engine(settings)
    with Session(engine) as session:
        make = Maker(session)
        for name in speakers:
            make.statement("It was reported.", [make.article()], official=make.official(name))
        make.done()
    engine.dispose()
    return settings


@pytest.fixture
def other(tmp_path: Path, empty_ledger: Path) -> Path:
    """A ledger of two statements beside that of `served`."""
    ledger_of(tmp_path / "other.sqlite3", ["Carl Dow", "Eve Fox"], empty_ledger)
    return tmp_path / "other.sqlite3"


@pytest.fixture
def served(tmp_path: Path, empty_ledger: Path) -> Path:
    """A ledger of one statement."""
    ledger_of(tmp_path / "served.sqlite3", ["Ann Bell"], empty_ledger)
    return tmp_path / "served.sqlite3"


def shown(session: Session, reading: Reading) -> Shown:
    """Of the list of statements its count, the speakers of its rows, and those to choose from."""
    page = list_statements(session, reading, EVERYTHING)
    choices = {facet.parameter: facet.choices for facet in facets(session, reading, EVERYTHING)}["speaker"]
    return page.total, {row.speaker for row in page.rows}, {choice.name for choice in choices}


def by_engine(engine: Engine, reading: Reading) -> Shown:
    with read_session(engine) as session:
        return shown(session, reading)


def _renamed(served: Path, other: Path) -> None:
    other.replace(served)


def _removed_first(served: Path, other: Path) -> None:
    served.unlink()
    shutil.copyfile(other, served)


BEFORE: Shown = (1, {"Ann Bell"}, {"Ann Bell"})
AFTER: Shown = (2, {"Carl Dow", "Eve Fox"}, {"Carl Dow", "Eve Fox"})


@pytest.mark.parametrize("exchange", [_renamed, _removed_first])
def test_rows_and_counts_are_those_of_the_file_that_stands_there(
    served: Path, other: Path, reading: Reading, exchange: Callable[[Path, Path], None]
) -> None:
    engine = make_engine(Settings(database_url=f"sqlite:///{served}"))
    with read_session(engine) as first, read_session(engine) as second:  # two connections for the pool
        assert shown(first, reading) == shown(second, reading) == BEFORE
    exchange(served, other)
    with read_session(engine) as first, read_session(engine) as second:
        assert shown(first, reading) == shown(second, reading) == AFTER
    engine.dispose()


def test_what_is_being_read_is_read_to_its_end(served: Path, other: Path, reading: Reading) -> None:
    engine = make_engine(Settings(database_url=f"sqlite:///{served}"))
    with read_session(engine) as session:
        assert shown(session, reading) == BEFORE
        other.replace(served)
        assert shown(session, reading) == BEFORE
    assert by_engine(engine, reading) == AFTER
    engine.dispose()


def test_without_a_file_the_old_one_is_read_on(served: Path, reading: Reading) -> None:
    engine = make_engine(Settings(database_url=f"sqlite:///{served}"))
    assert by_engine(engine, reading) == BEFORE
    served.unlink()
    assert by_engine(engine, reading) == BEFORE
    assert not served.exists()
    engine.dispose()


def test_connections_are_kept_while_the_file_is_the_same(served: Path) -> None:
    engine = make_engine(Settings(database_url=f"sqlite:///{served}"))
    with engine.connect() as connection:
        kept = connection.connection.dbapi_connection
    served.touch()
    with engine.connect() as connection:
        assert connection.connection.dbapi_connection is kept
    engine.dispose()
