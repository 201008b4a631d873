"""Whose words a participle, a second verb or a group's noun reports."""

import pytest

from tests.extraction.speech import statements_in


def last_speaker(text: str) -> str | None:
    return statements_in(text)[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ed Lund will come next week, Ana Ruiz said, adding that it leaks.", "Ana Ruiz"),
        ("Ed Lund will come, said Ana Ruiz, adding that it leaks.", "Ana Ruiz"),
        ("On Monday, even as shares were falling, Ana Ruiz wrote to them, saying it leaks.", "Ana Ruiz"),
        ("Ana Ruiz met with Ed Lund and declared in an interview that it leaks.", "Ana Ruiz"),
        ("Ana Ruiz came. Then she cut into Ed Lund, saying it leaks.", "Ana Ruiz"),
        ("Ana Ruiz, joined by the city’s chief, Ed Lund, said it leaks.", "Ana Ruiz"),
        ("Senator Ana Ruiz, Republican of Ohio, said it leaks.", "Ana Ruiz"),
        ("The row was so heated over who paid that Mayor Ana Ruiz said it leaks.", "Ana Ruiz"),
        ("Ana Ruiz, an Ohio state delegate who backs the march, said it leaks.", "Ana Ruiz"),
        ("Ana Ruiz has nevertheless said it leaks.", "Ana Ruiz"),
        ("Ana Ruiz, who hold the dam, have come to Ohio, saying it leaks.", "Ana Ruiz"),
        (
            "In response to Ed Lund’s comments in Ohio, Ana Ruiz released a statement saying it leaks.",
            "Ana Ruiz",
        ),
        ("Ana Ruiz appeared with Kim Oh and openly endorsed Ed Lund, saying it leaks.", "Ana Ruiz"),
        ("Ed Lund and Ana Ruiz came. The two spoke, Ruiz saying that it leaks.", "Ana Ruiz"),
        ("Ana Ruiz in her statement after the raid pleaded for “calm for all of us.”", "Ana Ruiz"),
    ],
)
def test_the_subject_of_the_main_clause_speaks(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("More than 6 in 10 voters who came to Ohio said it leaks.", "More than 6 in 10 voters"),
        ("Drivers in Ohio who saw the raid said it leaks.", "Drivers in Ohio"),
        ("Another driver who was there and who saw the raid said it leaks.", "Another driver"),
    ],
)
def test_a_group_that_a_clause_describes_speaks_as_a_whole(text: str, mention: str) -> None:
    (found,) = statements_in(text)

    assert found.speaker_mention is not None
    assert found.speaker_mention.of(text) == mention


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Ruiz and Ed Lund came. The two said the dam leaks.", "Ana Ruiz; Ed Lund"),
        ("Ana Ruiz and Ed Lund came. Both said the dam leaks.", "Ana Ruiz; Ed Lund"),
        ("Ana Ruiz came. Two drivers said the dam leaks.", None),
        ("Two in three drivers said the dam leaks.", None),
    ],
)
def test_a_number_speaks_for_two_named_together_and_else_for_nobody(text: str, speaker: str | None) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ana Ruiz accused Ed Lund and the council.", []),
        ("Ana Ruiz accused Ed Lund, the mayor.", []),
        ("Ana Ruiz accused Ed Lund of hiding the vans.", ["Ed Lund of hiding the vans"]),
        ("Ana Ruiz praised Ed Lund and his council.", ["Ed Lund and his council"]),
        ("Ana Ruiz pressed the agency to change its policy.", []),
        ("“It leaks,” reads a tape posted by Ana Ruiz on Monday.", ["It leaks"]),
    ],
)
def test_to_name_somebody_or_to_press_for_something_says_nothing(text: str, parts: list[str]) -> None:
    assert [found.parts[0].of(text) for found in statements_in(text)] == parts


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Elm Dam Police met in Denver, Colo. The Denver press release says that it leaks.",
            "Denver",
        ),
        (
            "The Denver Police met in Denver, Colo. The Denver press release says that it leaks.",
            "Denver Police Department",
        ),
        ("The Elm Dam Coalition met. Coalition leaders said it leaks.", "Elm Dam Coalition"),
        ("The Elm Dam Coalition met. Local leaders said it leaks.", None),
        ("The City of Fresno, Calif., was sued. City officials said it leaks.", None),
        ("“It leaks,” Ruizic said on “The Ana Ruizic Show.”", "Ana Ruizic"),
    ],
)
def test_a_paper_a_programme_or_a_group_tells_whose_it_is(text: str, speaker: str | None) -> None:
    assert last_speaker(text) == speaker
