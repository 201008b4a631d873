"""Names of minors where no span points at them: in titles and addresses, and in what other articles say."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from app.config import ROOT
from app.extraction.wordlists import words
from app.knowledge.names import load_particles
from app.services.blotting import SHOWN
from app.services.words import UNSEEN, words_of

_WORD = re.compile(rf"[^\W_]+(?:(?:['’ʼ](?!s\b)|[{UNSEEN}]+)[^\W_]+)*")
_HEADLINE_SHARE = 0.7
"""A title has a capital at every word if at least this share of its longer words has one."""
_LONG = 4
"""Letters from which a word of a title has a capital only where all have."""
_NAME_WORDS = 6
"""Words of a name that forms are made of; one is seldom longer."""
_BETWEEN = 2
"""Middle names or initials between two words of a name."""
_CLOSED = 4
"""Letters from which a name that runs together is told from other words."""
_TAGS = ("#", "@")
_OPENINGS = '.!?:“"\n'
"""What stands before a sentence's first word."""

_BLANKS = (" ", "\n", "\u00a0")
_SHORTENED = words("gov sen rep lt sgt capt cpl det ofc rev dr mr mrs ms prof atty supt")
"""What may have a full stop before a name."""
_NO_NAMES = words(
    "a about after again all also although an and are as at because before both but by can could did"
    " does during even every for from had has have he her his how if in into is it its last later like"
    " many more most my nearly next no not now of on once one only or other our out over she should"
    " since so some still than that the their then there these they this those though through to today"
    " tomorrow two under until was we were what when where which while who why will with without would"
    " yesterday yet you your ice dhs cbp monday tuesday wednesday thursday friday saturday sunday"
    " young little baby january february march june july september october november december said says"
)
"""Words with a capital beside a name that are none: at a sentence's beginning, days, months."""

Words = tuple[str, ...]


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    upper: bool


@dataclass(frozen=True)
class Hidden:
    """The names of minors that are not shown of an article.

    `officials` are the names of holders of public office in it: where one of them bears a hidden name too,
    theirs is shown. `spans` are the places of the article's text that name a minor, half-open.
    """

    names: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()
    spans: tuple[tuple[int, int], ...] = ()

    def together_with(self, other: "Hidden") -> "Hidden":
        """What two articles hide between them; the places are of one of them and left out."""
        return Hidden(self.names | other.names, self.officials | other.officials)

    def without(self, text: str, instead: str = SHOWN) -> str:
        """The text with the names replaced wherever `places` finds them."""
        parts, at = [], 0
        for start, end in self.places(text):
            parts += [text[at:start], instead]
            at = end
        return "".join([*parts, text[at:]])

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the names stand in a text as whole words, half-open, in its order.

        Two or more words of a name go whatever their case and accents. One word by itself, a first name or
        surname, goes where it has a capital and no other capitalised word beside it, so that `days of grace`
        and `Governor Grace Lee` stay; in a title that gives every word a capital, the neighbours tell
        nothing. It stays where an official of the article has that surname, and where it opens a sentence
        and the text has it in small letters too. Linear in the length of the text.
        """
        if not self.names:
            return
        words = list(_words(text))
        for first, last in self._found(text, words):
            yield words[first].start, words[last - 1].end

    def whole_forms(self, text: str) -> set[Words]:
        """The forms of two or more words of a name in the text, folded, but for officials' names."""
        words = list(_words(text)) if self.names else []
        found = [words[first:last] for first, last in self._found(text, words) if last - first > 1]
        whole = {tuple(word.folded for word in form) for form in found}
        return whole | {(form[0], form[-1]) for form in whole}

    def has_form(self, forms: Collection[Words]) -> bool:
        """Whether one of these is a form of two or more words of a name."""
        return not self._whole.isdisjoint(forms)

    def names_somebody(self, text: str) -> bool:
        """Whether two or more words of a name stand in a short text, together or run together."""
        return bool(self.whole_forms(text)) or self._runs_in(text)

    def _runs_in(self, text: str) -> bool:
        closed = "".join(words_of(text))
        return any(name in closed for name in self._closed)

    def link(self, url: str | None) -> tuple[str | None, bool]:
        """The address that a page may give, and whether it is the site's alone: its path names a minor."""
        if not url or not self.names:
            return url, False
        try:
            parts = urlsplit(url)
        except ValueError:
            return None, True
        if self._runs_in(parts.hostname or ""):
            return None, True
        words = words_of(unquote("/".join(parts[2:])))
        closed = "".join(words)
        if self._single.isdisjoint(words) and not any("".join(name) in closed for name in self._whole):
            return url, False
        return f"{parts.scheme}://{parts.hostname}/" if parts.hostname else None, True

    @cached_property
    def _whole(self) -> frozenset[Words]:
        """The names of several words, any two or more words of each in order, its last before its first."""
        whole: set[Words] = set()
        for name in self.names:
            words = folded_words(name)
            bare = tuple(word for word in words if word not in _particles())
            whole.update([words, bare])
            told = bare[:_NAME_WORDS]
            whole.update(form for n in range(2, len(told) + 1) for form in combinations(told, n))
            whole.add((told[-1], told[0]) if told else ())
        return frozenset(form for form in whole if len(form) > 1)

    @cached_property
    def _closed(self) -> frozenset[str]:
        """Those of several words without anything between them."""
        return frozenset(name for form in self._whole if len(name := "".join(form)) >= _CLOSED)

    @cached_property
    def _single(self) -> frozenset[str]:
        """First names and surnames, but for officials' surnames and initials."""
        borne = {words[-1] for name in self.officials if (words := folded_words(name))}
        every = {word for name in self.names for word in folded_words(name)}
        return frozenset(word for word in every - borne - _particles() if len(word) > 1)

    @cached_property
    def _kept(self) -> frozenset[Words]:
        """The officials' names, whole."""
        return frozenset(words for name in self.officials if len(words := folded_words(name)) > 1)

    def _found(self, text: str, words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
        """Where names stand, as half-open ranges of words, the longest of those that begin together."""
        begin = {form[0] for form in self._whole | self._kept}
        lengths = sorted({len(form) for form in self._whole | self._kept}, reverse=True)
        headline, small = _is_headline(words), {word.folded for word in words if not word.upper}
        at = 0
        while at < len(words):
            end = self._whole_at(words, at, lengths) if words[at].folded in begin else None
            if end is None and words[at].upper and self._is_lone(words, at):
                sides = ((at - 1, at - 1), (at, at + 1))
                alone = headline or not any(_beside(text, words, small, *side) for side in sides)
                opens = words[at].folded in small and _opens(text, words[at].start)
                end = at + 1 if alone and not opens else None
            if end is None and self._runs_together(text, words[at]):
                end = at + 1
            kept = tuple(word.folded for word in words[at : end or at]) in self._kept
            if end is not None and not kept:
                yield at, end
            at = end or at + 1

    def _is_lone(self, words: Sequence[_Word], at: int) -> bool:
        """For a first name or surname, and for a family's: `the | Ohs |`."""
        folded = words[at].folded
        family = at > 0 and words[at - 1].folded == "the" and folded.endswith("s")
        return folded in self._single or (family and not self._single.isdisjoint((folded[:-1], folded[:-2])))

    def _runs_together(self, text: str, word: _Word) -> bool:
        """For `KimOh`, and for what a tag has before or behind it: `#FreeKimOh`."""
        if text[max(0, word.start - 1) : word.start] in _TAGS:
            return any(name in word.folded for name in self._closed)
        return word.folded in self._closed

    def _whole_at(self, words: Sequence[_Word], at: int, lengths: Sequence[int]) -> int | None:
        """Where the longest form, or official's name, that begins with this word ends.

        Up to `_BETWEEN` words with a capital may stand inside: `Kim | Ana | Oh`, `Kim | J. | Oh`.
        """
        for length in lengths:
            form = tuple(word.folded for word in words[at : at + length])
            if form in self._whole or form in self._kept:
                return at + len(form)
        for last in range(at + 1, min(at + 2 + _BETWEEN, len(words))):
            if not (words[last - 1].upper and words[last].upper and _joined(words[last - 1], words[last])):
                return None
            if (words[at].folded, words[last].folded) in self._whole:
                return last + 1
        return None


NOTHING = Hidden()
"""Of an article that names no minor."""


def folded_words(name: str) -> Words:
    """The words of a name as they are compared: `José O’Neil-Ruiz` is `jose`, `oneil`, `ruiz`."""
    return tuple(word.folded for word in _words(name))


def capitalised_words(text: str) -> set[str]:
    """The words with a capital, each once, as they are compared."""
    written = {word for word in _WORD.findall(text) if word[0].isupper()}
    return {_folded(word) for word in written}


def _folded(word: str) -> str:
    return word.casefold() if word.isascii() and "'" not in word else "".join(words_of(word))


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        word = match.group()
        yield _Word(match.start(), match.end(), _folded(word), word[0].isupper())


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start].rstrip(" ")
    return not before or before[-1] in _OPENINGS


def _beside(text: str, words: Sequence[_Word], small: Collection[str], first: int, other: int) -> bool:
    """Whether word `first` and the next have only a blank between, and `other` of the two may be a name.

    None is a word without a capital, one that the text has in `small` letters too, or "Then", "Monday".
    """
    if first < 0 or first + 1 >= len(words):
        return False
    word, between = words[other], text[words[first].end : words[first + 1].start]
    parted = between not in _BLANKS and not (between == ". " and words[first].folded in _SHORTENED)
    return word.upper and not parted and word.folded not in _NO_NAMES and word.folded not in small


def _joined(word: _Word, following: _Word) -> bool:
    """Whether a blank stands between two words, behind an initial a full stop too."""
    return following.start - word.end <= (2 if len(word.folded) == 1 else 1)


def _is_headline(words: Sequence[_Word]) -> bool:
    long = [word.upper for word in words if word.end - word.start >= _LONG]
    return len(long) > 1 and sum(long) >= _HEADLINE_SHARE * len(long)


def _particles() -> frozenset[str]:
    return load_particles(ROOT / "data" / "names")
