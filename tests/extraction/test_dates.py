"""Dates are read as exactly as they are written, and never more."""

from datetime import date, datetime, time

import dateparser
import pytest

from app.extraction.dates import dates_in
from app.extraction.types import When
from app.knowledge.phrases import Words
from app.vocabulary import Precision

FRIDAY = date(2026, 1, 16)


def parse_date(words: str, published: date | None) -> When | None:
    """The first date of `words`, offsets counted from their beginning; None where there is none."""
    return next(iter(dates_in(Words(words, 0, len(words)), published)), None)


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Jan. 7, 2026", "2026-01-07"),
        ("January 7, 2026", "2026-01-07"),
        ("Wednesday, Jan. 7, 2026", "2026-01-07"),
        ("Sept. 3", "2025-09-03"),
        ("Sep. 3", "2025-09-03"),
        ("June 3", "2025-06-03"),
        ("Jan. 7", "2026-01-07"),
        ("Jan. 16", "2026-01-16"),
        ("Jan. 17", "2025-01-17"),
        ("Dec. 31", "2025-12-31"),
        ("December 2nd", "2025-12-02"),
        ("7 January 2026", "2026-01-07"),
        ("2 March", "2025-03-02"),
        ("2026-01-07", "2026-01-07"),
        ("January 2026", "2026-01"),
        ("September, 2025", "2025-09"),
        ("in September", "2025-09"),
        ("in January", "2026-01"),
        ("since February", "2025-02"),
        ("in 2019", "2019"),
        ("during 2020", "2020"),
        ("on Friday", "2026-01-16"),
        ("on Thursday", "2026-01-15"),
        ("Saturday morning", "2026-01-10"),
        ("Monday’s", "2026-01-12"),
        ("last Friday", "2026-01-09"),
        ("last Monday", "2026-01-12"),
        ("today", "2026-01-16"),
        ("this morning", "2026-01-16"),
        ("yesterday", "2026-01-15"),
        ("last night", "2026-01-15"),
        ("three days ago", "2026-01-13"),
        ("10 days ago", "2026-01-06"),
        ("two months ago", "2025-11"),
        ("five years ago", "2021"),
        ("last month", "2025-12"),
        ("this month", "2026-01"),
        ("earlier this year", "2026"),
        ("last year", "2025"),
        ("in January 2019", "2019-01"),
        ("since Jan. 7", "2026-01-07"),
        ("a 2018 directive", "2018"),
        ("a month ago", "2025-12"),
        ("Jan. 7 to 9 p.m.", "2026-01-07"),
    ],
)
def test_a_date_is_resolved_against_the_day_of_publication(words: str, iso: str) -> None:
    when = parse_date(words, FRIDAY)
    assert when is not None
    assert when.iso() == iso
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= when.latest


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "iso"),
    [
        ("this week", date(2026, 1, 12), FRIDAY, "2026-01"),
        ("last week", date(2026, 1, 5), date(2026, 1, 11), "2026-01"),
        ("last weekend", date(2026, 1, 10), date(2026, 1, 11), "2026-01"),
        ("over the weekend", date(2026, 1, 10), date(2026, 1, 11), "2026-01"),
        ("a week ago", date(2026, 1, 5), date(2026, 1, 11), "2026-01"),
        ("two weeks ago", date(2025, 12, 29), date(2026, 1, 4), None),
        ("Jan. 7-9", date(2026, 1, 7), date(2026, 1, 9), "2026-01"),
        ("Jan. 14 to 20", date(2026, 1, 14), date(2026, 1, 20), "2026-01"),
        ("March 28 to April 3", date(2025, 3, 28), date(2025, 4, 3), "2025"),
        ("Dec. 30 to Jan. 2", date(2025, 12, 30), date(2026, 1, 2), None),
        ("Dec. 30 through Jan. 2, 2024", date(2023, 12, 30), date(2024, 1, 2), None),
        ("this winter", date(2025, 12, 1), date(2026, 2, 28), None),
        ("last winter", date(2024, 12, 1), date(2025, 2, 28), None),
        ("last summer", date(2025, 6, 1), date(2025, 8, 31), "2025"),
        ("since 2008", date(2008, 1, 1), FRIDAY, None),
    ],
)
def test_several_days_are_a_range_with_inclusive_bounds_as_exact_as_the_month_they_share(
    words: str, earliest: date, latest: date, iso: str | None
) -> None:
    when = parse_date(words, FRIDAY)
    assert when is not None
    assert (when.earliest, when.latest, when.precision) == (earliest, latest, Precision.RANGE)
    assert when.iso() == iso


@pytest.mark.parametrize(
    ("published", "saturday"),
    [(date(2026, 1, 16), date(2026, 1, 10)), (date(2026, 1, 18), date(2026, 1, 17))],
)
def test_the_weekend_is_the_last_one_or_on_its_sunday_this_one(published: date, saturday: date) -> None:
    when = parse_date("over the weekend", published)
    assert when is not None
    assert when.earliest == saturday


@pytest.mark.parametrize(
    "words",
    [
        "Jan. 7",
        "Jan. 7-9",
        "on Tuesday",
        "last week",
        "over the weekend",
        "last summer",
        "yesterday",
        "in September",
        "two days ago",
        "a week ago",
        "last year",
        "since 2008",
        "in recent weeks",
    ],
)
def test_nothing_is_made_up_where_publication_is_unknown(words: str) -> None:
    when = parse_date(words, None)
    assert when is not None
    assert (when.earliest, when.latest, when.precision) == (None, None, Precision.UNKNOWN)
    assert when.iso() is None


@pytest.mark.parametrize(
    ("words", "iso"), [("Jan. 7, 2026", "2026-01-07"), ("March 2025", "2025-03"), ("in 2019", "2019")]
)
def test_what_names_its_year_needs_no_publication_date(words: str, iso: str) -> None:
    when = parse_date(words, None)
    assert when is not None
    assert when.iso() == iso


@pytest.mark.parametrize(
    "words", ["Feb. 30", "Feb. 31, 2025", "June 99", "in recent weeks", "later this year", "9999-99-99"]
)
def test_what_cannot_be_a_day_has_no_bounds(words: str) -> None:
    when = parse_date(words, FRIDAY)
    assert when is None or when.earliest is None


@pytest.mark.parametrize(
    "words",
    [
        "he may go",
        "the march downtown",
        "Mayor Ruiz",
        "room 2019",
        "in the 2020s",
        "a 2019 Ford",
        "augustly",
        "week",
        "Sunday’s child".lower(),
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(words: str) -> None:
    assert parse_date(words, FRIDAY) is None


@pytest.mark.parametrize(
    "words", ["Jan. 7, 2026", "January 7", "yesterday", "Tuesday", "3 days ago", "Dec. 30"]
)
def test_a_well_kept_parser_reads_the_same_day(words: str) -> None:
    settings = {"RELATIVE_BASE": datetime.combine(FRIDAY, time(12)), "PREFER_DATES_FROM": "past"}
    theirs = dateparser.parse(words, languages=["en"], settings=settings)
    ours = parse_date(words, FRIDAY)
    assert theirs is not None
    assert ours is not None
    assert ours.earliest == theirs.date()


def test_spans_point_at_the_words() -> None:
    text = "Agents came on Jan. 7. The chief spoke Thursday, a week after the raid of Dec. 30, 2025."
    dates = dates_in(Words(text, 0, len(text)), FRIDAY)
    assert [when.span.of(text) for when in dates] == ["Jan. 7", "Thursday", "Dec. 30, 2025"]
