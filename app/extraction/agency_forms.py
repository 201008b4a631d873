"""The words that name an agency: known names, a place with a head behind it, a head alone, an acronym."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.extraction.lookup import CAPITALISED, agency_at, first_words, phrases_at
from app.extraction.places import PlaceMention
from app.extraction.text import Analysis
from app.extraction.types import Span
from app.knowledge.agencies import AgencyKind, AgencyTable, NamedAgency
from app.knowledge.places import GazetteerPlace, fold_name

_JOINT = re.compile(r"(?:['’]s?)?,?\s")
_FIRST_WORD = re.compile(r"[^\s,;:!?()\"“”]+")
_BARE = re.compile(
    r"\b(?:[Pp]olice|[Ss]heriff['’]s|[Ss]tate|[Hh]ighway)\s"
    r"(?:[Dd]epartment|[Bb]ureau|[Oo]ffice|[Pp]atrol|[Pp]olice)\b"
)
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
_OTHER_BODIES = frozenset(["union", "association", "federation", "foundation", "station"])
"""After "Duluth police" these make the words another body."""


class _Named(Protocol):
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=_Named)


@dataclass(frozen=True, slots=True)
class LocalForm:
    """A local agency's mention before its name is settled; `formal` are its words behind the place."""

    span: Span
    kind: AgencyKind
    place: GazetteerPlace
    formal: str | None


def forms_behind_places(
    analysis: Analysis, places: Sequence[PlaceMention], table: AgencyTable
) -> Iterator[LocalForm]:
    """For "The Duluth Police Department", "Duluth police", "Cook County, Minn., Sheriff’s Office"."""
    text = analysis.text
    for mention in places:
        joint = _JOINT.match(text, mention.full.end)
        word = _FIRST_WORD.match(text, joint.end()) if joint else None
        if word is None:
            continue
        words = table.longest.get(first_words(word.group())[0], 0)
        for phrase in phrases_at(text, Span(word.start(), len(text)), words):
            head = table.heads.get(fold_name(phrase))
            if head is None:
                continue
            kind = next((kind for kind in head.kinds if mention.place.kind in kind.place), None)
            end = word.start() + len(phrase)
            if kind is not None and not (head.formal is None and _other_body_follows(text, end)):
                yield LocalForm(Span(mention.span.start, end), kind, mention.place, head.formal)
            break


def _other_body_follows(text: str, end: int) -> bool:
    word = _FIRST_WORD.match(text, end + 1)
    return word is not None and word.group().lower().rstrip(".") in _OTHER_BODIES


def named_forms(
    analysis: Analysis, table: AgencyTable, taken: Sequence[Span]
) -> Iterator[tuple[Span, NamedAgency]]:
    """Agencies by their own names ("Border Patrol", "ICE", "NYPD"), none inside a span already `taken`."""
    text = analysis.text
    busy = iter(taken)
    blocked = next(busy, None)
    for paragraph in analysis.paragraphs:
        at = paragraph.start
        for match in CAPITALISED.finditer(text, paragraph.start, paragraph.end):
            start = match.start()
            while blocked is not None and blocked.end <= start:
                blocked = next(busy, None)
            if start < at or (blocked is not None and blocked.start <= start):
                continue
            found = agency_at(text, Span(start, paragraph.end), match.group(), table)
            if found is not None:
                at = found[0].end
                yield found


def bare_forms(
    analysis: Analysis, places: Sequence[PlaceMention], local: Sequence[LocalForm], table: AgencyTable
) -> list[LocalForm]:
    """For "In Duluth, Minn., the police department said": the agency of the place named last before it."""
    text = analysis.text
    ends = {form.span.end for form in local}
    found: list[LocalForm] = []
    for paragraph in analysis.paragraphs:
        for match in _BARE.finditer(text, paragraph.start, paragraph.end):
            kind = table.bare.get(fold_name(match.group()))
            if kind is None or match.end() in ends:
                continue
            place = _meant(kind, Span(paragraph.start, match.start()), places, local)
            if place is not None:
                found.append(LocalForm(Span(match.start(), match.end()), kind, place, None))
    return found


def _meant(
    kind: AgencyKind, before: Span, places: Sequence[PlaceMention], local: Sequence[LocalForm]
) -> GazetteerPlace | None:
    known = [form.place for form in local if form.kind is kind and form.span.start < before.end]
    if known:
        return known[-1]
    near = [m.place for m in places if m.place.kind in kind.place and before.contains(m.span)]
    return near[-1] if near else None


def acronyms(
    analysis: Analysis, places: Sequence[PlaceMention], agencies: Sequence[N], table: AgencyTable
) -> Iterator[tuple[Span, N]]:
    """For "DPD" where the Duluth Police Department is named: the initials of an agency of the article."""
    by_initials: dict[str, N] = {}
    for agency in agencies:
        by_initials.setdefault(initials(agency.name), agency)
    for paragraph in analysis.paragraphs:
        for match in _ACRONYM.finditer(analysis.text, paragraph.start, paragraph.end):
            meant = by_initials.get(match.group())
            if meant is not None and match.group().casefold() not in table.surfaces:
                yield Span(match.start(), match.end()), meant


def initials(name: str) -> str:
    """`Los Angeles Police Department` -> `LAPD`; hyphens part words."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
