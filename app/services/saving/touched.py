"""What a transaction has touched: the canonical records to be derived anew, and to be indexed, at its end."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Appearance, IncidentReport, OfficialReport, utc_now


@dataclass(slots=True)
class Touched:
    """Ids of canonical records: `new` ones are as derived, others have to be derived from their reports."""

    now: datetime = field(default_factory=utc_now)
    new_statements: set[int] = field(default_factory=set)
    new_incidents: set[int] = field(default_factory=set)
    statements: set[int] = field(default_factory=set)
    incidents: set[int] = field(default_factory=set)
    officials: set[int] = field(default_factory=set)

    def carried_by(self, session: Session, articles: Collection[int]) -> None:
        """Everything that these articles report of has to be derived anew."""
        if not articles:
            return
        for found, owner, article in (
            (self.statements, Appearance.statement_id, Appearance.article_id),
            (self.incidents, IncidentReport.incident_id, IncidentReport.article_id),
            (self.officials, OfficialReport.official_id, OfficialReport.article_id),
        ):
            found.update(session.execute(select(col(owner)).where(col(article).in_(articles))).scalars())
