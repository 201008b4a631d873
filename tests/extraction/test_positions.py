"""Positions follow from role, cue and words; in doubt a statement is neutral."""

import pytest

from app.extraction.positions import place_positions, strongest
from app.extraction.text import analyse
from app.extraction.types import Document, Span, Statement
from app.knowledge import Knowledge
from app.knowledge.positions import Weight
from app.vocabulary import Position, Role, StatementKind

CRITICISES, DEFENDS = Position.CRITICISES_FEDERAL, Position.DEFENDS_FEDERAL
DISTANCES, SUPPORTS, NEUTRAL = Position.DISTANCES, Position.SUPPORTS_COOPERATION, Position.NEUTRAL


def placed(
    role: Role, cue: str, words: str, knowledge: Knowledge, speaker: str | None = "Pat Doe"
) -> Position:
    text = f"{words} {cue} the speaker."
    statement = Statement(
        kind=StatementKind.INDIRECT,
        parts=(Span(0, len(words)),),
        speaker=speaker,
        speaker_mention=None,
        cue=Span(len(words) + 1, len(words) + 1 + len(cue)),
        rule="test",
        role=role,
    )
    (result,) = place_positions(analyse(Document(text)), (statement,), knowledge)
    return result.position


@pytest.mark.parametrize(
    ("role", "cue", "words", "position"),
    [
        (Role.POLICE_CHIEF, "said", "ICE agents are destroying the trust we built", CRITICISES),
        (Role.MAYOR, "said", "What the agents did in our city is an outrage", CRITICISES),
        (Role.SHERIFF, "said", "Drivers are stopped because of the color of their skin", CRITICISES),
        (Role.ADVOCATE, "condemned", "the cruel raid", CRITICISES),
        (Role.FEDERAL_OFFICIAL, "said", "Our brave officers arrested criminal illegal aliens", DEFENDS),
        (Role.FEDERAL_OFFICIAL, "accused", "rioters of storming the gates", DEFENDS),
        (Role.SHERIFF, "said", "Our deputies do not take part in immigration enforcement", DISTANCES),
        (Role.POLICE_OFFICER, "said", "Our officers were not involved in ICE’s operation", DISTANCES),
        (Role.SHERIFF, "said", "We keep working with our federal partners", SUPPORTS),
        (Role.POLICE_CHIEF, "urged", "newcomers to keep working with the police without fear", DISTANCES),
        (Role.POLICE_OFFICER, "said", "Ashby has no say over the masks of federal agents", DISTANCES),
        (Role.SHERIFF, "said", "He will end his 287(g) agreement in June", DISTANCES),
        (Role.POLICE_CHIEF, "said", "This harms our brand, and people lose trust in us", CRITICISES),
        (Role.MAYOR, "said", "Their agents lack proper training, and trust is lost", CRITICISES),
        (Role.POLICE_CHIEF, "said", "Federal agents have a tough job and are owed respect", DEFENDS),
        (Role.FEDERAL_OFFICIAL, "said", "ANY attack will not be tolerated", DEFENDS),
        (Role.LEGISLATOR, "said", "The sheriff puts politics ahead of public safety", SUPPORTS),
        (Role.STATE_OFFICIAL, "said", "Counties must come into compliance or face stiff fines", SUPPORTS),
        (Role.POLICE_CHIEF, "said", "State law bars our deputies from sharing lists with ICE", DISTANCES),
        (Role.MAYOR, "said", "The council had no prior knowledge of the operation", DISTANCES),
        (Role.SHERIFF, "said", "Our deputies did traffic control and nothing else", DISTANCES),
        (Role.SHERIFF, "said", "The safest place to hand someone over is the jail", SUPPORTS),
        (Role.NONE, "said", "It was a heavy-handed raid meant to sow panic", CRITICISES),
        (Role.FEDERAL_OFFICIAL, "said", "He will draw down the number of agents", NEUTRAL),
        (Role.FEDERAL_OFFICIAL, "said", "They have not said how many people were arrested", NEUTRAL),
        (Role.NONE, "said", "The van was white", NEUTRAL),
        (Role.ACADEMIC, "said", "The court has ruled on such cases before", NEUTRAL),
        (Role.POLICE_CHIEF, "said", "The meeting starts at noon", NEUTRAL),
        (Role.MEDIA, "reported", "agents terrorized the town with cruel raids", NEUTRAL),
    ],
)
def test_role_cue_and_words_place_a_statement(
    role: Role, cue: str, words: str, position: Position, knowledge: Knowledge
) -> None:
    assert placed(role, cue, words, knowledge) is position


def test_the_same_words_weigh_by_who_says_them(knowledge: Knowledge) -> None:
    words = "the protesters obstructed the arrest"
    assert placed(Role.FEDERAL_OFFICIAL, "said", words, knowledge) is DEFENDS
    assert placed(Role.NONE, "said", words, knowledge) is NEUTRAL


def test_what_officials_without_a_name_report_is_no_defence_by_itself(knowledge: Knowledge) -> None:
    words = "the van left at noon"
    assert placed(Role.FEDERAL_OFFICIAL, "said", words, knowledge) is DEFENDS
    assert placed(Role.FEDERAL_OFFICIAL, "said", words, knowledge, speaker=None) is NEUTRAL


def test_a_statement_without_words_of_weight_is_neutral(knowledge: Knowledge) -> None:
    assert placed(Role.OTHER, "said", "x", knowledge) is NEUTRAL


@pytest.mark.parametrize(
    ("weights", "position"),
    [
        ([(CRITICISES, 0.1), (CRITICISES, 0.8)], CRITICISES),
        ([(CRITICISES, 0.8), (CRITICISES, 0.1), (DEFENDS, 0.7)], CRITICISES),
        ([(CRITICISES, 0.8), (DEFENDS, 0.1)], NEUTRAL),
        ([(CRITICISES, 0.9), (DEFENDS, 0.8)], NEUTRAL),
    ],
)
def test_sums_are_compared_as_decimals_in_whatever_order_they_are_added(
    weights: list[tuple[Position, float]], position: Position
) -> None:
    rows = [Weight(side, weight, line) for line, (side, weight) in enumerate(weights)]
    assert strongest(rows) is strongest(rows[::-1]) is position
