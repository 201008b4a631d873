"""Rows of lists by their ids: a fixed number of queries, however many rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from slugify import slugify
from sqlalchemy import func, select
from sqlmodel import Session, col

from app.models import (
    Agency,
    Appearance,
    Article,
    Incident,
    IncidentAgency,
    IncidentReport,
    IncidentStatement,
    IncidentTactic,
    Official,
    Outlet,
    Place,
    Statement,
    StatementAgency,
    StatementTactic,
)
from app.readmodel import StatementIndex
from app.services.catalogue import Reading
from app.services.records import ArticleRow, IncidentRow, OfficialRow, PlaceRef, Ref, StatementRow
from app.services.tags import CURRENT

_SLUG_LENGTH = 60

Refs = Mapping[int, tuple[Ref, ...]]


def place_ref(place: Place) -> PlaceRef:
    """How lists name a place."""
    return PlaceRef(place.slug, place.name, place.kind, place.state.lower())


def incident_rows(session: Session, reading: Reading, ids: Sequence[int]) -> tuple[IncidentRow, ...]:
    """The incidents of these ids in this order; an id that is nowhere is left out. Four queries."""
    if not ids:
        return ()
    query = select(Incident, Place).outerjoin(Place, col(Place.id) == Incident.place_id)
    records = session.execute(query.where(col(Incident.id).in_(ids))).all()
    agencies = _agencies(session, col(IncidentAgency.incident_id), ids)
    tactics = _tactics(session, reading, col(IncidentTactic.incident_id), ids)
    said = col(IncidentStatement.statement_id)
    carried = select(col(IncidentStatement.incident_id), func.count()).join(
        StatementIndex, col(StatementIndex.statement_id) == said
    )
    statements = _counts(session, carried, col(IncidentStatement.incident_id), ids)
    rows = {
        incident.id: IncidentRow(
            id=incident.id, slug=slugify(incident.title, max_length=_SLUG_LENGTH, word_boundary=True),
            title=incident.title, kind=incident.kind, place=place_ref(place) if place else None,
            agencies=agencies.get(incident.id, ()), tactics=tactics.get(incident.id, ()),
            earliest=incident.earliest, latest=incident.latest, precision=incident.precision,
            reported_on=incident.reported_on, sources=incident.sources,
            statements=statements.get(incident.id, 0), confidence=incident.confidence,
        )
        for incident, place in records if incident.id is not None
    }  # fmt: skip
    return tuple(rows[id_] for id_ in ids if id_ in rows)


def statement_rows(session: Session, reading: Reading, ids: Sequence[int]) -> tuple[StatementRow, ...]:
    """The statements of these ids in this order; an id that is nowhere is left out. Four queries."""
    if not ids:
        return ()
    query = (
        select(Statement, Place, col(Official.slug), col(Official.name))
        .outerjoin(Place, col(Place.id) == Statement.place_id)
        .outerjoin(Official, col(Official.id) == Statement.official_id)
        .where(col(Statement.id).in_(ids))
    )
    records = session.execute(query).all()
    agencies = _agencies(session, col(StatementAgency.statement_id), ids)
    tactics = _tactics(session, reading, col(StatementTactic.statement_id), ids)
    outlets = _outlets(session, ids)
    rows = {
        statement.id: StatementRow(
            id=statement.id, kind=statement.kind, text=statement.text, speaker=statement.speaker,
            official=Ref(slug, name) if slug else None, role=statement.role, title=statement.title,
            organisation=statement.organisation, place=place_ref(place) if place else None,
            position=statement.position, reported_on=statement.reported_on, sources=statement.sources,
            outlets=outlets.get(statement.id, ()), agencies=agencies.get(statement.id, ()),
            tactics=tactics.get(statement.id, ()), confidence=statement.confidence,
        )
        for statement, place, slug, name in records if statement.id is not None
    }  # fmt: skip
    return tuple(rows[id_] for id_ in ids if id_ in rows)


def official_rows(
    session: Session, slugs: Sequence[str], counts: Mapping[str, tuple[int, Any]]
) -> tuple[OfficialRow, ...]:
    """The officials of these slugs in this order; `counts` has statements and newest day. One query."""
    if not slugs:
        return ()
    query = select(Official, Place).outerjoin(Place, col(Place.id) == Official.place_id)
    rows = {}
    for official, place in session.execute(query.where(col(Official.slug).in_(slugs))):
        statements, latest = counts.get(official.slug, (0, None))
        rows[official.slug] = OfficialRow(
            id=official.id or 0, slug=official.slug, name=official.name, role=official.role,
            title=official.title, organisation=official.organisation, former=official.former,
            place=place_ref(place) if place else None, statements=statements, latest=latest,
        )  # fmt: skip
    return tuple(rows[slug] for slug in slugs if slug in rows)


def article_rows(session: Session, ids: Sequence[int]) -> tuple[ArticleRow, ...]:
    """The articles of these ids in this order; an id that is nowhere is left out. Four queries."""
    if not ids:
        return ()
    names = ("id", "title", "url", "published", "genre", "copy_group_id")
    query = (
        select(*(getattr(Article, name) for name in names), col(Outlet.slug), col(Outlet.name))
        .outerjoin(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(col(Article.id).in_(ids))
    )
    records = session.execute(query).all()
    carried, told = col(Appearance.article_id), col(IncidentReport.article_id)
    statements = _counts(
        session, select(carried, func.count(func.distinct(Appearance.statement_id))), carried, ids
    )
    incidents = _counts(
        session, select(told, func.count(func.distinct(IncidentReport.incident_id))), told, ids
    )
    group = col(Article.copy_group_id)
    copies = _counts(session, select(group, func.count()).where(CURRENT), group, {r[5] for r in records})
    rows = {
        id_: ArticleRow(
            id=id_, title=title, url=url, outlet=Ref(slug, name) if slug else None, published=published,
            genre=genre, statements=statements.get(id_, 0), incidents=incidents.get(id_, 0),
            copies=max(0, copies.get(group_id, 0) - 1),
        )
        for id_, title, url, published, genre, group_id, slug, name in records
    }  # fmt: skip
    return tuple(rows[id_] for id_ in ids if id_ in rows)


def by_name(ref: Ref) -> tuple[str, str]:
    """The order of names, the same whatever the database's own."""
    return (ref.name.casefold(), ref.slug)


def _counts(session: Session, query: Any, key: Any, ids: Any) -> dict[int, int]:
    return dict(session.execute(query.where(key.in_(ids)).group_by(key)).all())


def _agencies(session: Session, key: Any, ids: Sequence[int]) -> Refs:
    query = (
        select(key, col(Agency.slug), col(Agency.name))
        .join(Agency, col(Agency.id) == key.class_.agency_id)
        .where(key.in_(ids))
    )  # fmt: skip
    return _refs(session.execute(query).all())


def _tactics(session: Session, reading: Reading, key: Any, ids: Sequence[int]) -> Refs:
    tactic = key.class_.tactic
    found = session.execute(select(key, tactic).where(key.in_(ids)))
    return _refs([(id_, slug, tactic_name(reading, slug)) for id_, slug in found])


def tactic_name(reading: Reading, slug: str) -> str:
    """What a tactic is called; a slug that left the list stands for itself."""
    tactic = reading.tactics.get(slug)
    return tactic.name if tactic else slug


def _outlets(session: Session, statement_ids: Sequence[int]) -> Refs:
    query = (
        select(col(Appearance.statement_id), col(Outlet.slug), col(Outlet.name)).distinct()
        .join(Article, col(Article.id) == Appearance.article_id)
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(CURRENT, col(Appearance.statement_id).in_(statement_ids))
    )  # fmt: skip
    return _refs(session.execute(query).all())


def _refs(found: Sequence[tuple[int, str, str]]) -> Refs:
    refs: dict[int, list[Ref]] = defaultdict(list)
    for id_, slug, name in found:
        refs[id_].append(Ref(slug, name))
    return {id_: tuple(sorted(of_id, key=by_name)) for id_, of_id in refs.items()}
