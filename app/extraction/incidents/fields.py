"""The agencies, tactics and date of an incident, each with the words it rests on."""

import re
from collections.abc import Iterator, Sequence

from app.extraction.agencies import AgencyMention
from app.extraction.incidents.agreement import distance, is_of_deed, is_of_speaking
from app.extraction.incidents.events import Event
from app.extraction.incidents.scenes import Scene
from app.extraction.incidents.setting import Setting
from app.extraction.tactics import Stance, first_of_each
from app.extraction.types import Tagged, When
from app.knowledge.tactics import TacticTable
from app.vocabulary import DEEDS, IncidentKind, Level, Precision

_WHOLE = re.compile(r"\b(?:branch|arm|part|division|unit) of (?:the )?(?:U\.S\. )?$")
_NOT_DONE = {Stance.NEGATED, Stance.HISTORICAL}
_EXACT = {Precision.DAY: 0, Precision.MONTH: 1, Precision.RANGE: 2, Precision.YEAR: 3, Precision.UNKNOWN: 4}


def agencies_of_event(event: Event, setting: Setting) -> tuple[Tagged, ...]:
    """Agencies named in the event's sentences; where they name no federal one, its paragraph's first.

    What the administration decides has only its own: "Trump cut the grants. ICE agents came."
    Mere "agents" of an encounter are those of the only enforcing agency the article names, if it is one. The
    police whose chief speaks are named by that: "We were not told," said Chief Pat Doe.
    """
    named = [mention for scene in event.scenes for mention in _acting(scene, setting)]
    beside = _acting_beside(event.scenes[0].sentence.paragraph, setting)
    if event.kind in DEEDS:
        named += beside
    is_of_all = event.kind not in DEEDS and "national" in event.scenes[0].marks
    if not is_of_all and not any(mention.level is Level.FEDERAL for mention in named):
        federal = [mention for mention in beside if mention.level is Level.FEDERAL]
        named += federal[:1] or ([setting.agency] if setting.agency and event.kind in DEEDS else [])
    tagged = [Tagged(mention.name, mention.span) for mention in named]
    return first_of_each([*tagged, *_speaking(event, setting)])


def _acting_beside(paragraph: int, setting: Setting) -> Sequence[AgencyMention]:
    """The first mention of each agency of a paragraph, worked out once: it may tell thousands of events."""
    known = setting.acting.get(paragraph)
    if known is None:
        first: dict[str, AgencyMention] = {}
        for scene in setting.paragraphs[paragraph]:
            for mention in _acting(scene, setting):
                first.setdefault(mention.name, mention)
        known = setting.acting[paragraph] = list(first.values())
    return known


def _acting(scene: Scene, setting: Setting) -> Iterator[AgencyMention]:
    """The sentence's agencies, without one that only says what another is: "HSI, an arm of ICE".

    "The department", said by who speaks for an agency of the article, is none named before it.
    """
    speaks = any(said.organisation and setting.agency_named(said.organisation) for said in scene.statements)
    for mention in scene.agencies:
        start = mention.span.start
        is_again = speaks and mention.surface[:4].lower() == "the "
        if not is_again and not _WHOLE.search(setting.text, max(0, start - 24), start):
            yield mention


def _speaking(event: Event, setting: Setting) -> Iterator[Tagged]:
    """The agencies for which somebody speaks in a statement, by the words that name the speaker."""
    if event.kind is IncidentKind.PUBLIC_STATEMENT:
        for said in (said for scene in event.scenes for said in scene.statements):
            name = setting.agency_named(said.organisation) if said.organisation else None
            if name is not None:
                yield Tagged(name, said.speaker_mention or said.parts[0])


def tactics_of(event: Event, table: TacticTable) -> tuple[Tagged, ...]:
    """Tactics of the event's sentences; of encounters and deaths only those said to have happened lately.

    In other events a rule is named also where it is denied ("do not honor detainers") or old, a deed is not.
    """
    return first_of_each(
        hit.tagged()
        for scene in event.scenes
        for hit in scene.tactics
        if hit.stance is Stance.ASSERTED
        or (event.kind not in DEEDS and not (hit.stance in _NOT_DONE and table[hit.slug].deed))
    )


def when_of(event: Event, setting: Setting) -> When | None:
    """The date nearest the words that tell the event; in later sentences the most exact one.

    For encounters a date of speaking ("said on Friday") is no date of the event, and for what is said or
    decided a date of an encounter ("the Sunday raid") is none. Without any it is the day told just before,
    "They came on Jan. 4. Agents arrested a cook.", but for another event than the one told there.
    """
    text = setting.text
    if event.when is not None:
        return event.when
    is_other = is_of_speaking if event.kind in DEEDS else is_of_deed
    for number, scene in enumerate(event.scenes):
        dates = [when for when in scene.dates if not is_other(when, text)]
        if event.kind in DEEDS and number == 0:
            dates = [when for when in dates if not _only_speaks(when, event)]
        if dates and number == 0:
            return min(dates, key=lambda when: distance(when.span, event.hit.span))
        if dates:
            return min(dates, key=lambda when: (_EXACT[when.precision], when.span.start))
    if "another" in event.scenes[0].marks:
        return None
    before = (when for scene in setting.just_before(event.scenes[0]) for when in scene.dates)
    days = (when for when in before if when.precision is Precision.DAY)
    return next((when for when in days if not is_of_speaking(when, text)), None)


def _only_speaks(when: When, event: Event) -> bool:
    """Whether the day stands outside the words that tell the event: "On Friday, she said ICE held her"."""
    parts = [part for said in event.scenes[0].statements for part in said.parts]
    telling = [part for part in parts if part.contains(event.hit.span)]
    return bool(telling) and not any(part.contains(when.span) for part in telling)
