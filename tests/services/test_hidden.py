"""Names of minors are blotted out of texts and replaced in titles."""

import pytest

from app.services.excerpts import Mark, cut
from app.services.hidden import SHOWN, blotted, said, without
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
