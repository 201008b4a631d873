"""The page of a statement: its words in every article that carries it."""

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Appearance, IncidentStatement
from app.readmodel import IncidentIndex
from app.services.catalogue import Reading
from app.services.details.quoting import article_refs, excerpts_of, marks_of, oldest_first, statement_marks
from app.services.hidden import hidden_in
from app.services.hidden_titles import NOTHING
from app.services.portraits import AppearanceView, StatementDetail
from app.services.rows import incident_rows, statement_rows


def statement_detail(session: Session, reading: Reading, statement_id: int) -> StatementDetail | None:
    """A statement with its appearances, oldest first."""
    rows = statement_rows(session, reading, [statement_id])
    if not rows:
        return None
    about = (
        select(col(IncidentStatement.incident_id))
        .join(IncidentIndex, col(IncidentIndex.incident_id) == IncidentStatement.incident_id)
        .where(col(IncidentStatement.statement_id) == statement_id)
        .order_by(col(IncidentIndex.sort_date).desc(), col(IncidentIndex.incident_id).desc())
    )  # fmt: skip
    return StatementDetail(
        statement=rows[0],
        appearances=_appearances(session, reading, statement_id),
        incidents=incident_rows(session, reading, list(session.execute(about).scalars())),
    )


def _appearances(session: Session, reading: Reading, statement_id: int) -> tuple[AppearanceView, ...]:
    query = select(Appearance).where(col(Appearance.statement_id) == statement_id)
    appearances = session.execute(query).scalars().all()
    articles = article_refs(session, {one.article_id for one in appearances}, reading.settings.names_shown)
    marks = statement_marks(session, col(Appearance.id), [a.id for a in appearances if a.id])
    every, hidden = marks_of(session, articles), hidden_in(session, articles)
    views = []
    for appearance in appearances:
        article, text = articles[appearance.article_id]
        excerpts = excerpts_of(reading, text, marks.get(appearance.id or 0, []), every[appearance.article_id])
        via = appearance.reported_via and hidden.get(article.id, NOTHING).without(appearance.reported_via)
        views.append(
            AppearanceView(
                article, appearance.kind, via, appearance.rule, appearance.confidence, excerpts
            )
        )  # fmt: skip
    return tuple(sorted(views, key=lambda view: oldest_first(view.article)))
