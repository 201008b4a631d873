"""Which statements are about which incident: those tied to it, and no others."""

import pytest

from app.extraction.pipeline import extract
from app.extraction.types import Document, Extraction
from app.knowledge import Knowledge

STOP = "Masked ICE agents stopped a nurse in Duluth, Minn., and asked for her passport."
DEATH = "An ICE agent shot and killed a man in Minneapolis on Jan. 7."


def _voices(paragraphs: tuple[str, ...], knowledge: Knowledge) -> tuple[Extraction, set[str | None]]:
    """The speakers about the incident that the first paragraph tells."""
    found = extract(Document("\n\n".join(paragraphs)), knowledge)
    return found, {found.statements[number].speaker for number in found.incidents[0].voices}


@pytest.mark.parametrize(
    ("told", "said", "speaker"),
    [
        pytest.param(
            STOP,
            ("“Our officers heard nothing of the stop,” Duluth Police Chief Pat Doe said.",),
            "Pat Doe",
            id="words that point back at it",
        ),
        pytest.param(
            STOP,
            ("Officers heard nothing of the stop, Chief Pat Doe said.", "“Nobody called us,” Doe said."),
            "Pat Doe",
            id="a speaker goes on",
        ),
        pytest.param(
            STOP,
            ("Rain fell on the city all day.", "“People are tired,” Duluth Mayor Lee Roe said."),
            "Lee Roe",
            id="the mayor of its city",
        ),
        pytest.param(
            STOP,
            (
                "“People are tired,” Duluth Mayor Lee Roe said.",
                "Rain fell.",
                "Snow fell.",
                "Hail fell.",
                "“The law was kept,” ICE spokesperson Sam Coe said.",
            ),
            "Sam Coe",
            id="a spokesperson of the agency, however far",
        ),
        pytest.param(
            STOP,
            ("Rain fell.", "Snow fell.", "“The law was kept,” DHS spokesperson Sam Coe said."),
            "Sam Coe",
            id="a spokesperson of the department above the agency",
        ),
        pytest.param(
            DEATH,
            ("“It should never have come to this,” Minneapolis Mayor Lee Roe said.",),
            "Lee Roe",
            id="a pronoun directly behind",
        ),
    ],
)
def test_a_statement_with_an_anchor_is_about_the_incident(
    told: str, said: tuple[str, ...], speaker: str, knowledge: Knowledge
) -> None:
    _, speakers = _voices((told, *said), knowledge)

    assert speaker in speakers


@pytest.mark.parametrize(
    ("told", "said", "speaker"),
    [
        pytest.param(
            DEATH,
            ("“Trust is hard to win,” Lincoln Mayor Ann Roe, of Nebraska, said.",),
            "Ann Roe",
            id="a mayor of another state who speaks in general",
        ),
        pytest.param(
            DEATH,
            ("“It is hard to watch,” Lincoln Mayor Ann Roe, of Nebraska, said.",),
            "Ann Roe",
            id="a pronoun of another state",
        ),
        pytest.param(
            STOP,
            ("“Trust is hard to win in this work,” said Pat Doe, a professor of law.",),
            "Pat Doe",
            id="the next paragraph alone",
        ),
        pytest.param(
            "The Edina Police Department said in a statement that officers do not enforce immigration law.",
            ("Bloomington Police Chief Pat Doe said that agents have hard work.",),
            "Pat Doe",
            id="another city's chief beside a city's statement",
        ),
        pytest.param(
            STOP,
            ("Border Patrol agents arrested a cook in Reno, Nev.", "“The arrest was lawful,” Ann Roe said."),
            "Ann Roe",
            id="another incident between",
        ),
        pytest.param(
            STOP,
            ("Rain fell.", "Snow fell.", "“The law was kept,” FBI spokesperson Sam Coe said."),
            "Sam Coe",
            id="a spokesperson of another agency",
        ),
    ],
)
def test_a_statement_without_one_is_not(
    told: str, said: tuple[str, ...], speaker: str, knowledge: Knowledge
) -> None:
    found, speakers = _voices((told, *said), knowledge)

    assert speaker in {statement.speaker for statement in found.statements}
    assert speaker not in speakers


def test_what_an_incident_names_is_not_the_statement_s(knowledge: Knowledge) -> None:
    found, speakers = _voices((DEATH, "“We mourn after the shooting,” Mayor Lee Roe said."), knowledge)

    assert speakers == {"Lee Roe"}
    assert "deadly-force" in {tag.value for tag in found.incidents[0].tactics}
    assert found.statements[0].tactics == ()
