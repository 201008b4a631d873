"""Word patterns of the tables in `data/`, and one pass over a text that finds them all.

A pattern is words parted by blanks:

| written | matches |
|---|---|
| `raid` | the word, in any case |
| `detain*` | words that begin so (four letters at least) |
| `this/that*` | either |
| `~3` | up to three words of any kind, within a sentence |
| `{agents}` | any phrase of the slot `agents`; a slot's phrases hold no slots |

Between two words may stand blanks, a hyphen, a comma, quotation marks or the ending of a possessive, yet
never an apostrophe alone. A pattern is tried only where its first word can begin (words are looked up whole
or by their first four letters), gaps are bounded and nothing is nested: the time is linear in the length of
the text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

MAX_GAP = 8
"""Most words a gap may leap over."""
_KEY = 4
_MANY = 100
"""Keys from which one pass over all words is cheaper than a search for each key."""
_COMMON = frozenset(
    "the a an and of in on at to for from by with is are was were be been has have "  # noqa: SIM905
    "had not no who that this their his her it its as or if out over into said says will would can could may "
    "when one people agents officers federal ice immigration police law county city state they he she i we "
    "you use made take took call asked".split()
)
"""Keys most sentences hold: a pattern is better filed under another of its words."""
_WORD = re.compile(r"\w+")
_ELEMENT = re.compile(r"~(?P<gap>\d)|\{(?P<slot>[a-z_]+)\}|(?P<words>[\w'.&()-]+\*?(?:/[\w'.&()-]+\*?)*)")
WORD = r"\w++(?:['’]\w++)*+"
"""A word. An apostrophe belongs to it between letters only; `++` gives nothing back: no mark has two uses."""
_BETWEEN = r"(?:['’]s)?+['’]{0,2}[^\w.!?;:'’\n]{1,3}['’]{0,2}"
_GAP_WORD = rf"(?:[Uu]\.[Ss]\.|\d++\.\d\w*+|{WORD})"


class PhraseError(ValueError):
    """A pattern is not written as the table at the head of this module says."""


class Hit(NamedTuple, Generic[T]):
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


def _element_keys(element: str, slots: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The keys of the words with which a match of one element can begin."""
    if element.startswith("{"):
        return frozenset().union(*(_element_keys(inner.split()[0], {}) for inner in slots[element[1:-1]]))
    return frozenset(map(_key, element.lower().split("/")))


def _key(word: str) -> str:
    """A whole word stands for itself, `detain*` for all words with its first letters, `deta`."""
    if word.endswith("*") and word[:-1].isalnum():
        return word[:_KEY]
    found = _WORD.search(word)
    if found is None:
        raise PhraseError(f"{word!r} has no letter")
    return found.group()


class Words:
    """A stretch of text, best one sentence, made ready for looking patterns up in it."""

    __slots__ = ("_lower", "_places", "end", "keys", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        """Note the keys of `text[start:end]`: each word, and its first four letters."""
        self.text, self.start, self.end = text, start, end
        lower = text[start:end].lower()
        if len(lower) != end - start:  # a letter such as U+0130 has two small ones
            lower = "".join(letter.lower()[0] for letter in text[start:end])
        self._lower = lower
        self.keys = set(_WORD.findall(lower))
        self.keys.update([word[:_KEY] for word in self.keys])
        self._places: dict[str, list[int]] = {}

    def places(self, keys: Set[str]) -> list[int]:
        """Where words with these keys begin, key by key."""
        found: list[int] = []
        wanted = self.keys & keys
        if len(wanted) > _MANY:
            self._index(wanted)
        for key in wanted:
            places = self._places.get(key)
            if places is None:
                places = self._places[key] = self._begins(key)
            found += places
        return found

    def _index(self, wanted: Set[str]) -> None:
        """Note the places of many keys in one pass, where a search for each would read the text as often."""
        noted: dict[str, list[int]] = {key: [] for key in wanted if key not in self._places}
        for word in _WORD.finditer(self._lower):
            for key in {word.group(), word.group()[:_KEY]} & noted.keys():
                noted[key].append(self.start + word.start())
        self._places.update(noted)

    def _begins(self, key: str) -> list[int]:
        found = []
        at = self._lower.find(key)
        while at >= 0:
            if at == 0 or not (self._lower[at - 1].isalnum() or self._lower[at - 1] == "_"):
                found.append(self.start + at)
            at = self._lower.find(key, at + 1)
        return found


@dataclass(slots=True, eq=False)
class _Pattern(Generic[T]):
    """A pattern, the keys it can begin with, and sets of keys of each of which one must be there."""

    number: int
    value: T
    source: str
    first: frozenset[str]
    needs: tuple[frozenset[str], ...]


class PhraseIndex(Generic[T]):
    """Patterns filed under values; `hits` finds them all.

    A pattern is filed under the keys of its rarest element and tried only where all its words can be there.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, T]], slots: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """File `(pattern, value)` pairs. Raises `PhraseError` for a pattern that is not well formed."""
        slots = slots or {}
        self._filed: dict[str, list[_Pattern[T]]] = {}
        for number, (phrase, value) in enumerate(phrases):
            source = _sequence(phrase, slots)
            elements = [_element_keys(e, slots) for e in phrase.split() if not e.startswith("~")]
            rarest = min(elements, key=lambda keys: (len(keys & _COMMON), len(keys)))
            needs = tuple(keys for keys in elements if keys is not rarest)
            for key in rarest:
                self._filed.setdefault(key, []).append(_Pattern(number, value, source, elements[0], needs))
        self._keys = frozenset(self._filed)

    def hits(self, words: Words) -> list[Hit[T]]:
        """Every match by position; of one value at one position, one. Linear in the stretch's length."""
        tried: dict[int, _Pattern[T]] = {}
        lacks = words.keys.isdisjoint
        for key in words.keys & self._keys:
            for pattern in self._filed[key]:
                for need in pattern.needs:
                    if lacks(need):
                        break
                else:
                    tried[pattern.number] = pattern
        return _matches(tried, words) if tried else []


def _matches(tried: Mapping[int, _Pattern[T]], words: Words) -> list[Hit[T]]:
    """The matches of some patterns, in the order of the text."""
    found: dict[tuple[int, T], Hit[T]] = {}
    text, end = words.text, words.end
    for number in sorted(tried):
        value, regex = tried[number].value, _compiled(tried[number].source)
        for at in words.places(tried[number].first):
            match = regex.match(text, at, end)
            if match is not None:
                found.setdefault((at, value), Hit(value, at, match.end()))
    return sorted(found.values(), key=_position)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    """The regular expression of a pattern, made when first tried: a program loads more than it tries."""
    return re.compile(source, re.IGNORECASE)


def _position(hit: Hit[T]) -> tuple[int, int]:
    return hit.start, hit.end
