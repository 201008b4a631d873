"""Police and executive agencies named in the text: federal ones by name, local ones by place and pattern."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from slugify import slugify

from app.extraction.agency_again import named_again
from app.extraction.agency_forms import acronyms, bracketed, initials, named_forms
from app.extraction.agency_local import LocalForm, local_forms
from app.extraction.places import PlaceMention
from app.extraction.text import Analysis
from app.extraction.types import Agency, Span
from app.knowledge import Knowledge
from app.knowledge.agencies import AgencyTable, NamedAgency
from app.knowledge.places import GazetteerPlace
from app.vocabulary import Level


class AgencyMention(NamedTuple):
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
    local = local_forms(analysis, places, table, knowledge.places)
    taken = [form.span for form in local]
    named = named_forms(analysis, places, knowledge, taken)
    found = [_named(span, agency, text, knowledge) for span, agency in named]
    found += _settled(local, table, text)
    stands_for = _initials(found, places, table, text)
    found += [
        agency._replace(span=span, surface=span.of(text))
        for span, agency in acronyms(analysis, stands_for, table)
    ]
    found.sort(key=lambda mention: (mention.span, mention.slug))
    again = [
        agency._replace(span=span, surface=span.of(text))
        for span, agency in named_again(analysis, found, table)
    ]
    return tuple(sorted([*found, *again], key=lambda mention: (mention.span, mention.slug)))


def _named(span: Span, agency: NamedAgency, text: str, knowledge: Knowledge) -> AgencyMention:
    place = knowledge.places.get(agency.place) if agency.place else None
    return AgencyMention(span, agency.name, agency.slug, agency.level, place, span.of(text))


def _settled(local: Sequence[LocalForm], table: AgencyTable, text: str) -> list[AgencyMention]:
    """Give all mentions of one agency one name: the first formal one the text uses, else the default."""
    heads: dict[tuple[str, str], str] = {}
    for form in local:
        if form.formal:
            heads.setdefault(form.key, form.formal)
    return [_local(form, heads.get(form.key, form.kind.heads[0]), table, text) for form in local]


def _local(form: LocalForm, head: str, table: AgencyTable, text: str) -> AgencyMention:
    known = table.known_at.get(form.key)
    name = known.name if known else f"{form.owner} {head}"
    slug = known.slug if known else agency_slug(name, form.kind.level, form.place)
    return AgencyMention(form.span, name, slug, form.kind.level, form.place, form.span.of(text))


def _initials(
    found: Sequence[AgencyMention], places: Sequence[PlaceMention], table: AgencyTable, text: str
) -> dict[str, AgencyMention | None]:
    """What short forms stand for: agencies of the article, else of its places; None where two share one."""
    stands_for: dict[str, AgencyMention | None] = {}
    for agency in {mention.slug: mention for mention in found}.values():
        for short in _short_forms(agency):
            stands_for[short] = None if short in stands_for else agency
    of_cities: dict[str, AgencyMention | None] = {}
    for mention in {mention.place.slug: mention for mention in places}.values():
        for kind in table.kinds.values():
            short = initials(mention.place.name) + kind.initials
            if not kind.initials or mention.place.kind not in kind.place or short in stands_for:
                continue
            form = LocalForm(mention.span, kind, mention.place.name, mention.place, None)
            of_cities[short] = None if short in of_cities else _local(form, kind.heads[0], table, text)
    in_brackets = {written: mention for mention in found if (written := bracketed(text, mention.span.end))}
    return {**of_cities, **stands_for, **in_brackets}


def _short_forms(agency: AgencyMention) -> set[str]:
    """`LAPD` of the Los Angeles Police Department; of a state's agency also those of its head, `DPS`."""
    forms = {initials(agency.name)}
    if agency.level is Level.STATE and agency.place is not None:
        forms.add(initials(agency.name.removeprefix(agency.place.name)))
    return forms


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
