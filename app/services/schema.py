"""The database's schema: bring it to the newest form, back, and say where it differs from the tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, inspect
from sqlalchemy.engine import make_url

from app.config import ROOT, Settings
from app.db import make_engine, writer
from app.services.differences import sentence
from app.services.ledger_errors import SchemaError

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
_VERSIONS = "alembic_version"
"""The table in which Alembic keeps the revision: it stays where all others are taken back."""
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

    What a migration to the newest one leaves due in the lists' index is put in afterwards. Raises
    `SchemaError` where a SQLite file is another program's, or the ledger a newer version's. A PostgreSQL
    database may hold tables of others, such as those of its extensions: the ledger's are made beside them.
    """
    with _connected(settings, writes=True) as (config, connection):
        state = _revision(config, connection)
        foreign = state is None and _foreign(settings, connection)
        if foreign:
            raise SchemaError(foreign)
        connection.rollback()  # the migrations begin their own transaction
        if revision == "head" and state == _newest(config):
            return
        command.upgrade(config, revision)
    if revision == "head":
        _catch_up(settings)


def downgrade(settings: Settings, revision: str = "base") -> None:
    """Take the database back to `revision`. Dropped tables take their rows with them.

    Raises `SchemaError` where there is no ledger, or a newer version's.
    """
    nothing = f"there is no ledger at {_address(settings)}, so nothing to take back; name another database"
    if _is_missing(settings):
        raise SchemaError(nothing)
    with _connected(settings, writes=True) as (config, connection):
        if _revision(config, connection) is None:
            raise SchemaError(nothing)
        connection.rollback()  # the migrations begin their own transaction
        command.downgrade(config, revision)


def check(settings: Settings) -> list[str]:
    """What is wrong with the schema, one line each with the remedy; an empty list where nothing is."""
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415

    if _is_missing(settings):
        return [_new(settings)]
    with _connected(settings) as (config, connection):
        outdated = _outdated(settings, config, connection)
        if outdated:
            return [outdated]
        context = MigrationContext.configure(connection, opts={"include_object": include_object})
        differences = compare_metadata(context, ledger_metadata())
    return [f"{sentence(difference)}; {_REMEDY}" for difference in differences]


def outdated(settings: Settings) -> str | None:
    """One line with the remedy where the ledger has to be made or migrated first; nothing is written.

    Raises `sqlalchemy.exc.DBAPIError` where the database cannot be reached.
    """
    if _is_missing(settings):
        return _new(settings)
    with _connected(settings) as (config, connection):
        return _outdated(settings, config, connection)


def _outdated(settings: Settings, config: Config, connection: Connection) -> str | None:
    try:
        current, newest = _revision(config, connection), _newest(config)
    except SchemaError as error:
        return str(error)
    if current == newest:
        return None
    if current is None:
        return _foreign(settings, connection) or _new(settings)
    return f"the ledger is at revision {current}, the newest is {newest}: run `friction db upgrade` first"


def _revision(config: Config, connection: Connection) -> str | None:
    """The database's revision; None without one. Raises `SchemaError` for one that is not ours."""
    current = MigrationContext.configure(connection).get_current_revision()
    if current is None or current in {script.revision for script in _scripts(config).walk_revisions()}:
        return current
    raise SchemaError(
        f"the ledger is at revision {current}, which this version does not know: "
        "use the newer version that made it, or restore the database from an older copy"
    )


def _foreign(settings: Settings, connection: Connection) -> str | None:
    """One line where a SQLite file holds tables and no ledger, not even one that was taken back."""
    tables = inspect(connection).get_table_names()
    if connection.dialect.name != "sqlite" or not tables or _VERSIONS in tables:
        return None
    return (
        f"{_address(settings)} is another program's database (it has the table {tables[0]}): "
        "name another file in FRICTION_DATABASE_URL or --database-url"
    )


def _new(settings: Settings) -> str:
    return f"the ledger at {_address(settings)} is new: run `friction db upgrade` first"


def _address(settings: Settings) -> str:
    """Where the database is, without a password."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.render_as_string(hide_password=True)


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
    return _scripts(config).get_current_head()


def _scripts(config: Config) -> ScriptDirectory:
    return ScriptDirectory.from_config(config)


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
