"""The migrations build what the tables declare, go down and up with data, and find what is amiss."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError, InternalError
from sqlmodel import Session, select

from app.config import Settings
from app.db import make_engine, read_session, write_session
from app.models import HiddenName, Official, Statement
from app.services import schema
from app.services.filters import LedgerFilter
from app.services.listing import page_of_ids
from app.services.matching import STATEMENTS
from app.vocabulary import Role
from tests.factories import Maker

_BOTH = pytest.mark.parametrize("database", ["settings", "postgres_settings"], ids=["sqlite", "postgresql"])


@pytest.fixture
def any_settings(request: pytest.FixtureRequest, database: str) -> Settings:
    settings: Settings = request.getfixturevalue(database)
    return settings


def _fill(settings: Settings) -> None:
    engine = make_engine(settings)
    with Session(engine) as session:
        make = Maker(session)
        chief = make.official("Mara Quill", role=Role.POLICE_CHIEF)
        words = "Our officers were stopped."
        make.statement(words, [make.article(f"“{words}” Quill said.")], official=chief)
        make.done()
    engine.dispose()


def _tables(settings: Settings) -> set[str]:
    engine = make_engine(settings)
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names


@_BOTH
def test_migrated_database_agrees_with_the_tables(any_settings: Settings) -> None:
    assert schema.check(any_settings) == []


@_BOTH
def test_down_and_up_again_with_data(any_settings: Settings) -> None:
    _fill(any_settings)
    schema.downgrade(any_settings)
    assert _tables(any_settings) <= {"alembic_version", "sqlite_sequence"}
    schema.upgrade(any_settings)
    assert schema.check(any_settings) == []
    _fill(any_settings)


@_BOTH
def test_each_step_down_and_up_keeps_what_is_older(any_settings: Settings) -> None:
    _fill(any_settings)
    schema.downgrade(any_settings, "0004")
    schema.upgrade(any_settings)
    engine = make_engine(any_settings)
    with Session(engine) as session:
        assert session.exec(select(Statement.text)).all() == ["Our officers were stopped."]
        assert page_of_ids(session, STATEMENTS, LedgerFilter("statements", q="officer"), 5) == [1]
    engine.dispose()
    schema.downgrade(any_settings, "0002")
    assert "statement" not in _tables(any_settings)
    schema.upgrade(any_settings)
    engine = make_engine(any_settings)
    with Session(engine) as session:
        assert session.exec(select(Official.name)).all() == ["Mara Quill"]
    engine.dispose()


@_BOTH
def test_names_of_minors_that_a_ledger_has_are_hidden_in_other_articles_too(any_settings: Settings) -> None:
    engine = make_engine(any_settings)
    with Session(engine) as session:
        make = Maker(session)
        told = make.article("Agents held Zoé O’Quill, 16. Zoé wept.")
        words = "Zoe OQuill is a student."
        make.statement(words, [make.article(f"“{words}” Dow said.")])
        session.add_all([
            HiddenName(article_id=told.id or 0, span_start=12, span_end=23),
            HiddenName(article_id=told.id or 0, span_start=29, span_end=32),
        ])  # fmt: skip
        make.done()
    schema.downgrade(any_settings, "0007")
    schema.upgrade(any_settings)
    with read_session(engine) as session:
        assert session.execute(text("SELECT name FROM minor_name")).scalars().all() == ["zoe oquill"]
        assert page_of_ids(session, STATEMENTS, LedgerFilter("statements", q="student"), 5) == [1]
        assert page_of_ids(session, STATEMENTS, LedgerFilter("statements", q="oquill"), 5) == []
    engine.dispose()


@_BOTH
def test_what_a_running_engine_holds_is_read_anew_after_a_step_down_and_up(any_settings: Settings) -> None:
    _fill(any_settings)
    everything = LedgerFilter("statements")
    engine = make_engine(any_settings)
    with Session(engine) as session:
        make = Maker(session, start=100)
        make.statement("It was reported.", [make.article()])
        make.done()
    newest = "(SELECT max(statement_id) FROM statement_index)"
    for left in (2, 1):
        schema.downgrade(any_settings, "0005")
        if left == 1:
            _run_on(f"DELETE FROM statement_index WHERE statement_id = {newest}")(any_settings)
        schema.upgrade(any_settings)
        with read_session(engine) as session:
            assert len(page_of_ids(session, STATEMENTS, everything, 5)) == left
    engine.dispose()


def test_on_postgresql_a_reader_sees_one_state_to_its_end_and_may_not_write(
    postgres_settings: Settings,
) -> None:
    engine = make_engine(postgres_settings)
    query = text("SELECT count(*) FROM statement")
    with read_session(engine) as reader:
        assert reader.execute(query).scalar_one() == 0
        _fill(postgres_settings)
        assert reader.execute(query).scalar_one() == 0
        with pytest.raises(InternalError, match="read-only transaction"):
            reader.execute(text("DELETE FROM statement"))
    with read_session(engine) as reader:
        assert reader.execute(query).scalar_one() == 1
    with write_session(engine) as writer:
        writer.execute(text("DELETE FROM statement"))
    engine.dispose()


@_BOTH
def test_upgrading_twice_changes_nothing(any_settings: Settings) -> None:
    _fill(any_settings)
    schema.upgrade(any_settings)
    assert schema.check(any_settings) == []


@_BOTH
def test_foreign_keys_hold(any_settings: Settings) -> None:
    engine = make_engine(any_settings)
    orphan = text("INSERT INTO statement_tactic (statement_id, tactic) VALUES (99, 'other')")
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), engine.begin() as connection:
        connection.execute(orphan)
    engine.dispose()


def _no_tables(settings: Settings) -> None:
    schema.downgrade(settings)


def _older(settings: Settings) -> None:
    schema.downgrade(settings, "0003")


def _run_on(*commands: str) -> Callable[[Settings], None]:
    def run(settings: Settings) -> None:
        engine = make_engine(settings)
        with engine.begin() as connection:
            for command in commands:
                connection.execute(text(command))
        engine.dispose()

    return run


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        (_no_tables, "^the ledger at .* is new: run `friction db upgrade` first$"),
        (_older, "at revision 0003.*friction db upgrade"),
        (_run_on("DROP TABLE evidence"), "^the database has no table evidence; restore the database from"),
        (
            _run_on("DROP INDEX ix_incident_place_sort"),
            "^the table incident has no index ix_incident_place_sort; ",
        ),
        (
            _run_on("ALTER TABLE outlet ADD COLUMN motto TEXT"),
            "^the table outlet has an unknown column motto; ",
        ),
    ],
)
@_BOTH
def test_check_names_what_is_amiss(
    any_settings: Settings, harm: Callable[[Settings], None], problem: str
) -> None:
    harm(any_settings)
    found = schema.check(any_settings)
    assert len(found) >= 1
    assert any(re.search(problem, line) for line in found), found


def test_a_failing_migration_leaves_nothing_behind(settings: Settings) -> None:
    schema.downgrade(settings)
    _run_on("CREATE TABLE evidence (id INTEGER)")(settings)
    with pytest.raises(Exception, match="evidence"):
        schema.upgrade(settings)
    assert _tables(settings) <= {"evidence", "alembic_version", "sqlite_sequence"}


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("foreign_keys", 1), ("journal_mode", "wal"), ("busy_timeout", 10_000), ("synchronous", 1)],
)
def test_sqlite_connections_are_set_up(engine: Engine, pragma: str, value: object) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_a_reader_sees_the_last_commit_while_a_writer_writes(engine: Engine) -> None:
    query = text("SELECT count(*) FROM official")
    with write_session(engine) as writer:
        row = {"slug": "mara-quill", "name": "Mara Quill", "name_key": "quill", "role": Role.MAYOR}
        writer.add(Official(**row))
        writer.flush()
        with engine.connect() as reader:
            assert reader.execute(query).scalar_one() == 0
    with engine.connect() as reader:
        assert reader.execute(query).scalar_one() == 1


def test_dates_and_times_come_back_as_they_went(engine: Engine) -> None:
    with Session(engine) as session:
        make = Maker(session)
        article = make.article(published=date(2026, 1, 20))
        ingested = article.ingested_at
        make.done()
        session.expire_all()
        assert article.published == date(2026, 1, 20)
        assert article.ingested_at.replace(tzinfo=None) == ingested.replace(tzinfo=None)
