"""The front page: how much there is, what is newest, what is named most."""

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.models import Article, Official
from app.services.catalogue import Reading
from app.services.filters import LedgerFilter
from app.services.freshness import last_fed
from app.services.listing import count_rows, page_of_ids
from app.services.map import map_of
from app.services.matching import INCIDENTS, STATEMENTS
from app.services.portraits import Dashboard
from app.services.register import agency_rows, place_rows, places_of_incidents, ranked, tactic_rows
from app.services.rows import incident_rows, statement_rows
from app.services.tags import CURRENT
from app.services.timeline import timeline
from app.vocabulary import PlaceKind

NEWEST = 5
TOP = 8


def dashboard(session: Session, reading: Reading) -> Dashboard:
    """Counts, the newest statements and incidents, the most named cities, agencies and tactics."""
    everything = LedgerFilter("incidents")
    places = ranked(place_rows(session, everything), "most-incidents")
    agencies = ranked(agency_rows(session, everything), "most-incidents")
    tactics = ranked(tactic_rows(session, reading, everything), "most-incidents")
    articles, sources, outlets, told = _article_counts(session)
    officials = session.execute(select(func.count(col(Official.id)))).scalar_one()
    statement_ids = page_of_ids(session, STATEMENTS, everything, NEWEST)
    incident_ids = page_of_ids(session, INCIDENTS, everything, NEWEST)
    return Dashboard(
        incidents=count_rows(session, INCIDENTS, everything),
        statements=count_rows(session, STATEMENTS, everything),
        officials=officials, places=len(places), agencies=len(agencies),
        articles=articles, sources=sources, outlets=outlets,
        without_outlet=articles - told, last_fed=last_fed(session),
        map=map_of(places_of_incidents(session, reading, everything), everything),
        timeline=timeline(session, everything),
        newest_statements=statement_rows(session, reading, statement_ids),
        newest_incidents=incident_rows(session, reading, incident_ids),
        top_cities=tuple([row for row in places if row.place.kind is PlaceKind.CITY][:TOP]),
        top_agencies=tuple(agencies[:TOP]),
        top_tactics=tuple([row for row in tactics if row.incidents + row.statements][:TOP]),
    )  # fmt: skip


def _article_counts(session: Session) -> tuple[int, int, int, int]:
    """Current articles, their copy groups, their outlets, and articles that name one. One query."""
    groups, outlets = func.distinct(Article.copy_group_id), func.distinct(Article.outlet_id)
    counted = (func.count(), func.count(groups), func.count(outlets), func.count(col(Article.outlet_id)))
    query = select(*counted).select_from(Article).where(CURRENT)
    articles, sources, published_by, told = session.execute(query).one()
    return articles, sources, published_by, told
