"""Every error in one line with its remedy; a traceback only with `--debug`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError


class CommandError(Exception):
    """A command cannot go on. The message is one line with the remedy; the exit status is 1."""


def explain(error: Exception) -> str:
    """One line for people on why a command failed."""
    from pydantic import ValidationError  # noqa: PLC0415

    from app.knowledge.tables import KnowledgeError  # noqa: PLC0415
    from app.services.ledger_errors import SchemaError  # noqa: PLC0415

    if isinstance(error, CommandError | KnowledgeError | SchemaError):
        return str(error)
    if isinstance(error, ValidationError):
        return _settings(error)
    if isinstance(error, ModuleNotFoundError) and error.name == "psycopg":
        return "PostgreSQL needs its driver: pip install 'friction-ledger[postgres]'"
    if isinstance(error, OSError):
        remedy = "see that the path is right, the disk has room, and this user may write there"
        return f"{error.filename or 'the system'}: {error.strerror or error}; {remedy}"
    return _of_a_library(error)


def _of_a_library(error: Exception) -> str:
    """What the database and the migrations say, known by module: neither is imported for it."""
    match type(error).__module__.partition(".")[0]:
        case "sqlalchemy":
            return _database(error)
        case "alembic":
            return f"the migrations: {error}; give base, or the number of a file in migrations/versions"
    return f"{type(error).__name__}: {error}. This should not happen: --debug shows where, please report it"


def _settings(error: "ValidationError") -> str:
    """Each wrong setting by the name it has in the environment."""
    wrong = (
        f"FRICTION_{'_'.join(map(str, item['loc'])).upper()}: {item['msg'].removeprefix('Value error, ')}"
        for item in error.errors()
    )
    return f"{'; '.join(wrong)}. Correct it in the environment, in .env or on the command line"


def _database(error: Exception) -> str:
    from app.services.ledger_errors import explained  # noqa: PLC0415

    problem, remedy = explained(error)
    return f"the database: {problem}; {remedy}"
