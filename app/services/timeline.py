"""How many incidents or statements there are by week, month or year: a bar counts what its link lists."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from sqlmodel import Session

from app.services.columns import Numbers
from app.services.filters import LedgerFilter
from app.services.matching import INCIDENTS, STATEMENTS, match
from app.services.snapshot import NEVER, NO_DAY

WEEKS = 26
MONTHS = 60
YEARS = 60
"""Bars at most; beyond so many weeks months are drawn, beyond so many months years, and of these the last."""
LOOSE = 366
"""Days beyond which a range does not say how far the timeline goes: "since 2008" is no event of 2008."""


LAST = date(9998, 12, 31)
"""The last day that a period can end after."""


class Unit(StrEnum):
    """What one bar covers."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """One period, both days included. `within` rows are of it for certain, `across` may be of another."""

    first: date
    last: date
    within: int
    across: int
    address: str

    @property
    def total(self) -> int:
        """The rows that the list of this period has."""
        return self.within + self.across


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars without a gap, oldest first; none where nothing is dated.

    `undated` rows have no date; `beyond` are of days that no bar covers.
    """

    unit: Unit
    bars: tuple[Bar, ...]
    undated: int
    beyond: int
    filter: LedgerFilter
    """What is counted."""

    @property
    def tallest(self) -> int:
        """The rows of the tallest bar; 1 where there is none."""
        return max((bar.total for bar in self.bars), default=1) or 1

    @property
    def has_across(self) -> bool:
        """Whether some row is of more than one period."""
        return any(bar.across for bar in self.bars)


def timeline(session: Session, filter_: LedgerFilter) -> Timeline:
    """The rows of a list of incidents or statements by period; links narrow its filter to one of them."""
    return timelines(session, (filter_,))[0]


def timelines(session: Session, filters: Sequence[LedgerFilter]) -> tuple[Timeline, ...]:
    """One timeline for each filter, all over the same periods, so that they can stand side by side."""
    every = [_days(session, filter_) for filter_ in filters]
    extents = [
        _extent(days, filter_) for days, filter_ in zip(every, filters, strict=True) if len(days.first)
    ]
    if not extents:
        return tuple(
            Timeline(Unit.MONTH, (), days.undated, 0, filter_)
            for days, filter_ in zip(every, filters, strict=True)
        )
    periods = _periods(min(since for since, _ in extents), max(until for _, until in extents))
    return tuple(_drawn(days, filter_, periods) for days, filter_ in zip(every, filters, strict=True))


class _Days(NamedTuple):
    """First and last day of each dated row, and how many are without."""

    first: Numbers
    last: Numbers
    undated: int


def _days(session: Session, filter_: LedgerFilter) -> _Days:
    matched = match(session, INCIDENTS if filter_.list == "incidents" else STATEMENTS, filter_)
    rows = matched.rows()
    first, last = matched.records.first_day[rows], matched.records.last_day[rows]
    dated = (first < NEVER) & (last > NO_DAY)
    return _Days(first[dated], last[dated], int(np.count_nonzero(~dated)))


def _drawn(days: _Days, filter_: LedgerFilter, periods: tuple[Unit, list[date]]) -> Timeline:
    (first, last, undated), (unit, edges) = days, periods
    starts = [max(edges[0], filter_.since or edges[0]), *edges[1:-1]]
    ends = [start - timedelta(1) for start in starts[1:]]
    ends.append(min(edges[-1] - timedelta(1), filter_.until or date.max))
    shown = (last >= starts[0].toordinal()) & (first <= ends[-1].toordinal())
    counted = _count(first[shown], last[shown], starts, ends[-1])
    bars = tuple(
        Bar(start, end, within, across, replace(filter_, since=start, until=end, page=1).address())
        for start, end, (within, across) in zip(starts, ends, counted, strict=True)
    )
    return Timeline(unit, bars, undated, int(np.count_nonzero(~shown)), filter_)


def _extent(days: _Days, filter_: LedgerFilter) -> tuple[date, date]:
    """The first and the last day that rows are of, as far as these days are asked for."""
    first, last, _ = days
    firm = last - first <= LOOSE
    if not firm.any():
        firm = np.ones(len(first), dtype=np.bool_)
    since = date.fromordinal(int(first[firm].min()))
    until = date.fromordinal(int(last[firm].max()))
    since, until = max(since, filter_.since or since), min(until, filter_.until or until)
    return min(since, LAST), min(until, LAST)


def _periods(since: date, until: date) -> tuple[Unit, list[date]]:
    """The unit, the first day of each period that these days are of, and of the one after."""
    monday = since - timedelta(since.weekday())
    weeks = (until - monday).days // 7 + 1
    if weeks <= WEEKS:
        return Unit.WEEK, [monday + timedelta(7 * number) for number in range(weeks + 1)]
    first, last = 12 * since.year + since.month - 1, 12 * until.year + until.month - 1
    if last - first < MONTHS:
        return Unit.MONTH, [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 2)]
    years = range(max(since.year, until.year - YEARS + 1), until.year + 2)
    return Unit.YEAR, [date(year, 1, 1) for year in years]


def _count(first: Numbers, last: Numbers, starts: list[date], until: date) -> list[tuple[int, int]]:
    """Of each period, the rows that lie within it and those that reach beyond it on either side."""
    edges = np.array([start.toordinal() for start in starts])
    low = np.searchsorted(edges, first, side="right") - 1
    high = np.searchsorted(edges, last, side="right") - 1
    firm = (low == high) & (low >= 0) & (last <= until.toordinal())
    within = np.bincount(low[firm], minlength=len(starts))
    steps = np.zeros(len(starts) + 1, dtype=np.int64)
    np.add.at(steps, np.maximum(low[~firm], 0), 1)
    np.add.at(steps, high[~firm] + 1, -1)
    return list(zip(within.tolist(), np.cumsum(steps)[:-1].tolist(), strict=True))
