"""Places lie on the map within the outline of their state."""

import csv
import re
from itertools import pairwise
from typing import Any

import pytest

from app.config import ROOT
from app.services.projection import STATES, map_point
from scripts.state_shapes import GRID, on_grid, state_codes, states_svg
from scripts.topojson import decode_arcs

Ring = list[tuple[float, float]]
GAZETTEER = ROOT / "data" / "gazetteer" / "places.csv"
MAP = ROOT / "static" / "vendor" / "us-states.svg"


def outlines() -> dict[str, list[Ring]]:
    """The rings of each state, in units of the map, as a browser reads them out of the file."""
    found = {}
    for code, path in re.findall(r'<path id="(\w\w)" d="([^"]*)"', MAP.read_text(encoding="utf-8")):
        rings = []
        for start, steps in re.findall(r"M([^l]*)l([^z]*)z", path):
            x, y = (int(number) / GRID for number in start.split())
            ring = [(x, y)]
            numbers = [int(number) / GRID for number in re.findall(r"-?\d+", steps)]
            for right, down in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = x + right, y + down
                ring.append((x, y))
            rings.append([*ring, ring[0]])
        found[code] = rings
    return found


def contains(rings: list[Ring], x: float, y: float) -> bool:
    """Whether a ray to the right crosses the rings an odd number of times."""
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def test_the_map_has_each_state_once() -> None:
    assert sorted(outlines()) == sorted(STATES)


def test_nearly_every_large_city_lies_within_its_state() -> None:
    """Some lie on a shore or a border river, which the grid of the outlines moves by half a unit."""
    states, inside, outside = outlines(), 0, []
    with GAZETTEER.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["state"].lower()
            if row["kind"] != "city" or code not in STATES or int(row["population"] or 0) < 50_000:
                continue
            at = map_point(code, float(row["longitude"]), float(row["latitude"]))
            assert at, row["slug"]
            if contains(states[code], *at):
                inside += 1
            else:
                outside.append(row["slug"])
    assert inside > 700
    assert len(outside) < 0.02 * inside, outside


@pytest.mark.parametrize(
    ("state", "longitude", "latitude", "point"),
    [
        # What d3-geo 3.1.1 gives for geoAlbersUsa().scale(1300).translate([487.5, 305]).
        ("mn", -93.265, 44.9778, (541.85, 161.00)),
        ("ca", -118.2437, 34.0522, (86.81, 363.12)),
        ("fl", -80.1918, 25.7617, (822.74, 572.54)),
        ("ak", -149.9003, 61.2181, (112.28, 544.28)),
        ("ak", -134.4197, 58.3019, (176.94, 556.08)),
        ("hi", -157.8583, 21.3069, (266.96, 549.19)),
        ("hi", -155.0868, 19.7071, (326.22, 585.19)),
    ],
)
def test_points_of_the_map_are_those_of_the_outlines_projection(
    state: str, longitude: float, latitude: float, point: tuple[float, float]
) -> None:
    assert map_point(state, longitude, latitude) == pytest.approx(point, abs=0.01)


@pytest.mark.parametrize(("state", "longitude", "latitude"), [("pr", -66.1, 18.5), ("mn", 0.0, 0.0)])
def test_what_lies_off_the_map_has_no_point(state: str, longitude: float, latitude: float) -> None:
    assert map_point(state, longitude, latitude) is None


def test_outlines_keep_common_borders_and_leave_out_what_the_grid_does_not_show() -> None:
    topology: dict[str, Any] = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [
            [[0, 0], [0, 10]], [[0, 10], [10, 0], [0, -10], [-10, 0]], [[0, 0], [-5, 0], [0, 10], [5, 0]],
        ],
        "objects": {"states": {"geometries": [
            {"id": "27", "type": "Polygon", "arcs": [[0, 1]]},
            {"id": "55", "type": "MultiPolygon", "arcs": [[[2, -1]]]},
            {"id": "72", "type": "Polygon", "arcs": [[0, 1]]},
        ]}},
    }  # fmt: skip
    svg = states_svg(topology, {"27": "mn", "55": "wi"})

    assert re.findall(r'id="(\w+)" d="([^"]+)"', svg) == [
        ("mn", "M0 0l0 20 20 0 0-20z"), ("wi", "M0 0l-10 0 0 20 10 0z"),
    ]  # fmt: skip
    assert on_grid(decode_arcs(topology)[0]) == [(0, 0), (0, 20)]
    assert on_grid([(0, 0), (0.1, 0.1), (1, 0), (2, 0), (2, 1)]) == [(0, 0), (4, 0), (4, 2)]


def test_states_are_called_by_their_postal_code() -> None:
    codes = state_codes(GAZETTEER)

    assert (codes["27"], codes["11"]) == ("mn", "dc")
