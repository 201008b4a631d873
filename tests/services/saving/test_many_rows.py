"""Lists longer than a query takes are asked for in parts; what one query may not do fails one article."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col

from app.config import Settings
from app.db import make_engine
from app.knowledge import Knowledge
from app.models import CopyGroup
from app.services.ingest import ingest
from app.services.ledger_errors import concerns_ledger
from app.services.saving import nodes, rows
from app.services.saving.rows import fetch_in, given, remove
from app.vocabulary import Role
from tests.services.saving.canon import canon
from tests.services.stories import Story, told

_BOTH = pytest.mark.parametrize("database", ["settings", "postgres_settings"], ids=["sqlite", "postgresql"])
_TOO_MANY = 70_000
"""More than PostgreSQL, and SQLite as it comes, take as parameters of one query."""
_REFUSED = 300_000
"""More than any build of SQLite is known to take."""
_GROUPS = select(col(CopyGroup.id)).where(col(CopyGroup.id).in_(given()))


@pytest.fixture
def any_engine(request: pytest.FixtureRequest, database: str) -> Iterator[Engine]:
    settings: Settings = request.getfixturevalue(database)
    engine = make_engine(settings)
    yield engine
    engine.dispose()


@_BOTH
def test_any_number_of_values_may_be_asked_for_and_removed(any_engine: Engine) -> None:
    with Session(any_engine) as session:
        session.add_all([CopyGroup(id=1), CopyGroup(id=_TOO_MANY)])
        session.flush()
        asked = range(1, _TOO_MANY + 1)
        assert [id_ for (id_,) in fetch_in(session, _GROUPS, asked)] == [1, _TOO_MANY]
        remove(session, CopyGroup, "id", asked)
        assert fetch_in(session, _GROUPS, asked) == []


@_BOTH
def test_parts_make_no_difference_to_what_is_saved(
    any_engine: Engine, known: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [" ".join(f"word{n}{letter}" for letter in "abcdefghijkl") for n in range(6)]

    def story(outlet: str) -> Story:
        made = Story(f"{outlet}. " + " ".join(f"“{one}” said Mayor Ana Brandt." for one in words), outlet)
        for one in words:
            made.said(one, speaker="Ana Brandt", role=Role.MAYOR)
        return made

    stories = [story("Herald"), story("Mirror")]
    found = []
    for most in (rows.IN_ONE_QUERY, 1):
        monkeypatch.setattr(rows, "IN_ONE_QUERY", most)
        with told(*stories):
            assert ingest(any_engine, [one.raw() for one in stories], known).new == 2
        found.append(canon(any_engine))
        with any_engine.begin() as connection:
            for table in ("link_node", "incident", "statement", "official", "article", "copy_group"):
                connection.execute(text(f"DELETE FROM {table}"))
    assert len(found[0]["statements"]) == 6
    assert found[0] == found[1]


@_BOTH
def test_an_article_the_database_refuses_stops_no_other(
    any_engine: Engine, known: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    long, short = (Story("“We saw them,” she said.").said("We saw them"), Story("Nothing was said."))
    ask = nodes.fetch_in

    def ask_too_much(session: Session, query: Any, values: Any, **more: Any) -> Any:
        if values:
            monkeypatch.setattr(rows, "IN_ONE_QUERY", _REFUSED)
            values = range(_REFUSED)
        return ask(session, query, values, **more)

    monkeypatch.setattr(nodes, "fetch_in", ask_too_much)
    with told(long, short):
        summary = ingest(any_engine, [long.raw(), short.raw()], known)
    assert (summary.read, summary.new) == (2, 1)
    [failure] = summary.failed
    assert "OperationalError" in failure.reason


@_BOTH
def test_what_is_longer_than_its_column_is_cut(any_engine: Engine, known: Knowledge) -> None:
    name = "Ann " + "Longname " * 60
    story = Story(
        f"“We saw them,” Mayor {name} said.",
        outlet="O" * 500,
        title="T" * 900,
        url=f"https://e.org/{'x' * 3000}",
    )
    story.official(name, Role.MAYOR, organisation="B" * 300).said(
        "We saw them", speaker=name, title="M" * 300, rule="r" * 99
    )
    with told(story):
        assert list(ingest(any_engine, [story.raw()], known).failed) == []
    columns = ("o.name", "a.title", "a.url", "r.name", "r.organisation", "x.speaker")
    lengths = ", ".join(f"length({column})" for column in columns)
    joined = "outlet o, article a, official_report r, appearance x"
    with any_engine.connect() as connection:
        [found] = connection.execute(text(f"SELECT {lengths} FROM {joined}"))
    assert tuple(found) == (200, 500, 2000, 200, 200, 300)


@pytest.mark.parametrize(
    ("command", "ledgers"),
    [
        pytest.param("SELECT 1 FROM no_such_thing", True, id="no table"),
        pytest.param("SELECT no_such_thing FROM article", True, id="no column"),
        pytest.param("INSERT INTO outlet (slug) VALUES ('a')", False, id="a value that is missing"),
        pytest.param("SELECT abs(-9223372036854775807 - 1)", False, id="a number out of range"),
    ],
)
@_BOTH
def test_only_some_errors_are_the_ledgers_own(any_engine: Engine, command: str, ledgers: bool) -> None:
    with pytest.raises(DBAPIError) as caught, any_engine.begin() as connection:
        connection.execute(text(command))
    assert concerns_ledger(caught.value) is ledgers
