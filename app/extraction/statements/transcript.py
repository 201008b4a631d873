"""Transcripts: paragraphs that open with who speaks and a colon, `RUIZ: We stayed.`, without marks."""

from app.extraction.naming.entities import Mention
from app.extraction.people import People
from app.extraction.statements.draft import Draft, Nature, Source
from app.extraction.types import Span
from app.vocabulary import StatementKind

MAX_LABEL = 40
"""Characters before the colon."""
MIN_TURNS = 3
"""Labelled paragraphs that make a text a transcript: one alone may be a list or a heading."""
MIN_WORDS = 20
"""Characters that a turn says at least."""


def read_transcript(people: People) -> dict[int, Draft]:
    """The turns of a transcript by their paragraph; none if fewer than `MIN_TURNS` are labelled. Linear."""
    turns: dict[int, Draft] = {}
    analysis = people.scene.analysis
    surnames = _surnames(people)
    for number, paragraph in enumerate(analysis.paragraphs):
        colon = analysis.text.find(":", paragraph.start, paragraph.start + MAX_LABEL)
        source = _label(people, Span(paragraph.start, colon), surnames) if colon > paragraph.start else None
        begin, end = colon + 2, paragraph.end
        if source is None or end - begin < MIN_WORDS or analysis.text[colon + 1] != " ":
            continue
        while begin < end and analysis.text[begin].isspace():
            begin += 1
        sentence = people.tokens.sentence[source.first]
        if sentence not in people.scene.headlines and begin < end:
            parts = [Span(begin, end)]
            turns[number] = Draft("transcript", StatementKind.DIRECT, parts, sentence, source)
    return turns if len(turns) >= MIN_TURNS else {}


def _label(people: People, span: Span, surnames: dict[str, Mention]) -> Source | None:
    """Who speaks by the words before a colon: a known person, or words in capitals (`Q`, `CROWD`)."""
    first, last = people.tokens.range_of(span)
    if first >= last:
        return None
    mention = people.at.get(last - 1)
    if mention is not None and mention.last == last and people.entities[mention.entity].person:
        return Source(mention.first, last, Nature.NAMED, last - 1, (mention.first,))
    if not span.of(people.scene.analysis.text).isupper():
        return None
    known = surnames.get(people.tokens.lower[last - 1])
    if known is not None:
        return Source(first, last, Nature.NAMED, last - 1, (known.first,))
    return Source(first, last, Nature.NOUN, last - 1)


def _surnames(people: People) -> dict[str, Mention]:
    """The people of the text by their last name's lower case, the first of each."""
    found: dict[str, Mention] = {}
    for mention in people.mentions:
        if people.entities[mention.entity].person:
            found.setdefault(people.tokens.lower[mention.last - 1], mention)
    return found
