"""Names of minors where no span points at them: in titles, and in the addresses of articles."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from app.services.blotting import SHOWN
from app.services.words import words_of

_WORD = re.compile(r"[^\W_]+")
_HEADLINE_SHARE = 0.7
"""A title has a capital at every word if at least this share of its longer words has one."""
_LONG = 4
"""Letters from which a word of a title has a capital only where all have."""

Words = tuple[str, ...]


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    upper: bool


def without(text: str, names: Collection[str], instead: str = SHOWN) -> str:
    """The text with these names replaced where they stand as whole words.

    A name of several words goes whatever its case and accents. A first name or surname by itself goes where
    it has a capital and no other capitalised word beside it, so that `days of grace` and `Governor Grace Lee`
    stay; in a title that gives every word a capital, the neighbours tell nothing.
    """
    if not names:
        return text
    words = list(_words(text))
    parts, at = [], 0
    for first, last in _found(text, words, _whole(names), _single(names)):
        parts += [text[at : words[first].start], instead]
        at = words[last - 1].end
    return "".join([*parts, text[at:]])


def link(url: str | None, names: Collection[str]) -> tuple[str | None, bool]:
    """The address that a page may give, and whether it is the outlet's alone: what follows names a minor."""
    if not url or not names:
        return url, False
    try:
        parts = urlsplit(url)
    except ValueError:
        return None, True
    words = words_of(unquote("/".join(parts[2:])))
    closed = "".join(words)
    wanted = _whole(names)
    if _single(names).isdisjoint(words) and not any("".join(name) in closed for name in wanted):
        return url, False
    return f"{parts.scheme}://{parts.hostname}/" if parts.hostname else None, True


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        word = match.group()
        folded = word.casefold() if word.isascii() else "".join(words_of(word))
        yield _Word(match.start(), match.end(), folded, word[0].isupper())


def _parts_of(name: str) -> Words:
    return tuple(word.folded for word in _words(name))


def _whole(names: Collection[str]) -> set[Words]:
    """The names of several words, and each with its first and last word alone: `Liam Ramos`."""
    whole = {parts for name in names if len(parts := _parts_of(name)) > 1}
    return whole | {(name[0], name[-1]) for name in whole}


def _single(names: Collection[str]) -> set[str]:
    """First names and surnames."""
    return {word for name in names if (parts := _parts_of(name)) for word in (parts[0], parts[-1])}


def _found(
    text: str, words: Sequence[_Word], whole: set[Words], single: set[str]
) -> Iterator[tuple[int, int]]:
    """Where names stand, as half-open ranges of words, the longest of those that begin together."""
    lengths = sorted({len(name) for name in whole}, reverse=True)
    headline = _is_headline(words)
    at = 0
    while at < len(words):
        end = next((at + n for n in lengths if tuple(w.folded for w in words[at : at + n]) in whole), None)
        if end is None and words[at].folded in single and words[at].upper:
            alone = headline or not (_beside(text, words, at - 1) or _beside(text, words, at, next_=True))
            end = at + 1 if alone else None
        if end is not None:
            yield at, end
        at = end or at + 1


def _beside(text: str, words: Sequence[_Word], first: int, next_: bool = False) -> bool:
    """Whether word `first` and the next have only a blank between, and the other of the two a capital."""
    if first < 0 or first + 1 >= len(words):
        return False
    between = text[words[first].end : words[first + 1].start]
    return (between.isspace() or between == ". ") and words[first + 1 if next_ else first].upper


def _is_headline(words: Sequence[_Word]) -> bool:
    long = [word.upper for word in words if word.end - word.start >= _LONG]
    return len(long) > 1 and sum(long) >= _HEADLINE_SHARE * len(long)
