import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.services.differences import sentence

DECLARED = """CREATE TABLE city (id INTEGER PRIMARY KEY NOT NULL);
CREATE TABLE post (id INTEGER PRIMARY KEY NOT NULL, title VARCHAR(20) NOT NULL, city_id INTEGER
  REFERENCES city (id), CONSTRAINT uq_title UNIQUE (title));
CREATE INDEX ix_city ON post (city_id)"""


def found_in(database: str) -> list[str]:
    """What is said of a database made by these commands where one made by `DECLARED` is wanted."""
    engines = [sa.create_engine("sqlite://") for _ in range(2)]
    for engine, commands in zip(engines, (DECLARED, database), strict=True):
        with engine.begin() as connection:
            for command in commands.split(";"):
                connection.exec_driver_sql(command)
    wanted = sa.MetaData()
    wanted.reflect(engines[0])
    with engines[1].connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        return [sentence(difference) for difference in compare_metadata(context, wanted)]


@pytest.mark.parametrize(
    ("part", "instead", "said"),
    [
        ("", "", []),
        (
            "CREATE INDEX ix_city ON post (city_id)",
            "SELECT 1",
            ["the table post has no index ix_city"],
        ),
        (
            "ix_city ON",
            "ix_town ON",
            ["the table post has an unknown index ix_town", "the table post has no index ix_city"],
        ),
        (
            ", city_id INTEGER\n  REFERENCES city (id)",
            ", city_id INTEGER",
            ["the table post has no foreign key on city_id"],
        ),
        (
            "VARCHAR(20) NOT NULL",
            "VARCHAR(20) NOT NULL, by TEXT",
            ["the table post has an unknown column by"],
        ),
        (", CONSTRAINT uq_title UNIQUE (title)", "", ["the table post has no constraint uq_title"]),
        ("VARCHAR(20) NOT NULL", "VARCHAR(20)", ["the column title of the table post must never be empty"]),
        (
            "VARCHAR(20) NOT NULL",
            "INTEGER",
            [
                "the column title of the table post has the type INTEGER in place of VARCHAR(20), and "
                "the column title of the table post must never be empty"
            ],
        ),
        (
            "VARCHAR(20) NOT NULL",
            "VARCHAR(20) DEFAULT 'x' NOT NULL",
            ["the column title of the table post has the default 'x' in place of none"],
        ),
        (
            "city_id INTEGER\n",
            "city_id INTEGER NOT NULL\n",
            ["the column city_id of the table post must be allowed to be empty"],
        ),
        (
            "CREATE TABLE city",
            "CREATE TABLE town (id INTEGER); CREATE TABLE city",
            ["the database has an unknown table town"],
        ),
    ],
)
def test_each_difference_is_a_sentence(part: str, instead: str, said: list[str]) -> None:
    assert part in DECLARED
    assert found_in(DECLARED.replace(part, instead, 1) if part else DECLARED) == said


def test_a_missing_table_is_named() -> None:
    assert "the database has no table post" in found_in(DECLARED.split(";", maxsplit=1)[0])


def test_what_alembic_may_find_one_day_is_named_as_it_says() -> None:
    assert sentence(("add_trigger", object())) == "the database differs in what Alembic calls add_trigger"
