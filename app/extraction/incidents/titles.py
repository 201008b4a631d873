"""A neutral title made of an incident's fields: never a sentence of the article, never a person's name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.extraction.incidents.events import Event
from app.extraction.types import Span, Tagged, When
from app.knowledge import Knowledge
from app.knowledge.headlines import HeadlineTable
from app.vocabulary import Precision

MAX_AGENCIES = 2
MAX_TACTICS = 2
_SKIPPED = {"other", "lawsuit-or-charges"}
_FIELD = re.compile(r"\{(\w+)\}")
_FORMATS = {Precision.DAY: "%B %Y", Precision.MONTH: "%B %Y", Precision.YEAR: "%Y"}


@dataclass(frozen=True, slots=True)
class Fields:
    """What is known of an incident, each with its span."""

    place: Tagged | None
    agencies: Sequence[Tagged]
    tactics: Sequence[Tagged]
    when: When | None


def title_of(event: Event, fields: Fields, knowledge: Knowledge) -> str:
    """A title such as "Stop reported, ICE: detaining off-duty officers · Ashby, MN · January 2026"."""
    trigger, table = event.hit.trigger, knowledge.triggers.headlines
    values = {
        "deed": trigger.title,
        "agencies": " and ".join(_actors(event, fields, table)),
        "tactics": ", ".join(_tactics(event, fields, knowledge)),
        "speaker": table.speakers.get(event.speaker.role, "") if event.speaker else "",
    }
    pieces = trigger.pieces or table.pieces[trigger.kind]
    told = "".join(piece.format(**values) for piece in pieces if values[_FIELD.findall(piece)[0]])
    parts = [told[:1].upper() + told[1:]]
    if fields.place is not None:
        parts.append(_written(fields.place.value, knowledge))
    when = fields.when
    if when is not None and when.earliest is not None and when.precision in _FORMATS:
        parts.append(f"{when.earliest:{_FORMATS[when.precision]}}")
    return " · ".join(parts)


def _actors(event: Event, fields: Fields, table: HeadlineTable) -> Sequence[str]:
    """The enforcing agencies of the sentence that tells the event, else of its other sentences.

    Of "Lake County police said ICE agents stopped a nurse" it is ICE alone: the police only complain.
    """
    told = event.scenes[0].sentence.span
    actors = [tag for tag in fields.agencies if tag.value in table.enforcers]
    near = [tag for tag in actors if told.contains(Span(*tag.span))]
    return [tag.value for tag in (near or actors)[:MAX_AGENCIES]]


def _tactics(event: Event, fields: Fields, knowledge: Knowledge) -> Sequence[str]:
    """The names of the first tactics that the title does not say already."""
    said = _SKIPPED | event.hit.trigger.says
    slugs = [tag.value for tag in fields.tactics if tag.value in knowledge.tactics and tag.value not in said]
    return [knowledge.tactics[slug].name.lower() for slug in slugs[:MAX_TACTICS]]


def _written(place: str, knowledge: Knowledge) -> str:
    """A state by its full name; "Ashby, MN" as it is."""
    state = None if "," in place else knowledge.places.state(place)
    return state.name if state is not None else place
