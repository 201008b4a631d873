"""The page of an article: excerpts round everything that was found in it, never the whole text."""

from collections import defaultdict
from datetime import UTC, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Appearance, Article, IncidentReport
from app.services.catalogue import Reading
from app.services.details.quoting import article_refs, excerpts_of, incident_marks, statement_marks
from app.services.excerpts import Mark, shown
from app.services.portraits import ArticleDetail, ArticleRef, Target
from app.services.rows import article_rows, incident_rows, statement_rows
from app.services.tags import CURRENT


def article_detail(session: Session, reading: Reading, article_id: int) -> ArticleDetail | None:
    """An article of any version with its excerpts, and statements and incidents in the text's order."""
    article = session.get(Article, article_id)
    rows = article_rows(session, [article_id])
    if article is None or not rows:
        return None
    marks = [
        *statement_marks(session, col(Appearance.article_id), [article_id]).get(article_id, []),
        *incident_marks(session, col(IncidentReport.article_id), [article_id]).get(article_id, []),
    ]
    excerpts = excerpts_of(reading, article.text, marks)
    order = _in_order(marks)
    older = (
        select(col(Article.id)).where(col(Article.superseded_by_id) == article_id).order_by(col(Article.id))
    )
    return ArticleDetail(
        article=rows[0], superseded_by=article.superseded_by_id,
        supersedes=tuple(sorted(session.execute(older).scalars())), source=article.source,
        language=article.language, extractor=article.extractor,
        ingested_at=utc(article.ingested_at), characters=len(article.text),
        shown=shown(excerpts), excerpts=excerpts,
        statements=statement_rows(session, reading, order["statements"]),
        incidents=incident_rows(session, reading, order["incidents"]),
        copies=_copies(session, article),
    )  # fmt: skip


def utc(moment: datetime) -> datetime:
    """A stored moment, aware of its zone: SQLite forgets it."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _in_order(marks: list[Mark]) -> dict[str, list[int]]:
    """Ids of the records by noun, each once, in the order in which their first spans stand."""
    first: dict[Target, int] = {}
    for mark in marks:
        first[mark.target] = min(mark.start, first.get(mark.target, mark.start))
    order: dict[str, list[int]] = defaultdict(list)
    for target in sorted(first, key=lambda target: (first[target], target.id)):
        order[target.noun].append(target.id)
    return order


def _copies(session: Session, article: Article) -> tuple[ArticleRef, ...]:
    query = select(col(Article.id)).where(
        CURRENT, col(Article.copy_group_id) == article.copy_group_id, col(Article.id) != article.id
    )
    found = article_refs(session, list(session.execute(query).scalars()))
    return tuple(ref for ref, _ in (found[id_] for id_ in sorted(found)))
