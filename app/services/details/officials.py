"""The page of an official: every office, the newest words, who reported them."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Article, Official, OfficialReport, Place
from app.services.catalogue import Reading, names_of
from app.services.details.quoting import newest_of
from app.services.filters import LedgerFilter
from app.services.matching import INCIDENTS, STATEMENTS
from app.services.portraits import OfficialDetail, TenureView
from app.services.records import Ref
from app.services.rows import by_name, incident_rows, official_rows, place_ref, statement_rows
from app.services.tallies import spoken, tally
from app.services.timeline import timeline


def official_detail(session: Session, reading: Reading, slug: str) -> OfficialDetail | None:
    """An official with the names and offices that articles give, and what is newest."""
    official = session.execute(select(Official).where(col(Official.slug) == slug)).scalar_one_or_none()
    if official is None:
        return None
    said = LedgerFilter("statements", speaker=(slug,))
    outlets = names_of(session, reading, "outlet", tally(session, STATEMENTS, "outlet", said))
    about = LedgerFilter("incidents", speaker=(slug,))
    aliases, tenures = _reports(session, official)
    return OfficialDetail(
        official=official_rows(session, [slug], spoken(session, said))[0],
        aliases=aliases,
        tenures=tenures,
        statements=statement_rows(session, reading, newest_of(session, STATEMENTS, said)),
        incidents=incident_rows(session, reading, newest_of(session, INCIDENTS, about)),
        outlets=tuple(sorted((Ref(slug, name) for slug, name in outlets.items()), key=by_name)),
        timeline=timeline(session, said),
    )


def _reports(session: Session, official: Official) -> tuple[tuple[str, ...], tuple[TenureView, ...]]:
    """Other names, sorted; and offices, the newest first, those without a date last.

    `Police Chief` and `police chief` are one office, in the case in which it is first reported.
    """
    query = (
        select(OfficialReport, Place, col(Article.published))
        .join(Article, col(Article.id) == OfficialReport.article_id)
        .outerjoin(Place, col(Place.id) == OfficialReport.place_id)
        .where(col(OfficialReport.official_id) == official.id).order_by(col(OfficialReport.id))
    )  # fmt: skip
    aliases: set[str] = set()
    offices: dict[TenureView, list[tuple[int, date | None]]] = defaultdict(list)
    written: dict[TenureView, TenureView] = {}
    for report, place, published in session.execute(query):
        aliases.add(report.name)
        office = TenureView(
            report.role, report.title, report.organisation, place_ref(place) if place else None,
            report.former, None, None, 0,
        )  # fmt: skip
        same = written.setdefault(_folded(office), office)
        offices[same].append((report.article_id, published))
    tenures = [_tenure(office, reports) for office, reports in offices.items()]
    tenures.sort(key=lambda tenure: tenure.last or date.min, reverse=True)
    return tuple(sorted(aliases - {official.name})), tuple(tenures)


def _folded(office: TenureView) -> TenureView:
    title, organisation = (text and text.casefold() for text in (office.title, office.organisation))
    return replace(office, title=title, organisation=organisation)


def _tenure(office: TenureView, reports: list[tuple[int, date | None]]) -> TenureView:
    days = sorted(day for _, day in reports if day)
    return TenureView(
        office.role, office.title, office.organisation, office.place, office.former,
        days[0] if days else None, days[-1] if days else None, len({article for article, _ in reports}),
    )  # fmt: skip
