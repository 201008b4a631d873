"""Slugs that nobody knows are refused, with the nearest that is known."""

import pytest
from sqlmodel import Session

from app.services.catalogue import Reading, check_filter
from app.services.filters import FilterError, LedgerFilter
from tests.factories import Maker


@pytest.fixture
def ledger(session: Session) -> Session:
    make = Maker(session)
    make.agency("Riverton Police Department")
    make.official("Ada Stone")
    make.outlet("Riverton Courier")
    make.done()
    return session


KNOWN = (
    ("city", "st-paul-mn", "St. Paul, MN"),
    ("city", "hennepin-county-mn", "Hennepin County, MN"),
    ("state", "mn", "Minnesota"),
    ("agency", "ice", "ICE"),
    ("agency", "riverton-police-department", "Riverton Police Department"),
    ("tactic", "deadly-force", "Deadly force"),
    ("role", "police-chief", "police chief"),
    ("speaker", "ada-stone", "Ada Stone"),
    ("outlet", "riverton-courier", "Riverton Courier"),
    ("kind", "legal-action", "legal action"),
)


@pytest.mark.parametrize(("parameter", "slug", "name"), KNOWN)
def test_names(ledger: Session, reading: Reading, parameter: str, slug: str, name: str) -> None:
    filter_ = LedgerFilter("incidents").adding(parameter, slug)
    assert check_filter(ledger, reading, filter_)[parameter] == {slug: name}


UNKNOWN = (
    ("city", "saint-pauls-mn", "st-paul-mn"),
    ("city", "mn", None),
    ("state", "minnesota", "mn"),
    ("state", "st-paul-mn", None),
    ("agency", "riverton-police", "riverton-police-department"),
    ("tactic", "deadly-forces", "deadly-force"),
    ("speaker", "ada-ston", "ada-stone"),
    ("outlet", "valley-post", None),
)


@pytest.mark.parametrize(("parameter", "slug", "suggestion"), UNKNOWN)
def test_unknown_slugs(
    ledger: Session, reading: Reading, parameter: str, slug: str, suggestion: str | None
) -> None:
    with pytest.raises(FilterError) as error:
        check_filter(ledger, reading, LedgerFilter("incidents").adding(parameter, slug))
    assert (error.value.parameter, error.value.value) == (parameter, slug)
    assert error.value.suggestion == suggestion
