"""Which agency words mean, by themselves and after it was named: a table of made-up sentences."""

import csv
from pathlib import Path

import pytest

from app.extraction.agencies import find_agencies
from app.extraction.places import find_places
from app.extraction.text import analyse
from app.extraction.types import Document
from app.knowledge import Knowledge

TABLE = Path(__file__).parent / "tables" / "agency_names.csv"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['kind']}: {row['text']}")
def test_words_mean_the_agency_of_the_table(row: dict[str, str], knowledge: Knowledge) -> None:
    """`name` is judged where it stands last in `text`; `agency` is the slug it means, or nothing."""
    analysis = analyse(Document(row["text"]))
    start = row["text"].rindex(row["name"])
    end = start + len(row["name"])
    found = find_agencies(analysis, find_places(analysis, knowledge), knowledge)
    here = [agency.slug for agency in found if agency.span.start < end and start < agency.span.end]
    assert here == [slug for slug in [row["agency"]] if slug]


TREE = {
    "dhs": {
        "ice",
        "cbp",
        "uscis",
        "federal-protective-service",
        "secret-service",
        "coast-guard",
        "tsa",
        "fema",
    },
    "ice": {"ero", "hsi"},
    "cbp": {"border-patrol", "ofo"},
    "doj": {"fbi", "dea", "atf", "us-marshals-service", "bureau-of-prisons", "eoir"},
}


@pytest.mark.parametrize(("parent", "parts"), TREE.items())
def test_federal_agencies_stand_below_their_own(parent: str, parts: set[str], knowledge: Knowledge) -> None:
    assert {agency.slug for agency in knowledge.agencies.children(parent)} == parts
