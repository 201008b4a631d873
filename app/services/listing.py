"""Lists of incidents, statements and articles: one page of a filter, and how many rows it has in all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, bindparam, false, func, or_, select, union
from sqlmodel import Session

from app.models import Appearance, Article, IncidentReport, Outlet
from app.readmodel import TagSetMember
from app.services.catalogue import Reading
from app.services.conditions import INCIDENTS, KEPT, STATEMENTS, Shape, Subject, ask, columns_of, one_of
from app.services.filters import LedgerFilter
from app.services.records import ArticleRow, IncidentRow, Page, StatementRow
from app.services.rows import article_rows, incident_rows, statement_rows
from app.services.search import found

Row = TypeVar("Row")
_ARTICLE, _OUTLET = columns_of(Article), columns_of(Outlet)


def list_incidents(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[IncidentRow]:
    """One page of incidents. A page beyond the last is empty."""
    return _page(session, reading, (INCIDENTS, incident_rows), filter_)


def list_statements(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[StatementRow]:
    """One page of statements. A page beyond the last is empty."""
    return _page(session, reading, (STATEMENTS, statement_rows), filter_)


def _page(
    session: Session,
    reading: Reading,
    listed: tuple[Subject, Callable[[Session, Reading, Sequence[int]], tuple[Row, ...]]],
    filter_: LedgerFilter,
) -> Page[Row]:
    subject, rows_of = listed
    size = reading.settings.page_size
    ids = page_of_ids(session, subject, filter_, size)
    return Page(filter_, rows_of(session, reading, ids), count_rows(session, subject, filter_), size)


def page_of_ids(session: Session, subject: Subject, filter_: LedgerFilter, size: int) -> list[int]:
    """The ids of one page of so many rows in the filter's order. One query."""
    asked = ask(session, filter_)
    values = {**asked.values, "size": size, "skipped": size * (filter_.page - 1)}
    ids = session.connection().execute(_ids(subject, asked.shape, filter_.sort), values)
    return list(ids.scalars())


def count_rows(session: Session, subject: Subject, filter_: LedgerFilter) -> int:
    """How many rows the filter gives. One query."""
    asked = ask(session, filter_)
    total: int = session.connection().execute(_count(subject, asked.shape), asked.values).scalar_one()
    return total


@lru_cache(KEPT)
def _ids(subject: Subject, shape: Shape, sort: str) -> Any:
    query = select(subject.key).where(*subject.conditions(shape)).order_by(*subject.order(sort))
    return query.limit(bindparam("size")).offset(bindparam("skipped"))


@lru_cache(KEPT)
def _count(subject: Subject, shape: Shape) -> Any:
    return select(func.count()).select_from(subject.key.table).where(*subject.conditions(shape))


class ArticleQuery(NamedTuple):
    """Conditions on the table of articles, and the values that fill them."""

    conditions: list[ColumnElement[bool]]
    values: dict[str, Any]


def list_articles(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[ArticleRow]:
    """One page of articles, newest versions only. A page beyond the last is empty."""
    conditions, values = article_query(session, filter_)
    day, key, size = _ARTICLE.published, _ARTICLE.id, reading.settings.page_size
    oldest = filter_.sort == "oldest"
    order = (day.asc().nulls_last(), key.asc()) if oldest else (day.desc().nulls_last(), key.desc())
    query = select(key).where(*conditions).order_by(*order).limit(size).offset(size * (filter_.page - 1))
    ids = list(session.connection().execute(query, values).scalars())
    counted = select(func.count(key)).where(*conditions)
    total: int = session.connection().execute(counted, values).scalar_one()
    return Page(filter_, article_rows(session, ids), total, size)


def article_query(session: Session, filter_: LedgerFilter, leaving: str | None = None) -> ArticleQuery:
    """What an article must meet: newest of its versions, and some statement or incident in it as asked.

    Choices other than the outlet are met by one statement, or one incident, that the article carries. Words
    may stand in its title instead. The parameter named in `leaving` is left out of account.
    """
    whole = ask(session, filter_)
    conditions: list[ColumnElement[bool]] = [_ARTICLE.superseded_by_id.is_(None)]
    if filter_.outlet and leaving != "outlet":
        outlets = select(_OUTLET.id).where(_OUTLET.slug.in_(one_of("outlet")))
        conditions.append(_ARTICLE.outlet_id.in_(outlets))
    if filter_.since:
        conditions.append(_ARTICLE.published >= filter_.since)
    if filter_.until:
        conditions.append(_ARTICLE.published <= filter_.until)
    choices = _choices(filter_, leaving)
    if choices.narrowed:
        conditions.append(_carries(ask(session, choices).shape))
    if filter_.q:
        said = ask(session, LedgerFilter(filter_.list, q=filter_.q)).shape
        titled = found("article", _ARTICLE.id, said.dialect) if said.words else false()
        conditions.append(or_(titled, _carries(said)))
    return ArticleQuery(conditions, dict(whole.values))


def article_counts(session: Session, filter_: LedgerFilter, parameter: str) -> Mapping[str, int]:
    """Articles of the filter by slug of one parameter, whatever is chosen of that. One query."""
    conditions, values = article_query(session, filter_, leaving=parameter)
    if parameter == "outlet":
        query = (
            select(_OUTLET.slug, func.count()).join(_ARTICLE.id.table, _ARTICLE.outlet_id == _OUTLET.id)
            .where(*conditions).group_by(_OUTLET.slug)
        )  # fmt: skip
    else:
        choices = _choices(filter_, leaving=parameter)
        carried = _slugs_carried(ask(session, choices).shape, parameter).subquery()
        query = (
            select(carried.c.slug, func.count()).join(_ARTICLE.id.table, _ARTICLE.id == carried.c.article_id)
            .where(*conditions).group_by(carried.c.slug)
        )  # fmt: skip
    return dict(session.connection().execute(query, values).all())


def _choices(filter_: LedgerFilter, leaving: str | None = None) -> LedgerFilter:
    """What one statement or incident of an article must meet."""
    aside = {leaving: ()} if leaving else {}
    return replace(filter_, **{"outlet": (), "since": None, "until": None, "q": "", **aside})  # type: ignore[arg-type]


def _slugs_carried(shape: Shape, parameter: str) -> Any:
    """Each article with each slug of what it carries that meets the shape, once."""
    appearance, report, member = columns_of(Appearance), columns_of(IncidentReport), columns_of(TagSetMember)
    carried = []
    for link, key, subject in (
        (appearance, appearance.statement_id, STATEMENTS), (report, report.incident_id, INCIDENTS),
    ):  # fmt: skip
        slug = column = subject.column(parameter)
        source = link.article_id.table.join(subject.key.table, subject.key == key)
        if parameter in subject.sets:
            source, slug = source.join(member.tag.table, member.set_id == column), member.tag
        query = select(link.article_id.label("article_id"), slug.label("slug")).select_from(source)
        carried.append(query.where(*subject.conditions(shape), slug.is_not(None)))
    return union(*carried)


def _carries(shape: Shape) -> ColumnElement[bool]:
    """The condition that an article carries such a statement or tells of such an incident."""
    appearance, report = columns_of(Appearance), columns_of(IncidentReport)
    said = (
        select(appearance.article_id).join(STATEMENTS.key.table, STATEMENTS.key == appearance.statement_id)
        .where(*STATEMENTS.conditions(shape))
    )  # fmt: skip
    told = (
        select(report.article_id).join(INCIDENTS.key.table, INCIDENTS.key == report.incident_id)
        .where(*INCIDENTS.conditions(shape))
    )  # fmt: skip
    return or_(_ARTICLE.id.in_(said), _ARTICLE.id.in_(told))
