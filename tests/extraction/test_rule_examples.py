"""Each rule reads the sentence it is for, and leaves one alone that looks alike."""

from pathlib import Path

import pytest

from app.config import ROOT
from app.extraction.pipeline import extract
from app.extraction.types import Document
from app.knowledge import Knowledge
from app.knowledge.examples import COLUMNS, Example, load_examples
from app.knowledge.rules import What, load_rules
from tests.knowledge.refusals import complaint

EXAMPLES = load_examples(ROOT / "data" / "examples.csv")


def test_every_rule_has_a_sentence_and_a_near_miss() -> None:
    rules = {name for what, name in load_rules(ROOT / "data" / "rules.csv") if what is What.RULE}

    assert set(EXAMPLES) == rules


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_a_rule_reads_its_sentence(example: Example, knowledge: Knowledge) -> None:
    text = example.sentence

    found = {(s.rule, s.parts[0].of(text), s.speaker) for s in extract(Document(text), knowledge).statements}

    speaker = None if example.rule == "asked" else "Ada Quill"
    assert (example.rule, example.content, speaker) in found


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_a_near_miss_is_no_statement(example: Example, knowledge: Knowledge) -> None:
    text = example.near_miss

    found = [statement.parts[0].of(text) for statement in extract(Document(text), knowledge).statements]

    assert found == [], example.why


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("clause,a,b,,d\n", ":2: a field is empty"),
        ("clause,a,b,c,d\n" * 2, ":3: 'clause' stands here a second time"),
    ],
)
def test_a_wrong_table_is_named_by_file_and_line(tmp_path: Path, rows: str, problem: str) -> None:
    content = f"{','.join(COLUMNS)}\n{rows}"
    assert problem in complaint(load_examples, tmp_path / "examples.csv", content)
