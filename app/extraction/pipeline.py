"""The way through extraction: text in, frozen values out."""

from dataclasses import replace

from app import __version__
from app.extraction.agencies import agencies_of, find_agencies
from app.extraction.boilerplate import find_boilerplate
from app.extraction.confidence import rate_statements
from app.extraction.incidents import find_incidents
from app.extraction.naming.minors import find_minors
from app.extraction.officials import officials_of
from app.extraction.people import find_people
from app.extraction.places import find_places, jurisdictions_of
from app.extraction.positions import place_positions
from app.extraction.statements import find_statements
from app.extraction.statements.trace import Trace
from app.extraction.tagging import tag_statements
from app.extraction.text import analyse
from app.extraction.types import Document, Extraction
from app.extraction.unwrapping import unwrapped
from app.knowledge import Knowledge

EXTRACTOR = f"friction-ledger {__version__}"


def extract(document: Document, knowledge: Knowledge, trace: Trace | None = None) -> Extraction:
    """Everything found in one document, with exact spans. Pure, and linear in the length of the text.

    An article that never names our subject has statements, but no incidents, and its statements neither
    tactics nor a position. A hard-wrapped text is read as if its paragraphs were lines. What was weighed on
    the way is noted in `trace`, if one is given.
    """
    written = document.text
    document = find_boilerplate(replace(document, text=unwrapped(written)), knowledge)
    analysis = analyse(document, knowledge.abbreviations)
    places = find_places(analysis, knowledge)
    agencies = find_agencies(analysis, places, knowledge)
    people = find_people(analysis, places, agencies, knowledge)
    statements = find_statements(analysis, people, knowledge, trace)
    on_subject = any(map(knowledge.subject.named_in, (document.text, document.title or "")))
    statements = tag_statements(analysis, statements, agencies, knowledge, with_tactics=on_subject)
    if on_subject:
        statements = place_positions(analysis, statements, knowledge)
    statements = rate_statements(analysis, statements, knowledge)
    if trace is not None:
        trace.cast = people.entities
    officials = officials_of(people, statements)
    incidents = find_incidents(analysis, places, agencies, statements, knowledge) if on_subject else ()
    return Extraction(
        document=replace(document, text=written),
        statements=statements,
        officials=officials,
        jurisdictions=jurisdictions_of(analysis, places),
        agencies=agencies_of(agencies),
        incidents=incidents,
        minors=find_minors(people.scene, people.entities, people.mentions),
        extractor=EXTRACTOR,
    )
