"""What a transaction has touched: the canonical records to be derived anew, and to be indexed, at its end."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Appearance, IncidentReport, OfficialReport, utc_now
from app.services.saving.rows import fetch_in, given

_STATEMENTS = select(col(Appearance.statement_id)).where(col(Appearance.article_id).in_(given()))
_INCIDENTS = select(col(IncidentReport.incident_id)).where(col(IncidentReport.article_id).in_(given()))
_OFFICIALS = select(col(OfficialReport.official_id)).where(col(OfficialReport.article_id).in_(given()))


@dataclass(slots=True)
class Touched:
    """Ids of canonical records: `new` ones are as derived, others have to be derived from their reports."""

    now: datetime = field(default_factory=utc_now)
    new_statements: set[int] = field(default_factory=set)
    new_incidents: set[int] = field(default_factory=set)
    tagged: set[int] = field(default_factory=set)
    """New statements beside which an agency, a tactic or an incident stands."""
    statements: set[int] = field(default_factory=set)
    incidents: set[int] = field(default_factory=set)
    officials: set[int] = field(default_factory=set)

    def carried_by(self, session: Session, articles: Collection[int]) -> None:
        """Everything that these articles report of has to be derived anew."""
        for found, query in (
            (self.statements, _STATEMENTS), (self.incidents, _INCIDENTS), (self.officials, _OFFICIALS),
        ):  # fmt: skip
            found.update(id_ for (id_,) in fetch_in(session, query, articles))
