"""What each list gives as data: the columns of a file, the members of an object, the lines of the codebook.

Values are those of the rows that pages show, so that whatever a page withholds is withheld here too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, Protocol, TypeVar

from app.services.addresses import external
from app.services.filters import Kind
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

Value = str | int | float | bool | date | tuple[str, ...] | None
Type = Literal["string", "integer", "number", "boolean", "date", "strings"]
"""`strings` are any number of texts: an array, or in CSV one cell with `; ` between two."""

Row = TypeVar("Row")
Point = tuple[float, float]
"""Longitude and latitude, as GeoJSON orders them."""


@dataclass(frozen=True, slots=True)
class Around:
    """What records need besides their rows: where the site is, and where places are, by slug."""

    root: str
    points: Mapping[str, Point]


@dataclass(frozen=True, slots=True)
class Field(Generic[Row]):
    """One field of a list: its name and type, what it says, and how it is read from a row."""

    name: str
    type: Type
    about: str
    read: Callable[[Row, Around], Value]
    always: bool = False
    """Whether every row has it; else it may be null."""


class _Placed(Protocol):
    @property
    def place(self) -> PlaceRef | None: ...


def _names(refs: tuple[Ref, ...]) -> tuple[str, ...]:
    return tuple(ref.name for ref in refs)


def _slugs(refs: tuple[Ref, ...]) -> tuple[str, ...]:
    return tuple(ref.slug for ref in refs)


def _of_place(whose: str) -> tuple[Field[Any], ...]:
    """The fields of a row's place."""

    def of(read: Callable[[PlaceRef], Value]) -> Callable[[_Placed, Around], Value]:
        return lambda row, _: read(row.place) if row.place else None

    def point(row: _Placed, around: Around) -> Point | None:
        return around.points.get(row.place.slug) if row.place else None

    return (
        Field("place", "string", f"{whose}: a city, county or state by its name.", of(lambda p: p.label)),
        Field("place_slug", "string", "The same as filters name it.", of(lambda p: p.slug)),
        Field("state", "string", "Postal code of its state, in lower case.", of(lambda p: p.state)),
        Field(
            "latitude", "number", "Of the middle of that place, in degrees; not of what happened there.",
            lambda row, around: (point(row, around) or (None, None))[1],
        ),
        Field(
            "longitude", "number", "Of the middle of that place, in degrees.",
            lambda row, around: (point(row, around) or (None, None))[0],
        ),
    )  # fmt: skip


_ID: Field[Any] = Field("id", "integer", "Number of the record, never used again.", lambda r, _: r.id, True)
_URL: Field[Any] = Field(
    "url", "string", "Address of its page, which shows the words it rests on.",
    lambda row, around: around.root + row.path, True,
)  # fmt: skip
_STATUS: Field[Any] = Field(
    "status", "string", "`machine`: found by a program in published articles, not reviewed.",
    lambda row, _: "machine", True,
)  # fmt: skip
_CONFIDENCE: Field[Any] = Field(
    "confidence", "number", "How sure the program is, 0 to 1.", lambda row, _: row.confidence, True
)
_SOURCES: Field[Any] = Field(
    "sources",
    "integer",
    "Independent sources: copies count once.",
    lambda r, _: r.sources,
    True,
)
_TAGS: tuple[Field[Any], ...] = (
    Field("agencies", "strings", "Agencies named with it.", lambda row, _: _names(row.agencies), True),
    Field("agency_slugs", "strings", "The same as filters name them.", lambda r, _: _slugs(r.agencies), True),
    Field("tactics", "strings", "Tactics named with it.", lambda row, _: _names(row.tactics), True),
    Field("tactic_slugs", "strings", "The same as filters name them.", lambda r, _: _slugs(r.tactics), True),
)
_REPORTED: Field[Any] = Field(
    "reported_on", "date", "Publication date of the earliest article.", lambda row, _: row.reported_on
)
_COUNTS: tuple[Field[Any], ...] = (
    Field("incidents", "integer", "Incidents the filter finds of it.", lambda row, _: row.incidents, True),
    Field("statements", "integer", "Statements the filter finds of it.", lambda r, _: r.statements, True),
)

_INCIDENTS: tuple[Field[IncidentRow], ...] = (
    _ID, _URL,
    Field("title", "string", "Kind, agencies and place in a few words.", lambda row, _: row.title, True),
    Field("kind", "string", "Kind of incident.", lambda row, _: row.kind.value, True),
    *_of_place("Where it is reported to have happened"),
    Field("earliest", "date", "First day it can have happened.", lambda row, _: row.earliest),
    Field("latest", "date", "Last day it can have happened.", lambda row, _: row.latest),
    Field("precision", "string", "How exact these days are.", lambda row, _: row.precision.value, True),
    _REPORTED, *_TAGS, _SOURCES,
    Field("statements", "integer", "Statements about it.", lambda row, _: row.statements, True),
    _CONFIDENCE, _STATUS,
)  # fmt: skip
_STATEMENTS: tuple[Field[StatementRow], ...] = (
    _ID, _URL,
    Field("text", "string", "The words as reported; “ … ” joins parts.", lambda r, _: r.text, True),
    Field("kind", "string", "Quoted, partly quoted, or retold.", lambda row, _: row.kind.value, True),
    Field("reporting", "string", "The article’s word for the saying, such as “denied”: then the text is what "
          "was denied.", lambda row, _: row.cue),
    Field("speaker", "string", "Who is reported to have said it; null for private people.",
          lambda row, _: row.speaker),
    Field("speaker_slugs", "strings", "Officials among the speakers, as filters name them.",
          lambda row, _: tuple(one.official.slug for one in row.speakers if one.official), True),
    Field("role", "string", "What the first speaker is.", lambda row, _: row.role.value, True),
    Field("title", "string", "Title of the first speaker, as reported.", lambda row, _: row.title),
    Field("organisation", "string", "Body the first speaker is of.", lambda row, _: row.organisation),
    Field("former", "boolean", "Whether that office is called a past one.", lambda row, _: row.former, True),
    *_of_place("Jurisdiction of the first speaker"),
    Field("position", "string", "On federal enforcement, as a program reads it; neutral in doubt.",
          lambda row, _: row.position.value, True),
    _REPORTED,
    Field("outlets", "strings", "Who carries it.", lambda row, _: _names(row.outlets), True),
    *_TAGS, _SOURCES, _CONFIDENCE, _STATUS,
)  # fmt: skip
_OFFICIALS: tuple[Field[OfficialRow], ...] = (
    _ID, _URL,
    Field("slug", "string", "The official as filters name them.", lambda row, _: row.slug, True),
    Field("name", "string", "Name, as reported.", lambda row, _: row.name, True),
    Field("role", "string", "What the official is by the latest report.", lambda r, _: r.role.value, True),
    Field("title", "string", "Title by the latest report.", lambda row, _: row.title),
    Field("organisation", "string", "Body by the latest report.", lambda row, _: row.organisation),
    Field("former", "boolean", "Whether that office is called a past one.", lambda row, _: row.former, True),
    *_of_place("Jurisdiction"),
    Field("statements", "integer", "Statements the filter finds by them.", lambda r, _: r.statements, True),
    Field("latest", "date", "Publication date of the newest of these.", lambda row, _: row.latest),
    _STATUS,
)  # fmt: skip
_PLACES: tuple[Field[PlaceRow], ...] = (
    Field("url", "string", "Address of its page.", lambda row, around: around.root + row.place.path, True),
    Field("kind", "string", "City, county or state.", lambda row, _: row.place.kind.value, True),
    *_of_place("The place"), *_COUNTS,
)  # fmt: skip
_AGENCIES: tuple[Field[AgencyRow], ...] = (
    Field("url", "string", "Address of its page.", lambda r, at: f"{at.root}/agencies/{r.slug}", True),
    Field("slug", "string", "The agency as filters name it.", lambda row, _: row.slug, True),
    Field("name", "string", "Its name.", lambda row, _: row.name, True),
    Field("level", "string", "Federal, state, county or city.", lambda row, _: row.level.value, True),
    *_COUNTS,
)
_TACTICS: tuple[Field[TacticRow], ...] = (
    Field("url", "string", "Address of its page.", lambda r, at: f"{at.root}/tactics/{r.slug}", True),
    Field("slug", "string", "The tactic as filters name it.", lambda row, _: row.slug, True),
    Field("name", "string", "Its name.", lambda row, _: row.name, True),
    Field("definition", "string", "What is counted as this tactic.", lambda row, _: row.definition, True),
    *_COUNTS,
)
_ARTICLES: tuple[Field[ArticleRow], ...] = (
    _ID, _URL,
    Field("title", "string", "Headline.", lambda row, _: row.title),
    Field("published_at", "string", "Address at its publisher.", lambda row, _: external(row.url)),
    Field("site_only", "boolean", "Whether that is the publisher’s site alone: the rest names a minor.",
          lambda row, _: row.site_only, True),
    Field("outlet", "string", "Who published it.", lambda row, _: row.outlet.name if row.outlet else None),
    Field("outlet_slug", "string", "The same as filters name it.",
          lambda row, _: row.outlet.slug if row.outlet else None),
    Field("published", "date", "Day of publication.", lambda row, _: row.published),
    Field("genre", "string", "News, opinion or republication.", lambda row, _: row.genre.value, True),
    Field("incidents", "integer", "Incidents found in it.", lambda row, _: row.incidents, True),
    Field("statements", "integer", "Statements found in it.", lambda row, _: row.statements, True),
    Field("copies", "integer", "Other articles with nearly the same words.", lambda row, _: row.copies, True),
)  # fmt: skip

FIELDS: Mapping[Kind, tuple[Field[Any], ...]] = {
    "incidents": _INCIDENTS,
    "statements": _STATEMENTS,
    "officials": _OFFICIALS,
    "places": _PLACES,
    "agencies": _AGENCIES,
    "tactics": _TACTICS,
    "articles": _ARTICLES,
}
"""The one table of what each list gives."""
