"""Which place a name means, and when it means none: made-up sentences about made-up people."""

import pytest

from app.extraction.places import find_places, jurisdictions_of
from app.extraction.text import analyse
from app.extraction.types import Document
from app.knowledge import Knowledge


def places(text: str, knowledge: Knowledge) -> list[str]:
    analysis = analyse(Document(text))
    return [place.slug for place in jurisdictions_of(analysis, find_places(analysis, knowledge))]


MEANT = [
    # the state stands behind the name
    ("Officers in Portland, Maine, stood by.", "portland-me"),
    ("Officers in Portland, Ore., stood by.", "portland-or"),
    ("Police in Bloomington, Ill., were not told.", "bloomington-il"),
    ("Police in Bloomington, Ind., were not told.", "bloomington-in"),
    ("Police in Bloomington, MN, were not told.", "bloomington-mn"),
    ("The mayor of Springfield, Mass., objected.", "springfield-ma"),
    ("The mayor of Springfield, Missouri, objected.", "springfield-mo"),
    ("A rally was held in Lincoln, Nebraska, on Friday.", "lincoln-ne"),
    ("A rally was held in Mobile, Ala., on Friday.", "mobile-al"),
    ("A raid in Reading, Pa., ended at noon.", "reading-pa"),
    ("A raid in Orange, N.J., ended at noon.", "orange-nj"),
    ("A raid in Independence, Mo., ended at noon.", "independence-mo"),
    ("She flew to Washington, D.C., to testify in Washington, D.C.", "washington-dc"),
    ("Agents stopped a bus in Vancouver, Wash., at dawn.", "vancouver-wa"),
    ("Agents stopped a bus in Paris, Texas, at dawn.", "paris-tx"),
    ("Agents stopped a bus in Lebanon, N.H., at dawn.", "lebanon-nh"),
    ("Democratic Lincoln, Nebraska, Mayor Ada Poe spoke.", "lincoln-ne"),
    ("A crowd met in Kansas City, Kan., at noon.", "kansas-city-ks"),
    # the article's own context
    ("A crowd met in Kansas City at noon.", "kansas-city-mo"),
    ("Agents came to Maine. In Portland, a shop closed.", "portland-me"),
    ("Agents came to Oregon. In Portland, a shop closed.", "portland-or"),
    ("Agents came to Minnesota. Bloomington police stood by.", "bloomington-mn"),
    ("Agents came to Indiana. Bloomington police stood by.", "bloomington-in"),
    ("Protests spread from Minneapolis. In Bloomington, shops closed.", "bloomington-mn"),
    ("Agents came to Illinois. In Springfield, lawmakers met.", "springfield-il"),
    ("Agents came to Missouri. In Springfield, a church held a vigil.", "springfield-mo"),
    ("Agents came to North Carolina. Charlotte police stood by.", "charlotte-nc"),
    ("Agents came to Illinois. Aurora officials asked why.", "aurora-il"),
    ("Agents came to Colorado. Aurora officials asked why.", "aurora-co"),
    ("Agents came to Michigan. In Lansing, people marched.", "lansing-mi"),
    ("Agents raided plants in Mississippi, among them one in Canton.", "canton-ms"),
    ("Agents came to Ohio. The sheriff of Licking County shrugged.", "licking-county-oh"),
    ("Agents came to California. Orange County officials asked why.", "orange-county-ca"),
    ("Agents came to Florida. Orange County officials asked why.", "orange-county-fl"),
    # names written in more than one way
    ("In Saint Paul, a shop closed.", "st-paul-mn"),
    ("In St. Paul, a shop closed.", "st-paul-mn"),
    ("In St. Louis, a shop closed.", "st-louis-mo"),
    ("In Ft. Worth, a shop closed.", "fort-worth-tx"),
    ("In NYC, a shop closed.", "new-york-ny"),
    ("In L.A., a shop closed.", "los-angeles-ca"),
    ("In New York City, a shop closed.", "new-york-ny"),
    ("The New York Legislature asked why.", "ny"),
    ("In Washington state, a shop closed.", "wa"),
    ("In Manhattan, a shop closed.", "manhattan-ny"),
    # cities and counties of one name
    ("Prosecutors in St. Louis County declined.", "st-louis-county-mo"),
    ("Deputies in Miami-Dade stood by.", "miami-dade-county-fl"),
    ("Deputies in Miami-Dade County stood by.", "miami-dade-county-fl"),
    ("Jailers in Gwinnett county stood by.", "gwinnett-county-ga"),
    ("Chicago’s mayor objected.", "chicago-il"),
    ("MINNEAPOLIS officials objected in Minneapolis.", "minneapolis-mn"),
]

NONE = [
    # two places are about as likely
    "In Springfield, a church held a vigil.",
    "Police in Bloomington were not told.",
    "Aurora officials asked why.",
    "Columbia police stood by.",
    # people
    "Charlotte Quill asked why. Charlotte was calm.",
    "Mayor Lincoln asked why.",
    "Lincoln said he was calm.",
    "Mr. Jackson asked why, and Jackson left.",
    "Officer Madison Quill left.",
    "Virginia Quill asked why.",
    "Her lawyer, Austin Quill, left. Austin declined to comment.",
    "Judge Orlando Quill ruled.",
    "Brandon Houston asked why.",
    "Sen. Elizabeth Warren, Rhode Island Gov. Ada Poe and others left.",
    "Georgia Quill told agents that she was a citizen.",
    "Agents had no faith in Clinton. Bill Clinton shrugged.",
    # words, nicknames, bodies, places abroad
    "The Justice Department asked why.",
    "Hope faded on Friday. Independence is not for sale.",
    "Mobile units and Reading glasses were seized.",
    "Orange vests were handed out.",
    "Good people live here, and White voters shrugged.",
    "Aides at the White House shrugged.",
    "He was flown to Lima and then to Delhi.",
    "They fled Honduras for Mexico, and Cuba before.",
    "They have family in Paris and in Rome.",
    "Officials in Washington shrugged.",
    "The Los Angeles Times reported it.",
    "A student at the University of Minnesota left.",
    "It spread over the Middle East and Capitol Hill.",
    "It began in August and ended in May.",
    "Agents wore Paramount jackets.",
    "Twin Cities residents shrugged.",
]

SCENES = [
    ("The Ohio State Highway Patrol stood by.", []),
    ("Northern California is quiet.", []),
    ("It is made by a firm based in Toledo, Ohio.", []),
    ("DULUTH, Minn. (AP) — Nobody knew.", []),
    ("DULUTH, Minn. (AP) — Nobody in Duluth knew.", ["duluth-mn"]),
    ("Cook and Lake counties in Illinois declined.", ["cook-county-il", "lake-county-il"]),
    ("Officials in Boston, New York and Denver objected.", ["boston-ma", "new-york-ny", "denver-co"]),
    ("Judges in Maine, Iowa and Ohio ruled.", ["me", "ia", "oh"]),
    ("Police in Edina, Minn., told Minnesota lawmakers.", ["edina-mn", "mn"]),
    ("The Minneapolis suburb Mendota Heights objected.", ["minneapolis-mn", "mendota-heights-mn"]),
    ("In Lake Nowhere, Kansas, a shop closed.", []),
    ("The St. Paul Police Department stood by.", ["st-paul-mn"]),
]


@pytest.mark.parametrize(("text", "slug"), MEANT)
def test_a_name_means_the_place_its_article_makes_likely(text: str, slug: str, knowledge: Knowledge) -> None:
    assert slug in places(text, knowledge)


@pytest.mark.parametrize("text", NONE)
def test_in_doubt_a_name_means_no_city(text: str, knowledge: Knowledge) -> None:
    assert places(text, knowledge) == []


@pytest.mark.parametrize(("text", "slugs"), SCENES)
def test_only_actors_and_scenes_are_jurisdictions(text: str, slugs: list[str], knowledge: Knowledge) -> None:
    assert places(text, knowledge) == slugs


@pytest.mark.parametrize("other", ["portland-or", "bloomington-il", "springfield-il"])
def test_a_stated_place_is_never_its_namesake(other: str, knowledge: Knowledge) -> None:
    text = "Police in Portland, Maine, Bloomington, Minn., and Springfield, Mass., met. Portland hosted."
    assert other not in places(text, knowledge)
