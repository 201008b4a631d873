"""The links between canonical records, made from what their reports say: each a query into a table."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Insert, Select, insert, select
from sqlmodel import Session, SQLModel, col

from app.models import (
    Agency,
    Appearance,
    AppearanceTag,
    Evidence,
    EvidenceField,
    IncidentAgency,
    IncidentReport,
    IncidentStatement,
    IncidentTactic,
    ReportAppearance,
    StatementAgency,
    StatementTactic,
)
from app.services.saving.rows import fetch_in, given, parts, remove, table_of

_INCIDENT, _STATEMENT = col(IncidentReport.incident_id), col(Appearance.statement_id)
_IDS = given()


def _filled(model: type[SQLModel], columns: tuple[str, str], query: Select[*tuple[Any, ...]]) -> Insert:
    return insert(table_of(model)).from_select(columns, query)


_INCIDENT_LINKS: tuple[tuple[type[SQLModel], Insert], ...] = (
    (IncidentAgency, _filled(IncidentAgency, ("incident_id", "agency_id"), (
        select(_INCIDENT, col(Agency.id)).select_from(IncidentReport).join(Evidence)
        .join(Agency, col(Agency.slug) == col(Evidence.value))
        .where(_INCIDENT.in_(_IDS), col(Evidence.field) == EvidenceField.AGENCY).distinct()
    ))),
    (IncidentTactic, _filled(IncidentTactic, ("incident_id", "tactic"), (
        select(_INCIDENT, col(Evidence.value)).select_from(IncidentReport).join(Evidence)
        .where(_INCIDENT.in_(_IDS), col(Evidence.field) == EvidenceField.TACTIC).distinct()
    ))),
    (IncidentStatement, _filled(IncidentStatement, ("incident_id", "statement_id"), (
        select(_INCIDENT, _STATEMENT).select_from(IncidentReport).join(ReportAppearance)
        .join(Appearance).where(_INCIDENT.in_(_IDS)).distinct()
    ))),
)  # fmt: skip
"""What incidents are linked to: agencies and tactics of their evidence, statements told with them."""

_STATEMENT_LINKS: tuple[tuple[type[SQLModel], Insert], ...] = (
    (StatementAgency, _filled(StatementAgency, ("statement_id", "agency_id"), (
        select(_STATEMENT, col(Agency.id)).select_from(Appearance).join(AppearanceTag)
        .join(Agency, col(Agency.slug) == col(AppearanceTag.value))
        .where(_STATEMENT.in_(_IDS), col(AppearanceTag.field) == EvidenceField.AGENCY).distinct()
    ))),
    (StatementTactic, _filled(StatementTactic, ("statement_id", "tactic"), (
        select(_STATEMENT, col(AppearanceTag.value)).select_from(Appearance).join(AppearanceTag)
        .where(_STATEMENT.in_(_IDS), col(AppearanceTag.field) == EvidenceField.TACTIC).distinct()
    ))),
)  # fmt: skip
"""What statements are linked to: what is named beside them, never what is told of their incidents."""

_SAID_OF = select(col(IncidentStatement.statement_id)).where(col(IncidentStatement.incident_id).in_(_IDS))


def link_incidents(session: Session, ids: Collection[int]) -> None:
    """Make agencies, tactics and statements of these incidents anew."""
    for model, filled in _INCIDENT_LINKS:
        remove(session, model, "incident_id", ids)
        for part in parts(ids):
            session.connection().execute(filled, {"values": part})


def link_statements(session: Session, ids: Collection[int]) -> None:
    """Make agencies and tactics of these statements anew."""
    for model, filled in _STATEMENT_LINKS:
        remove(session, model, "statement_id", ids)
        for part in parts(ids):
            session.connection().execute(filled, {"values": part})


def statements_of(session: Session, incidents: Collection[int]) -> set[int]:
    """The statements linked to these incidents."""
    return {id_ for (id_,) in fetch_in(session, _SAID_OF, incidents)}
