"""What each sentence holds that may belong to an event: triggers, tactics, agencies, places, dates."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from app.extraction.agencies import AgencyMention
from app.extraction.dates import dates_in
from app.extraction.places import PlaceMention
from app.extraction.regions import with_regions
from app.extraction.tactics import Stance, TacticHit, find_tactics, holder_of, sentence_words, stance_of
from app.extraction.text import Analysis, Sentence
from app.extraction.types import Span, Statement, When
from app.knowledge import Knowledge
from app.knowledge.phrases import Words
from app.knowledge.triggers import MENTION, NEWCOMER, Trigger
from app.vocabulary import Level

T = TypeVar("T")

MAX_NAMED = 24
"""Places, and dates, of one sentence that are compared with those of others; later ones are left out."""
FRAGMENT = 40
"""Characters up to which quoted words are part of the reporter's own sentence."""


class TriggerHit(NamedTuple):
    """A trigger's words, how the text speaks of them, and whether they stand between quotation marks."""

    trigger: Trigger
    span: Span
    stance: Stance
    quoted: bool


class Scene(NamedTuple):
    """One sentence with all that was found in it. `marks` are the names of the word lists it touches.

    `newcomers` are the last words of phrases that bring someone new into the story: "an off-duty nurse".
    """

    sentence: Sentence
    triggers: tuple[TriggerHit, ...] = ()
    marks: frozenset[str] = frozenset()
    newcomers: frozenset[str] = frozenset()
    tactics: Sequence[TacticHit] = ()
    agencies: Sequence[AgencyMention] = ()
    places: Sequence[PlaceMention] = ()
    dates: Sequence[When] = ()
    statements: Sequence[Statement] = ()

    @property
    def is_federal(self) -> bool:
        """Whether federal immigration enforcement is named."""
        return "federal" in self.marks or any(agency.level is Level.FEDERAL for agency in self.agencies)


@dataclass(frozen=True, slots=True)
class Findings:
    """What earlier steps of extraction found in the article."""

    places: tuple[PlaceMention, ...]
    agencies: tuple[AgencyMention, ...]
    statements: tuple[Statement, ...]


def scenes_of(analysis: Analysis, findings: Findings, knowledge: Knowledge) -> tuple[Scene, ...]:
    """One scene a sentence, in text order; none at all where no sentence has a trigger: nothing is told.

    Linear in the length of the text.
    """
    said = _filed(analysis, findings.statements, lambda statement: statement.parts[0].start)
    tactics = find_tactics(analysis, knowledge)
    told = [trigger for trigger in knowledge.triggers.triggers.values() if trigger.tactics]
    read = [
        ((*triggers, *_told_by_tactics(told, tactics[number], said.get(number, ()))), marks, newcomers)
        for number, words in enumerate(sentence_words(analysis))
        for triggers, marks, newcomers in [_triggers(words, analysis.quotes, knowledge)]
    ]
    if not any(triggers for triggers, _, _ in read):
        return ()
    agencies = _filed(analysis, findings.agencies, lambda mention: mention.span.start)
    places = _filed(analysis, _scenes_of(findings, analysis, knowledge), lambda mention: mention.span.start)
    scenes = (
        Scene(
            sentence,
            *read[number],
            tactics[number],
            agencies.get(number, ()),
            places.get(number, ())[:MAX_NAMED],
            dates_in(words, analysis.document.published)[:MAX_NAMED],
            said.get(number, ()),
        )
        for number, (sentence, words) in enumerate(
            zip(analysis.sentences, sentence_words(analysis), strict=True)
        )
    )
    return tuple(_with_agents(scenes))


def _scenes_of(findings: Findings, analysis: Analysis, knowledge: Knowledge) -> Iterator[PlaceMention]:
    """Where things happen: of a neighbourhood it is its city, of a region its state."""
    gazetteer = knowledge.places
    for mention in with_regions(findings.places, analysis, gazetteer):
        city = gazetteer.city_of(mention.place)
        yield mention if city is mention.place else replace(mention, place=city)


def _filed(analysis: Analysis, items: Iterable[T], start: Callable[[T], int]) -> dict[int, list[T]]:
    """The items by the number of the sentence they start in."""
    spans = tuple(sentence.span for sentence in analysis.sentences)
    by_sentence: defaultdict[int, list[T]] = defaultdict(list)
    for item in items:
        number = holder_of(spans, start(item))
        if number is not None:
            by_sentence[number].append(item)
    return by_sentence


def _with_agents(scenes: Iterable[Scene]) -> Iterator[Scene]:
    """Mere "agents" are federal where the article has named federal agents before: not "Insurance agents"."""
    named = False
    for scene in scenes:
        named = named or scene.is_federal
        if named and "unnamed" in scene.marks:
            yield scene._replace(marks=scene.marks | {"federal"})
        else:
            yield scene


def _told_by_tactics(
    triggers: Sequence[Trigger], tactics: Sequence[TacticHit], said: Sequence[Statement]
) -> Iterator[TriggerHit]:
    """Events told by what is said: "Deputies do not enforce immigration law," the sheriff said."""
    for trigger in triggers:
        hit = next((hit for hit in tactics if hit.slug in trigger.tactics), None)
        if said and hit is not None:
            yield TriggerHit(trigger, hit.span, Stance.ASSERTED, quoted=False)


def _is_quoted(quotes: tuple[Span, ...], at: int) -> bool:
    """Whether a speaker tells it: no single words between marks, as in "he would “cancel” the grants"."""
    number = holder_of(quotes, at)
    return number is not None and quotes[number].end - quotes[number].start > FRAGMENT


def _behind_quote(quotes: tuple[Span, ...], at: int) -> int:
    """The end of the last quotation before an offset; 0 where there is none.

    What a speaker doubts is not what the reporter tells: “If they come, we know,” she said in a statement.
    """
    number = bisect_right(quotes, (at, at)) - 1
    return quotes[number].end if number >= 0 and quotes[number].end <= at else 0


def _triggers(
    words: Words, quotes: tuple[Span, ...], knowledge: Knowledge
) -> tuple[tuple[TriggerHit, ...], frozenset[str], frozenset[str]]:
    """The triggers of a sentence, the word lists it touches and its newcomers, in one pass.

    Words that only name an event tell none: "Fewer people call since the arrests."
    """
    table = knowledge.triggers
    hits: list[TriggerHit] = []
    marks: set[str] = set()
    mentions: list[Span] = []
    newcomers: set[str] = set()
    for hit in table.index.hits(words):
        trigger = table.triggers.get(hit.value)
        if trigger is None:
            marks.add(hit.value)
            if hit.value == MENTION:
                mentions.append(Span(hit.start, hit.end))
            elif hit.value == NEWCOMER:
                newcomers.add(words.text[hit.start : hit.end].split()[-1].lower())
        else:
            quoted = _is_quoted(quotes, hit.start)
            stance = stance_of(words, hit.start, knowledge.tactics.stance, _behind_quote(quotes, hit.start))
            hits.append(TriggerHit(trigger, Span(hit.start, hit.end), stance, quoted))
    told = (hit for hit in hits if not any(mention.contains(hit.span) for mention in mentions[:MAX_NAMED]))
    return tuple(told), frozenset(marks), frozenset(newcomers)
