"""Names of minors are blotted out of texts and replaced in titles."""

import pytest

from app.services.excerpts import Mark, cut
from app.services.hidden import SHOWN, WITHHELD, blotted, said, without, without_private
from app.services.portraits import Target
from app.services.windows import read

TEXT = "Agents held Kim Oh, 17. Kim wept."


def test_a_blotted_text_keeps_its_places_and_says_what_stood_there() -> None:
    blank = blotted(TEXT, [(24, 27), (12, 18), (14, 18)])
    assert len(blank) == len(TEXT)
    assert said(blank) == f"Agents held {SHOWN}, 17. {SHOWN} wept."
    assert blotted(TEXT, []) == said(TEXT) == TEXT


def test_excerpts_of_a_blotted_text_say_what_stood_there() -> None:
    (excerpt,) = cut(read(blotted(TEXT, [(12, 18)])), [Mark(0, 22, Target("incidents", 1))], 0)
    assert "".join(segment.text for segment in excerpt.segments) == f"Agents held {SHOWN}, 17."


@pytest.mark.parametrize(
    ("text", "names", "reads"),
    [
        ("Kim Oh held, KIM OH freed", {"Kim Oh", "Kim"}, f"{SHOWN} held, {SHOWN} freed"),
        ("Kimberly held", {"Kim"}, "Kimberly held"),
        ("Kim\u2019s class", {"Kim"}, f"{SHOWN}\u2019s class"),
        ("A (b+ c", {"(b+"}, f"A {SHOWN} c"),
        ("Kim", set(), "Kim"),
    ],
)
def test_names_are_replaced_as_whole_words(text: str, names: set[str], reads: str) -> None:
    assert without(text, names) == reads


@pytest.mark.parametrize(
    ("mention", "reads"),
    [
        ("Ann Bell", WITHHELD),
        ("Bell", WITHHELD),
        ("The Rev. Ann Bell", WITHHELD),
        ("Bell and de la Cruz", WITHHELD),
        ("Ann Bell ENV ’26", WITHHELD),
        ("She", "She"),
        ("Residents", "Residents"),
        ("The neighbors", "The neighbors"),
        ("the mayor’s office", "the mayor’s office"),
        ("ABC7", "ABC7"),
        ("Ann " * 40, "Ann " * 40),
    ],
)
def test_of_mentions_of_private_speakers_names_alone_are_withheld(mention: str, reads: str) -> None:
    text = f"“No,” {mention} said of other residents."
    blank = without_private(text, [(6, 6 + len(mention))])
    assert len(blank) == len(text)
    assert said(blank) == f"“No,” {reads} said of other residents."
