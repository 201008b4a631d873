"""Where a name of the gazetteer may stand: capitalised words looked up longest first, with what is around."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.extraction.county_lists import Name, county_names
from app.extraction.lookup import Opening, openings, phrases_at
from app.extraction.text import Analysis
from app.extraction.types import Span
from app.knowledge import Knowledge
from app.knowledge.agencies import NamedAgency
from app.knowledge.places import Gazetteer, GazetteerPlace, fold_name
from app.vocabulary import Level, PlaceKind

_STATE_BEHIND = re.compile(r"(?P<joint>,\s|\sin\s|\s\()(?P<words>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})")
_WORD_BEHIND = re.compile(r"(?:['’]s?)?[ \u00a0]([^\s,;:!?()\[\]\"“”—–/]+)")
_STATE_WORDS = (3, 2, 1)
"""How many words a written state or country may have."""
_DATELINE = re.compile(r"\s?(?:\([^)\n]{1,40}\)\s?)?(?:--|[—–-])")
_CLOSING = re.compile(r",\s(?!and\b|or\b)[a-z]")
"""A comma with small words behind: the end of "in Delaware, Ohio, shops closed", not of a list."""
_BEFORE = 48
"""Characters looked at before a name."""
_BLANKS = " \n\u00a0"
_INITIAL = 2
"""Characters of an initial with its full stop."""

_STREETS = re.compile(r"(?: and [A-Z][\w’'-]+)? (?:[Aa]venues|[Bb]oulevards|Streets|Roads|Drives)\b")
"""Behind a name: it is a street's, "Duluth and Elm avenues". Small "streets" are those of a city."""

_CHAIN = frozenset([", ", ", and ", " and ", "; ", "; and ", ", or ", " or "])
"""What parts the members of a list."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A name of the gazetteer in the text, not yet known to be a place.

    `full` is the name with a state behind it, `state` that state's postal code and `joint` what parts the
    two. `before` holds up to two words before the name and `behind` the word after it, as written; they are
    empty where punctuation comes between. `chained` says that only a comma or "and" parts it from the
    candidate before it. `dateline` says that it is where a report was written, `abroad` that a country
    stands behind it. `limit` is the end of its paragraph.
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
    dateline: bool
    abroad: bool
    limit: int


def find_candidates(analysis: Analysis, knowledge: Knowledge) -> Iterator[Candidate]:
    """Every candidate in text order, none overlapping another or an agency's own name."""
    text = analysis.text
    for paragraph, starts in zip(analysis.paragraphs, openings(analysis, knowledge), strict=True):
        last_end = -1
        state_from = state_to = -1
        for name in _names(text, paragraph, starts, knowledge.places):
            in_state = state_from <= name.span.start < state_to
            if in_state or _STREETS.match(text, name.end, paragraph.end):
                continue
            candidate = _candidate(text, name, paragraph, last_end, knowledge.places)
            state_from, state_to = name.end, candidate.full.end
            last_end = candidate.full.end if name.end == name.span.end else name.span.end
            yield candidate


def _names(text: str, paragraph: Span, starts: tuple[Opening, ...], gazetteer: Gazetteer) -> Iterator[Name]:
    """Names in one paragraph, the longest at each place; an agency's name hides the place that begins it."""
    listed = {name.span.start: name for name in county_names(text, paragraph, gazetteer)}
    at = paragraph.start
    for start, lengths, agency in starts:
        if not lengths or start < at:
            continue
        name = listed.get(start)
        if name is None:
            name = _longest_name(text, start, paragraph.end, lengths, gazetteer)
            if agency is not None and _hides(agency, name):
                at = agency[0].end
                continue
        if name is not None:
            at = name.span.end
            yield name


def _hides(agency: tuple[Span, NamedAgency], name: Name | None) -> bool:
    """For "Justice Department": a longer federal name is no place, a city's agency is one."""
    span, known = agency
    return known.level is Level.FEDERAL and (name is None or span.end > name.end)


def _longest_name(
    text: str, start: int, limit: int, lengths: Sequence[int], gazetteer: Gazetteer
) -> Name | None:
    for phrase in phrases_at(text, start, limit, lengths):
        key = fold_name(phrase)
        options = gazetteer.by_name.get(key)
        if options is None or (key in gazetteer.acronyms and not phrase.isupper()):
            continue
        words = [word for word in phrase.split(" ") if word and not word[0].isupper()]
        if not words or gazetteer.context.linking.issuperset(words):
            end = start + len(phrase)
            return Name(Span(start, end), key, options, end)
    return None


def _candidate(text: str, name: Name, paragraph: Span, last_end: int, gazetteer: Gazetteer) -> Candidate:
    """A name with what stands around it; `last_end` is where the candidate before it ends, or -1."""
    span = name.span
    before = _words_before(text, paragraph.start, span.start, gazetteer)
    room = Span(name.end, paragraph.end)
    end, state = _state_behind(text, room, name.options, gazetteer)
    if state is not None and text[name.end] != "," and not _binds(name, before, gazetteer):
        end, state = name.end, None
    behind = _WORD_BEHIND.match(text, end, paragraph.end)
    return Candidate(
        span=span,
        full=span if end == span.end else Span(span.start, end),
        key=name.key,
        options=name.options,
        state=state,
        before=before,
        behind=behind.group(1) if behind else "",
        possessive=text[span.end : span.end + 2] in ("'s", "’s"),
        chained=last_end >= 0 and text[last_end : span.start] in _CHAIN,
        dateline=_in_dateline(text, span, end),
        abroad=state is None and _is_abroad(text, room, name.options, gazetteer),
        limit=paragraph.end,
    )


def _in_dateline(text: str, span: Span, end: int) -> bool:
    """For "DULUTH, Minn. (AP) —", which ends at `end`."""
    return (
        (span.start == 0 or text[span.start - 1] == "\n")
        and span.of(text).isupper()
        and _DATELINE.match(text, end) is not None
    )


def _is_abroad(text: str, room: Span, options: tuple[GazetteerPlace, ...], gazetteer: Gazetteer) -> bool:
    """For "Toledo, Spain"; not for "from Texas, Mexico and Cuba"."""
    if not text.startswith(",", room.start) or any(place.kind is PlaceKind.STATE for place in options):
        return False
    match = _STATE_BEHIND.match(text, room.start, room.end)
    if match is None:
        return False
    for phrase in phrases_at(text, match.start("words"), match.end(), _STATE_WORDS):
        if fold_name(phrase).rstrip(".") in gazetteer.context.abroad:
            return not text.startswith((" and ", " or "), match.start("words") + len(phrase))
    return False


def _binds(name: Name, before: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Whether " in Ohio" behind a name is its state: a county's, or behind "in" itself, not a person's."""
    words = gazetteer.context
    return name.options[0].kind is PlaceKind.COUNTY or (
        bool(before) and fold_name(before[-1]) in words.locative
    )


def _state_behind(
    text: str, room: Span, options: tuple[GazetteerPlace, ...], gazetteer: Gazetteer
) -> tuple[int, str | None]:
    """`, Minn.`, `, Nebraska,` or ` in Maryland` behind a name: where it ends, and the postal code.

    "in" binds only where a place of the name lies in that state: not in "Duluth in Texas-style heat".
    """
    match = _STATE_BEHIND.match(text, room.start, room.end)
    if match is None:
        return room.start, None
    comma = match["joint"][0] == ","
    start = match.start("words")
    for phrase in phrases_at(text, start, match.end(), _STATE_WORDS):
        code = gazetteer.states.get(fold_name(phrase))
        if code is None or (len(phrase) == 2 and not phrase.isupper()):
            continue
        if comma and _next_in_list(text, Span(start, start + len(phrase)), options, gazetteer):
            continue
        if comma or any(place.state == code and place.kind is not PlaceKind.STATE for place in options):
            return start + len(phrase), code
    return room.start, None


def _next_in_list(
    text: str, written: Span, options: tuple[GazetteerPlace, ...], gazetteer: Gazetteer
) -> bool:
    """For "Boston, New York", "Maine, Iowa and Ohio", "in Cleveland, Georgia Republicans": no completion.

    A state's name is spelled out behind another state's, or behind a city that is known without its state
    and lies elsewhere. "In Delaware, Ohio, shops closed" has a comma at its end, and Ohio such a city.
    """
    phrase = written.of(text)
    code = gazetteer.states[fold_name(phrase)]
    if len(phrase) == 2 or phrase.endswith("."):
        return False
    if any(place.kind is PlaceKind.STATE for place in options):
        within = any(place.state == code and place.kind is PlaceKind.CITY for place in options)
        return not (within and _CLOSING.match(text, written.end))
    words = gazetteer.context
    if not any(place.slug in words.standalone and place.state != code for place in options):
        return False
    return fold_name(phrase) in words.either or text[written.end : written.end + 1] in (
        " ",
        "'",
        "’",
    )


def _words_before(text: str, opening: int, start: int, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Up to two words directly before `start`, parted by nothing but single blanks, the nearer one last."""
    if start == opening or text[start - 1] not in _BLANKS:
        return ()
    words = text[max(opening, start - _BEFORE) : start - 1].rsplit(None, 2)[-2:]
    if not words or _ends(words[-1], gazetteer):
        return ()
    if _ends(words[0], gazetteer):
        del words[0]
    return tuple(word.lstrip("\"“‘'([—–") for word in words)


def _ends(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a clause or sentence ends with this word: not with "Mr." and not with an initial."""
    if word[-1] == ".":
        return len(word) > _INITIAL and fold_name(word) not in gazetteer.context.not_before
    return word[-1] in ',;:!?)"”—–'
