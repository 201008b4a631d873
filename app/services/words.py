"""Words as search sees them: folded once, by us, so that every database finds the same rows."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

MAX_WORDS = 10_000
"""Words of one record that are searched; PostgreSQL numbers the words of a row only up to 16,383."""

MAX_WORD = 60
"""Characters of a word that count; both databases' stemmers leave longer ones alone or refuse them."""

_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'["“”„«»]')


def words_of(text: str) -> list[str]:
    """The words in order: accents and case folded, apostrophes closed up (`Chief’s` is `chiefs`)."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in text if not unicodedata.combining(character))
    text = _APOSTROPHE.sub("", text.casefold())
    return [word[:MAX_WORD] for word in _WORD.findall(text)]


def fold(texts: Iterable[str | None]) -> str:
    """The words of several texts, a blank between two, at most `MAX_WORDS`: what the index holds."""
    every = (word for text in texts if text for word in words_of(text))
    return " ".join(islice(every, MAX_WORDS))


def phrases_of(query: str) -> tuple[tuple[str, ...], ...]:
    """What must all be found: each word by itself, words between quotation marks as one phrase.

    A mark that is never closed quotes to the end; marks round nothing are nothing.
    """
    phrases: list[tuple[str, ...]] = []
    for number, part in enumerate(_QUOTED.split(query)):
        words = words_of(part)
        phrases += [tuple(words)] if number % 2 and words else [(word,) for word in words]
    return tuple(phrases)
