"""Lists of incidents, statements and articles: one page of a filter, and how many rows it has in all."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from sqlmodel import Session

from app.services.carried import match_articles
from app.services.catalogue import Reading
from app.services.columns import Numbers
from app.services.filters import LedgerFilter
from app.services.matching import INCIDENTS, STATEMENTS, Subject, match
from app.services.records import ArticleRow, IncidentRow, Page, StatementRow
from app.services.rows import article_rows, incident_rows, statement_rows

Row = TypeVar("Row")


def list_incidents(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[IncidentRow]:
    """One page of incidents. A page beyond the last is empty."""
    return _page(session, reading, (INCIDENTS, incident_rows), filter_)


def list_statements(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[StatementRow]:
    """One page of statements. A page beyond the last is empty."""
    return _page(session, reading, (STATEMENTS, statement_rows), filter_)


def list_articles(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[ArticleRow]:
    """One page of articles, newest versions only. A page beyond the last is empty."""
    size = reading.settings.page_size
    articles, rows = match_articles(session, filter_)
    ids = articles.ids[articles.in_order(rows, filter_.sort)]
    return Page(filter_, article_rows(session, _slice(ids, filter_, size)), len(ids), size)


def _page(
    session: Session,
    reading: Reading,
    listed: tuple[Subject, Callable[[Session, Reading, Sequence[int]], tuple[Row, ...]]],
    filter_: LedgerFilter,
) -> Page[Row]:
    subject, rows_of = listed
    size = reading.settings.page_size
    ids = _ids(session, subject, filter_)
    return Page(filter_, rows_of(session, reading, _slice(ids, filter_, size)), len(ids), size)


def page_of_ids(session: Session, subject: Subject, filter_: LedgerFilter, size: int) -> list[int]:
    """The ids of one page of so many rows in the filter's order."""
    return _slice(_ids(session, subject, filter_), filter_, size)


def count_rows(session: Session, subject: Subject, filter_: LedgerFilter) -> int:
    """How many rows the filter gives."""
    return int(np.count_nonzero(match(session, subject, filter_).rows()))


def _ids(session: Session, subject: Subject, filter_: LedgerFilter) -> Numbers:
    """The ids of all rows in the filter's order."""
    matched = match(session, subject, filter_)
    ids: Numbers = matched.records.ids[matched.records.in_order(matched.rows(), filter_.sort)]
    return ids


def _slice(ids: Numbers, filter_: LedgerFilter, size: int) -> list[int]:
    page: list[int] = ids[size * (filter_.page - 1) : size * filter_.page].tolist()
    return page
