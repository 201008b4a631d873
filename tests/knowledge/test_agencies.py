"""The table of agencies: the federal tree, and what is wrong with a bad table."""

import re
from pathlib import Path

import pytest

from app.config import ROOT
from app.knowledge.agencies import AgencyTable, load_agencies
from app.vocabulary import Level
from tests.knowledge.refusals import complaint

PATH = ROOT / "data" / "agencies.toml"
HEAD = 'committees = ["panel"]\nother_bodies = ["union"]\n'
FEDERAL = '[[federal]]\nname = "ICE"\nslug = "ice"\nfull_name = "Immigration"\nsurfaces = ["Ice Agency"]\n'
KIND = (
    '[[kind]]\nslug = "police"\nlevel = "city"\nplace = ["city"]\nheads = ["Police Department"]\n'
    'short = ["police"]\nbare = ["police department"]\ninitials = "PD"\n'
)
KNOWN = (
    '[[known]]\nname = "Metro Police"\nslug = "metro"\nkind = "police"\nplace = "duluth-mn"\nsurfaces = []\n'
)


@pytest.fixture(scope="module")
def table() -> AgencyTable:
    return load_agencies(PATH)


@pytest.mark.parametrize(
    ("name", "slug", "parent"),
    [
        ("DHS", "dhs", None),
        ("ICE", "ice", "dhs"),
        ("Homeland Security Investigations", "hsi", "ice"),
        ("Enforcement and Removal Operations", "ero", "ice"),
        ("CBP", "cbp", "dhs"),
        ("Border Patrol", "border-patrol", "cbp"),
        ("Office of Field Operations", "ofo", "cbp"),
        ("DOJ", "doj", None),
        ("FBI", "fbi", "doj"),
        ("ATF", "atf", "doj"),
        ("DEA", "dea", "doj"),
        ("U.S. Marshals Service", "us-marshals-service", "doj"),
    ],
)
def test_the_federal_tree_stands(name: str, slug: str, parent: str | None, table: AgencyTable) -> None:
    agency = table.get(name)
    assert agency is not None
    assert (agency.slug, agency.parent, agency.level) == (slug, parent, Level.FEDERAL)
    assert table.get(slug) is agency
    if parent is not None:
        assert agency in table.children(parent)


def test_a_parent_is_listed_before_its_parts(table: AgencyTable) -> None:
    slugs = [agency.slug for agency in table.federal()]
    assert all(a.parent is None or slugs.index(a.parent) < slugs.index(a.slug) for a in table.federal())


def test_an_unknown_agency_is_none(table: AgencyTable) -> None:
    assert table.get("Ministry of Silly Walks") is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (FEDERAL, "committees must be a list"),
        (HEAD + FEDERAL + FEDERAL, "stands twice|already means"),
        (HEAD + FEDERAL.replace('slug = "ice"\n', ""), "slug must be given"),
        (HEAD + FEDERAL.replace('surfaces = ["Ice Agency"]', 'surfaces = "Ice"'), "surfaces must be a list"),
        (HEAD + FEDERAL + 'parent = "dhs"\n', "ice: parent 'dhs' must be an entry above it"),
        (HEAD + FEDERAL + FEDERAL.replace('"ice"', '"ice-2"'), "'Immigration' already means ICE"),
        (HEAD + KIND.replace('level = "city"', 'level = "town"'), "police: level or place is none of"),
        (HEAD + KIND.replace('place = ["city"]', 'place = ["town"]'), "police: level or place is none of"),
        (HEAD + KIND.replace('["Police Department"]', "[]"), "police: heads must have at least one"),
        (
            HEAD + KIND + KNOWN.replace('kind = "police"', 'kind = "army"'),
            "metro: kind must be one of police",
        ),
        ("= broken", "whole file"),
    ],
)
def test_a_wrong_entry_is_named(text: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "agencies.toml"
    said = complaint(load_agencies, path, text)
    assert str(path) in said
    assert re.search(problem, said)


def test_places_of_known_agencies_are_in_the_gazetteer(table: AgencyTable) -> None:
    slugs = {
        line.split(",", 1)[0]
        for line in (PATH.parent / "gazetteer/places.csv").read_text("utf-8").split("\n")
    }
    assert {agency.place for agency in table.by_slug.values() if agency.place} <= slugs
