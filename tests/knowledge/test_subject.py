"""The words that tell whether an article is on our subject."""

from pathlib import Path

import pytest

from app.config import ROOT
from app.knowledge.subject import Subject, load_subject
from tests.knowledge.refusals import complaint


@pytest.fixture(scope="module")
def subject() -> Subject:
    return load_subject(ROOT / "data" / "subject.csv")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Three were deported on Monday.", True),
        ("Immigrants' groups met the chief.", True),
        ("ICE said the stop was lawful.", True),
        ("The chief met (CBP) officials.", True),
        ("Federal agents knocked at the door.", True),
        ("Border Patrol drove through town.", True),
        ("Officers warned of ice on the road.", False),
        ("NICE weather, said the mayor.", False),
        ("Deputies used pepper spray at the game.", False),
        ("", False),
    ],
)
def test_the_subject_is_told_by_its_words(text: str, named: bool, subject: Subject) -> None:
    assert subject.named_in(text) is named


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("asylum,some", "2: case is 'some'"),
        ("Asylum,any", "2: words must be small letters"),
        ("ice,exact", "2: words must be small letters"),
        (" ,any", "2: words must be small letters"),
        ("asylum,any", "1: words of either case"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(rows: str, problem: str, tmp_path: Path) -> None:
    assert f"subject.csv:{problem}" in complaint(
        load_subject, tmp_path / "subject.csv", f"words,case\n{rows}\n"
    )
