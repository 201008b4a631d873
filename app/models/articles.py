"""Articles, their outlets and copies, and the runs that read them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime, LargeBinary, Text
from sqlmodel import Field, SQLModel

from app.models.base import KEPT_IDS, SPAN, utc_now, values_of
from app.vocabulary import Genre

KEY_CHARS = 2100
"""The most characters of a version key: a URL or path, and a record's id."""


class Outlet(SQLModel, table=True):
    """Who published an article."""

    __table_args__ = (KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=120)
    name: str = Field(max_length=200)


class CopyGroup(SQLModel, table=True):
    """Articles that are near-duplicates of one another: one independent source."""

    __tablename__ = "copy_group"
    __table_args__ = (KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)


class Article(SQLModel, table=True):
    """One published text as ingested. `fingerprint` is the SHA-256 of text and metadata together."""

    __table_args__ = (KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    fingerprint: str = Field(unique=True, max_length=64)
    text_sha256: str = Field(max_length=64)
    text: str = Field(sa_type=Text)
    title: str | None = Field(default=None, max_length=500)
    url: str | None = Field(default=None, max_length=2000)
    published: date | None = Field(default=None, index=True)
    language: str | None = Field(default=None, max_length=20)
    genre: Genre = Field(default=Genre.NEWS, sa_type=values_of(Genre))
    source: str = Field(max_length=2000)
    """Where it was read: a path, or path#id for a record of a collection."""
    version_key: str | None = Field(default=None, index=True, max_length=KEY_CHARS)
    """The URL, else the file and record: the same key with another fingerprint is a newer version."""
    extractor: str = Field(max_length=80)
    ingested_at: datetime = Field(default_factory=utc_now, sa_type=DateTime(timezone=True))
    outlet_id: int | None = Field(default=None, foreign_key="outlet.id", index=True)
    copy_group_id: int = Field(foreign_key="copy_group.id", index=True)
    superseded_by_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    """The current version; None for that itself."""


class HiddenName(SQLModel, table=True):
    """Where an article names a minor: these words are shown nowhere and found by no search."""

    __tablename__ = "hidden_name"
    __table_args__ = (CheckConstraint(SPAN, name="span"),)
    article_id: int = Field(foreign_key="article.id", primary_key=True, ondelete="CASCADE")
    span_start: int = Field(primary_key=True)
    span_end: int


class MinorName(SQLModel, table=True):
    """A minor's name as an article that gives an age has it: hidden in other articles too."""

    __tablename__ = "minor_name"
    article_id: int = Field(foreign_key="article.id", primary_key=True, ondelete="CASCADE")
    name: str = Field(primary_key=True, max_length=200, index=True)
    """Its words in small letters, without accents, a blank between two."""


class ArticleBand(SQLModel, table=True):
    """One band of an article's MinHash signature: articles that share a band may be copies."""

    __tablename__ = "article_band"
    article_id: int = Field(foreign_key="article.id", primary_key=True, ondelete="CASCADE")
    band: int = Field(primary_key=True)
    digest: str = Field(index=True, max_length=32)
    """Of the band's number and values: the same digest is always of the same band."""


class ArticleSketch(SQLModel, table=True):
    """Hashes of an article's runs of words, boilerplate left out: what decides whether two are copies."""

    __tablename__ = "article_sketch"
    article_id: int = Field(foreign_key="article.id", primary_key=True, ondelete="CASCADE")
    words: bytes = Field(sa_type=LargeBinary)


class IngestRun(SQLModel, table=True):
    """One run of the ingest job."""

    __tablename__ = "ingest_run"
    __table_args__ = (KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    started_at: datetime = Field(default_factory=utc_now, sa_type=DateTime(timezone=True))
    finished_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    new: int = 0
    unchanged: int = 0
    failed: int = 0


class IndexDue(SQLModel, table=True):
    """A record that was written: its fields are to be derived from its reports, its row in the index made."""

    __tablename__ = "index_due"
    noun: str = Field(primary_key=True, max_length=20)
    """`official`, `incident`, `statement`, `article` or `statement as saved`."""
    record_id: int = Field(primary_key=True)
    """Its id; no foreign key, for it may be gone: then its row in the index has to go."""
