"""Reading made-up sentences: what statements and people come out of a text."""

from functools import cache

from app.config import ROOT
from app.extraction.agencies import find_agencies
from app.extraction.officials import officials_of
from app.extraction.people import People, find_people
from app.extraction.places import find_places
from app.extraction.statements import find_statements
from app.extraction.text import analyse
from app.extraction.types import Document, Official, Statement
from app.knowledge import Knowledge, load_knowledge


@cache
def knowledge() -> Knowledge:
    return load_knowledge(ROOT / "data")


def people_in(text: str, outlet: str | None = None) -> People:
    analysis = analyse(Document(text, outlet=outlet))
    places = find_places(analysis, knowledge())
    return find_people(analysis, places, find_agencies(analysis, places, knowledge()), knowledge())


def statements_in(text: str, outlet: str | None = None) -> tuple[Statement, ...]:
    people = people_in(text, outlet)
    return find_statements(people.scene.analysis, people, knowledge())


def officials_in(text: str) -> tuple[Official, ...]:
    people = people_in(text)
    return officials_of(people, find_statements(people.scene.analysis, people, knowledge()))


def said(text: str) -> list[tuple[str | None, str, list[str]]]:
    """Speaker, kind and parts of each statement."""
    return [
        (statement.speaker, statement.kind.value, [part.of(text) for part in statement.parts])
        for statement in statements_in(text)
    ]
