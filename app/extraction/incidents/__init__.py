"""Incidents: events of the five kinds, put together from triggers, participants, places and dates."""

from dataclasses import replace

from app.extraction.agencies import AgencyMention
from app.extraction.incidents.events import Event, events_of
from app.extraction.incidents.fields import agencies_of_event, tactics_of, when_of
from app.extraction.incidents.scenes import Findings, scenes_of
from app.extraction.incidents.setting import Setting
from app.extraction.incidents.titles import Fields, titles_of
from app.extraction.incidents.voices import voices_of
from app.extraction.incidents.whereabouts import place_of
from app.extraction.places import PlaceMention
from app.extraction.text import Analysis
from app.extraction.types import Incident, Statement
from app.knowledge import Knowledge

__all__ = ["find_incidents"]


def find_incidents(
    analysis: Analysis,
    places: tuple[PlaceMention, ...],
    agencies: tuple[AgencyMention, ...],
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Incident, ...]:
    """The article's events in the order they are told, each field with its span, and who speaks of them.

    Linear in the length of the text.
    """
    scenes = scenes_of(analysis, Findings(places, agencies, statements), knowledge)
    setting = Setting.of(scenes, analysis.text, knowledge)
    told = [
        (event, _fields(event, setting, knowledge))
        for event in events_of(scenes, analysis.text, analysis.document.published)
    ]
    titles = titles_of(told, analysis.text, knowledge)
    incidents = [_incident(*one, title) for one, title in zip(told, titles, strict=True)]
    voices = voices_of(incidents, scenes, statements, analysis, knowledge.agencies)
    return tuple(replace(incident, voices=of) for incident, of in zip(incidents, voices, strict=True))


def _fields(event: Event, setting: Setting, knowledge: Knowledge) -> Fields:
    return Fields(
        place=place_of(event, setting, knowledge.tactics),
        agencies=agencies_of_event(event, setting),
        tactics=tactics_of(event, knowledge.tactics),
        when=when_of(event, setting),
    )


def _incident(event: Event, fields: Fields, title: str) -> Incident:
    return Incident(
        kind=event.kind,
        title=title,
        evidence=tuple(scene.sentence.span for scene in event.scenes),
        rule=event.hit.trigger.name,
        place=fields.place,
        agencies=tuple(fields.agencies),
        tactics=tuple(fields.tactics),
        when=fields.when,
    )
