"""Marks count what their links list, near places share one, and nothing is lost on the way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from app.services.catalogue import Reading
from app.services.filters import MAX_VALUES, LedgerFilter
from app.services.listing import list_incidents
from app.services.map import LARGEST, SHADES, SMALLEST, map_of
from app.services.records import PlaceRef, PlaceRow
from app.services.register import places_of_incidents
from app.vocabulary import PlaceKind
from tests.factories import Maker
from tests.services.addresses import filter_at
from tests.services.world import make_world

EVERYTHING = LedgerFilter("incidents")


def city(
    name: str, incidents: int, at: tuple[float, float] | None = (44.95, -93.1), state: str = "mn"
) -> PlaceRow:
    """A city with incidents; `at` is latitude and longitude."""
    latitude, longitude = at or (None, None)
    place = PlaceRef(f"{name.lower()}-{state}", name, PlaceKind.CITY, state)
    return PlaceRow(place, incidents, 0, latitude, longitude)


def test_near_places_share_the_mark_of_the_one_with_the_most() -> None:
    drawn = map_of(
        [city("A", 1), city("B", 3, (44.96, -93.2)), city("C", 2, (40.0, -100.0), "ne")], EVERYTHING
    )

    [first, second] = drawn.marks
    assert (first.names, first.incidents) == ("B, MN, A, MN", 4)
    assert first.address == "/incidents?city=a-mn&city=b-mn"
    assert (second.names, second.incidents) == ("C, NE", 2)
    assert first.radius == LARGEST > second.radius > SMALLEST


def test_a_mark_holds_no_more_places_than_a_filter_takes() -> None:
    drawn = map_of([city(f"C{number}", 1) for number in range(MAX_VALUES + 3)], EVERYTHING)

    assert [mark.incidents for mark in drawn.marks] == [MAX_VALUES, 3]
    assert drawn.marks[0].names == "C0, MN, C1, MN, C10, MN and 47 more near"


@pytest.mark.parametrize("row", [city("San Juan", 2, (18.5, -66.1), "pr"), city("Nowhere", 2, None)])
def test_what_cannot_be_drawn_is_told_beside_the_map(row: PlaceRow) -> None:
    drawn = map_of([row], EVERYTHING)

    assert (drawn.marks, drawn.not_shown) == ((), (row,))


def test_states_are_shaded_in_steps() -> None:
    states = [
        PlaceRow(PlaceRef(code, code.upper(), PlaceKind.STATE, code), count, 0, 45.0, -93.0)
        for code, count in (("mn", 1000), ("wi", 30), ("ia", 1), ("nd", 0))
    ]
    drawn = map_of(states, EVERYTHING)

    assert [(state.code, state.shade) for state in drawn.states] == [("mn", SHADES), ("wi", 2), ("ia", 1)]


@given(
    st.lists(st.tuples(st.integers(0, 60), st.floats(25, 49), st.floats(-124, -67)), min_size=1, max_size=120)
)
def test_every_incident_is_under_one_mark(rows: list[tuple[int, float, float]]) -> None:
    places = [city(f"c{n}", count, (lat, long), "ks") for n, (count, lat, long) in enumerate(rows)]
    drawn = map_of(places, EVERYTHING)

    told = sum(mark.incidents for mark in drawn.marks) + sum(row.incidents for row in drawn.not_shown)
    assert told == sum(count for count, *_ in rows)
    chosen = [slug for mark in drawn.marks for slug in filter_at(mark.address).city]
    assert len(chosen) == len(set(chosen))


def test_each_link_lists_what_is_counted(either: Session, reading: Reading) -> None:
    make_world(either)
    for asked in (EVERYTHING, replace(EVERYTHING, agency=("ice",))):
        drawn = map_of(places_of_incidents(either, reading, asked), asked)
        linked = [(one.address, one.incidents) for one in (*drawn.marks, *drawn.states)]
        assert linked
        for address, incidents in linked:
            assert list_incidents(either, reading, filter_at(address)).total == incidents


@pytest.mark.parametrize(
    ("asked", "counted"), [(EVERYTHING, 3), (replace(EVERYTHING, city=("dayton-oh",)), 2)]
)
def test_a_state_has_the_incidents_of_its_cities_though_no_article_names_it(
    session: Session, reading: Reading, asked: LedgerFilter, counted: int
) -> None:
    make = Maker(session)
    for city_, incidents in ((make.place("Dayton", "OH"), 2), (make.place("Toledo", "OH"), 1)):
        for number in range(incidents):
            make.incident(f"Stop {number} in {city_.name}", [make.article()], place=city_)
    make.done()

    [ohio] = map_of(places_of_incidents(session, reading, asked), asked).states

    assert (ohio.code, ohio.name, ohio.incidents) == ("oh", "Ohio", counted)
    assert list_incidents(session, reading, filter_at(ohio.address)).total == counted
