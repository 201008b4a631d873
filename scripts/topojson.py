"""Shapes out of a TopoJSON file such as those of us-atlas. Needs no package of ours."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Point = tuple[float, float]
Ring = list[Point]


def decode_arcs(topology: Mapping[str, Any]) -> list[Ring]:
    """The arcs of a quantised TopoJSON file, in the units of the file."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y, *_ in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def rings_of(geometry: Mapping[str, Any], arcs: Sequence[Ring]) -> Iterator[Ring]:
    """The closed rings of a polygon or of several, put together from the arcs."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    for indexes in (ring for polygon in polygons for ring in polygon):
        ring: Ring = []
        for index in indexes:
            points = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring += points[1:] if ring else points
        yield ring
