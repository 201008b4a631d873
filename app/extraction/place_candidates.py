"""Where a name of the gazetteer may stand: capitalised words looked up longest first, with what is around."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.extraction.text import Analysis
from app.extraction.types import Span
from app.knowledge.places import Gazetteer, GazetteerPlace, fold_name

_CAPITALISED = re.compile(r"(?:(?<=^)|(?<=[\s\"“‘'(\[—–/-]))[A-ZÀ-Þ][^\s,;:!?()\[\]\"“”—–/]*")
_STATE_AFTER = re.compile(r",\s((?:[A-Z][\w.]*)(?:\s[A-Z][\w.]*){0,2})")
_WORD_AFTER = re.compile(r"\s([^\s,;:!?()\[\]\"“”—–/]+)")
_LONGEST_NAME = 60
"""No name of the gazetteer has more characters; a candidate is looked for in no more."""
_LINKING = frozenset(
    [
        "of",
        "the",
        "and",
        "du",
        "de",
        "la",
        "las",
        "los",
        "in",
        "on",
        "by",
        "or",
        "county",
        "parish",
        "borough",
        "township",
        "city",
    ]
)
_ENDINGS = ".'’"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of the gazetteer in the text, not yet known to be a place.

    `before` holds up to two words before it on its side of any punctuation, `after` the word behind it,
    as written; `state` is the postal code of a state that follows after a comma, up to offset `full.end`.
    """

    span: Span
    full: Span
    key: str
    options: tuple[GazetteerPlace, ...]
    state: str | None
    before: tuple[str, ...]
    after: str


def find_candidates(analysis: Analysis, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Every candidate in text order, none overlapping another; linear in the length of the text."""
    text = analysis.text
    longest = gazetteer.longest
    for paragraph in analysis.paragraphs:
        at = paragraph.start
        for match in _CAPITALISED.finditer(text, paragraph.start, paragraph.end):
            if match.start() < at:
                continue
            first = _bare(match.group())
            words = longest.get(first)
            if words is None:
                first = first.rstrip(_ENDINGS)
                words = longest.get(first)
                if words is None:
                    continue
            candidate = _longest_match(text, Span(match.start(), paragraph.end), words, gazetteer)
            if candidate is not None:
                at = candidate.full.end
                yield candidate


def _bare(word: str) -> str:
    """A word folded, without the possessive: `Chicago’s` -> `chicago`."""
    folded = fold_name(word)
    return folded[:-2] if folded.endswith("'s") else folded


def _longest_match(text: str, room: Span, words: int, gazetteer: Gazetteer) -> Candidate | None:
    window = text[room.start : min(room.end, room.start + _LONGEST_NAME)]
    parts = window.split(None, words)[:words]
    for count in range(len(parts), 0, -1):
        found = _known(parts[:count], gazetteer)
        if found is None:
            continue
        key, length, options = found
        span = Span(room.start, room.start + length)
        if len(span.of(text).split()) != count:
            continue
        full, state = _state_after(text, span, room.end, gazetteer)
        return Candidate(
            span, full, key, options, state, _words_before(text, span.start), _after(text, full.end)
        )
    return None


def _known(parts: list[str], gazetteer: Gazetteer) -> tuple[str, int, tuple[GazetteerPlace, ...]] | None:
    """Key, length in the text and places of these words taken as one name, or None."""
    for word in parts[1:]:
        if word[0].islower() and word.rstrip(_ENDINGS + ',;:!?)"”') not in _LINKING:
            return None
    for inner in parts[:-1]:
        if inner[-1] in ',;:!?)"”' or (inner[-1] == "." and len(inner) > 4):
            return None
    written = " ".join(parts)
    for ending in ("", ',;:!?)]"”', ".,;:!?)]\"”’'"):
        tail = written.rstrip(ending) if ending else written
        for name in (tail, tail[:-2] if tail[-2:] in ("'s", "’s") else ""):
            key = fold_name(name) if name else ""
            options = gazetteer.by_name.get(key)
            if options and (key not in gazetteer.acronyms or name.isupper()):
                return key, len(name), options
    return None


def _state_after(text: str, span: Span, end: int, gazetteer: Gazetteer) -> tuple[Span, str | None]:
    """`, Minn.` or `, Nebraska,` behind a name: the span with it, and the postal code."""
    match = _STATE_AFTER.match(text, span.end, end)
    if match is None:
        return span, None
    words = match.group(1).split()
    for count in range(len(words), 0, -1):
        written = " ".join(words[:count])
        for form in (written, written.rstrip(".")):
            code = gazetteer.states.get(fold_name(form))
            if code and not (len(form) == 2 and not form.isupper()):
                return Span(span.start, match.start(1) + len(form)), code
    return span, None


def _words_before(text: str, start: int) -> tuple[str, ...]:
    """Up to two words directly before `start`, only blanks between them, the nearer one last."""
    window = text[max(0, start - 40) : start]
    if not window or not window[-1].isspace() or "\n" in window[-2:]:
        return ()
    words = window.rsplit(None, 2)[-2:]
    if words and words[-1][-1] in ',;:!?)"”':
        return ()
    return tuple(words)


def _after(text: str, end: int) -> str:
    match = _WORD_AFTER.match(text, end + 2 if text[end : end + 2] in ("'s", "’s") else end)
    return match.group(1) if match and "\n" not in match.group()[:2] else ""
