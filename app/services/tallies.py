"""How many rows each slug of a parameter has: what facets show and lists of places and agencies count by."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import func, literal, select, union_all
from sqlmodel import Session

from app.readmodel import TagSetMember
from app.services.conditions import KEPT, Shape, Subject, ask, columns_of
from app.services.filters import LedgerFilter


class Tally(NamedTuple):
    """Rows of a slug, and the last day among them where it is known."""

    rows: int
    latest: date | None


def tally(session: Session, subject: Subject, parameter: str, filter_: LedgerFilter) -> dict[str, Tally]:
    """Rows of the filter by slug of one parameter; slugs without rows are left out. One query."""
    asked = ask(session, filter_)
    found = session.connection().execute(_tally(subject, asked.shape, parameter), asked.values)
    return {slug: Tally(int(rows), latest) for slug, rows, latest in found}


def facet_counts(
    session: Session, subject: Subject, parameters: tuple[str, ...], filter_: LedgerFilter
) -> dict[str, dict[str, int]]:
    """Rows by slug of each parameter, under everything asked for but that parameter itself. One query."""
    asked = ask(session, filter_)
    counts: dict[str, dict[str, int]] = {parameter: {} for parameter in parameters}
    query = _facets(subject, asked.shape, parameters)
    for parameter, slug, rows in session.connection().execute(query, asked.values):
        counts[parameter][slug] = int(rows)
    return counts


@lru_cache(KEPT)
def _tally(subject: Subject, shape: Shape, parameter: str) -> Any:
    return _counted(subject, parameter, subject.conditions(shape), latest=True)


@lru_cache(KEPT)
def _facets(subject: Subject, shape: Shape, parameters: tuple[str, ...]) -> Any:
    branches = []
    for parameter in parameters:
        conditions = subject.conditions(shape, leaving=(parameter,))
        counted = _counted(subject, parameter, conditions, latest=False).subquery()
        branches.append(select(literal(parameter), counted))
    return union_all(*branches)


def _counted(subject: Subject, parameter: str, conditions: Any, latest: bool) -> Any:
    """A query for slug, rows and, if wanted, the last day: sets are counted first, then opened."""
    single = parameter in subject.values
    column = subject.values[parameter] if single else subject.sets[parameter]
    days = [func.max(subject.columns.last_day).label("latest")] if latest else []
    counted = (
        select(column.label("slug"), func.count().label("rows"), *days)
        .where(*conditions, column.is_not(None)).group_by(column)
    )  # fmt: skip
    if single:
        return counted
    sets, member = counted.subquery(), columns_of(TagSetMember)
    last = [func.max(sets.c.latest)] if latest else []
    return (
        select(member.tag.label("slug"), func.sum(sets.c.rows).label("rows"), *last)
        .join(sets, member.set_id == sets.c.slug).group_by(member.tag)
    )  # fmt: skip
