"""Short closed lists of English words, such as pronouns and prepositions: `data/words.csv`."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from app.config import ROOT
from app.knowledge.tables import KnowledgeError, read_csv

COLUMNS = ("list", "word")


class WordList(StrEnum):
    """The lists, by what the table calls them."""

    SUBJECT_PRONOUNS = "subject pronouns"
    PERSON_PRONOUNS = "person pronouns"
    RECIPIENT_PRONOUNS = "recipient pronouns"
    """Whom words are addressed to: `told | her`, `told | reporters`."""
    OBJECT_PRONOUNS = "object pronouns"
    INDEFINITE = "indefinite"
    """Words for unnamed people: `some`, `others`."""
    DETERMINERS = "determiners"
    BE = "be"
    HAVE = "have"
    MODALS = "modals"
    NEGATIONS = "negations"
    REFUSALS = "refusals"
    DENIALS = "denials"
    """Reporting words behind which stands what the speaker does not assert."""
    ADVERBS = "adverbs"
    """What may stand between a subject and its verb."""
    CLAUSE_OPENERS = "clause openers"
    PREPOSITIONS = "prepositions"
    FINITE = "finite"
    """Words that show a clause: auxiliaries and frequent irregular pasts."""
    TIMES = "times"
    MEDIA_NOUNS = "media nouns"
    """What a speaker speaks in or through: the phrase ends with it."""


def load_word_lists(path: Path) -> Mapping[WordList, frozenset[str]]:
    """Read `list,word`, a row a word. Raises `KnowledgeError` naming file and line for what is wrong.

    That is an unknown list, a word that is not in lower case or has blanks, one that its list has twice, and
    a list without words.
    """
    found: dict[WordList, set[str]] = {which: set() for which in WordList}
    for line, row in read_csv(path, COLUMNS):
        name, word = row["list"], row["word"]
        if name not in set(WordList):
            raise KnowledgeError(path, line, f"list is {name!r}, not one of {', '.join(WordList)}")
        if not word or word != word.lower() or len(word.split()) != 1:
            raise KnowledgeError(path, line, f"word is {word!r}, not one word in lower case")
        if word in found[WordList(name)]:
            raise KnowledgeError(path, line, f"{word!r} stands a second time in the list {name!r}")
        found[WordList(name)].add(word)
    for which, listed in found.items():
        if not listed:
            raise KnowledgeError(path, "whole file", f"the list {which.value!r} has no words")
    return {which: frozenset(listed) for which, listed in found.items()}


@cache
def own_word_lists() -> Mapping[WordList, frozenset[str]]:
    """Those that come with the package, read once. Raises `KnowledgeError`."""
    return load_word_lists(ROOT / "data" / "words.csv")
