"""The page of an incident: voices side by side, and what each article tells of it."""

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Evidence, EvidenceField, IncidentReport, IncidentStatement
from app.readmodel import UNDATED, StatementIndex
from app.services.blotting import said
from app.services.catalogue import Reading, names_of
from app.services.details.quoting import article_refs, excerpts_of, incident_marks, marks_of, oldest_first
from app.services.portraits import FieldEvidence, IncidentDetail, ReportView, Side, Voices
from app.services.records import StatementRow
from app.services.rows import incident_rows, statement_rows, tactic_name
from app.vocabulary import Role

SIDES: dict[Role, Side] = {
    Role.POLICE_CHIEF: "local",
    Role.SHERIFF: "local",
    Role.MAYOR: "local",
    Role.POLICE_OFFICER: "local",
    Role.PROSECUTOR: "local",
    Role.CITY_OFFICIAL: "local",
    Role.FEDERAL_OFFICIAL: "federal",
}
"""The column a role speaks in; every other role is an other voice."""


def incident_detail(session: Session, reading: Reading, incident_id: int) -> IncidentDetail | None:
    """An incident with its voices (local, federal, other; each may be empty) and its reports."""
    rows = incident_rows(session, reading, [incident_id])
    if not rows:
        return None
    day = col(StatementIndex.sort_date)
    linked = (
        select(col(IncidentStatement.statement_id))
        .join(StatementIndex, col(StatementIndex.statement_id) == IncidentStatement.statement_id)
        .where(col(IncidentStatement.incident_id) == incident_id)
        .order_by(day == UNDATED, day, col(StatementIndex.statement_id))
    )  # fmt: skip
    quoted = statement_rows(session, reading, list(session.execute(linked).scalars()))
    voices = (_voices("local", quoted), _voices("federal", quoted), _voices("other", quoted))
    return IncidentDetail(rows[0], voices, _reports(session, reading, incident_id))


def _voices(side: Side, rows: tuple[StatementRow, ...]) -> Voices:
    return Voices(side, tuple(row for row in rows if SIDES.get(row.role, "other") == side))


def _reports(session: Session, reading: Reading, incident_id: int) -> tuple[ReportView, ...]:
    query = select(IncidentReport).where(col(IncidentReport.incident_id) == incident_id)
    reports = session.execute(query).scalars().all()
    articles = article_refs(session, {report.article_id for report in reports}, reading.settings.names_shown)
    ids = [report.id for report in reports if report.id]
    marks, every = incident_marks(session, col(IncidentReport.id), ids), marks_of(session, articles)
    texts = {report.id or 0: articles[report.article_id][1] for report in reports}
    fields = _fields(session, reading, texts)
    views = [
        ReportView(
            articles[report.article_id][0], tuple(fields[report.id or 0]), report.rule, report.confidence,
            excerpts_of(
                reading, texts[report.id or 0], marks.get(report.id or 0, []), every[report.article_id]
            ),
        )
        for report in reports
    ]  # fmt: skip
    return tuple(sorted(views, key=lambda view: oldest_first(view.article)))


def _fields(session: Session, reading: Reading, texts: dict[int, str]) -> dict[int, list[FieldEvidence]]:
    """What each report rests on; places and dates are named by the article's words."""
    query = select(Evidence).where(col(Evidence.report_id).in_(texts)).order_by(col(Evidence.id))
    evidence = session.execute(query).scalars().all()
    slugs = {e.value for e in evidence if e.field is EvidenceField.AGENCY and e.value}
    agencies = names_of(session, reading, "agency", slugs)
    found: dict[int, dict[FieldEvidence, None]] = {id_: {} for id_ in texts}
    for item in evidence:
        words = said(texts[item.report_id][item.span_start : item.span_end])
        name = {
            EvidenceField.AGENCY: agencies.get(item.value or "", words),
            EvidenceField.TACTIC: tactic_name(reading, item.value or words),
        }.get(item.field, words)
        if item.field is not EvidenceField.EVENT:
            found[item.report_id][FieldEvidence(item.field.value, item.value, name, words)] = None
    return {id_: list(fields) for id_, fields in found.items()}
