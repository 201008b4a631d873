"""Where, when and by whom an event happened, where its own sentence does not say it all."""

from dataclasses import replace

import pytest

from app.extraction.types import Incident
from app.knowledge import Knowledge
from app.vocabulary import IncidentKind, Role
from tests.extraction.events import incidents

LEAD = "ICE agents arrested a roofer in Fresno, California, on Monday.\n\nFresno was quiet.\n\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (LEAD + "Governor Doe signed a law against ICE masks, and President Trump scoffed.", "CA"),
        (LEAD + "The directive lets ICE into courthouses.", None),
        (LEAD + "The sheriff’s directive lets ICE into courthouses.", "Fresno, CA"),
        (
            "Los Angeles, California, waits. President Trump will cut the federal funds of sanctuary cities.",
            None,
        ),
    ],
    ids=["a state's", "a federal agency's", "a sheriff's", "the whole country's"],
)
def test_what_is_decided_has_the_place_of_who_decides(
    text: str, place: str | None, knowledge: Knowledge
) -> None:
    (found,) = (one for one in incidents(text, knowledge) if one.kind is IncidentKind.POLICY_DISPUTE)
    assert (found.place.value if found.place else None) == place


def place_of(found: Incident) -> str | None:
    return found.place.value if found.place else None


def test_an_event_in_a_neighbourhood_is_its_city_s(knowledge: Knowledge) -> None:
    (found,) = incidents("ICE agents arrested a roofer in Chicago’s Lincoln Square on Monday.", knowledge)
    assert place_of(found) == "Chicago, IL"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("in the Twin Cities", "MN"),
        ("near Silicon Valley", "CA"),
        ("beside a Silicon Valley Bank", None),
        ("in Long Island City", "New York, NY"),
    ],
)
def test_an_event_in_a_region_is_its_state_s(words: str, place: str | None, knowledge: Knowledge) -> None:
    (found,) = incidents(f"ICE agents arrested a roofer {words} on Monday.", knowledge)
    assert place_of(found) == place


def test_encounters_in_several_places_of_one_state_lie_in_the_state(knowledge: Knowledge) -> None:
    opening = "Fresno, California, waits. So does Oakland. Police in Anaheim, California, said so."
    (found,) = incidents(f"{opening}\n\nICE agents arrested a roofer.", knowledge)
    assert place_of(found) == "CA"


def test_a_place_named_before_a_later_sentence_of_the_event_is_its_place(knowledge: Knowledge) -> None:
    text = (
        "ICE agents detained two men.\n\nMayors of Reno, Nevada, and Boise, Idaho, wrote to Portland, Oregon."
        "\n\nThe city of Fresno, California, asked why. Masked agents of ICE had detained both."
    )
    found = incidents(text, knowledge)[0]
    assert place_of(found) == "Fresno, CA"


def test_a_suit_of_several_is_where_the_story_plays(knowledge: Knowledge) -> None:
    (found,) = incidents(
        "Fresno, California, went to court.\n\nFresno and Oakland sued ICE over its raids on Monday.",
        knowledge,
    )
    assert place_of(found) == "Fresno, CA"


def test_a_federal_statement_about_an_act_is_where_the_story_plays(knowledge: Knowledge) -> None:
    said = "The Department of Homeland Security issued a statement saying they obstructed agents."
    found = incidents(f"Fresno, California, protests.\n\n{said}", knowledge)
    assert [place_of(one) for one in found if one.kind is IncidentKind.PUBLIC_STATEMENT] == ["Fresno, CA"]


@pytest.mark.parametrize(
    ("home", "place"),
    [("Lake County, MN", "Lake County, MN"), ("Cook County, MN", "MN"), ("Cook County, IL", None)],
)
def test_a_statement_of_several_is_at_home_where_all_of_them_are(
    home: str, place: str | None, knowledge: Knowledge
) -> None:
    text = (
        "Police agencies put out statements on ICE raids. In a statement, Sheriff Lee Roe said"
        " ICE raids help. In a statement, Sheriff Kim Poe said ICE raids hurt."
    )
    said = {
        "ICE raids help": ("Lee Roe", Role.SHERIFF, "Lake County, MN"),
        "ICE raids hurt": ("Kim Poe", Role.SHERIFF, home),
    }
    found = incidents(text, knowledge, said)
    assert place_of(found[0]) == place


@pytest.mark.parametrize("words", ["in suburban Fresno", "outside Fresno", "outside of Fresno"])
def test_a_place_beside_a_city_is_not_the_city(words: str, knowledge: Knowledge) -> None:
    (found,) = incidents(f"ICE agents arrested a roofer {words}, California, on Monday.", knowledge)
    assert found.place is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It snowed on Jan. 4. ICE agents arrested a cook.", ["2026-01-04"]),
        ("It snowed on Jan. 4.\n\nICE agents arrested a cook.", ["2026-01-04"]),
        ("It snowed in January. ICE agents arrested a cook.", [None]),
        ("Doe spoke on Jan. 4. It snowed. ICE agents arrested a cook.", [None]),
        ("Nobody knew, Doe said on Monday. ICE agents arrested a cook.", [None]),
        ("In a Monday evening interview Doe said ICE agents arrested a cook.", [None]),
        ("ICE agents arrested 40 people last week.", ["2026-01"]),
    ],
)
def test_a_day_told_just_before_is_that_of_the_event_unless_it_is_of_speaking(
    text: str, days: list[str | None], knowledge: Knowledge
) -> None:
    assert [found.when.iso() if found.when else None for found in incidents(text, knowledge)] == days


@pytest.mark.parametrize(
    ("words", "day"),
    [("on Tuesday praised the Sunday raid by ICE", "2026-01-13"), ("praised Sunday’s raid by ICE", None)],
)
def test_a_statement_on_a_raid_is_not_dated_by_the_raid(
    words: str, day: str | None, knowledge: Knowledge
) -> None:
    said = {"by ICE": ("Lee Roe", Role.SHERIFF, "Lake County, MN")}
    (found,) = (
        one
        for one in incidents(f"Sheriff Lee Roe {words}.", knowledge, said)
        if one.kind is IncidentKind.PUBLIC_STATEMENT
    )
    assert (found.when.iso() if found.when else None) == day


def test_the_day_on_which_somebody_tells_of_an_arrest_is_not_that_of_the_arrest(knowledge: Knowledge) -> None:
    words = "ICE agents arrested her"
    (found,) = incidents(
        f"On Friday, Pat Doe said {words}.", knowledge, {words: ("Pat Doe", Role.NONE, None)}
    )
    assert found.when is None


def test_the_police_whose_chief_speaks_are_named_by_the_speaker(knowledge: Knowledge) -> None:
    words = "his officers do not ask about immigration status"
    text = f"Fresno police in California read of ICE. In a statement, Chief Lee Roe said {words}."
    police = "Fresno Police Department"

    (found,) = incidents(
        text,
        knowledge,
        {words: ("Lee Roe", Role.POLICE_CHIEF, "Fresno, CA")},
        as_said=lambda statement: replace(statement, organisation=police),
    )

    named = {tag.value: tag.span.of(text) for tag in found.agencies}
    assert named[police] == "Lee Roe"


def test_a_deed_of_years_ago_is_no_tactic_of_what_happens_now(knowledge: Knowledge) -> None:
    text = "ICE agents arrested a cook in Fresno, California, on Monday. In 2008 agents used tear gas there."
    (found,) = incidents(text, knowledge)
    assert [tag.value for tag in found.tactics] == []


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("HSI, an arm of ICE, arrested a roofer.", ["Homeland Security Investigations"]),
        ("ICE called. HSI came.\n\nFederal agents arrested a roofer.", ["ICE"]),
        ("The Trump administration cut the grants of sanctuary cities. ICE agents came to Reno.", []),
        ("The mayor cut the grants of sanctuary cities. ICE agents came to Reno.", ["ICE"]),
        ("ICE called. Border Patrol came.\n\nFederal agents arrested a roofer.", []),
    ],
    ids=[
        "what it is part of is not named",
        "its part is no other agency",
        "the administration's",
        "a mayor's",
        "two could be meant",
    ],
)
def test_an_event_names_the_agencies_that_act(text: str, agencies: list[str], knowledge: Knowledge) -> None:
    found = incidents(text, knowledge)[-1]
    assert [tag.value for tag in found.agencies] == agencies


def test_the_department_of_which_its_chief_speaks_is_none_named_before(knowledge: Knowledge) -> None:
    words = "the department turned over two suspects to ICE"
    text = f"Fresno police in California read of Homeland Security. Chief Lee Roe said {words}."
    found = incidents(
        text,
        knowledge,
        {words: ("Lee Roe", Role.POLICE_CHIEF, "Fresno, CA")},
        as_said=lambda statement: replace(statement, organisation="Fresno Police Department"),
    )
    assert [{tag.value for tag in one.agencies} for one in found] == [{"Fresno Police Department", "ICE"}]


def test_an_office_and_a_department_of_one_sheriff_are_one_agency(knowledge: Knowledge) -> None:
    words = "his deputies do not ask about immigration status"
    text = f"The Reno Sheriff’s Department in Nevada read of ICE. In a letter, Sheriff Lee Roe said {words}."
    (found,) = incidents(
        text,
        knowledge,
        {words: ("Lee Roe", Role.SHERIFF, "Reno, NV")},
        as_said=lambda statement: replace(statement, organisation="Reno Sheriff's Office"),
    )
    assert "Reno Sheriff's Department" in {tag.value for tag in found.agencies}
