"""The tables of the whole ledger: complete, tied together, and nothing that no list or page shows."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlmodel import Session

from app.models import Article, Statement
from app.services.catalogue import Reading
from app.services.exports.records import Record, export
from app.services.exports.whole.tables import TABLES, whole_ledger
from app.services.filters import RULES, Kind, LedgerFilter
from tests.factories import Maker
from tests.services.queries import counting
from tests.services.world import World, make_world
from tests.web.ledger import fill

Rows = Mapping[str, list[Record]]
BY_NAME = {table.name: table for table in TABLES}


def rows_of(session: Session, reading: Reading) -> Rows:
    whole = whole_ledger(session, reading)
    return {table.name: [row for rows in table.batches(whole) for row in rows] for table in TABLES}


@pytest.fixture
def world(either: Session) -> World:
    return make_world(either)


@pytest.mark.usefixtures("world")
def test_rows_have_keys_of_their_own_and_name_rows_that_are_there(either: Session, reading: Reading) -> None:
    rows = rows_of(either, reading)
    assert all(rows[name] for name in BY_NAME if name not in {"spans", "excerpts"})
    for name, table in BY_NAME.items():
        assert all(list(row) == [one.name for one in table.fields] for row in rows[name])
        if table.key:
            keys = [tuple(row[part] for part in table.key) for row in rows[name]]
            assert len(keys) == len(set(keys)), name
        for field, (there, other) in table.refers.items():
            assert {row[field] for row in rows[name]} <= {row[other] for row in rows[there]}, (name, field)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("kind", RULES)
def test_a_list_is_there_as_its_own_file_has_it(either: Session, reading: Reading, kind: Kind) -> None:
    rows = rows_of(either, reading)[kind]
    assert rows == [row for some in export(either, reading, LedgerFilter(kind), "").batches() for row in some]


def test_older_versions_of_articles_are_left_out(either: Session, reading: Reading, world: World) -> None:
    rows = rows_of(either, reading)
    current = {article.id for article in world.current()}
    assert {row["id"] for row in rows["articles"]} == current
    for name in ("statement_articles", "incident_articles"):
        assert {row["article_id"] for row in rows[name]} <= current


def test_links_say_who_spoke_and_what_an_incident_is_about(either: Session, reading: Reading) -> None:
    ledger = fill(either)
    rows = rows_of(either, reading)
    assert {"incident_id": ledger.incident.id, "statement_id": ledger.quote.id} in rows["incident_statements"]
    said = {"statement_id": ledger.quote.id, "official_id": ledger.chief.id, "official_slug": "dana-example"}
    assert said in rows["statement_speakers"]
    assert {"incident_id": ledger.incident.id, "agency_slug": "ice"} in rows["incident_agencies"]
    tactics = [row["tactic_slug"] for row in rows["incident_tactics"]]
    assert tactics == ["identification-as-police", "no-notice-operation"]
    carried = [
        row["article_id"] for row in rows["statement_articles"] if row["statement_id"] == ledger.quote.id
    ]
    assert len(carried) == 2


def test_spans_point_at_the_words_and_excerpts_hold_them(either: Session, reading: Reading) -> None:
    ledger = fill(either)
    rows = rows_of(either, reading)
    [words] = [row for row in rows["spans"] if _is(row, ledger.article, ledger.quote)]
    assert ledger.article.text[_number(words["start"]) : _number(words["end"])] == ledger.quote.text
    shown = [str(row["text"]) for row in rows["excerpts"] if row["article_id"] == ledger.article.id]
    assert any(ledger.quote.text in text for text in shown)
    assert sum(map(len, shown)) < len(ledger.article.text)


def _is(row: Record, article: Article, said: Statement) -> bool:
    return (row["article_id"], row["record"], row["record_id"]) == (article.id, "statements", said.id)


def _number(value: Any) -> int:
    assert isinstance(value, int)
    return value


def test_rows_cost_no_queries_of_their_own(session: Session, reading: Reading) -> None:
    make = Maker(session)

    def queries() -> int:
        rows_of(session, reading)
        with counting(session) as sent:
            rows_of(session, reading)
        return len(sent)

    make.statement("First.", [make.article("First.")])
    make.done()
    few = queries()
    articles = [make.article("“Said.”") for _ in range(15)]
    for number in range(60):
        make.statement(f"Said {number}", articles[:2])
    make.done()
    assert queries() <= few + 1


def test_fields_are_explained() -> None:
    for table in TABLES:
        assert all(text.endswith(".") for text in (table.about, *(one.about for one in table.fields)))
