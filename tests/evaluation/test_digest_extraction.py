"""What a fresh copy shows first is right: the officials, quotations and events of the digests."""

import re
from functools import lru_cache

import pytest

from app.config import ROOT, Settings
from app.extraction.pipeline import extract
from app.extraction.types import Extraction
from app.knowledge import load_knowledge
from app.sources import ReadFailure, read_paths

CHIEFS = "chiefs-object-to-ice-stops"
LABEL = "los-angeles-police-label"
MAYORS = "mayors-conference"
TRUST = "trust-under-strain"
CITIES = "twin-cities-police-statements"


@lru_cache
def extractions() -> dict[str, Extraction]:
    """Digest -> what is found in it."""
    knowledge = load_knowledge(ROOT / "data")
    items = read_paths([ROOT / "data" / "articles"], Settings())
    articles = [item for item in items if not isinstance(item, ReadFailure)]
    return {article.label.split("/")[-1][:-3]: extract(article.document(), knowledge) for article in articles}


@pytest.mark.parametrize(
    ("digest", "name", "role", "jurisdiction"),
    [
        (CHIEFS, "Donald Trump", "federal official", None),
        (CHIEFS, "Brett Kavanaugh", "judge", None),
        (CHIEFS, "Kelly McCarthy", "police chief", "Mendota Heights, MN"),
        (CHIEFS, "Jerry P. Dyer", "mayor", "Fresno, CA"),
        (CHIEFS, "Mark Bruley", "police chief", "Brooklyn Park, MN"),
        (CHIEFS, "Brandon del Pozo", "police chief", None),
        (TRUST, "Trump", "federal official", None),
        (TRUST, "Kelly McCarthy", "police chief", "Mendota Heights, MN"),
        (LABEL, "Eric Garcetti", "mayor", "Los Angeles, CA"),
        (LABEL, "Mike Feuer", "city official", "Los Angeles, CA"),
        (LABEL, "Herb Wesson", "city official", "Los Angeles, CA"),
        (LABEL, "Charlie Beck", "police chief", "Los Angeles, CA"),
        (CITIES, "Booker Hodges", "police chief", "Bloomington, MN"),
        (CITIES, "Frey", "mayor", "Minneapolis, MN"),
        (CITIES, "Carter", "mayor", "St. Paul, MN"),
        (CITIES, "O’Hara", "police chief", "Minneapolis, MN"),
        (MAYORS, "Jerry Dyer", "mayor", "Fresno, CA"),
        (MAYORS, "Leirion Gaylor Baird", "mayor", "Lincoln, NE"),
        (MAYORS, "Tom Homan", "federal official", None),
        (MAYORS, "Susan Collins", "legislator", "ME"),
    ],
)
def test_officials_are_known_by_office_and_place(
    digest: str, name: str, role: str, jurisdiction: str | None
) -> None:
    found = {official.name: official for official in extractions()[digest].officials}

    assert (found[name].role, found[name].jurisdiction) == (role, jurisdiction)


@pytest.mark.parametrize(
    ("digest", "speaker", "number"),
    [
        (CHIEFS, "Kelly McCarthy", 4),
        (CHIEFS, "Kelly McCarthy", 5),
        (TRUST, "Kelly McCarthy", 3),
        (CHIEFS, "Jerry P. Dyer", 8),
        (CHIEFS, "Mark Bruley", 9),
        (CHIEFS, "DeRay Mckesson", 12),
        (CHIEFS, "Brandon del Pozo", 13),
        (LABEL, "Eric Garcetti; Mike Feuer; Herb Wesson", 2),
        (LABEL, "Charlie Beck", 5),
        (LABEL, "Charlie Beck", 6),
        (MAYORS, "Jerry Dyer", 2),
        (MAYORS, "Leirion Gaylor Baird", 7),
        (CITIES, "O’Hara", 1),
    ],
)
def test_quotations_go_to_those_who_said_them(digest: str, speaker: str, number: int) -> None:
    """`number` counts the quotations of a digest from 1: their words stand in the digest alone."""
    extraction = extractions()[digest]
    quotation = list(re.finditer("“([^”]+)”", extraction.document.text))[number - 1]

    speakers = {
        statement.speaker
        for statement in extraction.statements
        for part in statement.parts
        if part.start < quotation.end(1) and quotation.start(1) < part.end
    }

    assert speakers == {speaker}


@pytest.mark.parametrize(
    ("digest", "place", "agency", "tactic"),
    [
        (CHIEFS, "MN", "ICE", "detaining-off-duty-officers"),
        (CHIEFS, "ME", None, "detaining-off-duty-officers"),
        (CHIEFS, "IL", "ICE", "lawsuit-or-charges"),
        (CHIEFS, "St. Paul, MN", "St. Paul Police Department", "policy-noncooperation"),
        (TRUST, None, "ICE", "vehicle-stop"),
        (TRUST, None, "ICE", "detaining-minors"),
        (LABEL, "Los Angeles, CA", "ICE", "identification-as-police"),
        (MAYORS, "MN", "ICE", "deadly-force"),
        (CITIES, "Minneapolis, MN", "Minneapolis Police Department", "policy-noncooperation"),
    ],
)
def test_events_have_place_agency_and_tactic(
    digest: str, place: str | None, agency: str | None, tactic: str
) -> None:
    def fits(values: set[str], wanted: str | None) -> bool:
        return wanted is None or wanted in values

    assert any(
        fits({incident.place.value} if incident.place else set(), place)
        and fits({tag.value for tag in incident.agencies}, agency)
        and tactic in {tag.value for tag in incident.tactics}
        for incident in extractions()[digest].incidents
    )
