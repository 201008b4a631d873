"""The shape of a text: paragraphs, sentences that never break inside a quotation, quotations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.extraction.quotes import find_quotes
from app.extraction.sentences import split_sentences
from app.extraction.types import Document, Span
from app.knowledge.abbreviations import Abbreviations, own_abbreviations


@dataclass(slots=True)
class Sentence:
    """A sentence with its number and that of its paragraph, counted from 0."""

    span: Span
    index: int
    paragraph: int


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What later steps look at. Boilerplate is left out of every list; offsets are the document's."""

    document: Document
    text: str
    """The whole text, boilerplate included."""
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Span, ...]
    """Outermost quotations, marks included, in text order, never across a paragraph's end."""
    abbreviations: Abbreviations
    """The words that hold their full stop, by which it was split."""


_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def analyse(document: Document, abbreviations: Abbreviations | None = None) -> Analysis:
    """Split a document. Linear in its length; never raises, whatever the text.

    Without `abbreviations` it goes by those that come with the package.
    """
    abbreviations = abbreviations or own_abbreviations()
    text = document.text
    paragraphs = tuple(_paragraphs(text, document.boilerplate))
    quotes = find_quotes(text, paragraphs)
    sentences: list[Sentence] = []
    first_quote = 0
    for number, paragraph in enumerate(paragraphs):
        while first_quote < len(quotes) and quotes[first_quote].end <= paragraph.start:
            first_quote += 1
        last_quote = first_quote
        while last_quote < len(quotes) and quotes[last_quote].start < paragraph.end:
            last_quote += 1
        for span in split_sentences(text, paragraph, quotes[first_quote:last_quote], abbreviations):
            sentences.append(Sentence(span, len(sentences), number))
        first_quote = last_quote
    return Analysis(document, text, paragraphs, tuple(sentences), quotes, abbreviations)


def _paragraphs(text: str, boilerplate: tuple[Span, ...]) -> Iterable[Span]:
    """Non-blank lines, cut around boilerplate and trimmed of blanks."""
    masks = sorted(boilerplate)
    first = 0
    for line in _LINE.finditer(text):
        while first < len(masks) and masks[first].end <= line.start():
            first += 1
        at, number = line.start(), first
        while number < len(masks) and masks[number].start < line.end():
            yield from _trimmed(text, at, masks[number].start)
            at = max(at, masks[number].end)
            number += 1
        yield from _trimmed(text, at, line.end())


def _trimmed(text: str, start: int, end: int) -> Iterable[Span]:
    piece = text[start:end]
    body = piece.strip()
    if body:
        begin = start + len(piece) - len(piece.lstrip())
        yield Span(begin, begin + len(body))
