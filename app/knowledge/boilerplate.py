"""Lines that belong to a page and not to its article: `data/boilerplate.csv`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.knowledge.tables import KnowledgeError, read_csv

_DIGITS = re.compile(r"[0-9]+")
_KEY = 4


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


def folded(text: str) -> str:
    """Lines as the table writes them, but for blanks: small letters, `#` for numbers, no commas.

    Apostrophes are plain. Every line stays a line; `" ".join(line.split())` makes one that can be looked up.
    """
    return _DIGITS.sub("#", text.replace("’", "'").replace("‘", "'").replace(",", "").lower())


@dataclass(frozen=True, slots=True)
class BoilerplateTable:
    """The phrases by where in a line they stand; each leads to what the line then is."""

    whole: dict[str, Furniture]
    starts: dict[str, tuple[tuple[str, Furniture], ...]]
    """By the first four letters of the phrase."""
    ends: tuple[tuple[str, Furniture], ...]
    contains: tuple[tuple[str, Furniture], ...]
    """Longest first; those that tell a republication before all others."""

    def of(self, lines: Sequence[str]) -> list[Furniture | None]:
        """What the table says of each folded line of a page, or None: nothing, so it is the article's."""
        page = "\n".join(lines)
        inner = [row for row in self.contains if row[0] in page]
        tails = tuple(phrase for phrase, _ in self.ends)
        return [self._of(line, inner, tails) for line in lines]

    def _of(
        self, line: str, inner: Sequence[tuple[str, Furniture]], tails: tuple[str, ...]
    ) -> Furniture | None:
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
        if line.endswith(tails):
            return next(what for phrase, what in self.ends if line.endswith(phrase))
        return contained


def _by_key(phrases: Iterable[tuple[str, Furniture]]) -> dict[str, tuple[tuple[str, Furniture], ...]]:
    table: dict[str, tuple[tuple[str, Furniture], ...]] = {}
    for phrase, what in phrases:
        table[phrase[:_KEY]] = (*table.get(phrase[:_KEY], ()), (phrase, what))
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
        plain = " ".join(folded(words).split())
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
        contains=tuple(inner),
    )
