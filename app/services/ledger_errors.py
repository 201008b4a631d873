"""When the database cannot be written to: what is worth another attempt, and what to tell the operator."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError, ProgrammingError

Result = TypeVar("Result")

ATTEMPTS = 4
"""How often a transaction is tried where the database was busy or another writer came first."""
PAUSE_SECONDS = 0.2
"""The pause before the second attempt; each later one is twice as long."""
_REMEDIES = (
    ("no such table", "run `friction db upgrade`"),
    ("no such column", "run `friction db upgrade`"),
    ("does not exist", "run `friction db upgrade`"),
    ("locked", "another process is writing; try again, or raise FRICTION_BUSY_TIMEOUT_MS"),
    ("readonly", "give this user the right to write the file and its folder"),
    ("full", "make room on the disk"),
    ("unable to open", "see that the folder of FRICTION_DATABASE_URL can be written to"),
)
"""What the message of the database holds, and what to do then."""


class LedgerUnavailableError(RuntimeError):
    """The database cannot be written to. The message is one line and ends with the remedy."""


def attempt(transaction: Callable[[], Result]) -> Result:
    """Run a whole transaction, again where it lost against another writer.

    Raises what the last attempt raised.
    """
    pause = PAUSE_SECONDS
    for _ in range(ATTEMPTS - 1):
        try:
            return transaction()
        except (OperationalError, IntegrityError) as error:
            if isinstance(error, OperationalError) and "locked" not in str(error.orig):
                raise
        time.sleep(pause)
        pause *= 2
    return transaction()


def concerns_ledger(error: BaseException) -> bool:
    """Whether an error is the database's, not the article's."""
    return isinstance(error, OperationalError | ProgrammingError | InterfaceError)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the database's own errors into a `LedgerUnavailableError` with the remedy."""
    try:
        yield
    except DBAPIError as error:
        if not concerns_ledger(error):
            raise
        problem = str(error.orig).strip().partition("\n")[0]
        remedies = (remedy for words, remedy in _REMEDIES if words in problem)
        remedy = next(remedies, "see that the database of FRICTION_DATABASE_URL is running")
        raise LedgerUnavailableError(f"the database cannot be written to ({problem}); {remedy}") from error
