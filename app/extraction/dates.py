"""Dates in a text, resolved against the day of publication: never more exact than the words."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from app.extraction.types import Span, When
from app.knowledge.phrases import Words
from app.vocabulary import Precision

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""The month each begins with; each has three."""

_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?\.?|July?\.?|Aug(?:ust|\.)"
    r"|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_YEAR = r"(?:19|20)\d\d\b"
_FORMS = (
    rf"(?:{_WEEKDAY},? )?(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    rf"(?:(?:[-–—]| to | through )(?:(?P<last_month>{_MONTH}) )?(?P<last_day>\d{{1,2}})(?! ?[\w%:]))?"
    rf"(?:,? (?P<year>{_YEAR}))?",
    rf"(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH})(?: (?P<year2>{_YEAR}))?",
    rf"(?P<month3>{_MONTH}),? (?:of )?(?P<year3>{_YEAR})",
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b",
    rf"(?P<last>[Ll]ast )?(?P<weekday>{_WEEKDAY})\b",
    r"(?P<deictic>[Tt]oday|[Yy]esterday|[Tt]onight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b",
    r"(?P<which>[Ee]arlier this|[Ll]ater this|[Tt]his past|[Tt]his|[Ll]ast)"
    r" (?P<unit>weekend|week|month|year)\b",
    r"(?P<over>[Oo]ver the weekend)\b",
    rf"(?P<this>[Tt]his|[Ll]ast) (?P<season>{'|'.join(_SEASONS)})\b",
    rf"(?P<count>\d{{1,2}}|{'|'.join(f'[{n[0].upper()}{n[0]}]{n[1:]}' for n in _NUMBERS)})"
    r" (?P<ago>day|week|month|year)s? ago\b",
    r"(?<=\b[Aa] )(?P<one>week|month|year) ago\b",
    rf"(?:[Ii]n|[Ss]ince|[Ll]ast|[Tt]his|[Ee]arly|[Ll]ate|mid-|[Bb]y) ?(?P<month4>{_MONTH})"
    rf"(?![\w’']| \d|, {_YEAR})",
    rf"(?:[Ii]n|[Dd]uring|[Ee]arly|[Ll]ate) (?P<year5>{_YEAR})",
    rf"[Ss]ince (?P<since>{_YEAR})",
    rf"(?:(?<=\b[Aa] )|(?<=\b[Tt]he )|(?<=\b[Ii]ts ))(?P<year6>{_YEAR})(?= [a-z])",
    r"(?P<vague>[Ii]n recent (?:days|weeks|months|years)|[Rr]ecent(?:ly| weeks| days| months))\b",
)
_CANDIDATE = re.compile("|".join(_FORMS))
_KEYS = frozenset(
    "january february march april may june july august september october november december monday tuesday "  # noqa: SIM905
    "wednesday thursday friday saturday sunday today yesterday tonight night morning afternoon evening sept "
    "week weeks weekend month months year years day days recent recently "
    "spring summer fall autumn winter".split()
).union(_MONTHS, map(str, range(1900, 2100)))
"""Every date holds one of these words."""
_BEGINNINGS = "last this earlier later in since early late by during mid over"
_FIRST = _KEYS.union(_BEGINNINGS.split(" "), _NUMBERS)
"""Every date begins with one of these words, or with a number."""
_DAY = timedelta(days=1)


def dates_in(words: Words, published: date | None) -> list[When]:
    """The dates of one sentence, in text order.

    Weekdays and days without a year are the last such day up to publication; where publication is unknown
    they have precision unknown and no bounds. Linear in the length of the sentence.
    """
    found: list[When] = []
    if words.keys.isdisjoint(_KEYS):
        return found
    for at in sorted(words.places((words.keys & _FIRST).union(filter(str.isdigit, words.keys)))):
        if not found or at >= found[-1].span.end:
            match = _CANDIDATE.match(words.text, at, words.end)
            if match is not None:
                found.append(resolve(match, published))
    return found


def resolve(match: re.Match[str], published: date | None) -> When:
    """A candidate made exact. Impossible days ("Feb. 30") and days out of range are unknown."""
    span = Span(*match.span())
    for group, resolver in _RESOLVERS.items():
        if match[group]:
            try:
                bounds = resolver(match, published)
            except (ValueError, OverflowError):
                bounds = None
            if bounds is not None:
                return When(span, *bounds)
            break
    return When(span, None, None, Precision.UNKNOWN)


_Bounds = tuple[date, date, Precision]


def _one_day(day: date) -> _Bounds:
    return day, day, Precision.DAY


def _month(year: int, month: int) -> _Bounds:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - _DAY, Precision.MONTH


def _year(year: int) -> _Bounds:
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def _month_number(words: str) -> int:
    return _MONTHS.index(words[:3].lower()) + 1


def _month_day(words: tuple[str, str, str | None], published: date | None) -> _Bounds | None:
    """As in "Jan. 7, 2026", or "Jan. 7": the last one up to publication."""
    month, day, year = _month_number(words[0]), int(words[1]), words[2]
    if year:
        return _one_day(date(int(year), month, day))
    if published is None:
        return None
    this_year = date(published.year, month, day)
    return _one_day(this_year if this_year <= published else date(published.year - 1, month, day))


def _days(match: re.Match[str], published: date | None) -> _Bounds | None:
    """As in "Jan. 7-9", "Jan. 28 to Feb. 3": from the last such first day up to publication; both count.

    A year stands behind the second day, and is that of the first where it comes before it.
    """
    begun = _month_day((match["month"], match["day"], match["year"]), published)
    if begun is None:
        return None
    month, day = _month_number(match["last_month"] or match["month"]), int(match["last_day"])
    turns = (month, day) < (begun[0].month, begun[0].day)
    if match["year"]:
        return begun[0].replace(year=begun[0].year - turns), date(begun[0].year, month, day), Precision.RANGE
    return begun[0], date(begun[0].year + turns, month, day), Precision.RANGE


def _bare_month(match: re.Match[str], published: date | None) -> _Bounds | None:
    """As in "in September": the last one begun up to publication."""
    if published is None:
        return None
    month = _month_number(match["month4"])
    return _month(published.year - (month > published.month), month)


def _weekday(match: re.Match[str], published: date | None) -> _Bounds | None:
    """As in "on Tuesday": the last one up to publication, before it where the text says "last Tuesday"."""
    if published is None:
        return None
    back = (published.weekday() - _WEEKDAYS.index(match["weekday"][:3].lower())) % 7
    return _one_day(published - timedelta(days=back or (7 if match["last"] else 0)))


def _deictic(match: re.Match[str], published: date | None) -> _Bounds | None:
    """As in "yesterday", "this morning"."""
    if published is None:
        return None
    is_before = match["deictic"].lower() in ("yesterday", "last night")
    return _one_day(published - _DAY if is_before else published)


def _unit(match: re.Match[str], published: date | None) -> _Bounds | None:
    """As in "last month", "earlier this year", "last weekend"; "this week" is Monday to publication."""
    if published is None or match["which"].lower() == "later this":
        return None
    unit, is_last = match["unit"], match["which"].lower() == "last"
    monday = published - timedelta(days=published.weekday())
    if unit == "year":
        return _year(published.year - is_last)
    if unit == "month":
        before = published.replace(day=1) - _DAY if is_last else published
        return _month(before.year, before.month)
    if unit == "weekend":
        return _weekend(published, is_now=match["which"].lower() == "this" and published.weekday() >= 4)
    if is_last:
        return monday - timedelta(days=7), monday - _DAY, Precision.RANGE
    return monday, published, Precision.RANGE


def _weekend(published: date | None, *, is_now: bool) -> _Bounds | None:
    """Saturday and Sunday before publication, or those it lies in or just before."""
    if published is None:
        return None
    saturday = published + timedelta(days=(5 if is_now else -2) - published.weekday())
    return saturday, saturday + _DAY, Precision.RANGE


def _season(match: re.Match[str], published: date | None) -> _Bounds | None:
    """As in "last summer", June to August: the last over, or with "this" the last begun, by publication."""
    if published is None:
        return None
    month = _SEASONS[match["season"]]
    years = (published.year, published.year - 1, published.year - 2)
    seasons = (
        (date(year, month, 1), _month(year + month // 12, (month + 2 - 1) % 12 + 1)[1]) for year in years
    )
    by = 0 if match["this"].lower() == "this" else 1
    first, last = next(season for season in seasons if season[by] <= published)
    return first, last, Precision.RANGE


def _ago(match: re.Match[str], published: date | None) -> _Bounds | None:
    """As in "three days ago" (a day), "two weeks ago" (Monday to Sunday), "six months ago"."""
    if published is None:
        return None
    words, unit = (match["count"] or "one").lower(), match["ago"] or match["one"]
    count = int(words) if words.isdigit() else _NUMBERS.index(words) + 1
    if unit == "day":
        return _one_day(published - timedelta(days=count))
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * count)
        return monday, monday + timedelta(days=6), Precision.RANGE
    if unit == "year":
        return _year(published.year - count)
    months = published.year * 12 + published.month - 1 - count
    return _month(months // 12, months % 12 + 1)


def _since(match: re.Match[str], published: date | None) -> _Bounds | None:
    """As in "since 2008": from then until publication. A day or month behind "since" is when it began."""
    begun = date(int(match["since"]), 1, 1)
    return None if published is None or begun > published else (begun, published, Precision.RANGE)


_Resolver = Callable[[re.Match[str], date | None], _Bounds | None]
_RESOLVERS: dict[str, _Resolver] = {
    "last_day": _days,
    "month": lambda m, published: _month_day((m["month"], m["day"], m["year"]), published),
    "month2": lambda m, published: _month_day((m["month2"], m["day2"], m["year2"]), published),
    "month3": lambda m, _: _month(int(m["year3"]), _month_number(m["month3"])),
    "iso": lambda m, _: _one_day(date.fromisoformat(m["iso"])),
    "weekday": _weekday,
    "deictic": _deictic,
    "unit": _unit,
    "over": lambda _, published: _weekend(published, is_now=bool(published and published.weekday() > 4)),
    "season": _season,
    "ago": _ago,
    "one": _ago,
    "month4": _bare_month,
    "year5": lambda m, _: _year(int(m["year5"])),
    "since": _since,
    "year6": lambda m, _: _year(int(m["year6"])),
}
