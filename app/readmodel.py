"""The tables that lists, facets and search read: derived from the ledger's own, and made again at any time.

A list filters by many-to-many relations (agencies, tactics, outlets). Each set of slugs is stored once and
named by a number, so that a row here is narrow. An empty set is null. `services/indexing.py` is the only
writer; `services/snapshot.py` reads whole tables into memory, so that they need no indexes, and sees by the
stamps which blocks of them have changed.
"""

from datetime import date

from sqlalchemy import BigInteger, Text
from sqlmodel import Field, SQLModel

import app.models  # noqa: F401 - the naming convention of constraints, and the tables named below

__all__ = [
    "STAMP_BLOCK",
    "UNDATED",
    "ArticleWords",
    "IncidentIndex",
    "IncidentWords",
    "IndexStamp",
    "StatementIndex",
    "StatementWords",
    "TagSet",
    "TagSetMember",
]

UNDATED = date.min
"""The `sort_date` of what has neither a date of its own nor one of publication: behind all that have."""

STAMP_BLOCK = 16_384
"""Ids of one block, which has one stamp."""


class TagSet(SQLModel, table=True):
    """A set of slugs, at least one. `digest` is the SHA-256 of the sorted slugs, one a line."""

    __tablename__ = "tag_set"
    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True, max_length=64)


class TagSetMember(SQLModel, table=True):
    """One slug of a set."""

    __tablename__ = "tag_set_member"
    set_id: int = Field(foreign_key="tag_set.id", primary_key=True, ondelete="CASCADE")
    tag: str = Field(primary_key=True, max_length=160)


class IndexStamp(SQLModel, table=True):
    """The version of a block of a table's rows: triggers write a new random number with each change."""

    __tablename__ = "index_stamp"
    noun: str = Field(primary_key=True, max_length=40)
    """The table's name."""
    block: int = Field(primary_key=True)
    """The key of its rows, divided by `STAMP_BLOCK`."""
    stamp: int = Field(sa_type=BigInteger)


class IncidentIndex(SQLModel, table=True):
    """An incident as lists see it; one that no current article tells of has no row.

    `first_day` and `last_day` bound the day it happened, or are the day it was reported where the text gives
    no date. Columns that end in `_set` hold ids of `TagSet`.
    """

    __tablename__ = "incident_index"
    incident_id: int = Field(foreign_key="incident.id", primary_key=True, ondelete="CASCADE")
    sort_date: date
    sources: int
    first_day: date | None = None
    last_day: date | None = None
    state: str | None = Field(default=None, max_length=2)
    city: str | None = Field(default=None, max_length=120)
    kind: str = Field(max_length=40)
    agency_set: int | None = Field(default=None)
    tactic_set: int | None = Field(default=None)
    role_set: int | None = Field(default=None)
    speaker_set: int | None = Field(default=None)
    outlet_set: int | None = Field(default=None)


class StatementIndex(SQLModel, table=True):
    """A statement as lists see it; one that no current article carries has no row.

    Its cities and states are the speaker's jurisdiction and the places of linked incidents.
    """

    __tablename__ = "statement_index"
    statement_id: int = Field(foreign_key="statement.id", primary_key=True, ondelete="CASCADE")
    sort_date: date
    sources: int
    first_day: date | None = None
    last_day: date | None = None
    state_set: int | None = Field(default=None)
    city_set: int | None = Field(default=None)
    role: str | None = Field(default=None, max_length=40)
    kind: str = Field(max_length=40)
    position: str = Field(max_length=40)
    agency_set: int | None = Field(default=None)
    tactic_set: int | None = Field(default=None)
    outlet_set: int | None = Field(default=None)
    speaker_set: int | None = Field(default=None)


class IncidentWords(SQLModel, table=True):
    """The folded words by which an incident is found: its title, and its statements with their speakers."""

    __tablename__ = "incident_words"
    incident_id: int = Field(foreign_key="incident.id", primary_key=True, ondelete="CASCADE")
    words: str = Field(sa_type=Text)


class StatementWords(SQLModel, table=True):
    """The folded words by which a statement is found: its text, its speaker, their office."""

    __tablename__ = "statement_words"
    statement_id: int = Field(foreign_key="statement.id", primary_key=True, ondelete="CASCADE")
    words: str = Field(sa_type=Text)


class ArticleWords(SQLModel, table=True):
    """The folded words of an article's title, by which it is found besides by what it carries."""

    __tablename__ = "article_words"
    article_id: int = Field(foreign_key="article.id", primary_key=True, ondelete="CASCADE")
    words: str = Field(sa_type=Text)
