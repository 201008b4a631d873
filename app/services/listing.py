"""Lists of incidents, statements and articles: one page of a filter, and how many rows it has in all."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import numpy as np
from sqlmodel import Session

from app.services.carried import match_articles
from app.services.catalogue import Reading
from app.services.columns import Numbers, Records
from app.services.filters import LedgerFilter
from app.services.fingerprints import of_rows
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
    return _ordered(*_found(session, INCIDENTS, filter_), partial(incident_rows, session, reading))


def ordered_statements(session: Session, reading: Reading, filter_: LedgerFilter) -> Ordered[StatementRow]:
    """All statements of the filter."""
    return _ordered(*_found(session, STATEMENTS, filter_), partial(statement_rows, session, reading))


def ordered_articles(session: Session, _reading: Reading, filter_: LedgerFilter) -> Ordered[ArticleRow]:
    """All articles of the filter, newest versions only."""
    articles, rows = match_articles(session, filter_)
    return _ordered(articles, articles.in_order(rows, filter_.sort), partial(article_rows, session))


def _ordered(
    records: Records, rows: Numbers, rows_of: Callable[[Sequence[int]], tuple[Row, ...]]
) -> Ordered[Row]:
    """These rows of a table, by their numbers in it."""
    ids = records.ids[rows]
    return Ordered(
        len(ids), lambda first, last: rows_of(ids[first:last].tolist()),
        lambda: of_rows(records.digests[rows]),
    )  # fmt: skip


def page_of_ids(session: Session, subject: Subject, filter_: LedgerFilter, size: int) -> list[int]:
    """The ids of one page of so many rows in the filter's order."""
    first = size * (filter_.page - 1)
    records, rows = _found(session, subject, filter_)
    page: list[int] = records.ids[rows[first : first + size]].tolist()
    return page


def count_rows(session: Session, subject: Subject, filter_: LedgerFilter) -> int:
    """How many rows the filter gives."""
    return int(np.count_nonzero(match(session, subject, filter_).rows()))


def _found(session: Session, subject: Subject, filter_: LedgerFilter) -> tuple[Records, Numbers]:
    """A table, and the numbers of the rows that the filter gives of it, in its order."""
    matched = match(session, subject, filter_)
    return matched.records, matched.records.in_order(matched.rows(), filter_.sort)
