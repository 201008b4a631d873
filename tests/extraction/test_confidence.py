"""Confidence follows from named features, and says how often such statements are right."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.extraction.confidence import confidence_of, features_of, weigh
from app.extraction.pipeline import extract
from app.extraction.types import Document, Span, Statement
from app.knowledge import Knowledge
from app.knowledge.confidence import ConfidenceTable, load_confidence
from app.vocabulary import Role, StatementKind
from tests.knowledge.refusals import complaint

TEXT = "“We were not told a thing,” she said."
SAID = Statement(
    StatementKind.DIRECT, (Span(1, 26),), "Ana Ruiz", Span(28, 31), Span(32, 36), "quote-before-cue",
    role=Role.MAYOR, resolution="pronoun",
)  # fmt: skip
TABLE = ConfidenceTable(0.0, {"speaker: pronoun": -0.5, "rule: quote-before-cue": 2.0, "cue: said": 0.0})


def test_a_statement_shows_one_feature_of_each_group() -> None:
    assert features_of(SAID, TEXT) == (
        "rule: quote-before-cue", "speaker: pronoun", "kind: direct", "cue: said", "length: 20 to 49",
        "office: known", "name: full", "parts: one",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "feature"),
    [
        ({"speaker": None}, "name: none"),
        ({"speaker": "Ruiz"}, "name: one word"),
        ({"speaker": "Ana Ruiz; Jo Marsh"}, "name: joint"),
        ({"cue": None}, "cue: none"),
        ({"cue": Span(1, 3)}, "cue: another"),
        ({"role": Role.NONE}, "office: unknown"),
        ({"parts": (Span(1, 3), Span(4, 8))}, "parts: several"),
        ({"parts": (Span(1, 3), Span(4, 8))}, "length: under 20"),
        ({"parts": (Span(0, 250),)}, "length: 250 or more"),
    ],
)
def test_features_follow_the_statement(change: dict[str, object], feature: str) -> None:
    assert feature in features_of(replace(SAID, **change), TEXT)  # type: ignore[arg-type]


def test_weights_add_up_in_log_odds_and_can_be_shown() -> None:
    features = features_of(SAID, TEXT)

    assert weigh(features, TABLE) == (("rule: quote-before-cue", 2.0), ("speaker: pronoun", -0.5))
    assert confidence_of(features, TABLE) == pytest.approx(0.818, abs=0.001)
    assert confidence_of((), TABLE) == 0.5


def test_a_surer_speaker_gives_a_higher_confidence(knowledge: Knowledge) -> None:
    text = "Ana Ruiz said the van had left.\nThe hall was full of people. She said the van was late."
    named, pronoun = extract(Document(text), knowledge).statements

    assert named.confidence > pronoun.confidence > 0


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("base,high,1,1\n", ":2: weight is 'high', not a number"),
        ("base,nan,1,1\n", ":2: weight is nan"),
        ("base,11,1,1\n", ":2: weight is 11.0, beyond 10.0"),
        ("base,1,1,1\nx,1,1,1\nx,1,1,1\n", ":4: 'x' stands here a second time"),
        ("x,1,1,1\n", "'base' is missing"),
    ],
)
def test_a_wrong_table_is_named_by_file_and_line(tmp_path: Path, rows: str, problem: str) -> None:
    said = complaint(load_confidence, tmp_path / "confidence.csv", f"feature,weight,seen,right\n{rows}")
    assert "confidence.csv" in said
    assert problem in said
