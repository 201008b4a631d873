"""Census codes go to the cities that they belong to beyond doubt, and to no other."""

from pathlib import Path

import pytest

from scripts.census_places import City, place_geoids

TABLE = '''"""Places in Minnesota."""
ST_ARDEN_CITY = "00100"
COEUR_DALBA_CITY = "00200"
OAK_POINT_CDP_NORTH_COUNTY = "00301"
OAK_POINT_CDP_SOUTH_COUNTY = "00302"
TWIN_CITY = "00400"
TWIN_CDP = "00401"
HIGH_FORD_VILLAGE = "00500"
CITY_LAKE_TOWN = "00600"
'''
STATES = {"MN": ("Minnesota", "27"), "IA": ("Iowa", "19")}


def city(name: str, population: int = 900, county: str = "North", state: str = "MN") -> City:
    return City(f"{name} {county} {state}", name, state, county, population)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "minnesota.py").write_text(TABLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("cities", "geoids"),
    [
        ([city("St. Arden")], ["2700100"]),
        ([city("Saint Arden")], ["2700100"]),
        ([city("Cœur d'Alba"), city("Coeur d'Alba", county="South")], [None, "2700200"]),
        ([city("City Lake")], ["2700600"]),
        ([city("St. Arden", state="IA")], [None]),
        ([city("Nowhere")], [None]),
        ([city("Oak Point"), city("Oak Point", county="South")], ["2700301", "2700302"]),
        ([city("Oak Point", county="")], [None]),
        ([city("High Ford", 4000), city("High Ford", 1000, "South")], ["2700500", None]),
        ([city("High Ford", 3999), city("High Ford", 1000, "South")], [None, None]),
        ([city("Twin", 20_000)], ["2700400"]),
        ([city("Twin", 19_999)], [None]),
    ],
    ids=[
        "abbreviated", "spelt out", "apostrophe", "begins like a form", "another state", "unknown",
        "one in each county", "its county unknown", "much larger than its namesake", "not large enough",
        "surely the incorporated one", "either of two",
    ],
)  # fmt: skip
def test_a_code_goes_to_the_one_city_it_can_belong_to(
    cities: list[City], geoids: list[str | None], folder: Path
) -> None:
    found = place_geoids(folder, STATES, cities)

    assert [found.get(city.key) for city in cities] == geoids
