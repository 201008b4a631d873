"""Officials: each report of an article is linked to a person of the ledger, or makes one."""

from collections.abc import Mapping
from datetime import date
from itertools import count

from slugify import slugify
from sqlalchemy import select
from sqlmodel import Session, col

from app.extraction.types import Official as FoundOfficial
from app.linkage.folding import name_words
from app.linkage.people import PEOPLE, Person, name_key
from app.linkage.scoring import find
from app.models import Official, OfficialMention, OfficialReport, Place
from app.services.saving.dimensions import Dimensions
from app.services.saving.prepared import Prepared
from app.services.saving.rows import Row, add, add_with_ids
from app.services.saving.touched import Touched

Nicknames = Mapping[str, frozenset[str]]
_SLUG_CHARS = 150


class OfficialLinks:
    """Which report, and which official, the names of one article stand for."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[str, ...], tuple[int, int]] = {}

    def add(self, found: FoundOfficial, report: int, official: int) -> None:
        """Remember a report under the name and its aliases; an alias that two share is the first one's."""
        self._by_name[name_words(found.name)] = (report, official)
        for alias in found.aliases:
            self._by_name.setdefault(name_words(alias), (report, official))

    def of(self, speaker: str | None) -> list[tuple[int, int]]:
        """`(report, official)` for each of the speakers, joined by `; `, who is an official."""
        names = speaker.split("; ") if speaker else []
        found = (self._by_name.get(name_words(name)) for name in names)
        return list(dict.fromkeys(pair for pair in found if pair))


def save_officials(
    session: Session, article: int, item: Prepared, world: tuple[Dimensions, Nicknames], touched: Touched
) -> OfficialLinks:
    """Write the article's reports of officials, each linked to the person it is of."""
    dimensions, nicknames = world
    links = OfficialLinks()
    known = _candidates(session, item)
    for found in _by_fullness(item):
        place = dimensions.labelled(session, found.jurisdiction)
        person = _person(found, dimensions.slug_of_label(found.jurisdiction), nicknames)
        match = find(person, known, PEOPLE)
        if match:
            official = match[0]
            touched.officials.add(official)
        else:
            row = {**_office(found, item.document.published), "place_id": place}
            official = _make_official(session, found, row, person.place)
            known.append((official, person))
        report = _save_report(session, found, official, {
            **_office(found, item.document.published), "article_id": article, "place_id": place,
        })  # fmt: skip
        links.add(found, report, official)
    return links


def _by_fullness(item: Prepared) -> list[FoundOfficial]:
    """The article's officials, each name once, full names first: a bare surname may then find its bearer."""
    named = {found.name: found for found in reversed(item.extraction.officials) if name_words(found.name)}
    return sorted(named.values(), key=lambda found: (-len(name_words(found.name)), found.mentions[:1]))


def _candidates(session: Session, item: Prepared) -> list[tuple[int, Person]]:
    keys = {name_key(found.name) for found in item.extraction.officials} - {""}
    if not keys:
        return []
    query = (
        select(
            col(Official.id), col(Official.name), col(Official.role), col(Official.organisation),
            col(Official.former), col(Place.slug), col(Place.state),
        )
        .join(Place, col(Place.id) == col(Official.place_id), isouter=True)
        .where(col(Official.name_key).in_(sorted(keys))).order_by(col(Official.id))
    )  # fmt: skip
    return [
        (id_, Person(name, role, organisation, place, state.lower() if state else None, former))
        for id_, name, role, organisation, former, place, state in session.execute(query)
        if id_ is not None
    ]


def _person(found: FoundOfficial, place: str | None, nicknames: Nicknames) -> Person:
    words = name_words(found.name)
    return Person(
        name=found.name, role=found.role, organisation=found.organisation, place=place,
        state=place.rpartition("-")[2] if place else None, former=found.former,
        given_forms=nicknames.get(words[0], frozenset()),
    )  # fmt: skip


def _office(found: FoundOfficial, published: date | None) -> Row:
    return {
        "name": found.name, "role": found.role, "title": found.title, "organisation": found.organisation,
        "former": found.former, "reported_on": published,
    }  # fmt: skip


def _make_official(session: Session, found: FoundOfficial, office: Row, place: str | None) -> int:
    row = {key: value for key, value in office.items() if key != "reported_on"}
    slug = _free_slug(session, found.name, place)
    return add_with_ids(session, Official, [{**row, "slug": slug, "name_key": name_key(found.name)}])[0]


def _free_slug(session: Session, name: str, place: str | None) -> str:
    """`jane-roe`, else `jane-roe-duluth-mn`, else with a number: an address is given once and kept."""
    base = slugify(name, max_length=_SLUG_CHARS) or "official"
    slug = col(Official.slug)
    choices = [base, slugify(f"{base}-{place}", max_length=_SLUG_CHARS)] if place else [base]
    taken = set(session.execute(select(slug).where(slug.in_(choices))).scalars())
    free = [choice for choice in choices if choice not in taken]
    if free:
        return free[0]
    last = choices[-1]
    taken |= set(session.execute(select(slug).where(slug.startswith(f"{last}-", autoescape=True))).scalars())
    return next(f"{last}-{number}" for number in count(2) if f"{last}-{number}" not in taken)


def _save_report(session: Session, found: FoundOfficial, official: int, row: Row) -> int:
    [report] = add_with_ids(session, OfficialReport, [{**row, "official_id": official}])
    mentions = {span.start: span.end for span in found.mentions}
    add(session, OfficialMention, [
        {"report_id": report, "span_start": start, "span_end": end} for start, end in mentions.items()
    ])  # fmt: skip
    return report
