"""Words as search sees them: folded once, by us, so that every database finds the same rows."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

MAX_WORDS = 10_000
"""Words of one record that are searched; PostgreSQL numbers the words of a row only up to 16,383."""

MAX_WORD = 60
"""Characters of a word that count; both databases' stemmers leave longer ones alone or refuse them."""

UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Soft hyphens, joiners and marks of direction, as the inside of a character class: no reader sees them."""

UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x2000) if chr(code).isupper())
"""Capital letters of all alphabets, as the inside of a character class: `Šimić` and `Łukasz` are names."""

_UNSEEN = re.compile(f"[{UNSEEN}]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(
    r"""(?P<minus>(?:^|(?<=\s))-)?(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]?|(?P<word>[^\s"“”„«»]+))"""
)


def words_of(text: str) -> list[str]:
    """The words in order: accents and case folded, apostrophes closed up (`Chief’s` is `chiefs`).

    What no reader sees parts no word: with a soft hyphen inside, `depart-ment` is `department`.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _UNSEEN.sub("", text))
        text = "".join(character for character in text if not unicodedata.combining(character))
    text = _APOSTROPHE.sub("", text.casefold())
    return [word[:MAX_WORD] for word in _WORD.findall(text)]


def fold(texts: Iterable[str | None]) -> str:
    """The words of several texts, a blank between two, at most `MAX_WORDS`: what the index holds."""
    every = (word for text in texts if text for word in words_of(text))
    return " ".join(islice(every, MAX_WORDS))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one behind the other; `prefix` if the last is only the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False

    def within(self, line: str) -> bool:
        """Whether folded words, a blank before, between and behind them, hold this."""
        return f" {' '.join(self.words)}{'' if self.prefix else ' '}" in line


@dataclass(frozen=True, slots=True)
class Query:
    """What must all be found, and what must not. Where both are empty nothing is found."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def met_by(self, texts: Iterable[str | None]) -> bool:
        """Whether the texts together hold everything wanted and nothing unwanted, word for word."""
        lines = [f" {' '.join(words_of(text))} " for text in texts if text]
        held = [[any(map(term.within, lines)) for term in terms] for terms in (self.wanted, self.unwanted)]
        return bool(self.wanted or self.unwanted) and all(held[0]) and not any(held[1])


@lru_cache(maxsize=256)
def read_query(text: str) -> Query:
    """What a reader asks for: `badge`, `"no notice"`, `-court` and `agenc*`, in any order. Never raises.

    Each word is looked for by itself, words between quotation marks as one phrase; a mark that is never
    closed quotes to the end. A hyphen before a word or phrase leaves out what holds it; a star behind a word
    finds all that begin like it.
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for asked in _ASKED.finditer(text):
        chunk = asked["phrase"] if asked["word"] is None else asked["word"]
        words, prefix = tuple(words_of(chunk)), chunk.rstrip().endswith("*")
        if not words:
            continue
        if asked["minus"]:
            unwanted.append(Term(words, prefix))
        elif asked["word"] is None:
            wanted.append(Term(words, prefix))
        else:
            wanted += [*(Term((word,)) for word in words[:-1]), Term(words[-1:], prefix)]
    return Query(tuple(wanted), tuple(unwanted))
