"""How many rows each slug of a parameter has: what facets show and lists of places and agencies count by."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import func, literal, select, union_all
from sqlmodel import Session

from app.readmodel import TagSetMember
from app.services.conditions import KEPT, STATEMENTS, Shape, Subject, ask, columns_of
from app.services.filters import LedgerFilter


class Spoken(NamedTuple):
    """Statements of an official, and the day of the newest where one has a date."""

    statements: int
    newest: date | None


def tally(session: Session, subject: Subject, parameter: str, filter_: LedgerFilter) -> dict[str, int]:
    """Rows of the filter by slug of one parameter; slugs without rows are left out. One query."""
    asked = ask(session, filter_)
    found = session.connection().execute(_tally(subject, asked.shape, parameter), asked.values).all()
    return {slug: int(rows) for slug, rows in found}


def spoken(session: Session, filter_: LedgerFilter) -> dict[str, Spoken]:
    """What the filter finds of each official's statements, by slug. One query."""
    asked = ask(session, filter_)
    found = session.connection().execute(_spoken(asked.shape), asked.values).all()
    return {slug: Spoken(int(rows), newest) for slug, rows, newest in found}


def facet_counts(
    session: Session, subject: Subject, parameters: tuple[str, ...], filter_: LedgerFilter
) -> dict[str, dict[str, int]]:
    """Rows by slug of each parameter, under everything asked for but that parameter itself. One query."""
    asked = ask(session, filter_)
    counts: dict[str, dict[str, int]] = {parameter: {} for parameter in parameters}
    query = _facets(subject, asked.shape, parameters)
    for parameter, slug, rows in session.connection().execute(query, asked.values).all():
        counts[parameter][slug] = int(rows)
    return counts


def pairs(
    session: Session, subject: Subject, parameters: tuple[str, str], filter_: LedgerFilter
) -> set[tuple[str, str]]:
    """Slugs of two parameters that a row has, each pair once, whatever is chosen of the second. One query."""
    asked = ask(session, filter_)
    found = session.connection().execute(_pairs(subject, asked.shape, parameters), asked.values).all()
    return {(first, second) for first, second in found}


@lru_cache(KEPT)
def _tally(subject: Subject, shape: Shape, parameter: str) -> Any:
    column = subject.column(parameter)
    return _opened(subject, parameter, _grouped(column, subject.conditions(shape)))


@lru_cache(KEPT)
def _spoken(shape: Shape) -> Any:
    column, last_day = STATEMENTS.column("speaker"), STATEMENTS.columns.last_day
    grouped = _grouped(column, STATEMENTS.conditions(shape), func.max(last_day).label("newest"))
    return _opened(STATEMENTS, "speaker", grouped)


@lru_cache(KEPT)
def _facets(subject: Subject, shape: Shape, parameters: tuple[str, ...]) -> Any:
    """One branch a parameter. Parameters without a choice count the same rows: found once for all of them."""
    conditions = subject.conditions(shape)
    shared = [parameter for parameter in parameters if parameter not in shape.chosen] if conditions else []
    columns = [subject.column(parameter).label(parameter) for parameter in shared]
    rows = select(*columns).where(*conditions).cte("matching") if shared else None
    branches = []
    for parameter in parameters:
        if rows is not None and parameter in shared:
            grouped = _grouped(rows.c[parameter], [])
        else:
            grouped = _grouped(subject.column(parameter), subject.conditions(shape, leaving=(parameter,)))
        branches.append(select(literal(parameter), _opened(subject, parameter, grouped).subquery()))
    return union_all(*branches)


@lru_cache(KEPT)
def _pairs(subject: Subject, shape: Shape, parameters: tuple[str, str]) -> Any:
    columns = [subject.column(parameter) for parameter in parameters]
    known = [column.is_not(None) for column in columns]
    labels = [column.label(f"{parameter}_of") for column, parameter in zip(columns, parameters, strict=True)]
    conditions = subject.conditions(shape, leaving=parameters[1:])
    rows = select(*labels).where(*conditions, *known).distinct().subquery()
    source: Any = rows
    slugs = []
    for column, parameter in zip(rows.c, parameters, strict=True):
        if parameter in subject.values:
            slugs.append(column)
            continue
        member = TagSetMember.metadata.tables["tag_set_member"].alias(f"{parameter}_member")
        source = source.join(member, member.c.set_id == column)
        slugs.append(member.c.tag)
    return select(*slugs).select_from(source).distinct()


def _grouped(column: Any, conditions: Sequence[Any], *more: Any) -> Any:
    """Rows by value of one column."""
    query = select(column.label("slug"), func.count().label("rows"), *more)
    return query.where(*conditions, column.is_not(None)).group_by(column)


def _opened(subject: Subject, parameter: str, grouped: Any) -> Any:
    """The same by slug: where the column holds sets, they are opened after they are counted."""
    if parameter in subject.values:
        return grouped
    sets, member = grouped.subquery(), columns_of(TagSetMember)
    days = [func.max(sets.c.newest)] if "newest" in sets.c else []
    return (
        select(member.tag.label("slug"), func.sum(sets.c.rows).label("rows"), *days)
        .join(sets, member.set_id == sets.c.slug).group_by(member.tag)
    )  # fmt: skip
