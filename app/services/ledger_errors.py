"""When the database cannot be written to: what is worth another attempt, and what to tell the operator."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, OperationalError

Result = TypeVar("Result")

ATTEMPTS = 4
"""How often a transaction is tried where another writer holds the ledger."""
PAUSE_SECONDS = 0.2
"""The pause before the second attempt; each later one is twice as long."""
_REMEDIES = (
    ("no such table", "run `friction db upgrade`"),
    ("no such column", "run `friction db upgrade`"),
    ("does not exist", "run `friction db upgrade`"),
    ("locked", "another process is writing; try again, or raise FRICTION_BUSY_TIMEOUT_MS"),
    ("readonly", "give this user the right to write the file and its folder"),
    ("full", "make room on the disk"),
    ("disk I/O", "see that the disk has room and works"),
    ("unable to open", "FRICTION_DATABASE_URL or --database-url must name a file that this user may write"),
    ("not a database", "FRICTION_DATABASE_URL or --database-url names a file of another kind; name another"),
    ("malformed", "the file is damaged; restore it from a copy"),
)
"""What the message of the database holds, and what to do then."""
_ELSE = "see that the database of FRICTION_DATABASE_URL or --database-url is running, and its address right"


_CODES = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB,
})  # fmt: skip
"""SQLite's result codes for a file that cannot be read or written now."""
_NO_TABLES = ("no such table", "no such column", "table ")
"""How SQLite's messages begin where the schema is not this version's."""
_STATES = (
    "08", "25006", "28", "3D", "42501", "42703", "42P01", "53", "55P03", "57P", "58",
)  # fmt: skip
"""How PostgreSQL's SQLSTATE begins: connection, read-only, log-in, database, rights, column, table, room on
the disk, lock, shut-down, system."""


class SchemaError(RuntimeError):
    """The database holds no ledger of ours. The message is one line and ends with the remedy."""


class LedgerUnavailableError(RuntimeError):
    """The database cannot be written to. The message is one line and ends with the remedy."""


def attempt(transaction: Callable[[], Result]) -> Result:
    """Run a whole transaction, again where another writer held the ledger too long.

    Raises what the last attempt raised.
    """
    pause = PAUSE_SECONDS
    for _ in range(ATTEMPTS - 1):
        try:
            return transaction()
        except OperationalError as error:
            if "locked" not in str(error.orig):
                raise
        time.sleep(pause)
        pause *= 2
    return transaction()


def concerns_ledger(error: BaseException) -> bool:
    """Whether an error is the database's, not the article's: it would meet every other article too."""
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated or error.statement is None:  # to connect, to begin or to commit
        return True
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return str(state).startswith(_STATES)
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code is not None and (code & 0xFF in _CODES or str(error.orig).startswith(_NO_TABLES))


@contextmanager
def translated() -> Iterator[None]:
    """Turn the database's own errors into a `LedgerUnavailableError` with the remedy."""
    try:
        yield
    except DBAPIError as error:
        if not concerns_ledger(error):
            raise
        problem, remedy = explained(error)
        raise LedgerUnavailableError(f"the database cannot be written to ({problem}); {remedy}") from error


def explained(error: Exception) -> tuple[str, str]:
    """The first line of what the database, or the library that talks to it, says, and what to do then."""
    problem = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
    return problem, next((remedy for words, remedy in _REMEDIES if words in problem), _ELSE)
