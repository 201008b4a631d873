"""Who is the speaker, and where the words begin, in sentences that a quick reading gets wrong."""

import pytest

from tests.extraction.speech import said, statements_in

RUIZ = "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ana Ruiz, whose brother Ed Lund was held in the raid, said the agents left.", "the agents left"),
        ("Ana Ruiz, 34, whose van was towed, said the drivers wore masks.", "the drivers wore masks"),
        ("Ana Ruiz said that the dam, a wall held in place by beams, leaks.", None),
        (
            "Ana Ruiz said that she was at home, a volunteer guide held in Spanish class, when it rained.",
            None,
        ),
    ],
)
def test_a_name_that_opens_the_sentence_is_the_subject_of_its_verb(text: str, part: str | None) -> None:
    (found,) = said(text)
    assert found[:2] == (RUIZ, "indirect")
    assert part is None or found[2] == [part]


@pytest.mark.parametrize(
    "text",
    [
        "River clubs, for years a base of support for Mayor Ana Ruiz, show signs of drawing back.",
        "The march, a yearly rally held in town, drew few.",
    ],
)
def test_a_verb_that_needs_its_that_reports_nothing_without_it(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ana Ruiz called it “a cheap stunt.”", ["a cheap stunt."]),
        ("Ana Ruiz called the stop “a cheap stunt.”", ["the stop “a cheap stunt.”"]),
    ],
)
def test_an_object_pronoun_is_no_part_of_the_quoted_words(text: str, parts: list[str]) -> None:
    assert said(text) == [(RUIZ, "mixed", parts)]


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("LAKESIDE, Minn. — “Nobody told us,” Ana Ruiz said.", "direct", ["Nobody told us"]),
        ("LAKESIDE, Minn. (EP) — “Nobody told us,” said Ana Ruiz.", "direct", ["Nobody told us"]),
        ("Denver – The van had left, Ana Ruiz said.", "indirect", ["The van had left"]),
    ],
)
def test_a_dateline_is_no_part_of_what_was_said(text: str, kind: str, parts: list[str]) -> None:
    assert said(text) == [(RUIZ, kind, parts)]


@pytest.mark.parametrize(
    ("text", "jurisdiction"),
    [
        (
            "In Denver, crowds met.\nIn Ohio, agents held a man. The chief there called it wrong “and odd.”",
            "OH",
        ),
        (
            "In Denver, crowds met in Denver. In Fresno, Calif., they did not. The mayor there said so.",
            "Fresno, CA",
        ),
        ("In Denver, crowds met. A dentist there said so.", None),
    ],
)
def test_there_is_the_place_just_told(text: str, jurisdiction: str | None) -> None:
    (found,) = statements_in(text)
    assert (found.jurisdiction, found.organisation) == (jurisdiction, None)


def test_there_finds_the_holder_of_that_place() -> None:
    text = "Fresno Mayor Ana Ruiz met Denver Mayor Ed Lund. In Fresno it rained. The mayor there said it did."
    assert said(text) == [(RUIZ, "indirect", ["it did"])]


@pytest.mark.parametrize(
    ("text", "organisation", "jurisdiction"),
    [
        ("Ohio police chiefs said the stops went on.", None, "OH"),
        ("An Ohio mayor said the stops went on.", None, "OH"),
        ("Fresno police chiefs said the stops went on.", "Fresno Police Department", "Fresno, CA"),
        ("Vega administration officials said the stops went on.", "Vega administration", None),
        ("Administration officials said the stops went on.", None, None),
    ],
)
def test_officials_without_a_name_have_a_body_only_where_one_is_named(
    text: str, organisation: str | None, jurisdiction: str | None
) -> None:
    (found,) = statements_in(text)
    assert (found.speaker, found.organisation, found.jurisdiction) == (None, organisation, jurisdiction)


@pytest.mark.parametrize(
    "text",
    [
        "Sheriff Dana Lund said it was over. She said the jail is full.",
        "Mayor Ana Ruiz said yes.\nSheriff Jaylin Lund said it was over. “The jail is full,” she said.",
        "Mayor Ana Ruiz said yes.\nSheriff Lund said it was over. She said the jail is full.",
    ],
)
def test_a_pronoun_is_the_only_person_of_the_paragraph_whatever_the_first_name(text: str) -> None:
    speaker, _, parts = said(text)[-1]
    assert parts[0].lower() == "the jail is full"
    assert speaker is not None
    assert speaker.endswith("Lund")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Agents are accused of arresting 5-year-old Ed Lund. “It was cold,” he said.", None),
        ("They took Ed Lund, 6, from a car. “It was cold,” he said.", None),
        ("Mayor Tom Vega saw them take 5-year-old Ed Lund. “It was cold,” he said.", "Tom Vega"),
        ("They took 5-year-old Ed Lund. “It was cold,” Ed Lund said.", "Ed Lund"),
        ("They took Ed Lund, 46, from a car. “It was cold,” he said.", "Ed Lund"),
    ],
)
def test_a_child_speaks_only_where_named_as_the_speaker(text: str, speaker: str | None) -> None:
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("“We stayed,” Ana Ruiz told The New York Times.", "The New York Times"),
        ("Ana Ruiz told CNN on Friday that it rained.", "CNN"),
        ("“We stayed,” Ana Ruiz said in an interview with the Elm Grove Courier.", "Elm Grove Courier"),
        ("During a Monday interview on CNN, Ana Ruiz said it rained.", "CNN"),
        ("In an article published in the Elm Grove Courier, Ana Ruiz said it rained.", "Elm Grove Courier"),
        ("“We stayed,” Ana Ruiz said, according to the AP.", "The Associated Press"),
        (
            "“We stayed,” Ana Ruiz said, according to an account in the Elm Grove Courier.",
            "Elm Grove Courier",
        ),
        ("“We stayed,” Ana Ruiz said, according to court papers.", None),
        ("In a deal with CNN, Ana Ruiz said it rained.", None),
        ("In an interview, Ana Ruiz said CNN left.", None),
        ("“We stayed,” Ana Ruiz told reporters.", None),
        ("Ana Ruiz said the mayor had spoken with CNN.", None),
        ("CNN’s van left, Ana Ruiz said.", None),
    ],
)
def test_the_outlet_told_is_whom_the_words_go_back_to(text: str, outlet: str | None) -> None:
    (found,) = statements_in(text)
    assert (found.speaker, found.reported_via) == (RUIZ, outlet)


@pytest.mark.parametrize(
    ("told", "outlet"), [("The Guardian", "Guardian"), ("Elm Public Broadcasting", "EPB"), ("CNN", "cnn")]
)
def test_the_articles_own_outlet_is_no_other_outlet(told: str, outlet: str) -> None:
    (found,) = statements_in(f"“We stayed,” Ana Ruiz told {told}.", outlet=outlet)
    assert found.reported_via is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "Ana Ruiz urged shopkeepers to keep working with deputies.",
            "shopkeepers to keep working with deputies",
        ),
        ("Ana Ruiz asked the agents to leave.", "the agents to leave"),
        ("Ana Ruiz called on the agents to leave.", "the agents to leave"),
    ],
)
def test_what_somebody_urges_begins_at_the_one_urged(text: str, part: str) -> None:
    assert said(text) == [(RUIZ, "indirect", [part])]


def test_it_behind_a_verb_is_its_object_not_its_subject() -> None:
    assert said("Ana Ruiz, a former guide, said it.") == [(RUIZ, "indirect", ["it"])]


@pytest.mark.parametrize(
    ("text", "speaker", "part"),
    [
        ("Sheriff Ana Ruiz of Boulder County said the jail is full.", RUIZ, "the jail is full"),
        ("Ana Ruiz with the River League said the dam leaks.", RUIZ, "the dam leaks"),
        (
            "His sister, Ana Ruiz, whose son saw it, said neighbors recorded it.",
            RUIZ,
            "neighbors recorded it",
        ),
        ("On Friday, Ana Ruiz, whose son saw it, said neighbors recorded it.", RUIZ, "neighbors recorded it"),
        ("Her guide, Ana Ruiz, said the same.", RUIZ, "the same"),
        ("An official in the Vega administration said the dam leaks.", None, "the dam leaks"),
        ("Ana Ruiz urged in a letter shopkeepers to stay.", RUIZ, "shopkeepers to stay"),
        ("Ana Ruiz urged Monday shopkeepers to stay.", RUIZ, "shopkeepers to stay"),
        ("Elm officials had said no. The dam leaks, Ana Ruiz said.", RUIZ, "The dam leaks"),
    ],
)
def test_what_stands_beside_a_name_is_not_its_rival(text: str, speaker: str | None, part: str) -> None:
    assert said(text)[-1] == (speaker, "indirect", [part])


def test_a_quoted_word_of_judgement_is_no_term_under_discussion() -> None:
    assert said("Ana Ruiz described the stop as “reckless.”") == [
        (RUIZ, "mixed", ["the stop as “reckless.”"])
    ]


def test_somebody_killed_is_meant_by_no_pronoun_of_a_speaker() -> None:
    assert said("Agents killed Ana Ruiz. “It was cold,” she said.")[-1][0] is None


def test_a_surname_of_two_is_the_one_named_before() -> None:
    text = "Ed Diaz stayed. “They came,” Diaz said. Rosa Diaz left. “They went,” Rosa Diaz said."
    assert [speaker for speaker, _, _ in said(text)] == ["Ed Diaz", "Rosa Diaz"]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Sheriff Ana Ruiz of Boulder County said it rained.", "Sheriff Ana Ruiz"),
        ("At a meeting in Denver, Mayor Ana Ruiz said it rained.", "Mayor Ana Ruiz"),
        ("Denver Mayor Ana Ruiz said it rained.", "Denver Mayor Ana Ruiz"),
    ],
)
def test_the_speaker_is_pointed_at_with_titles_and_without_what_follows(text: str, mention: str) -> None:
    (found,) = statements_in(text)
    assert found.speaker_mention is not None
    assert (found.speaker, found.speaker_mention.of(text)) == (RUIZ, mention)
