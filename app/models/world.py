"""Places and agencies, and where articles name them."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from app.models.base import KEPT_IDS, SPAN, values_of
from app.vocabulary import Level, PlaceKind


class Place(SQLModel, table=True):
    """A city, county or state that an article names, as the gazetteer has it."""

    __table_args__ = (KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=120)
    """`st-paul-mn`, `hennepin-county-mn`; a state is its postal code, `mn`."""
    name: str = Field(max_length=120)
    kind: PlaceKind = Field(sa_type=values_of(PlaceKind))
    state: str = Field(index=True, max_length=2)
    geoid: str | None = Field(default=None, max_length=12)
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None


class Agency(SQLModel, table=True):
    """A federal or local agency."""

    __table_args__ = (KEPT_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=160)
    name: str = Field(max_length=200)
    level: Level = Field(sa_type=values_of(Level))
    parent_id: int | None = Field(default=None, foreign_key="agency.id", index=True)
    place_id: int | None = Field(default=None, foreign_key="place.id", index=True)


class PlaceMention(SQLModel, table=True):
    """A span of an article that names a place as actor or scene."""

    __tablename__ = "place_mention"
    __table_args__ = (CheckConstraint(SPAN, name="span"),)
    article_id: int = Field(foreign_key="article.id", primary_key=True, ondelete="CASCADE")
    place_id: int = Field(foreign_key="place.id", primary_key=True, index=True)
    span_start: int = Field(primary_key=True)
    span_end: int


class AgencyMention(SQLModel, table=True):
    """A span of an article that names an agency."""

    __tablename__ = "agency_mention"
    __table_args__ = (CheckConstraint(SPAN, name="span"),)
    article_id: int = Field(foreign_key="article.id", primary_key=True, ondelete="CASCADE")
    agency_id: int = Field(foreign_key="agency.id", primary_key=True, index=True)
    span_start: int = Field(primary_key=True)
    span_end: int
