"""What ties records together: who made a statement, which articles carry it, what an incident is about."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, select, union
from sqlmodel import Session

from app.models import (
    Agency,
    Appearance,
    Article,
    IncidentAgency,
    IncidentReport,
    IncidentStatement,
    IncidentTactic,
    Official,
    Statement,
    StatementAgency,
    StatementSpeaker,
    StatementTactic,
)
from app.readmodel import IncidentIndex, StatementIndex
from app.services.exports.fields import Around, Field, Type
from app.services.exports.records import Record, record_of
from app.services.tables import columns_of
from app.services.tags import CURRENT

_ROWS = 2000
"""Rows that are fetched and written at once."""
_NOWHERE = Around("", {})


@dataclass(frozen=True, slots=True)
class Link:
    """A table of pairs. `query` gives its rows in order, columns named as the fields are."""

    name: str
    about: str
    fields: tuple[Field[Any], ...]
    query: Callable[[], Any]
    key: tuple[str, ...]
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def linked(session: Session, link: Link) -> Iterator[list[Record]]:
    """The records of a link, some at a time. One query, whose rows are fetched as they are written."""
    found = session.connection().execute(link.query().execution_options(yield_per=_ROWS))
    for rows in found.partitions():
        yield [record_of(link.fields, row, _NOWHERE) for row in rows]


def _field(name: str, type_: Type, about: str) -> Field[Any]:
    read = attrgetter(name)
    return Field(name, type_, about, lambda row, _: read(row), always=True)


_STATEMENT = _field("statement_id", "integer", "The statement.")
_INCIDENT = _field("incident_id", "integer", "The incident.")
_ARTICLE = _field("article_id", "integer", "The article.")
_AGENCY = _field("agency_slug", "string", "The agency, as filters name it.")
_TACTIC = _field("tactic_slug", "string", "The tactic, as filters name it.")
_SURE = _field("confidence", "number", "How sure the program is of it in this article, 0 to 1.")
_REFERS = {
    "statement_id": ("statements", "id"),
    "incident_id": ("incidents", "id"),
    "article_id": ("articles", "id"),
    "official_id": ("officials", "id"),
    "agency_slug": ("agencies", "slug"),
}
"""What these fields name; tactics are not among them, as one that left the list may still be recorded."""


def _listed(query: Select[Any], *columns: Any) -> Select[Any]:
    """The rows whose statement and incident are in the lists, given by the columns that name them."""
    statement, incident = columns_of(StatementIndex).statement_id, columns_of(IncidentIndex).incident_id
    for column in columns:
        listed = statement if column.name == "statement_id" else incident
        query = query.join(listed.table, listed == column)
    return query.order_by(*columns)


def _speakers() -> Any:
    """Of a joint statement each, of one speaker's the one: both are kept."""
    joint, said = columns_of(StatementSpeaker), columns_of(Statement)
    listed, official = columns_of(StatementIndex).statement_id, columns_of(Official)
    every = union(
        select(joint.statement_id.label("statement_id"), joint.official_id.label("official_id")),
        select(said.id, said.official_id).where(said.official_id.is_not(None)),
    ).subquery()
    return (
        select(every.c.statement_id, every.c.official_id, official.slug.label("official_slug"))
        .join(listed.table, listed == every.c.statement_id)
        .join(official.id.table, official.id == every.c.official_id)
        .order_by(every.c.statement_id, every.c.official_id)
    )


def _in_articles(model: type[Appearance] | type[IncidentReport], record: str) -> Any:
    told, article = columns_of(model), columns_of(Article).id
    query = select(told.id, told[record], told.article_id, told.confidence)
    query = query.join(article.table, article == told.article_id).where(CURRENT)
    return _listed(query, told[record]).order_by(told.id)


def _agencies(model: type[StatementAgency] | type[IncidentAgency], record: str) -> Any:
    link, agency = columns_of(model), columns_of(Agency)
    query = select(link[record], agency.slug.label("agency_slug"))
    return _listed(query.join(agency.id.table, agency.id == link.agency_id), link[record]).order_by(
        agency.slug
    )


def _tactics(model: type[StatementTactic] | type[IncidentTactic], record: str) -> Any:
    link = columns_of(model)
    query = select(link[record], link.tactic.label("tactic_slug"))
    return _listed(query, link[record]).order_by(link.tactic)


def _about() -> Any:
    link = columns_of(IncidentStatement)
    return _listed(select(link.incident_id, link.statement_id), link.incident_id, link.statement_id)


def _pairs(name: str, about: str, fields: tuple[Field[Any], ...], query: Callable[[], Any]) -> Link:
    """A link of which each pair of the first two fields stands once."""
    key = tuple(one.name for one in fields[:2])
    refers = {one.name: _REFERS[one.name] for one in fields if one.name in _REFERS}
    return Link(name, about, fields, query, key, refers)


def _told(name: str, about: str, record: Field[Any], query: Callable[[], Any]) -> Link:
    """A link to articles, which may tell of one record more than once."""
    number = _field("id", "integer", "Number of this mention, never used again.")
    refers = {one: _REFERS[one] for one in (record.name, "article_id")}
    return Link(name, about, (number, record, _ARTICLE, _SURE), query, ("id",), refers)


LINKS: tuple[Link, ...] = (
    _told("statement_articles", "Which articles carry a statement.", _STATEMENT,
          lambda: _in_articles(Appearance, "statement_id")),
    _told("incident_articles", "Which articles tell of an incident.", _INCIDENT,
          lambda: _in_articles(IncidentReport, "incident_id")),
    _pairs("incident_statements", "Which statements are about an incident.", (_INCIDENT, _STATEMENT), _about),
    _pairs(
        "statement_speakers", "The officials who made a statement; private people are not listed.",
        (_STATEMENT, _field("official_id", "integer", "The official."),
         _field("official_slug", "string", "The official, as filters name them.")), _speakers,
    ),
    _pairs("statement_agencies", "Agencies named with a statement.", (_STATEMENT, _AGENCY),
           lambda: _agencies(StatementAgency, "statement_id")),
    _pairs("statement_tactics", "Tactics named with a statement.", (_STATEMENT, _TACTIC),
           lambda: _tactics(StatementTactic, "statement_id")),
    _pairs("incident_agencies", "Agencies that are reported to have taken part in an incident.",
           (_INCIDENT, _AGENCY), lambda: _agencies(IncidentAgency, "incident_id")),
    _pairs("incident_tactics", "Tactics that an incident is about.", (_INCIDENT, _TACTIC),
           lambda: _tactics(IncidentTactic, "incident_id")),
)  # fmt: skip
"""Every table that ties records together."""
