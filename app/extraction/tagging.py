"""Agencies and tactics of a statement: those named in the sentences it stands in."""

from collections import defaultdict
from collections.abc import Sequence
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
    *,
    with_tactics: bool = True,
) -> tuple[Statement, ...]:
    """The statements, each with the agencies and tactics its own sentences name, first mention of each.

    "ICE agents pulled over a nurse, said Chief Pat Doe." gives ICE and vehicle-stop; the next sentence,
    "“Nobody called us,” Doe said.", has neither, though it stands in the same paragraph.
    """
    sentences = tuple(sentence.span for sentence in analysis.sentences)
    named: defaultdict[int, list[Tagged]] = defaultdict(list)
    for mention in agencies:
        number = holder_of(sentences, mention.span.start)
        if number is not None:
            named[number].append(Tagged(mention.name, mention.span))
    # each sentence's once: a sentence as long as a book holds thousands of statements
    agencies_in = {number: first_of_each(tags) for number, tags in named.items()}
    hits_in = find_tactics(analysis, knowledge) if with_tactics else ()
    tactics_in = {
        number: first_of_each(hit.tagged() for hit in hits) for number, hits in enumerate(hits_in) if hits
    }
    if not agencies_in and not tactics_in:
        return statements

    def tagged(statement: Statement) -> Statement:
        own = sentences_of(statement, sentences)
        found = first_of_each(tag for number in own for tag in agencies_in.get(number, ()))
        tactics = first_of_each(tag for number in own for tag in tactics_in.get(number, ()))
        return replace(statement, agencies=found, tactics=tactics) if found or tactics else statement

    return tuple(tagged(statement) for statement in statements)


def sentences_of(statement: Statement, sentences: tuple[Span, ...]) -> Sequence[int]:
    """The numbers of the sentences its parts and its cue stand in, in text order."""
    spans = statement.parts if statement.cue is None else (*statement.parts, statement.cue)
    numbers: set[int] = set()
    for span in spans:
        first, last = holder_of(sentences, span.start), holder_of(sentences, span.end - 1)
        if first is not None:
            numbers.update(range(first, (first if last is None else last) + 1))
    return sorted(numbers)
