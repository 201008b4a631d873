"""Rows as records: plain values by the name of their field, for whatever format."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Place
from app.services.catalogue import Reading
from app.services.every_list import ORDERED
from app.services.exports.fields import FIELDS, Around, Field, Point, Value
from app.services.filters import LedgerFilter
from app.services.ordered import Ordered

Record = Mapping[str, Value]

_BATCH = 500
"""Rows that are made and written at once: below SQLite's limit of variables, enough to make queries few."""
_FARTHEST_EAST, _FARTHEST_NORTH = 180, 90


@dataclass(frozen=True, slots=True)
class Export:
    """All that a filter gives, as records in the order of the page. `root` is the site's own address."""

    session: Session
    filter: LedgerFilter
    rows: Ordered[Any]
    root: str

    @property
    def fields(self) -> Sequence[Field[Any]]:
        """The fields of each record, in order."""
        return FIELDS[self.filter.list]

    def records(self, rows: Sequence[Any]) -> list[Record]:
        """Some rows as records. One query."""
        around = Around(self.root, _points(self.session, rows))
        return [record_of(self.fields, row, around) for row in rows]

    def batches(self) -> Iterator[list[Record]]:
        """All records, some at a time: a fixed number of queries each."""
        return map(self.records, self.rows.batches(_BATCH))


def export(session: Session, reading: Reading, filter_: LedgerFilter, root: str) -> Export:
    """What the filter gives, whatever its page; nothing is read of the rows yet."""
    return Export(session, filter_, ORDERED[filter_.list](session, reading, filter_), root)


def record_of(fields: Sequence[Field[Any]], row: Any, around: Around) -> Record:
    """One row by the names of its fields. A number that no format can write is null."""
    return {field.name: _written(field.read(row, around)) for field in fields}


def _written(value: Value) -> Value:
    return None if isinstance(value, float) and not isfinite(value) else value


def _points(session: Session, rows: Sequence[Any]) -> Mapping[str, Point]:
    """Where the places of rows are, by slug, as far as they have any place on the globe."""
    slugs = {row.place.slug for row in rows if getattr(row, "place", None)}
    if not slugs:
        return {}
    query = select(col(Place.slug), col(Place.longitude), col(Place.latitude)).where(
        col(Place.slug).in_(slugs), col(Place.longitude).is_not(None), col(Place.latitude).is_not(None)
    )
    return {
        slug: (east, north)
        for slug, east, north in session.execute(query)
        if abs(east) <= _FARTHEST_EAST and abs(north) <= _FARTHEST_NORTH
    }
