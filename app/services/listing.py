"""Lists of incidents, statements and articles: one page of a filter, and how many rows it has in all."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import numpy as np
from sqlmodel import Session

from app.services.carried import match_articles
from app.services.catalogue import Reading
from app.services.columns import Numbers
from app.services.filters import LedgerFilter
from app.services.matching import INCIDENTS, STATEMENTS, Subject, match
from app.services.ordered import Ordered
from app.services.records import ArticleRow, IncidentRow, Page, StatementRow
from app.services.rows import article_rows, incident_rows, statement_rows

Row = TypeVar("Row")


def list_incidents(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[IncidentRow]:
    """One page of incidents. A page beyond the last is empty."""
    return ordered_incidents(session, reading, filter_).page(filter_, reading.settings.page_size)


def list_statements(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[StatementRow]:
    """One page of statements. A page beyond the last is empty."""
    return ordered_statements(session, reading, filter_).page(filter_, reading.settings.page_size)


def list_articles(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[ArticleRow]:
    """One page of articles, newest versions only. A page beyond the last is empty."""
    return ordered_articles(session, reading, filter_).page(filter_, reading.settings.page_size)


def ordered_incidents(session: Session, reading: Reading, filter_: LedgerFilter) -> Ordered[IncidentRow]:
    """All incidents of the filter."""
    return _of_ids(_ids(session, INCIDENTS, filter_), partial(incident_rows, session, reading))


def ordered_statements(session: Session, reading: Reading, filter_: LedgerFilter) -> Ordered[StatementRow]:
    """All statements of the filter."""
    return _of_ids(_ids(session, STATEMENTS, filter_), partial(statement_rows, session, reading))


def ordered_articles(session: Session, _reading: Reading, filter_: LedgerFilter) -> Ordered[ArticleRow]:
    """All articles of the filter, newest versions only."""
    articles, rows = match_articles(session, filter_)
    ids: Numbers = articles.ids[articles.in_order(rows, filter_.sort)]
    return _of_ids(ids, partial(article_rows, session))


def _of_ids(ids: Numbers, rows_of: Callable[[Sequence[int]], tuple[Row, ...]]) -> Ordered[Row]:
    return Ordered(len(ids), lambda first, last: rows_of(ids[first:last].tolist()))


def page_of_ids(session: Session, subject: Subject, filter_: LedgerFilter, size: int) -> list[int]:
    """The ids of one page of so many rows in the filter's order."""
    first = size * (filter_.page - 1)
    page: list[int] = _ids(session, subject, filter_)[first : first + size].tolist()
    return page


def count_rows(session: Session, subject: Subject, filter_: LedgerFilter) -> int:
    """How many rows the filter gives."""
    return int(np.count_nonzero(match(session, subject, filter_).rows()))


def _ids(session: Session, subject: Subject, filter_: LedgerFilter) -> Numbers:
    """The ids of all rows in the filter's order."""
    matched = match(session, subject, filter_)
    ids: Numbers = matched.records.ids[matched.records.in_order(matched.rows(), filter_.sort)]
    return ids
