"""The counties of us-atlas as one file: of each its outline, the box round it, and its neighbours."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.state_shapes import on_grid, outline
from scripts.topojson import decode_arcs, rings_of

GRID = 10
"""Points of the grid in a unit of the map: a county fills a picture that a state has a corner of."""

_DOT = "M{0} {1}h2v2h-2z"
"""What a city of its own is drawn as that is smaller than the grid shows."""


def county_slugs(gazetteer: Path) -> dict[str, str]:
    """The slug that stands for each county by its GEOID, of a `places.csv`.

    A city that is its own county (San Francisco, Baltimore) has no row as one: it stands for itself, as the
    largest city there.
    """
    with gazetteer.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cities = sorted((row for row in rows if row["county_geoid"]), key=lambda row: int(row["population"] or 0))
    slugs = {row["county_geoid"]: row["slug"] for row in cities}
    return slugs | {row["geoid"]: row["slug"] for row in rows if row["kind"] == "county"}


def counties_json(topology: Mapping[str, Any], slugs: Mapping[str, str]) -> str:
    """One object a county of `slugs`, by its GEOID: `slug`, `box`, `near` (GEOIDs) and `path`.

    Lengths are in tenths of a unit of the map. Neighbours are those with a common border, however short.
    """
    arcs = [on_grid(arc, GRID) for arc in decode_arcs(topology)]
    shapes = [one for one in topology["objects"]["counties"]["geometries"] if one["id"] in slugs]
    borders: dict[int, set[str]] = defaultdict(set)
    for shape in shapes:
        for arc in _arcs_of(shape["arcs"]):
            borders[arc].add(shape["id"])
    counties = {}
    for shape in sorted(shapes, key=lambda one: str(one["id"])):
        rings = list(rings_of(shape, arcs))
        corners = [corner for ring in rings for corner in ring]
        near = set().union(*(borders[arc] for arc in _arcs_of(shape["arcs"]))) - {shape["id"]}
        box = [int(pick(corner[axis] for corner in corners)) for pick in (min, max) for axis in (0, 1)]
        counties[shape["id"]] = {
            "slug": slugs[shape["id"]], "box": box, "near": sorted(near),
            "path": outline(rings) or _DOT.format(*box),
        }  # fmt: skip
    return json.dumps(counties, separators=(",", ":")) + "\n"


def _arcs_of(arcs: Any) -> Iterator[int]:
    """The numbers of all arcs, whichever way they are walked."""
    for one in arcs:
        if isinstance(one, int):
            yield one if one >= 0 else ~one
        else:
            yield from _arcs_of(one)
