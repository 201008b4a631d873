"""The database's schema: bring it to the newest form, back, and say where it differs from the tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData

from app.config import ROOT, Settings
from app.db import make_engine, writer
from app.services.differences import sentence

_SEARCH_OBJECTS = (
    "incident_fts",
    "statement_fts",
    "incident_words.search",
    "statement_words.search",
    "ix_incident_words_search",
    "ix_statement_words_search",
)
"""What the migrations make for full-text search, beyond what the table classes can say."""
_REMEDY = "restore the database from a copy, or write a migration if the tables were changed on purpose"


def ledger_metadata() -> MetaData:
    """The tables as `app/models.py` and `app/readmodel.py` declare them."""
    from app import readmodel  # of no use where nothing is to be done  # noqa: PLC0415

    return readmodel.IncidentIndex.metadata


def include_object(_item: Any, name: str | None, kind: str, _reflected: bool, _against: Any) -> bool:
    """Whether Alembic compares this table, column or index: all but those of full-text search."""
    if name is None:
        return True
    if kind == "column":
        return f"{_item.table.name}.{name}" not in _SEARCH_OBJECTS
    return not name.startswith(_SEARCH_OBJECTS)


def upgrade(settings: Settings, revision: str = "head") -> None:
    """Bring the database to `revision`; all of it or, after an error, nothing of it."""
    with _connected(settings) as (config, connection):
        state = MigrationContext.configure(connection).get_current_revision()
        connection.rollback()  # the migrations begin their own transaction
        if revision != "head" or state != _newest(config):
            command.upgrade(config, revision)


def downgrade(settings: Settings, revision: str = "base") -> None:
    """Take the database back to `revision`. Dropped tables take their rows with them."""
    with _connected(settings) as (config, _):
        command.downgrade(config, revision)


def check(settings: Settings) -> list[str]:
    """What is wrong with the schema, one line each with the remedy; an empty list where nothing is."""
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415

    with _connected(settings) as (config, connection):
        context = MigrationContext.configure(connection, opts={"include_object": include_object})
        current, head = context.get_current_revision(), _newest(config)
        if current != head:
            state = "empty" if current is None else f"at revision {current}"
            return [f"the database is {state}, the newest is {head}: run `friction db upgrade`"]
        differences = compare_metadata(context, ledger_metadata())
    return [f"{sentence(difference)}; {_REMEDY}" for difference in differences]


def _newest(config: Config) -> str | None:
    return ScriptDirectory.from_config(config).get_current_head()


@contextmanager
def _connected(settings: Settings) -> Iterator[tuple[Config, Connection]]:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations").replace("%", "%%"))
    engine = make_engine(settings)
    try:
        with writer(engine).connect() as connection:
            config.attributes["connection"] = connection
            yield config, connection
    finally:
        engine.dispose()
