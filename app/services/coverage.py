"""What was read: articles by outlet, by place and by week. Where none was read, nothing is recorded."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from sqlmodel import Session

from app.services.carried import article_counts, match_articles
from app.services.catalogue import Reading, names_of
from app.services.columns import Numbers
from app.services.facets import facet_of
from app.services.filters import LedgerFilter
from app.services.records import Facet
from app.services.snapshot import NEVER
from app.services.timeline import Bar

PARAMETERS = ("state", "outlet", "from", "to")
"""What coverage can be narrowed by."""

SHOWN = 50
"""Outlets and places of a table, those with the most articles."""
WEEKS = 53
"""Weeks of a table, the newest."""

_WEEK = 7
_BY = ("state", "city", "outlet")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: what it is of, how many articles, and the list of these."""

    name: str
    articles: int
    address: str
    value: str = ""
    """The slug of an outlet or place."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, how many more there are that are not shown, and articles that are in none of all these rows."""

    lines: tuple[Line, ...]
    more: int
    without: int

    @property
    def most(self) -> int:
        """The articles of the fullest row, at least 1."""
        return max((line.articles for line in self.lines), default=1) or 1


@dataclass(frozen=True, slots=True)
class Weeks:
    """Weeks without a gap, newest first; `earlier` articles are of weeks before, `undated` of no day."""

    weeks: tuple[Bar, ...]
    earlier: int
    undated: int

    @property
    def most(self) -> int:
        """The articles of the fullest week, at least 1."""
        return max((week.total for week in self.weeks), default=1) or 1


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles a filter gives, of which outlets, places and weeks."""

    filter: LedgerFilter
    total: int
    outlets: Table
    states: Table
    places: Table
    weeks: Weeks
    facets: tuple[Facet, ...]


def coverage(session: Session, reading: Reading, filter_: LedgerFilter) -> Coverage:
    """What the filter of articles gives, in a fixed number of queries."""
    records, rows = match_articles(session, filter_)
    counts = article_counts(session, _BY, filter_)
    total = int(np.count_nonzero(rows))
    outlets = _chosen(counts["outlet"], filter_.outlet)

    def table(parameter: str, found: Mapping[str, int], without: int = 0) -> Table:
        return _table(filter_, parameter, found, _names(session, reading, parameter, found), without)

    return Coverage(
        filter=filter_, total=total,
        outlets=table("outlet", outlets, total - sum(outlets.values())),
        states=table("state", _chosen(counts["state"], filter_.state)),
        places=table("city", counts["city"]),
        weeks=_weeks(filter_, records.first_day[rows]),
        facets=tuple(
            facet_of(session, reading, filter_, name, counts[name]) for name in ("state", "outlet")
        ),
    )  # fmt: skip


def _chosen(counts: Mapping[str, int], chosen: Collection[str]) -> Mapping[str, int]:
    """Of counts that leave a choice out of account, those of what is chosen."""
    return {slug: counts[slug] for slug in chosen if slug in counts} if chosen else counts


def _names(
    session: Session, reading: Reading, parameter: str, counts: Mapping[str, int]
) -> Mapping[str, str]:
    return names_of(session, reading, parameter, _first(counts))


def _first(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda slug: (-counts[slug], slug))[:SHOWN]


def _table(
    filter_: LedgerFilter, parameter: str, counts: Mapping[str, int], names: Mapping[str, str], without: int
) -> Table:
    """The fullest rows by name where they are equal; each leads to its articles under the whole filter."""
    shown = _first(counts)
    lines = [
        Line(
            names.get(slug, slug), counts[slug],
            replace(filter_, **{parameter: (slug,)}).address(), slug,  # type: ignore[arg-type]
        )
        for slug in shown
    ]  # fmt: skip
    lines.sort(key=lambda line: (-line.articles, line.name.casefold(), line.value))
    return Table(tuple(lines), len(counts) - len(lines), without)


def _weeks(filter_: LedgerFilter, days: Numbers) -> Weeks:
    """The weeks from Monday to Sunday from the first article to the last, those without any too."""
    dated = days[days < NEVER]
    undated = len(days) - len(dated)
    if not len(dated):
        return Weeks((), 0, undated)
    first, last = (date.fromordinal(int(day)) for day in (dated.min(), dated.max()))
    newest = last - timedelta(last.weekday())
    count = min((newest - (first - timedelta(first.weekday()))).days // _WEEK + 1, WEEKS)
    oldest = newest - timedelta(_WEEK * (count - 1))
    shown = dated[dated >= oldest.toordinal()]
    counted = np.bincount((shown - oldest.toordinal()) // _WEEK, minlength=count).tolist()
    weeks = [_week(filter_, oldest + timedelta(_WEEK * number), counted[number]) for number in range(count)]
    return Weeks(tuple(reversed(weeks)), len(dated) - len(shown), undated)


def _week(filter_: LedgerFilter, monday: date, articles: int) -> Bar:
    first = max(monday, filter_.since or monday)
    sunday = monday + timedelta(_WEEK - 1) if monday <= date.max - timedelta(_WEEK - 1) else date.max
    last = min(sunday, filter_.until or sunday)
    return Bar(first, last, articles, 0, replace(filter_, since=first, until=last).address())
