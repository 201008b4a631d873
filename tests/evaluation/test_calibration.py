"""How confidence is compared with what is right."""

from dataclasses import replace

from app.evaluation.calibration import Group, Rated, calibration, rated_of
from app.extraction.types import Span, Statement
from app.vocabulary import StatementKind
from tests.evaluation.sets import extracted

STATEMENT = Statement(StatementKind.DIRECT, (Span(0, 5),), "Ana Ruiz", None, None, "a rule")


def rated_as(confidence: float, *right: bool) -> list[Rated]:
    return [Rated(replace(STATEMENT, confidence=confidence), "", one) for one in right]


def test_groups_say_how_many_were_right() -> None:
    groups = calibration(
        [*rated_as(0.92, True, True, True, False), *rated_as(1.0, True), *rated_as(0.2, False)]
    )

    assert groups == [
        Group(0.0, 0.5, 0.2, 0.0, 1),
        Group(0.9, 0.95, 0.92, 0.75, 4),
        Group(0.95, 1.0, 1.0, 1.0, 1),
    ]


def test_no_statements_make_no_groups() -> None:
    assert calibration([]) == []


def test_a_statement_is_right_where_words_and_speaker_are() -> None:
    article, _ = extracted("own")[0]
    wanted = article.statements[0]
    guess = replace(STATEMENT, parts=wanted.parts, speaker=wanted.speaker)

    def judged(statement: Statement) -> list[bool]:
        return [one.right for one in rated_of(article, (statement,))]

    assert judged(guess) == [True]
    assert judged(replace(guess, speaker="Nobody Else")) == [False]
    assert judged(replace(guess, parts=(Span(0, 1),))) == [False]
