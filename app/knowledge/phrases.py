"""Word patterns of the tables in `data/`, and one pass over a text that finds them all.

A pattern is words parted by blanks:

| written | matches |
|---|---|
| `raid` | the word, in any case |
| `detain*` | words that begin so (four letters at least) |
| `this/that*` | either |
| `~3` | up to three words of any kind, within a sentence |
| `{agents}` | any phrase of the slot `agents`; a slot's phrases hold no slots |

Between two words may stand blanks, a hyphen, a comma or quotation marks. A pattern is tried only where its
first word can begin (looked up by its first four letters), gaps are bounded and nothing is nested: the time
is linear in the length of the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

MAX_GAP = 8
"""Most words a gap may leap over."""
_KEY = 4
_WORD = re.compile(r"\w+")
_ELEMENT = re.compile(r"~(?P<gap>\d)|\{(?P<slot>[a-z_]+)\}|(?P<words>[\w'.&()-]+\*?(?:/[\w'.&()-]+\*?)*)")
_BETWEEN = r"[^\w.!?;:\n]{1,3}"
_GAP_WORD = r"(?:[Uu]\.[Ss]\.|[\w'’]+)"


class PhraseError(ValueError):
    """A pattern is not written as the table at the head of this module says."""


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """What a pattern was filed under, and where it matched: `text[start:end]`."""

    value: T
    start: int
    end: int


def _word_regex(word: str) -> str:
    stem = word.removesuffix("*")
    if stem != word and len(stem) < _KEY:
        raise PhraseError(f"{word!r}: at least {_KEY} letters must stand before *")
    body = re.escape(stem).replace("'", "['’]")
    return body + (r"\w*" if stem != word else "")


def _words_regex(words: str) -> str:
    return "(?:" + "|".join(_word_regex(word) for word in words.split("/")) + r")(?!\w)"


def _sequence(phrase: str, slots: Mapping[str, Sequence[str]]) -> str:
    """The regular expression of a pattern: words joined by what may stand between them."""
    regex, joint = "", ""
    for element in phrase.split():
        found = _ELEMENT.fullmatch(element)
        if found is None:
            raise PhraseError(
                f"{element!r} in {phrase!r} is neither words, a gap ~1 to ~{MAX_GAP} nor a slot"
            )
        if found["gap"]:
            if not 1 <= int(found["gap"]) <= MAX_GAP or not regex:
                raise PhraseError(f"{phrase!r}: a gap stands between words and is ~1 to ~{MAX_GAP}")
            joint = f"{_BETWEEN}(?:{_GAP_WORD}{_BETWEEN}){{0,{found['gap']}}}?"
            continue
        regex += joint + (
            _slot_regex(found["slot"], slots) if found["slot"] else _words_regex(found["words"])
        )
        joint = _BETWEEN
    if not regex or joint != _BETWEEN:
        raise PhraseError(f"{phrase!r} is empty or ends in a gap")
    return regex


def _slot_regex(name: str, slots: Mapping[str, Sequence[str]]) -> str:
    if name not in slots:
        raise PhraseError(f"no slot is named {name!r}; there are {', '.join(sorted(slots)) or 'none'}")
    longest_first = sorted(slots[name], key=len, reverse=True)
    return "(?:" + "|".join(_sequence(phrase, {}) for phrase in longest_first) + ")"


def _keys(phrase: str, slots: Mapping[str, Sequence[str]]) -> set[str]:
    """The first four letters with which a match of the pattern can begin."""
    first = phrase.split(maxsplit=1)[0]
    if first.startswith("{"):
        return {key for inner in slots[first[1:-1]] for key in _keys(inner, {})}
    return {_WORD.findall(word.lower())[0][:_KEY] for word in first.split("/")}


class PhraseIndex(Generic[T]):
    """Patterns filed under values; `hits` finds them all in one pass."""

    def __init__(
        self, phrases: Iterable[tuple[str, T]], slots: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Compile `(pattern, value)` pairs. Raises `PhraseError` for a pattern that is not well formed."""
        filed: dict[str, dict[T, list[str]]] = {}
        for phrase, value in phrases:
            regex = _sequence(phrase, slots or {})
            for key in _keys(phrase, slots or {}):
                filed.setdefault(key, {}).setdefault(value, []).append(regex)
        self._filed = {
            key: [
                (value, re.compile("|".join(regexes), re.IGNORECASE)) for value, regexes in by_value.items()
            ]
            for key, by_value in filed.items()
        }

    def hits(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Every match in `text[start:end]` by position; of one value at one position, one match."""
        stop = len(text) if end is None else end
        for word in _WORD.finditer(text, start, stop):
            patterns = self._filed.get(word[0][:_KEY].lower())
            if patterns is None:
                continue
            for value, regex in patterns:
                found = regex.match(text, word.start(), stop)
                if found is not None:
                    yield Hit(value, found.start(), found.end())
