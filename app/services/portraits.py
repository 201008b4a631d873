"""What the page of one record needs: frozen values, excerpts already cut."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from app.services.counties import CountyMap
from app.services.map import LedgerMap
from app.services.records import (
    AgencyRow,
    ArticleRow,
    IncidentRow,
    OfficialRow,
    PlaceRef,
    PlaceRow,
    Ref,
    StatementRow,
    TacticRow,
)
from app.services.timeline import Timeline
from app.vocabulary import Level, Role, StatementKind

Side = Literal["local", "federal", "other"]
"""The columns in which voices stand side by side."""


class Sort(StrEnum):
    """What a highlighted stretch is to its record; where several meet, it leads where the first here does."""

    NAME = "name"
    """The name of an official."""
    SPEAKER = "speaker"
    CUE = "cue"
    """Reporting words: said, according to."""
    WORDS = "words"
    """What was said."""
    EVIDENCE = "evidence"
    """What an incident, or one of its fields, rests on."""


@dataclass(frozen=True, slots=True)
class Target:
    """The record a highlighted stretch of an article belongs to; `slug` is the address of an official."""

    noun: Literal["statements", "incidents", "officials"]
    id: int
    slug: str = ""

    @property
    def path(self) -> str:
        """The address of the record."""
        return f"/{self.noun}/{self.slug or self.id}"

    @property
    def anchor(self) -> str:
        """The id that the first highlighted stretch of this record has on a page."""
        return f"{self.noun}-{self.id}"

    @property
    def label(self) -> str:
        """`incident 3`: how a page names it in passing."""
        return f"{self.noun.removesuffix('s')} {self.id}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an article's text: plain where it has no target, else highlighted for each of them."""

    text: str
    start: int
    targets: tuple[Target, ...] = ()
    """The first is the record that the stretch leads to."""
    sorts: tuple[Sort, ...] = ()
    """What it is to its targets, each once, in the order of `Sort`."""
    anchors: tuple[str, ...] = ()
    """Anchors of records whose first highlighted stretch of the page this is: each stands on a page once."""
    references: tuple[Target, ...] = ()
    """Records that no stretch of the page leads to, whose longest highlighted run ends here."""

    @property
    def leads(self) -> bool:
        """Whether a link on it has words to be called by: not on the blank between two marks."""
        return bool(self.targets) and any(map(str.isalnum, self.text))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Neighbouring segments of one article. `cut_before` and `cut_after` say that text is left out there."""

    segments: tuple[Segment, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """The article an excerpt is from."""

    id: int
    title: str | None
    url: str | None
    outlet: Ref | None
    published: date | None
    site_only: bool = False
    """Whether `url` is the outlet's site alone, as the article's own address names a minor."""

    @property
    def path(self) -> str:
        """The address of its page."""
        return f"/articles/{self.id}"


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """A statement as one article carries it."""

    article: ArticleRef
    kind: StatementKind
    reported_via: str | None
    rule: str
    confidence: float
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class StatementDetail:
    """A statement with every article that carries it and the incidents it is about."""

    statement: StatementRow
    appearances: tuple[AppearanceView, ...]
    incidents: tuple[IncidentRow, ...]


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """The value of one field of an incident in one article, and the article's words it rests on."""

    field: str
    value: str | None
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """An incident as one article tells it: what was read there, and the words it rests on."""

    article: ArticleRef
    fields: tuple[FieldEvidence, ...]
    rule: str
    confidence: float
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """The statements on one side, oldest first; an empty column is shown as such."""

    side: Side
    statements: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class IncidentDetail:
    """An incident with its voices (always local, federal, other) and its reports."""

    incident: IncidentRow
    voices: tuple[Voices, Voices, Voices]
    reports: tuple[ReportView, ...]


@dataclass(frozen=True, slots=True)
class TenureView:
    """One office of an official as the articles name it; dates are those of first and last report."""

    role: Role
    title: str | None
    organisation: str | None
    place: PlaceRef | None
    former: bool
    first: date | None
    last: date | None
    articles: int


@dataclass(frozen=True, slots=True)
class OfficialDetail:
    """An official with every office held, the names articles use, the newest statements and incidents."""

    official: OfficialRow
    aliases: tuple[str, ...]
    tenures: tuple[TenureView, ...]
    statements: tuple[StatementRow, ...]
    incidents: tuple[IncidentRow, ...]
    outlets: tuple[Ref, ...]
    timeline: Timeline
    """Of the statements."""


@dataclass(frozen=True, slots=True)
class PlaceDetail:
    """A place with counts, its officials and agencies, and what is newest there."""

    place: PlaceRow
    geoid: str | None
    population: int | None
    """Of a city; of counties and states only the sum of their listed places is known."""
    officials: tuple[OfficialRow, ...]
    agencies: tuple[AgencyRow, ...]
    tactics: tuple[TacticRow, ...]
    places: tuple[PlaceRow, ...]
    """Of a state: its cities and counties."""
    county: CountyMap | None
    """The county that it is or lies in, among its neighbours."""
    incidents: tuple[IncidentRow, ...]
    statements: tuple[StatementRow, ...]
    timeline: Timeline
    """Of its incidents."""


@dataclass(frozen=True, slots=True)
class AgencyDetail:
    """An agency with its family and what is newest of it."""

    agency: AgencyRow
    level: Level
    place: PlaceRef | None
    parent: Ref | None
    children: tuple[Ref, ...]
    tactics: tuple[TacticRow, ...]
    places: tuple[PlaceRow, ...]
    incidents: tuple[IncidentRow, ...]
    statements: tuple[StatementRow, ...]
    timeline: Timeline
    """Of its incidents."""


@dataclass(frozen=True, slots=True)
class TacticDetail:
    """A tactic with its definition and what is newest of it."""

    tactic: TacticRow
    includes: str
    excludes: str
    agencies: tuple[AgencyRow, ...]
    places: tuple[PlaceRow, ...]
    incidents: tuple[IncidentRow, ...]
    statements: tuple[StatementRow, ...]
    timeline: Timeline
    """Of its incidents."""


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    """An article: excerpts round every span, never the whole text, and the records that stand on it."""

    article: ArticleRow
    superseded_by: int | None
    """Id of the newest version, where this is an older one."""
    supersedes: tuple[int, ...]
    source: str
    language: str | None
    extractor: str
    ingested_at: datetime
    characters: int
    shown: int
    """Characters of the text that the excerpts show."""
    spans: int
    """Those of them that records rest on."""
    excerpts: tuple[Excerpt, ...]
    statements: tuple[StatementRow, ...]
    incidents: tuple[IncidentRow, ...]
    officials: tuple[OfficialRow, ...]
    """Those that it names, in the text's order."""
    copies: tuple[ArticleRef, ...]


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What the front page shows. Counts leave superseded articles out."""

    incidents: int
    statements: int
    officials: int
    places: int
    agencies: int
    articles: int
    sources: int
    """Copy groups: independent sources."""
    outlets: int
    without_outlet: int
    """Articles that name no outlet."""
    last_fed: datetime | None
    map: LedgerMap
    timeline: Timeline
    newest_statements: tuple[StatementRow, ...]
    newest_incidents: tuple[IncidentRow, ...]
    top_cities: tuple[PlaceRow, ...]
    top_agencies: tuple[AgencyRow, ...]
    top_tactics: tuple[TacticRow, ...]
