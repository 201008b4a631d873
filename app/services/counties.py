"""A county among its neighbours: their outlines, and how many incidents each has."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlmodel import Session

from app.config import ROOT
from app.services.catalogue import Reading
from app.services.filters import MAX_VALUES, LedgerFilter
from app.services.map import shade_of
from app.services.matching import INCIDENTS
from app.services.projection import map_point
from app.services.records import PlaceRef, PlaceRow
from app.services.tallies import tally
from app.vocabulary import PlaceKind

SHAPES = ROOT / "static" / "vendor" / "us-counties.json"
GRID = 10
"""Lengths of the file in a unit of the map."""
_ROOM = 0.04
"""Of the larger side, round what is drawn."""


@dataclass(frozen=True, slots=True)
class CountyShape:
    """One county: outline, incidents in it and its cities, and the list of exactly these.

    There is no such list without an incident, nor of more places than a filter takes.
    """

    place: PlaceRef
    path: str
    incidents: int
    shade: int
    """1 (fewest) to `SHADES`; 0 without an incident."""
    address: str | None
    is_here: bool


@dataclass(frozen=True, slots=True)
class CountyMap:
    """A county with its neighbours, the most incidents first. `box` is x, y, width and height."""

    here: CountyShape
    near: tuple[CountyShape, ...]
    box: tuple[int, int, int, int]
    at: tuple[int, int] | None
    """Where the city is that the page is of."""


def county_map(session: Session, reading: Reading, place: PlaceRow) -> CountyMap | None:
    """The county that a city lies in, or that a place is; None where the map has none. One query."""
    geoid, shapes = _county_of(reading, place.place.slug), county_shapes()
    if geoid is None or geoid not in shapes:
        return None
    own = shapes[geoid]
    within = _by_county(reading, tally(session, INCIDENTS, "city", LedgerFilter("incidents")))
    geoids = [geoid, *(near for near in own["near"] if near in shapes)]
    most = max(sum(within[one].values()) for one in geoids)
    drawn = [_shape(reading, shapes[one], within[one], (most, one == geoid)) for one in geoids]
    near = sorted(drawn[1:], key=lambda one: (-one.incidents, one.place.name))
    box = _box([shapes[one]["box"] for one in geoids])
    return CountyMap(drawn[0], tuple(near), box, _at(place))


@lru_cache(maxsize=1)
def county_shapes() -> Mapping[str, Mapping[str, Any]]:
    """The counties by GEOID, read once a process. Raises `FileNotFoundError` with the remedy."""
    try:
        shapes: Mapping[str, Mapping[str, Any]] = json.loads(SHAPES.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(f"{SHAPES} is missing: run `make setup`") from None
    return shapes


def _county_of(reading: Reading, slug: str) -> str | None:
    known = reading.places.get(slug)
    if known is None or known.kind is PlaceKind.STATE:
        return None
    return known.geoid if known.kind is PlaceKind.COUNTY else known.county_geoid


def _by_county(reading: Reading, told: Mapping[str, int]) -> Mapping[str, Mapping[str, int]]:
    """Incidents of counties and cities by the GEOID of their county."""
    within: dict[str, dict[str, int]] = defaultdict(dict)
    for slug, incidents in told.items():
        if geoid := _county_of(reading, slug):
            within[geoid][slug] = incidents
    return within


def _shape(
    reading: Reading, shape: Mapping[str, Any], told: Mapping[str, int], scale: tuple[int, bool]
) -> CountyShape:
    most, is_here = scale
    county = reading.places.by_slug[shape["slug"]]
    ref = PlaceRef(county.slug, county.name, county.kind, county.state.lower())
    incidents = sum(told.values())
    listed = 0 < len(told) <= MAX_VALUES
    address = LedgerFilter("incidents", city=tuple(sorted(told))).address() if listed else None
    return CountyShape(
        ref, shape["path"], incidents, shade_of(incidents, most) if incidents else 0, address, is_here
    )


def _box(boxes: Sequence[Sequence[int]]) -> tuple[int, int, int, int]:
    left, top = (min(box[axis] for box in boxes) for axis in (0, 1))
    right, bottom = (max(box[axis] for box in boxes) for axis in (2, 3))
    room = round(_ROOM * max(right - left, bottom - top))
    return left - room, top - room, right - left + 2 * room, bottom - top + 2 * room


def _at(row: PlaceRow) -> tuple[int, int] | None:
    if row.place.kind is not PlaceKind.CITY or row.latitude is None or row.longitude is None:
        return None
    point = map_point(row.place.state, row.longitude, row.latitude)
    return (round(point[0] * GRID), round(point[1] * GRID)) if point else None
