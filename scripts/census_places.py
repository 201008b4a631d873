"""Census codes of cities, joined to the gazetteer by name and state where the name leaves no doubt.

The codes are the Census Bureau's, in the public domain. They are read from the tables of names and codes in
the package censusdis, one module a state with lines such as `ST_PAUL_CITY = "58000"`; nothing of it is run:

    pip download --no-deps censusdis && unzip censusdis-*.whl 'censusdis/places/*'
"""

import ast
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

LEAD = 4
"""How many times larger than its namesakes in the state a city must be to take the one code they share."""

CERTAIN = 20_000
"""A city of so many people is the incorporated one of two places that the tables have by its name."""

# What a table's name ends in: the legal form of the place, and the county of one of several namesakes.
_FORM = re.compile(
    r"_(?P<form>CITY|TOWN|VILLAGE|BOROUGH|CDP|TOWNSHIP|MUNICIPALITY|MUNICIPIO|COMUNIDAD|ZONA_URBANA|CORPORATION"
    r"|(?:CITY_|(?:METRO(?:POLITAN)?|UNIFIED|CONSOLIDATED)_GOVERNMENT_)BALANCE|URBAN_COUNTY)"
    r"(?:_(?P<county>\w+)_(?:COUNTY|PARISH))?$"
)
_UNINCORPORATED = frozenset({"CDP", "COMUNIDAD", "ZONA_URBANA"})
# Consolidated cities and cities whose legal name is not what they are called: state, table's name -> name.
_CALLED = {
    ("CA", "EL_PASO_DE_ROBLES_PASO_ROBLES_CITY"): "PASO_ROBLES",
    ("CA", "SAN_BUENAVENTURA_VENTURA_CITY"): "VENTURA",
    ("GA", "ATHENS_CLARKE_COUNTY_UNIFIED_GOVERNMENT_BALANCE"): "ATHENS",
    ("GA", "AUGUSTA_RICHMOND_COUNTY_CONSOLIDATED_GOVERNMENT_BALANCE"): "AUGUSTA",
    ("GA", "MACON_BIBB_COUNTY"): "MACON",
    ("HI", "URBAN_HONOLULU_CDP"): "HONOLULU",
    ("ID", "BOISE_CITY_CITY"): "BOISE",
    ("KY", "LEXINGTON_FAYETTE_URBAN_COUNTY"): "LEXINGTON",
    ("KY", "LOUISVILLE_JEFFERSON_COUNTY_METRO_GOVERNMENT_BALANCE"): "LOUISVILLE",
    ("MT", "BUTTE_SILVER_BOW_BALANCE"): "BUTTE",
    ("NV", "CARSON_CITY"): "CARSON_CITY",
    ("TN", "NASHVILLE_DAVIDSON_METROPOLITAN_GOVERNMENT_BALANCE"): "NASHVILLE",
}


@dataclass(frozen=True)
class City:
    """A city of the gazetteer. `county` is without the word; `key` is what the caller knows it by."""

    key: str
    name: str
    state: str
    county: str
    population: int


@dataclass(frozen=True)
class _Entry:
    geoid: str
    county: str
    incorporated: bool


def place_geoids(
    folder: Path, states: Mapping[str, tuple[str, str]], cities: Iterable[City]
) -> dict[str, str]:
    """Seven-digit GEOIDs by `City.key`, for the cities that one code can be told to belong to.

    `folder` holds a module for each state; `states` gives name and two-digit code by postal code. A city
    gets a code where one place of the tables has its name in its state, or one in its county; of several
    cities with that name the largest gets it if it is `LEAD` times as large as the next, else none does.
    Of two places with that name the incorporated one is meant if the city has `CERTAIN` people or more.
    """
    entries = _read(folder, states)
    namesakes: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        namesakes[city.state, _folded(city.name)].append(city)
    geoids: dict[str, str] = {}
    for known_by, among in namesakes.items():
        of_that_name = entries.get(known_by, [])
        for city in among:
            here = [e for e in of_that_name if e.county and e.county == _folded(city.county)]
            if len(here) == 1 and sum(other.county == city.county for other in among) == 1:
                geoids[city.key] = here[0].geoid
        left = sorted((city for city in among if city.key not in geoids), key=lambda city: -city.population)
        if left and all(left[0].population >= LEAD * city.population for city in left[1:]):
            plain = [entry for entry in of_that_name if not entry.county]
            if len(plain) > 1 and left[0].population >= CERTAIN:
                plain = [entry for entry in plain if entry.incorporated]
            if len(plain) == 1:
                geoids[left[0].key] = plain[0].geoid
    return geoids


def _read(folder: Path, states: Mapping[str, tuple[str, str]]) -> dict[tuple[str, str], list[_Entry]]:
    """The tables' entries by postal code and folded name."""
    entries: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for postal, (name, code) in states.items():
        path = folder / f"{name.lower().replace(' ', '_')}.py"
        for line in ast.parse(path.read_text(encoding="utf-8")).body if path.is_file() else ():
            if not (isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name)):
                continue
            written, place = line.targets[0].id, ast.literal_eval(line.value)
            found = _FORM.search(written)
            called = _CALLED.get((postal, written)) or (written[: found.start()] if found else written)
            form, county = (found["form"], found["county"]) if found else ("", None)
            entries[postal, _folded(called)].append(
                _Entry(code + place, _folded(county or ""), form not in _UNINCORPORATED)
            )
    return entries


def _folded(name: str) -> str:
    """`St. Paul`, `Saint Paul` and `ST_PAUL` as one: capitals and digits, words parted by one stroke."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    words = re.sub(r"[^A-Z0-9]+", "_", re.sub(r"['.]", "", ascii_name)).strip("_")
    return re.sub(r"(?:^|(?<=_))(?:SAINT|SAINTE|STE)(?=_)", "ST", words)
