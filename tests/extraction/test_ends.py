"""Where reported words end follows from weights, place by place."""

from dataclasses import replace

import pytest

from app.extraction.pipeline import extract
from app.extraction.types import Document
from app.knowledge import Knowledge
from app.knowledge.confidence import ConfidenceTable

AS_RULED = ConfidenceTable(-10.0, {"rule ends here": 20.0})
AT_ONCE = ConfidenceTable(10.0, {})
QUOTED = ConfidenceTable(-10.0, {"behind a quotation": 20.0})
NEVER = ConfidenceTable(-10.0, {})


def said(text: str, knowledge: Knowledge, ends: ConfidenceTable) -> list[str]:
    found = extract(Document(text), replace(knowledge, ends=ends)).statements
    return [part.of(text) for statement in found for part in statement.parts]


@pytest.mark.parametrize(
    ("text", "ends", "content"),
    [
        (
            "Ana Ruiz said the dam holds, despite the flood of last year.",
            AS_RULED,
            "the dam holds, despite the flood of last year",
        ),
        ("Ana Ruiz said the dam holds, despite the flood of last year.", AT_ONCE, "the dam holds"),
        ("Ana Ruiz said the dam holds, but Ed Lund left early.", AS_RULED, "the dam holds"),
        ("Ana Ruiz said the dam holds, but Ed Lund left early.", NEVER, "the dam holds"),
        (
            "Ana Ruiz said the dam holds, while Ed Lund left early.",
            NEVER,
            "the dam holds, while Ed Lund left early",
        ),
        ("Ana Ruiz said the dam of Elm Grove holds.", AT_ONCE, "the dam of Elm Grove holds"),
        (
            "Ana Ruiz said that if agents came and asked, the police would help.",
            AT_ONCE,
            "if agents came and asked, the police would help",
        ),
        ("Ana Ruiz said the dam is “old and weak” after the flood.", AT_ONCE, "the dam is"),
        ("Ana Ruiz said the dam is “old and weak” after the flood.", QUOTED, "the dam is “old and weak”"),
        ("Ana Ruiz said yes.", AT_ONCE, "yes"),
    ],
)
def test_words_end_where_the_weights_have_them_end(
    text: str, ends: ConfidenceTable, content: str, knowledge: Knowledge
) -> None:
    assert said(text, knowledge, ends)[:1] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ana Ruiz said the dam holds, a claim that the council denies.", "the dam holds"),
        (
            "Ana Ruiz said the vans came before dawn, but that nobody was hurt.",
            "the vans came before dawn, but that nobody was hurt",
        ),
        ("Ana Ruiz said the dam holds and the road is open.", "the dam holds and the road is open"),
        (
            "Ana Ruiz said that if agents came and asked for help, the police would help.",
            "if agents came and asked for help, the police would help",
        ),
    ],
)
def test_the_fitted_weights_end_words_as_people_read_them(
    text: str, content: str, knowledge: Knowledge
) -> None:
    assert said(text, knowledge, knowledge.ends)[:1] == [content]


def test_what_an_earlier_rule_has_read_is_not_read_again(knowledge: Knowledge) -> None:
    text = "Ana Ruiz said the dam holds, adding, “It is all we have.”"

    assert said(text, knowledge, NEVER) == ["the dam holds", "It is all we have."]
