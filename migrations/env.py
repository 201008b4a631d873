"""How Alembic meets the ledger: on the connection it is handed, else on the database of the settings."""

from alembic import context
from sqlalchemy import Connection

from app.config import get_settings
from app.db import make_engine, writer
from app.services.schema import include_object, ledger_metadata


def run_on(connection: Connection) -> None:
    """Run the asked-for migrations; on SQLite tables are rebuilt, so foreign keys rest meanwhile."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        _sqlite_foreign_keys(connection, "OFF")
    try:
        with connection.begin():
            context.configure(
                connection=connection,
                target_metadata=ledger_metadata(),
                include_object=include_object,
                render_as_batch=sqlite,
                transactional_ddl=True,
                compare_type=True,
            )
            with context.begin_transaction():
                context.run_migrations()
    finally:
        if sqlite:
            _sqlite_foreign_keys(connection, "ON")


def _sqlite_foreign_keys(connection: Connection, value: str) -> None:
    """Set the pragma on the driver's connection: inside a transaction SQLite ignores it."""
    driver = connection.connection.dbapi_connection
    if driver is not None:
        driver.execute(f"PRAGMA foreign_keys = {value}")


handed: Connection | None = context.config.attributes.get("connection")
if handed is not None:
    run_on(handed)
else:
    with writer(make_engine(get_settings())).connect() as opened:
        run_on(opened)
