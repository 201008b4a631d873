"""Words are folded alike for what is stored and what is asked."""

import pytest

from app.services.words import MAX_WORD, MAX_WORDS, fold, phrases_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Chief’s badge", ["the", "chiefs", "badge"]),
        ("José Muñoz-Peña", ["jose", "munoz", "pena"]),
        ("287(g), no_notice", ["287", "g", "no", "notice"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("ﬁle №5", ["file", "no5"]),
        ("‘quoted’ o'clock", ["quoted", "oclock"]),
        ("!!! — …", []),
        ("x" * 500, ["x" * MAX_WORD]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("no notice", (("no",), ("notice",))),
        ('"no notice" court', (("no", "notice"), ("court",))),
        ("“no notice”", (("no", "notice"),)),
        ('court "no notice', (("court",), ("no", "notice"))),
        ('"" NEAR(a*)', (("near",), ("a",))),
        ("", ()),
    ],
)
def test_phrases(query: str, phrases: tuple[tuple[str, ...], ...]) -> None:
    assert phrases_of(query) == phrases


def test_a_record_is_folded_into_one_bounded_line() -> None:
    assert fold(("No notice.", None, "Chief")) == "no notice chief"
    assert len(fold(["word " * (MAX_WORDS + 5)]).split()) == MAX_WORDS
