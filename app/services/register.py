"""Lists of officials, places, agencies and tactics: named things with what the filter finds of each.

These tables are small beside incidents and statements, so what queries count is named, searched and ordered
here: the same order whatever the database.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Agency, Official, Place
from app.services.catalogue import Reading
from app.services.filters import LedgerFilter
from app.services.fingerprints import of_values
from app.services.matching import INCIDENTS, STATEMENTS
from app.services.ordered import Ordered
from app.services.records import AgencyRow, OfficialRow, Page, PlaceRef, PlaceRow, TacticRow
from app.services.rows import official_rows, place_ref
from app.services.tags import role_slug
from app.services.tallies import Spoken, spoken, tally
from app.services.words import read_query
from app.vocabulary import PlaceKind

_SILENT = Spoken(0, None)
Counted = TypeVar("Counted", PlaceRow, AgencyRow, TacticRow)


@dataclass(frozen=True, slots=True)
class Holder:
    """An official with the slugs of the latest office by parameter, as far as there are any."""

    slug: str
    name: str
    office: Mapping[str, str]

    def met(self, filter_: LedgerFilter, leaving: str | None = None) -> bool:
        """Whether the office is one of those asked for, the parameter `leaving` aside."""
        asked = (name for name in ("role", "state", "city") if name != leaving and filter_.chosen(name))
        return all(self.office.get(name) in filter_.chosen(name) for name in asked)


def list_officials(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[OfficialRow]:
    """One page of officials; role and place are those of the latest office. Three queries."""
    return ordered_officials(session, reading, filter_).page(filter_, reading.settings.page_size)


def ordered_officials(session: Session, _reading: Reading, filter_: LedgerFilter) -> Ordered[OfficialRow]:
    """All officials of the filter."""
    said = official_tallies(session, filter_)
    held = {holder.slug: holder for holder in holders(session, filter_, said) if holder.met(filter_)}

    def order(slug: str) -> tuple[int, str, str]:
        statements, newest = said.get(slug, _SILENT)
        first = {"most-statements": statements, "newest": (newest or date.min).toordinal(), "name": 0}
        return (-first[filter_.sort], held[slug].name.casefold(), slug)

    slugs = sorted(held, key=order)
    return Ordered(
        len(slugs), lambda first, last: official_rows(session, slugs[first:last], said),
        lambda: of_values([slug, held[slug].office, *said.get(slug, _SILENT)] for slug in slugs),
    )  # fmt: skip


def official_tallies(session: Session, filter_: LedgerFilter) -> Mapping[str, Spoken]:
    """Statements of each official that the filter's agencies, tactics, outlets and dates leave. One query."""
    asked = replace(filter_, city=(), state=(), role=(), q="")
    return spoken(session, asked)


def holders(session: Session, filter_: LedgerFilter, said: Collection[str]) -> list[Holder]:
    """Officials whose name, title or organisation has the words asked for. One query.

    Where statements are asked for (an agency, a tactic, an outlet, dates) those in `said` alone.
    """
    query = select(
        Official.slug, Official.name, Official.title, Official.organisation, Official.role, Place.slug,  # type: ignore[call-overload]
        Place.state, Place.kind,
    ).outerjoin(Place, col(Place.id) == Official.place_id)  # fmt: skip
    must_speak = bool(filter_.agency or filter_.tactic or filter_.outlet or filter_.since or filter_.until)
    found = []
    for slug, name, title, organisation, role, place, state, kind in session.execute(query):
        if (must_speak and slug not in said) or not named(filter_, (name, title, organisation)):
            continue
        city = None if kind is PlaceKind.STATE else place
        office = {"role": role_slug(role), "state": state and state.lower(), "city": city}
        found.append(Holder(slug, name, {field: value for field, value in office.items() if value}))
    return found


def list_places(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[PlaceRow]:
    """One page of the places where the filter finds an incident or a statement. Five queries."""
    return ordered_places(session, reading, filter_).page(filter_, reading.settings.page_size)


def ordered_places(session: Session, _reading: Reading, filter_: LedgerFilter) -> Ordered[PlaceRow]:
    """All places of the filter."""
    rows = [row for row in place_rows(session, filter_) if place_met(row.place, filter_)]
    return _ordered(rows, filter_)


def place_met(place: PlaceRef, filter_: LedgerFilter, leaving: str | None = None) -> bool:
    """Whether a place is of the states and kinds asked for, the parameter `leaving` aside."""
    return (leaving == "state" or not filter_.state or place.state in filter_.state) and (
        leaving == "kind" or not filter_.kind or place.kind in filter_.kind
    )


def place_rows(session: Session, filter_: LedgerFilter) -> list[PlaceRow]:
    """Every place, of whatever state and kind, where the rest of the filter finds something. Five queries."""
    asked = replace(filter_, state=(), kind=(), q="")
    incidents, statements = (
        tally(session, subject, "city", asked) | tally(session, subject, "state", asked)
        for subject in (INCIDENTS, STATEMENTS)
    )
    rows = []
    for place in session.execute(select(Place)).scalars():
        told, said = incidents.get(place.slug, 0), statements.get(place.slug, 0)
        if told + said and named(filter_, (place.name,)):
            rows.append(PlaceRow(place_ref(place), told, said, place.latitude, place.longitude))
    return rows


def places_of_incidents(session: Session, reading: Reading, filter_: LedgerFilter) -> list[PlaceRow]:
    """Every place with incidents under the whole filter; statements are not counted. Three queries.

    A state is there with all incidents in it, also where articles name its cities alone.
    """
    cities, states = (tally(session, INCIDENTS, parameter, filter_) for parameter in ("city", "state"))
    query = select(Place.slug, Place.name, Place.kind, Place.state, Place.latitude, Place.longitude)  # type: ignore[call-overload]
    rows = [
        PlaceRow(PlaceRef(slug, name, kind, state.lower()), cities[slug], 0, latitude, longitude)
        for slug, name, kind, state, latitude, longitude in session.execute(query) if slug in cities
    ]  # fmt: skip
    named = ((reading.places.get(code), told) for code, told in states.items())
    rows += [
        PlaceRow(PlaceRef(at.slug, at.name, at.kind, at.slug), told, 0, at.latitude, at.longitude)
        for at, told in named if at is not None
    ]  # fmt: skip
    return rows


def list_agencies(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[AgencyRow]:
    """One page of the agencies of which the filter finds an incident or a statement. Three queries."""
    return ordered_agencies(session, reading, filter_).page(filter_, reading.settings.page_size)


def ordered_agencies(session: Session, _reading: Reading, filter_: LedgerFilter) -> Ordered[AgencyRow]:
    """All agencies of the filter."""
    rows = [row for row in agency_rows(session, filter_) if named(filter_, (row.name,))]
    return _ordered(rows, filter_)


def agency_rows(session: Session, filter_: LedgerFilter) -> list[AgencyRow]:
    """Every agency of which the filter, its words aside, finds something. Three queries."""
    incidents, statements = _both(session, filter_, "agency")
    found = incidents.keys() | statements.keys()
    return [
        AgencyRow(
            agency.slug, agency.name, agency.level,
            incidents.get(agency.slug, 0), statements.get(agency.slug, 0),
        )
        for agency in session.execute(select(Agency)).scalars() if agency.slug in found
    ]  # fmt: skip


def list_tactics(session: Session, reading: Reading, filter_: LedgerFilter) -> Page[TacticRow]:
    """One page of tactics: all of the list, or those of which a narrower filter finds something."""
    return ordered_tactics(session, reading, filter_).page(filter_, reading.settings.page_size)


def ordered_tactics(session: Session, reading: Reading, filter_: LedgerFilter) -> Ordered[TacticRow]:
    """All tactics of the filter."""
    rows = [
        row for row in tactic_rows(session, reading, filter_)
        if named(filter_, (row.name, row.definition))
        and (row.incidents + row.statements or not replace(filter_, q="").narrowed)
    ]  # fmt: skip
    return _ordered(rows, filter_)


def tactic_rows(session: Session, reading: Reading, filter_: LedgerFilter) -> list[TacticRow]:
    """Every tactic of the list, with what the filter, its words aside, finds of it. Two queries."""
    incidents, statements = _both(session, filter_, "tactic")
    return [
        TacticRow(
            tactic.slug, tactic.name, tactic.definition,
            incidents.get(tactic.slug, 0), statements.get(tactic.slug, 0),
        )
        for tactic in reading.tactics
    ]  # fmt: skip


def _both(session: Session, filter_: LedgerFilter, parameter: str) -> tuple[dict[str, int], dict[str, int]]:
    asked = replace(filter_, q="")
    incidents, statements = (tally(session, subject, parameter, asked) for subject in (INCIDENTS, STATEMENTS))
    return incidents, statements


def named(filter_: LedgerFilter, texts: Iterable[str | None]) -> bool:
    """Whether the texts are as the words asked for say; text without a word finds nothing."""
    return not filter_.q or read_query(filter_.q).met_by(texts)


def ranked(rows: Iterable[Counted], sort: str) -> list[Counted]:
    """Rows by name, or by how many incidents or statements they have and then by name."""
    return sorted(rows, key=lambda row: _rank(row, sort))


def _rank(row: PlaceRow | AgencyRow | TacticRow, sort: str) -> tuple[int, int, str, str]:
    named = _named(row)
    counts = {
        "most-incidents": (-row.incidents, -row.statements),
        "most-statements": (-row.statements, -row.incidents),
        "name": (0, 0),
    }
    return (*counts[sort], named.name.casefold(), named.slug)


def _named(row: PlaceRow | AgencyRow | TacticRow) -> PlaceRef | AgencyRow | TacticRow:
    return row.place if isinstance(row, PlaceRow) else row


def _ordered(rows: Iterable[Counted], filter_: LedgerFilter) -> Ordered[Counted]:
    in_order = tuple(ranked(rows, filter_.sort))
    return Ordered(
        len(in_order), lambda first, last: in_order[first:last],
        lambda: of_values([_named(row).slug, row.incidents, row.statements] for row in in_order),
    )  # fmt: skip
