"""The words of ages: complaints name file and line."""

from pathlib import Path

import pytest

from app.knowledge.ages import load_ages
from tests.knowledge.refusals import complaint


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
    assert problem in complaint(load_ages, tmp_path / "ages.csv", f"word,kind\n{row}\n")
