"""Incidents of the ledger that a new report may be of, as the linkage compares them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlmodel import Session, col

from app.linkage.events import Event
from app.linkage.folding import content_words, proper_names, shingles
from app.models import (
    Agency,
    Article,
    Evidence,
    EvidenceField,
    Incident,
    IncidentAgency,
    IncidentReport,
    IncidentStatement,
    IncidentTactic,
    Place,
)
from app.services.saving.rows import fetch, fetch_in, given, parts

Value = TypeVar("Value")

CANDIDATES = 60
"""Incidents of the ledger with which those of one article are compared, of each way to find them."""
CONDITIONS = 100
"""Incidents of one article looked for at once: SQLite takes expressions of a depth of 1,000."""
DATED_DAYS = 31
UNDATED_DAYS = 60
"""How far from a report's own date, or publication, incidents of the same place are looked for."""

_IDS = given()
_AGENCIES = (
    select(col(IncidentAgency.incident_id), col(Agency.slug)).select_from(IncidentAgency)
    .join(Agency, col(Agency.id) == col(IncidentAgency.agency_id))
    .where(col(IncidentAgency.incident_id).in_(_IDS))
)  # fmt: skip
_TACTICS = select(col(IncidentTactic.incident_id), col(IncidentTactic.tactic)).where(
    col(IncidentTactic.incident_id).in_(_IDS)
)
_STATEMENTS = select(col(IncidentStatement.incident_id), col(IncidentStatement.statement_id)).where(
    col(IncidentStatement.incident_id).in_(_IDS)
)
_SOURCES = (
    select(col(IncidentReport.incident_id), col(Article.copy_group_id)).select_from(IncidentReport)
    .join(Article, col(Article.id) == col(IncidentReport.article_id))
    .where(col(IncidentReport.incident_id).in_(_IDS)).distinct()
)  # fmt: skip
_INCIDENTS = (
    select(
        col(Incident.id), col(Incident.kind), col(Place.slug), col(Place.state), col(Incident.earliest),
        col(Incident.latest), col(Incident.reported_on),
    )
    .select_from(Incident).join(Place, col(Place.id) == col(Incident.place_id), isouter=True)
    .where(col(Incident.id).in_(_IDS)).order_by(col(Incident.id))
)  # fmt: skip
_WORDS = (
    select(
        col(IncidentReport.incident_id),
        func.substr(
            col(Article.text), col(Evidence.span_start) + 1, col(Evidence.span_end) - col(Evidence.span_start)
        ),
    )
    .select_from(IncidentReport)
    .join(Evidence, col(Evidence.report_id) == col(IncidentReport.id))
    .join(Article, col(Article.id) == col(IncidentReport.article_id))
    .where(col(IncidentReport.incident_id).in_(_IDS), col(Evidence.field) == EvidenceField.EVENT)
)  # fmt: skip
"""The words the events rest on, cut out of the articles by the database."""


def known_events(session: Session, drafts: Sequence[tuple[Event, int | None]]) -> list[tuple[int, Event]]:
    """`(incident, event)` for all that may be one with a draft, given with the id of its place."""
    ids: set[int] = set()
    for query in _look_ups(drafts):
        ids.update(id_ for (id_,) in fetch(session, query.limit(CANDIDATES)) if id_ is not None)
    return _events(session, ids)


def _look_ups(drafts: Sequence[tuple[Event, int | None]]) -> Iterable[Select[int] | Select[int | None]]:
    """Incidents of the same place and time; those of the same statements; those of copies."""
    key = col(Incident.id)
    there = [
        and_(col(Incident.place_id) == place, _about(event)) for event, place in drafts if place is not None
    ]
    for start in range(0, len(there), CONDITIONS):
        some = or_(*there[start : start + CONDITIONS])
        yield select(key).where(some).order_by(col(Incident.sort_date).desc(), key)
    link = col(IncidentStatement.incident_id)
    for statements in parts({statement for event, _ in drafts for statement in event.statements}):
        yield (
            select(link).where(col(IncidentStatement.statement_id).in_(statements)).distinct().order_by(link)
        )
    link = col(IncidentReport.incident_id)
    for sources in parts({source for event, _ in drafts for source in event.sources}):
        yield (
            select(link).join(Article, col(Article.id) == col(IncidentReport.article_id))
            .where(col(Article.copy_group_id).in_(sources)).distinct().order_by(link)
        )  # fmt: skip


def _about(event: Event) -> ColumnElement[bool]:
    day, days = (event.earliest, DATED_DAYS) if event.earliest else (event.published, UNDATED_DAYS)
    same_kind = col(Incident.kind) == event.kind
    if day is None:
        return same_kind
    first = day - timedelta(min(days, (day - date.min).days))
    last = day + timedelta(min(days, (date.max - day).days))
    return and_(same_kind, col(Incident.sort_date).between(first, last))


def _events(session: Session, ids: Collection[int]) -> list[tuple[int, Event]]:
    """One event for each incident, put together from all its reports."""
    agencies, tactics = (
        _grouped(fetch_in(session, _AGENCIES, ids)),
        _grouped(fetch_in(session, _TACTICS, ids)),
    )
    statements = _grouped(fetch_in(session, _STATEMENTS, ids))
    words: defaultdict[int, set[str]] = _grouped(fetch_in(session, _WORDS, ids))
    sources = _grouped(fetch_in(session, _SOURCES, ids))
    return [
        (row.id, Event(
            kind=row.kind, place=row.slug, state=row.state.lower() if row.state else None,
            earliest=row.earliest, latest=row.latest, published=row.reported_on,
            agencies=frozenset(agencies[row.id]), tactics=frozenset(tactics[row.id]),
            statements=frozenset(statements[row.id]), sources=frozenset(sources[row.id]),
            names=proper_names(sorted(words[row.id])),
            evidence=shingles([content_words(text) for text in sorted(words[row.id])]),
        ))
        for row in fetch_in(session, _INCIDENTS, ids)
    ]  # fmt: skip


def _grouped(pairs: Iterable[Row[int, Value]]) -> defaultdict[int, set[Value]]:
    grouped: defaultdict[int, set[Value]] = defaultdict(set)
    for key, value in pairs:
        grouped[key].add(value)
    return grouped
