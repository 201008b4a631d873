"""The pages of places, agencies and tactics: what is counted of them, and what is newest."""

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Agency, Place
from app.services.catalogue import Reading
from app.services.counties import county_map
from app.services.details.quoting import NEWEST, newest_of
from app.services.filters import LedgerFilter
from app.services.listing import count_rows
from app.services.matching import INCIDENTS, STATEMENTS
from app.services.portraits import AgencyDetail, PlaceDetail, TacticDetail
from app.services.records import AgencyRow, IncidentRow, PlaceRow, Ref, StatementRow, TacticRow
from app.services.register import agency_rows, list_officials, place_rows, ranked, tactic_rows
from app.services.rows import by_name, incident_rows, place_ref, statement_rows
from app.services.timeline import timeline
from app.vocabulary import PlaceKind


def place_detail(session: Session, reading: Reading, slug: str) -> PlaceDetail | None:
    """A place that an article names; of a state also its cities and counties, most incidents first."""
    place = session.execute(select(Place).where(col(Place.slug) == slug.lower())).scalar_one_or_none()
    if place is None:
        return None
    is_state = place.kind is PlaceKind.STATE
    here = LedgerFilter("incidents", **{"state" if is_state else "city": (place.slug,)})  # type: ignore[arg-type]
    incidents, statements = _counts(session, here)
    inside = place_rows(session, here.as_list("places")) if is_state else []
    newest_incidents, newest_statements = _newest(session, reading, here)
    row = PlaceRow(place_ref(place), incidents, statements, place.latitude, place.longitude)
    return PlaceDetail(
        place=row, county=county_map(session, reading, row),
        geoid=place.geoid, population=place.population if place.kind is PlaceKind.CITY else None,
        officials=list_officials(session, reading, here.as_list("officials")).rows[:NEWEST],
        agencies=_agencies(session, here), tactics=_tactics(session, reading, here),
        places=tuple(
            row for row in ranked(inside, "most-incidents")
            if row.place.state == place.slug and row.place.slug != place.slug
        ),
        incidents=newest_incidents, statements=newest_statements, timeline=timeline(session, here),
    )  # fmt: skip


def agency_detail(session: Session, reading: Reading, slug: str) -> AgencyDetail | None:
    """An agency that an article names, with parent and parts."""
    query = select(Agency, Place).outerjoin(Place, col(Place.id) == Agency.place_id)
    found = session.execute(query.where(col(Agency.slug) == slug.lower())).one_or_none()
    if found is None:
        return None
    agency, place = found
    here = LedgerFilter("incidents", agency=(agency.slug,))
    incidents, statements = _counts(session, here)
    newest_incidents, newest_statements = _newest(session, reading, here)
    family = select(Agency).where((col(Agency.id) == agency.parent_id) | (col(Agency.parent_id) == agency.id))
    refs = {a.id: Ref(a.slug, a.name) for a in session.execute(family).scalars()}
    parent = refs.pop(agency.parent_id, None)
    return AgencyDetail(
        agency=AgencyRow(agency.slug, agency.name, agency.level, incidents, statements),
        level=agency.level, place=place_ref(place) if place else None, parent=parent,
        children=tuple(sorted(refs.values(), key=by_name)),
        tactics=_tactics(session, reading, here), places=_places(session, here),
        incidents=newest_incidents, statements=newest_statements, timeline=timeline(session, here),
    )  # fmt: skip


def tactic_detail(session: Session, reading: Reading, slug: str) -> TacticDetail | None:
    """A tactic of the fixed list, whether or not anything is filed under it."""
    tactic = reading.tactics.get(slug.lower())
    if tactic is None:
        return None
    here = LedgerFilter("incidents", tactic=(tactic.slug,))
    incidents, statements = _counts(session, here)
    newest_incidents, newest_statements = _newest(session, reading, here)
    return TacticDetail(
        tactic=TacticRow(tactic.slug, tactic.name, tactic.definition, incidents, statements),
        includes=tactic.includes, excludes=tactic.excludes,
        agencies=_agencies(session, here), places=_places(session, here),
        incidents=newest_incidents, statements=newest_statements, timeline=timeline(session, here),
    )  # fmt: skip


def _counts(session: Session, here: LedgerFilter) -> tuple[int, int]:
    incidents, statements = (count_rows(session, subject, here) for subject in (INCIDENTS, STATEMENTS))
    return incidents, statements


def _newest(
    session: Session, reading: Reading, here: LedgerFilter
) -> tuple[tuple[IncidentRow, ...], tuple[StatementRow, ...]]:
    return (
        incident_rows(session, reading, newest_of(session, INCIDENTS, here)),
        statement_rows(session, reading, newest_of(session, STATEMENTS, here)),
    )


def _agencies(session: Session, here: LedgerFilter) -> tuple[AgencyRow, ...]:
    return tuple(ranked(agency_rows(session, here), "most-incidents")[:NEWEST])


def _tactics(session: Session, reading: Reading, here: LedgerFilter) -> tuple[TacticRow, ...]:
    rows = ranked(tactic_rows(session, reading, here), "most-incidents")
    return tuple(row for row in rows if row.incidents + row.statements)


def _places(session: Session, here: LedgerFilter) -> tuple[PlaceRow, ...]:
    """The cities and counties where most is found."""
    rows = [row for row in place_rows(session, here) if row.place.kind is not PlaceKind.STATE]
    return tuple(ranked(rows, "most-incidents")[:NEWEST])
