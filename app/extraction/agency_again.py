"""Words that stand for the agency named last: "the department", "deputies"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from app.extraction.lookup import first_words
from app.extraction.text import Analysis
from app.extraction.types import Span
from app.knowledge.agencies import Again, AgencyTable
from app.knowledge.places import fold_name


class Named(Protocol):
    """A mention of an agency."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def name(self) -> str:
        """The agency's canonical name."""

    @property
    def slug(self) -> str:
        """The agency's slug."""


M = TypeVar("M", bound=Named)


def named_again(analysis: Analysis, mentions: Sequence[M], table: AgencyTable) -> Iterator[tuple[Span, M]]:
    """For "The Duluth Police Department left. | The department | said so.": whom such words mean, in order.

    `mentions` are the agencies named, in text order. Linear in the text and its mentions.
    """
    text = analysis.text
    named, last = iter(mentions), dict[Again, M]()
    mention = next(named, None)
    end = 0
    for paragraph in analysis.paragraphs:
        for match in table.again_form.finditer(text, paragraph.start, paragraph.end):
            while mention is not None and mention.span.start <= match.start():
                last.update(_meanings(mention, table))
                end = max(end, mention.span.end)
                mention = next(named, None)
            again = table.again[fold_name(match.group())]
            overlaps = match.start() < end or (mention is not None and mention.span.start < match.end())
            if again in last and not overlaps and _word_behind(text, match.end()) not in again.not_before:
                yield Span(match.start(), match.end()), last[again]


def _meanings(mention: M, table: AgencyTable) -> Mapping[Again, M]:
    known = table.by_slug.get(mention.slug)
    words = set(fold_name(known.full_name if known else mention.name).split(" "))
    return {again: mention for again in table.again.values() if not again.of.isdisjoint(words)}


def _word_behind(text: str, end: int) -> str:
    """The word right behind, folded; empty where none follows a blank."""
    behind = text[end : end + 24].split(" ", 2)
    return first_words(behind[1])[1] if len(behind) > 1 and not behind[0] and behind[1] else ""
