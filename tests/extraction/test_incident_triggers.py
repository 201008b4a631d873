"""Which sentences tell an event, which only mention one, and which tell two."""

import pytest

from app.knowledge import Knowledge
from app.vocabulary import IncidentKind, Role
from tests.extraction.events import incidents

ENCOUNTER, LEGAL = IncidentKind.ENCOUNTER, IncidentKind.LEGAL_ACTION
DISPUTE, STATEMENT = IncidentKind.POLICY_DISPUTE, IncidentKind.PUBLIC_STATEMENT


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The president threatened to send 300 federal officers to Fresno, Calif.", [DISPUTE]),
        ("The measure would bar deputies from helping ICE.", [DISPUTE]),
        ("He said he will “cancel” the federal grants of sanctuary cities.", [DISPUTE]),
        ("Three counties filed a friend-of-the-court brief against the ICE rule.", [LEGAL]),
        ("A habeas petition was filed. ICE had no comment.", [LEGAL]),
        ("The state filed a lawsuit over the sanctuary policy of its capital.", [LEGAL]),
        ("Homeland Security issued a statement saying a crowd stormed the gates.", [STATEMENT]),
        ("“If they come, we will know,” Doe said at a press conference on ICE.", []),
        ("At a press conference on ICE, the chief spoke of stops.", [STATEMENT]),
        ("A cook was detained at an immigration appointment.", [ENCOUNTER]),
        ("Speaking to sheriffs in Reno, the secretary praised ICE.", [STATEMENT]),
        ("A DHS spokesperson said in a statement that a crowd stormed the gates.", [STATEMENT]),
        ("ICE looked on while he was assaulted by two agents.", [ENCOUNTER]),
        ("ICE agents killed a driver.", [IncidentKind.DEATH]),
        ("Federal agents stopped an off-duty Tacoma detective.", [ENCOUNTER]),
        ("Federal agents boxed her in and pulled her out of the car.", [ENCOUNTER]),
        ("ICE officers entered both homes on Friday without a warrant.", [ENCOUNTER]),
        ("Lawmakers passed a bill against ICE, a day after agents arrested a man.", [ENCOUNTER, DISPUTE]),
    ],
)  # fmt: skip
def test_a_sentence_tells_each_of_its_events_once(
    text: str, kinds: list[IncidentKind], knowledge: Knowledge
) -> None:
    assert sorted(found.kind for found in incidents(text, knowledge)) == sorted(kinds)


@pytest.mark.parametrize(
    "text",
    [
        "ICE asks for the immigration status of anyone they detain.",
        "The city refuses to help ICE agents detain people.",
        "You get stopped by ICE for your looks.",
        "ICE says some people are gone when they are detained elsewhere.",
        "Immigrants faced arrest in the ICE years.",
        "Border Patrol agents apprehended families crossing the river.",
        "ICE is planning raids on farms.",
        "The jail did not hold two men charged with theft whom ICE wanted.",
        "By accounts of his speech, the director praised ICE.",
        "The arrested workers met ICE officials.",
        "Guards were accused of assault, and one said ICE knew that inmates had been assaulted.",
    ],
)
def test_what_is_planned_general_or_only_mentioned_tells_none(text: str, knowledge: Knowledge) -> None:
    assert incidents(text, knowledge) == ()


def test_a_condition_inside_a_quotation_does_not_doubt_what_the_reporter_tells(knowledge: Knowledge) -> None:
    words = "If ICE has warrants, it should show them"
    text = f"“{words},” Mayor Pat Doe said in a statement."

    (found,) = incidents(text, knowledge, {words: ("Pat Doe", Role.MAYOR, "Fresno, CA")})

    assert found.kind is STATEMENT


def test_what_a_federal_body_puts_out_is_not_joined_by_what_a_mayor_says(knowledge: Knowledge) -> None:
    theirs, ours = "a crowd stormed the gates", "ICE told nobody of the raid"
    text = (
        f"The Department of Homeland Security issued a statement saying {theirs}.\n\n"
        f"In a statement, Mayor Pat Doe said {ours}."
    )
    said = {
        theirs: ("Department of Homeland Security", Role.FEDERAL_OFFICIAL, None),
        ours: ("Pat Doe", Role.MAYOR, "Fresno, CA"),
    }

    found = [one for one in incidents(text, knowledge, said) if one.kind is STATEMENT]

    assert [len(one.evidence) for one in found] == [1, 1]
    assert found[0].title.startswith("Reported federal official’s statement")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Neighbors held a vigil over ICE raids in Fresno, Calif.", "Rally or vigil in Fresno, CA"),
        ("The town hall in Fresno, Calif., was about ICE.", "Public meeting in Fresno, CA"),
        (
            "The county opened an inquiry into ICE arrests at the courthouse in Fresno, Calif.",
            "Investigation into courthouse arrests reported in Fresno, CA",
        ),
        ("ICE came up in a speech in Fresno, Calif.", "Speech in Fresno, CA"),
        ("The chief of Fresno, Calif., held a news conference on ICE.", "Press conference in Fresno, CA"),
        (
            "The administration plans to send federal agents to Fresno, Calif.",
            "Planned or threatened deployment reported in Fresno, CA",
        ),
    ],
)
def test_gatherings_are_called_what_they_are(text: str, title: str, knowledge: Knowledge) -> None:
    assert [found.title for found in incidents(text, knowledge)] == [title]


def test_another_arrest_far_on_in_the_text_is_another_event(knowledge: Knowledge) -> None:
    parks = "The council spoke of parks.\n\n"
    text = (
        f"ICE agents arrested a cook.\n\n{parks * 3}ICE agents detained him.\n\n{parks * 5}ICE detained Roe."
    )
    assert [len(found.evidence) for found in incidents(text, knowledge)] == [2, 1]


def test_a_lawsuit_named_again_far_on_is_the_one_told_before(knowledge: Knowledge) -> None:
    text = "The city filed a lawsuit against ICE.\n\n" + "It rained.\n\n" * 12 + "ICE read the lawsuit."
    assert len(incidents(text, knowledge)) == 1


@pytest.mark.parametrize("told", ["tweeted that", "wrote on X that", "said in a long post that"])
def test_what_an_official_posts_is_a_statement(told: str, knowledge: Knowledge) -> None:
    words = "ICE agents should leave"
    (found,) = incidents(
        f"Mayor Pat Doe {told} {words}.", knowledge, {words: ("Pat Doe", Role.MAYOR, "Fresno, CA")}
    )
    assert found.kind is STATEMENT
    assert found.place is not None
    assert found.place.value == "Fresno, CA"
