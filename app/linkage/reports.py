"""What an article reports, as the linkage compares it: its officials, statements and incidents."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.extraction.types import Extraction, Incident, Official, Statement
from app.knowledge.places import Gazetteer
from app.linkage.events import ANCHOR_WORDS, ANCHORS, EVIDENCE_KEPT, Event
from app.linkage.folding import content_words, hashes, name_words, private_names, shingles
from app.linkage.matchers import Matchers
from app.linkage.packing import Packed, pack_all
from app.linkage.people import Person, given_forms, name_key
from app.linkage.places import slug_of_label
from app.linkage.quotations import CONTEXT_CHARS, FEW_WORDS, Quotation, quotation, speaker_names
from app.vocabulary import Noun, Role

_PRIVATE = (Role.NONE, Role.OTHER)
Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """What one article reports and, in the same order, what is compared of each as it is kept.

    Officials and statements have the slug of their place, statements the speaker as shown before it.
    """

    officials: Sequence[tuple[Official, str | None]]
    statements: Sequence[tuple[Statement, str | None, str | None]]
    incidents: Sequence[Incident]
    people: Sequence[Packed]
    quotations: Sequence[Packed]
    events: Sequence[Packed]

    def packed(self) -> Mapping[Noun, Sequence[Packed]]:
        """All that is compared."""
        return {Noun.OFFICIAL: self.people, Noun.STATEMENT: self.quotations, Noun.INCIDENT: self.events}


@dataclass(frozen=True, slots=True)
class Reporting:
    """One article's extraction, with what its reports are read by."""

    extraction: Extraction
    places: Gazetteer
    matchers: Matchers

    def reported(self, fingerprint: str) -> Reported:
        """All that the article reports; `fingerprint` tells it from every other article."""
        officials, statements = self.officials(), self.statements()
        incidents = self.incidents([quotation for _, _, quotation in statements])
        how = self.matchers
        return Reported(
            officials=[(found, person.place) for found, person in officials],
            statements=[(found, shown, said.place) for found, shown, said in statements],
            incidents=[found for found, _ in incidents],
            people=pack_all([person for _, person in officials], how.officials, fingerprint),
            quotations=pack_all([said for _, _, said in statements], how.statements, fingerprint),
            events=pack_all([event for _, event in incidents], how.incidents, fingerprint),
        )  # fmt: skip

    def officials(self) -> list[tuple[Official, Person]]:
        """The article's officials, each name once, full names first."""
        named = {one.name: one for one in reversed(self.extraction.officials) if name_words(one.name)}
        ordered = sorted(named.values(), key=lambda one: (-len(name_words(one.name)), one.mentions[:1]))
        people = [(one, self._person(one)) for one in ordered]
        full = [person for _, person in people if len(person.words) > 1]
        return [(found, replace(person, beside=_beside(person, full))) for found, person in people]

    def statements(self) -> list[tuple[Statement, str | None, Quotation]]:
        """The article's statements, each with the speaker as shown."""
        found = self.extraction
        officials = {name_words(name) for one in found.officials for name in (one.name, *one.aliases)}
        bodies = {name_words(agency.name) for agency in found.agencies}
        shown = [public_speaker(one, officials, bodies) for one in found.statements]
        return [
            (one, name, self._quotation(one, name)) for one, name in zip(found.statements, shown, strict=True)
        ]

    def incidents(self, quotations: Sequence[Quotation]) -> list[tuple[Incident, Event]]:
        """The article's incidents; `quotations` are those of its statements, in their order."""
        slugs = {agency.name: agency.slug for agency in self.extraction.agencies}
        public = self._public_names()
        return [(one, self._event(one, slugs, public, quotations)) for one in self.extraction.incidents]

    def _person(self, found: Official) -> Person:
        place = slug_of_label(found.jurisdiction, self.places)
        return Person(
            name=found.name, role=found.role, organisation=found.organisation, place=place,
            state=_state_of(place), former=found.former,
            given_forms=given_forms(found.name, self.matchers.nicknames),
        )  # fmt: skip

    def _quotation(self, found: Statement, shown: str | None) -> Quotation:
        text = self.extraction.document.text
        start, end = found.parts[0].start, found.parts[-1].end
        return quotation(
            found.kind,
            [part.of(text) for part in found.parts],
            text[max(0, start - CONTEXT_CHARS) : end + CONTEXT_CHARS],
            speaker_names(shown, found.organisation, nicknames=self.matchers.nicknames),
            slug_of_label(found.jurisdiction, self.places),
        )

    def _event(
        self, found: Incident, slugs: dict[str, str], public: Collection[str], said: Sequence[Quotation]
    ) -> Event:
        document = self.extraction.document
        place = slug_of_label(found.place.value if found.place else None, self.places) or self._seat(found)
        words = [span.of(document.text) for span in found.evidence]
        names = [name.split() for name in private_names(words, public)]
        sites = self.matchers.sites
        return Event(
            kind=found.kind,
            place=place,
            state=_state_of(place),
            earliest=found.when.earliest if found.when else None,
            latest=found.when.latest if found.when else None,
            published=document.published,
            agencies=frozenset(slugs[tag.value] for tag in found.agencies if tag.value in slugs),
            tactics=frozenset(tag.value for tag in found.tactics),
            evidence=frozenset(sorted(hashes(shingles(map(content_words, words))))[:EVIDENCE_KEPT]),
            names=hashes((name[0], name[-1]) for name in names if name[-1] not in sites),
            sites=hashes(tuple(name) for name in names if name[-1] in sites),
            anchors=frozenset(sorted(hashes(shingles(map(content_words, words), ANCHOR_WORDS)))[:ANCHORS]),
            quotes=frozenset(
                tuple(sorted(said[number].anchors))
                for number in found.voices
                if said[number].length >= FEW_WORDS
            ),
        )

    def _seat(self, found: Incident) -> str | None:
        """Where the local agencies sit, if that is one place: it stands for a place that is not told."""
        names = {tag.value for tag in found.agencies}
        seats = {one.place for one in self.extraction.agencies if one.name in names and one.place}
        return seats.pop() if len(seats) == 1 else None

    def _public_names(self) -> frozenset[str]:
        """Names that many events share: those of officials, places and agencies."""
        found = self.extraction
        names = [
            *(name for official in found.officials for name in (official.name, *official.aliases)),
            *(place.name for place in found.jurisdictions),
            *(name for agency in found.agencies for name in (agency.name, *agency.surface)),
        ]
        return frozenset(" ".join(name_words(name)) for name in names)


def public_speaker(found: Statement, officials: Collection[Name], bodies: Collection[Name]) -> str | None:
    """The speaker's name where it is a public one; None for private people, of whom no name is kept.

    Public are officials, organisations, and those who speak in a role: an advocate, a union's president.
    Of joint speakers the public ones are kept. `officials` and `bodies` are the folded names of the article's
    officials and agencies.
    """
    if found.speaker is None:
        return None
    organisation = name_words(found.organisation) if found.organisation else None
    public = [
        name
        for number, name in enumerate(found.speaker.split("; "))
        if (number == 0 and found.role not in _PRIVATE)
        or name_words(name) in bodies
        or name_words(name) == organisation
        or name_words(name) in officials
    ]
    return "; ".join(public) or None


def _beside(person: Person, full: Iterable[Person]) -> frozenset[str]:
    """The other full names of the article with this one's surname, where this is a full name too."""
    if len(person.words) < 2:
        return frozenset()
    same = (one for one in full if one.words != person.words and name_key(one.name) == person.words[-1])
    return frozenset(" ".join(one.words) for one in same)


def _state_of(place: str | None) -> str | None:
    """The slug of the state that the slug of a place ends in."""
    return place.rpartition("-")[2] if place else None
