"""Coverage counts what the list of articles counts, and says where there is nothing."""

from collections import Counter
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from app.services import coverage as module
from app.services.catalogue import Reading
from app.services.coverage import Coverage, coverage
from app.services.every_list import ORDERED
from app.services.filters import LedgerFilter, parse_filter
from tests.factories import Maker
from tests.services.queries import counting
from tests.services.world import CHOICES, make_world

EVERYTHING = LedgerFilter("articles")
MONDAY = date(2026, 1, 5)


def listed(session: Session, reading: Reading, address: str) -> int:
    """How many rows the list at an address has."""
    asked = parse_filter("articles", parse_qsl(urlsplit(address).query))
    return ORDERED["articles"](session, reading, asked).total


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    state=st.sets(st.sampled_from(CHOICES["state"]), max_size=2),
    outlet=st.sets(st.sampled_from(CHOICES["outlet"]), max_size=2),
    days=st.lists(st.dates(date(2025, 12, 20), date(2026, 3, 10)), max_size=2).map(sorted),
)
def test_every_row_counts_what_its_list_has(
    worldly: tuple[Session, Reading], state: set[str], outlet: set[str], days: list[date]
) -> None:
    session, reading = worldly
    since, until = [*days, None, None][:2]
    asked = LedgerFilter(
        "articles", state=tuple(sorted(state)), outlet=tuple(sorted(outlet)), since=since, until=until
    )
    found = coverage(session, reading, asked)
    assert found.total == ORDERED["articles"](session, reading, asked).total
    lines = (*found.outlets.lines, *found.states.lines, *found.places.lines)
    for line in lines:
        assert (line.name, listed(session, reading, line.address)) == (line.name, line.articles)
    for week in found.weeks.weeks:
        assert listed(session, reading, week.address) == week.total
    assert sum(line.articles for line in found.outlets.lines) + found.outlets.without == found.total
    dated = sum(week.total for week in found.weeks.weeks)
    assert dated + found.weeks.earlier + found.weeks.undated == found.total


@pytest.fixture
def worldly(session: Session, reading: Reading) -> tuple[Session, Reading]:
    make_world(session)
    return session, reading


def weekly(session: Session, reading: Reading, *days: date | None) -> Coverage:
    make = Maker(session)
    for day in days:
        make.article(published=day)
    make.done()
    return coverage(session, reading, EVERYTHING)


def test_weeks_without_an_article_are_there(session: Session, reading: Reading) -> None:
    days = [MONDAY + timedelta(number) for number in (0, 6, 21)]
    weeks = weekly(session, reading, *days, None).weeks
    assert [(week.first, week.total) for week in weeks.weeks] == [
        (MONDAY + timedelta(21), 1), (MONDAY + timedelta(14), 0), (MONDAY + timedelta(7), 0), (MONDAY, 2),
    ]  # fmt: skip
    assert (weeks.earlier, weeks.undated, weeks.most) == (0, 1, 2)
    assert all((week.last - week.first).days == 6 for week in weeks.weeks)


def test_older_weeks_are_one_sum(session: Session, reading: Reading) -> None:
    weeks = weekly(
        session, reading, MONDAY, MONDAY - timedelta(weeks=53), date(1, 1, 1), date(9999, 12, 31)
    ).weeks
    assert (len(weeks.weeks), weeks.earlier) == (module.WEEKS, 3)
    assert weeks.weeks[0].last == date.max


def test_weeks_end_where_the_filter_does(session: Session, reading: Reading) -> None:
    weekly(session, reading, MONDAY, MONDAY + timedelta(3))
    asked = LedgerFilter("articles", since=MONDAY + timedelta(1), until=MONDAY + timedelta(4))
    [week] = coverage(session, reading, asked).weeks.weeks
    assert (week.first, week.last, week.total) == (asked.since, asked.until, 1)


def test_long_tables_say_what_they_leave_out(
    session: Session, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SHOWN", 3)
    make, sizes = Maker(session), Counter[str]()
    for number in range(5):
        outlet = make.outlet(f"Paper {number}")
        for _ in range(number + 1):
            make.article(outlet_id=outlet.id)
            sizes[outlet.name] += 1
    make.done()
    outlets = coverage(session, reading, EVERYTHING).outlets
    assert [(line.name, line.articles) for line in outlets.lines] == sizes.most_common(3)
    assert (outlets.more, outlets.most) == (2, 5)


def test_nothing_read_is_no_error(session: Session, reading: Reading) -> None:
    found = coverage(session, reading, EVERYTHING)
    assert (found.total, found.outlets.lines, found.weeks.weeks) == (0, (), ())
    assert (found.outlets.most, found.weeks.most) == (1, 1)


def test_more_articles_cost_no_more_queries(either: Session, reading: Reading) -> None:
    def queries() -> int:
        coverage(either, reading, EVERYTHING)
        with counting(either) as sent:
            coverage(either, reading, EVERYTHING)
        return len(sent)

    make_world(either, incidents=2)
    few = queries()
    make = Maker(either, start=100)
    for number in range(40):
        article = make.article(outlet_id=make.outlet(f"Paper {number}").id, published=MONDAY)
        make.incident(f"Incident {number}", [article], place=make.place(f"Town {number}"))
    make.done()
    assert queries() == few
