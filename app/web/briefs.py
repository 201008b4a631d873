"""A record in a few words, as feeds and search results name it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.services.filters import Kind
from app.services.records import (
    AgencyRow,
    ArticleRow,
    IncidentRow,
    OfficialRow,
    PlaceRow,
    StatementRow,
    TacticRow,
)
from app.web.wording import (
    byline,
    day,
    found_of,
    name,
    office,
    plural,
    said_by,
    upper_first,
    when,
    words,
)

_LONGEST = 600
"""Characters of a statement's words."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One record: the address of its page, its name, the words it rests on if it has any, and facts."""

    path: str
    title: str
    words: str
    facts: tuple[str, ...]
    day: date | None
    """When it was reported."""
    permanent: str
    """The part of its address that never changes."""


def brief(kind: Kind, row: Any) -> Brief:
    """The row of a list in a few words."""
    return _OF[kind](row)


def _incident(row: IncidentRow) -> Brief:
    place = row.place.label if row.place else "Place not stated"
    told = (name(row.kind), place, when(row.earliest, row.latest, row.precision))
    facts = (*told, plural(row.sources, "source"))
    return Brief(row.path, row.title, "", facts, row.reported_on, f"/incidents/{row.id}")


def _statement(row: StatementRow) -> Brief:
    reported = f"Reported {day(row.reported_on)}" if row.reported_on else "Date not stated"
    facts = (reported, *(outlet.name for outlet in row.outlets), name(row.kind))
    return Brief(row.path, said_by(row), words(row, _LONGEST), facts, row.reported_on, row.path)


def _official(row: OfficialRow) -> Brief:
    said = plural(row.statements, "statement") if row.statements else "Named, not quoted"
    place = (row.place.label,) if row.place else ()
    facts = (upper_first(office(row) or name(row.role)), *place, said)
    return Brief(row.path, row.name, "", facts, row.latest, row.path)


def _place(row: PlaceRow) -> Brief:
    return _counted(row, row.place.path, row.place.label, name(row.place.kind))


def _agency(row: AgencyRow) -> Brief:
    return _counted(row, f"/agencies/{row.slug}", row.name, f"{name(row.level)} agency")


def _tactic(row: TacticRow) -> Brief:
    return _counted(row, f"/tactics/{row.slug}", row.name, row.definition)


def _counted(row: PlaceRow | AgencyRow | TacticRow, path: str, title: str, told: str) -> Brief:
    return Brief(path, title, "", (told, found_of(row) or "Nothing recorded"), None, path)


def _article(row: ArticleRow) -> Brief:
    counts = ((row.statements, "statement"), (row.incidents, "incident"))
    found = tuple(plural(count, one) for count, one in counts if count) or ("Nothing found",)
    title = row.title or f"Article {row.id}, no headline"
    return Brief(row.path, title, "", (byline(row), *found), row.published, row.path)


_OF: Mapping[Kind, Callable[[Any], Brief]] = {
    "incidents": _incident,
    "statements": _statement,
    "officials": _official,
    "places": _place,
    "agencies": _agency,
    "tactics": _tactic,
    "articles": _article,
}
