"""Names that are offered as somebody types, and what a typed name means, on either database."""

import pytest
from sqlmodel import Session

from app.services.filters import LedgerFilter
from app.services.suggesting import MOST, meant, suggest, with_slugs
from app.vocabulary import PlaceKind
from tests.factories import Maker
from tests.services.queries import counting


@pytest.fixture
def ledger(either: Session) -> Session:
    make = Maker(either)
    make.place("Minnesota", "MN", PlaceKind.STATE)
    make.place("St. Paul", "MN", population=300_000)
    make.place("St. Paul", "TX", population=1_000)
    make.place("East Saint Mary", "OH")
    make.place("Hennepin County", kind=PlaceKind.COUNTY)
    make.agency("St. Paul Police Department")
    make.outlet("The Hill Gazette")
    make.outlet("100% News")
    make.official("Ana Roe", title="Mayor", organisation="Elm City")
    make.official("Ana Roe", slug="ana-roe-oh", title="Sheriff")
    make.official("José Field")
    make.done()
    return either


OFFERED = (
    ("city", "st", ["St. Paul, MN", "St. Paul, TX"]),
    ("city", "Saint P", ["St. Paul, MN", "St. Paul, TX"]),
    ("city", "st. paul, t", ["St. Paul, TX"]),
    ("city", "paul", ["St. Paul, MN", "St. Paul, TX"]),
    ("city", "aul", []),
    ("city", "minn", []),
    ("place", "minn", ["Minnesota"]),
    ("city", "HENNE", ["Hennepin County, MN"]),
    ("outlet", "gaz", ["The Hill Gazette"]),
    ("outlet", "100%", ["100% News"]),
    ("outlet", "%", []),
    ("outlet", "_", []),
    ("speaker", "jos", ["José Field"]),
    ("speaker", "ana", ["ana-roe", "ana-roe-oh"]),
    ("agency", "police", ["St. Paul Police Department"]),
    ("speaker", "x" * 5000, []),
    ("speaker", "\0", ["ana-roe", "ana-roe-oh", "José Field"]),
)


def test_names_are_offered_by_the_beginning_of_a_word(ledger: Session) -> None:
    offered = {(noun, typed): suggest(ledger, noun, typed) for noun, typed, _ in OFFERED}
    for noun, typed, values in OFFERED:
        assert [one.value for one in offered[noun, typed]] == values, typed[:20]


def test_records_of_one_name_are_told_apart(ledger: Session) -> None:
    assert [one.note for one in suggest(ledger, "speaker", "ana")] == [
        "Ana Roe, Mayor, Elm City",
        "Ana Roe, Sheriff",
    ]


MEANT = (
    ("city", "St. Paul, MN", "st-paul-mn"),
    ("city", "saint paul, tx", "st-paul-tx"),
    ("city", "st-paul-tx", "st-paul-tx"),
    ("city", "St. Paul", None),
    ("city", "Minnesota", None),
    ("place", "Minnesota", "mn"),
    ("speaker", "José Field", "jose-field"),
    ("speaker", "ana roe", None),
    ("speaker", "ana-roe", "ana-roe"),
    ("outlet", "the hill gazette", "the-hill-gazette"),
    ("outlet", "nothing", None),
)


def test_a_typed_name_means_one_record_or_none(ledger: Session) -> None:
    for noun, typed, slug in MEANT:
        assert meant(ledger, noun, typed) == slug, typed


def test_a_filter_takes_names_for_slugs(ledger: Session) -> None:
    asked = LedgerFilter("statements", city=("fresno-ca", "st. paul, mn"), outlet=("no such outlet",))
    read = with_slugs(ledger, asked)
    assert read == LedgerFilter("statements", city=("fresno-ca", "st-paul-mn"), outlet=("no such outlet",))


def test_a_filter_of_slugs_costs_no_query(ledger: Session) -> None:
    asked = LedgerFilter("statements", city=("fresno-ca",), speaker=("ana-roe",))
    with counting(ledger) as sent:
        assert with_slugs(ledger, asked) is asked
    assert sent == []


def test_a_few_of_many_are_offered_by_one_query(session: Session) -> None:
    make = Maker(session)
    for number in range(300):
        make.official(f"Dana Number {number:03}")
    make.done()
    session.connection()
    with counting(session) as sent:
        offered = suggest(session, "speaker", "dana")
    assert [one.value for one in offered] == [f"Dana Number {number:03}" for number in range(MOST)]
    assert len(sent) == 1
