"""What lists hold in memory is what the database has at this moment, whoever changed it."""

from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlmodel import Session

from app.readmodel import STAMP_BLOCK
from app.services.catalogue import Reading
from app.services.facets import facets
from app.services.filters import Kind, LedgerFilter
from app.services.listing import list_articles, list_incidents, list_statements
from tests.factories import Maker
from tests.services.queries import counting

LISTS = {"incidents": list_incidents, "statements": list_statements, "articles": list_articles}


class Ledger:
    """One incident with its statement, in Riverton's only article, seen by a reader of its own."""

    def __init__(self, session: Session, reading: Reading) -> None:
        self.writer, self._reading = session, reading
        make = Maker(session)
        self.article = make.article(outlet_id=make.outlet().id)
        said = make.statement("It was reported.", [self.article], agencies=[make.agency()])
        make.incident("Reported encounter", [self.article], place=make.place("St. Paul"), statements=[said])
        make.done()

    def shown(self) -> tuple[int, ...]:
        """Incidents, statements and articles, then the choices of their facets, for another session."""
        with Session(self.writer.get_bind()) as session:
            filters = [LedgerFilter(kind) for kind in LISTS]
            totals = [LISTS[f.list](session, self._reading, f).total for f in filters]
            choices = [sum(len(x.choices) for x in facets(session, self._reading, f)) for f in filters]
        return (*totals, *choices)

    def statements(self) -> int:
        """Statements for the session that writes."""
        return list_statements(self.writer, self._reading, LedgerFilter("statements")).total


@pytest.fixture
def ledger(either: Session, reading: Reading) -> Ledger:
    return Ledger(either, reading)


def _another(ledger: Ledger) -> None:
    make = Maker(ledger.writer, start=100)
    article = make.article(outlet_id=make.outlet("Lakeside Post").id)
    make.incident("Reported encounter", [article], statements=[make.statement("It was.", [article])])
    make.done()


def _run(command: str) -> Callable[[Ledger], None]:
    def run(ledger: Ledger) -> None:
        ledger.writer.execute(text(command))
        ledger.writer.commit()

    return run


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (_another, (2, 2, 2)),
        (_run("DELETE FROM incident"), (0, 1, 1)),
        (_run("DELETE FROM statement"), (1, 0, 1)),
        (_run("DELETE FROM article"), (1, 1, 0)),
        (_run("UPDATE article SET superseded_by_id = id"), (1, 1, 0)),
    ],
)
def test_a_change_is_seen_at_once(
    ledger: Ledger, change: Callable[[Ledger], None], shown: tuple[int, ...]
) -> None:
    assert ledger.shown()[:3] == (1, 1, 1)
    change(ledger)
    assert ledger.shown()[:3] == shown


def test_a_changed_value_moves_to_its_facet(ledger: Ledger, reading: Reading) -> None:
    before = ledger.shown()
    _run("UPDATE incident_index SET state = NULL, city = NULL")(ledger)
    incidents, statements = before[3:5]
    assert ledger.shown()[3:5] == (incidents - 2, statements)


def test_what_is_taken_back_is_shown_again(ledger: Ledger) -> None:
    before = ledger.shown()
    ledger.writer.execute(text("DELETE FROM statement"))
    assert ledger.statements() == 0
    ledger.writer.rollback()
    assert ledger.shown() == before
    _another(ledger)
    assert ledger.shown()[:3] == (2, 2, 2)


@pytest.mark.parametrize("kind", list(LISTS))
def test_a_request_reads_only_blocks_that_changed(ledger: Ledger, reading: Reading, kind: Kind) -> None:
    beyond, far = STAMP_BLOCK * 3, Maker(ledger.writer, start=50)
    article = far.article(id=beyond)
    far.incident("Reported encounter", [article], id=beyond)
    far.statement("It was.", [article], id=beyond)
    far.done()
    ledger.shown()
    _run(f"UPDATE article SET title = 'Anew' WHERE id = {beyond}")(ledger)
    _run(f"UPDATE incident_index SET sources = 2 WHERE incident_id = {beyond}")(ledger)
    _run(f"UPDATE statement_index SET sources = 2 WHERE statement_id = {beyond}")(ledger)
    table = {"incidents": "incident_index", "statements": "statement_index", "articles": "article"}[kind]
    with counting(ledger.writer) as sent:
        LISTS[kind](ledger.writer, reading, LedgerFilter(kind))
    assert sum(f"FROM {table} " in f"{query} ".replace("\n", " ") and " < " in query for query in sent) == 1
