"""Two places, officials or agencies side by side: what is counted of each, over the same periods."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Agency, Official, Place
from app.services.catalogue import Reading
from app.services.filters import LedgerFilter
from app.services.listing import count_rows, page_of_ids
from app.services.matching import INCIDENTS, STATEMENTS
from app.services.records import IncidentRow, StatementRow
from app.services.rows import incident_rows, place_ref, statement_rows
from app.services.tallies import tally
from app.services.timeline import Timeline, timelines
from app.vocabulary import PlaceKind, Position

Compared = Literal["places", "officials", "agencies"]
NEWEST = 3
"""Records of each sort that are shown of either side."""


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two: what it is called, its page, and the filter by which it is counted."""

    slug: str
    name: str
    path: str
    here: LedgerFilter


@dataclass(frozen=True, slots=True)
class Side:
    """What is recorded of one of the two."""

    party: Party
    incidents: int
    statements: int
    positions: Mapping[str, int]
    tactics: Mapping[str, int]
    timeline: Timeline
    newest_statements: tuple[StatementRow, ...]
    newest_incidents: tuple[IncidentRow, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides, and what either has, by name and the two counts: the most of both together first."""

    sides: tuple[Side, Side]
    positions: tuple[tuple[Position, tuple[int, int]], ...]
    tactics: tuple[tuple[str, str, tuple[int, int]], ...]
    """Slug, name, counts."""

    @property
    def tallest(self) -> int:
        """The rows of the tallest bar of both timelines."""
        return max(side.timeline.tallest for side in self.sides)


def party(session: Session, kind: Compared, slug: str) -> Party | None:
    """What this slug names, where the ledger has it. One query."""
    return _PARTIES[kind](session, slug)


def compare(session: Session, reading: Reading, first: Party, second: Party) -> Comparison:
    """The two side by side. The same number of queries whatever they have."""
    drawn = timelines(session, [_drawn(one.here) for one in (first, second)])
    one, other = (
        _side(session, reading, each, line) for each, line in zip((first, second), drawn, strict=True)
    )
    positions = [(place, (one.positions.get(place, 0), other.positions.get(place, 0))) for place in Position]
    tactics = [
        (tactic.slug, tactic.name, (one.tactics.get(tactic.slug, 0), other.tactics.get(tactic.slug, 0)))
        for tactic in reading.tactics
    ]
    told = sorted((row for row in tactics if any(row[2])), key=lambda row: (-sum(row[2]), row[1]))
    return Comparison((one, other), tuple(row for row in positions if any(row[1])), tuple(told))


def _side(session: Session, reading: Reading, of: Party, drawn: Timeline) -> Side:
    said, told = of.here.as_list("statements"), of.here.as_list("incidents")
    counted = STATEMENTS if of.here.speaker else INCIDENTS
    return Side(
        of, count_rows(session, INCIDENTS, told), count_rows(session, STATEMENTS, said),
        tally(session, STATEMENTS, "position", said),
        tally(session, counted, "tactic", said if of.here.speaker else told),
        drawn,
        statement_rows(session, reading, page_of_ids(session, STATEMENTS, said, NEWEST)),
        incident_rows(session, reading, page_of_ids(session, INCIDENTS, told, NEWEST)),
    )  # fmt: skip


def _drawn(here: LedgerFilter) -> LedgerFilter:
    """What the timeline counts: of officials their statements, else incidents."""
    return here.as_list("statements" if here.speaker else "incidents")


def _place(session: Session, slug: str) -> Party | None:
    found = session.execute(select(Place).where(col(Place.slug) == slug)).scalar_one_or_none()
    if found is None:
        return None
    place, whole = place_ref(found), LedgerFilter("incidents")
    here = replace(whole, state=(slug,)) if place.kind is PlaceKind.STATE else replace(whole, city=(slug,))
    return Party(slug, place.label, place.path, here)


def _official(session: Session, slug: str) -> Party | None:
    query = select(col(Official.name)).where(col(Official.slug) == slug)
    name = session.execute(query).scalar_one_or_none()
    here = LedgerFilter("statements", speaker=(slug,))
    return None if name is None else Party(slug, name, f"/officials/{slug}", here)


def _agency(session: Session, slug: str) -> Party | None:
    name = session.execute(select(col(Agency.name)).where(col(Agency.slug) == slug)).scalar_one_or_none()
    here = LedgerFilter("incidents", agency=(slug,))
    return None if name is None else Party(slug, name, f"/agencies/{slug}", here)


_PARTIES: Mapping[Compared, Callable[[Session, str], Party | None]] = {
    "places": _place, "officials": _official, "agencies": _agency,
}  # fmt: skip
