"""What a transaction has touched: the canonical records to be derived anew, and to be indexed, later."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import (
    Appearance,
    AppearanceSpeaker,
    IncidentReport,
    IncidentStatement,
    OfficialReport,
    ReportAppearance,
    utc_now,
)
from app.services.saving.rows import fetch_in, given
from app.vocabulary import Noun

_STATEMENTS = select(col(Appearance.statement_id)).where(col(Appearance.article_id).in_(given()))
_INCIDENTS = select(col(IncidentReport.incident_id)).where(col(IncidentReport.article_id).in_(given()))
_OFFICIALS = select(col(OfficialReport.official_id)).where(col(OfficialReport.article_id).in_(given()))
_ABOUT = select(col(IncidentStatement.incident_id)).where(col(IncidentStatement.statement_id).in_(given()))
_TELLING = (
    select(col(IncidentReport.incident_id)).select_from(IncidentReport).join(ReportAppearance).join(Appearance)
    .where(col(Appearance.statement_id).in_(given()))
)  # fmt: skip
_SPOKEN = (
    select(col(Appearance.statement_id)).select_from(Appearance).join(AppearanceSpeaker).join(OfficialReport)
    .where(col(OfficialReport.official_id).in_(given()))
)  # fmt: skip


@dataclass(slots=True)
class Touched:
    """Ids of canonical records by noun: those made in this transaction, and others that it changed."""

    now: datetime = field(default_factory=utc_now)
    new: dict[Noun, set[int]] = field(default_factory=lambda: {noun: set() for noun in Noun})
    old: dict[Noun, set[int]] = field(default_factory=lambda: {noun: set() for noun in Noun})

    def linked(self, noun: Noun, owners: Collection[int]) -> None:
        """These have another report each time they are named: one of a record just made is no news."""
        reports = Counter(owners)
        self.old[noun].update(id_ for id_, told in reports.items() if told > 1 or id_ not in self.new[noun])

    def moved(self, session: Session, noun: Noun, owners: Collection[int]) -> None:
        """Reports moved between these: what is linked to them has to be derived anew too."""
        self.old[noun].update(owners)
        if noun is Noun.STATEMENT:
            for query in (_ABOUT, _TELLING):
                self.linked(Noun.INCIDENT, {id_ for (id_,) in fetch_in(session, query, owners)})
        if noun is Noun.OFFICIAL:
            self.linked(Noun.STATEMENT, {id_ for (id_,) in fetch_in(session, _SPOKEN, owners)})

    def carried_by(self, session: Session, articles: Collection[int]) -> None:
        """Everything that these articles report of has to be derived anew."""
        for noun, query in (
            (Noun.STATEMENT, _STATEMENTS), (Noun.INCIDENT, _INCIDENTS), (Noun.OFFICIAL, _OFFICIALS),
        ):  # fmt: skip
            self.linked(noun, {id_ for (id_,) in fetch_in(session, query, articles)})
