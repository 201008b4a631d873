"""The tactics that incidents and statements are filed under: `data/tactics.toml`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.knowledge.phrases import WORD, PhraseError, PhraseIndex
from app.knowledge.tables import KnowledgeError, read_toml

_SHORTENED = (
    "didn", "don", "doesn", "won", "wouldn", "can", "couldn", "isn", "aren", "wasn", "weren", "hasn", "haven",
    "hadn", "shouldn", "ain",
)  # fmt: skip
_TEXTS = ("name", "definition", "includes", "excludes")
_PHRASES = ("phrases", "unless")


@dataclass(frozen=True, slots=True)
class Tactic:
    """One tactic as a page shows it, and the word patterns it is found by."""

    slug: str
    name: str
    definition: str
    includes: str
    excludes: str
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    """Phrases in which its words mean something else: gas masks are no masks."""
    deed: bool = False
    """An act rather than a rule: a sentence that denies it does not name it."""


class StanceWords:
    """Words before a phrase that deny or doubt what it tells; words of its sentence that make it long past.

    `turning` holds all of them, also `didn` and the like: a sentence without any asserts what it says.
    """

    def __init__(self, denials: Iterable[str], doubts: Iterable[str], past: Iterable[str]) -> None:
        """`denials` and `doubts` are single words, `past` words and phrases, all in small letters."""
        self.denials, self.doubts = tuple(denials), tuple(doubts)
        self.turning = frozenset((*self.denials, *self.doubts, *_SHORTENED))
        self.denied = re.compile(
            rf"(?:\b(?:{'|'.join(map(re.escape, self.denials))})\b|n['’]t\b)"
            rf"(?:[^\w,;:]++{WORD}){{0,4}}[^\w,;:]*+$",
            re.IGNORECASE,
        )
        self.long_ago = re.compile(rf"\b(?:{'|'.join(map(re.escape, past))})\b", re.IGNORECASE)
        self.doubted = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, self.doubts))})\b"
            rf"(?:[^\w;:]++{WORD}){{0,7}}[^\w;:]*+$",
            re.IGNORECASE,
        )


class TacticTable:
    """All tactics in the order of the file.

    `index` finds their phrases in a text by their slugs, `unless` those in which their words mean
    something else.
    """

    def __init__(
        self,
        tactics: Sequence[Tactic],
        index: PhraseIndex[str],
        unless: PhraseIndex[str],
        stance: StanceWords,
    ) -> None:
        self._by_slug = {tactic.slug: tactic for tactic in tactics}
        self.index, self.unless, self.stance = index, unless, stance

    def __iter__(self) -> Iterator[Tactic]:
        return iter(self._by_slug.values())

    def __len__(self) -> int:
        return len(self._by_slug)

    def __contains__(self, slug: object) -> bool:
        return slug in self._by_slug

    def __getitem__(self, slug: str) -> Tactic:
        """The tactic of a slug; `KeyError` for any other."""
        return self._by_slug[slug]

    def get(self, slug: str) -> Tactic | None:
        """The tactic of a slug, or None."""
        return self._by_slug.get(slug)


def string_lists(path: Path, where: str, table: object) -> dict[str, tuple[str, ...]]:
    """A TOML table whose values are lists of strings. Raises `KnowledgeError` for anything else."""
    if not isinstance(table, Mapping):
        raise KnowledgeError(path, where, "must be a table of lists of strings")
    for key, values in table.items():
        if not isinstance(values, list) or not values or not all(isinstance(v, str) and v for v in values):
            raise KnowledgeError(path, f"{where}.{key}", "must be a list of strings, at least one")
    return {key: tuple(values) for key, values in table.items()}


def _tactic(path: Path, slug: str, row: object) -> Tactic:
    if not isinstance(row, Mapping):
        raise KnowledgeError(path, slug, "must be a table")
    if unknown := set(row) - {*_TEXTS, *_PHRASES, "deed"}:
        known = ", ".join((*_TEXTS, *_PHRASES, "deed"))
        raise KnowledgeError(path, f"{slug}.{min(unknown)}", f"is no key of a tactic: {known}")
    for key in _TEXTS:
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise KnowledgeError(path, f"{slug}.{key}", "must be a text that is not blank")
    lists = {"unless": [], **row}
    for key in _PHRASES:
        phrases = lists.get(key)
        if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
            raise KnowledgeError(path, f"{slug}.{key}", "must be a list of strings")
    return Tactic(
        slug=slug,
        name=row["name"],
        definition=row["definition"],
        includes=row["includes"],
        excludes=row["excludes"],
        phrases=tuple(lists["phrases"]),
        unless=tuple(lists["unless"]),
        deed=bool(row.get("deed", False)),
    )


def load_tactics(path: Path) -> TacticTable:
    """Read `tactics.toml`: `[slots]`, `[stance]`, then `[tactics.SLUG]` with the fields of `Tactic`.

    Raises `KnowledgeError` naming the file and the key of the first thing that is wrong.
    """
    data = read_toml(path)
    slots = string_lists(path, "slots", data.get("slots", {}))
    stance = string_lists(path, "stance", data.get("stance", {}))
    if set(stance) != {"denials", "doubts", "past"}:
        raise KnowledgeError(path, "stance", "must have the keys denials, doubts and past")
    rows = data.get("tactics")
    if not isinstance(rows, Mapping) or not rows:
        raise KnowledgeError(path, "tactics", "must be a table with one table for each tactic")
    tactics = [_tactic(path, slug, row) for slug, row in rows.items()]
    for tactic in tactics:
        for key in _PHRASES:
            try:
                PhraseIndex(((phrase, tactic.slug) for phrase in getattr(tactic, key)), slots)
            except PhraseError as error:
                raise KnowledgeError(path, f"{tactic.slug}.{key}", str(error)) from None
    index = PhraseIndex(((phrase, tactic.slug) for tactic in tactics for phrase in tactic.phrases), slots)
    unless = PhraseIndex(((phrase, tactic.slug) for tactic in tactics for phrase in tactic.unless), slots)
    return TacticTable(tactics, index, unless, StanceWords(**stance))
