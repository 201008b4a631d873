"""Lists hold exactly the rows the ledger's own tables say, in order, by a fixed number of queries."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import Session, select

from app.models import Agency, Appearance, IncidentReport, StatementSpeaker
from app.services.catalogue import Reading
from app.services.facets import facets
from app.services.filters import LedgerFilter, parse_filter
from app.services.indexing import rebuild_index, refresh_index
from app.services.listing import list_articles, list_incidents, list_statements
from app.services.register import list_agencies, list_officials, list_places, list_tactics
from app.vocabulary import Role
from tests.factories import Maker
from tests.services.queries import counting
from tests.services.reference import Truth
from tests.services.world import CHOICES, make_world

LISTS: dict[str, Callable[..., Any]] = {
    "incidents": list_incidents,
    "statements": list_statements,
    "articles": list_articles,
    "officials": list_officials,
    "places": list_places,
    "agencies": list_agencies,
    "tactics": list_tactics,
}
DAYS = st.none() | st.dates(date(2025, 12, 20), date(2026, 3, 10))


def every_row(session: Session, reading: Reading, filter_: LedgerFilter) -> list[Any]:
    """All pages of a list, one after the other."""
    list_of = LISTS[filter_.list]
    pages = range(1, list_of(session, reading, filter_).pages + 1)
    return [row for page in pages for row in list_of(session, reading, filter_.on_page(page)).rows]


class Compare:
    """A made-up world as the lists and as the ledger's own tables tell it."""

    def __init__(self, session: Session, reading: Reading) -> None:
        self.session, self.reading, self.truth = session, reading, Truth(session)

    def agree(self, filter_: LedgerFilter) -> bool:
        rows = every_row(self.session, self.reading, filter_)
        total = LISTS[filter_.list](self.session, self.reading, filter_).total
        return {row.id for row in rows} == self.truth.ids(filter_) and len(rows) == total


@pytest.fixture
def compare(either: Session, reading: Reading) -> Compare:
    make_world(either)
    return Compare(either, reading)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["incidents", "statements"]),
    chosen=st.dictionaries(
        st.sampled_from([name for name in CHOICES if name != "kind"]), st.integers(0, 3), max_size=3
    ),
    days=st.tuples(DAYS, DAYS),
    sort=st.sampled_from(["newest", "oldest", "most-sources"]),
)
def test_lists_hold_what_the_tables_say(
    compare: Compare, kind: Any, chosen: dict[str, int], days: tuple[date | None, date | None], sort: str
) -> None:
    choices: Any = {name: CHOICES[name][at : at + 1] for name, at in chosen.items()}
    assert compare.agree(LedgerFilter(kind, since=days[0], until=days[1], sort=sort, **choices))


@pytest.mark.parametrize(
    ("kind", "name"),
    [("statements", "position"), *((kind, name) for kind in ("incidents", "statements") for name in CHOICES)],
)
def test_each_parameter_by_itself(session: Session, reading: Reading, kind: Any, name: str) -> None:
    make_world(session)
    truth = Truth(session)
    facts = truth.incidents if kind == "incidents" else truth.statements
    values = {slug for slugs, _ in facts.values() for slug in slugs.get(name, ())}
    assert values
    for value in values:
        filter_: Any = replace(LedgerFilter(kind), **{name: (value,)})
        rows = every_row(session, reading, filter_)
        assert {row.id for row in rows} == truth.ids(filter_) != set()


def test_orders(either: Session, reading: Reading) -> None:
    make_world(either)
    by_sort = {
        sort: every_row(either, reading, LedgerFilter("incidents", sort=sort))
        for sort in ("newest", "oldest", "most-sources")
    }
    assert [row.id for row in by_sort["newest"]] == [row.id for row in reversed(by_sort["oldest"])]
    sources = [row.sources for row in by_sort["most-sources"]]
    assert sources == sorted(sources, reverse=True)
    days = [row.earliest for row in by_sort["newest"] if row.earliest]
    assert days != sorted(days)


@pytest.mark.parametrize("kind", ["incidents", "statements"])
@pytest.mark.parametrize(
    ("sort", "days"),
    [("newest", [9, 7, None, None]), ("oldest", [7, 9, None, None]), ("most-sources", [9, 7, None, None])],
)
def test_what_has_no_date_stands_behind_what_has_one(
    either: Session, reading: Reading, kind: Any, sort: str, days: list[int | None]
) -> None:
    make = Maker(either)
    for day in (None, 7, None, 9):
        article = make.article(published=date(2026, 1, day) if day else None)
        make.incident("Reported encounter", [article])
        make.statement("It was reported.", [article])
    make.done()
    rows = every_row(either, reading, LedgerFilter(kind, sort=sort))
    assert [row.reported_on.day if row.reported_on else None for row in rows] == days


def test_pages(session: Session, reading: Reading) -> None:
    make_world(session)
    first = list_incidents(session, reading, LedgerFilter("incidents"))
    assert (first.first, first.last, first.previous, len(first.rows)) == (1, 5, None, 5)
    assert first.next == LedgerFilter("incidents", page=2)
    last = list_incidents(session, reading, LedgerFilter("incidents", page=first.pages))
    assert (last.last, last.next) == (first.total, None)
    beyond = list_incidents(session, reading, LedgerFilter("incidents", page=first.pages + 3))
    assert (beyond.rows, beyond.first, beyond.total) == ((), 0, first.total)
    assert beyond.previous == LedgerFilter("incidents", page=first.pages)


def test_role_mayor_gives_mayors_only(either: Session, reading: Reading) -> None:
    make_world(either)
    said = every_row(either, reading, LedgerFilter("statements", role=("mayor",)))
    assert {row.role for row in said} == {Role.MAYOR}
    officials = every_row(either, reading, LedgerFilter("officials", role=("mayor",)))
    assert [row.name for row in officials] == ["Ben Field"]


def test_superseded_articles_are_in_no_list(session: Session, reading: Reading) -> None:
    make = Maker(session)
    new = make.article("New.")
    make.article("Old.", superseded_by_id=new.id)
    make.done()
    assert [row.id for row in every_row(session, reading, LedgerFilter("articles"))] == [new.id]


def test_refreshing_what_changed_is_rebuilding_all(session: Session, reading: Reading) -> None:
    world = make_world(session)
    statement, article = world.statements[0], world.articles[20]
    statement.text, statement.role = "Something else entirely", Role.JUDGE
    carried = session.exec(select(Appearance.statement_id).where(Appearance.article_id == article.id)).all()
    told = session.exec(
        select(IncidentReport.incident_id).where(IncidentReport.article_id == article.id)
    ).all()
    session.execute(text(f"DELETE FROM appearance WHERE article_id = {article.id}"))
    session.execute(text(f"DELETE FROM incident_report WHERE article_id = {article.id}"))
    before = _index(session)
    refresh_index(session, told, [*carried, statement.id or 0])
    refreshed = _index(session)
    rebuild_index(session)
    assert before != refreshed == _index(session)


def _index(session: Session) -> list[list[Any]]:
    tables = ("incident_index", "statement_index", "incident_words", "statement_words")
    return [list(session.execute(text(f"SELECT * FROM {table} ORDER BY 1"))) for table in tables]


def test_deleted_records_leave_index_and_search(session: Session, reading: Reading) -> None:
    make = Maker(session)
    incident = make.incident("Encounter at the depot", [make.article()])
    make.done()
    filter_ = LedgerFilter("incidents", q="depot")
    assert list_incidents(session, reading, filter_).total == 1
    session.execute(text(f"DELETE FROM incident WHERE id = {incident.id}"))
    assert list_incidents(session, reading, filter_).total == 0
    assert list_incidents(session, reading, LedgerFilter("incidents")).total == 0


@pytest.mark.parametrize("kind", list(LISTS))
def test_queries_do_not_grow_with_rows(session: Session, reading: Reading, kind: Any) -> None:
    make_world(session)
    filter_ = LedgerFilter(kind, agency=("ice",) if kind != "agencies" else ())
    few, first = _cost(session, reading, filter_)
    more_of_everything(session)
    many, second = _cost(session, reading, filter_)
    assert few < many or kind == "tactics"
    assert first == second <= 20


def _cost(session: Session, reading: Reading, filter_: LedgerFilter) -> tuple[int, int]:
    """Rows in all, and queries for one page with its facets, once what changed has been read."""
    session.commit()
    facets(session, reading, filter_)
    with counting(session) as sent:
        page = LISTS[filter_.list](session, reading, filter_)
        facets(session, reading, filter_)
    return page.total, sum(not statement.startswith("BEGIN") for statement in sent)


def more_of_everything(session: Session) -> None:
    make = Maker(session, start=1000)
    agency = session.exec(select(Agency).where(Agency.slug == "ice")).one()
    for number in range(20):
        place = make.place(f"New Town {number}")
        official = make.official(f"Eve Number{number}", place_id=place.id)
        other = make.agency(f"Agency {number}")
        article = make.article(outlet_id=make.outlet(f"Outlet {number}").id)
        said = make.statement(
            "We knew.", [article], official=official, agencies=[agency, other], tactics=["vehicle-stop"]
        )
        make.incident("Stop", [article], place=place, agencies=[agency], tactics=["other"], statements=[said])
    make.done()


def test_a_joint_statement_is_found_by_each_speaker_and_by_the_role_of_the_first(
    either: Session, reading: Reading
) -> None:
    make = Maker(either)
    chief = make.official("Carl Dow", Role.POLICE_CHIEF)
    mayor = make.official("Ann Bell", Role.MAYOR)
    said = make.statement("We stand together.", [make.article()], official=chief)
    make.add(StatementSpeaker(statement_id=said.id or 0, official_id=mayor.id or 0, ordinal=1))
    make.done()
    found = {
        name: [row.id for row in list_statements(either, reading, parse_filter("statements", [asked])).rows]
        for name, asked in {
            "first": ("speaker", "carl-dow"), "second": ("speaker", "ann-bell"),
            "role of the first": ("role", "police-chief"), "role of the second": ("role", "mayor"),
        }.items()
    }  # fmt: skip
    assert found == {
        "first": [said.id], "second": [said.id], "role of the first": [said.id], "role of the second": [],
    }  # fmt: skip
    officials = list_officials(either, reading, LedgerFilter("officials")).rows
    assert {row.name: row.statements for row in officials} == {"Carl Dow": 1, "Ann Bell": 1}
