"""Where reported words begin and end, case by case, with what looks alike and is left alone."""

import pytest

from tests.extraction.speech import said, statements_in


def parts_of(text: str) -> list[list[str]]:
    """The parts of each statement."""
    return [parts for _, _, parts in said(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“We stayed,” the city’s Ana Ruiz said. “Nobody left.”", ["We stayed", "Nobody left."]),
        ("“We stayed,” the union’s chief lawyer, Ana Ruiz, wrote.", ["We stayed"]),
        (
            "“We stayed,” Ana Ruiz said on “Morning Elm,” adding, “It was late.”",
            ["We stayed", "It was late."],
        ),
        ("Ana Ruiz asked the crowd “Who stayed?”", ["Who stayed?"]),
    ],
)
def test_quotations_keep_their_own_words_and_no_titles(text: str, parts: list[str]) -> None:
    assert parts_of(text) == [parts]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("While Ana Ruiz says the van had left, the bus was there.", "the van had left"),
        ("Ana Ruiz, who says the van had left, drives a bus.", "the van had left"),
        ("Ana Ruiz said that when it rained, the van had left.", "when it rained, the van had left"),
        ("Ana Ruiz said for years that the van had left.", "the van had left"),
        ("Ana Ruiz has said the van had left, but the bus was still there.", "the van had left"),
        ("Ana Ruiz said the van had left, however the bus was still there.", "the van had left"),
        ("But according to Ana Ruiz, the van had left.", "the van had left"),
        ("Since May, according to Ana Ruiz, the van has left twice.", "Since May"),
        (
            "Ana Ruiz said that when off duty, she volunteered to drive.",
            "when off duty, she volunteered to drive",
        ),
    ],
)
def test_clauses_end_where_the_reporter_goes_on(text: str, part: str) -> None:
    assert parts_of(text)[0] == [part]


@pytest.mark.parametrize(
    ("text", "rule", "part"),
    [
        ("Ana Ruiz accused the agents of hiding their faces.", "object", "the agents of hiding their faces"),
        ("Ana Ruiz called Lund “a clown” on Friday.", "object", "Lund “a clown”"),
        ("Ana Ruiz criticized the use of masks on Monday.", "topic", "the use of masks"),
        ("Ana Ruiz told the crowd to stay at home.", "urge", "to stay at home"),
        ("Ana Ruiz asked Robert Lund why the van had left.", "question", "why the van had left"),
        ("The file holds Ana Ruiz’s claim that the van had left.", "noun", "the van had left"),
        (
            "Ana Ruiz spoke, with Robert Lund saying the van had left.",
            "clause-shared",
            "the van had left",
        ),
    ],
)
def test_what_stands_behind_a_verb_or_noun_of_speech_is_read(text: str, rule: str, part: str) -> None:
    assert (rule, part) in [(found.rule, found.parts[0].of(text)) for found in statements_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The jobs report cheered the mayors of the county.",
        "Three state elections were held in March.",
        "A program called Safe Elm Streets began in May.",
        "Ana Ruiz praised her.",
        "The crew left after disputes involving alleged crimes of the crew.",
        "Her order to close the yard was read.",
        "Ana Ruiz lost in pledged delegates of the county.",
    ],
)
def test_words_that_only_look_like_speech_are_left_alone(text: str) -> None:
    assert said(text) == []


def test_a_list_with_colons_is_no_transcript() -> None:
    assert (
        said("Hours: from nine until late.\n\nPlace: the hall in Elm Grove.\n\nPrice: two dollars each.")
        == []
    )
