"""What on the page is not the article: adverts, links, captions, disclaimers, teasers, the headline."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from app.extraction.types import Document, Span
from app.knowledge import Knowledge
from app.knowledge.boilerplate import Furniture, folded
from app.vocabulary import Genre

MAX_LINE = 2_000
"""Longer lines are the article's own prose: no table is asked about them."""
TITLE_LINES = 4
"""A headline stands among the first so many lines."""
TITLE_WORDS = (4, 25)
SHOUT_LETTERS = 20
"""A line in capitals with at least so many letters is a promoted headline."""
CREDIT_CHARS = 80
"""A photographer's name stands in so many characters at a line's end."""
TEASER_WORDS = 8
"""Repeated lines of fewer words may be the article's own."""
OPINION_SHARE = 1 / 200
"""First-person words per word outside quotations from which a text is an opinion piece."""
OPINION_WORDS = 4

_BREAKS = "\r\u2028\u2029"
"""What ends a line, besides the line feed."""
_CREDIT = re.compile(r"[.!?] (?:[A-Z][\w'’-]* ){0,3}(?:[A-Z][\w'’-]*)(?: ?/ ?[A-Z][\w ]{1,30})?$")
_SLASH_CREDIT = re.compile(r"(?<![\w'’-])[A-Z][\w'’-]++ ?/ ?[A-Z]{2,}[\w ]{0,20}$")
_STAMP = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{4})\W{1,3}\d{1,2}:\d{2}[\w. ]{0,12}$"
)
_OWNER = re.compile(r"views of (?:the )?([A-Z][\w&.’' -]{1,40}?)(?:[.,;]|$| or )")
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")
_FIRST_PERSON = re.compile(r"[IWwOoMmu](?<!\w.)(?:(?<=I)|(?<=[Ww])e|(?<=[Oo])ur|(?<=[Mm])y|(?<=u)s)\b")
"""The letter comes before the look behind it: so the engine leaps from letter to letter."""
_CLOSERS = ".!?\"”’'…)"


class _Line(NamedTuple):
    span: Span
    words: str
    folded: str
    """As the table writes it; empty where no table is asked."""


def find_boilerplate(document: Document, knowledge: Knowledge) -> Document:
    """The document with spans of what is not its article added to those it has.

    Headline, outlet and genre are set where they are not given and the text says them. The headline's own
    line becomes a span too: no statement stands in it. Linear in the length of the text.
    """
    lines = list(_lines(document.text))
    told = knowledge.boilerplate.of([line.folded for line in lines])
    kinds = [what or _kind(line) for what, line in zip(told, lines, strict=True)]
    _mark_repeats(lines, kinds)
    title = _headline(document, lines, kinds)
    _mark_promoted(lines, kinds, title)
    spans = {line.span for line, kind in zip(lines, kinds, strict=True) if kind is not None}
    if title is not None:
        spans.add(title.span)
    return replace(
        document,
        boilerplate=_united([*document.boilerplate, *spans]),
        title=document.title or (title.words if title else None),
        outlet=document.outlet or _outlet(lines, kinds),
        genre=_genre(document, kinds),
    )


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for break_ in _BREAKS:
        text = text.replace(break_, "\n")
    for line, plain in zip(text.split("\n"), folded(text).split("\n"), strict=True):
        words = line.strip()
        if words:
            start = at + line.index(words[0])
            asked = len(words) <= MAX_LINE
            yield _Line(Span(start, start + len(words)), words, " ".join(plain.split()) if asked else "")
        at += len(line) + 1


def _kind(line: _Line) -> Furniture | None:
    """What the line's shape says: "Agents line a street. Pat Doe/Daily Post" is a caption."""
    if len(line.words) > MAX_LINE:
        return None
    if _is_shout(line.words) or _STAMP.match(line.words):
        return Furniture.LINK
    return Furniture.CAPTION if _ends_in_credit(line.words) else None


def _ends_in_credit(words: str) -> bool:
    """A name behind the last sentence: "A van leaves the lot. Pat Doe" or "Pat Doe / ASHBY POST"."""
    tail = words[-CREDIT_CHARS:]
    return tail[-1] not in _CLOSERS and bool(_CREDIT.search(tail) or _SLASH_CREDIT.search(tail))


def _is_shout(words: str) -> bool:
    """A promoted headline: "MAYOR OF ASHBY SAYS NO TO NEW CAMERA RULES"."""
    if not words.isupper():
        return False
    letters = sum(map(str.isalpha, words))
    return letters >= SHOUT_LETTERS and len(words.split()) >= TITLE_WORDS[0]


def _headline(document: Document, lines: list[_Line], kinds: list[Furniture | None]) -> _Line | None:
    """The headline's line: the given title, or an early short line that is no sentence.

    "Ashby Chief Asks for Notice Before Raids" above the first paragraph.
    """
    given = _plain(document.title or "")
    for line, kind in zip(lines[: min(TITLE_LINES, len(lines) - 1)], kinds, strict=False):
        if given and _plain(line.words) == given:
            return line
        if kind is None and not given:
            return line if _is_headline(line.words) else None
    return None


def _plain(words: str) -> str:
    return " ".join(words.split())


def _is_headline(words: str) -> bool:
    return TITLE_WORDS[0] <= len(words.split()) <= TITLE_WORDS[1] and words[-1] not in '.:,;…”"'


def _mark_repeats(lines: list[_Line], kinds: list[Furniture | None]) -> None:
    """A teaser set above the article: a line that a later one repeats, or that says everything twice."""
    seen: set[str] = set()
    for number in range(len(lines) - 1, -1, -1):
        words = lines[number].words
        if (words in seen or _says_twice(words)) and len(words.split()) >= TEASER_WORDS:
            kinds[number] = kinds[number] or Furniture.LINK
        if len(words) <= MAX_LINE:
            seen.add(words)


def _says_twice(words: str) -> bool:
    """A line that is one thing two times: "Ashby Council Votes on Parks Ashby Council Votes on Parks"."""
    middle = len(words) // 2
    return words[middle] == " " and len(words) <= MAX_LINE and words[:middle] == words[middle + 1 :]


def _mark_promoted(lines: list[_Line], kinds: list[Furniture | None], title: _Line | None) -> None:
    """Headlines of other articles below the last widget: "Share this", "Ashby Council Votes on Parks"."""
    last = next(
        (n for n in range(len(lines) - 1, -1, -1) if kinds[n] in (Furniture.WIDGET, Furniture.LINK)), None
    )
    if last is None or last < len(lines) // 2:
        return
    for number in range(last + 1, len(lines)):
        line = lines[number]
        if kinds[number] is None and line is not title and _is_title_case(line.words):
            kinds[number] = Furniture.LINK


def _is_title_case(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3]
    return (
        words[-1] not in ".!"
        and bool(long)
        and sum(word[0].isupper() or not word[0].isalpha() for word in long) >= 0.7 * len(long)
    )


def _outlet(lines: list[_Line], kinds: list[Furniture | None]) -> str | None:
    """The site a disclaimer names: "These articles do not reflect the views of Ashby Wire"."""
    for line, kind in zip(lines, kinds, strict=True):
        if kind in (Furniture.DISCLAIMER, Furniture.REPUBLISHED):
            found = _OWNER.search(line.words)
            if found:
                return found[1]
    return None


def _genre(document: Document, kinds: list[Furniture | None]) -> Genre:
    if document.genre is not None:
        return document.genre
    if Furniture.REPUBLISHED in kinds:
        return Genre.REPUBLICATION
    if Furniture.OPINION in kinds or _speaks_for_itself(document.text):
        return Genre.OPINION
    return Genre.NEWS


def _speaks_for_itself(text: str) -> bool:
    """An author who says I or we outside quotations: "We should ask more of our own council"."""
    own = _QUOTED.sub(" ", text)
    count = len(_FIRST_PERSON.findall(own))
    return count >= OPINION_WORDS and count >= OPINION_SHARE * (own.count(" ") + 1)


def _united(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in text order, those that touch made one."""
    united: list[Span] = []
    for span in sorted(set(spans)):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return tuple(united)
