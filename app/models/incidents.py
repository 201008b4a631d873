"""Incidents, and how each article tells them."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from app.models.base import KEPT_IDS, SPAN, EvidenceField, values_of
from app.vocabulary import IncidentKind, Precision


class Incident(SQLModel, table=True):
    """One event of friction, told once; derived from its reports."""

    __table_args__ = (
        Index("ix_incident_place_sort", "place_id", "sort_date", "id"),
        KEPT_IDS,
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: IncidentKind = Field(sa_type=values_of(IncidentKind))
    title: str = Field(max_length=300)
    """Made from the fields; never an article's sentence."""
    place_id: int | None = Field(default=None, foreign_key="place.id")
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Field(default=Precision.UNKNOWN, sa_type=values_of(Precision))
    reported_on: date | None = None
    """Earliest publication date among its articles."""
    sort_date: date
    """`earliest`, else `reported_on`, else the day of ingest: never null, so that lists can be paged."""
    confidence: float
    sources: int = 1
    """Copy groups that tell of it."""


class IncidentAgency(SQLModel, table=True):
    """An agency that took part."""

    __tablename__ = "incident_agency"
    incident_id: int = Field(foreign_key="incident.id", primary_key=True, ondelete="CASCADE")
    agency_id: int = Field(foreign_key="agency.id", primary_key=True, index=True)


class IncidentTactic(SQLModel, table=True):
    """A tactic the incident is about."""

    __tablename__ = "incident_tactic"
    incident_id: int = Field(foreign_key="incident.id", primary_key=True, ondelete="CASCADE")
    tactic: str = Field(primary_key=True, index=True, max_length=60)


class IncidentStatement(SQLModel, table=True):
    """A statement made about an incident."""

    __tablename__ = "incident_statement"
    incident_id: int = Field(foreign_key="incident.id", primary_key=True, ondelete="CASCADE")
    statement_id: int = Field(foreign_key="statement.id", primary_key=True, index=True, ondelete="CASCADE")


class IncidentReport(SQLModel, table=True):
    """An incident as one article tells it."""

    __tablename__ = "incident_report"
    __table_args__ = (KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True, ondelete="CASCADE")
    article_id: int = Field(foreign_key="article.id", index=True, ondelete="CASCADE")
    node_id: int | None = Field(default=None, index=True)
    """Its `LinkNode`; None for what was saved before there were any, which nothing is linked to."""
    kind: IncidentKind = Field(sa_type=values_of(IncidentKind))
    title: str = Field(max_length=300)
    """Made from the fields; never an article's sentence."""
    place_id: int | None = Field(default=None, foreign_key="place.id")
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Field(default=Precision.UNKNOWN, sa_type=values_of(Precision))
    rule: str = Field(max_length=80)
    confidence: float


class ReportAppearance(SQLModel, table=True):
    """An appearance that stands where its article tells of an incident: the ground of `IncidentStatement`."""

    __tablename__ = "report_appearance"
    report_id: int = Field(foreign_key="incident_report.id", primary_key=True, ondelete="CASCADE")
    appearance_id: int = Field(foreign_key="appearance.id", primary_key=True, index=True, ondelete="CASCADE")


class Evidence(SQLModel, table=True):
    """A span of the reporting article that supports one field; `value` is the agency's or tactic's slug."""

    __table_args__ = (CheckConstraint(SPAN, name="span"), KEPT_IDS)
    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="incident_report.id", index=True, ondelete="CASCADE")
    field: EvidenceField = Field(sa_type=values_of(EvidenceField))
    value: str | None = Field(default=None, max_length=160)
    span_start: int
    span_end: int
