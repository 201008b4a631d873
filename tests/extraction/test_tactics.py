"""Each tactic is found where a sentence tells of it, and not where it only looks like it."""

from datetime import date

import pytest

from app.extraction.tactics import Stance, find_tactics
from app.extraction.text import analyse
from app.extraction.types import Document
from app.knowledge import Knowledge

HITS = [
    ("identification-as-police", "The men identified themselves as police, Doe said."),
    ("identification-as-police", "They wore vests marked only with the word “POLICE.”"),
    ("masked-or-unidentified", "Six masked men got out of an unmarked van."),
    ("masked-or-unidentified", "The agents would not show badges and did not identify themselves."),
    ("racial-profiling", "Drivers were stopped because of their skin color, the chief said."),
    ("racial-profiling", "The suit calls the stops racial profiling."),
    ("detaining-citizens", "Agents detained a U.S. citizen for two hours."),
    ("detaining-citizens", "An American citizen from Ashby was handcuffed and later let go."),
    ("detaining-off-duty-officers", "Agents pulled over an off-duty officer on Elm Road."),
    ("detaining-off-duty-officers", "A corrections officer was taken into custody by ICE."),
    ("use-of-force", "Agents fired tear gas into the street."),
    ("use-of-force", "They smashed the driver's window and dragged her from the car."),
    ("deadly-force", "A federal agent shot and killed a man in Ashby."),
    ("deadly-force", "A second man died in another ICE operation in the state."),
    ("deadly-force", "A driver was killed in a raid by federal agents."),
    ("deadly-force", "Border Patrol agents opened fire on a truck."),
    ("warrantless-entry", "They broke down the door without a judicial warrant."),
    ("courthouse-arrest", "Two men were arrested outside the Ashby courthouse."),
    ("sensitive-location", "ICE agents waited outside an elementary school."),
    ("sensitive-location", "The agency dropped its rule on sensitive locations."),
    ("workplace-raid", "Agents raided a car wash on Elm Road."),
    ("vehicle-stop", "They pulled over a van during a traffic stop."),
    ("detaining-minors", "Agents detained a six-year-old boy and his father."),
    ("observers-or-press", "Agents arrested a journalist who was filming."),
    ("observers-or-press", "A legal observer was pepper-sprayed."),
    ("detainer-request", "The jail honors ICE detainers for felonies."),
    ("data-or-jail-access-demand", "The county will no longer let ICE into its jail."),
    ("data-or-jail-access-demand", "The sheriff agreed to share release dates."),
    ("funding-threat", "The order would withhold federal funds from such towns."),
    ("no-notice-operation", "The raid came without any notice to city police."),
    ("obstruction-accusation", "He was accused of obstructing federal agents."),
    ("agreement-287g", "The county signed a 287(g) agreement."),
    ("policy-noncooperation", "Ashby officers do not take part in immigration enforcement."),
    ("policy-noncooperation", "The council passed a sanctuary ordinance."),
    ("lawsuit-or-charges", "The city filed a federal lawsuit on Monday."),
    ("lawsuit-or-charges", "Two men were arrested on charges of trespassing."),
    ("policy-noncooperation", "The sheriff ignored two immigration detainers."),
    ("funding-threat", "The governor cut off $1.5m in criminal justice grants."),
    ("courthouse-arrest", "The rule forbade arrests inside the county courts."),
    ("observers-or-press", "Two bakers came to observe and film the enforcement."),
    ("no-notice-operation", "This was not something that county officials were aware of."),
    ("workplace-raid", "Agents had search warrants for a toy warehouse."),
    ("use-of-force", "A baker who filmed was attacked by the agent."),
    ("policy-noncooperation", "The chief clarified once more the policies on immigration enforcement."),
    ("policy-noncooperation", "The jail cannot hold a man past his release date."),
    ("sensitive-location", "Agents waited on School Street, outside a church."),
]
NEAR_MISSES = [
    ("identification-as-police", "The police chief identified the man as Pat Doe."),
    ("masked-or-unidentified", "The mascot waved from the dugout."),
    ("racial-profiling", "The paper profiled three bakers, whatever their race."),
    (
        "detaining-citizens",
        "The Citizens Bank branch reopened after the arrest of a forger last year in Ohio.",
    ),
    ("detaining-off-duty-officers", "The officer said the driver was detained."),
    ("use-of-force", "The task force met at noon."),
    ("deadly-force", "The photographer shot the parade in color."),
    ("warrantless-entry", "A judge signed the search warrant."),
    ("courthouse-arrest", "The court heard the budget case."),
    ("sensitive-location", "He teaches at the Ashby School of Law."),
    ("workplace-raid", "The factory hired forty people."),
    ("vehicle-stop", "The bus stops at Elm Road."),
    ("detaining-minors", "Children sang at the mayor's inauguration."),
    ("observers-or-press", "The mayor held a press conference."),
    ("observers-or-press", "Officers arrested two protesters outside the gate."),
    ("policy-noncooperation", "We do not need federal assistance, the mayor said."),
    ("data-or-jail-access-demand", "They share information about trains."),
    ("detainer-request", "The retainer was paid to the lawyer."),
    ("data-or-jail-access-demand", "The jail was built in 1970."),
    ("funding-threat", "The state gave the school more money."),
    ("no-notice-operation", "She noticed the cars."),
    ("obstruction-accusation", "Snow blocked the road to the farm."),
    ("agreement-287g", "The council signed a lease agreement."),
    ("policy-noncooperation", "The mayor did not attend the parade."),
    ("lawsuit-or-charges", "The library charges ten cents a page."),
    ("masked-or-unidentified", "Border Patrol agents in gas masks stood guard."),
    ("sensitive-location", "ICE agents arrested a man on Church Street."),
    ("sensitive-location", "They drove him to the field office off Stone Church Pike."),
    ("warrantless-entry", "Jails do not hold people for ICE without a judicial warrant."),
    ("policy-noncooperation", "It ended a federal policy that limited immigration enforcement at schools."),
]


def slugs(text: str, knowledge: Knowledge, published: date | None = None) -> dict[str, Stance]:
    found = find_tactics(analyse(Document(text, published=published)), knowledge)
    hits = [hit for hits in found for hit in hits]
    assert all(hit.span.of(text) for hit in hits)
    return {hit.slug: hit.stance for hit in reversed(hits)}


@pytest.mark.parametrize(("slug", "text"), HITS)
def test_a_sentence_that_tells_of_a_tactic_is_tagged(slug: str, text: str, knowledge: Knowledge) -> None:
    assert slug in slugs(text, knowledge)


@pytest.mark.parametrize(("slug", "text"), NEAR_MISSES)
def test_a_sentence_that_only_looks_like_it_is_not(slug: str, text: str, knowledge: Knowledge) -> None:
    assert slug not in slugs(text, knowledge)


def test_every_tactic_has_a_hit_and_a_near_miss(knowledge: Knowledge) -> None:
    wanted = {tactic.slug for tactic in knowledge.tactics} - {"other"}
    assert {slug for slug, _ in HITS} == wanted
    assert {slug for slug, _ in NEAR_MISSES} == wanted


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Agents used tear gas.", Stance.ASSERTED),
        ("Agents did not use tear gas.", Stance.NEGATED),
        ("Officials denied that tear gas was used.", Stance.NEGATED),
        ("If agents use tear gas, the chief will object.", Stance.HYPOTHETICAL),
        ("Residents feared agents would use tear gas.", Stance.HYPOTHETICAL),
        ("It did not rain. Agents used tear gas.", Stance.ASSERTED),
        ("The agency has not used tear gas.", Stance.NEGATED),
        ("Agents did not stop, but used tear gas.", Stance.ASSERTED),
        ("Under the plan agents would use tear gas.", Stance.HYPOTHETICAL),
        ("The agency is considering tear gas.", Stance.HYPOTHETICAL),
        ("In 2008 agents used tear gas.", Stance.HISTORICAL),
        ("In the 1980s agents used tear gas.", Stance.HISTORICAL),
        ("Agents used tear gas here decades ago.", Stance.HISTORICAL),
        ("Agents have used tear gas since 2008.", Stance.ASSERTED),
        ("As in 2008, agents used tear gas in January 2026.", Stance.ASSERTED),
        ("In 2025 agents used tear gas.", Stance.ASSERTED),
        ("In 2008 agents did not use tear gas.", Stance.NEGATED),
    ],
)
def test_what_is_denied_supposed_or_long_past_is_told_apart(
    text: str, stance: Stance, knowledge: Knowledge
) -> None:
    assert slugs(text, knowledge, date(2026, 1, 16))["use-of-force"] is stance


def test_a_year_is_past_only_where_publication_is_known(knowledge: Knowledge) -> None:
    assert slugs("In 2008 agents used tear gas.", knowledge)["use-of-force"] is Stance.ASSERTED


def test_a_phrase_never_runs_over_a_sentence_end(knowledge: Knowledge) -> None:
    assert "detaining-citizens" not in slugs("Two men were detained. A citizen watched.", knowledge)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ICE agents detained a law student, 26, in Ashby.", False),
        ("ICE agents detained a 26-year-old student in Ashby.", False),
        ("ICE agents detained her grown son in Ashby.", False),
        ("ICE agents detained a student, 16, in Ashby.", True),
        ("ICE agents detained a 5-year-old in Ashby.", True),
        ("A seventeen-year-old was detained by ICE in Ashby.", True),
        ("ICE agents detained a kindergartner in Ashby.", True),
    ],
)
def test_minors_are_told_by_an_age_or_a_word_for_children(
    text: str, named: bool, knowledge: Knowledge
) -> None:
    hits = find_tactics(analyse(Document(text)), knowledge)
    assert ("detaining-minors" in {hit.slug for sentence in hits for hit in sentence}) is named
