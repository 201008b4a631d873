"""Which words name who speaks: "who", words before names, participles with a subject of their own."""

import pytest

from app.vocabulary import Role
from tests.extraction.speech import people_in, statements_in


def sources_in(text: str) -> list[tuple[str | None, str | None]]:
    """Speaker and the words that name the speaker, of each statement."""
    found = [(item, item.speaker_mention) for item in statements_in(text)]
    return [(item.speaker, mention.of(text) if mention else None) for item, mention in found]


@pytest.mark.parametrize(
    ("text", "speaker", "mention"),
    [
        ("The council heard Ana Ruiz, who said the dam leaks.", "Ana Ruiz", "who"),
        ("The council heard Rep. Ana Ruiz (D-Ohio), who said the dam leaks.", "Ana Ruiz", "who"),
        ("A vote was a gift for Ana Ruiz, who said the dam leaks.", "Ana Ruiz", "who"),
        ("It was no win for neighbors who said the dam leaks.", None, "who"),
        ("It ends months of work by neighbors of Ana Ruiz, who said the dam leaks.", "Ana Ruiz", "who"),
    ],
)
def test_a_relative_pronoun_speaks_for_what_it_stands_for(
    text: str, speaker: str | None, mention: str
) -> None:
    assert sources_in(text) == [(speaker, mention)]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Media owner Ana Ruiz said the dam leaks.", "Media owner Ana Ruiz"),
        (
            "Republican presidential candidate Ana Ruiz said it leaks.",
            "Republican presidential candidate Ana Ruiz",
        ),
        ("A longtime adviser Ana Ruiz said the dam leaks.", "A longtime adviser Ana Ruiz"),
        ("Yesterday Ana Ruiz said the dam leaks.", "Ana Ruiz"),
        ("After the vote Ana Ruiz said the dam leaks.", "Ana Ruiz"),
        ("Rep. Ana Ruiz (D-Ohio) on Saturday said the dam leaks.", "Rep. Ana Ruiz"),
        ("Ana Ruiz herself said the dam leaks.", "Ana Ruiz"),
        ("Ana Ruiz continued to say the dam leaks.", "Ana Ruiz"),
        ("Ana Ruiz supporters said the dam leaks.", "Ana Ruiz supporters"),
    ],
)
def test_a_source_reaches_over_what_a_name_is_called_by(text: str, mention: str) -> None:
    assert [found for _, found in sources_in(text)] == [mention]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The vote failed, with Ana Ruiz saying the dam leaks.", "Ana Ruiz"),
        ("Ed Lund left the room, with Ana Ruiz saying the dam leaks.", "Ana Ruiz"),
        ("Ed Lund left with his deputy, saying the dam leaks.", "Ed Lund"),
        ("When Kim Oh asked, Ed Lund shrugged, saying the dam leaks.", "Ed Lund"),
        ("Ed Lund sued the mill in court on Friday, claiming the dam would leak.", "Ed Lund"),
        ("The vote failed, with Ana Ruiz repeatedly saying the dam leaks.", "Ana Ruiz"),
        ("Fresno and Kern County sued the mill, claiming the dam would leak.", "Fresno; Kern County"),
    ],
)
def test_a_participle_has_its_own_subject_or_the_main_clauses(text: str, speaker: str) -> None:
    assert sources_in(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It leaks,” said a senior Ruiz adviser. Ana Ruiz left.", None),
        ("“It leaks,” said Ana Ruiz on Friday.", "Ana Ruiz"),
        ("Engineers at the Elm River League said the dam leaks.", None),
        ("Critics like Ana Ruiz said the dam leaks.", None),
        ("Neighbors who met Ana Ruiz said the dam leaks.", None),
        ("Those who have met Ana Ruiz said the dam leaks.", None),
        ("Kim Oh met neighbors who, as Ana Ruiz said, saw it leak.", "Ana Ruiz"),
        ("The dam leaks, according to a senior Ana Ruiz aide.", None),
        ("The dam leaks, according to an ICE report.", "ICE"),
        (
            "Reps. Ana Ruiz (D-08) and Ed Lund (D-10), who were there, said the dam leaks.",
            "Ana Ruiz; Ed Lund",
        ),
    ],
)
def test_a_name_inside_a_subject_is_not_the_subject(text: str, speaker: str | None) -> None:
    assert [found for found, _ in sources_in(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "mention"),
    [
        ("Ana Ruiz shot back in a letter:\n\n“The dam leaks. It has to go.”", "Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz said the mill is old.\n\n“The dam leaks. It has to go.”", "Ana Ruiz", "Ana Ruiz"),
    ],
)
def test_a_quotation_alone_points_at_the_words_that_name_its_speaker(
    text: str, speaker: str, mention: str
) -> None:
    assert sources_in(text)[-1] == (speaker, mention)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Ruiz continued to insist that the dam leaks.", "Ana Ruiz"),
        ("Ana Ruiz, Ohio-born but now a Texan, said the dam leaks.", "Ana Ruiz"),
        ("Ana Ruiz, whose work at the Elm Dam (ED) mill ended, said the dam leaks.", "Ana Ruiz"),
        ("Ana Ruiz, Lund’s spokeswoman, said the dam leaks. Ed Lund left.", "Ana Ruiz"),
        ("Ana Ruiz and her friend Ed Lund said the dam leaks.", "Ana Ruiz; Ed Lund"),
        ("Officials with the Department of Homeland Security said the dam leaks.", None),
    ],
)
def test_a_subject_is_found_over_what_stands_between_it_and_the_verb(text: str, speaker: str | None) -> None:
    assert [found for found, _ in sources_in(text)] == [speaker]


def test_months_of_work_do_not_speak_but_those_who_did_it() -> None:
    (found,) = statements_in("It ends months of work by city officials, who called the dam “a joke.”")
    assert found.role is Role.CITY_OFFICIAL


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tycoon Ana Ruiz left early.", ["Ana Ruiz"]),
        ("Vlodka Zbrun paid for it. “It leaks,” Zbrun said.", ["Vlodka Zbrun"]),
        ("Vlodka Zbrun was a ship. It sank.", []),
        ("Ana Ruiz left. Interestingly Ruiz, for once, ran.", ["Ana Ruiz"]),
        ("“It leaks,” said Will Doyle, a farmer.", ["Will Doyle"]),
        ("Will Doyle stay? Nobody knows.", []),
        ("“It leaks,” Ms. White said. Anna White left.", ["Anna White"]),
        ("Ruo Jiwei came. “It leaks,” Mr. Ruo said.", ["Ruo Jiwei"]),
        ("Conner O’Shea came. “It leaks,” O'Shea said.", ["Conner O’Shea"]),
        ("The road in North Carolina said it all.", []),
    ],
)
def test_names_no_table_knows_are_told_by_the_words_around(text: str, names: list[str]) -> None:
    assert [entity.name for entity in people_in(text).entities if entity.person] == names
