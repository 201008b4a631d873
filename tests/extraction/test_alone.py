"""Quotations that nothing beside them attributes, and quotations that a clause or a colon leads in to."""

import pytest

from tests.extraction.speech import said, statements_in

RUIZ = "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "rule", "speaker"),
    [
        ("Ana Ruiz came. In a letter she wrote:\n“We stayed all night.”", "lead-before-quote", RUIZ),
        ("Ed Lund came. Ana Ruiz told the crowd:\n“We stayed all night.”", "lead-before-quote", RUIZ),
        ("“We stayed all night.”\n— Ana Ruiz, Elm Grove", "signed-quote", RUIZ),
        ("Ed Lund came.\n“We stayed all night.”\n- Ana Ruiz", "signed-quote", RUIZ),
        ("The plan has a foe in Ana Ruiz: “It will not hold for long.”", "name-before-quote", RUIZ),
        ("Ana Ruiz said it leaks.\n“We stayed all night.”\n— the last of the crew", "quote-alone", RUIZ),
        ("The board came.\nThe rules:\n“We stayed all night.”", None, None),
    ],
)
def test_a_quotation_without_a_cue_is_led_in_to_signed_or_goes_on(
    text: str, rule: str | None, speaker: str | None
) -> None:
    last = statements_in(text)[-1:]

    assert [(found.rule, found.speaker) for found in last] == ([(rule, speaker)] if rule else [])


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        (
            "The streets were empty, Ana Ruiz said, “but people came.”",
            "mixed",
            ["The streets were empty", "“but people came.”"],
        ),
        ("Ana Ruiz saw a need: “Stay calm,” she said.", "direct", ["Stay calm"]),
        (
            "Ana Ruiz said that there are two choices: “You leave or you fight.”",
            "mixed",
            ["there are two choices: “You leave or you fight.”"],
        ),
        ("On Monday, Ana Ruiz said, “We stayed here.”", "direct", ["We stayed here."]),
    ],
)
def test_a_clause_before_a_quotation_belongs_to_it_where_it_ends_in_it(
    text: str, kind: str, parts: list[str]
) -> None:
    assert said(text) == [(RUIZ, kind, parts)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "“We stayed,” said Ana Ruiz, a driver who said she would come. “Nobody left.”",
            ["We stayed", "Nobody left."],
        ),
        (
            "“We stayed,” Ana Ruiz said in a talk, as she called for calm. “Nobody left.”",
            ["We stayed", "Nobody left."],
        ),
        ("Ana Ruiz said it leaks and added, “Nobody left.”", ["Nobody left."]),
        ("“The van shall leave,” the order states. Ana Ruiz said it leaks.", ["The van shall leave"]),
    ],
)
def test_a_quotation_is_found_beside_another_verb_of_its_sentence(text: str, parts: list[str]) -> None:
    direct = [found for speaker, kind, found in said(text) if kind == "direct"]

    assert direct == [parts]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ana Ruiz said the van had left - and she stayed behind.", "the van had left"),
        ("Ana Ruiz said the van – the last of them – had left.", "the van – the last of them – had left"),
        ("Ana Ruiz said the van had left but did not say when.", "the van had left"),
        ("Ana Ruiz said the van had left, in an interview with the Courier.", "the van had left"),
        ("Ana Ruiz said the van had left the yard, which she called “a trap.”", "the van had left the yard"),
        ("Ana Ruiz called him “odd” and “cruel” on Monday.", "“odd” and “cruel”"),
    ],
)
def test_the_reporter_goes_on_behind_a_dash_a_medium_or_a_name_given(text: str, part: str) -> None:
    assert part in [parts[0] for _, _, parts in said(text)]
