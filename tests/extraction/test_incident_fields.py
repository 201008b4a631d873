"""Where, when and by whom an event happened, where its own sentence does not say it all."""

from dataclasses import replace

import pytest

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
