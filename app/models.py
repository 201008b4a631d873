"""All tables. A canonical record (statement, official, incident) is what its articles say of it, together.

An article is immutable. What one article says of a record is kept apart (an appearance, a report, a mention),
with spans into that article's text; the canonical row is derived from them and can be made again at any time.
Ids are never reused.
"""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, Index, Text, UniqueConstraint
from sqlalchemy import Enum as SqlEnum
from sqlmodel import Field, SQLModel

from app.vocabulary import Genre, IncidentKind, Level, PlaceKind, Position, Precision, Role, StatementKind

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that SQLite's batch migrations can find it."""

_KEPT_IDS = {"sqlite_autoincrement": True}
_SPAN = "span_start >= 0 AND span_start < span_end"


def _values(kind: type[StrEnum]) -> Any:
    """A column type that stores an enumeration's values as short text, on every database alike."""
    return SqlEnum(
        kind, native_enum=False, create_constraint=False, length=40,
        values_callable=lambda members: [member.value for member in members],
    )  # fmt: skip


def utc_now() -> datetime:
    """Now, aware of its zone."""
    return datetime.now(UTC)


class Outlet(SQLModel, table=True):
    """Who published an article."""

    __table_args__ = (_KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=120)
    name: str = Field(max_length=200)


class CopyGroup(SQLModel, table=True):
    """Articles that are near-duplicates of one another: one independent source."""

    __tablename__ = "copy_group"
    __table_args__ = (_KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)


class Article(SQLModel, table=True):
    """One published text as ingested. `fingerprint` is the SHA-256 of text and metadata together."""

    __table_args__ = (_KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    fingerprint: str = Field(unique=True, max_length=64)
    text_sha256: str = Field(index=True, max_length=64)
    text: str = Field(sa_type=Text)
    title: str | None = Field(default=None, max_length=500)
    url: str | None = Field(default=None, max_length=2000)
    published: date | None = Field(default=None, index=True)
    language: str | None = Field(default=None, max_length=20)
    genre: Genre = Field(default=Genre.NEWS, sa_type=_values(Genre))
    source: str = Field(max_length=2000)
    """Where it was read: a path, or path#id for a record of a collection."""
    version_key: str | None = Field(default=None, index=True, max_length=2100)
    """The URL, else the file and record: the same key with another fingerprint is a newer version."""
    extractor: str = Field(max_length=80)
    ingested_at: datetime = Field(default_factory=utc_now, sa_type=DateTime(timezone=True))
    outlet_id: int | None = Field(default=None, foreign_key="outlet.id", index=True)
    copy_group_id: int = Field(foreign_key="copy_group.id", index=True)
    superseded_by_id: int | None = Field(default=None, foreign_key="article.id", index=True)


class ArticleBand(SQLModel, table=True):
    """One band of an article's MinHash signature: articles that share a band may be copies."""

    __tablename__ = "article_band"
    __table_args__ = (Index("ix_article_band_band_digest", "band", "digest"),)
    article_id: int = Field(foreign_key="article.id", primary_key=True, ondelete="CASCADE")
    band: int = Field(primary_key=True)
    digest: str = Field(max_length=32)


class Place(SQLModel, table=True):
    """A city, county or state that an article names, as the gazetteer has it."""

    __table_args__ = (_KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=120)
    """`st-paul-mn`, `hennepin-county-mn`; a state is its postal code, `mn`."""
    name: str = Field(max_length=120)
    kind: PlaceKind = Field(sa_type=_values(PlaceKind))
    state: str = Field(index=True, max_length=2)
    geoid: str | None = Field(default=None, max_length=12)
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None


class Agency(SQLModel, table=True):
    """A federal or local agency."""

    __table_args__ = (_KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=160)
    name: str = Field(max_length=200)
    level: Level = Field(sa_type=_values(Level))
    parent_id: int | None = Field(default=None, foreign_key="agency.id", index=True)
    place_id: int | None = Field(default=None, foreign_key="place.id", index=True)


class Official(SQLModel, table=True):
    """A holder, or past holder, of public office. The office fields are those of the latest tenure."""

    __table_args__ = (_KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=160)
    name: str = Field(max_length=200)
    name_key: str = Field(index=True, max_length=200)
    """Folded surname, by which candidates for the same person are found."""
    role: Role = Field(sa_type=_values(Role), index=True)
    title: str | None = Field(default=None, max_length=200)
    organisation: str | None = Field(default=None, max_length=200)
    former: bool = False
    place_id: int | None = Field(default=None, foreign_key="place.id", index=True)


class OfficialReport(SQLModel, table=True):
    """An official as one article names and describes them: the ground of tenures and aliases."""

    __tablename__ = "official_report"
    __table_args__ = (UniqueConstraint("official_id", "article_id", "name"), _KEPT_IDS)
    id: int | None = Field(default=None, primary_key=True)
    official_id: int = Field(foreign_key="official.id", index=True, ondelete="CASCADE")
    article_id: int = Field(foreign_key="article.id", index=True, ondelete="CASCADE")
    name: str = Field(max_length=200)
    role: Role = Field(sa_type=_values(Role))
    title: str | None = Field(default=None, max_length=200)
    organisation: str | None = Field(default=None, max_length=200)
    former: bool = False
    place_id: int | None = Field(default=None, foreign_key="place.id", index=True)


class OfficialMention(SQLModel, table=True):
    """A span of an article that names an official."""

    __tablename__ = "official_mention"
    __table_args__ = (CheckConstraint(_SPAN, name="span"),)
    report_id: int = Field(foreign_key="official_report.id", primary_key=True, ondelete="CASCADE")
    span_start: int = Field(primary_key=True)
    span_end: int


class PlaceMention(SQLModel, table=True):
    """A span of an article that names a place as actor or scene."""

    __tablename__ = "place_mention"
    __table_args__ = (CheckConstraint(_SPAN, name="span"),)
    article_id: int = Field(foreign_key="article.id", primary_key=True, ondelete="CASCADE")
    place_id: int = Field(foreign_key="place.id", primary_key=True, index=True)
    span_start: int = Field(primary_key=True)
    span_end: int


class AgencyMention(SQLModel, table=True):
    """A span of an article that names an agency."""

    __tablename__ = "agency_mention"
    __table_args__ = (CheckConstraint(_SPAN, name="span"),)
    article_id: int = Field(foreign_key="article.id", primary_key=True, ondelete="CASCADE")
    agency_id: int = Field(foreign_key="agency.id", primary_key=True, index=True)
    span_start: int = Field(primary_key=True)
    span_end: int


class Statement(SQLModel, table=True):
    """What one speaker said, once, however many articles carry it; the fullest appearance gives the words."""

    __table_args__ = (
        Index("ix_statement_listing", "reported_on", "id"),
        Index("ix_statement_speaker_key_reported", "speaker_key", "reported_on"),
        _KEPT_IDS,
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: StatementKind = Field(sa_type=_values(StatementKind))
    text: str = Field(sa_type=Text)
    """The parts of the leading appearance, joined by " … ": for lists and search; spans are the record."""
    speaker: str | None = Field(default=None, max_length=300)
    """Name as shown; None for the unnamed and for private people, who are described by their role."""
    speaker_key: str | None = Field(default=None, max_length=200)
    """Folded last word of the first speaker's name, by which candidates for the same quote are found."""
    role: Role = Field(sa_type=_values(Role), index=True)
    title: str | None = Field(default=None, max_length=200)
    organisation: str | None = Field(default=None, max_length=200)
    position: Position = Field(sa_type=_values(Position), index=True)
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

    __table_args__ = (_KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    statement_id: int = Field(foreign_key="statement.id", index=True, ondelete="CASCADE")
    article_id: int = Field(foreign_key="article.id", index=True, ondelete="CASCADE")
    kind: StatementKind = Field(sa_type=_values(StatementKind))
    match_key: str = Field(index=True, max_length=64)
    """Digest of the folded words by which the same quote in another article is found."""
    speaker: str | None = Field(default=None, max_length=300)
    role: Role = Field(sa_type=_values(Role))
    title: str | None = Field(default=None, max_length=200)
    organisation: str | None = Field(default=None, max_length=200)
    position: Position = Field(sa_type=_values(Position))
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
    __table_args__ = (CheckConstraint(_SPAN, name="span"),)
    appearance_id: int = Field(foreign_key="appearance.id", primary_key=True, ondelete="CASCADE")
    ordinal: int = Field(primary_key=True)
    span_start: int
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


class Incident(SQLModel, table=True):
    """One event of friction, told once; derived from its reports."""

    __table_args__ = (
        Index("ix_incident_listing", "sort_date", "id"),
        Index("ix_incident_place_sort", "place_id", "sort_date", "id"),
        _KEPT_IDS,
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: IncidentKind = Field(sa_type=_values(IncidentKind))
    title: str = Field(max_length=300)
    """Made from the fields; never an article's sentence."""
    place_id: int | None = Field(default=None, foreign_key="place.id")
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Field(default=Precision.UNKNOWN, sa_type=_values(Precision))
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
    __table_args__ = (_KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True, ondelete="CASCADE")
    article_id: int = Field(foreign_key="article.id", index=True, ondelete="CASCADE")
    kind: IncidentKind = Field(sa_type=_values(IncidentKind))
    place_id: int | None = Field(default=None, foreign_key="place.id")
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Field(default=Precision.UNKNOWN, sa_type=_values(Precision))
    rule: str = Field(max_length=80)
    confidence: float


class EvidenceField(StrEnum):
    """Which field of an incident a span supports."""

    EVENT = "event"
    PLACE = "place"
    AGENCY = "agency"
    TACTIC = "tactic"
    DATE = "date"


class Evidence(SQLModel, table=True):
    """A span of the reporting article that supports one field; `value` is the agency's or tactic's slug."""

    __table_args__ = (CheckConstraint(_SPAN, name="span"), _KEPT_IDS)
    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="incident_report.id", index=True, ondelete="CASCADE")
    field: EvidenceField = Field(sa_type=_values(EvidenceField))
    value: str | None = Field(default=None, max_length=160)
    span_start: int
    span_end: int


class IngestRun(SQLModel, table=True):
    """One run of the ingest job."""

    __tablename__ = "ingest_run"
    __table_args__ = (_KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    started_at: datetime = Field(default_factory=utc_now, sa_type=DateTime(timezone=True))
    finished_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    new: int = 0
    unchanged: int = 0
    failed: int = 0
