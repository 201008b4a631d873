"""One made-up row of each list: what the description of the formats shows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.services.exports.fields import FIELDS, Around
from app.services.exports.records import Record, record_of
from app.services.filters import Kind
from app.services.records import (
    AgencyRow,
    ArticleRow,
    IncidentRow,
    OfficialRow,
    PlaceRef,
    PlaceRow,
    Ref,
    Speaker,
    StatementRow,
    TacticRow,
)
from app.vocabulary import Genre, IncidentKind, Level, PlaceKind, Position, Precision, Role, StatementKind

_DAY = date(2026, 1, 7)
_CITY = PlaceRef("riverton-mn", "Riverton", PlaceKind.CITY, "mn")
_ICE = (Ref("ice", "ICE"),)
_TACTICS = (Ref("no-notice-operation", "No-notice operation"),)
_COURIER = Ref("riverton-courier", "Riverton Courier")
_CHIEF = Ref("dana-example", "Dana Example")

_ROWS: Mapping[Kind, Any] = {
    "incidents": IncidentRow(
        id=17, slug="encounter-in-riverton", title="Encounter in Riverton", kind=IncidentKind.ENCOUNTER,
        place=_CITY, agencies=_ICE, tactics=_TACTICS, earliest=_DAY, latest=_DAY, precision=Precision.DAY,
        reported_on=_DAY, sources=2, statements=1, confidence=0.83, date_words=None,
    ),
    "statements": StatementRow(
        id=42, kind=StatementKind.DIRECT, text="We were not told", speaker="Dana Example",
        speakers=(Speaker("Dana Example", _CHIEF),), role=Role.POLICE_CHIEF, title="Police Chief",
        organisation="Riverton Police Department", former=False, place=_CITY,
        position=Position.CRITICISES_FEDERAL, reported_on=_DAY, sources=2, outlets=(_COURIER,),
        agencies=_ICE, tactics=_TACTICS, confidence=0.91, enclosed=(), cue="said",
    ),
    "officials": OfficialRow(
        id=5, slug="dana-example", name="Dana Example", role=Role.POLICE_CHIEF, title="Police Chief",
        organisation="Riverton Police Department", former=False, place=_CITY, statements=1, latest=_DAY,
    ),
    "places": PlaceRow(_CITY, 1, 1, 45.0, -93.2),
    "agencies": AgencyRow("ice", "ICE", Level.FEDERAL, 1, 1),
    "tactics": TacticRow("no-notice-operation", "No-notice operation", "Agents act without notice.", 1, 1),
    "articles": ArticleRow(
        id=9, title="Agents stop two", url="https://courier.example/9", outlet=_COURIER, published=_DAY,
        genre=Genre.NEWS, statements=1, incidents=1, copies=0,
    ),
}  # fmt: skip


def example(kind: Kind, root: str) -> Record:
    """The record of a made-up row of this list, on a site at `root`."""
    return record_of(FIELDS[kind], _ROWS[kind], Around(root, {_CITY.slug: (-93.2, 45.0)}))
