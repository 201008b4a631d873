"""What an article must speak of to be on our subject: the enforcement of immigration law."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.knowledge.tables import KnowledgeError, read_csv

_CASES = ("any", "exact")


@dataclass(frozen=True, slots=True)
class Subject:
    """Words that tell the subject: `beginnings` in small letters, found anywhere; `acronyms` as written."""

    beginnings: tuple[str, ...]
    acronyms: re.Pattern[str]

    def named_in(self, text: str) -> bool:
        """Whether the text names the subject: `They were | deport |ed`, `| ICE | said`; not `ice`.

        Linear: a search for each of a few words.
        """
        lower = text.lower()
        return any(words in lower for words in self.beginnings) or self.acronyms.search(text) is not None


def load_subject(path: Path) -> Subject:
    """Read `words,case`. Raises `KnowledgeError` naming file and line for the first thing that is wrong."""
    found: dict[str, list[str]] = {case: [] for case in _CASES}
    for line, row in read_csv(path, ("words", "case")):
        words, case = row["words"], row["case"]
        if case not in found:
            raise KnowledgeError(path, line, f"case is {case!r}, not one of {', '.join(_CASES)}")
        if words != (words.lower() if case == "any" else words.upper()) or not words.strip():
            raise KnowledgeError(path, line, f"words must be small letters, or capitals if exact: {words!r}")
        found[case].append(words)
    if not all(found.values()):
        raise KnowledgeError(path, 1, "words of either case must be given")
    return Subject(tuple(found["any"]), _whole_words(found["exact"]))


def _whole_words(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern of any of the words. The letter comes before the look behind it: the engine leaps to it."""
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    rest = "|".join(rf"(?<={re.escape(word[0])}){re.escape(word[1:])}" for word in words)
    return re.compile(rf"[{first}](?<!\w.)(?:{rest})\b")
