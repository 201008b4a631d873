"""The same official is found under the ways a name is written; namesakes and successors stay apart."""

from dataclasses import replace
from itertools import permutations

import pytest

from app.config import ROOT
from app.linkage.matchers import load_matchers
from app.linkage.people import Person, name_key
from app.linkage.scoring import Outcome
from app.vocabulary import Role
from tests.linkage.comparing import linked, outcome

MATCHERS = load_matchers(ROOT / "data")
PEOPLE, NICKNAMES = MATCHERS.officials, MATCHERS.nicknames


def _mayor(name: str, place: str | None = "fargo-nd", role: Role = Role.MAYOR, **more: object) -> Person:
    given = name.lower().split()[0] if name else ""
    return Person(
        name=name, role=role, place=place, state=place.rpartition("-")[2] if place else None,
        given_forms=NICKNAMES.get(given, frozenset()), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _senator(name: str, place: str) -> Person:
    return _mayor(name, place=place, role=Role.LEGISLATOR, organisation="U.S. Senate")


def _officer(name: str) -> Person:
    return _mayor(name, role=Role.POLICE_OFFICER, organisation="Fargo Police Department")


def _federal(name: str, **more: object) -> Person:
    return _mayor(name, place=None, role=Role.FEDERAL_OFFICIAL, **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(_mayor("Ruth Alder"), _mayor("Ruth Alder"), id="the same in every way"),
        pytest.param(_mayor("Ruth Alder"), _mayor("Ruth P. Alder"), id="a middle initial"),
        pytest.param(_mayor("Ruth Alder"), _mayor("R. Alder"), id="an initial"),
        pytest.param(_mayor("Robert Alder"), _mayor("Bob Alder"), id="a nickname"),
        pytest.param(_mayor("Dan Alder"), _mayor("Daniel Alder"), id="a shortened name"),
        pytest.param(_mayor("José Núñez"), _mayor("Jose Nunez"), id="accents left out"),
        pytest.param(_mayor("Ann McAdam"), _mayor("Ann Mcadam"), id="capitals"),
        pytest.param(_mayor("Sean O’Hara"), _mayor("Sean O'Hara"), id="apostrophes"),
        pytest.param(_mayor("Ann MacIntyre"), _mayor("Ann McIntyre"), id="Mac and Mc"),
        pytest.param(_mayor("Ruth Alderson"), _mayor("Ruth Aldersen"), id="another letter of a long name"),
        pytest.param(_mayor("Anne-Marie Alder"), _mayor("Anne Marie Alder"), id="a hyphen left out"),
        pytest.param(_mayor("Bill Alder"), _mayor("Will Alder"), id="two nicknames of one name"),
        pytest.param(_mayor("Ana Ruiz-Alder"), _mayor("Ana Alder"), id="half a double name"),
        pytest.param(_mayor("Ruth Alder"), _mayor("Alder"), id="the surname of the office's holder"),
        pytest.param(_mayor("Ruth Gale Alder"), _mayor("Gale Alder"), id="a surname of two words"),
        pytest.param(_mayor("Alder"), _mayor("Alder"), id="a surname twice"),
        pytest.param(
            _mayor("Ruth Alder"), _mayor("Ruth Alder", role=Role.POLICE_CHIEF), id="chief, then mayor"
        ),
        pytest.param(_mayor("Ruth Alder"), _mayor("Ruth Alder", place="nd"), id="the state for the city"),
        pytest.param(_mayor("Ruth Alder Jr."), _mayor("Ruth Alder"), id="Jr. left out"),
        pytest.param(_mayor("Ruth Alder"), _mayor("Ruth Alder", former=True), id="out of office"),
        pytest.param(
            _senator("Ruth Alder", "nd"), _senator("Ruth Alder", "id"), id="a senator's name elsewhere"
        ),
    ],
)
def test_one_person(one: Person, other: Person) -> None:
    assert outcome(one, other, PEOPLE) is Outcome.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            _federal("Ruth Alder"),
            _federal("Alder", organisation="DHS"),
            id="a surname that any federal official may have",
        ),
        pytest.param(
            _mayor("Ruth Alder", place=None, role=Role.POLICE_OFFICER),
            _mayor("Ruth Alder", place=None, role=Role.POLICE_OFFICER),
            id="officers of no place",
        ),
        pytest.param(
            _mayor("Ruth Alder", role=Role.FEDERAL_OFFICIAL, organisation="U.S. Attorney's Office"),
            _mayor(
                "Ruth Alder", "boise-id", role=Role.FEDERAL_OFFICIAL, organisation="U.S. Attorney's Office"
            ),
            id="an office that each district has",
        ),
        pytest.param(
            _mayor("Ruth Alder"), _mayor("Ruth Alder", place="boise-id"), id="namesakes of two cities"
        ),
        pytest.param(_mayor("Ruth Alder"), _mayor("John Alder"), id="two of one family name"),
        pytest.param(_mayor("Ruth P. Alder"), _mayor("Ruth K. Alder"), id="two middle initials"),
        pytest.param(_mayor("Ruth Alder Jr."), _mayor("Ruth Alder Sr."), id="two generations"),
        pytest.param(_mayor("Ruth Alder"), _mayor("Alder", place="boise-id"), id="a surname elsewhere"),
        pytest.param(
            _mayor("Ruth Alder"), _mayor("Alder", role=Role.SHERIFF), id="a surname in another office"
        ),
        pytest.param(_mayor("Ruth Alder"), _mayor("Alder", former=True), id="a surname out of office"),
        pytest.param(_mayor("Ruth Alder"), _mayor("Alder", place=None), id="a surname of no place"),
        pytest.param(
            _mayor("Ruth Alder", place=None),
            _mayor("Ruth Alder", place=None, role=Role.JUDGE),
            id="names alone",
        ),
        pytest.param(
            _mayor("R. Alder"), _mayor("Ruth Alder", role=Role.JUDGE), id="an initial in another office"
        ),
        pytest.param(_mayor("Ruth Alder"), _mayor("Ruth Elder"), id="another letter"),
        pytest.param(_mayor("Ruth Alder"), _mayor("Ruth Alder", place=None), id="one without a place"),
        pytest.param(_officer("Eric Alder"), _officer("Erica Alder"), id="a name that begins another"),
        pytest.param(_officer("Alder"), _officer("Ruth Alder"), id="the surname of one officer of many"),
        pytest.param(_officer("Alder"), _officer("Alder"), id="two officers' surname"),
        pytest.param(_officer("R. Alder"), _officer("Ruth Alder"), id="an officer's initial"),
        pytest.param(
            _mayor("Ruth Alder", place="nd", role=Role.LEGISLATOR),
            _mayor("Ruth Alder", role=Role.POLICE_CHIEF),
            id="namesakes of one state in two offices",
        ),
        pytest.param(
            _federal("Ruth Alder", organisation="FBI"),
            _federal("Ruth Alder", organisation="ICE"),
            id="namesakes of two federal bodies",
        ),
        pytest.param(_federal("R. Alder"), _federal("Ruth Alder"), id="a federal official's initial"),
        pytest.param(_mayor(""), _mayor(""), id="no name"),
        pytest.param(
            _senator("Alder", "nd"), _senator("Ruth Alder", "id"), id="a senator's surname elsewhere"
        ),
        pytest.param(
            _federal("Ruth Alder", organisation="DHS"),
            _federal("Alder", organisation="ICE"),
            id="a surname in another federal body",
        ),
    ],
)
def test_two_people(one: Person, other: Person) -> None:
    assert outcome(one, other, PEOPLE) is not Outcome.SAME


def test_the_better_of_two_is_chosen_and_neither_where_they_are_equal() -> None:
    fargo, boise = _mayor("Ruth Alder"), _mayor("Ruth Alder", place="boise-id")
    known = [replace(fargo, organisation="City of Fargo"), boise]
    assert linked([*known, fargo], PEOPLE) == [1, 2, 1]
    score = PEOPLE.compare(fargo, fargo)
    assert "same place +0.40" in score.reasons
    assert linked([_mayor("Ruth Alder"), _mayor("John Alder"), _mayor("Alder")], PEOPLE) == [1, 2, 3]


def test_a_chief_who_becomes_mayor_is_one_official_whatever_is_told_first() -> None:
    chief, former = _mayor("Ruth Alder", role=Role.POLICE_CHIEF), _mayor("Ruth Alder", former=True)
    people = [chief, former, _mayor("Ruth Alder"), _mayor("Ruth Alder", place="boise-id")]
    for order in permutations(people):
        owners = linked(order, PEOPLE)
        assert (
            len({owner for person, owner in zip(order, owners, strict=True) if person.place == "fargo-nd"})
            == 1
        )
        assert len(set(owners)) == 2


def test_a_bare_surname_that_may_be_two_peoples_is_neither() -> None:
    known = [_federal("Ruth Alder"), _federal("John Alder"), _federal("Alder")]
    for order in permutations(known):
        assert len(set(linked(order, PEOPLE))) == 3


def test_a_person_reported_under_a_name_that_rules_another_out_is_not_that_other() -> None:
    known = [_mayor("Daniel Alder"), _mayor("D. Alder"), _mayor("Dave Alder")]
    for order in permutations(known):
        owners = dict(zip((person.name for person in order), linked(order, PEOPLE), strict=True))
        assert owners["Daniel Alder"] != owners["Dave Alder"]


def test_two_whom_one_article_names_in_full_are_two() -> None:
    bob = _mayor("Bob Alder", beside=frozenset({"robert alder"}))
    assert outcome(bob, _mayor("Robert Alder"), PEOPLE) is Outcome.DIFFERENT
    assert outcome(_mayor("Bob Alder"), _mayor("Robert Alder"), PEOPLE) is Outcome.SAME


@pytest.mark.parametrize(
    ("name", "key"),
    [("Ruth Alder", "alder"), ("Ana Núñez-Alder III", "alder"), ("O’Hara", "ohara"), ("…", ""), ("Jr", "jr")],
)
def test_people_are_looked_for_by_their_last_name(name: str, key: str) -> None:
    assert name_key(name) == key


def test_a_report_without_a_place_joins_no_namesakes_of_two_states() -> None:
    office = {"role": Role.SHERIFF, "organisation": "Orange County Sheriff's Office"}
    reports = [
        _mayor("Ruth Alder", place, **office) for place in ("orange-county-fl", "orange-county-ca", None)
    ]
    for order in permutations(reports):
        owners = dict(zip(order, linked(list(order), PEOPLE), strict=True))
        assert owners[reports[0]] != owners[reports[1]]
