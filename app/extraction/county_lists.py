"""Counties named together: "Cook, Lake and St. Louis counties"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.extraction.types import Span
from app.knowledge.places import Gazetteer, GazetteerPlace, fold_name

_COUNTIES = re.compile(r"\s[Cc]ounties\b['’]?")
_PART = re.compile(r",? and |, ")
_WINDOW = 160
"""Characters before "counties" in which the names of the list are looked for."""
_WORDS = 3
"""A county's name has no more words before "County"."""


@dataclass(slots=True, eq=False)
class Name:
    """A name of the gazetteer: where it stands, its folded key, its places, where its list (if any) ends."""

    span: Span
    key: str
    options: tuple[GazetteerPlace, ...]
    end: int


def county_names(text: str, paragraph: Span, gazetteer: Gazetteer) -> Iterator[Name]:
    """The counties of every such list in a paragraph, in text order. A list has at least two."""
    if text.find("ounties", *paragraph) < 0:
        return
    for match in _COUNTIES.finditer(text, paragraph.start, paragraph.end):
        names = list(
            _backwards(text, max(paragraph.start, match.start() - _WINDOW), match.start(), gazetteer)
        )
        if len(names) > 1:
            for span, key, options in reversed(names):
                yield Name(span, key, options, match.end())


def _backwards(
    text: str, start: int, end: int, gazetteer: Gazetteer
) -> Iterator[tuple[Span, str, tuple[GazetteerPlace, ...]]]:
    """Names from the last to the first; the first one's words are cut from what stands before the list."""
    parts = list(_PART.finditer(text, start, end))
    stop = end
    for part in [*reversed(parts), None]:
        first = part.end() if part else start
        found = _last_words(text[first:stop], gazetteer)
        if found is None:
            return
        length, key, options = found
        yield Span(stop - length, stop), key, options
        if part is None or stop - length != first:
            return
        stop = part.start()


def _last_words(written: str, gazetteer: Gazetteer) -> tuple[int, str, tuple[GazetteerPlace, ...]] | None:
    """The longest tail of these words that names a county: `for the St. Louis` -> `St. Louis`."""
    words = written.split(" ")
    for count in range(min(_WORDS, len(words)), 0, -1):
        name = " ".join(words[-count:])
        key = f"{fold_name(name)} county"
        options = gazetteer.by_name.get(key)
        if options is not None and name[0].isupper():
            return len(name), key, options
    return None
