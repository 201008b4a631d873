"""Made-up articles with what extraction would find in them, so that saving can be tested by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from unittest.mock import patch

from slugify import slugify

from app.extraction.types import (
    Agency,
    Document,
    Extraction,
    Incident,
    Jurisdiction,
    Official,
    Span,
    Statement,
    Tagged,
    When,
)
from app.knowledge import Knowledge
from app.services.saving.prepared import storable
from app.sources.types import RawArticle
from app.vocabulary import IncidentKind, Level, PlaceKind, Precision, Role, StatementKind


@dataclass
class Story:
    """An article and its extraction; every method points at words of `text` by quoting them."""

    text: str
    outlet: str = "Riverton Courier"
    published: date | None = date(2026, 1, 20)
    url: str | None = None
    title: str | None = None
    found: Extraction = field(init=False)

    def __post_init__(self) -> None:
        self.found = Extraction(document=Document(self.text), extractor="by hand")

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def official(self, name: str, role: Role = Role.POLICE_CHIEF, **more: object) -> "Story":
        official = Official(
            name=name, aliases=(), role=role, title=None, organisation=None, jurisdiction=None,
            former=False, mentions=(self.span(name),),
        )  # fmt: skip
        self.found = replace(
            self.found,
            officials=(*self.found.officials, replace(official, **more)),  # type: ignore[arg-type]
        )
        return self

    def said(self, *parts: str, speaker: str | None = None, **more: object) -> "Story":
        statement = Statement(
            kind=StatementKind.DIRECT, parts=tuple(self.span(part) for part in parts), speaker=speaker,
            speaker_mention=None, cue=None, rule="by-hand",
        )  # fmt: skip
        self.found = replace(
            self.found,
            statements=(*self.found.statements, replace(statement, **more)),  # type: ignore[arg-type]
        )
        return self

    def place(self, name: str, state: str) -> "Story":
        slug = slugify(f"{name} {state}")
        place = Jurisdiction(
            name=name, kind=PlaceKind.CITY, state=state, geoid=None, slug=slug, mentions=(self.span(name),),
        )  # fmt: skip
        self.found = replace(self.found, jurisdictions=(*self.found.jurisdictions, place))
        return self

    def agency(self, name: str = "ICE", slug: str = "ice") -> "Story":
        agency = Agency(name, slug, Level.FEDERAL, (name,), (self.span(name),))
        self.found = replace(self.found, agencies=(*self.found.agencies, agency))
        return self

    def tag(self, value: str, words: str) -> Tagged:
        return Tagged(value, self.span(words))

    def day(self, words: str, day: date) -> When:
        return When(self.span(words), day, day, Precision.DAY)

    def incident(
        self, *evidence: str, kind: IncidentKind = IncidentKind.ENCOUNTER, **more: object
    ) -> "Story":
        spans = tuple(self.span(words) for words in evidence)
        incident = Incident(
            kind=kind,
            title="Traffic stop",
            evidence=spans,
            rule="by-hand",
            voices=tuple(
                number
                for number, statement in enumerate(self.found.statements)
                if any(part.overlaps(span) for part in statement.parts for span in spans)
            ),
        )
        self.found = replace(
            self.found,
            incidents=(*self.found.incidents, replace(incident, **more)),  # type: ignore[arg-type]
        )
        return self

    def raw(self) -> RawArticle:
        return RawArticle(
            text=self.text, source=f"{self.outlet}.txt", title=self.title, outlet=self.outlet, url=self.url,
            published=self.published,
        )  # fmt: skip


@contextmanager
def told(*stories: Story) -> Iterator[None]:
    """While this lasts, extraction finds in these articles what the stories say, and elsewhere nothing."""
    found = {storable(story.raw()).text: story.found for story in stories}

    def extract(document: Document, knowledge: Knowledge) -> Extraction:
        assert knowledge.places
        known = found.get(document.text, Extraction(document=document, extractor="by hand"))
        return replace(known, document=document)

    with patch("app.services.preparing.extract_document", extract):
        yield
