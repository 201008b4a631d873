"""A neutral title made of an incident's fields: never a sentence of the article, never a person's name."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.extraction.incidents.events import Event
from app.extraction.types import Span, Statement, Tagged, When
from app.knowledge import Knowledge
from app.knowledge.headlines import HeadlineTable
from app.vocabulary import Precision

MAX_AGENCIES = 2
_JOINT = "joint"
_UNPLACED = "reported"
_NAMES_JOINT = "; "
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
    """A title such as "ICE stop involving off-duty officers reported in Ashby, MN, in January 2026".

    "Reported ICE stop involving off-duty officers" where neither place nor month is known.
    """
    trigger, table = event.hit.trigger, knowledge.triggers.headlines
    where = _where(fields, knowledge)
    values = {
        "deed": trigger.title,
        "agencies": " and ".join(_actors(event, fields, table)),
        "beside": _tactic(event, fields, table.beside),
        "topics": _tactic(event, fields, table.about),
        "speaker": _speaker(event.speaker, table) if event.speaker else "",
        "where": where,
        "unplaced": "" if where else _UNPLACED,
    }
    pieces = trigger.pieces or table.pieces[trigger.kind]
    told = "".join(piece.format(**values) for piece in pieces if all(map(values.get, _FIELD.findall(piece))))
    told = told.removesuffix(",")
    return told[:1].upper() + told[1:]


def _speaker(statement: Statement, table: HeadlineTable) -> str:
    """`mayor’s`; `mayors’` where several of one office speak; `joint` of others who speak together."""
    if (statement.title or "").lower().rpartition(" ")[2] in table.plurals:
        return table.together.get(statement.role, _JOINT)
    if _NAMES_JOINT in (statement.speaker or ""):
        return _JOINT
    return table.speakers.get(statement.role, "")


def _where(fields: Fields, knowledge: Knowledge) -> str:
    """` in Ashby, MN, in January 2026`, as far as it is known."""
    place, when = "", fields.when
    if fields.place is not None:
        place = f" in {_written(fields.place.value, knowledge)}"
        place += "," if "," in place else ""
    if when is None or when.earliest is None or when.precision not in _FORMATS:
        return place
    return f"{place} in {when.earliest:{_FORMATS[when.precision]}}"


def _actors(event: Event, fields: Fields, table: HeadlineTable) -> Sequence[str]:
    """The enforcing agencies of the sentence that tells the event, else of its other sentences.

    Of "Lake County police said ICE agents stopped a nurse" it is ICE alone: the police only complain.
    """
    told = event.scenes[0].sentence.span
    actors = [tag for tag in fields.agencies if tag.value in table.enforcers]
    near = [tag for tag in actors if told.contains(Span(*tag.span))]
    return [tag.value for tag in (near or actors)[:MAX_AGENCIES]]


def _tactic(event: Event, fields: Fields, words: Mapping[str, str]) -> str:
    """The tactic most told of that the title does not say already, in these words: `at a courthouse`.

    Of several told equally often it is the first.
    """
    said = event.hit.trigger.says
    slugs = [tag.value for tag in fields.tactics if tag.value in words and tag.value not in said]
    told = Counter(hit.slug for scene in event.scenes for hit in scene.tactics)
    return words[max(slugs, key=told.__getitem__)] if slugs else ""


def _written(place: str, knowledge: Knowledge) -> str:
    """A state by its full name; "Ashby, MN" as it is."""
    state = None if "," in place else knowledge.places.state(place)
    if state is None:
        return place
    return f"the {state.name}" if state.name.startswith("District") else state.name
