"""Deriving canonical records anew from their reports; those that nobody reports any more are deleted."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TypeVar

from sqlalchemy import func, select
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
    Statement,
    StatementSpeaker,
)
from app.services.saving.canon import (
    IncidentSaid,
    OfficialSaid,
    StatementSaid,
    incident_from,
    leading,
    official_from,
    speakers_from,
    statement_from,
)
from app.services.saving.rows import add, change, remove
from app.services.saving.statements import TEXT_JOINT

LATEST_REPORTS = 50
"""An official's office is read from this many of the latest reports."""

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
    query = (
        select(IncidentReport, col(Article.published), col(Article.ingested_at), col(Article.copy_group_id))
        .join(Article, col(Article.id) == col(IncidentReport.article_id))
        .where(col(IncidentReport.incident_id).in_(ids))
    )
    said = _by_key(
        (report.incident_id, IncidentSaid(
            kind=report.kind, title=report.title, place_id=report.place_id, earliest=report.earliest,
            latest=report.latest, precision=report.precision, confidence=report.confidence,
            published=published, ingested=ingested.date(), copy_group=group,
        ))
        for report, published, ingested, group in session.execute(query)
    )  # fmt: skip
    change(session, Incident, [{"id": id_, **incident_from(ones)} for id_, ones in said.items()])
    return _remove_unreported(session, Incident, ids, said)


def refresh_officials(session: Session, ids: Collection[int]) -> set[int]:
    """Derive these officials anew; returns the ids of those that are gone."""
    said: dict[int, list[OfficialSaid]] = {}
    for id_ in sorted(ids):
        latest = (
            select(OfficialReport).where(col(OfficialReport.official_id) == id_)
            .order_by(col(OfficialReport.reported_on).desc().nulls_last(), col(OfficialReport.id).desc())
            .limit(LATEST_REPORTS)
        )  # fmt: skip
        reports = list(session.execute(latest).scalars())
        if reports:
            said[id_] = [
                OfficialSaid(r.name, r.role, r.title, r.organisation, r.former, r.place_id, r.reported_on)
                for r in reports
            ]
    change(session, Official, [{"id": id_, **official_from(ones)} for id_, ones in said.items()])
    return _remove_unreported(session, Official, ids, said)


def _statements_said(session: Session, ids: Collection[int]) -> dict[int, list[StatementSaid]]:
    officials: dict[int, list[int]] = _by_key(session.execute(
        select(col(AppearanceSpeaker.appearance_id), col(OfficialReport.official_id))
        .join(OfficialReport, col(OfficialReport.id) == col(AppearanceSpeaker.report_id))
        .join(Appearance, col(Appearance.id) == col(AppearanceSpeaker.appearance_id))
        .where(col(Appearance.statement_id).in_(ids))
        .order_by(col(AppearanceSpeaker.appearance_id), col(AppearanceSpeaker.ordinal))
    ))  # fmt: skip
    length = (
        select(func.sum(col(AppearancePart.span_end) - col(AppearancePart.span_start)))
        .where(col(AppearancePart.appearance_id) == col(Appearance.id)).scalar_subquery()
    )  # fmt: skip
    query = (
        select(Appearance, length, col(Article.published), col(Article.copy_group_id))
        .join(Article, col(Article.id) == col(Appearance.article_id))
        .where(col(Appearance.statement_id).in_(ids))
    )
    return _by_key(
        (one.statement_id, StatementSaid(
            appearance=one.id or 0, length=characters or 0, kind=one.kind, speaker=one.speaker,
            role=one.role, title=one.title, organisation=one.organisation, position=one.position,
            confidence=one.confidence, place_id=one.place_id,
            officials=tuple(dict.fromkeys(officials.get(one.id or 0, ()))),
            published=published, copy_group=group,
        ))
        for one, characters, published, group in session.execute(query)
    )  # fmt: skip


def _texts(session: Session, appearances: Collection[int]) -> dict[int, list[str]]:
    """The words of each part of these appearances, cut out of the articles by the database."""
    start, end = col(AppearancePart.span_start), col(AppearancePart.span_end)
    query = (
        select(col(Appearance.id), func.substr(col(Article.text), start + 1, end - start))
        .join(AppearancePart, col(AppearancePart.appearance_id) == col(Appearance.id))
        .join(Article, col(Article.id) == col(Appearance.article_id))
        .where(col(Appearance.id).in_(appearances))
        .order_by(col(Appearance.id), col(AppearancePart.ordinal))
    )
    return _by_key((id_ or 0, words) for id_, words in session.execute(query))


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
