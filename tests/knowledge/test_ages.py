"""The words of ages: complaints name file and line."""

from pathlib import Path

import pytest

from app.knowledge import KnowledgeError
from app.knowledge.ages import load_ages


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("sixteen,age", "ages.csv:2: kind is 'age', not one of number, unit"),
        ("Sixteen,number", "ages.csv:2: word must be one lower-case word"),
        ("six teen,number", "ages.csv:2: word must be one lower-case word"),
        ("six,number\nsix,number", "ages.csv:3: 'six' is a number already"),
        ("six", "ages.csv:2: 1 fields where 2 belong"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(row: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "ages.csv"
    path.write_text(f"word,kind\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as raised:
        load_ages(path)
    assert problem in str(raised.value)
