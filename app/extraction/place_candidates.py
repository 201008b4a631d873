"""Where a name of the gazetteer may stand: capitalised words looked up longest first, with what is around."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.extraction.lookup import CAPITALISED, agency_at, first_words, phrases_at
from app.extraction.text import Analysis
from app.extraction.types import Span
from app.knowledge import Knowledge
from app.knowledge.places import Gazetteer, GazetteerPlace, fold_name

_STATE_BEHIND = re.compile(r"(?P<joint>,\s|\sin\s|\s\()(?P<words>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})")
_WORD_BEHIND = re.compile(r"(?:['’]s?)?[ \u00a0]([^\s,;:!?()\[\]\"“”—–/]+)")
_COUNTIES = re.compile(r"((?:[A-Z][\w.’']+ ){1,3})[Cc]ounties\b")
_BEFORE = 48
"""Characters looked at before a name."""
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
    ]
    + ["township", "city"]
)
_ABBREVIATION = 4
"""A word inside a name may end in a full stop if it is this short: `St.`, `Mt.`"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of the gazetteer in the text, not yet known to be a place.

    `full` is the name with a state behind it, `state` that state's postal code and `joint` what parts the
    two. `before` holds up to two words before the name and `behind` the word after it, as written; they are
    empty where punctuation comes between. `chained` says that only a comma or "and" parts it from the
    candidate before it.
    """

    span: Span
    full: Span
    key: str
    options: tuple[GazetteerPlace, ...]
    state: str | None
    before: tuple[str, ...]
    behind: str
    possessive: bool
    chained: bool


def find_candidates(analysis: Analysis, knowledge: Knowledge) -> Iterator[Candidate]:
    """Every candidate in text order, none overlapping another or an agency's own name."""
    text, gazetteer = analysis.text, knowledge.places
    longest = gazetteer.longest
    for paragraph in analysis.paragraphs:
        at = paragraph.start
        last_end = -1
        for match in CAPITALISED.finditer(text, paragraph.start, paragraph.end):
            start = match.start()
            if start < at:
                continue
            written, bare = first_words(match.group())
            words = max(longest.get(written, 0), longest.get(bare, 0))
            if not words:
                continue
            room = Span(start, paragraph.end)
            agency = agency_at(text, room, match.group(), knowledge.agencies)
            found = _longest_name(text, room, words, gazetteer)
            if agency is not None and (found is None or agency[0].end > start + len(found[0])):
                at = agency[0].end
            elif found is not None:
                candidate = _candidate(text, room, found, gazetteer, last_end)
                at = last_end = candidate.full.end
                yield candidate


def _longest_name(
    text: str, room: Span, words: int, gazetteer: Gazetteer
) -> tuple[str, str, tuple[GazetteerPlace, ...]] | None:
    """The longest name that begins here: as written, folded, and the places of that name."""
    for phrase in phrases_at(text, room, words):
        key = fold_name(phrase)
        options = gazetteer.by_name.get(key)
        if options is None or (key in gazetteer.acronyms and not phrase.isupper()):
            continue
        inner = phrase.split(" ")
        if all(word[0].isupper() or word in _LINKING for word in inner if word):
            return phrase, key, options
    return None


def _candidate(
    text: str,
    room: Span,
    found: tuple[str, str, tuple[GazetteerPlace, ...]],
    gazetteer: Gazetteer,
    last_end: int,
) -> Candidate:
    phrase, key, options = found
    span = Span(room.start, room.start + len(phrase))
    full, state = _state_behind(text, span, room.end, gazetteer, options)
    behind = _WORD_BEHIND.match(text, full.end, room.end)
    return Candidate(
        span=span,
        full=full,
        key=key,
        options=options,
        state=state,
        before=_words_before(text, span.start),
        behind=behind.group(1) if behind else "",
        possessive=text[span.end : span.end + 2] in ("'s", "’s"),
        chained=last_end >= 0
        and text[last_end : span.start] in (", ", ", and ", " and ", "; ", ", or ", " or "),
    )


def _state_behind(
    text: str, span: Span, end: int, gazetteer: Gazetteer, options: tuple[GazetteerPlace, ...]
) -> tuple[Span, str | None]:
    """`, Minn.`, `, Nebraska,` or ` in Maryland` behind a name: the span with it, and the postal code.

    "in" only binds where a place of the name lies in that state: "protests in Portland in Texas-style heat".
    """
    match = _STATE_BEHIND.match(text, span.end, end)
    if match is None:
        return span, None
    comma = match["joint"][0] == ","
    for phrase in phrases_at(text, Span(match.start("words"), match.end()), 3):
        code = gazetteer.states.get(fold_name(phrase))
        if code is None or (len(phrase) == 2 and not phrase.isupper()):
            continue
        if comma and not _lists_cities(phrase, code, options, gazetteer):
            return Span(span.start, match.start("words") + len(phrase)), code
        if not comma and any(place.state == code and place.slug != code.lower() for place in options):
            return Span(span.start, match.start("words") + len(phrase)), code
    return span, None


def _lists_cities(phrase: str, code: str, options: tuple[GazetteerPlace, ...], gazetteer: Gazetteer) -> bool:
    """ "Boston, New York and Denver": the second is no state but the next city."""
    words = gazetteer.context
    if fold_name(phrase) not in words.either:
        return False
    return any(place.slug in words.standalone and place.state != code for place in options)


def _words_before(text: str, start: int) -> tuple[str, ...]:
    """Up to two words directly before `start`, nothing but single blanks between them, the nearer one last."""
    if start == 0 or text[start - 1] not in " \u00a0":
        return ()
    words = text[max(0, start - _BEFORE) : start - 1].rsplit(None, 2)[-2:]
    if not words or words[-1][-1] in ',;:!?)"”—–':
        return ()
    if len(words) == 2 and words[0][-1] in ',;:!?)"”—–.':
        words = words[1:]
    return tuple(word.lstrip("\"“‘'([—–") for word in words)
