"""Lists of incidents, statements and articles: one page of a filter, and how many rows it has in all."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session, col

from app.models import Appearance, Article, IncidentReport, Outlet
from app.readmodel import IncidentIndex, StatementIndex
from app.services.catalogue import Reading
from app.services.conditions import INCIDENTS, STATEMENTS, Subject
from app.services.filters import LedgerFilter
from app.services.records import ArticleRow, IncidentRow, Page, StatementRow
from app.services.rows import article_rows, incident_rows, statement_rows
from app.services.tags import CURRENT
from app.services.words import words_of

Conditions = Sequence[ColumnElement[bool]]


def list_incidents(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[IncidentRow]:
    """One page of incidents. A page beyond the last is empty."""
    conditions = INCIDENTS.conditions(session, filter_)
    size = reading.settings.page_size
    ids = page_of_ids(session, INCIDENTS, conditions, filter_, size)
    return Page(
        filter_, incident_rows(session, reading, ids), count_rows(session, INCIDENTS.key, conditions), size
    )


def list_statements(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[StatementRow]:
    """One page of statements. A page beyond the last is empty."""
    conditions = STATEMENTS.conditions(session, filter_)
    size = reading.settings.page_size
    ids = page_of_ids(session, STATEMENTS, conditions, filter_, size)
    return Page(
        filter_, statement_rows(session, reading, ids), count_rows(session, STATEMENTS.key, conditions), size
    )


def list_articles(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[ArticleRow]:
    """One page of articles, newest versions only. A page beyond the last is empty."""
    conditions = article_conditions(session, filter_)
    day, key, size = col(Article.published), col(Article.id), reading.settings.page_size
    oldest = filter_.sort == "oldest"
    order = (day.asc().nulls_last(), key.asc()) if oldest else (day.desc().nulls_last(), key.desc())
    query = select(key).where(*conditions).order_by(*order).limit(size).offset(size * (filter_.page - 1))
    ids = list(session.execute(query).scalars())
    return Page(filter_, article_rows(session, ids), count_rows(session, key, conditions), size)


def page_of_ids(
    session: Session, subject: Subject, conditions: Conditions, filter_: LedgerFilter, size: int
) -> list[int]:
    """The ids of one page in the filter's order. One query."""
    query = select(subject.key).where(*conditions).order_by(*subject.order(filter_.sort))
    return list(session.execute(query.limit(size).offset(size * (filter_.page - 1))).scalars())


def newest_ids(session: Session, subject: Subject, conditions: Conditions, limit: int) -> list[int]:
    """The ids of the newest rows. One query."""
    query = select(subject.key).where(*conditions).order_by(*subject.order("newest")).limit(limit)
    return list(session.execute(query).scalars())


def count_rows(session: Session, key: Any, conditions: Conditions) -> int:
    """How many rows of the table of `key` meet the conditions. One query."""
    query = select(func.count()).select_from(key.class_).where(*conditions)
    total: int = session.execute(query).scalar_one()
    return total


def article_conditions(
    session: Session, filter_: LedgerFilter, leaving: tuple[str, ...] = ()
) -> list[ColumnElement[bool]]:
    """What an article must meet: newest of its versions, and some statement or incident in it as asked.

    Choices other than the outlet are met by one statement, or one incident, that the article carries. Words
    may stand in its title instead.
    """
    conditions: list[ColumnElement[bool]] = [CURRENT]
    if filter_.outlet and "outlet" not in leaving:
        outlets = select(col(Outlet.id)).where(col(Outlet.slug).in_(filter_.outlet))
        conditions.append(col(Article.outlet_id).in_(outlets))
    if filter_.since:
        conditions.append(col(Article.published) >= filter_.since)
    if filter_.until:
        conditions.append(col(Article.published) <= filter_.until)
    choices = LedgerFilter(
        filter_.list,
        filter_.city,
        filter_.state,
        filter_.agency,
        filter_.tactic,
        filter_.role,
        filter_.speaker,
    )
    if choices.narrowed:
        conditions.append(_carries(session, choices))
    if filter_.q:
        words = [col(Article.title).icontains(word, autoescape=True) for word in words_of(filter_.q)]
        said = _carries(session, LedgerFilter(filter_.list, q=filter_.q))
        conditions.append(or_(and_(*words), said) if words else said)
    return conditions


def _carries(session: Session, filter_: LedgerFilter) -> ColumnElement[bool]:
    """The condition that an article carries such a statement or tells of such an incident."""
    said = (
        select(col(Appearance.article_id))
        .join(StatementIndex, col(StatementIndex.statement_id) == Appearance.statement_id)
        .where(*STATEMENTS.conditions(session, filter_))
    )
    told = (
        select(col(IncidentReport.article_id))
        .join(IncidentIndex, col(IncidentIndex.incident_id) == IncidentReport.incident_id)
        .where(*INCIDENTS.conditions(session, filter_))
    )
    return or_(col(Article.id).in_(said), col(Article.id).in_(told))
