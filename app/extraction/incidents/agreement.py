"""Whether a sentence's place and date can be those of an event."""

import re
from collections.abc import Sequence

from app.extraction.incidents.scenes import Scene
from app.extraction.places import PlaceMention
from app.extraction.types import Span, When
from app.vocabulary import PlaceKind, Precision

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SAID_THEN = re.compile(
    r"\b(?:said|told|says|wrote|announced|statement|conference|interview)\W+(?:\w+\W+){0,2}$"
)
_THEN_SAID = re.compile(
    r"(?:['’]s)?(?: (?:morning|afternoon|evening|night))?"
    r" (?:\w+ )?(?:interview|statement|conference|briefing|hearing|meeting|letter|e?mail|post|video|speech)\b"
)
_OF_DEED = re.compile(
    r"(?:['’]s)?(?: (?:morning|afternoon|evening|night))?(?:['’]s)?"
    r" (?:raid|arrest|stop|shooting|killing|operation|sweep|death|incident|protest)s?\b"
)
_MONTH_DAY = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\.? (\d{{1,2}})\b", re.IGNORECASE)


def places_agree(told: Sequence[Scene], scene: Scene) -> bool:
    """Whether one side names no place, or both name one place or a place and its state."""
    ours = [mention for other in told for mention in other.places]
    return not ours or not scene.places or any(one_within_other(a, b) for a in ours for b in scene.places)


def one_within_other(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether the two are one place, or a place and its state."""
    a, b = one.place, other.place
    return a.slug == b.slug or (a.state == b.state and PlaceKind.STATE in (a.kind, b.kind))


def dates_agree(told: Sequence[Scene], scene: Scene) -> bool:
    """Whether one side gives no exact date, or two of them can be one day."""
    ours = [when for other in told for when in other.dates if when.earliest is not None]
    theirs = [when for when in scene.dates if when.earliest is not None]
    return not ours or not theirs or any(_meet(a, b) for a in ours for b in theirs)


def _meet(one: When, other: When) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    if Precision.YEAR in (one.precision, other.precision) and one.precision is not other.precision:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def is_of_speaking(when: When, text: str) -> bool:
    """Whether the words are the day of speaking, not of what is spoken of.

    "Agents came to the shop, Doe said on Friday", "in a Monday evening interview".
    """
    start, end = when.span
    return bool(_SAID_THEN.search(text, max(0, start - 40), start) or _THEN_SAID.match(text, end))


def is_of_deed(when: When, text: str) -> bool:
    """Whether the words say when something spoken of happened: "officials praised the Sunday raid"."""
    return _OF_DEED.match(text, when.span.end) is not None


def day_named(when: When, text: str) -> str | None:
    """A date with its day, as one can compare it: "01-24" for "Jan. 24", though the year is not known.

    None where the words name no day of a month and none can be reckoned.
    """
    if when.precision is Precision.DAY and when.earliest is not None:
        return f"{when.earliest:%m-%d}"
    found = _MONTH_DAY.search(when.span.of(text)) if when.precision is Precision.UNKNOWN else None
    return f"{_MONTHS.index(found[1].lower()) + 1:02}-{int(found[2]):02}" if found else None


def distance(one: Span, other: Span) -> int:
    """Characters between two spans; 0 where they meet."""
    return max(one.start - other.end, other.start - one.end, 0)
