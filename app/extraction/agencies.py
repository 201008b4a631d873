"""Police and executive agencies named in the text: federal ones by name, local ones by place and pattern."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from slugify import slugify

from app.extraction.agency_forms import LocalForm, acronyms, bare_forms, forms_behind_places, named_forms
from app.extraction.places import PlaceMention
from app.extraction.text import Analysis
from app.extraction.types import Agency, Span
from app.knowledge import Knowledge
from app.knowledge.agencies import AgencyTable
from app.knowledge.places import GazetteerPlace
from app.vocabulary import Level


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """An agency named in the text. `name` is canonical; `place` the jurisdiction of a local one, if known."""

    span: Span
    name: str
    slug: str
    level: Level
    place: GazetteerPlace | None
    surface: str = ""


def find_agencies(
    analysis: Analysis, places: Sequence[PlaceMention], knowledge: Knowledge
) -> tuple[AgencyMention, ...]:
    """Agencies named outside boilerplate, in text order. Linear in the length of the text."""
    table, text = knowledge.agencies, analysis.text
    local = list(forms_behind_places(analysis, places, table))
    named = [
        AgencyMention(
            span, agency.name, agency.slug, agency.level,
            knowledge.places.get(agency.place) if agency.place else None, span.of(text),
        )
        for span, agency in named_forms(analysis, table, [form.span for form in local])
    ]  # fmt: skip
    local += bare_forms(analysis, places, local, table)
    found = [*named, *_settled(local, table, text)]
    found += [
        AgencyMention(span, full.name, full.slug, full.level, full.place, span.of(text))
        for span, full in acronyms(analysis, places, found, table)
    ]
    return tuple(sorted(found, key=lambda mention: (mention.span, mention.slug)))


def _settled(local: Sequence[LocalForm], table: AgencyTable, text: str) -> list[AgencyMention]:
    """Give all mentions of one agency one name: the first formal one the text uses, else the default."""
    heads: dict[tuple[str, str], str] = {}
    for form in local:
        if form.formal:
            heads.setdefault((form.kind.slug, form.place.slug), form.formal)
    settled = []
    for form in local:
        key = (form.kind.slug, form.place.slug)
        known = table.known_at.get(key)
        name = known.name if known else f"{form.place.name} {heads.get(key, form.kind.heads[0])}"
        slug = known.slug if known else agency_slug(name, form.kind.level, form.place)
        settled.append(AgencyMention(form.span, name, slug, form.kind.level, form.place, form.span.of(text)))
    return settled


def agency_slug(name: str, level: Level, place: GazetteerPlace | None) -> str:
    """`st-paul-police-department-mn`: a local agency's address carries its state, namesakes are many."""
    slug = slugify(name, replacements=[("'", ""), ("’", "")])
    return slug if place is None or level is Level.STATE else f"{slug}-{place.state.lower()}"


def agencies_of(mentions: Iterable[AgencyMention]) -> tuple[Agency, ...]:
    """Each agency once, in the order of first mention, with its surface forms verbatim."""
    grouped: dict[str, list[AgencyMention]] = {}
    for mention in mentions:
        grouped.setdefault(mention.slug, []).append(mention)
    return tuple(
        Agency(
            name=found[0].name,
            slug=slug,
            level=found[0].level,
            surface=tuple(dict.fromkeys(mention.surface for mention in found)),
            mentions=tuple(mention.span for mention in found),
            place=found[0].place.slug if found[0].place else None,
        )
        for slug, found in grouped.items()
    )
