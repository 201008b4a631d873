"""A neutral title made of an incident's fields: never a sentence of the article, never a person's name."""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.extraction.incidents.agreement import day_named
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


def titles_of(told: Sequence[tuple[Event, Fields]], text: str, knowledge: Knowledge) -> list[str]:
    """The titles of an article's events: alike ones are told apart by their day, else by their number.

    "Fatal shooting involving ICE reported in Ashby, MN, on January 7, 2026", and another on January 24.
    """
    titles = [_title(event, fields, _when(fields.when), knowledge) for event, fields in told]
    alike = {title for title, times in Counter(titles).items() if times > 1}
    titles = [
        _title(event, fields, _day(fields.when, text) or _when(fields.when), knowledge)
        if title in alike
        else title
        for (event, fields), title in zip(told, titles, strict=True)
    ]
    times, met = Counter(titles), Counter[str]()
    for number, title in enumerate(titles):
        met[title] += 1
        if times[title] > 1:
            titles[number] = f"{title} ({met[title]} of {times[title]})"
    return titles


def _title(event: Event, fields: Fields, when: str, knowledge: Knowledge) -> str:
    """A title such as "ICE stop involving off-duty officers reported in Ashby, MN, in January 2026".

    "Reported ICE stop involving off-duty officers" where neither place nor time is known.
    """
    trigger, table = event.hit.trigger, knowledge.triggers.headlines
    where = _where(fields, when, knowledge)
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


def _where(fields: Fields, when: str, knowledge: Knowledge) -> str:
    """` in Ashby, MN, in January 2026`, as far as it is known."""
    if fields.place is None:
        return when
    place = f" in {_written(fields.place.value, knowledge)}"
    return f"{place}{',' if ',' in place else ''}{when}"


def _when(when: When | None) -> str:
    """` in January 2026`; empty where the month, or at least the year, is not known."""
    if when is None or when.earliest is None or when.precision not in _FORMATS:
        return ""
    return f" in {when.earliest:{_FORMATS[when.precision]}}"


def _day(when: When | None, text: str) -> str:
    """` on January 7, 2026`, ` on January 7` where the year is not known; empty without a day."""
    named = day_named(when, text) if when is not None else None
    if when is None or named is None:
        return ""
    month, day = map(int, named.split("-"))
    year = f", {when.earliest.year}" if when.earliest is not None else ""
    return f" on {month_name[month]} {day}{year}"


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
