"""Which statements are about which incident: those tied to it, and no others."""

import pytest

from app.extraction.pipeline import extract
from app.extraction.types import Document, Extraction
from app.knowledge import Knowledge

STOP = "Masked ICE agents stopped a nurse in Duluth, Minn., and asked for her passport."
WEATHER = ("Rain fell.", "Snow fell.", "Hail fell.")
DEATH = "An ICE agent shot and killed a man in Minneapolis on Jan. 7."


BEHIND = {
    "words that point back at it": (
        STOP, "Pat Doe", ["“Our officers heard nothing of the stop,” Duluth Police Chief Pat Doe said."],
    ),
    "a speaker going on": (
        STOP, "Pat Doe", ["Officers heard nothing, Chief Pat Doe said.", "“Nobody called us,” Doe said."],
    ),
    "the mayor of its city": (
        STOP, "Lee Roe", ["Rain fell on the city all day.", "“People are tired,” Duluth Mayor Lee Roe said."],
    ),
    "a spokesperson of the agency, however far": (
        STOP, "Sam Coe", ["“People are tired,” Duluth Mayor Lee Roe said.", *WEATHER,
                          "“The law was kept,” ICE spokesperson Sam Coe said."],
    ),
    "a spokesperson of the department above the agency": (
        STOP, "Sam Coe", [*WEATHER, "“The law was kept,” DHS spokesperson Sam Coe said."],
    ),
    "a pronoun directly behind": (
        DEATH, "Lee Roe", ["“It should never have come to this,” Minneapolis Mayor Lee Roe said."],
    ),
}  # fmt: skip
"""What is about an incident, by the anchor that ties it: what tells of it, the speaker, what is said."""

ASIDE = {
    "a mayor of another state who speaks in general": (
        DEATH, "Ann Roe", ["“Trust is hard to win,” Lincoln Mayor Ann Roe, of Nebraska, said."],
    ),
    "a pronoun of another state": (
        DEATH, "Ann Roe", ["“It is hard to watch,” Lincoln Mayor Ann Roe, of Nebraska, said."],
    ),
    "the next paragraph alone": (
        STOP, "Pat Doe", ["“Trust is hard to win in this work,” said Pat Doe, a professor of law."],
    ),
    "another city's chief beside a city's statement": (
        "The Edina Police Department said in a statement that officers do not enforce immigration law.",
        "Pat Doe", ["Bloomington Police Chief Pat Doe said that agents have hard work."],
    ),
    "another incident between": (
        STOP, "Ann Roe",
        ["Border Patrol agents arrested a cook in Reno, Nev.", "“The arrest was lawful,” Ann Roe said."],
    ),
    "a spokesperson of another agency": (
        STOP, "Sam Coe", [*WEATHER, "“The law was kept,” FBI spokesperson Sam Coe said."],
    ),
}  # fmt: skip
"""The same of what is not about it, by what does not tie it."""


def _voices(told: str, said: list[str], knowledge: Knowledge) -> tuple[Extraction, set[str | None]]:
    """The speakers about the incident that the first paragraph tells."""
    found = extract(Document("\n\n".join([told, *said])), knowledge)
    return found, {found.statements[number].speaker for number in found.incidents[0].voices}


@pytest.mark.parametrize("anchor", [*BEHIND, *ASIDE])
def test_a_statement_is_about_an_incident_only_by_an_anchor(anchor: str, knowledge: Knowledge) -> None:
    told, speaker, said = (BEHIND | ASIDE)[anchor]
    found, speakers = _voices(told, said, knowledge)

    assert speaker in {statement.speaker for statement in found.statements}
    assert (speaker in speakers) is (anchor in BEHIND)


def test_what_an_incident_names_is_not_the_statement_s(knowledge: Knowledge) -> None:
    found, speakers = _voices(DEATH, ["“We mourn after the shooting,” Mayor Lee Roe said."], knowledge)

    assert speakers == {"Lee Roe"}
    assert "deadly-force" in {tag.value for tag in found.incidents[0].tactics}
    assert found.statements[0].tactics == ()
