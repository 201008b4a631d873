"""As of when the ledger speaks."""

from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.models import Article, IndexDue, IngestRun
from app.services.details.articles import utc


def last_fed(session: Session) -> datetime | None:
    """When the last ingest ended or the newest article came, whichever is later. Two queries.

    Articles are numbered as they come: the last number is the newest, and no other article is looked at.
    """
    newest = select(Article.ingested_at).order_by(col(Article.id).desc()).limit(1)  # type: ignore[call-overload]
    queries = (select(func.max(IngestRun.finished_at)), newest)
    moments = (session.execute(query).scalar() for query in queries)
    return max((utc(moment) for moment in moments if moment), default=None)


def settled(session: Session) -> bool:
    """Whether the lists show all that the ledger has: nothing waits to be put into them. One query."""
    return session.execute(select(IndexDue.noun).limit(1)).first() is None  # type: ignore[call-overload]
