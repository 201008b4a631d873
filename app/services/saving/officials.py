"""Officials: each report of an article is linked to a person of the ledger, or makes one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from slugify import slugify
from sqlalchemy import Select, bindparam, func, select
from sqlmodel import Session, col

from app.extraction.types import Official as FoundOfficial
from app.linkage.folding import name_words
from app.linkage.people import PEOPLE, Person, name_key
from app.linkage.scoring import find
from app.models import Official, OfficialMention, OfficialReport, Place
from app.services.saving.dimensions import Dimensions
from app.services.saving.prepared import Prepared
from app.services.saving.rows import Values, add, add_with_ids, fetch, fetch_in, given
from app.services.saving.touched import Touched

Nicknames = Mapping[str, frozenset[str]]
_SLUG_CHARS = 150

_KNOWN: Select[*tuple[Any, ...]] = (
    select(
        col(Official.id), col(Official.name_key), col(Official.name), col(Official.role), col(Official.title),
        col(Official.organisation), col(Official.former), col(Official.place_id),
        col(Place.slug).label("place"), col(Place.state),
    )
    .join(Place, col(Place.id) == col(Official.place_id), isouter=True)
    .where(col(Official.name_key).in_(given())).order_by(col(Official.id))
)  # fmt: skip
_SLUGS = select(col(Official.slug)).where(col(Official.slug).in_(given()))
_SLUGS_LIKE = select(col(Official.slug)).where(
    func.substr(col(Official.slug), 1, func.length(bindparam("beginning"))) == bindparam("beginning")
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A report of the article before it has a row. `official` is an id, or below zero for a new one."""

    found: FoundOfficial
    person: Person
    official: int
    place_id: int | None
    makes_one: bool
    """Whether it is the first report of a new official."""


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
    known, offices = _candidates(session, item, nicknames)
    drafts: list[_Draft] = []
    for found in _by_fullness(item):
        place = dimensions.slug_of_label(found.jurisdiction)
        person = _person(found, place, nicknames)
        block = known[name_key(found.name)]
        match = find(person, _not_named_in_full(block, person, drafts), PEOPLE)
        # One that the ledger does not have goes by a number below zero until it has an id.
        official = match[0] if match else -1 - len(drafts)
        if match is None:
            block.append((official, person))
        drafts.append(_Draft(found, person, official, dimensions.place(session, place), match is None))
    made = _make_officials(session, [draft for draft in drafts if draft.makes_one])
    owners = [made.get(draft.official, draft.official) for draft in drafts]
    rows = [
        {**_office(draft), "reported_on": item.document.published, "article_id": article} for draft in drafts
    ]
    for draft, owner, row in zip(drafts, owners, rows, strict=True):
        if not (draft.makes_one or _adds_nothing(row, offices.get(owner))):
            touched.officials.add(owner)
    reports = add_with_ids(session, OfficialReport, [
        {**row, "official_id": owner} for row, owner in zip(rows, owners, strict=True)
    ])  # fmt: skip
    add(session, OfficialMention, [
        {"report_id": report, "span_start": start, "span_end": end}
        for report, draft in zip(reports, drafts, strict=True)
        for start, end in {span.start: span.end for span in draft.found.mentions}.items()
    ])  # fmt: skip
    links = OfficialLinks()
    for draft, report, owner in zip(drafts, reports, owners, strict=True):
        links.add(draft.found, report, owner)
    return links


def _not_named_in_full(
    block: Sequence[tuple[int, Person]], person: Person, drafts: Sequence[_Draft]
) -> list[tuple[int, Person]]:
    """Candidates without those whom the article names in full elsewhere: two full names are two people."""
    if len(person.words) < 2:
        return list(block)
    named = {draft.official for draft in drafts if len(draft.person.words) > 1}
    return [(official, other) for official, other in block if official not in named]


def _by_fullness(item: Prepared) -> list[FoundOfficial]:
    """The article's officials, each name once, full names first: a bare surname may then find its bearer."""
    named = {found.name: found for found in reversed(item.extraction.officials) if name_words(found.name)}
    return sorted(named.values(), key=lambda found: (-len(name_words(found.name)), found.mentions[:1]))


def _candidates(
    session: Session, item: Prepared, nicknames: Nicknames
) -> tuple[dict[str, list[tuple[int, Person]]], dict[int, Values]]:
    """Officials by the last names of the article's, as the linkage compares them; their offices by id."""
    keys = {name_key(found.name) for found in item.extraction.officials} - {""}
    rows = fetch_in(session, _KNOWN, keys)
    known: defaultdict[str, list[tuple[int, Person]]] = defaultdict(list)
    for row in rows:
        state = row.state.lower() if row.state else None
        forms = _given_forms(row.name, nicknames)
        person = Person(row.name, row.role, row.organisation, row.place, state, row.former, forms)
        known[row.name_key].append((row.id, person))
    return known, {row.id: row._asdict() for row in rows}


def _person(found: FoundOfficial, place: str | None, nicknames: Nicknames) -> Person:
    return Person(
        name=found.name, role=found.role, organisation=found.organisation, place=place,
        state=place.rpartition("-")[2] if place else None, former=found.former,
        given_forms=_given_forms(found.name, nicknames),
    )  # fmt: skip


def _given_forms(name: str, nicknames: Nicknames) -> frozenset[str]:
    return nicknames.get(name_words(name)[0], frozenset())


def _office(draft: _Draft) -> Values:
    found = draft.found
    return {
        "name": found.name, "role": found.role, "title": found.title, "organisation": found.organisation,
        "former": found.former, "place_id": draft.place_id,
    }  # fmt: skip


def _adds_nothing(report: Values, office: Values | None) -> bool:
    """Whether a report only says again what the ledger has of the official: nothing to derive anew."""
    return office is not None and all(
        report[name] == office[name] or (report[name] is None and name not in ("role", "former"))
        for name in ("name", "role", "former", "title", "organisation", "place_id")
    )


def _make_officials(session: Session, drafts: Sequence[_Draft]) -> dict[int, int]:
    """Rows for officials the ledger does not have; returns the ids by the numbers they went by."""
    wanted = [_wanted_slugs(draft) for draft in drafts]
    taken = {row.slug for row in fetch_in(session, _SLUGS, {*chain(*wanted)})}
    slugs: list[str] = []
    for choices in wanted:
        slugs.append(_free_slug(session, choices, taken))
        taken.add(slugs[-1])
    ids = add_with_ids(session, Official, [
        {**_office(draft), "slug": slug, "name_key": name_key(draft.found.name)}
        for draft, slug in zip(drafts, slugs, strict=True)
    ])  # fmt: skip
    return {draft.official: id_ for draft, id_ in zip(drafts, ids, strict=True)}


def _wanted_slugs(draft: _Draft) -> list[str]:
    """`jane-roe`, else `jane-roe-duluth-mn`."""
    base, place = slugify(draft.found.name, max_length=_SLUG_CHARS) or "official", draft.person.place
    return [base, slugify(f"{base}-{place}", max_length=_SLUG_CHARS)] if place else [base]


def _free_slug(session: Session, choices: Sequence[str], taken: set[str]) -> str:
    """The first that is free, else the last with a number: an address is given once and kept."""
    free = [choice for choice in choices if choice not in taken]
    if free:
        return free[0]
    last = choices[-1]
    numbered = taken.union(row.slug for row in fetch(session, _SLUGS_LIKE, beginning=f"{last}-"))
    return next(f"{last}-{number}" for number in count(2) if f"{last}-{number}" not in numbered)
