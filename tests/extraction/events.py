"""Incidents of short made-up texts, for the tests of events and of their titles."""

from collections.abc import Callable
from datetime import date

from app.extraction.agencies import find_agencies
from app.extraction.boilerplate import find_boilerplate
from app.extraction.incidents import find_incidents
from app.extraction.places import find_places
from app.extraction.text import analyse
from app.extraction.types import Document, Incident, Span, Statement
from app.knowledge import Knowledge
from app.vocabulary import Role, StatementKind

FRIDAY = date(2026, 1, 16)


def incidents(
    text: str,
    knowledge: Knowledge,
    said: dict[str, tuple[str, Role, str | None]] | None = None,
    published: date | None = FRIDAY,
    as_said: Callable[[Statement], Statement] = lambda statement: statement,
) -> tuple[Incident, ...]:
    """The incidents of a text of a Friday; `said` maps words said to speaker, role and jurisdiction.

    `as_said` changes each of these statements.
    """
    analysis = analyse(find_boilerplate(Document(text, published=published), knowledge))
    places = find_places(analysis, knowledge)
    statements = (
        Statement(
            kind=StatementKind.INDIRECT,
            parts=(Span(text.index(words), text.index(words) + len(words)),),
            speaker=speaker,
            speaker_mention=Span(text.index(speaker), text.index(speaker) + len(speaker)),
            cue=None,
            rule="test",
            role=role,
            jurisdiction=jurisdiction,
        )
        for words, (speaker, role, jurisdiction) in (said or {}).items()
    )
    agencies = find_agencies(analysis, places, knowledge)
    return find_incidents(analysis, places, agencies, tuple(map(as_said, statements)), knowledge)
