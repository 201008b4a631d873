"""Minors are found by the age a text gives, with every place that names them."""

import pytest

from app.extraction.pipeline import extract
from app.extraction.types import Document
from app.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Agents held Kim Oh, 17, on Monday.", ["Kim Oh"]),
        ("Agents held Kim Oh (17) on Monday.", ["Kim Oh"]),
        ("Kim Oh, age 9, was held by ICE.", ["Kim Oh"]),
        ("Kim Oh, a 16-year-old junior, was held.", ["Kim Oh"]),
        ("Agents held 17-year-old Kim Oh on Monday.", ["Kim Oh"]),
        ("A 5-year-old boy named Liam Conejo Ramos was held.", ["Liam Conejo Ramos"]),
        ("Their five-year-old son, Liam, was held.", ["Liam"]),
        ("Their 18-month-old daughter Ana was held.", ["Ana"]),
        ("Kim Oh, 17, was held. Kim wept. Oh\u2019s mother wept.", ["Kim Oh", "Kim", "Oh"]),
        ("Ana Walz, 16, spoke. Gov. Tim Walz agreed. Walz said so. Ana left.", ["Ana Walz", "Ana"]),
        ("Kim Oh, 17, ran. Kim Bell, 40, did not.", ["Kim Oh"]),
        ("Kim Oh, 18, was held.", []),
        ("Kim Oh, a 34-year-old cook, was held.", []),
        ("The death of a 15-year-old, Ann Bell said, was sad.", []),
        ("A 15-year-old told Ann Bell of it.", []),
        ("On Jan. 7, 16, and 17 agents came to St. Paul, 12, and 14.", []),
        ("Council Member Maria Lopez, 41, watched.", []),
        ("", []),
    ],
)
def test_minors_are_found_wherever_they_are_named(text: str, names: list[str], knowledge: Knowledge) -> None:
    assert [span.of(text) for span in extract(Document(text), knowledge).minors] == names
