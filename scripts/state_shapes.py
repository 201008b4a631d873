"""The states of us-atlas as one small SVG file, which pages refer to state by state."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scripts.topojson import Ring, decode_arcs, rings_of

WIDTH, HEIGHT = 975, 610
"""What us-atlas has projected its `albers` files to."""
GRID = 2
"""Points of the grid in a unit that corners are put on: half a pixel where the map is as wide as it gets."""

Corner = tuple[int, int]


def state_codes(gazetteer: Path) -> dict[str, str]:
    """The lower-case postal code of each state by its GEOID, of a `places.csv`."""
    with gazetteer.open(encoding="utf-8", newline="") as file:
        return {row["geoid"]: row["state"].lower() for row in csv.DictReader(file) if row["kind"] == "state"}


def states_svg(topology: Mapping[str, Any], codes: Mapping[str, str]) -> str:
    """A file with one path for each state of `codes`, its postal code as id. Same input, same bytes.

    Neighbours keep their border in common: corners are put on the grid arc by arc.
    """
    arcs = [on_grid(arc) for arc in decode_arcs(topology)]
    paths = [
        f'<path id="{codes[geometry["id"]]}" d="{outline(rings_of(geometry, arcs))}"/>'
        for geometry in sorted(topology["objects"]["states"]["geometries"], key=lambda one: str(one["id"]))
        if geometry["id"] in codes
    ]
    box = f"0 0 {WIDTH * GRID} {HEIGHT * GRID}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{"".join(paths)}</svg>\n'


def on_grid(arc: Ring, grid: int = GRID) -> Ring:
    """The corners of an arc on the grid; one in line with its neighbours, or on one of them, is left out."""
    kept: list[Corner] = []
    for x, y in arc:
        corner = round(x * grid), round(y * grid)
        if kept and corner == kept[-1]:
            continue
        if len(kept) > 1 and _in_line(kept[-2], kept[-1], corner):
            kept.pop()
        kept.append(corner)
    return [(float(x), float(y)) for x, y in kept]


def _in_line(first: Corner, second: Corner, third: Corner) -> bool:
    (ax, ay), (bx, by) = ((x - first[0], y - first[1]) for x, y in (second, third))
    return ax * by == ay * bx


def outline(rings: Iterable[Ring]) -> str:
    """Path data of closed rings, corner after corner by the way from the last one."""
    parts = []
    for ring in rings:
        corners = [(int(x), int(y)) for x, y in ring[:-1]]
        if len(set(corners)) < 3:  # smaller than the grid shows
            continue
        x, y = corners[0]
        steps = []
        for at_x, at_y in corners[1:]:
            steps.append(f"{at_x - x} {at_y - y}")
            x, y = at_x, at_y
        parts.append(f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps).replace(' -', '-')}z")
    return "".join(parts)
