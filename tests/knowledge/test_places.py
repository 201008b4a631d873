"""The gazetteer: what is in it, how it is found, and what is wrong with a bad one."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from app.config import ROOT
from app.extraction.place_resolution import kilometres
from app.knowledge import KnowledgeError
from app.knowledge.places import Gazetteer, load_gazetteer
from app.vocabulary import PlaceKind

FOLDER = ROOT / "data" / "gazetteer"
ROW = "edina-mn,Edina,city,MN,2718188,27053,5025264,44.8897,-93.3499,51350,"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(FOLDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A gazetteer of one place, for one line to be spoilt."""
    for name in ("states.csv", "context.toml", "foreign.csv"):
        shutil.copy(FOLDER / name, tmp_path)
    header = (FOLDER / "places.csv").read_text(encoding="utf-8").split("\n", 1)[0]
    (tmp_path / "places.csv").write_text(f"{header}\n{ROW}\n", encoding="utf-8")
    (tmp_path / "demonyms.csv").write_text("name,state\n", encoding="utf-8")
    (tmp_path / "aliases.csv").write_text("slug,alias\n", encoding="utf-8")
    (tmp_path / "regions.csv").write_text("name,state\n", encoding="utf-8")
    (tmp_path / "quarters.csv").write_text("quarter,city\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("St. Paul", "st-paul-mn"),
        ("Saint Paul", "st-paul-mn"),
        ("SAINT PAUL", "st-paul-mn"),
        ("Mendota Heights", "mendota-heights-mn"),
        ("Ft. Worth", "fort-worth-tx"),
        ("New York City", "new-york-ny"),
        ("D.C.", "washington-dc"),
        ("District of Columbia", "washington-dc"),
        ("Hennepin County", "hennepin-county-mn"),
        ("Prince George’s County", "prince-georges-county-md"),
        ("Orleans Parish", "orleans-parish-la"),
        ("Minnesota", "mn"),
        ("Puerto Rico", "pr"),
    ],
)
def test_the_largest_place_of_a_name_comes_first(written: str, slug: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.named(written)[0].slug == slug


@pytest.mark.parametrize("written", ["Minnesota", "Minn.", "MN", "minnesota"])
def test_a_state_is_found_however_it_is_written(written: str, gazetteer: Gazetteer) -> None:
    state = gazetteer.state(written)
    assert state is not None
    assert (state.slug, state.kind, state.geoid, state.label) == ("mn", PlaceKind.STATE, "27", "MN")


def test_a_city_knows_its_county_and_a_county_its_code(gazetteer: Gazetteer) -> None:
    city = gazetteer.get("ST-PAUL-MN")
    assert city is not None
    assert (city.label, city.geoid, city.county_geoid) == ("St. Paul, MN", "2758000", "27123")
    county = gazetteer.get("ramsey-county-mn")
    assert county is not None
    assert (county.label, county.geoid) == ("Ramsey County, MN", city.county_geoid)


@pytest.mark.parametrize("slug", ["washington-heights-ny", "woodlawn-il", "mount-vernon-md", "mill-creek-pa"])
def test_a_quarter_of_a_city_has_no_code_of_a_village_elsewhere(slug: str, gazetteer: Gazetteer) -> None:
    quarter = gazetteer.get(slug)
    assert quarter is not None
    assert quarter.geoid is None


def test_every_state_has_its_places_and_coordinates_lie_within_the_country(gazetteer: Gazetteer) -> None:
    places_in = Counter(place.state for place in gazetteer.by_slug.values())
    assert len(places_in) == 56
    assert all(places_in[state] > 1 for state in ("MN", "DC", "PR", "AK"))
    assert all(-15 < place.latitude < 72 for place in gazetteer.by_slug.values())


def test_names_not_in_the_table_are_not_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.named("Lake Nowhere") == ()
    assert gazetteer.get("lake-nowhere-mn") is None
    assert gazetteer.state("Atlantis") is None


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("edina-mn,Edina", "2 fields where 11 belong"),
        (ROW.replace("edina-mn", "Edina-MN"), "slug must be lower case"),
        (ROW.replace(",city,", ",town,"), "kind must be one of city, county, state"),
        (ROW.replace(",MN,", ",ZZ,"), "postal code of states.csv"),
        (ROW.replace("27053", "06053"), "GEOID of a county must be 5 digits and begin 27"),
        (ROW.replace("27053", "2705"), "GEOID of a county must be 5 digits and begin 27"),
        (ROW.replace("2718188", "18188"), "GEOID of a city must be 7 digits and begin 27"),
        (ROW.replace("44.8897", "north"), "could not convert"),
        (ROW.replace("44.8897", "144.8897"), "no coordinates"),
        (ROW.replace("51350", "many"), "invalid literal"),
        (f"{ROW}\n{ROW}", "stands twice"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(row: str, problem: str, folder: Path) -> None:
    path = folder / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(ROW, row), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=problem) as error:
        load_gazetteer(folder)
    assert f"{path}:{3 if chr(10) in row else 2}:" in str(error.value)


@pytest.mark.parametrize(
    "name",
    [
        "states.csv", "places.csv", "aliases.csv", "demonyms.csv", "regions.csv", "quarters.csv",
        "foreign.csv", "context.toml",
    ],
)  # fmt: skip
def test_a_missing_file_is_named(name: str, folder: Path) -> None:
    (folder / name).unlink()
    with pytest.raises(KnowledgeError, match=f"{name}.*missing"):
        load_gazetteer(folder)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("states.csv", "postal,name,geoid,ap\nmn,Minnesota,27,Minn.\n", "two capital letters"),
        ("states.csv", "postal,name,geoid,ap\nMN,Minnesota,7,Minn.\n", "two digits"),
        ("aliases.csv", "slug,alias\nnowhere-mn,Nowhere\n", "no place has the slug 'nowhere-mn'"),
        ("foreign.csv", "name,country\nParis,France\n", "two letters"),
        ("demonyms.csv", "name,state\nTexan,Texas\n", "state must be a postal code"),
        ("regions.csv", "name,state\nTwin Cities,Minnesota\n", "state must be a postal code"),
        ("quarters.csv", "quarter,city\nlake-harriet-mn,edina-mn\n", "quarter and city must be slugs"),
        ("quarters.csv", "quarter,city\nedina-mn,edina-mn\n", "the city no quarter"),
        ("places.csv", "slug,name\n", "the header must be"),
        ("context.toml", "before = 1\n", "must be a list of lower-case words"),
    ],
)
def test_a_wrong_table_is_named(name: str, text: str, problem: str, folder: Path) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=problem) as error:
        load_gazetteer(folder)
    assert name in str(error.value)


def test_an_unknown_list_of_context_words_is_named(folder: Path) -> None:
    path = folder / "context.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\nelsewhere = ["x"]\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match="elsewhere: unknown"):
        load_gazetteer(folder)


@pytest.mark.parametrize(
    ("slug", "city"),
    [
        ("lincoln-square-il", "chicago-il"),
        ("brooklyn-ny", "new-york-ny"),
        ("venice-ca", "los-angeles-ca"),
        ("evanston-il", "evanston-il"),
        ("chicago-il", "chicago-il"),
        ("mn", "mn"),
    ],
)
def test_a_neighbourhood_lies_in_its_city_and_any_other_place_in_itself(
    slug: str, city: str, gazetteer: Gazetteer
) -> None:
    assert gazetteer.city_of(gazetteer.by_slug[slug]).slug == city


def test_a_neighbourhood_is_no_place_of_the_census_and_lies_near_its_city(gazetteer: Gazetteer) -> None:
    for slug, city in gazetteer.quarters.items():
        quarter = gazetteer.by_slug[slug]
        assert quarter.geoid is None
        assert quarter.state == city.state
        assert kilometres(quarter, city) < 45
