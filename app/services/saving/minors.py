"""The names of minors that an article shares: those its text gives an age for, and those its title does."""

import re
from collections.abc import Callable
from dataclasses import replace

from app.extraction.types import Document, Extraction

_AGE = re.compile(
    r"(?<![\w,.:$#-])(?:1?[0-9](?=\s*(?:[,;:.)?!\u2013\u2014]|$))"
    r"|(?:[0-9]{1,2}|[a-z]{3,9})[- ](?:year|yr|month|week|day)s?[- ]old\b)"
    r"|\b(?:aged?|turn(?:s|ed|ing)?|is|was)\s+1?[0-9]\b",
    re.IGNORECASE,
)
"""What may be an age below eighteen in a title: looked for first, as most titles have none."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_HEADLINE_SHARE = 0.7
"""A title has a capital at every word if at least this share of its longer words has one."""
_LONG = 4
"""Letters from which a word of a title has a capital only where all have."""


def minors_named(found: Extraction, extract: Callable[[Document], Extraction]) -> frozenset[str]:
    """The words that name minors in an article.

    The age may stand in the title alone, as in `ICE takes Kim Oh, 9, from a bus`: a title with what may be
    one is read once more, as the sentence before the text, which has the rest of a name or an office.
    """
    document, title = found.document, found.document.title
    names = frozenset(span.of(document.text) for span in found.minors)
    if not title or not _AGE.search(title):
        return names
    # A line without an end would be taken for a heading, of which nothing is read.
    sentence = _with_few_capitals(title, document.text).rstrip(" .!?") + "."
    text = f"{sentence}\n\n{document.text}"
    again = extract(replace(document, text=text, title=None, boilerplate=()))
    return names | {span.of(text) for span in again.minors}


def _with_few_capitals(title: str, text: str) -> str:
    """A title that gives every word a capital, with small letters where the text has the word so.

    Verbs in `-ed` lose theirs too: `9-Year-Old Kim Oh | Detained |`.
    """
    long = [word for word in _WORD.findall(title) if len(word) >= _LONG]
    if len(long) < 2 or sum(word[0].isupper() for word in long) < _HEADLINE_SHARE * len(long):
        return title
    small = {word for word in _WORD.findall(text) if word[0].islower()}

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        common = word.lower() in small or (word.endswith("ed") and len(word) > _LONG)
        return word.lower() if common and not (word.isupper() and len(word) < _LONG) else word

    return _WORD.sub(lowered, title)
