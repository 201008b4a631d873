"""Officials, and what each article says of them."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.base import KEPT_IDS, SPAN, values_of
from app.vocabulary import Role


class Official(SQLModel, table=True):
    """A holder, or past holder, of public office. The office fields are those of the latest tenure."""

    __table_args__ = (KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=160)
    name: str = Field(max_length=200)
    name_key: str = Field(index=True, max_length=200)
    """Folded surname, by which candidates for the same person are found."""
    role: Role = Field(sa_type=values_of(Role), index=True)
    title: str | None = Field(default=None, max_length=200)
    organisation: str | None = Field(default=None, max_length=200)
    former: bool = False
    place_id: int | None = Field(default=None, foreign_key="place.id", index=True)


class OfficialReport(SQLModel, table=True):
    """An official as one article names and describes them: the ground of tenures and aliases."""

    __tablename__ = "official_report"
    __table_args__ = (
        UniqueConstraint("official_id", "article_id", "name"),
        Index("ix_official_report_latest", "official_id", "reported_on"),
        KEPT_IDS,
    )
    id: int | None = Field(default=None, primary_key=True)
    official_id: int = Field(foreign_key="official.id", ondelete="CASCADE")
    article_id: int = Field(foreign_key="article.id", index=True, ondelete="CASCADE")
    node_id: int | None = Field(default=None, index=True)
    """Its `LinkNode`; None for what was saved before there were any, which nothing is linked to."""
    name: str = Field(max_length=200)
    role: Role = Field(sa_type=values_of(Role))
    title: str | None = Field(default=None, max_length=200)
    organisation: str | None = Field(default=None, max_length=200)
    former: bool = False
    place_id: int | None = Field(default=None, foreign_key="place.id", index=True)
    reported_on: date | None = None
    """The article's publication date: an official's office is that of the latest reports."""


class OfficialMention(SQLModel, table=True):
    """A span of an article that names an official."""

    __tablename__ = "official_mention"
    __table_args__ = (CheckConstraint(SPAN, name="span"),)
    report_id: int = Field(foreign_key="official_report.id", primary_key=True, ondelete="CASCADE")
    span_start: int = Field(primary_key=True)
    span_end: int
