"""The states of the map as polygons: read from the file that pages refer to, once a process."""

import re
from functools import lru_cache

from app.services.projection import WIDTH
from app.web.static import STATIC

Polygon = tuple[tuple[float, float], ...]
"""Corners in units of the map."""
_PATH = re.compile(r'<path id="([a-z]{2})" d="([^"]*)"')
_BOX = re.compile(r'viewBox="0 0 ([0-9]+) ')
_NUMBER = re.compile(r"-?[0-9]+")


@lru_cache(maxsize=1)
def state_shapes() -> dict[str, tuple[Polygon, ...]]:
    """The polygons of each state by its postal code in lower case."""
    text = (STATIC / "vendor" / "us-states.svg").read_text(encoding="utf-8")
    box = _BOX.search(text)
    scale = WIDTH / int(box.group(1)) if box else 1.0
    return {code: tuple(_polygons(data, scale)) for code, data in _PATH.findall(text)}


def _polygons(data: str, scale: float) -> list[Polygon]:
    """What `M x y l dx dy … z` draws: corners after the first by the way from the last one."""
    polygons = []
    for ring in data.split("z"):
        steps = [int(number) for number in _NUMBER.findall(ring)]
        x = y = 0
        corners = []
        for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + step_x, y + step_y
            corners.append((x * scale, y * scale))
        if corners:
            polygons.append(tuple(corners))
    return polygons
