"""Lines that belong to a page and not to its article: `data/boilerplate.csv`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from app.knowledge.tables import KnowledgeError, read_csv

_DIGITS = re.compile(r"[0-9]+")
_KEY = 4
LONG = 100
"""A line of more characters is prose: of it the table knows how it begins and ends, and words inside."""
_ENDS_KEPT = 4_096
"""First and last letters of lines whose folded forms are kept in memory."""


class Furniture(StrEnum):
    """What sort of line it is."""

    ADVERT = "advert"
    LINK = "link"
    WIDGET = "widget"
    NEWSLETTER = "newsletter"
    DISCLAIMER = "disclaimer"
    REPUBLISHED = "republished"
    NOTE = "note"
    CAPTION = "caption"
    OPINION = "opinion"


def folded(line: str) -> str:
    """A line as the table writes it: small letters, `#` for numbers, plain apostrophes, no commas."""
    return " ".join(_DIGITS.sub("#", _simple(line)).split())


def _simple(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace(",", "").lower()


@lru_cache(maxsize=_ENDS_KEPT)
def _opening(letters: str) -> str:
    """How the folded form begins of a line that begins with these letters."""
    return folded(f"{letters}|")[:-1]


@lru_cache(maxsize=_ENDS_KEPT)
def _closing(letters: str) -> str:
    """How the folded form ends of a line that ends with these letters."""
    return folded(f"|{letters}")[1:]


@dataclass(frozen=True, slots=True)
class BoilerplateTable:
    """The phrases by where in a line they stand; each leads to what the line then is."""

    whole: dict[str, Furniture]
    starts: dict[str, tuple[tuple[str, Furniture], ...]]
    """By the first four letters of the phrase."""
    ends: tuple[tuple[str, Furniture], ...]
    last_letters: frozenset[str]
    """The last four letters of the phrases that end a line."""
    contains: tuple[tuple[str, Furniture], ...]
    """Longest first; those that tell a republication before all others."""
    tellers: dict[str, tuple[tuple[str, ...], ...]]
    """The words of each phrase that a line contains, by the longest of them."""

    def of(self, lines: Sequence[str]) -> list[Furniture | None]:
        """What the table says of each line of a page, or None: nothing, so it is the article's."""
        if self._may_contain(_simple("\n".join(lines))):
            return [self._of(folded(line), self.contains) for line in lines]
        return [self._of(folded(line), ()) if self._asks(line) else None for line in lines]

    def _may_contain(self, page: str) -> bool:
        """Whether all words are there of a phrase that a line contains: on most pages of none."""
        found = (phrases for word, phrases in self.tellers.items() if word in page)
        return any(all(word in page for word in phrase) for phrases in found for phrase in phrases)

    def _asks(self, line: str) -> bool:
        """Whether the table may know the line: most long ones neither begin nor end as a phrase does."""
        if len(line) <= LONG:
            return True
        first, last = _opening(line[:_KEY]), _closing(line[-_KEY:])
        return min(len(first), len(last)) < _KEY or first in self.starts or last in self.last_letters

    def _of(self, line: str, inner: Sequence[tuple[str, Furniture]]) -> Furniture | None:
        contained = None
        for phrase, what in inner:
            if phrase in line:
                contained = what
                break
        if contained is Furniture.REPUBLISHED:
            return contained
        if found := self.whole.get(line.rstrip(" .")) or self.whole.get(line):
            return found
        for phrase, what in self.starts.get(line[:_KEY], ()):
            if line.startswith(phrase):
                return what
        if line[-_KEY:] in self.last_letters:
            for phrase, what in self.ends:
                if line.endswith(phrase):
                    return what
        return contained


def _by_key(phrases: Iterable[tuple[str, Furniture]]) -> dict[str, tuple[tuple[str, Furniture], ...]]:
    table: dict[str, tuple[tuple[str, Furniture], ...]] = {}
    for phrase, what in phrases:
        table[phrase[:_KEY]] = (*table.get(phrase[:_KEY], ()), (phrase, what))
    return table


def _by_longest_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(word for word in phrase.split() if "#" not in word)
        longest = max(words, key=len, default="")
        table[longest] = (*table.get(longest, ()), words)
    return table


def load_boilerplate(path: Path) -> BoilerplateTable:
    """Read `where,words,what`: where is `is`, `starts`, `ends` or `contains`, words are written as folded.

    Raises `KnowledgeError` naming file and line for an unknown value, words not folded or a repeated row.
    """
    found: dict[str, dict[str, Furniture]] = {"is": {}, "starts": {}, "ends": {}, "contains": {}}
    for line, row in read_csv(path, ("where", "words", "what")):
        where, words = row["where"], row["words"]
        if where not in found:
            raise KnowledgeError(path, line, f"where is {where!r}, not one of {', '.join(found)}")
        if row["what"] not in set(Furniture):
            raise KnowledgeError(path, line, f"what is {row['what']!r}, not one of {', '.join(Furniture)}")
        plain = folded(words)
        if plain != words.strip(" ") or len(words.strip()) < _KEY:
            raise KnowledgeError(path, line, f"words must be {_KEY} letters or more, written {plain!r}")
        if words in found[where]:
            raise KnowledgeError(path, line, f"{words!r} stands in the table twice")
        found[where][words] = Furniture(row["what"])
    inner = sorted(
        found["contains"].items(), key=lambda row: (row[1] is not Furniture.REPUBLISHED, -len(row[0]))
    )
    return BoilerplateTable(
        whole=found["is"],
        starts=_by_key(found["starts"].items()),
        ends=tuple(found["ends"].items()),
        last_letters=frozenset(phrase[-_KEY:] for phrase in found["ends"]),
        contains=tuple(inner),
        tellers=_by_longest_word(found["contains"]),
    )
