"""A map of incidents: states shaded and places marked by how many there are, near places under one mark."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil, log, sqrt

from app.services.filters import MAX_VALUES, LedgerFilter
from app.services.projection import apart, map_point
from app.services.records import PlaceRow
from app.vocabulary import PlaceKind

MERGE = 14.0
"""Units of the map (975 across) within which places share a mark."""
LARGEST = 20.0
SMALLEST = 2.5
"""Radius of the mark with the most incidents, and the least of any; areas are in proportion."""
SHADES = 4
"""Steps in which states are shaded."""
TABLED = 200
"""Marks that the table behind the map lists."""
NAMED = 3
"""Places of one mark that its title names."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One or more near places: where it is drawn, how large, and the list of exactly its incidents."""

    x: float
    y: float
    radius: float
    names: str
    incidents: int
    address: str


@dataclass(frozen=True, slots=True)
class Shaded:
    """A state with incidents; `shade` is 1 (fewest) to `SHADES`."""

    code: str
    name: str
    shade: int
    incidents: int
    address: str


@dataclass(frozen=True, slots=True)
class LedgerMap:
    """What the map shows, the most incidents first, and the places of which it shows nothing."""

    states: tuple[Shaded, ...]
    marks: tuple[Mark, ...]
    not_shown: tuple[PlaceRow, ...]
    filter: LedgerFilter
    """What is counted."""


def map_of(places: Iterable[PlaceRow], filter_: LedgerFilter) -> LedgerMap:
    """The map of these places; its links narrow `filter_`, by which their incidents were counted."""
    told = sorted((row for row in places if row.incidents), key=lambda row: (-row.incidents, row.place.slug))
    states = [row for row in told if row.place.kind is PlaceKind.STATE]
    drawn, not_shown = [], []
    for row in told:
        if row.place.kind is PlaceKind.STATE:
            continue
        at = _point(row)
        (drawn.append((row, at)) if at else not_shown.append(row))
    clusters = _clusters(drawn)
    most = max((sum(row.incidents for row in cluster.rows) for cluster in clusters), default=1)
    marks = sorted((_mark(cluster, most, filter_) for cluster in clusters), key=lambda mark: -mark.incidents)
    return LedgerMap(tuple(_shaded(states, filter_)), tuple(marks), tuple(not_shown), filter_)


def shade_of(incidents: int, most: int) -> int:
    """1 to `SHADES`, by steps of the logarithm: what has ten times as many is not ten times as dark."""
    return min(SHADES, max(1, ceil(SHADES * log(1 + incidents) / log(1 + most))))


@dataclass(slots=True)
class _Cluster:
    """Places that share a mark, which stands where the one with the most incidents is."""

    at: tuple[float, float]
    rows: list[PlaceRow]


def _point(row: PlaceRow) -> tuple[float, float] | None:
    if row.latitude is None or row.longitude is None:
        return None
    return map_point(row.place.state, row.longitude, row.latitude)


def _clusters(drawn: Sequence[tuple[PlaceRow, tuple[float, float]]]) -> list[_Cluster]:
    """Each place joins the mark of one before it that is near and has room; only near cells are looked in."""
    cells: dict[tuple[int, int], list[_Cluster]] = defaultdict(list)
    clusters = []
    for row, at in drawn:
        column, line = int(at[0] // MERGE), int(at[1] // MERGE)
        around = (cells.get((column + i, line + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        near = [
            one for cell in around for one in cell if apart(one.at, at) < MERGE and len(one.rows) < MAX_VALUES
        ]
        if near:
            min(near, key=lambda one: apart(one.at, at)).rows.append(row)
            continue
        clusters.append(_Cluster(at, [row]))
        cells[column, line].append(clusters[-1])
    return clusters


def _mark(cluster: _Cluster, most: int, filter_: LedgerFilter) -> Mark:
    incidents = sum(row.incidents for row in cluster.rows)
    names = [row.place.label for row in cluster.rows]
    more = len(names) - NAMED
    said = ", ".join(names) if more <= 0 else f"{', '.join(names[:NAMED])} and {more} more near"
    cities = tuple(sorted(row.place.slug for row in cluster.rows))
    return Mark(
        round(cluster.at[0], 1), round(cluster.at[1], 1),
        round(max(SMALLEST, LARGEST * sqrt(incidents / most)), 1),
        said, incidents, replace(filter_, city=cities, page=1).address(),
    )  # fmt: skip


def _shaded(states: Sequence[PlaceRow], filter_: LedgerFilter) -> Iterable[Shaded]:
    """The states as they are drawn."""
    most = max((row.incidents for row in states), default=1)
    for row in states:
        address = replace(filter_, state=(row.place.slug,), page=1).address()
        yield Shaded(row.place.slug, row.place.name, shade_of(row.incidents, most), row.incidents, address)
