"""The filter behind the address of a list."""

from typing import cast
from urllib.parse import parse_qsl, urlsplit

from app.services.filters import Kind, LedgerFilter, parse_filter


def filter_at(address: str) -> LedgerFilter:
    """The filter of `/incidents?state=mn`."""
    parts = urlsplit(address)
    return parse_filter(cast(Kind, parts.path.strip("/")), parse_qsl(parts.query))
