import pytest

from app.vocabulary import Role
from tests.extraction.speech import officials_in, people_in


@pytest.mark.parametrize(
    ("text", "role", "jurisdiction"),
    [
        ("Fresno Mayor Ana Ruiz left.", Role.MAYOR, "Fresno, CA"),
        ("Mayor Ana Ruiz of Fresno, Calif., left.", Role.MAYOR, "Fresno, CA"),
        ("Ana Ruiz, the mayor of Fresno, left.", Role.MAYOR, "Fresno, CA"),
        ("The mayor of Fresno, Ana Ruiz, left.", Role.MAYOR, "Fresno, CA"),
        ("Fresno’s mayor Ana Ruiz left.", Role.MAYOR, "Fresno, CA"),
        ("Republican Mayor Ana Ruiz of Fresno left.", Role.MAYOR, "Fresno, CA"),
        ("Minneapolis Police Chief Ana Ruiz left.", Role.POLICE_CHIEF, "Minneapolis, MN"),
        ("Ana Ruiz, the police chief in Minneapolis, left.", Role.POLICE_CHIEF, "Minneapolis, MN"),
        ("Sen. Ana Ruiz (D-Ohio) left.", Role.LEGISLATOR, "OH"),
        ("Homeland Security Secretary Ana Ruiz left.", Role.FEDERAL_OFFICIAL, None),
        ("Ana Ruiz, a spokeswoman for ICE, left.", Role.FEDERAL_OFFICIAL, None),
        ("Ana Ruiz, executive director of the Elm River Coalition, left.", Role.ADVOCATE, None),
        ("Ana Ruiz, a law professor at Elm University, left.", Role.ACADEMIC, None),
        ("Ana Ruiz, president of the Elm Teachers Union, left.", Role.UNION, None),
        ("U.S. District Judge Ana Ruiz left.", Role.JUDGE, None),
        ("Ana Ruiz, 41, left.", Role.NONE, None),
    ],
)
def test_titles_tell_role_and_place(text: str, role: Role, jurisdiction: str | None) -> None:
    (person,) = [entity for entity in people_in(text).entities if entity.person]
    assert (person.name, person.role, person.jurisdiction) == ("Ana Ruiz", role, jurisdiction)


def test_all_forms_of_a_name_are_one_person() -> None:
    text = "Ana M. Ruiz spoke. Ruiz left. Ms. Ruiz came back. Ana Ruiz stayed."
    (person,) = [entity for entity in people_in(text).entities if entity.person]
    assert person.name == "Ana M. Ruiz"
    assert {span.of(text) for span in person.spans} == {"Ana M. Ruiz", "Ruiz", "Ana Ruiz"}


def test_a_list_of_titled_names_keeps_each_title_with_its_name() -> None:
    text = "Mayor Ana Ruiz, city attorney Robert Lund and Police Chief Susan Oh wrote."
    found = {entity.name: entity.role for entity in people_in(text).entities if entity.person}
    assert found == {"Ana Ruiz": Role.MAYOR, "Robert Lund": Role.CITY_OFFICIAL, "Susan Oh": Role.POLICE_CHIEF}


def test_a_plural_title_is_everybodys_in_its_list() -> None:
    text = "Reps. Robert Lund, Susan Oh and Thomas Vega left."
    roles = [entity.role for entity in people_in(text).entities if entity.person]
    assert roles == [Role.LEGISLATOR] * 3


@pytest.mark.parametrize(
    "text",
    [
        "The White House was dark.",
        "The Vega administration left.",
        "Elm Street was closed.",
        "I left Monday.",
    ],
)
def test_capitals_alone_make_no_person(text: str) -> None:
    assert [entity.name for entity in people_in(text).entities if entity.person] == []


def test_officials_are_named_holders_of_public_office_and_nobody_else() -> None:
    text = (
        "Mayor Ana Ruiz spoke. Robert Lund, executive director of the Elm Coalition, spoke. "
        "Officer Thomas Vega was hurt. Susan Oh, 41, was detained. Former Sheriff Kim Lee spoke."
    )
    assert [(official.name, official.former) for official in officials_in(text)] == [
        ("Ana Ruiz", False),
        ("Kim Lee", True),
    ]


def test_an_officer_who_is_quoted_is_an_official() -> None:
    (official,) = officials_in("Officer Thomas Vega said the road was closed.")
    assert (official.name, official.role) == ("Thomas Vega", Role.POLICE_OFFICER)


def test_mentions_of_an_official_are_spans_of_the_name_alone() -> None:
    text = "Mayor Ana Ruiz spoke. Ruiz left."
    (official,) = officials_in(text)
    assert [span.of(text) for span in official.mentions] == ["Ana Ruiz", "Ruiz"]


def test_a_spokesperson_of_an_official_speaks_for_the_officials_government() -> None:
    text = "Ana Ruiz, a spokeswoman for Fresno Mayor Robert Lund, left."
    people = [entity for entity in people_in(text).entities if entity.person]
    found = {entity.name: (entity.role, entity.jurisdiction) for entity in people}
    assert found["Ana Ruiz"] == (Role.CITY_OFFICIAL, "Fresno, CA")
    assert found["Robert Lund"] == (Role.MAYOR, "Fresno, CA")


@pytest.mark.parametrize(
    "text", ["they met Ana Ruiz, the mayor", "they met Ana Ruiz, mayor of", "they met Mayor Ana Ruiz of"]
)
def test_a_text_may_break_off_within_a_title(text: str) -> None:
    assert [entity.name for entity in people_in(text).entities if entity.person] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "organisation", "jurisdiction"),
    [
        (
            "In Denver it rained, and in Denver it snowed.\nIn Fresno, Mayor Ruiz left.",
            "City of Fresno",
            "Fresno, CA",
        ),
        (
            "Denver Police left Denver.\n“Boston is next,” he said of the city, where Mayor Ana Ruiz is.",
            "City of Boston",
            "Boston, MA",
        ),
        ("Fresno Police Chief Ana Ruiz left.", "Fresno Police Department", "Fresno, CA"),
        ("Fresno was quiet. Police Chief Ana Ruiz left.", "Fresno Police Department", "Fresno, CA"),
        ("Fresno was quiet.\nIt rained. Chief Ana Ruiz of the river patrol left.", None, "Fresno, CA"),
        (
            "In Denver, crews from Fresno and Boston met. It rained. Mayor Ana Ruiz left.",
            "City of Denver",
            "Denver, CO",
        ),
        ("Denver was quiet. Chief Ana Ruiz of the Elm Grove Police left.", "Elm Grove Police", None),
    ],
)
def test_an_office_without_a_place_is_held_where_the_paragraph_is(
    text: str, organisation: str | None, jurisdiction: str | None
) -> None:
    (person,) = [entity for entity in people_in(text).entities if entity.person]
    assert (person.organisation, person.jurisdiction) == (organisation, jurisdiction)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Former Fresno police chief Ana Ruiz left.", "Former police chief"),
        ("Ana Ruiz, a former police chief, left.", "former police chief"),
        ("Retired Sheriff Ana Ruiz left.", "Retired Sheriff"),
        ("Sheriff Ana Ruiz left.", "Sheriff"),
    ],
)
def test_a_former_holder_keeps_the_word_that_says_so(text: str, title: str) -> None:
    (official,) = officials_in(text)
    assert (official.title, official.former) == (title, not title.startswith("Sheriff"))


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, whose brother was taken by agents, left.",
        "Ana Ruiz, whose brother is a sheriff, left.",
        "Ana Ruiz, who was stopped by a sheriff, left.",
        "They took Ana Ruiz, agents said.",
    ],
)
def test_a_title_of_somebody_else_in_a_clause_is_not_the_persons(text: str) -> None:
    (person,) = [entity for entity in people_in(text).entities if entity.person]
    assert (person.title, person.role) == (None, Role.NONE)


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Acting ICE Director Ana Ruiz left.", "ICE"),
        ("Ana Ruiz, the former FBI director, left.", "FBI"),
        ("Fresno Police Chief Ana Ruiz left.", "Fresno Police Department"),
        ("Director Ana Ruiz left.", None),
    ],
)
def test_the_agency_inside_a_federal_title_is_its_body(text: str, organisation: str | None) -> None:
    (found,) = (entity for entity in people_in(text).entities if entity.person)
    assert found.organisation == organisation
