"""Titles of incidents: made of their fields, as an editor would write them."""

from dataclasses import replace

import pytest

from app.knowledge import Knowledge
from app.vocabulary import Role
from tests.extraction.events import incidents


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "ICE agents pulled over Pat Doe in Fresno, California, on Monday.",
            "ICE stop reported in Fresno, CA, in January 2026",
        ),
        (
            "In Minnesota, ICE agents pulled over an off-duty police officer on Monday.",
            "ICE stop involving off-duty officers reported in Minnesota in January 2026",
        ),
        (
            "An ICE officer shot and killed a driver in Duluth, Minn.",
            "Fatal shooting involving ICE reported in Duluth, MN",
        ),
        (
            "Fresno Police Department officers said ICE agents fired tear gas in Fresno, California.",
            "ICE use of force reported in Fresno, CA",
        ),
        (
            "The city of Fresno, Calif., sued ICE over its detainers.",
            "Lawsuit over detainer requests reported in Fresno, CA",
        ),
        (
            "Officials accused a crowd of obstructing ICE agents.",
            "Reported accusations over immigration enforcement",
        ),
        (
            "ICE agents detained a man at the courthouse in Duluth, Minn.",
            "ICE detention at a courthouse reported in Duluth, MN",
        ),
        ("ICE agents detained a man at the courthouse.", "Reported ICE detention at a courthouse"),
        (
            "At the courthouse ICE agents in masks, with no badges, arrested a man on Monday.",
            "ICE arrest by masked or unidentified agents reported in January 2026",
        ),
        (
            "The administration ended the ICE surge in Maine on Thursday.",
            "ICE withdrawal or drawdown reported in Maine in January 2026",
        ),
    ],
)
def test_a_title_says_what_is_reported_and_names_no_person(
    text: str, title: str, knowledge: Knowledge
) -> None:
    assert [found.title for found in incidents(text, knowledge)] == [title]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "ICE agents killed a driver in Duluth, Minn., on Jan. 3 and shot dead another man on Jan. 9.",
            [" in Duluth, MN, on January 3, 2026", " in Duluth, MN, on January 9, 2026"],
        ),
        (
            "ICE agents shot and killed a driver on Jan. 3.\n\nICE agents shot and killed another man later.",
            [" in January 2026", "Reported fatal shooting involving ICE"],
        ),
        (
            "ICE agents shot and killed a driver.\n\nICE agents shot and killed another man.",
            [
                "Reported fatal shooting involving ICE (1 of 2)",
                "Reported fatal shooting involving ICE (2 of 2)",
            ],
        ),
    ],
    ids=["by their day", "by what is known", "by their number"],
)
def test_two_deaths_are_told_apart_by_their_titles(text: str, ends: list[str], knowledge: Knowledge) -> None:
    titles = [found.title for found in incidents(text, knowledge)]
    assert len(set(titles)) == len(titles) == len(ends)
    assert all(title.endswith(end) for title, end in zip(titles, ends, strict=True))


def test_without_a_year_a_day_tells_two_deaths_apart(knowledge: Knowledge) -> None:
    text = "ICE agents killed a driver on Jan. 3 and shot dead another man on Jan. 9."
    assert [found.title[-9:] for found in incidents(text, knowledge, published=None)] == [
        "January 3",
        "January 9",
    ]


def test_a_policy_that_nobody_disputes_is_titled_as_a_policy(knowledge: Knowledge) -> None:
    (found,) = incidents("The jail in Duluth, Minn., honors ICE detainers.", knowledge)
    assert found.title == "Policy on cooperation and detainer requests reported in Duluth, MN"


@pytest.mark.parametrize(
    ("speaker", "role", "office", "whose"),
    [
        ("Lee Roe", Role.POLICE_CHIEF, "Chief", "Police statement"),
        ("Lee Roe", Role.SHERIFF, "Sheriff", "Sheriff’s statement"),
        ("Lee Roe", Role.MAYOR, "Mayor", "Mayor’s statement"),
        ("Lee Roe", Role.MAYOR, "mayors", "Mayors’ statement"),
        ("Lee Roe", Role.CITY_OFFICIAL, None, "City official’s statement"),
        ("Lee Roe", Role.STATE_OFFICIAL, "Governor", "State official’s statement"),
        ("Lee Roe; Pat Doe", Role.MAYOR, "Mayor", "Joint statement"),
        ("Lee Roe; Pat Doe", Role.MAYOR, "Mayors", "Mayors’ statement"),
    ],
)
def test_a_statement_on_policy_is_titled_by_who_makes_it(
    speaker: str, role: Role, office: str | None, whose: str, knowledge: Knowledge
) -> None:
    text = (
        "In a statement on the ICE crackdown in Minnesota, Chief Lee Roe said "
        "police do not ask about immigration status."
    )
    words = "police do not ask about immigration status"
    said: dict[str, tuple[str, Role, str | None]] = {words: ("Lee Roe", role, "Ashby, MN")}
    found = incidents(text, knowledge, said, as_said=lambda one: replace(one, speaker=speaker, title=office))
    assert [one.title for one in found] == [f"{whose} about limits on local cooperation in Ashby, MN"]


def test_titles_have_words_for_every_tactic(knowledge: Knowledge) -> None:
    table = knowledge.triggers.headlines
    slugs = {tactic.slug for tactic in knowledge.tactics} - {"other", "lawsuit-or-charges"}
    assert set(table.about) == slugs
    assert set(table.beside) < slugs
