"""The words in which a text gives somebody's age, and what an age is of."""

from dataclasses import dataclass
from pathlib import Path

from app.knowledge.tables import KnowledgeError, read_csv

_KINDS = (
    "number", "unit", "mark", "lead", "verb", "end", "naming", "person", "thing", "given", "whose",
    "have", "since", "child",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AgeTable:
    """Closed lists of lower-case words."""

    numbers: frozenset[str]
    """Ages below eighteen in words: `one` to `seventeen`."""
    units: frozenset[str]
    """`year`, `months`: a number before one of them is an age only with `old` behind it."""
    marks: frozenset[str]
    """`aged`: a number behind it needs nothing else to be an age."""
    leads: frozenset[str]
    """What may stand between a name and its age: `Kim Oh, | just | 15,`."""
    verbs: frozenset[str]
    """`Kim Oh | is | 16`."""
    ends: frozenset[str]
    """Words that may follow a bare number that is an age: `Kim Oh was 15 | when |`."""
    naming: frozenset[str]
    """`a 5-year-old boy | named | Kim Oh`."""
    persons: frozenset[str]
    """What an age may be of: `boy`, `sister`; and what such words are said with: `high school student`."""
    things: frozenset[str]
    """What has years and is nobody: `the 17-year-old | case |`."""
    given: frozenset[str]
    """Words that mostly are no names, but first names before a surname: `Will Oh`."""
    whose: frozenset[str]
    """`Kim Oh, | his | 5-year-old son,`."""
    have: frozenset[str]
    """`Kim Oh | had | just turned 16`."""
    since: frozenset[str]
    """Words that may follow an age that somebody turned: `Kim Oh turned 9 | last | week`."""
    child: frozenset[str]
    """Words for somebody below eighteen, whose age they give as a number would: `Kim Oh, a | toddler |,`."""


def load_ages(path: Path) -> AgeTable:
    """Read `word,kind`. Raises `KnowledgeError` naming file and line for the first thing that is wrong."""
    found: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for line, row in read_csv(path, ("word", "kind")):
        word, kind = row["word"], row["kind"]
        if kind not in found:
            raise KnowledgeError(path, line, f"kind is {kind!r}, not one of {', '.join(_KINDS)}")
        if not word or word != word.lower() or " " in word:
            raise KnowledgeError(path, line, f"word must be one lower-case word, not {word!r}")
        if word in found[kind]:
            raise KnowledgeError(path, line, f"{word!r} is a {kind} already")
        found[kind].add(word)
    return AgeTable(*(frozenset(found[kind]) for kind in _KINDS))
