"""A neutral title made of an incident's fields: never a sentence of the article, never a person's name."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.extraction.types import Tagged, When
from app.knowledge.tactics import TacticTable
from app.knowledge.triggers import Trigger
from app.vocabulary import IncidentKind, Precision

MAX_AGENCIES = 2
MAX_TACTICS = 2
_SKIPPED = {"other", "lawsuit-or-charges"}
_FORMATS = {Precision.DAY: "%B %Y", Precision.MONTH: "%B %Y", Precision.YEAR: "%Y"}


@dataclass(frozen=True, slots=True)
class Fields:
    """What is known of an incident, each with its span."""

    place: Tagged | None
    agencies: Sequence[Tagged]
    tactics: Sequence[Tagged]
    when: When | None


def title_of(trigger: Trigger, fields: Fields, table: TacticTable) -> str:
    """A title such as "Arrests involving ICE: vehicle stop · Ashby, MN · January 2026"."""
    who = " and ".join(tag.value for tag in fields.agencies[:MAX_AGENCIES])
    joint = "naming" if trigger.kind is IncidentKind.PUBLIC_STATEMENT else "involving"
    deed = trigger.title[:1].upper() + trigger.title[1:] + (f" {joint} {who}" if who else "")
    names = [
        table[tag.value].name.lower()
        for tag in fields.tactics
        if tag.value in table and tag.value not in _SKIPPED
    ]
    parts = [f"{deed}: {', '.join(names[:MAX_TACTICS])}" if names else deed]
    if fields.place is not None:
        parts.append(fields.place.value)
    when = fields.when
    if when is not None and when.earliest is not None and when.precision in _FORMATS:
        parts.append(f"{when.earliest:{_FORMATS[when.precision]}}")
    return " · ".join(parts)
