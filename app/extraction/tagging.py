"""Agencies and tactics of a statement: those named in the paragraph it stands in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from app.extraction.agencies import AgencyMention
from app.extraction.tactics import find_tactics, first_of_each, holder_of
from app.extraction.text import Analysis
from app.extraction.types import Span, Statement, Tagged
from app.knowledge import Knowledge


def tag_statements(
    analysis: Analysis,
    statements: tuple[Statement, ...],
    agencies: tuple[AgencyMention, ...],
    knowledge: Knowledge,
) -> tuple[Statement, ...]:
    """The statements, each with the agencies and tactics named in its paragraphs, first mention of each.

    "ICE agents pulled over a nurse, said Chief Pat Doe." gives ICE and vehicle-stop.
    """
    named = _by_paragraph(analysis.paragraphs, (Tagged(mention.name, mention.span) for mention in agencies))
    used = _by_paragraph(
        analysis.paragraphs, (hit.tagged() for hits in find_tactics(analysis, knowledge) for hit in hits)
    )
    return tuple(_tagged(analysis.paragraphs, statement, named, used) for statement in statements)


def _by_paragraph(paragraphs: tuple[Span, ...], tags: Iterable[Tagged]) -> dict[int, list[Tagged]]:
    """The tags filed under the number of the paragraph they stand in."""
    filed: defaultdict[int, list[Tagged]] = defaultdict(list)
    for tag in tags:
        number = holder_of(paragraphs, tag.span.start)
        if number is not None:
            filed[number].append(tag)
    return filed


def _tagged(
    paragraphs: tuple[Span, ...],
    statement: Statement,
    named: dict[int, list[Tagged]],
    used: dict[int, list[Tagged]],
) -> Statement:
    numbers = {holder_of(paragraphs, part.start) for part in statement.parts} - {None}
    agencies = first_of_each(tag for number in numbers for tag in named.get(number or 0, ()))
    tactics = first_of_each(tag for number in numbers for tag in used.get(number or 0, ()))
    return replace(statement, agencies=agencies, tactics=tactics) if agencies or tactics else statement
