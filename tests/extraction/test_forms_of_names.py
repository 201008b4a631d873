"""The forms of one name: surnames, double names, misprints, letters behind it; and capitals of a title."""

import pytest

from tests.extraction.speech import people_in, said


def persons(text: str) -> list[str]:
    return [entity.name for entity in people_in(text).entities if entity.person]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Julie Oh Wood came. “It leaks,” Oh-Wood said.", ["Julie Oh Wood"]),
        ("Julie Oh-Wood came. “It leaks,” Oh Wood said.", ["Julie Oh-Wood"]),
        ("Ed Ruizic came. “It leaks,” Ruiszic said.", ["Ed Ruizic"]),
        ("Ed Ruizic and Kim Ruizac came. “It leaks,” Ruizec said.", ["Ed Ruizic", "Kim Ruizac"]),
        ("Ed Lund came. “It leaks,” Lond said.", ["Ed Lund"]),
        ("Ed Ruizic and Kim Ruizac came. “It leaks,” Ruizac said.", ["Ed Ruizic", "Kim Ruizac"]),
        ("Bernie Vega came. “It leaks,” Bernie said.", ["Bernie Vega"]),
        ("Ana Ruiz ENV ’26, a tutor, came.", ["Ana Ruiz"]),
        ("Ana Ruiz MD said it leaks.", ["Ana Ruiz"]),
        ("Ed Lund III said it leaks.", ["Ed Lund III"]),
        ("Bay Zbrun came. “It leaks,” Zbrun said.", ["Bay Zbrun"]),
        ("Christian Zbrun came. “It leaks,” Zbrun said.", ["Christian Zbrun"]),
        ("Christian Zbrun came.", []),
    ],
)
def test_every_form_of_a_name_is_its_persons(text: str, names: list[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Julie Oh Wood came. “It leaks,” Oh-Wood said.", "Julie Oh Wood"),
        ("Ed Ruizic came. “It leaks,” Ruiszic said.", "Ed Ruizic"),
        ("Ed Ruizic and Kim Ruizac came. “It leaks,” Ruizec said.", None),
        ("Ed Lund came. “It leaks,” Lond said.", None),
        ("Bernie Vega came. “It leaks,” Bernie said.", "Bernie Vega"),
        ("“It leaks,” Ana Ruiz ENV ’26, a tutor, said.", "Ana Ruiz"),
    ],
)
def test_a_speaker_called_otherwise_is_the_only_one_so_called(text: str, speaker: str | None) -> None:
    assert [found for found, _, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Ruiz Says Town Must Sue Over the Dam.\nEd Lund came.", ["Ed Lund"]),
        ("Ana Ruiz says Elm Town Must Sue Over Dam.\nEd Lund came.", ["Ed Lund"]),
        ("Ana Ruiz met Elm Town Mayor Ed Lund.\nKim Oh came.", ["Ana Ruiz", "Ed Lund", "Kim Oh"]),
        ("“It leaks.”\n— Acting ICE Director Ana Ruiz\nIt rained.", ["Ana Ruiz"]),
    ],
)
def test_capitals_of_a_title_name_nobody(text: str, names: list[str]) -> None:
    assert [name for name in persons(text) if name.split()[0] in ("Ana", "Ed", "Kim")] == names
