"""The links between canonical records, made from what their reports say: each a query into a table."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, insert, select, union
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
from app.services.saving.rows import remove, table_of


def link_incidents(session: Session, ids: Collection[int], old: Collection[int]) -> None:
    """Make agencies, tactics and statements of these incidents; the `old` ones among them had some before."""
    key, ours = col(IncidentReport.incident_id), col(IncidentReport.incident_id).in_(ids)
    _replace(session, IncidentAgency, ("incident_id", "agency_id"), old, (
        select(key, col(Agency.id)).select_from(IncidentReport).join(Evidence)
        .join(Agency, col(Agency.slug) == col(Evidence.value))
        .where(ours, col(Evidence.field) == EvidenceField.AGENCY).distinct()
    ))  # fmt: skip
    _replace(session, IncidentTactic, ("incident_id", "tactic"), old, (
        select(key, col(Evidence.value)).select_from(IncidentReport).join(Evidence)
        .where(ours, col(Evidence.field) == EvidenceField.TACTIC).distinct()
    ))  # fmt: skip
    _replace(session, IncidentStatement, ("incident_id", "statement_id"), old, (
        select(key, col(Appearance.statement_id)).select_from(IncidentReport).join(ReportAppearance)
        .join(Appearance).where(ours).distinct()
    ))  # fmt: skip


def link_statements(session: Session, ids: Collection[int], old: Collection[int]) -> None:
    """Make agencies and tactics of these statements: those named beside them, and tactics of incidents."""
    key, ours = col(Appearance.statement_id), col(Appearance.statement_id).in_(ids)
    _replace(session, StatementAgency, ("statement_id", "agency_id"), old, (
        select(key, col(Agency.id)).select_from(Appearance).join(AppearanceTag)
        .join(Agency, col(Agency.slug) == col(AppearanceTag.value))
        .where(ours, col(AppearanceTag.field) == EvidenceField.AGENCY).distinct()
    ))  # fmt: skip
    named = (
        select(key, col(AppearanceTag.value)).select_from(Appearance).join(AppearanceTag)
        .where(ours, col(AppearanceTag.field) == EvidenceField.TACTIC)
    )  # fmt: skip
    link = IncidentStatement
    about = (
        select(col(link.statement_id), col(IncidentTactic.tactic)).select_from(link)
        .join(IncidentTactic, col(IncidentTactic.incident_id) == col(link.incident_id))
        .where(col(link.statement_id).in_(ids))
    )  # fmt: skip
    both = union(named, about).subquery()
    _replace(session, StatementTactic, ("statement_id", "tactic"), old, select(*both.c))


def statements_of(session: Session, incidents: Collection[int]) -> set[int]:
    """The statements linked to these incidents."""
    if not incidents:
        return set()
    query = select(col(IncidentStatement.statement_id)).where(
        col(IncidentStatement.incident_id).in_(incidents)
    )
    return set(session.execute(query).scalars())


def _replace(
    session: Session,
    model: type[SQLModel],
    columns: tuple[str, str],
    old: Collection[int],
    query: Select[*tuple[Any, ...]],
) -> None:
    """Fill a table of links from a query, after taking the links of the `old` records away."""
    remove(session, model, columns[0], old)
    session.execute(insert(table_of(model)).from_select(columns, query))
