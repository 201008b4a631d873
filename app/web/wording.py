"""How values read on a page: neutral words, American dates, typographic marks. No markup is made here."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from app.vocabulary import IncidentKind, Level, PlaceKind, Position, Precision, Role, StatementKind

POSITIONS = {
    Position.CRITICISES_FEDERAL: "Criticises federal enforcement",
    Position.DEFENDS_FEDERAL: "Defends federal enforcement",
    Position.DISTANCES: "Distances itself or clarifies policy",
    Position.SUPPORTS_COOPERATION: "Supports cooperation",
    Position.NEUTRAL: "Neutral or other",
}

STATEMENT_KINDS = {
    StatementKind.DIRECT: "Direct quotation",
    StatementKind.MIXED: "Partly quoted",
    StatementKind.INDIRECT: "Reported speech",
}

ROLES = {
    Role.POLICE_OFFICER: "Police officer or spokesperson",
    Role.UNION: "Union representative",
    Role.MEDIA: "News outlet",
    Role.OTHER: "Other speaker",
    Role.NONE: "Role not stated",
}
"""Roles whose name is more than their value with a capital."""


def sentence_case(text: str) -> str:
    """`police chief` → `Police chief`; hyphens of a slug become spaces."""
    words = text.replace("-", " ")
    return words[:1].upper() + words[1:]


def name(value: Role | Position | StatementKind | IncidentKind | PlaceKind | Level) -> str:
    """What a value of the vocabulary is called on a page."""
    known = {**POSITIONS, **STATEMENT_KINDS, **ROLES}
    return known.get(value, sentence_case(value.value))  # type: ignore[call-overload,no-any-return]


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 incident`, `1,204 incidents`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def day(value: date) -> str:
    """`January 7, 2026`."""
    return f"{value:%B} {value.day}, {value.year}"


def when(earliest: date | None, latest: date | None, precision: Precision) -> str:
    """A date, only as exact as its precision; `Date not stated` where there is none."""
    if earliest is None or precision is Precision.UNKNOWN:
        return "Date not stated"
    if precision is Precision.RANGE and latest is not None and latest != earliest:
        return f"{day(earliest)} – {day(latest)}"
    formats = {Precision.MONTH: "%B %Y", Precision.YEAR: "%Y"}
    return earliest.strftime(formats[precision]) if precision in formats else day(earliest)


def external(url: str | None) -> str | None:
    """The address if a browser may follow it (http or https, with a host), else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def host(url: str) -> str:
    """`https://www.example.org/a` → `example.org`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def percent(share: float) -> str:
    """`0.8251` → `83 %`."""
    return f"{share:.0%}"


FILTERS: dict[str, Callable[..., Any]] = {
    "name": name,
    "plural": plural,
    "day": day,
    "when": when,
    "external": external,
    "host": host,
    "percent": percent,
    "sentence_case": sentence_case,
}
