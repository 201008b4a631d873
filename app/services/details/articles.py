"""The page of an article: excerpts round everything that was found in it, never the whole text."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Article
from app.services.catalogue import Reading
from app.services.details.quoting import article_refs, excerpts_of, marks_of, shown_texts
from app.services.excerpts import Mark, highlighted, shown
from app.services.portraits import ArticleDetail, ArticleRef, Target
from app.services.rows import article_rows, incident_rows, official_rows, statement_rows
from app.services.tags import CURRENT


def article_detail(session: Session, reading: Reading, article_id: int) -> ArticleDetail | None:
    """An article of any version with its excerpts, and statements and incidents in the text's order."""
    article = session.get(Article, article_id)
    rows = article_rows(session, [article_id])
    if article is None or not rows:
        return None
    marks = marks_of(session, [article_id]).get(article_id, [])
    text = shown_texts(session, [article_id], reading.settings.names_shown)(article_id, article.text)
    excerpts = excerpts_of(reading, text, marks, marks)
    order = _in_order(marks)
    older = (
        select(col(Article.id)).where(col(Article.superseded_by_id) == article_id).order_by(col(Article.id))
    )
    return ArticleDetail(
        article=rows[0], superseded_by=article.superseded_by_id,
        supersedes=tuple(sorted(session.execute(older).scalars())), source=article.source,
        language=article.language, extractor=article.extractor,
        ingested_at=utc(article.ingested_at), characters=len(article.text),
        shown=shown(excerpts), spans=highlighted(excerpts), excerpts=excerpts,
        statements=statement_rows(session, reading, [target.id for target in order["statements"]]),
        incidents=incident_rows(session, reading, [target.id for target in order["incidents"]]),
        officials=official_rows(session, [target.slug for target in order["officials"]], {}),
        copies=_copies(session, article),
    )  # fmt: skip


def utc(moment: datetime) -> datetime:
    """A stored moment, aware of its zone: SQLite forgets it."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _in_order(marks: Sequence[Mark]) -> dict[str, list[Target]]:
    """The records by noun, each once, in the order in which their first spans stand."""
    first: dict[Target, int] = {}
    for mark in marks:
        first[mark.target] = min(mark.start, first.get(mark.target, mark.start))
    order: dict[str, list[Target]] = defaultdict(list)
    for target in sorted(first, key=lambda target: (first[target], target.id)):
        order[target.noun].append(target)
    return order


def _copies(session: Session, article: Article) -> tuple[ArticleRef, ...]:
    query = select(col(Article.id)).where(
        CURRENT, col(Article.copy_group_id) == article.copy_group_id, col(Article.id) != article.id
    )
    found = article_refs(session, list(session.execute(query).scalars()))
    return tuple(ref for ref, _ in (found[id_] for id_ in sorted(found)))
