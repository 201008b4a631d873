"""The database's schema: bring it to the newest form, back, and say where it differs from the tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData
from sqlalchemy.engine import make_url

from app.config import ROOT, Settings
from app.db import make_engine, writer
from app.services.differences import sentence

_SEARCH_OBJECTS = (
    "article_fts",
    "incident_fts",
    "statement_fts",
    "article_words.search",
    "incident_words.search",
    "statement_words.search",
    "ix_article_words_search",
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
    """Bring the database to `revision`; all of it or, after an error, nothing of it.

    What a migration to the newest one leaves due in the lists' index is put in afterwards.
    """
    with _connected(settings, writes=True) as (config, connection):
        state = MigrationContext.configure(connection).get_current_revision()
        connection.rollback()  # the migrations begin their own transaction
        if revision == "head" and state == _newest(config):
            return
        command.upgrade(config, revision)
    if revision == "head":
        _catch_up(settings)


def downgrade(settings: Settings, revision: str = "base") -> None:
    """Take the database back to `revision`. Dropped tables take their rows with them."""
    with _connected(settings, writes=True) as (config, _):
        command.downgrade(config, revision)


def check(settings: Settings) -> list[str]:
    """What is wrong with the schema, one line each with the remedy; an empty list where nothing is."""
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415

    if _is_missing(settings):
        return [_new(settings)]
    with _connected(settings) as (config, connection):
        context = MigrationContext.configure(connection, opts={"include_object": include_object})
        outdated = _outdated(settings, context.get_current_revision(), _newest(config))
        if outdated:
            return [outdated]
        differences = compare_metadata(context, ledger_metadata())
    return [f"{sentence(difference)}; {_REMEDY}" for difference in differences]


def outdated(settings: Settings) -> str | None:
    """One line with the remedy where the ledger has to be made or migrated first; nothing is written.

    Raises `sqlalchemy.exc.DBAPIError` where the database cannot be reached.
    """
    if _is_missing(settings):
        return _new(settings)
    with _connected(settings) as (config, connection):
        current = MigrationContext.configure(connection).get_current_revision()
        return _outdated(settings, current, _newest(config))


def _outdated(settings: Settings, current: str | None, newest: str | None) -> str | None:
    if current == newest:
        return None
    if current is None:
        return _new(settings)
    return f"the ledger is at revision {current}, the newest is {newest}: run `friction db upgrade` first"


def _new(settings: Settings) -> str:
    url = make_url(settings.database_url)
    where = url.database if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    return f"the ledger at {where} is new: run `friction db upgrade` first"


def _is_missing(settings: Settings) -> bool:
    """Whether there is no SQLite file yet: to connect to it would make one."""
    url = make_url(settings.database_url)
    file = url.database if url.get_backend_name() == "sqlite" else None
    return bool(file) and file != ":memory:" and not Path(str(file)).exists()


def _catch_up(settings: Settings) -> None:
    from app.services.index_due import catch_up  # of no use where nothing is to be done  # noqa: PLC0415

    engine = make_engine(settings)
    try:
        catch_up(engine)
    finally:
        engine.dispose()


def _newest(config: Config) -> str | None:
    return ScriptDirectory.from_config(config).get_current_head()


@contextmanager
def _connected(settings: Settings, *, writes: bool = False) -> Iterator[tuple[Config, Connection]]:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations").replace("%", "%%"))
    engine = make_engine(settings)
    try:
        with (writer(engine) if writes else engine).connect() as connection:
            config.attributes["connection"] = connection
            yield config, connection
    finally:
        engine.dispose()
