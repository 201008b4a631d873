"""Every record that has a page, in pages of ids: what crawlers are told of, with the day it last changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select
from sqlmodel import Session

from app.models import (
    Agency,
    AgencyMention,
    Appearance,
    Article,
    Incident,
    IncidentReport,
    Official,
    OfficialReport,
    Place,
    PlaceMention,
)
from app.readmodel import IncidentIndex, StatementIndex
from app.services.filters import Kind
from app.services.records import PlaceRef
from app.services.rows import incident_slug
from app.services.tables import columns_of
from app.vocabulary import PlaceKind

MOST = 50_000
"""Addresses of one page at most, as the protocol has it: a page is that many ids, used or not."""
_FETCHED = 1000
_LOW: BindParameter[int] = bindparam("low")
_HIGH: BindParameter[int] = bindparam("high")
_ARTICLE = columns_of(Article)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the site by its path, and when the newest article that it rests on came."""

    path: str
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class Block:
    """A page of a list's records: its number, and when one of them last changed."""

    kind: Kind
    number: int
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class _Noun:
    """How records of one kind are found: their key, what their address is made of, and their articles."""

    key: Any
    named: tuple[Any, ...]
    path: Callable[..., str]
    listed: Any = None
    """The key of the table that says which of them lists show; all where None."""
    carried: tuple[Any, Any] | None = None
    """The record and the article, by their columns, of the table that says which articles tell of it."""

    def joined(self, *columns: Any) -> Any:
        """These columns of the records that have a page, beside their articles."""
        query = select(*columns).select_from(self.key.table)
        if self.listed is not None:
            query = query.join(self.listed.table, self.listed == self.key)
        if self.carried is None:
            return query.where(_ARTICLE.superseded_by_id.is_(None))
        record, article = self.carried
        told = query.outerjoin(record.table, record == self.key)
        return told.outerjoin(_ARTICLE.id.table, _ARTICLE.id == article)


def blocks(session: Session) -> Iterator[Block]:
    """The pages that have addresses, by kind and number. One query a kind."""
    for kind in _nouns():
        for number, changed in session.connection().execute(_counted(kind)):
            yield Block(kind, number, changed)


def entries(session: Session, kind: Kind, number: int) -> Iterator[Entry]:
    """The records of one page, fetched some at a time. One query."""
    noun = _nouns()[kind]
    span = {"low": number * MOST, "high": (number + 1) * MOST}
    found = session.connection().execute(_listed(kind), span, execution_options={"yield_per": _FETCHED})
    for id_, changed, *named in found:
        yield Entry(noun.path(id_, *named), changed)


def kinds() -> tuple[Kind, ...]:
    """The lists whose records are in the sitemap; the few tactics stand among the site's own pages."""
    return tuple(_nouns())


@lru_cache
def _counted(kind: Kind) -> Any:
    noun = _nouns()[kind]
    number = (noun.key - noun.key % MOST) / MOST
    newest = func.max(_ARTICLE.ingested_at)
    return noun.joined(number.cast(noun.key.type), newest).group_by(number).order_by(number)


@lru_cache
def _listed(kind: Kind) -> Any:
    noun = _nouns()[kind]
    query = noun.joined(noun.key, func.max(_ARTICLE.ingested_at), *noun.named)
    return query.where(noun.key >= _LOW, noun.key < _HIGH).group_by(noun.key, *noun.named).order_by(noun.key)


@lru_cache
def _nouns() -> Mapping[Kind, _Noun]:
    incident, official, place, agency = (columns_of(one) for one in (Incident, Official, Place, Agency))
    report, said, office = (columns_of(one) for one in (IncidentReport, Appearance, OfficialReport))
    at, of = columns_of(PlaceMention), columns_of(AgencyMention)
    listed, quoted = columns_of(IncidentIndex).incident_id, columns_of(StatementIndex).statement_id
    return {
        "statements": _Noun(
            quoted, (), lambda id_: f"/statements/{id_}", carried=(said.statement_id, said.article_id)
        ),
        "incidents": _Noun(
            incident.id, (incident.title,), lambda id_, title: f"/incidents/{id_}-{incident_slug(title)}",
            listed, (report.incident_id, report.article_id),
        ),
        "officials": _Noun(
            official.id, (official.slug,), lambda _, slug: f"/officials/{slug}",
            carried=(office.official_id, office.article_id),
        ),
        "places": _Noun(
            place.id, (place.slug, place.kind, place.state), _place, carried=(at.place_id, at.article_id)
        ),
        "agencies": _Noun(
            agency.id, (agency.slug,), lambda _, slug: f"/agencies/{slug}",
            carried=(of.agency_id, of.article_id),
        ),
        "articles": _Noun(_ARTICLE.id, (), lambda id_: f"/articles/{id_}"),
    }  # fmt: skip


def _place(_id: int, slug: str, kind: PlaceKind, state: str) -> str:
    return PlaceRef(slug, "", kind, state.lower()).path
