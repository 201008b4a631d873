"""A county among its neighbours counts what its links list; the shapes are there, small, and agree."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from sqlmodel import Session

from app.config import ROOT
from app.services import counties
from app.services.catalogue import Reading
from app.services.counties import GRID, CountyMap, county_map, county_shapes
from app.services.details import place_detail
from app.services.filters import MAX_VALUES
from app.services.listing import list_incidents
from app.services.projection import map_point
from app.vocabulary import PlaceKind
from scripts.county_shapes import counties_json
from tests.factories import Maker
from tests.services.addresses import filter_at
from tests.services.queries import counting

HENNEPIN, RAMSEY = "27053", "27123"
LIES_AT = {"latitude": 44.98, "longitude": -93.26}


@pytest.fixture
def ledger(session: Session) -> Session:
    """Incidents in three counties that lie side by side, and in one far off."""
    make = Maker(session)
    told = (
        (make.place("Minneapolis", **LIES_AT), 3), (make.place("Hopkins"), 1), (make.place("St. Paul"), 2),
        (make.place("Hennepin County", kind=PlaceKind.COUNTY), 1), (make.place("Fresno", "CA"), 5),
    )  # fmt: skip
    make.place("Minnesota", "MN", PlaceKind.STATE)
    make.place("Nowhere", "MN")
    for place, incidents in told:
        for number in range(incidents):
            make.incident(f"Incident {number}", [make.article()], place=place)
    make.done()
    return session


def shown(session: Session, reading: Reading, slug: str) -> CountyMap | None:
    detail = place_detail(session, reading, slug)
    assert detail
    return detail.county


@pytest.mark.parametrize("slug", ["minneapolis-mn", "hopkins-mn", "hennepin-county-mn"])
def test_a_county_has_what_is_recorded_in_it_and_its_cities(
    ledger: Session, reading: Reading, slug: str
) -> None:
    made = shown(ledger, reading, slug)
    assert made
    assert (made.here.place.slug, made.here.incidents) == ("hennepin-county-mn", 5)
    told = {one.place.slug: one.incidents for one in made.near}
    assert told["ramsey-county-mn"] == 2
    assert sum(told.values()) == 2
    assert made.near[0].place.slug == "ramsey-county-mn"


def test_a_link_lists_exactly_what_is_counted(ledger: Session, reading: Reading) -> None:
    made = shown(ledger, reading, "minneapolis-mn")
    assert made
    for one in (made.here, *made.near):
        assert (one.address is None) == (one.incidents == 0) == (one.shade == 0)
        if one.address:
            assert list_incidents(ledger, reading, filter_at(one.address)).total == one.incidents


def test_every_place_of_a_county_counts_though_no_list_takes_so_many(
    session: Session, reading: Reading
) -> None:
    make, many = Maker(session), MAX_VALUES + 2
    cook = [one for one in reading.places.by_slug.values() if one.county_geoid == "17031"][:many]
    for one in cook:
        place = make.place(one.name, "IL")
        make.incident(f"Incident in {one.name}", [make.article()], place=place)
    make.done()

    made = shown(session, reading, cook[0].slug)

    assert made
    assert (made.here.incidents, made.here.address) == (many, None)
    assert made.here.shade > 0


def test_the_city_of_the_page_is_marked_where_it_lies(ledger: Session, reading: Reading) -> None:
    made = shown(ledger, reading, "minneapolis-mn")
    assert made
    assert made.at
    left, top, width, height = made.box
    assert left < made.at[0] < left + width
    assert top < made.at[1] < top + height
    of_county = shown(ledger, reading, "hennepin-county-mn")
    assert of_county
    assert of_county.at is None


@pytest.mark.parametrize("slug", ["mn", "nowhere-mn"])
def test_what_lies_in_no_one_county_has_no_map_of_it(ledger: Session, reading: Reading, slug: str) -> None:
    assert shown(ledger, reading, slug) is None


def test_it_costs_a_fixed_number_of_queries(ledger: Session, reading: Reading) -> None:
    detail = place_detail(ledger, reading, "minneapolis-mn")
    assert detail
    with counting(ledger) as sent:
        county_map(ledger, reading, detail.place)
    assert len(sent) == 1


def test_neighbours_are_so_on_both_sides() -> None:
    shapes = county_shapes()
    assert len(shapes) > 3_000
    assert RAMSEY in shapes[HENNEPIN]["near"]
    for geoid, shape in shapes.items():
        assert geoid not in shape["near"]
        assert all(geoid in shapes[near]["near"] for near in shape["near"])
        assert shape["path"].startswith("M")


def test_a_county_stands_where_the_map_of_states_has_it(reading: Reading) -> None:
    for geoid in (HENNEPIN, "06037", "06075", "24510", "02090", "15003"):
        shape = county_shapes()[geoid]
        county = reading.places.by_slug[shape["slug"]]
        at = map_point(county.state.lower(), county.longitude, county.latitude)
        assert at
        box = shape["box"]
        assert all(box[axis] < at[axis] * GRID < box[axis + 2] for axis in (0, 1)), county.slug


def test_the_shapes_are_made_of_common_borders() -> None:
    """Two squares side by side, and one apart."""
    square = [[[0, 0], [0, 10], [10, 0]], [[10, 10], [0, -10]], [[10, 10], [10, 0], [0, -10], [-10, 0]]]
    apart = [[30, 30], [5, 0], [0, 5], [-5, -5]]
    topology: Mapping[str, Any] = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [*square, [[10, 0], [-10, 0]], apart],
        "objects": {"counties": {"geometries": [
            {"id": "01", "type": "Polygon", "arcs": [[0, 1, 3]]},
            {"id": "02", "type": "MultiPolygon", "arcs": [[[-2, 2]]]},
            {"id": "03", "type": "Polygon", "arcs": [[4]]},
            {"id": "99", "type": "Polygon", "arcs": [[4]]},
        ]}},
    }  # fmt: skip
    made = json.loads(counties_json(topology, {"01": "one", "02": "two", "03": "three"}))
    assert {geoid: shape["near"] for geoid, shape in made.items()} == {"01": ["02"], "02": ["01"], "03": []}
    assert made["01"] == {"slug": "one", "box": [0, 0, 100, 100], "near": ["02"],
                          "path": "M0 0l0 100 100 0 0-100z"}  # fmt: skip


def test_missing_shapes_are_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counties, "SHAPES", ROOT / "static" / "vendor" / "none.json")
    county_shapes.cache_clear()
    with pytest.raises(FileNotFoundError, match=r"none\.json is missing: run `make setup`"):
        county_shapes()
