"""Agencies by their own names and by the initials of those named in the article."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from app.extraction.lookup import openings
from app.extraction.places import PlaceMention
from app.extraction.text import Analysis
from app.extraction.types import Span
from app.knowledge import Knowledge
from app.knowledge.agencies import AgencyTable, NamedAgency
from app.knowledge.places import fold_name

T = TypeVar("T")

_NEXT_WORD = re.compile(r"\s(\w+)")
_ACRONYM = re.compile(r"[A-Z](?<!\w.)[A-Z]{2,5}\b")
_SHORT_FORM = re.compile(r"[A-Z](?<!\w.)[A-Za-z]{2,5}\b")
_BRACKETED = re.compile(r" \(([A-Z][A-Za-z]{2,5})\)")
_DEPARTMENT = "department of "


def named_forms(
    analysis: Analysis, places: Sequence[PlaceMention], knowledge: Knowledge, taken: Sequence[Span]
) -> Iterator[tuple[Span, NamedAgency]]:
    """Agencies by their own names ("Border Patrol", "ICE"), none inside a span of `taken`, in order."""
    text, table = analysis.text, knowledge.agencies
    place_ends = {mention.full.end for mention in places}
    scenes = {mention.place.slug for mention in places}
    busy = iter(taken)
    blocked = next(busy, None)
    for paragraph, starts in zip(analysis.paragraphs, openings(analysis, knowledge), strict=True):
        at = paragraph.start
        for start, _, found in starts:
            while blocked is not None and blocked.end <= start:
                blocked = next(busy, None)
            if found is None or start < at or (blocked is not None and blocked.start <= start):
                continue
            at = found[0].end
            local = start - 1 in place_ends and fold_name(found[0].of(text)).startswith(_DEPARTMENT)
            elsewhere = found[1].generic and found[1].place not in scenes
            if not (local or elsewhere or _of_legislature(text, at, table)):
                yield found


def _of_legislature(text: str, end: int, table: AgencyTable) -> bool:
    """For "the House Homeland Security Committee": no agency."""
    word = _NEXT_WORD.match(text, end)
    return word is not None and word.group(1).lower() in table.committees


def acronyms(
    analysis: Analysis, by_initials: Mapping[str, T | None], table: AgencyTable
) -> Iterator[tuple[Span, T]]:
    """For "DPD" where the Duluth Police Department is named: what these initials stand for in the article.

    None as a value marks initials that two names share: they stand for neither. Forms that the table knows
    ("ICE") are found by name already.
    """
    meanings = {
        short: meant
        for short, meant in by_initials.items()
        if meant is not None and not (short.isupper() and short.lower() in table.surfaces)
    }
    if not meanings:
        return
    form = _ACRONYM if all(map(str.isupper, meanings)) else _SHORT_FORM
    for paragraph in analysis.paragraphs:
        for match in form.finditer(analysis.text, paragraph.start, paragraph.end):
            meant = meanings.get(match.group())
            if meant is not None:
                yield Span(match.start(), match.end()), meant


def bracketed(text: str, end: int) -> str | None:
    """The short form in brackets behind a name that ends at `end`: "Duluth Police Department (DPD)"."""
    match = _BRACKETED.match(text, end)
    return match.group(1) if match else None


def initials(name: str) -> str:
    """`Los Angeles Police Department` -> `LAPD`; hyphens part words."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
