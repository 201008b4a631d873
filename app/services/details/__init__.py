"""What the page of one record needs, by id or slug; None where there is no such record."""

from app.services.details.articles import article_detail
from app.services.details.incidents import incident_detail
from app.services.details.officials import official_detail
from app.services.details.statements import statement_detail
from app.services.details.world import agency_detail, place_detail, tactic_detail

__all__ = [
    "agency_detail",
    "article_detail",
    "incident_detail",
    "official_detail",
    "place_detail",
    "statement_detail",
    "tactic_detail",
]
