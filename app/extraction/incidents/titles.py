"""A neutral title put together from an incident's fields: never a sentence of the article, never a name of a person."""

from collections.abc import Sequence

from app.extraction.types import Tagged, When
from app.knowledge.tactics import TacticTable
from app.vocabulary import Precision

MAX_AGENCIES = 2
MAX_TACTICS = 2
_SKIPPED = {"other", "lawsuit-or-charges"}
_FORMATS = {Precision.DAY: "%B %Y", Precision.MONTH: "%B %Y", Precision.YEAR: "%Y"}


def title_of(
    what: str,
    fields: tuple[Sequence[Tagged], Sequence[Tagged], Tagged | None, When | None],
    table: TacticTable,
) -> str:
    """ "ICE arrests: vehicle stop · Ashby, MN · January 2026" from the event's noun and `(agencies, tactics, place, when)`."""
    agencies, tactics, place, when = fields
    names = [
        table[tag.value].name.lower() for tag in tactics if tag.value in table and tag.value not in _SKIPPED
    ]
    who = " and ".join(tag.value for tag in agencies[:MAX_AGENCIES])
    deed = f"{who} {what}" if who else what[:1].upper() + what[1:]
    parts = [f"{deed}: {', '.join(names[:MAX_TACTICS])}" if names else deed]
    if place is not None:
        parts.append(place.value)
    if when is not None and when.earliest is not None and when.precision in _FORMATS:
        parts.append(f"{when.earliest:{_FORMATS[when.precision]}}")
    return " · ".join(parts)
