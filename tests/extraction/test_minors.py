"""Minors are found by the age a text gives, with every place that names them."""

import pytest

from app.extraction.naming.minors import MAX_MINORS
from app.extraction.pipeline import extract
from app.extraction.types import Document
from app.knowledge import Knowledge


def found(text: str, knowledge: Knowledge) -> list[str]:
    return [span.of(text) for span in extract(Document(text), knowledge).minors]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Agents held Kim Oh, 17, on Monday.", ["Kim Oh"]),
        ("Agents held Kim Oh (17) on Monday.", ["Kim Oh"]),
        ("Kim Oh, age 9, was held by ICE.", ["Kim Oh"]),
        ("Kim Oh, a 16-year-old junior, was held.", ["Kim Oh"]),
        ("Agents held 17-year-old Kim Oh on Monday.", ["Kim Oh"]),
        ("A 5-year-old boy named Liam Conejo Ramos was held.", ["Liam Conejo Ramos"]),
        ("Their five-year-old son, Liam, was held.", ["Liam"]),
        ("Their 18-month-old daughter Ana was held.", ["Ana"]),
        ("Kim Oh, 17, was held. Kim wept. Oh\u2019s mother wept.", ["Kim Oh", "Kim", "Oh"]),
        ("Ana Walz, 16, spoke. Gov. Tim Walz agreed. Walz said so. Ana left.", ["Ana Walz", "Ana"]),
        ("Kim Oh, 17, ran. Kim Bell, 40, did not.", ["Kim Oh"]),
        ("Her son Mateo, 12, ran. Mateo Delgado was held.", ["Mateo", "Mateo Delgado"]),
        ("1. Ed Lund (Last week: 2.)\n\n2. Ana Bell (1.)\n\n3. Kim Oh (4.)", []),
        ("José Ruiz, 14, ran. Jose wept. José Ruíz left.", ["José Ruiz", "Jose", "José Ruíz"]),
        ("Chloe Oh, 14, ran.", ["Chloe Oh"]),
        ("Agents held Zuriel Quenby, 14, on Monday.", ["Zuriel Quenby"]),
        ("A 14-year-old boy named Zuriel Quenby was held.", ["Zuriel Quenby"]),
        ("Student Zuriel Quenby, 14, was held. A student wept.", ["Zuriel Quenby"]),
        ("Will Oh, 16, ran. Then Will wept. \u201cWill you come?\u201d he said.", ["Will Oh", "Will"]),
        ("Mateo Cruz, 17, ran. He was held by ICE agents.", ["Mateo Cruz"]),
        ("Kim Oh, 16 years old, was held.", ["Kim Oh"]),
        ("Kim Oh (17 years old) was held.", ["Kim Oh"]),
        ("Kim Oh, 16 years of age, was held.", ["Kim Oh"]),
        ("Agents held a 16 year old, Kim Oh, on Monday.", ["Kim Oh"]),
        ("Kim Oh, who is 16 years old, was held.", ["Kim Oh"]),
        ("Kim Oh, who was 16 when agents came, was held.", ["Kim Oh"]),
        ("Kim Oh is 16.", ["Kim Oh"]),
        ("Kim Oh was just 15 at the time.", ["Kim Oh"]),
        ("Agents held sixteen-year-old Kim Oh.", ["Kim Oh"]),
        ("Kim Oh, sixteen, was held.", ["Kim Oh"]),
        ("Kim Oh, just 15, was held.", ["Kim Oh"]),
        ("Kim Oh, then 15, was held.", ["Kim Oh"]),
        ("Kim Oh is a 16-year-old child.", ["Kim Oh"]),
        ("Liam Oh, his 5-year-old son, was held.", ["Liam Oh"]),
        ("A 17-Year-Old, Kim Oh, was held.", ["Kim Oh"]),
        ("Kim Oh, who turned 9 last week, was held.", ["Kim Oh"]),
        ("Kim Oh turned 9 in March.", ["Kim Oh"]),
        ("Kim Oh had just turned 16.", ["Kim Oh"]),
        ("Kim Oh, who had just turned 16, ran.", ["Kim Oh"]),
        ("ICE took a third grader, Pablo Hinojosa, on Monday.", ["Pablo Hinojosa"]),
        ("ICE took third-grader Pablo Hinojosa on Monday.", ["Pablo Hinojosa"]),
        ("ICE took a toddler named Ezra Whitfield on Monday.", ["Ezra Whitfield"]),
        ("Kim Ulloa, a minor, was held.", ["Kim Ulloa"]),
        ("Kim Ulloa is a minor.", ["Kim Ulloa"]),
        ("Juan and Eva Lozoya, ages 12 and 14, ran. Juan wept.", ["Juan", "Eva Lozoya", "Juan"]),
        ("Juan Lozoya and Eva Lozoya, ages 12 and 14, ran.", ["Juan Lozoya", "Eva Lozoya"]),
        ("Juan and Eva Lozoya, 12 and 14, ran.", ["Juan", "Eva Lozoya"]),
        ("Ann Bell and Eva Lozoya, 14, ran.", ["Eva Lozoya"]),
        ("Elizabeth “Liz” Oh, 16, ran. Liz wept.", ["Elizabeth “Liz” Oh", "Liz"]),
        ("Ana Garcia-Lopez, 15, ran. Garcia wept. Lopez left.", ["Ana Garcia-Lopez", "Garcia", "Lopez"]),
        ("KIM OH, 17, was held. Kim’s mother wept.", ["KIM OH", "Kim"]),
    ],
)  # fmt: skip
def test_minors_are_found_wherever_they_are_named(text: str, names: list[str], knowledge: Knowledge) -> None:
    assert found(text, knowledge) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ben Sotelo was taken. Sotelo, 15, is a student. Ben wept.", ["Ben Sotelo", "Sotelo", "Ben"]),
        ("ICE took Nadia Rincon. Rincon is 15. Nadia left.", ["Nadia Rincon", "Rincon", "Nadia"]),
        ("ICE took Sal Donato. Donato, who is 15, was held.", ["Sal Donato", "Donato"]),
        ("ICE took Nadia Ontiveros. Ontiveros is a 9-year-old.", ["Nadia Ontiveros", "Ontiveros"]),
        ("Cid Varela was taken. Cid, 9, is a boy. Varela wept.", ["Cid Varela", "Cid", "Varela"]),
        ("Nine-year-old Kim Oh was held.", ["Kim Oh"]),
        ("Oh, 15, was held. Her name is Kim Oh.", ["Oh", "Kim Oh"]),
        ("Ben Cruz was taken. Cruz, 15, wept.", ["Ben Cruz", "Cruz"]),
        ("Zuriel Quenby ran. Student Quenby, 14, wept. Zuriel left.", ["Zuriel Quenby", "Quenby", "Zuriel"]),
        ("Ben Sotelo ran. Agents held 15-year-old Sotelo.", ["Ben Sotelo", "Sotelo"]),
        ("Ana Sotelo, 41, wept. Ben Sotelo ran. Sotelo, 15, is a student.", ["Ben Sotelo", "Sotelo"]),
        ("41-year-old Ana Sotelo wept. Ben Sotelo ran. Sotelo, 15, fell.", ["Ben Sotelo", "Sotelo"]),
        ("Mayor Lee Sample spoke. Kim Sample ran. Sample, 15, fell.", ["Kim Sample"]),
        ("Mayor Lee Sample spoke. Sample was 15 when she came.", []),
        ("Ann Bell spoke. Boise, 15, and Fresno, 16, were next.", []),
    ],
)  # fmt: skip
def test_an_age_beside_one_word_is_of_the_full_name(
    text: str, names: list[str], knowledge: Knowledge
) -> None:
    assert found(text, knowledge) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ICE took Beto Galarza on Monday. He is only 13 years old.", ["Beto Galarza"]),
        ("ICE took Beto Galarza. It rained. He is 13.", ["Beto Galarza"]),
        ("ICE took Beto Galarza. He had just turned 9.", ["Beto Galarza"]),
        ("ICE took Ana Belmares. The 15-year-old was crying.", ["Ana Belmares"]),
        ("Mayor Lee Sample spoke of Ana Belmares. The 15-year-old was crying.", ["Ana Belmares"]),
        ("ICE took Ana Belmares, a student. The 15-year-old was crying.", ["Ana Belmares"]),
        ("ICE took Ana Belmares and Kim Oh. The 15-year-old was crying.", []),
        ("Ann Bell came with her son. He is only 13 years old.", []),
        ("Ann Bell, mother of a boy, wept. He is only 13 years old.", []),
        ("“They took him,” Ann Bell said. The 15-year-old was crying.", []),
        ("Ann Bell, 41, wept. The 15-year-old was crying.", []),
        ("Ann Bell wept. The 15-year-old\u2019s bag was lost.", []),
        ("Ann Bell wept. The 15-year-old case is closed.", []),
        ("Ann Bell wept. She was 15 when she came.", []),
        ("Ann Bell wept. She has a 9-year-old.", []),
        ("Police Chief Dana Example wept. He is 13.", []),
        ("Ann Bell wept. Police Chief Dana Example came. He is 13.", []),
    ],
)
def test_an_age_in_the_next_sentence_is_of_the_one_person_named(
    text: str, names: list[str], knowledge: Knowledge
) -> None:
    assert found(text, knowledge) == names


def test_minors_are_found_in_what_is_no_sentence_of_the_article(knowledge: Knowledge) -> None:
    title = "ICE Agents Detained Kim Oh In St. Paul"
    text = f"{title}\n\nAgents detained Kim Oh, 17, in St. Paul on Monday, the school said."
    extraction = extract(Document(text, title=title), knowledge)
    assert extraction.document.boilerplate[0].of(text) == title
    assert [span.of(text) for span in extraction.minors] == ["Kim Oh", "Kim Oh"]


def test_of_a_long_list_of_minors_every_name_is_one(knowledge: Knowledge) -> None:
    letters = "BCDFGHKLMNPRSTVWZ"
    names = [f"Ana {one}o{two}e" for one in letters for two in letters.lower()][: MAX_MINORS + 1]
    told = " ".join(f"{name}, 16, was held." for name in names)
    text = f"{told} Carl Dow, 40, was held in Boise, Idaho. Police Chief Dana Example said so."
    assert found(text, knowledge) == [*names, "Carl Dow"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kim Oh, 18, was held.",
        "Kim Oh, 45, was held.",
        "Kim Oh is 18 years old.",
        "Kim Oh, a 34-year-old cook, was held.",
        "Kim Oh, 16 years on the force, was held.",
        "Officer Kim Oh, 16 years on the force, watched.",
        "Kim Oh, a 16-year veteran, watched.",
        "Kim Oh is 16 weeks pregnant.",
        "Kim Oh, 16,000 people and a dog marched.",
        "Kim Oh is one of them.",
        "Kim Oh turned 16 agents away.",
        "Kim Oh, who had a 16-year-old son, was held.",
        "Ann Bell, a minor league player, was held.",
        "Ann Bell, the mother of a toddler, was held.",
        "The mother of a toddler, Ann Bell, was held.",
        "A third grader, Ann Bell said, was held.",
        "A toddler saw Ann Bell.",
        "Ann Bell, a third grade teacher, was held.",
        "Ann Bell, a toddler\u2019s mother, was held.",
        "A minor, held by Ann Bell, wept.",
        "The death of a 15-year-old, Ann Bell said, was sad.",
        "A 15-year-old told Ann Bell of it.",
        "A 15-year-old criticized Ann Bell.",
        "Ann Bell, a 15-year-old boy\u2019s mother, wept.",
        "Ann Bell, her 5-year-old son, and a dog were held.",
        "Ann Bell and her 5-year-old son were held.",
        "The 17-year-old case, Ann Bell wrote, is closed.",
        "They passed a 12-year-old law named Megan\u2019s Law.",
        "On Jan. 7, 16, and 17 agents came to St. Paul, 12, and 14.",
        "Agents came to Elk River (16) and Des Moines (17).",
        "A 16-year-old Zuriel Heights student was held.",
        "They cited House Bill (16) and the Quenby Act (17).",
        "Council Member Maria Lopez, 41, watched.",
        "Police Chief Dana Example was 12 when her family came.",
        "Mayor Lee Sample, 16 years old in that picture, spoke.",
    ],
)
def test_nobody_else_is_taken_for_a_minor(text: str, knowledge: Knowledge) -> None:
    assert found(text, knowledge) == []


@pytest.mark.parametrize(
    "said", ["Governor Grace Lee spoke.", "Gov. Grace Lee spoke. Lee left.", "They had days of grace."]
)
def test_an_official_keeps_a_name_that_a_minor_has_too(said: str, knowledge: Knowledge) -> None:
    assert found(f"Grace Oh, 16, was held. {said}", knowledge) == ["Grace Oh"]
    assert found(f"Their five-year-old daughter, Grace, was held. {said}", knowledge) == ["Grace"]
