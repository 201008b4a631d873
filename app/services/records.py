"""What the reading side hands to pages and exports: frozen values, nothing left to load."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Generic, TypeVar

from app.services.filters import LedgerFilter
from app.vocabulary import Genre, IncidentKind, Level, PlaceKind, Position, Precision, Role, StatementKind

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Ref:
    """A record with an address of its own as a list names it: an agency, a tactic, an official."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place; `state` is the postal code, in lower case as in addresses."""

    slug: str
    name: str
    kind: PlaceKind
    state: str

    @property
    def label(self) -> str:
        """`St. Paul, MN`; a state is its name alone."""
        return self.name if self.kind is PlaceKind.STATE else f"{self.name}, {self.state.upper()}"

    @property
    def path(self) -> str:
        """The address of its page; a state's is its postal code alone."""
        return f"/places/{self.state}" + ("" if self.kind is PlaceKind.STATE else f"/{self.slug}")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list. `total` counts all rows the filter gives; `pages` is at least 1."""

    filter: LedgerFilter
    rows: tuple[Row, ...]
    total: int
    size: int

    @property
    def page(self) -> int:
        """The number of this page, from 1."""
        return self.filter.page

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, ceil(self.total / self.size))

    @property
    def first(self) -> int:
        """Number of the first row shown, from 1; 0 for an empty page."""
        return (self.page - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """Number of the last row shown; 0 for an empty page."""
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def previous(self) -> LedgerFilter | None:
        """The page before this one that has rows, if there is one."""
        return self.filter.on_page(min(self.page - 1, self.pages)) if self.page > 1 else None

    @property
    def next(self) -> LedgerFilter | None:
        """The page after this one, if there is one."""
        return self.filter.on_page(self.page + 1) if self.page < self.pages else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; `count` rows would be shown were it the facet's only choice."""

    value: str
    name: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices of one parameter, selected ones first, then by count. `more` are left out."""

    parameter: str
    label: str
    choices: tuple[Choice, ...]
    further: tuple[Choice, ...] = ()
    """Choices with fewer rows, to be unfolded under the first."""
    more: int = 0


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words by which an article dates an event: `Jan. 7`. `published`: whether its own date is known."""

    words: str
    published: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of those who made a statement; `official` is their page, where they are a public official."""

    name: str
    official: Ref | None


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident of a list. `slug` completes the address `/incidents/{id}-{slug}`."""

    id: int
    slug: str
    title: str
    kind: IncidentKind
    place: PlaceRef | None
    agencies: tuple[Ref, ...]
    tactics: tuple[Ref, ...]
    earliest: date | None
    latest: date | None
    precision: Precision
    reported_on: date | None
    sources: int
    statements: int
    """Statements linked to it."""
    confidence: float
    date_words: DateWords | None
    """An article's words for the day, where no date could be made of them."""

    @property
    def path(self) -> str:
        """The address of its page."""
        return f"/incidents/{self.id}-{self.slug}"


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement of a list. `speaker` is None for the unnamed and for private people.

    Role, title, organisation, place and `former` are those of the first speaker.
    """

    id: int
    kind: StatementKind
    text: str
    speaker: str | None
    speakers: tuple[Speaker, ...]
    """Each name of `speaker`; of a joint statement several."""
    role: Role
    title: str | None
    organisation: str | None
    former: bool
    """Whether the articles say that the office was a past one."""
    place: PlaceRef | None
    position: Position
    reported_on: date | None
    sources: int
    outlets: tuple[Ref, ...]
    agencies: tuple[Ref, ...]
    tactics: tuple[Ref, ...]
    confidence: float
    enclosed: tuple[bool, ...]
    """Of a partly quoted statement: whether each part of `text` stands between quotation marks."""
    cue: str | None
    """The word that reports it in the article that gave `text`: `denied`; None where there is none."""

    @property
    def path(self) -> str:
        """The address of its page."""
        return f"/statements/{self.id}"


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One official of a list; the office is that of the latest tenure."""

    id: int
    slug: str
    name: str
    role: Role
    title: str | None
    organisation: str | None
    former: bool
    place: PlaceRef | None
    statements: int
    latest: date | None
    """Publication date of the newest statement."""

    @property
    def path(self) -> str:
        """The address of its page."""
        return f"/officials/{self.slug}"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place with what the filter finds there."""

    place: PlaceRef
    incidents: int
    statements: int
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency with what the filter finds of it."""

    slug: str
    name: str
    level: Level
    incidents: int
    statements: int


@dataclass(frozen=True, slots=True)
class TacticRow:
    """One tactic of the fixed list with its definition and what the filter finds of it."""

    slug: str
    name: str
    definition: str
    incidents: int
    statements: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article, newest version only."""

    id: int
    title: str | None
    url: str | None
    outlet: Ref | None
    published: date | None
    genre: Genre
    statements: int
    incidents: int
    copies: int
    """Other articles of its copy group."""
    site_only: bool = False
    """Whether `url` is the outlet's site alone, as the article's own address names a minor."""

    @property
    def path(self) -> str:
        """The address of its page."""
        return f"/articles/{self.id}"
