"""Abbreviations and the closed lists of words: what is wrong in their tables is named by file and line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.config import ROOT
from app.extraction.text import analyse
from app.extraction.types import Document
from app.knowledge.abbreviations import Ends, load_abbreviations, own_abbreviations
from app.knowledge.wordlists import WordList, load_word_lists, own_word_lists
from tests.knowledge.refusals import complaint

ABBREVIATIONS, WORDS = "word,ends,token\n", "list,word\n"


@pytest.mark.parametrize(
    ("load", "file", "content", "problem"),
    [
        (load_abbreviations, "a.csv", ABBREVIATIONS + "Mr.,never,yes\n", "a.csv:2: word is 'Mr.'"),
        (load_abbreviations, "a.csv", ABBREVIATIONS + "Mr,always,yes\n", "a.csv:2: ends is 'always'"),
        (load_abbreviations, "a.csv", ABBREVIATIONS + "Mr,never,no\n", "a.csv:2: token is 'no'"),
        (load_abbreviations, "a.csv", ABBREVIATIONS + "Mr,never,\nmr,never,\n", "a.csv:3: 'mr' stands"),
        (load_word_lists, "w.csv", WORDS + "verbs,say\n", "w.csv:2: list is 'verbs'"),
        (load_word_lists, "w.csv", WORDS + "be,Is\n", "w.csv:2: word is 'Is'"),
        (load_word_lists, "w.csv", WORDS + "be,has been\n", "w.csv:2: word is 'has been'"),
        (load_word_lists, "w.csv", WORDS + "be,is\nbe,is\n", "w.csv:3: 'is' stands a second time"),
        (load_word_lists, "w.csv", WORDS + "be,is\n", "the list 'subject pronouns' has no words"),
    ],
)
def test_a_wrong_row_is_named(
    tmp_path: Path, load: Callable[[Path], object], file: str, content: str, problem: str
) -> None:
    assert problem in complaint(load, tmp_path / file, content)


def test_the_own_tables_are_read_once_and_hold_what_rules_ask_for() -> None:
    assert own_abbreviations() is own_abbreviations()
    assert own_abbreviations().ends["mr"] is Ends.NEVER
    assert {"he", "she"} == own_word_lists()[WordList.PERSON_PRONOUNS]
    assert own_word_lists() == load_word_lists(ROOT / "data" / "words.csv")


@pytest.mark.parametrize(
    ("rows", "sentences"),
    [
        ("", ["Ask Zog.", "Lund knows."]),
        ("Zog,never,yes\n", ["Ask Zog. Lund knows."]),
        ("Zog,sometimes,\n", ["Ask Zog. Lund knows."]),
    ],
)
def test_a_text_is_split_by_the_table_it_is_given(tmp_path: Path, rows: str, sentences: list[str]) -> None:
    (tmp_path / "a.csv").write_text(ABBREVIATIONS + rows, encoding="utf-8")
    text = "Ask Zog. Lund knows."

    analysis = analyse(Document(text), load_abbreviations(tmp_path / "a.csv"))

    assert [sentence.span.of(text) for sentence in analysis.sentences] == sentences
