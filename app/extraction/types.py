"""What extraction takes and returns: frozen values, offsets in Unicode code points of the article's text.

Every span is half-open `(start, end)` and `text[start:end]` is exactly what it points at.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.vocabulary import Genre, IncidentKind, Level, PlaceKind, Position, Precision, Role, StatementKind


class Span(NamedTuple):
    """A half-open stretch of the article's text, `0 <= start < end <= len(text)`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span points at."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One article to extract from. `text` is never changed: every offset points into it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    genre: Genre | None = None
    """None before extraction, where nobody declared it; what extraction returns has one."""
    boilerplate: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A date as exact as the text makes it: inclusive bounds, and the words it rests on.

    `earliest` and `latest` are None together, when precision is unknown (a weekday without a
    publication date, "Jan. 7" without a year).
    """

    span: Span
    earliest: date | None
    latest: date | None
    precision: Precision

    def iso(self) -> str | None:
        """`YYYY-MM-DD`, `YYYY-MM` or `YYYY`, only as exact as the text; None for unknowns.

        Of a range ("last week") it is the month, or else the year, that all its days lie in.
        """
        if self.earliest is None or self.latest is None:
            return None
        first, last = self.earliest.isoformat(), self.latest.isoformat()
        return next((first[:length] for length in (10, 7, 4) if first[:length] == last[:length]), None)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value with the words that earned it: a tactic's slug, an agency's name, a place's label."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One speaker's content. `parts` are in text order and do not overlap.

    `speaker` is the fullest name in the article, joint speakers joined by "; ", None for the unnamed.
    `jurisdiction` is "City, ST" or "ST". `rule` names the rule that found it, `resolution` the way
    its speaker was found. `confidence` is 0..1.
    `agencies` and `tactics` are those named in the sentences the statement stands in.
    """

    kind: StatementKind
    parts: tuple[Span, ...]
    speaker: str | None
    speaker_mention: Span | None
    cue: Span | None
    rule: str
    role: Role = Role.NONE
    title: str | None = None
    organisation: str | None = None
    jurisdiction: str | None = None
    reported_via: str | None = None
    position: Position = Position.NEUTRAL
    confidence: float = 0.5
    agencies: tuple[Tagged, ...] = ()
    tactics: tuple[Tagged, ...] = ()
    resolution: str = "unknown"


@dataclass(frozen=True, slots=True)
class Official:
    """A named holder, or past holder, of a public office. `mentions` are spans of the name alone."""

    name: str
    aliases: tuple[str, ...]
    role: Role
    title: str | None
    organisation: str | None
    jurisdiction: str | None
    former: bool
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A city, county or state named as actor or scene. `state` is the postal code, `slug` the gazetteer's."""

    name: str
    kind: PlaceKind
    state: str
    geoid: str | None
    slug: str
    mentions: tuple[Span, ...]

    @property
    def label(self) -> str:
        """`City, ST` for a city or county, `ST` for a state: how statements and incidents name it."""
        return self.state if self.kind is PlaceKind.STATE else f"{self.name}, {self.state}"


@dataclass(frozen=True, slots=True)
class Agency:
    """A police or executive agency: canonical name (`ICE`, `St. Paul Police Department`) and its mentions."""

    name: str
    slug: str
    level: Level
    surface: tuple[str, ...]
    mentions: tuple[Span, ...]
    place: str | None = None
    """Slug of the gazetteer entry a local agency belongs to, where known."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One event of friction. Every field that is set has its span: what cannot be pointed at is not said."""

    kind: IncidentKind
    title: str
    evidence: tuple[Span, ...]
    rule: str
    place: Tagged | None = None
    agencies: tuple[Tagged, ...] = ()
    tactics: tuple[Tagged, ...] = ()
    when: When | None = None
    confidence: float = 0.5
    voices: tuple[int, ...] = ()
    """The numbers, among the article's statements, of those that are about it."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document."""

    document: Document
    statements: tuple[Statement, ...] = ()
    officials: tuple[Official, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    agencies: tuple[Agency, ...] = ()
    incidents: tuple[Incident, ...] = ()
    minors: tuple[Span, ...] = ()
    """Where minors are named: their names are not to be shown."""
    extractor: str = field(default="")
