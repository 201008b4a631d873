"""Words are folded alike for what is stored and what is asked."""

import pytest

from app.services.words import MAX_WORD, MAX_WORDS, Query, Term, fold, read_query, words_of


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


NOTICE = Term(("no", "notice"))
COURT = Term(("court",))


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ("no notice", Query((Term(("no",)), Term(("notice",))))),
        ('"no notice" court', Query((NOTICE, COURT))),
        ("“no notice”", Query((NOTICE,))),
        ('court "no notice', Query((COURT, NOTICE))),
        ("court-notice", Query((COURT, Term(("notice",))))),
        ("cour*", Query((Term(("cour",), prefix=True),))),
        ('"no noti*"', Query((Term(("no", "noti"), prefix=True),))),
        ("-court", Query((), (COURT,))),
        ('-"no notice" -cour*', Query((), (NOTICE, Term(("cour",), prefix=True)))),
        ("court -no-notice", Query((COURT,), (NOTICE,))),
        ("court - -- * -“” -", Query((COURT,))),
        ('"" NEAR(a*)', Query((Term(("near",)), Term(("a",))))),
        ("", Query()),
    ],
)
def test_what_is_asked_for(asked: str, query: Query) -> None:
    assert read_query(asked) == query


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ("ada stone", True),
        ("stone ada", True),
        ("“stone ada”", False),
        ("sto*", True),
        ("sto", False),
        ("“ada st*”", True),
        ("ada -chief", False),
        ("ada -ch*", False),
        ("ada -mayor", True),
        ("-mayor", True),
        ("-“police chief”", False),
        ("“stone police”", False),
        ("…", False),
    ],
)
def test_names_are_found_by_their_words(asked: str, met: bool) -> None:
    assert read_query(asked).met_by(["Ada Stone", "Police Chief", None]) == met


def test_a_record_is_folded_into_one_bounded_line() -> None:
    assert fold(("No notice.", None, "Chief")) == "no notice chief"
    assert len(fold(["word " * (MAX_WORDS + 5)]).split()) == MAX_WORDS
