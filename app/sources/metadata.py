"""What is known about an article besides its words: title, outlet, address, date, language, genre.

A field that an author declares (front matter, a key, a column) and that is wrong refuses the article, naming
the field: a wrong date or address would stand on a public page. What is only guessed from a web page is
dropped where it is wrong. Blank and null are unknown.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from urllib.parse import urlsplit

from app.sources.errors import UnreadableError
from app.sources.types import RawArticle
from app.vocabulary import Genre

T = TypeVar("T")
_BIDI_CONTROLS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,2}")
_ADDRESS = re.compile(r"[^\s\x00-\x20\x7f-\x9f<>\"\\^`{|}]+")
_IN_NUMBERS = re.compile(r"\d\s*[/.-]\s*\d|^[\d\s:]+$")
"""`05/09/2025`: nobody can tell the day from the month."""
_URL_CHARS, _DATE_CHARS, _LANGUAGE_CHARS = 2000, 60, 20
_YEARS = range(1800, 2201)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The known fields, each valid or None."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    genre: Genre | None = None

    def article(
        self, text: str, source: str, record_id: str | None = None, *, numbered: bool = False
    ) -> RawArticle:
        """The article that this is known about; the rest as in `RawArticle`."""
        return RawArticle(
            text=text,
            source=source,
            record_id=record_id,
            title=self.title,
            outlet=self.outlet,
            url=self.url,
            published=self.published,
            language=self.language,
            genre=self.genre,
            numbered=numbered,
        )


def declared(values: Mapping[str, object]) -> Metadata:
    """The fields an author gave. Raises `UnreadableError` naming the first wrong one; others are ignored."""
    return Metadata(
        title=_field(values, "title", title_of),
        outlet=_field(values, "outlet", outlet_of),
        url=_field(values, "url", url_of),
        published=_field(values, "published", date_of),
        language=_field(values, "language", language_of),
        genre=_field(values, "genre", genre_of),
    )


def guessed(values: Mapping[str, object]) -> Metadata:
    """The fields a page seems to have; a wrong one counts as unknown."""
    kept: dict[str, object] = {}
    for name, value in values.items():
        try:
            declared({name: value})
        except UnreadableError:
            continue
        kept[name] = value
    return declared(kept)


def _field(values: Mapping[str, object], name: str, parse: Callable[[object], T]) -> T | None:
    value = values.get(name)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        return parse(value)
    except UnreadableError as error:
        raise UnreadableError(f"its {name} {error}") from None


def line_of(value: object, limit: int) -> str:
    """One line of at most `limit` characters: blanks collapsed, control and direction characters left out."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise UnreadableError(f"is no text but {type(value).__name__}; write it between quotation marks")
    line = " ".join(str(value).split())
    if len(line) > limit:
        raise UnreadableError(f"is longer than {limit} characters; shorten it")
    if any(unicodedata.category(char) == "Cs" for char in line):
        raise UnreadableError("is not valid UTF-8; save the file as UTF-8")
    return "".join(c for c in line if unicodedata.category(c) != "Cc" and c not in _BIDI_CONTROLS)


def title_of(value: object) -> str:
    """A headline of at most 500 characters."""
    return line_of(value, 500)


def outlet_of(value: object) -> str:
    """An outlet's name of at most 200 characters."""
    return line_of(value, 200)


def url_of(value: object) -> str:
    """An http or https address with a host and without user name. Nothing else may become a link."""
    address = value.strip() if isinstance(value, str) else ""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        usable = False
    if not usable or len(address) > _URL_CHARS or not _ADDRESS.fullmatch(address):
        raise UnreadableError(
            "is no web address (http:// or https://, a host, no blanks or user name, "
            f"at most {_URL_CHARS} characters); correct it or leave it out"
        )
    return address


def date_of(value: object) -> date:
    """A whole day: a date, an ISO 8601 date or time, or English or Spanish words ("Jan. 7, 2026").

    The day is the one written, whatever its zone. `05/09/2025` is May 9 or September 5 and so refused, as are
    less than a day, relative words and years before 1800 or after 2200.
    """
    day = value.date() if isinstance(value, datetime) else value
    if isinstance(day, str):
        day = _iso_day(day.strip()) or _worded_day(day.strip())
    if not isinstance(day, date) or day.year not in _YEARS:
        raise UnreadableError("is no date; write it as YYYY-MM-DD or leave it out")
    return day


def _iso_day(words: str) -> date | None:
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        return None


def _worded_day(words: str) -> date | None:
    """`Jan. 7, 2026`: dateparser, told to accept only whole, absolute dates."""
    if len(words) > _DATE_CHARS or _IN_NUMBERS.search(words):
        return None
    import dateparser  # slow to import, and most dates are ISO  # noqa: PLC0415

    strict = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    found = dateparser.parse(words, languages=["en", "es"], settings=strict)
    return found.date() if found else None


def language_of(value: object) -> str:
    """A BCP 47 tag such as `en` or `es-US`."""
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value.strip()) or len(value) > _LANGUAGE_CHARS:
        raise UnreadableError("is no language tag; write it like en or es-US, or leave it out")
    return value.strip()


def genre_of(value: object) -> Genre:
    """What sort of text it is, in one of the vocabulary's words whatever their case."""
    try:
        return Genre(value.strip().casefold() if isinstance(value, str) else "")
    except ValueError:
        raise UnreadableError(f"is none of {', '.join(Genre)}; use one or leave it out") from None
