"""Each bar counts what its link lists; dates that are not exact are told apart."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from app.services.catalogue import Reading
from app.services.filters import LedgerFilter
from app.services.listing import list_incidents, list_statements
from app.services.timeline import MONTHS, YEARS, Timeline, Unit, timeline
from app.vocabulary import Precision
from tests.factories import Maker
from tests.services.addresses import filter_at
from tests.services.world import CHOICES, make_world

EVERYTHING = LedgerFilter("incidents")
Days = Sequence[tuple[date, date]]


def of_days(session: Session, days: Days, asked: LedgerFilter = EVERYTHING) -> Timeline:
    """The timeline of one incident for each first and last day."""
    make = Maker(session)
    for first, last in days:
        precision = Precision.DAY if first == last else Precision.RANGE
        incident = make.incident(earliest=first, latest=last, precision=precision)
        make.report(incident, make.article())
    make.done()
    return timeline(session, asked)


def shown(drawn: Timeline) -> list[tuple[str, int, int]]:
    """First day, certain and possible rows of the bars that have any."""
    return [(bar.first.isoformat(), bar.within, bar.across) for bar in drawn.bars if bar.total]


def day(text: str) -> tuple[date, date]:
    """A day as first and last."""
    return date.fromisoformat(text), date.fromisoformat(text)


@pytest.mark.parametrize(
    ("days", "unit", "bars"),
    [
        (["2026-01-07"], Unit.WEEK, 1),
        (["2026-01-05", "2026-01-11"], Unit.WEEK, 1),
        (["2026-01-04", "2026-01-05"], Unit.WEEK, 2),
        (["2026-01-01", "2026-07-30"], Unit.MONTH, 7),
        (["2021-02-01", "2026-01-31"], Unit.MONTH, MONTHS),
        (["2021-01-31", "2026-01-31"], Unit.YEAR, 6),
        (["1066-10-14", "2026-01-31"], Unit.YEAR, YEARS),
        (["9999-12-31"], Unit.WEEK, 1),
        (["0001-01-01"], Unit.WEEK, 1),
    ],
)
def test_the_range_says_what_a_bar_is(session: Session, days: list[str], unit: Unit, bars: int) -> None:
    drawn = of_days(session, [day(text) for text in days])

    assert (drawn.unit, len(drawn.bars)) == (unit, bars)
    assert sum(bar.total for bar in drawn.bars) + drawn.beyond == len(days)


def test_a_range_counts_as_possible_in_every_bar_it_touches(session: Session) -> None:
    drawn = of_days(session, [day("2026-01-07"), (date(2026, 1, 10), date(2026, 1, 20)), day("2026-01-29")])

    assert shown(drawn) == [
        ("2026-01-05", 1, 1), ("2026-01-12", 0, 1), ("2026-01-19", 0, 1), ("2026-01-26", 1, 0),
    ]  # fmt: skip
    assert (drawn.tallest, drawn.has_across) == (2, True)


def test_a_loose_range_does_not_stretch_the_timeline(session: Session) -> None:
    drawn = of_days(session, [day("2026-01-07"), (date(2008, 1, 1), date(2026, 1, 20))])

    assert (drawn.unit, shown(drawn)) == (Unit.WEEK, [("2026-01-05", 1, 1)])


def test_days_asked_for_cut_the_first_and_the_last_bar(session: Session) -> None:
    asked = LedgerFilter("incidents", since=date(2026, 1, 15), until=date(2026, 9, 10))
    drawn = of_days(session, [day("2026-01-10"), day("2026-01-20"), day("2026-09-09")], asked)

    assert shown(drawn) == [("2026-01-15", 1, 0), ("2026-09-01", 1, 0)]
    assert drawn.bars[-1].last == date(2026, 9, 10)


def test_nothing_dated_has_no_bars(session: Session) -> None:
    make = Maker(session)
    make.report(make.incident(), make.article())
    make.done()

    drawn = timeline(session, EVERYTHING)

    assert (drawn.bars, drawn.undated, drawn.tallest, drawn.has_across) == ((), 1, 1, False)


DAYS = st.none() | st.dates(date(2025, 12, 20), date(2026, 3, 10))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_each_bar_counts_what_its_link_lists(
    either_world: tuple[Session, Reading], data: st.DataObject
) -> None:
    session, reading = either_world
    kind = data.draw(st.sampled_from(["incidents", "statements"]))
    agency = data.draw(st.sampled_from([(), *((slug,) for slug in CHOICES["agency"])]))
    since, until = sorted(data.draw(st.tuples(DAYS, DAYS)), key=lambda one: one or date.max)
    asked = LedgerFilter(kind, agency=agency, since=since, until=until)
    list_of = list_incidents if kind == "incidents" else list_statements

    drawn = timeline(session, asked)

    for bar in drawn.bars:
        assert list_of(session, reading, filter_at(bar.address)).total == bar.total


@pytest.fixture
def either_world(either: Session, reading: Reading) -> tuple[Session, Reading]:
    make_world(either)
    return either, reading
