"""Which agencies are named, and by which words: made-up sentences."""

import pytest

from app.extraction.agencies import agencies_of, find_agencies
from app.extraction.places import find_places
from app.extraction.text import analyse
from app.extraction.types import Agency, Document
from app.knowledge import Knowledge
from app.vocabulary import Level


def agencies(text: str, knowledge: Knowledge) -> tuple[Agency, ...]:
    analysis = analyse(Document(text))
    return agencies_of(find_agencies(analysis, find_places(analysis, knowledge), knowledge))


NAMED = [
    ("ICE agents left.", ["ICE"]),
    ("Agents of U.S. Immigration and Customs Enforcement left.", ["ICE"]),
    ("The Department of Homeland Security shrugged; DHS’s lawyers did not.", ["DHS"]),
    ("Homeland Security Investigations agents left.", ["Homeland Security Investigations"]),
    ("Officers of Customs and Border Protection and the Border Patrol left.", ["CBP", "Border Patrol"]),
    ("The Justice Department sued. “The Department of Justice is wrong,” she said.", ["DOJ"]),
    ("The Bureau of Alcohol, Tobacco, Firearms and Explosives helped.", ["ATF"]),
    ("U.S. Marshals and the FBI helped.", ["U.S. Marshals Service", "FBI"]),
    ("The St. Paul Police Department stood by.", ["St. Paul Police Department"]),
    ("Fresno police stood by.", ["Fresno Police Department"]),
    ("Boise Police Chief Ada Poe looked on.", ["Boise Police Department"]),
    ("In Boise, Idaho, the police department closed a road.", ["Boise Police Department"]),
    ("Boise police left. In Nampa, Idaho, the police department stayed.",
     ["Boise Police Department", "Nampa Police Department"]),
    ("Boise police of Idaho left. In Nampa, the police department stayed.",
     ["Boise Police Department", "Nampa Police Department"]),
    ("The Los Angeles Police Department left. LAPD officers stayed.", ["Los Angeles Police Department"]),
    ("In Minneapolis, MPD officers stayed.", ["Minneapolis Police Department"]),
    ("NYPD officers stayed.", ["New York Police Department"]),
    ("Austin police left, and APD said no more in Austin, Texas.", ["Austin Police Department"]),
    ("The Hennepin County Sheriff’s Office stood by.", ["Hennepin County Sheriff's Office"]),
    ("Gwinnett county, Ga., is calm. Its sheriff’s office left.", ["Gwinnett County Sheriff's Office"]),
    ("Clark County, Wash., Sheriff’s Department cells were full.", ["Clark County Sheriff's Department"]),
    ("Travis and Bexar counties’ sheriff’s offices in Texas were not told.",
     ["Travis County Sheriff's Office", "Bexar County Sheriff's Office"]),
    ("The Illinois State Police stood by.", ["Illinois State Police"]),
    ("The Tennessee Highway Patrol left.", ["Tennessee Highway Patrol"]),
    ("The California National Guard left.", ["California National Guard"]),
    ("The California Department of Justice sued.", ["California Department of Justice"]),
    ("Charlotte-Mecklenburg Police Department officers left. CMPD shrugged.",
     ["Charlotte-Mecklenburg Police Department"]),
    ("The Arizona Department of Transportation put up signs.", ["Arizona Department of Transportation"]),
    ("The Chicago Department of Transportation put up signs.", []),
    ("Immigration and Customs Enforcement (Ice) left, and Ice returned.", ["ICE"]),
    ("The Texas Department of Public Safety left; DPS shrugged.", ["Texas Department of Public Safety"]),
    ("In Washington, D.C., the Metropolitan Police Department left.", ["Metropolitan Police Department"]),
    ("The Lake Nowhere Police Department left.", ["Lake Nowhere Police Department"]),
    ("Portland police left, Oregon said.", ["Portland Police Bureau"]),
]  # fmt: skip

NONE = [
    "Ice covered the road.",
    "The police department said no more.",
    "The House Homeland Security Committee met.",
    "Duluth Police Federation members voted in Duluth, Minn.",
    "The Metropolitan Police Department left Nashville.",
    "The University of Duluth Police Department left.",
    "Justice was done, and a border was drawn.",
    "MPD officers stayed.",
    "In Minneapolis and Milwaukee, MPD officers stayed.",
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_an_agency_has_its_canonical_name(text: str, names: list[str], knowledge: Knowledge) -> None:
    assert [agency.name for agency in agencies(text, knowledge)] == names


@pytest.mark.parametrize("text", NONE)
def test_words_that_name_no_agency_for_sure_name_none(text: str, knowledge: Knowledge) -> None:
    assert agencies(text, knowledge) == ()


def test_surfaces_stand_verbatim_in_the_text(knowledge: Knowledge) -> None:
    text = (
        "ICE left St. Paul. “Immigration and Customs Enforcement left,” said the St. Paul Police Department."
    )
    ice, police = agencies(text, knowledge)
    assert ice.surface == ("ICE", "Immigration and Customs Enforcement")
    assert [span.of(text) for span in police.mentions] == ["St. Paul Police Department"]
    assert (police.level, police.place, police.slug) == (
        Level.CITY, "st-paul-mn", "st-paul-police-department-mn"
    )  # fmt: skip


def test_a_short_form_in_brackets_counts_from_then_on(knowledge: Knowledge) -> None:
    (ice,) = agencies("Immigration and Customs Enforcement (Ice) left, and Ice returned.", knowledge)
    assert ice.surface == ("Immigration and Customs Enforcement", "Ice")
    assert len(ice.mentions) == 3


def test_namesakes_in_two_states_are_two_agencies(knowledge: Knowledge) -> None:
    text = "The Portland, Maine, Police Department wrote to police in Portland, Ore."
    assert [agency.slug for agency in agencies(text, knowledge)] == ["portland-police-department-me"]


def test_local_agencies_have_the_level_of_their_kind(knowledge: Knowledge) -> None:
    text = "Ohio State Highway Patrol, Cook County Sheriff’s Office and Chicago Police Department staff met."
    assert [agency.level for agency in agencies(text, knowledge)] == [Level.STATE, Level.COUNTY, Level.CITY]
