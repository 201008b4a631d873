"""Who is the speaker, and where the words begin, in sentences that a quick reading gets wrong."""

import pytest

from tests.extraction.speech import said

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
