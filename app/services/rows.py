"""Rows of lists by their ids: a fixed number of queries, however many rows.

The queries are built once; what they are asked for is given when they are run.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from slugify import slugify
from sqlalchemy import bindparam, func, select
from sqlmodel import Session, SQLModel

from app.models import (
    Agency,
    Appearance,
    Article,
    Incident,
    IncidentAgency,
    IncidentReport,
    IncidentStatement,
    IncidentTactic,
    Official,
    Outlet,
    Place,
    Statement,
    StatementAgency,
    StatementTactic,
)
from app.readmodel import StatementIndex
from app.services.catalogue import Reading
from app.services.hidden import hidden_in, shown_texts
from app.services.hidden_titles import NOTHING
from app.services.records import ArticleRow, IncidentRow, OfficialRow, PlaceRef, Ref, StatementRow
from app.services.rows_speakers import former_holders, officials_of, speakers_of
from app.services.rows_words import AsReported, as_reported, date_words
from app.services.tables import columns_of
from app.vocabulary import PlaceKind, StatementKind

_SLUG_LENGTH = 60
_IDS: Any = bindparam("ids", expanding=True)
_ARTICLE, _OFFICIAL = columns_of(Article), columns_of(Official)
_OUTLET, _PLACE = columns_of(Outlet), columns_of(Place)
_PLACED = (_PLACE.slug, _PLACE.name, _PLACE.kind, _PLACE.state)

Refs = Mapping[int, tuple[Ref, ...]]


def place_ref(place: Place) -> PlaceRef:
    """How lists name a place."""
    return PlaceRef(place.slug, place.name, place.kind, place.state.lower())


def _placed(slug: str | None, name: str, kind: PlaceKind, state: str) -> PlaceRef | None:
    """The place of a joined row, where it has one."""
    return PlaceRef(slug, name, kind, state.lower()) if slug else None


def incident_slug(title: str) -> str:
    """What completes the address of an incident behind its id."""
    return slugify(title, max_length=_SLUG_LENGTH, word_boundary=True)


def incident_rows(session: Session, reading: Reading, ids: Sequence[int]) -> tuple[IncidentRow, ...]:
    """The incidents of these ids in this order; an id that is nowhere is left out. Five queries."""
    if not ids:
        return ()
    agencies = _agencies(session, IncidentAgency, "incident_id", ids)
    tactics = _tactics(session, reading, IncidentTactic, "incident_id", ids)
    statements = _counts(session, _statements_of_incidents(), ids)
    found = _fetch(session, _incidents(), ids)
    dated = date_words(session, [row.id for row in found if row.earliest is None])
    rows = {}
    for row in found:
        incident, place = row[: -len(_PLACED)], _placed(*row[-len(_PLACED) :])
        id_, title, kind, earliest, latest, precision, reported_on, sources, confidence = incident
        rows[id_] = IncidentRow(
            id=id_, slug=incident_slug(title), title=title, kind=kind,
            place=place, agencies=agencies.get(id_, ()), tactics=tactics.get(id_, ()), earliest=earliest,
            latest=latest, precision=precision, reported_on=reported_on, sources=sources,
            statements=statements.get(id_, 0), confidence=confidence, date_words=dated.get(id_),
        )  # fmt: skip
    return tuple(rows[id_] for id_ in ids if id_ in rows)


def statement_rows(session: Session, reading: Reading, ids: Sequence[int]) -> tuple[StatementRow, ...]:
    """The statements of these ids in this order; an id that is nowhere is left out. At most 14 queries."""
    if not ids:
        return ()
    agencies = _agencies(session, StatementAgency, "statement_id", ids)
    tactics = _tactics(session, reading, StatementTactic, "statement_id", ids)
    found = _fetch(session, _statements(), ids)
    reported = as_reported(session, {row.id: row.text for row in found})
    officials, former = officials_of(session, ids), former_holders(session, ids)
    shown = shown_texts(session, {row.id: row.text for row in found})
    rows = {}
    for row in found:
        said, place = row[: -len(_PLACED)], _placed(*row[-len(_PLACED) :])
        id_, kind, _, speaker, role, title, organisation, position, *rest = said
        reported_on, sources, confidence, slug, name = rest
        speaker, lead = shown.of(id_, speaker), Ref(slug, name) if slug else None
        how = reported.get(id_) or AsReported()
        rows[id_] = StatementRow(
            id=id_, kind=kind, text=shown.texts[id_], speaker=speaker,
            speakers=speakers_of(speaker, lead, officials.get(id_, ())),
            role=role, title=shown.of(id_, title), organisation=shown.of(id_, organisation),
            former=id_ in former, place=place, position=position, reported_on=reported_on, sources=sources,
            outlets=tuple(sorted(how.outlets, key=by_name)), agencies=agencies.get(id_, ()),
            tactics=tactics.get(id_, ()), confidence=confidence,
            enclosed=how.enclosed if kind is StatementKind.MIXED else (), cue=shown.of(id_, how.cue),
        )  # fmt: skip
    return tuple(rows[id_] for id_ in ids if id_ in rows)


def official_rows(
    session: Session, slugs: Sequence[str], counts: Mapping[str, tuple[int, Any]]
) -> tuple[OfficialRow, ...]:
    """The officials of these slugs in this order; `counts` has statements and newest day. One query."""
    if not slugs:
        return ()
    rows = {}
    for id_, slug, name, role, title, organisation, former, *place in _fetch(session, _officials(), slugs):
        statements, latest = counts.get(slug, (0, None))
        rows[slug] = OfficialRow(
            id=id_, slug=slug, name=name, role=role, title=title, organisation=organisation, former=former,
            place=_placed(*place), statements=statements, latest=latest,
        )  # fmt: skip
    return tuple(rows[slug] for slug in slugs if slug in rows)


def article_rows(session: Session, ids: Sequence[int]) -> tuple[ArticleRow, ...]:
    """The articles of these ids in this order; an id that is nowhere is left out. Five queries."""
    if not ids:
        return ()
    hidden = hidden_in(session, ids)
    records = _fetch(session, _articles(), ids)
    statements = _counts(session, _distinct_in_articles(Appearance, "statement_id"), ids)
    incidents = _counts(session, _distinct_in_articles(IncidentReport, "incident_id"), ids)
    copies = _counts(session, _articles_of_groups(), sorted({record[5] for record in records}))
    links = {record[0]: hidden.get(record[0], NOTHING).link(record[2]) for record in records}
    rows = {
        id_: ArticleRow(
            id=id_, title=hidden.get(id_, NOTHING).without(title) if title else None,
            url=links[id_][0], site_only=links[id_][1],
            outlet=Ref(slug, name) if slug else None, published=published, genre=genre,
            statements=statements.get(id_, 0), incidents=incidents.get(id_, 0),
            copies=max(0, copies.get(group_id, 0) - 1),
        )
        for id_, title, _, published, genre, group_id, slug, name in records
    }  # fmt: skip
    return tuple(rows[id_] for id_ in ids if id_ in rows)


def by_name(ref: Ref) -> tuple[str, str]:
    """The order of names, the same whatever the database's own."""
    return (ref.name.casefold(), ref.slug)


def tactic_name(reading: Reading, slug: str) -> str:
    """What a tactic is called; a slug that left the list stands for itself."""
    tactic = reading.tactics.get(slug)
    return tactic.name if tactic else slug


def _fetch(session: Session, query: Any, ids: Collection[Any]) -> Sequence[Any]:
    return session.connection().execute(query, {"ids": list(ids)}).all()


def _counts(session: Session, query: Any, ids: Collection[int]) -> dict[int, int]:
    return dict(_fetch(session, query, ids))


def _refs(found: Iterable[tuple[int, str, str]]) -> Refs:
    refs: dict[int, list[Ref]] = defaultdict(list)
    for id_, slug, name in found:
        refs[id_].append(Ref(slug, name))
    return {id_: tuple(sorted(of_id, key=by_name)) for id_, of_id in refs.items()}


def _agencies(session: Session, link: type[SQLModel], key: str, ids: Sequence[int]) -> Refs:
    return _refs(_fetch(session, _agencies_of(link, key), ids))


def _tactics(session: Session, reading: Reading, link: type[SQLModel], key: str, ids: Sequence[int]) -> Refs:
    found = _fetch(session, _tactics_of(link, key), ids)
    return _refs((id_, slug, tactic_name(reading, slug)) for id_, slug in found)


@lru_cache
def _incidents() -> Any:
    incident = columns_of(Incident)
    return (
        select(
            incident.id, incident.title, incident.kind, incident.earliest, incident.latest,
            incident.precision, incident.reported_on, incident.sources, incident.confidence, *_PLACED,
        )
        .outerjoin_from(incident.id.table, _PLACE.id.table, _PLACE.id == incident.place_id)
        .where(incident.id.in_(_IDS))
    )  # fmt: skip


@lru_cache
def _statements() -> Any:
    said = columns_of(Statement)
    return (
        select(
            said.id, said.kind, said.text, said.speaker, said.role, said.title, said.organisation,
            said.position, said.reported_on, said.sources, said.confidence, _OFFICIAL.slug, _OFFICIAL.name,
            *_PLACED,
        )
        .outerjoin_from(said.id.table, _PLACE.id.table, _PLACE.id == said.place_id)
        .outerjoin(_OFFICIAL.id.table, _OFFICIAL.id == said.official_id)
        .where(said.id.in_(_IDS))
    )  # fmt: skip


@lru_cache
def _officials() -> Any:
    o = _OFFICIAL
    return (
        select(o.id, o.slug, o.name, o.role, o.title, o.organisation, o.former, *_PLACED)
        .outerjoin_from(o.id.table, _PLACE.id.table, _PLACE.id == o.place_id)
        .where(o.slug.in_(_IDS))
    )  # fmt: skip


@lru_cache
def _articles() -> Any:
    a = _ARTICLE
    return (
        select(a.id, a.title, a.url, a.published, a.genre, a.copy_group_id, _OUTLET.slug, _OUTLET.name)
        .outerjoin_from(a.id.table, _OUTLET.id.table, _OUTLET.id == a.outlet_id)
        .where(a.id.in_(_IDS))
    )  # fmt: skip


@lru_cache
def _agencies_of(link: type[SQLModel], key: str) -> Any:
    linked, agency = columns_of(link), columns_of(Agency)
    query = select(linked[key], agency.slug, agency.name).join(agency.id.table, agency.id == linked.agency_id)
    return query.where(linked[key].in_(_IDS))


@lru_cache
def _tactics_of(link: type[SQLModel], key: str) -> Any:
    linked = columns_of(link)
    return select(linked[key], linked.tactic).where(linked[key].in_(_IDS))


@lru_cache
def _statements_of_incidents() -> Any:
    link, listed = columns_of(IncidentStatement), columns_of(StatementIndex)
    return (
        select(link.incident_id, func.count())
        .join(listed.statement_id.table, listed.statement_id == link.statement_id)
        .where(link.incident_id.in_(_IDS)).group_by(link.incident_id)
    )  # fmt: skip


@lru_cache
def _distinct_in_articles(link: type[SQLModel], record: str) -> Any:
    linked = columns_of(link)
    query = select(linked.article_id, func.count(func.distinct(linked[record])))
    return query.where(linked.article_id.in_(_IDS)).group_by(linked.article_id)


@lru_cache
def _articles_of_groups() -> Any:
    group, is_newest = _ARTICLE.copy_group_id, _ARTICLE.superseded_by_id.is_(None)
    return select(group, func.count()).where(is_newest, group.in_(_IDS)).group_by(group)
