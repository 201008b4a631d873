"""Deriving canonical records anew from their reports; those that nobody reports any more are deleted."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from sqlalchemy import Select, func, select
from sqlmodel import Session, SQLModel, col

from app.models import (
    Appearance,
    AppearancePart,
    AppearanceSpeaker,
    Article,
    Incident,
    IncidentReport,
    Official,
    OfficialReport,
    Place,
    Statement,
    StatementSpeaker,
)
from app.services.saving.canon import (
    TEXT_JOINT,
    IncidentSaid,
    OfficialSaid,
    Placed,
    StatementSaid,
    incident_from,
    leading,
    official_from,
    speakers_from,
    statement_from,
)
from app.services.saving.rows import add, change, fetch_in, given, remove, table_of

_IDS = given()
_REPORTS = (
    select(
        *table_of(IncidentReport).c, col(Article.published), col(Article.ingested_at),
        col(Article.copy_group_id), col(Place.slug).label("place"),
    )
    .select_from(IncidentReport).join(Article, col(Article.id) == col(IncidentReport.article_id))
    .outerjoin(Place, col(Place.id) == col(IncidentReport.place_id))
    .where(col(IncidentReport.incident_id).in_(_IDS))
)  # fmt: skip
_OFFICE = (
    col(OfficialReport.official_id), col(OfficialReport.name), col(OfficialReport.role),
    col(OfficialReport.title), col(OfficialReport.organisation), col(OfficialReport.former),
    col(OfficialReport.place_id), col(Place.slug),
)  # fmt: skip
_OFFICES: Select[*tuple[Any, ...]] = (
    select(
        *_OFFICE, func.max(col(OfficialReport.reported_on)).label("latest"), func.count().label("reports")
    )
    .select_from(OfficialReport)
    .outerjoin(Place, col(Place.id) == col(OfficialReport.place_id))
    .where(col(OfficialReport.official_id).in_(_IDS)).group_by(*_OFFICE)
)  # fmt: skip
"""What the reports say of an official: once what several say."""
_SPEAKERS = (
    select(col(AppearanceSpeaker.appearance_id), col(OfficialReport.official_id))
    .select_from(AppearanceSpeaker)
    .join(OfficialReport, col(OfficialReport.id) == col(AppearanceSpeaker.report_id))
    .join(Appearance, col(Appearance.id) == col(AppearanceSpeaker.appearance_id))
    .where(col(Appearance.statement_id).in_(_IDS))
    .order_by(col(AppearanceSpeaker.appearance_id), col(AppearanceSpeaker.ordinal))
)  # fmt: skip
_LENGTH = (
    select(func.sum(col(AppearancePart.span_end) - col(AppearancePart.span_start)))
    .where(col(AppearancePart.appearance_id) == col(Appearance.id))
    .scalar_subquery().label("length")
)  # fmt: skip
_APPEARANCES = (
    select(
        *table_of(Appearance).c, _LENGTH, col(Article.published), col(Article.copy_group_id),
        col(Article.fingerprint), col(Place.slug).label("place"),
    )
    .select_from(Appearance).join(Article, col(Article.id) == col(Appearance.article_id))
    .outerjoin(Place, col(Place.id) == col(Appearance.place_id))
    .where(col(Appearance.statement_id).in_(_IDS))
)  # fmt: skip
_WORDS = (
    select(
        col(Appearance.id),
        func.substr(
            col(Article.text), col(AppearancePart.span_start) + 1,
            col(AppearancePart.span_end) - col(AppearancePart.span_start),
        ),
    )
    .select_from(Appearance)
    .join(AppearancePart, col(AppearancePart.appearance_id) == col(Appearance.id))
    .join(Article, col(Article.id) == col(Appearance.article_id))
    .where(col(Appearance.id).in_(_IDS))
    .order_by(col(Appearance.id), col(AppearancePart.ordinal))
)  # fmt: skip
"""The words of each part, cut out of the articles by the database."""

Key = TypeVar("Key")
Said = TypeVar("Said")


def refresh_statements(session: Session, ids: Collection[int]) -> set[int]:
    """Derive these statements anew; returns the ids of those that are gone."""
    said = _statements_said(session, ids)
    leads = {id_: leading(ones).appearance for id_, ones in said.items()}
    texts = _texts(session, leads.values())
    change(session, Statement, [
        {"id": id_, "text": TEXT_JOINT.join(texts[leads[id_]]), **statement_from(ones)}
        for id_, ones in said.items()
    ])  # fmt: skip
    remove(session, StatementSpeaker, "statement_id", ids)
    add(session, StatementSpeaker, [
        {"statement_id": id_, "official_id": official, "ordinal": ordinal}
        for id_, ones in said.items()
        for ordinal, official in enumerate(speakers_from(ones))
    ])  # fmt: skip
    return _remove_unreported(session, Statement, ids, said)


def refresh_incidents(session: Session, ids: Collection[int]) -> set[int]:
    """Derive these incidents anew; returns the ids of those that are gone."""
    said = _by_key(
        (row.incident_id, IncidentSaid(
            kind=row.kind, title=row.title, place=_placed(row.place, row.place_id), earliest=row.earliest,
            latest=row.latest, precision=row.precision, confidence=row.confidence,
            published=row.published, ingested=row.ingested_at.date(), copy_group=row.copy_group_id,
        ))
        for row in fetch_in(session, _REPORTS, ids)
    )  # fmt: skip
    change(session, Incident, [{"id": id_, **incident_from(ones)} for id_, ones in said.items()])
    return _remove_unreported(session, Incident, ids, said)


def refresh_officials(session: Session, ids: Collection[int]) -> set[int]:
    """Derive these officials anew; returns the ids of those that are gone."""
    said = _by_key(
        (
            row.official_id,
            OfficialSaid(
                name=row.name,
                role=row.role,
                title=row.title,
                organisation=row.organisation,
                former=row.former,
                place=_placed(row.slug, row.place_id),
                reported_on=row.latest,
                reports=row.reports,
            ),
        )
        for row in fetch_in(session, _OFFICES, ids)
    )
    change(session, Official, [{"id": id_, **official_from(ones)} for id_, ones in said.items()])
    return _remove_unreported(session, Official, ids, said)


def _statements_said(session: Session, ids: Collection[int]) -> dict[int, list[StatementSaid]]:
    officials: dict[int, list[int]] = _by_key(
        (appearance, official) for appearance, official in fetch_in(session, _SPEAKERS, ids)
    )
    return _by_key(
        (row.statement_id, StatementSaid(
            appearance=row.id, article=row.fingerprint, length=row.length or 0, kind=row.kind,
            speaker=row.speaker, role=row.role, title=row.title, organisation=row.organisation,
            position=row.position, confidence=row.confidence, place=_placed(row.place, row.place_id),
            officials=tuple(dict.fromkeys(officials.get(row.id, ()))),
            published=row.published, copy_group=row.copy_group_id,
        ))
        for row in fetch_in(session, _APPEARANCES, ids)
    )  # fmt: skip


def _texts(session: Session, appearances: Collection[int]) -> dict[int, list[str]]:
    """The words of each part of these appearances."""
    return _by_key((id_, words) for id_, words in fetch_in(session, _WORDS, appearances))


def _placed(slug: str | None, id_: int | None) -> Placed:
    return None if slug is None or id_ is None else (slug, id_)


def _by_key(pairs: Iterable[tuple[Key, Said]]) -> dict[Key, list[Said]]:
    grouped: defaultdict[Key, list[Said]] = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return dict(grouped)


def _remove_unreported(
    session: Session, model: type[SQLModel], ids: Collection[int], reported: Collection[int]
) -> set[int]:
    gone = set(ids) - set(reported)
    remove(session, model, "id", gone)
    return gone
