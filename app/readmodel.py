"""The tables that lists, facets and search read: derived from the ledger's own, and made again at any time.

A list filters by many-to-many relations (agencies, tactics, outlets). Each set of slugs is stored once and
named by a number, so that a row here is narrow, a filter is `column IN (sets that hold the slug)` and a facet
is one `GROUP BY` over a number. An empty set is null. `services/indexing.py` is the only writer.
"""

from datetime import date

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

import app.models  # noqa: F401 - the naming convention of constraints, and the tables named below

__all__ = [
    "UNDATED",
    "ArticleWords",
    "IncidentIndex",
    "IncidentWords",
    "StatementIndex",
    "StatementWords",
    "TagSet",
    "TagSetMember",
]

UNDATED = date.min
"""The `sort_date` of what has neither a date of its own nor one of publication: behind all that have."""

_DAYS = ("first_day", "last_day")
_PLACED = ("state", "city", "kind")
_SETS = ("agency_set", "tactic_set", "role_set", "outlet_set")
_WORDED = ("role", "kind", "position")
_AREA = ("state_set", "city_set")
_SAID = ("agency_set", "tactic_set", "outlet_set", "speaker_set")
"""Columns of the covering indexes, by which a facet is counted without a look at the table.

Each begins with what is filtered by. Behind it stands a column of single slugs: SQLite multiplies the sets of
two columns side by side, and counts slower than by a scan.
"""


class TagSet(SQLModel, table=True):
    """A set of slugs, at least one. `digest` is the SHA-256 of the sorted slugs, one a line."""

    __tablename__ = "tag_set"
    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True, max_length=64)


class TagSetMember(SQLModel, table=True):
    """One slug of a set."""

    __tablename__ = "tag_set_member"
    __table_args__ = (Index("ix_tag_set_member_tag", "tag", "set_id"),)
    set_id: int = Field(foreign_key="tag_set.id", primary_key=True, ondelete="CASCADE")
    tag: str = Field(primary_key=True, max_length=160)


class IncidentIndex(SQLModel, table=True):
    """An incident as lists see it; one that no current article tells of has no row.

    `first_day` and `last_day` bound the day it happened, or are the day it was reported where the text gives
    no date. Columns that end in `_set` hold ids of `TagSet`.
    """

    __tablename__ = "incident_index"
    __table_args__ = (
        Index("ix_incident_index_newest", "sort_date", "incident_id"),
        Index("ix_incident_index_sources", "sources", "sort_date", "incident_id"),
        Index("ix_incident_index_city", "city", "sort_date", "incident_id"),
        Index("ix_incident_index_state", "state", "sort_date", "incident_id"),
        Index("ix_incident_index_by_state", *_PLACED, *_SETS, *_DAYS),
        Index("ix_incident_index_by_agency", "agency_set", *_PLACED, *_SETS[1:], *_DAYS),
        Index("ix_incident_index_by_tactic", "tactic_set", *_PLACED, "agency_set", *_SETS[2:], *_DAYS),
        Index("ix_incident_index_kind", "kind"),
        Index("ix_incident_index_role", "role_set"),
        Index("ix_incident_index_outlet", "outlet_set"),
        Index("ix_incident_index_speaker", "speaker_set"),
    )
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
    __table_args__ = (
        Index("ix_statement_index_newest", "sort_date", "statement_id"),
        Index("ix_statement_index_sources", "sources", "sort_date", "statement_id"),
        Index("ix_statement_index_role", "role", "sort_date", "statement_id"),
        Index("ix_statement_index_by_role", *_WORDED, *_AREA, *_SAID, *_DAYS),
        Index("ix_statement_index_by_state", "state_set", *_WORDED, "city_set", *_SAID, *_DAYS),
        Index("ix_statement_index_by_agency", "agency_set", *_WORDED, *_AREA, *_SAID[1:], *_DAYS),
        Index(
            "ix_statement_index_by_tactic", "tactic_set", *_WORDED, *_AREA, "agency_set", *_SAID[2:], *_DAYS
        ),
        Index("ix_statement_index_city", "city_set"),
        Index("ix_statement_index_position", "position"),
        Index("ix_statement_index_outlet", "outlet_set"),
        Index("ix_statement_index_speaker", "speaker_set", "last_day"),
    )
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
