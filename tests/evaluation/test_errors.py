"""Errors are counted by kind, and say nothing of the articles' words."""

from dataclasses import replace

import pytest

from app.evaluation.errors import NOTHING, PARTLY, errors_of
from app.evaluation.gold import GoldArticle, GoldStatement
from app.extraction.types import Document, Extraction, Span, Statement
from app.vocabulary import StatementKind

TEXT = "“Nobody called the city,” Ana Ruiz said. Ruiz said that calls fell."
QUOTE, CLAUSE = Span(1, 23), Span(56, 66)
WANTED = GoldStatement((QUOTE,), "direct", "Ana Ruiz", None, None, None, borderline=False)
SAID = Statement(StatementKind.DIRECT, (QUOTE,), "Ana Ruiz", None, None, "a rule", resolution="named")


def errors(wanted: GoldStatement, *found: Statement) -> dict[str, int]:
    gold = GoldArticle("a", Document(TEXT), (wanted,), (), (), (), ())
    return dict(errors_of([(gold, Extraction(Document(TEXT), statements=found))]))


@pytest.mark.parametrize(
    ("found", "counted"),
    [
        ((SAID,), {}),
        ((), {f"direct statement missed: {NOTHING}": 1}),
        ((replace(SAID, parts=(Span(1, 7),)),), {f"direct statement missed: {PARTLY}": 1}),
        ((replace(SAID, speaker="Jo Marsh"),), {"speaker wrong, found as: named": 1}),
        (
            (SAID, replace(SAID, parts=(CLAUSE,), kind=StatementKind.INDIRECT)),
            {"indirect statement found where none is annotated": 1},
        ),
    ],
    ids=["none", "missed", "read in part", "another speaker", "one too many"],
)
def test_errors_are_counted_by_kind(found: tuple[Statement, ...], counted: dict[str, int]) -> None:
    assert errors(WANTED, *found) == counted


def test_a_borderline_statement_is_no_error() -> None:
    assert errors(replace(WANTED, borderline=True)) == {}
