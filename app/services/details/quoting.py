"""Which words of which articles a record stands on."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Appearance, AppearancePart, Article, Evidence, IncidentReport, Outlet
from app.services.catalogue import Reading
from app.services.conditions import Subject
from app.services.excerpts import Mark, cut
from app.services.filters import LedgerFilter
from app.services.listing import page_of_ids
from app.services.portraits import ArticleRef, Excerpt, Target
from app.services.records import Ref

NEWEST = 10
"""Records of each sort that the page of a named thing shows; its lists show the others."""

Marks = Mapping[int, list[Mark]]
"""Marks by the id of an appearance, a report or an article."""


def article_refs(session: Session, ids: Collection[int]) -> dict[int, tuple[ArticleRef, str]]:
    """These articles and their texts, by id. One query."""
    columns = (Article.id, Article.title, Article.url, Article.published, Article.superseded_by_id)
    query = (
        select(*columns, col(Article.text), col(Outlet.slug), col(Outlet.name))  # type: ignore[call-overload]
        .outerjoin(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(col(Article.id).in_(ids))
    )
    return {
        id_: (ArticleRef(id_, title, url, Ref(slug, name) if slug else None, published, newer), text)
        for id_, title, url, published, newer, text, slug, name in session.execute(query)
    }


def statement_marks(session: Session, by: Any, ids: Collection[int]) -> Marks:
    """Parts of appearances; `by` is the column of `Appearance` that `ids` are of. One query."""
    query = (
        select(by, col(AppearancePart.span_start), col(AppearancePart.span_end), col(Appearance.statement_id))
        .join(AppearancePart, col(AppearancePart.appearance_id) == Appearance.id)
        .where(by.in_(ids))
    )
    return _gather(session, query, "statements")


def incident_marks(session: Session, by: Any, ids: Collection[int]) -> Marks:
    """Evidence of reports; `by` is the column of `IncidentReport` that `ids` are of. One query."""
    query = (
        select(by, col(Evidence.span_start), col(Evidence.span_end), col(IncidentReport.incident_id))
        .join(Evidence, col(Evidence.report_id) == IncidentReport.id)
        .where(by.in_(ids))
    )
    return _gather(session, query, "incidents")


def _gather(session: Session, query: Any, noun: Any) -> Marks:
    marks: dict[int, list[Mark]] = defaultdict(list)
    for key, start, end, id_ in session.execute(query):
        marks[key].append(Mark(start, end, Target(noun, id_)))
    return marks


def excerpts_of(reading: Reading, text: str, marks: list[Mark]) -> tuple[Excerpt, ...]:
    """The article's text as far as a page may show it round these marks."""
    return cut(text, marks, reading.settings.excerpt_chars, reading.settings.excerpt_share)


def newest_of(session: Session, subject: Subject, filter_: LedgerFilter) -> list[int]:
    """The ids of the newest records of a filter. One query."""
    return page_of_ids(session, subject, filter_.sorted_by("newest"), NEWEST)
