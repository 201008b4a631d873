"""Engine and session: SQLite with foreign keys, WAL and a busy timeout; PostgreSQL as it comes.

Writers take turns. A transaction of `write_session` holds the ledger's write lock from its first moment
(`BEGIN IMMEDIATE` on SQLite, an advisory lock on PostgreSQL), so that what a writer looked up is still true
when it writes: two ingests at once neither fail nor record the same thing twice. Readers take no lock: on
either database they see the last commit while a writer writes, in a `read_session` the same one to its end.

A SQLite file that is exchanged for another by renaming is noticed before the next transaction: connections to
the old one are closed. What lists hold in memory needs no such care, since the other file has other stamps.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InvalidatePoolError
from sqlmodel import Session, create_engine

from app.config import Settings

_WRITER = "friction_writer"
_ADVISORY_LOCK = 0x_F21C_7104
"""The key of the write lock on PostgreSQL: any constant that no other program of the database uses."""
_FILE = "friction_file"
"""Under this name a connection keeps which file it has opened."""
_CACHE_KIB = 16_384
"""Pages of a SQLite file that a connection keeps; the 2 MiB of the library spill within one article."""
_WAL_PAGES = 4000
"""Pages of 4 KiB after which the write-ahead log goes into the file: articles change many of the same."""


def make_engine(settings: Settings) -> Engine:
    """An engine for `settings.database_url`; the folder of a SQLite file is made if it is missing."""
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        engine = create_engine(url, pool_pre_ping=True)
        event.listen(engine, "begin", _begin_postgresql)
        return engine
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    _watch_file(engine, Path(url.database or ""))
    event.listen(engine, "connect", _sqlite_connect(settings.busy_timeout_ms))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def writer(engine: Engine) -> Engine:
    """The same database, each transaction of which holds the write lock from its first moment."""
    return engine.execution_options(**{_WRITER: True})


@contextmanager
def write_session(engine: Engine) -> Iterator[Session]:
    """A session of one transaction under the write lock: committed at the end, rolled back by an exception.

    Raises `sqlalchemy.exc.OperationalError` where another writer holds a SQLite file longer than the busy
    timeout.
    """
    with Session(writer(engine)) as session, session.begin():
        session.connection()
        yield session


@contextmanager
def read_session(engine: Engine) -> Iterator[Session]:
    """A session that reads one state of the ledger to its end, so that its counts and rows agree.

    SQLite's transactions are such; on PostgreSQL it may not write either. Nothing is committed.
    """
    with Session(engine) as session:
        if engine.dialect.name == "postgresql":
            event.listen(session, "after_begin", _one_state)
        yield session


def _one_state(_session: Session, _transaction: Any, connection: Connection) -> None:
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _watch_file(engine: Engine, path: Path) -> None:
    """Drop every connection of the engine's pool once the file at `path` is another one."""

    def on_connecting(_dialect: Any, record: Any, *_how: Any) -> None:
        # before it is opened: a file exchanged in between is noticed all the more
        record.info[_FILE] = _file_at(path)

    def on_checkout(_connection: Any, record: Any, _proxy: Any) -> None:
        opened, standing = record.info.get(_FILE), _file_at(path)
        if opened is None:
            record.info[_FILE] = standing  # made by this connection
        elif standing not in (None, opened):
            raise InvalidatePoolError(f"{path} was exchanged for another file")

    event.listen(engine, "do_connect", on_connecting)
    event.listen(engine, "checkout", on_checkout)


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file stands at a path, by device and inode; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino)


def _sqlite_connect(busy_timeout_ms: int) -> Callable[[Any, Any], None]:
    def on_connect(connection: Any, _record: Any) -> None:
        # The driver's own notion of when to begin is switched off: `_begin_sqlite` says it.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(busy_timeout_ms)}")
        if _is_ours_or_empty(cursor):
            cursor.execute("PRAGMA journal_mode = WAL")  # stays in the file
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        cursor.execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    return on_connect


def _is_ours_or_empty(cursor: Any) -> bool:
    """Whether a SQLite file is a ledger, or will be one: another program's is left as it is."""
    tables = {name for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return not tables or "alembic_version" in tables


def _begin_sqlite(connection: Connection) -> None:
    wants_lock = connection.get_execution_options().get(_WRITER, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if wants_lock else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITER, False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")
