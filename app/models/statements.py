"""Statements, and how each article carries them."""

from datetime import date

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field, SQLModel

from app.models.base import KEPT_IDS, SPAN, EvidenceField, values_of
from app.vocabulary import Position, Role, StatementKind


class Statement(SQLModel, table=True):
    """What one speaker said, once, however many articles carry it; the fullest appearance gives the words."""

    __table_args__ = (KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    kind: StatementKind = Field(sa_type=values_of(StatementKind))
    text: str = Field(sa_type=Text)
    """The parts of the leading appearance, joined by " … ": for lists and search; spans are the record."""
    speaker: str | None = Field(default=None, max_length=300)
    """Name as shown; None for the unnamed and for private people, who are described by their role."""
    role: Role = Field(sa_type=values_of(Role))
    title: str | None = Field(default=None, max_length=200)
    organisation: str | None = Field(default=None, max_length=200)
    position: Position = Field(sa_type=values_of(Position))
    confidence: float
    official_id: int | None = Field(default=None, foreign_key="official.id", index=True)
    """The page of the first speaker, where that is a public official."""
    place_id: int | None = Field(default=None, foreign_key="place.id", index=True)
    """The speaker's jurisdiction."""
    reported_on: date | None = None
    """Earliest publication date among its appearances."""
    sources: int = 1
    """Copy groups that carry it."""


class StatementSpeaker(SQLModel, table=True):
    """Each official who made a statement together with others, in order."""

    __tablename__ = "statement_speaker"
    statement_id: int = Field(foreign_key="statement.id", primary_key=True, ondelete="CASCADE")
    official_id: int = Field(foreign_key="official.id", primary_key=True, index=True, ondelete="CASCADE")
    ordinal: int = 0


class Appearance(SQLModel, table=True):
    """A statement as one article carries it."""

    __table_args__ = (KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    statement_id: int = Field(foreign_key="statement.id", index=True, ondelete="CASCADE")
    article_id: int = Field(foreign_key="article.id", index=True, ondelete="CASCADE")
    node_id: int | None = Field(default=None, index=True)
    """Its `LinkNode`; None for what was saved before there were any, which nothing is linked to."""
    kind: StatementKind = Field(sa_type=values_of(StatementKind))
    speaker: str | None = Field(default=None, max_length=300)
    role: Role = Field(sa_type=values_of(Role))
    title: str | None = Field(default=None, max_length=200)
    organisation: str | None = Field(default=None, max_length=200)
    position: Position = Field(sa_type=values_of(Position))
    place_id: int | None = Field(default=None, foreign_key="place.id")
    reported_via: str | None = Field(default=None, max_length=200)
    mention_start: int | None = None
    mention_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    rule: str = Field(max_length=80)
    confidence: float


class AppearancePart(SQLModel, table=True):
    """One part of an appearance's content: a span of the article."""

    __tablename__ = "appearance_part"
    __table_args__ = (CheckConstraint(SPAN, name="span"),)
    appearance_id: int = Field(foreign_key="appearance.id", primary_key=True, ondelete="CASCADE")
    ordinal: int = Field(primary_key=True)
    span_start: int
    span_end: int


class AppearanceSpeaker(SQLModel, table=True):
    """An official of the article who speaks in an appearance; joint speakers in order."""

    __tablename__ = "appearance_speaker"
    appearance_id: int = Field(foreign_key="appearance.id", primary_key=True, ondelete="CASCADE")
    ordinal: int = Field(primary_key=True)
    report_id: int = Field(foreign_key="official_report.id", index=True, ondelete="CASCADE")


class AppearanceTag(SQLModel, table=True):
    """An agency or tactic named where an appearance stands, with the span that names it."""

    __tablename__ = "appearance_tag"
    __table_args__ = (CheckConstraint(SPAN, name="span"),)
    appearance_id: int = Field(foreign_key="appearance.id", primary_key=True, ondelete="CASCADE")
    field: EvidenceField = Field(primary_key=True, sa_type=values_of(EvidenceField))
    value: str = Field(primary_key=True, max_length=160)
    """The agency's or tactic's slug."""
    span_start: int = Field(primary_key=True)
    span_end: int


class StatementAgency(SQLModel, table=True):
    """An agency named where the statement stands."""

    __tablename__ = "statement_agency"
    statement_id: int = Field(foreign_key="statement.id", primary_key=True, ondelete="CASCADE")
    agency_id: int = Field(foreign_key="agency.id", primary_key=True, index=True)


class StatementTactic(SQLModel, table=True):
    """A tactic named where the statement stands, or of the incident it is about."""

    __tablename__ = "statement_tactic"
    statement_id: int = Field(foreign_key="statement.id", primary_key=True, ondelete="CASCADE")
    tactic: str = Field(primary_key=True, index=True, max_length=60)
