"""What a canonical record says, given its reports: pure, and the same in whatever order they came."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.linkage.folding import name_words
from app.services.saving.rows import Values
from app.vocabulary import IncidentKind, Position, Precision, Role, StatementKind

Value = TypeVar("Value", bound=str | tuple[str, int])
Placed = tuple[str, int] | None
"""A place: its slug, by which ties are settled, and its id."""
TEXT_JOINT = " … "
"""Between the parts of a statement, in the text that lists show."""

_EXACT = (Precision.DAY, Precision.RANGE, Precision.MONTH, Precision.YEAR, Precision.UNKNOWN)
"""Precisions, the most exact first."""
_VAGUE = (Role.NONE, Role.OTHER)


@dataclass(frozen=True, slots=True)
class OfficialSaid:
    """An official as one article describes them."""

    name: str
    role: Role
    title: str | None
    organisation: str | None
    former: bool
    place: Placed
    reported_on: date | None
    """The latest day on which it was reported so."""
    reports: int = 1
    """How many articles say the same."""


@dataclass(frozen=True, slots=True)
class StatementSaid:
    """A statement as one article carries it. `length` counts the characters of its content."""

    appearance: int
    article: str
    """The article's fingerprint: what settles a tie must not depend on the order of ingest."""
    length: int
    kind: StatementKind
    speaker: str | None
    role: Role
    title: str | None
    organisation: str | None
    position: Position
    confidence: float
    place: Placed
    officials: tuple[int, ...]
    published: date | None
    copy_group: int


@dataclass(frozen=True, slots=True)
class IncidentSaid:
    """An incident as one article tells it. `ingested` is the day the article came."""

    kind: IncidentKind
    title: str
    place: Placed
    earliest: date | None
    latest: date | None
    precision: Precision
    confidence: float
    published: date | None
    ingested: date
    copy_group: int


def official_from(said: Sequence[OfficialSaid]) -> Values:
    """The fullest name, and the office of the latest reports: a present office before a past one."""
    names = {one.name for one in said}
    latest = max(said, key=_recency)
    office = [one for one in said if one.role is latest.role and one.former == latest.former]
    return {
        "name": min(names, key=lambda name: (-len(name_words(name)), -len(name), name)),
        "role": latest.role,
        "former": latest.former,
        "title": most_said((one.title, one.reports) for one in office),
        "organisation": most_said((one.organisation, one.reports) for one in office),
        "place_id": _id(most_said((one.place, one.reports) for one in office)),
    }


def _recency(one: OfficialSaid) -> tuple[bool, bool, date, str, str]:
    day = one.reported_on or date.min
    return (one.role not in _VAGUE, not one.former, day, one.role.value, one.organisation or "")


def leading(said: Iterable[StatementSaid]) -> StatementSaid:
    """The fullest appearance, which gives the words; of equals the first published."""
    return min(said, key=_fullness)


def _fullness(one: StatementSaid) -> tuple[int, date, str, int]:
    return (-one.length, one.published or date.max, one.article, one.appearance)


def statement_from(said: Sequence[StatementSaid]) -> Values:
    """The canonical row but for its text, which is the leading appearance's."""
    lead = leading(said)
    named = sorted(
        (one for one in said if one.speaker),
        key=lambda one: (not one.officials, -len(one.speaker or ""), one.speaker or "", _fullness(one)),
    )
    speaker = named[0] if named else lead
    telling = [one for one in said if one.role not in _VAGUE]
    return {
        "kind": lead.kind,
        "speaker": speaker.speaker,
        "role": lead.role
        if lead.role not in _VAGUE
        else (most_said((one.role, 1) for one in telling) or lead.role),
        "title": lead.title or most_said((one.title, 1) for one in said),
        "organisation": lead.organisation or most_said((one.organisation, 1) for one in said),
        "position": lead.position,
        "confidence": max(one.confidence for one in said),
        "official_id": speaker.officials[0] if speaker.officials else None,
        "place_id": _id(lead.place or most_said((one.place, 1) for one in said)),
        "reported_on": min((one.published for one in said if one.published), default=None),
        "sources": len({one.copy_group for one in said}),
    }


def speakers_from(said: Sequence[StatementSaid]) -> tuple[int, ...]:
    """The officials who made it, in order: those of the appearance that names most of them."""
    return min(said, key=lambda one: (-len(one.officials), one.article, one.appearance)).officials


def incident_from(said: Sequence[IncidentSaid]) -> Values:
    """The canonical row: the most exact date, the place and title most reports give."""
    dated = min(said, key=lambda one: (
        _EXACT.index(one.precision) if one.earliest else len(_EXACT), one.earliest or date.max,
        one.latest or date.max,
    ))  # fmt: skip
    reported_on = min((one.published for one in said if one.published), default=None)
    fullest = min(said, key=lambda one: (one.place is None, -one.confidence, -len(one.title), one.title))
    return {
        "kind": fullest.kind,
        "title": fullest.title,
        "place_id": _id(most_said((one.place, 1) for one in said)),
        "earliest": dated.earliest,
        "latest": dated.latest,
        "precision": dated.precision if dated.earliest else Precision.UNKNOWN,
        "reported_on": reported_on,
        "sort_date": dated.earliest or reported_on or min(one.ingested for one in said),
        "confidence": max(one.confidence for one in said),
        "sources": len({one.copy_group for one in said}),
    }


def most_said(values: Iterable[tuple[Value | None, int]]) -> Value | None:
    """The value most reports give, of equals the smallest; None where none gives one.

    Each is given with the number of reports that give it.
    """
    counts: Counter[Value] = Counter()
    for value, reports in values:
        if value is not None:
            counts[value] += reports
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _id(place: Placed) -> int | None:
    return place and place[1]
