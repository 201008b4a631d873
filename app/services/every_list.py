"""The seven lists under one name: what exports and search ask."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import Session

from app.services.catalogue import Reading
from app.services.filters import Kind, LedgerFilter
from app.services.listing import ordered_articles, ordered_incidents, ordered_statements
from app.services.ordered import Ordered
from app.services.register import ordered_agencies, ordered_officials, ordered_places, ordered_tactics

ORDERED: Mapping[Kind, Callable[[Session, Reading, LedgerFilter], Ordered[Any]]] = {
    "incidents": ordered_incidents,
    "statements": ordered_statements,
    "officials": ordered_officials,
    "places": ordered_places,
    "agencies": ordered_agencies,
    "tactics": ordered_tactics,
    "articles": ordered_articles,
}
"""What answers a filter with all of its rows, by its list."""
