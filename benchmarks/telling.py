"""Made-up events and the articles that tell of them, with what a careful reader finds in each.

Hard on purpose: cities with an event almost every day, the same people and streets in several events, stock
phrases that a chief says again and again, tellings that leave out the day, the place or the name, articles
about two events at once, copies that are cut and rewrites that change every fifth word. All words are ours.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from random import Random

from app.extraction.types import Agency as FoundAgency
from app.extraction.types import Document, Extraction, Incident, Official, Span, Statement, Tagged, When
from app.vocabulary import IncidentKind, Level, Precision, Role, StatementKind
from benchmarks import phrases

FIRST_DAY = date(2026, 1, 1)
DAYS = 120
COPIED = 0.3
"""Share of the articles that are copies or rewrites of another."""
_TWO_EVENTS, _NEAR = 0.1, 10
"""Share of the articles that tell of two events, and how many days these are apart at most."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One made-up event. `city` is `City, ST`."""

    number: int
    kind: IncidentKind
    city: str
    day: date
    agency: tuple[str, str]
    tactics: tuple[tuple[str, str], ...]
    person: str
    site: str
    chief: str
    quote: str


@dataclass(slots=True)
class Told:
    """An article as extraction would give it. `events` are the numbers of its incidents' events, in order."""

    text: str
    outlet: str
    published: date
    found: Extraction
    events: tuple[int, ...]


@dataclass(slots=True)
class _Writer:
    """Sentences one after another, with what stands where."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)

    def add(self, sentence: str) -> Span:
        start = len(self.text)
        self.text += sentence + " "
        self.spans.append(Span(start, start + len(sentence)))
        return self.spans[-1]

    def of(self, words: str, within: Span) -> Span:
        start = self.text.index(words, within.start, within.end)
        return Span(start, start + len(words))


class Teller:
    """Tells of `events` events of so many days from the `first` on, the same for the same seed."""

    def __init__(self, seed: int, events: int, days: int = DAYS, first: date = FIRST_DAY) -> None:
        self._random = Random(seed)
        self._days, self._first = days, first
        self.happenings = [self._happening(number) for number in range(events)]
        self._of_city: defaultdict[str, list[Happening]] = defaultdict(list)
        for happening in self.happenings:
            self._of_city[happening.city].append(happening)

    def articles(self, count: int) -> Iterator[Told]:
        """`count` articles, in the order of no calendar."""
        told: list[Told] = []
        for number in range(count):
            if told and self._random.random() < COPIED:
                told.append(self._copy(self._random.choice(told), number))
            else:
                told.append(self._article(number))
            yield told[-1]

    def _happening(self, number: int) -> Happening:
        random = self._random
        city, chief = random.choices(phrases.CITIES, weights=phrases.CITY_WEIGHTS)[0]
        kind = random.choices(list(phrases.KINDS), weights=list(phrases.KINDS.values()))[0]
        day = self._first + timedelta(random.randrange(self._days))
        person = f"{random.choice(phrases.GIVEN)} {random.choice(phrases.SURNAMES)}"
        tactics = tuple(random.sample(phrases.TACTICS[kind], random.choice((1, 1, 2))))
        quote = random.choice(phrases.STOCK) if random.random() < 0.05 else phrases.quotation(random)
        if number and random.random() < 0.1:
            person = phrases.RECURRING[number % len(phrases.RECURRING)]
        return Happening(
            number, kind, city, day, random.choice(phrases.AGENCIES), tactics, person,
            random.choice(phrases.SITES), chief, quote,
        )  # fmt: skip

    def _article(self, number: int) -> Told:
        random = self._random
        # Some events are told by very many, most by few.
        first = self.happenings[int(len(self.happenings) * random.random() ** 1.5)]
        events = [first]
        if random.random() < _TWO_EVENTS:
            others = [
                one for one in self._of_city[first.city] if 0 < abs((one.day - first.day).days) <= _NEAR
            ]
            events += [random.choice(others)] if others else []
        published = max(one.day for one in events) + timedelta(random.randrange(4))
        writer, parts = _Writer(), []
        found = Extraction(Document(""), extractor="made up")
        writer.add(random.choice(phrases.OPENINGS).format(n=random.randrange(9000)))
        for event in events:
            parts.append(self._telling(event, writer))
        for filler in random.sample(phrases.FILLERS, 5):
            writer.add(filler)
        officials = {one.chief: one for one in events}
        found = replace(
            found,
            statements=tuple(statement for statement, _ in parts if statement),
            officials=tuple(_official(one, writer) for one in officials.values() if one.chief in writer.text),
            agencies=tuple(_agencies(events, writer)),
        )
        said = 0
        incidents = []
        for statement, incident in parts:
            incidents.append(replace(incident, voices=(said,) if statement else ()))
            said += statement is not None
        outlet = f"{random.choice(phrases.OUTLETS)} {number % 90}"
        return _told(writer.text, outlet, published, replace(found, incidents=tuple(incidents)), events)

    def _telling(self, event: Happening, writer: _Writer) -> tuple[Statement | None, Incident]:
        random = self._random
        place = random.choices((event.city, event.city[-2:], ""), weights=(92, 5, 3))[0]
        agency = event.agency[0] if random.random() < 0.88 else "federal agents"
        person = event.person if random.random() < 0.65 else random.choice(phrases.NOBODY)
        when, words = self._when(event.day)
        tactics = [one for one in event.tactics if random.random() < 0.9] or [event.tactics[0]]
        scene = f"near {event.site}" if random.random() < 0.6 else random.choice(phrases.SOMEWHERE)
        lead = random.choice(phrases.LEADS).format(
            agency=agency, person=person, verb=tactics[0][1], when=words, scene=scene,
            where=f"in {phrases.spoken(place)}" if place else "in the city",
        )  # fmt: skip
        evidence = [writer.add(lead)]
        span = evidence[0]
        tags = [Tagged(tactics[0][0], writer.of(tactics[0][1], span))]
        if len(tactics) > 1:
            evidence.append(writer.add(random.choice(phrases.MORE).format(verb=tactics[1][1])))
            tags.append(Tagged(tactics[1][0], writer.of(tactics[1][1], evidence[-1])))
        if random.random() < 0.5:
            evidence.append(writer.add(random.choice(phrases.DETAILS).format(n=random.randrange(2, 40))))
        statement = self._statement(event, writer) if random.random() < 0.6 else None
        incident = Incident(
            kind=event.kind, title=f"{event.kind} {place}".strip(), evidence=tuple(evidence), rule="made-up",
            place=Tagged(place, writer.of(phrases.spoken(place), span)) if place else None,
            agencies=(Tagged(agency, writer.of(agency, span)),) if agency == event.agency[0] else (),
            tactics=tuple(tags),
            when=None if when is None else When(writer.of(words, span), when[0], when[1], when[2]),
        )  # fmt: skip
        return statement, incident

    def _when(self, day: date) -> tuple[tuple[date, date, Precision] | None, str]:
        chosen = self._random.random()
        if chosen < 0.6:
            return (day, day, Precision.DAY), f"on {day:%B} {day.day}"
        if chosen < 0.75:
            monday = day - timedelta(day.weekday())
            return (monday, monday + timedelta(6), Precision.RANGE), "during the week"
        return None, self._random.choice(("recently", "earlier", "the other day"))

    def _statement(self, event: Happening, writer: _Writer) -> Statement:
        random = self._random
        words = event.quote.split()
        half = len(words) // 2
        cut = random.choices((words, words[:half], words[half:]), weights=(60, 25, 15))[0]
        said = " ".join(cut)
        name = event.chief if random.random() < 0.7 else event.chief.split()[-1]
        span = writer.add(random.choice(phrases.SAID).format(said=said, name=name))
        return Statement(
            StatementKind.DIRECT, (writer.of(said, span),), event.chief, writer.of(name, span), None,
            "made-up", role=Role.POLICE_CHIEF, title="Chief",
            organisation=f"{event.city[:-4]} Police Department", jurisdiction=event.city,
        )  # fmt: skip

    def _copy(self, source: Told, number: int) -> Told:
        """The article under another head, sometimes cut or with other words here and there."""
        random = self._random
        head = f"{random.choice(phrases.HEADS)} {number}. "
        rewritten = random.random() < 0.5
        text, places = self._reworded(source.text) if rewritten else _as_it_is(source.text)
        if not rewritten and random.random() < 0.5:
            found = source.found
            told = [incident.evidence[-1].end for incident in found.incidents]
            said = [statement.parts[-1].end for statement in found.statements]
            text = text[: max([*told, *said]) + 200]
        published = source.published + timedelta(random.randrange(2))
        found = _moved(source.found, [len(head) + place for place in places])
        assert isinstance(found, Extraction)
        found = replace(found, document=Document(head + text, published=published))
        return Told(
            head + text, f"{random.choice(phrases.OUTLETS)} {number % 90}", published, found, source.events
        )

    def _reworded(self, text: str) -> tuple[str, list[int]]:
        """The text with other words and additional ones, and where each of its characters came to stand."""
        made, places, quoted = "", [], False
        for word in text.split(" "):
            quoted = (quoted or "“" in word) and "”" not in word
            chance = self._random.random()
            if not quoted and chance < 0.12:
                made += self._random.choice(phrases.ADDED) + " "
            other = phrases.SWAPS.get(word, word)
            places += [len(made) + min(at, len(other)) for at in range(len(word) + 1)]
            made += other + " "
        return made[:-1], places


def _as_it_is(text: str) -> tuple[str, list[int]]:
    return text, list(range(len(text) + 1))


def _told(text: str, outlet: str, published: date, found: Extraction, events: Sequence[Happening]) -> Told:
    document = Document(text, outlet=outlet, published=published)
    return Told(
        text, outlet, published, replace(found, document=document), tuple(one.number for one in events)
    )


def _official(event: Happening, writer: _Writer) -> Official:
    span = writer.of(event.chief, Span(0, len(writer.text)))
    body = f"{event.city[:-4]} Police Department"
    return Official(event.chief, (), Role.POLICE_CHIEF, "Chief", body, event.city, False, (span,))


def _agencies(events: Sequence[Happening], writer: _Writer) -> Iterator[FoundAgency]:
    for name, slug in dict.fromkeys(event.agency for event in events):
        if name in writer.text:
            span = writer.of(name, Span(0, len(writer.text)))
            yield FoundAgency(name, slug, Level.FEDERAL, (name,), (span,))


def _moved(value: object, places: Sequence[int]) -> object:
    """The value with every span where its characters came to stand."""
    if isinstance(value, Span):
        return Span(places[value.start], places[value.end])
    if isinstance(value, tuple):
        return tuple(_moved(one, places) for one in value)
    if isinstance(value, (Extraction, Statement, Incident, Official, FoundAgency, Tagged, When)):
        names = [one.name for one in fields(value) if one.name != "document"]
        return replace(value, **{name: _moved(getattr(value, name), places) for name in names})
    return value
