"""Blotting out names that no page shows.

It is done in place, character by character, so that every span still points at its words; where a page shows
such a stretch it says what stood there.
"""

import re
from collections.abc import Container, Iterable, Sequence

from app.extraction.wordlists import words
from app.services.private_mentions import NOTHING_PUBLIC, Public, mentions_of
from app.services.words import UPPER, words_of

SHOWN = "[name of a minor]"
"""What stands in place of the name."""

WITHHELD = "[name withheld]"
"""What stands in place of the name of a private speaker."""

BLOT, BLOT_PRIVATE = "\ufdd0", "\ufdd1"
"""Noncharacters, which no stored text of an article has."""
_INSTEAD = {BLOT: SHOWN, BLOT_PRIVATE: WITHHELD}
_BLOTTED = re.compile(f"{BLOT}+|{BLOT_PRIVATE}+")
_NAME = re.compile(
    r"(?:(?:The|Rev\.|Dr\.|Mr\.|Ms\.|Mrs\.) )*"
    rf"[{UPPER}]\w*[^\W\d_{UPPER}]\w*\b(?:[ .’'-]{{1,2}}(?:and|de|del|la|van|von|[{UPPER}]\w*|\d\d)\b)*\.?"
)
"""`The Rev. Ann Bell`, `Bell and de la Cruz`, `Ann Bell ENV ’26`; not `The neighbors`, nor `ABC7`."""
_NO_NAME = frozenset(
    ("he", "she", "they", "it", "we", "i", "you", "who", "others", "some", "one", "everyone", "many")
)
_LED = re.compile(rf"(?:[\w’'-]+,? )*?(?P<last>[a-z][\w’'-]*),? (?=[{UPPER}])")
"""What may lead to a name: `his neighbor, `, `roofer `."""
_NO_PERSON = words(
    "of for at from in with by to on near and or the a an group nonprofit organization union company church"
    " outlet station newspaper network coalition agency website site firm school charity"
)
"""Small words behind which no person is named: `spokesman for`, `the nonprofit`."""
_HONORIFICS = frozenset(("the", "rev", "dr", "mr", "ms", "mrs"))
_WORD = re.compile(r"\w+")
_LOWER = re.compile(rf"\b[^\W\d_{UPPER}]\w*")
_LONGEST = 100
"""Characters of a mention that is looked at; a name is shorter."""


def blotted(text: str, spans: Iterable[tuple[int, int]], blot: str = BLOT) -> str:
    """The text with these spans blotted out; it keeps its length."""
    parts, at = [], 0
    for start, end in sorted(spans):
        parts += [text[at:start], blot * (end - max(at, start))]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def without_private(text: str, spans: Iterable[tuple[int, int]], public: Public = NOTHING_PUBLIC) -> str:
    """The text with the names in these spans blotted out: `Ann Bell`, of `his aunt, Ann Bell` too, not `She`.

    The same people are blotted out wherever else the text names them, but for recorded words, which are shown
    as they were said. A single word that the text has in lower case as well is no name. Names that are shown
    stay, their surnames too where the text has them whole.
    """
    common = set(_LOWER.findall(text)) if spans else set()
    named = [name for span in spans if (name := _name_in(text, common, *span))]
    if named and (told := _told_whole(text, public.shown)):
        named = [(start, end) for start, end in named if not _is_told(text[start:end], told)]
    if not named:
        return text
    return blotted(text, [*named, *mentions_of(text, named, public)], BLOT_PRIVATE)


def _told_whole(text: str, names: Iterable[str]) -> list[list[str]]:
    """The words of those names that the text has whole."""
    words = f" {' '.join(words_of(text))} "
    every = [words_of(name) for name in names]
    return [name for name in every if f" {' '.join(name)} " in words]


def _is_told(mention: str, names: Sequence[Sequence[str]]) -> bool:
    words = [word for word in words_of(mention) if word not in _HONORIFICS]
    return any(words in (list(name), [name[-1]]) for name in names)


def _name_in(text: str, common: Container[str], start: int, end: int) -> tuple[int, int] | None:
    """The name that a mention is or ends with: not of `Residents`, nor of `a spokesman for Hope House`.

    `common` are the words that the text has in lower case.
    """
    mention = text[start : min(end, start + _LONGEST + 1)]
    led = None if _NAME.fullmatch(mention) else _LED.match(mention)
    if led is not None:
        if led["last"] in _NO_PERSON or " " not in mention[led.end() :]:
            return None
        start, mention = start + led.end(), mention[led.end() :]
    if len(mention) > _LONGEST or not _NAME.fullmatch(mention) or mention.lower() in _NO_NAME:
        return None
    is_common = all(word in common for word in _WORD.findall(mention.lower()))
    return (start, end) if " " in mention or not is_common else None


def said(text: str) -> str:
    """What a page shows of a blotted text."""
    return _BLOTTED.sub(lambda blot: _INSTEAD[blot.group()[0]], text)


def own_length(shown: str) -> int:
    """Characters of an article's own in what `said` gave: what stands for a name is none of them."""
    return len(shown) - sum(len(words) * shown.count(words) for words in _INSTEAD.values())
