"""Where a place lies on the map of states: Albers' equal-area conic, with insets for Alaska and Hawaii.

The same as `geoAlbersUsa` of d3-geo at scale 1300, centred on (487.5, 305), by which us-atlas has projected
its `albers` files. Formulas: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395),
chapter 14.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians, sin, sqrt

WIDTH, HEIGHT = 975, 610
"""Units of the map."""
_SCALE = 1300.0
_MIDDLE = (487.5, 305.0)


@dataclass(frozen=True, slots=True)
class _Conic:
    """One part of the map. Angles are in degrees; `centre` is counted from `meridian`.

    `moved` is how far its centre lies from the middle of the map, in scales.
    """

    parallels: tuple[float, float]
    meridian: float
    centre: tuple[float, float]
    size: float = 1.0
    moved: tuple[float, float] = (0.0, 0.0)

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A point of the earth as units to the right and down on the map."""
        x, y = self._raw((longitude - self.meridian + 180) % 360 - 180, latitude)
        x0, y0 = self._raw(*self.centre)
        (left, top), (right, down) = _MIDDLE, self.moved
        scale = _SCALE * self.size
        return left + right * _SCALE + (x - x0) * scale, top + down * _SCALE - (y - y0) * scale

    def _raw(self, longitude: float, latitude: float) -> tuple[float, float]:
        first, second = (sin(radians(parallel)) for parallel in self.parallels)
        n = (first + second) / 2
        c = 1 + first * (2 * n - first)
        rho = sqrt(c - 2 * n * sin(radians(latitude))) / n
        angle = n * radians(longitude)
        return rho * sin(angle), sqrt(c) / n - rho * cos(angle)


_PARTS = {
    "ak": _Conic((55, 65), -154, (-2, 58.5), 0.35, (-0.307, 0.201)),
    "hi": _Conic((8, 18), -157, (-3, 19.9), 1.0, (-0.205, 0.212)),
}
_MAINLAND = _Conic((29.5, 45.5), -96, (-0.6, 38.7))
STATES = (
    "ak", "al", "ar", "az", "ca", "co", "ct", "dc", "de", "fl", "ga", "hi", "ia", "id", "il", "in",
    "ks", "ky", "la", "ma", "md", "me", "mi", "mn", "mo", "ms", "mt", "nc", "nd", "ne", "nh", "nj",
    "nm", "nv", "ny", "oh", "ok", "or", "pa", "ri", "sc", "sd", "tn", "tx", "ut", "va", "vt", "wa",
    "wi", "wv", "wy",
)  # fmt: skip
"""Codes of the states that the map has shapes of: all but the territories."""


@lru_cache(maxsize=4096)
def map_point(state: str, longitude: float, latitude: float) -> tuple[float, float] | None:
    """Units to the right (0 to `WIDTH`) and down (0 to `HEIGHT`); None for what the map does not show.

    `state` is a postal code in lower case: a place is drawn where its state is.
    """
    if state not in STATES:
        return None
    x, y = _PARTS.get(state, _MAINLAND).place(longitude, latitude)
    return (x, y) if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else None


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points of the map, in its units."""
    return hypot(one[0] - other[0], one[1] - other[1])
