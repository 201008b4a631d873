"""Which statements are about which incident: those that share an anchor with it, and no others.

Standing nearby is not enough: what a mayor of another state says in general, two paragraphs before a death is
told, is not about that death. In doubt a statement is about nothing.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.extraction.incidents.scenes import Scene
from app.extraction.tactics import holder_of
from app.extraction.tagging import sentences_of
from app.extraction.text import Analysis
from app.extraction.types import Incident, Statement, Tagged
from app.knowledge.agencies import AgencyTable
from app.knowledge.places import fold_name
from app.knowledge.triggers import POINTING
from app.vocabulary import DEEDS, IncidentKind, Role

NEXT = 1
"""Paragraphs from an incident in which its tactics tie a statement to it."""
WITHIN = 3
"""Paragraphs behind an incident in which its place, or words that point back at it, tie a statement to it."""
_PRONOUN = re.compile(r"\W*(?:he|she|they|it|this|that|these|those)\b", re.IGNORECASE)
_OFFICE_WORDS = 12
"""Words of a title in which the agency that its holder speaks for is looked for."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement with the sentences it stands in."""

    statement: Statement
    own: Sequence[Scene]
    opens_with_pronoun: bool

    @property
    def first(self) -> int:
        """The number of its first sentence."""
        return self.own[0].sentence.index

    @property
    def paragraph(self) -> int:
        """The number of its paragraph."""
        return self.own[0].sentence.paragraph


@dataclass(slots=True)
class _Floor:
    """Who spoke last, and of what; and of each speaker the statement they put out last."""

    said: _Said | None = None
    about: frozenset[int] = frozenset()
    sayings: dict[str, tuple[int, frozenset[int]]] = field(default_factory=dict)


class _Teller:
    """Where an article tells its incidents, and which of them a statement is about."""

    def __init__(self, incidents: Sequence[Incident], scenes: Sequence[Scene], agencies: AgencyTable) -> None:
        self._incidents, self._scenes, self._agencies = incidents, scenes, agencies
        self._at: defaultdict[int, list[int]] = defaultdict(list)
        self._encounters: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        sentences = tuple(scene.sentence.span for scene in scenes)
        for number, incident in enumerate(incidents):
            told = [
                at
                for span in incident.evidence
                for at in [holder_of(sentences, span.start)]
                if at is not None
            ]
            for at in told:
                self._at[at].append(number)
            for slug in set(self._agents(incident)):
                self._encounters[slug].append((told[0], number))
        self._events = sorted(at for at, numbers in self._at.items() if any(map(self._is_event, numbers)))

    def _agents(self, incident: Incident) -> Iterator[str]:
        """The slugs of an encounter's agencies and of those above them, which speak for them."""
        for tag in incident.agencies if incident.kind in DEEDS else ():
            agency = self._agencies.get(tag.value)
            yield from self._agencies.upwards(agency.slug) if agency is not None else ()

    def _is_event(self, number: int) -> bool:
        return self._incidents[number].kind is not IncidentKind.PUBLIC_STATEMENT

    def about(self, said: _Said, floor: _Floor) -> frozenset[int]:
        """The numbers of the incidents that a statement is about.

        Those its own sentences tell; else the one its speaker went on about, or the nearest it is tied to.
        """
        own = frozenset(number for scene in said.own for number in self._at.get(scene.sentence.index, ()))
        if any(self._incidents[number].kind in DEEDS for number in own):
            return own
        return own | self._statement_of(said, floor) | self._nearest(said, floor)

    def sayings(self, numbers: Iterable[int]) -> frozenset[int]:
        """Those of the incidents that are statements themselves."""
        return frozenset(number for number in numbers if not self._is_event(number))

    def _statement_of(self, said: _Said, floor: _Floor) -> frozenset[int]:
        """The speaker's own statement, told here or a paragraph before: "Police also said that …"."""
        paragraph, numbers = floor.sayings.get(said.statement.speaker or "", (-1, frozenset()))
        return numbers if numbers and said.paragraph - paragraph <= NEXT else frozenset()

    def _nearest(self, said: _Said, floor: _Floor) -> frozenset[int]:
        """The events told last before the statement, if it is tied to them."""
        after = bisect_left(self._events, said.first)
        for at in self._events[max(0, after - 1) : after]:
            way = said.paragraph - self._scenes[at].sentence.paragraph
            if at == said.first - 1 and said.opens_with_pronoun:
                way = 0
            events = filter(self._is_event, self._at[at])
            tied = frozenset(number for number in events if is_tied(said, self._incidents[number], way))
            if tied:
                return tied
        return self._continued(said, floor) or self._answered(said)

    def _continued(self, said: _Said, floor: _Floor) -> frozenset[int]:
        """What the speaker spoke of just before: "Nobody called us," Doe said, behind a word on a stop."""
        before = floor.said
        if before is None or said.statement.speaker is None:
            return frozenset()
        goes_on = before.statement.speaker == said.statement.speaker
        goes_on = goes_on and said.paragraph - before.paragraph <= NEXT
        first, last = (bisect_left(self._events, one.first) for one in (before, said))
        is_same = all(not floor.about.isdisjoint(self._at[at]) for at in self._events[first:last])
        return frozenset(filter(self._is_event, floor.about)) if goes_on and is_same else frozenset()

    def _answered(self, said: _Said) -> frozenset[int]:
        """The encounter told last of the agency that the speaker speaks for: "An ICE spokesperson said …"."""
        if said.statement.role is not Role.FEDERAL_OFFICIAL:
            return frozenset()
        latest = (-1, -1)
        for slug in self._spoken_for(said.statement):
            encounters = self._encounters.get(slug, [])
            number = bisect_left(encounters, (said.first, 0))
            latest = max(latest, *encounters[max(0, number - 1) : number], latest)
        return frozenset() if latest[1] < 0 else frozenset({latest[1]})

    def _spoken_for(self, statement: Statement) -> set[str]:
        """The slugs of the agencies named in a speaker's title and organisation."""
        words = fold_name(f"{statement.title or ''} {statement.organisation or ''}").split()[:_OFFICE_WORDS]
        forms = (" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1))
        found = (self._agencies.surfaces.get(form) for form in forms)
        return {agency.slug for agency in found if agency is not None}


def voices_of(
    incidents: Sequence[Incident],
    scenes: Sequence[Scene],
    statements: Sequence[Statement],
    analysis: Analysis,
    agencies: AgencyTable,
) -> tuple[tuple[int, ...], ...]:
    """Of each incident: the numbers of the statements about it, in text order.

    Linear in the length of the text.
    """
    if not incidents:
        return ()
    sentences = tuple(sentence.span for sentence in analysis.sentences)
    teller, floor = _Teller(incidents, scenes, agencies), _Floor()
    voices: list[list[int]] = [[] for _ in incidents]
    for number, statement in enumerate(statements):
        own = [scenes[at] for at in sentences_of(statement, sentences)]
        said = _Said(statement, own, _PRONOUN.match(analysis.text, statement.parts[0].start) is not None)
        if not said.own:
            continue
        about = teller.about(said, floor)
        for incident in about:
            voices[incident].append(number)
        floor.said, floor.about = said, about
        if statement.speaker and (sayings := teller.sayings(about)):
            floor.sayings[statement.speaker] = said.paragraph, sayings
    return tuple(map(tuple, voices))


def is_tied(said: _Said, incident: Incident, way: int) -> bool:
    """Whether a statement shares an anchor with an incident told `way` paragraphs before it.

    What a speaker of another state says is tied by the incident's place alone; what one of another city says
    also by its tactics and by words that point back at it. "ICE" alone, which all of them name, ties nothing.
    """
    place, home = incident.place.value if incident.place else "", said.statement.jurisdiction or ""
    if not 0 <= way <= WITHIN:
        return False
    if (way <= NEXT or "," in place) and _names(said, place):
        return True
    if place and home and place[-2:] != home[-2:]:
        return False
    points = any(POINTING in scene.marks for scene in said.own)
    if points or (way <= NEXT and _shared(said.statement.tactics, incident.tactics)):
        return True
    if "," in place and "," in home:
        return place == home
    return way == 0


def _names(said: _Said, place: str) -> bool:
    """Whether the sentences of a statement name the place."""
    return any(mention.place.label == place for scene in said.own for mention in scene.places)


def _shared(ours: Iterable[Tagged], theirs: Iterable[Tagged]) -> bool:
    return not {tag.value for tag in ours}.isdisjoint(tag.value for tag in theirs)
