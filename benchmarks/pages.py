"""Pages of a large ledger that readers ask for, of each sort, with the values that most rows have."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from app.config import Settings
from app.services.filters import LedgerFilter
from app.services.listing import count_rows
from app.services.matching import INCIDENTS
from app.services.tallies import tally

_EVERYTHING = LedgerFilter("incidents")
_SINCE = date(2025, 6, 1)


def asked_pages(session: Session, settings: Settings) -> Mapping[str, Sequence[str]]:
    """Addresses by what they are measured as; each answer has all its facets."""
    most = {name: _most_frequent(session, name) for name in _EVERYTHING.rules.choices}
    rows = count_rows(session, INCIDENTS, _EVERYTHING)
    asked = {
        "no filter": [_EVERYTHING],
        "one filter": [
            *(_EVERYTHING.adding(name, slug) for name, slug in most.items()),
            replace(_EVERYTHING, since=_SINCE),
        ],
        "words": [replace(_EVERYTHING, q=words) for words in ("warrant", '"court badge"')],
        "last page": [_EVERYTHING.on_page(-(-rows // settings.page_size))],
        "other orders": [_EVERYTHING.sorted_by(sort) for sort in ("oldest", "most-sources")],
        "statements": [LedgerFilter("statements"), LedgerFilter("statements", role=(most["role"],))],
        "articles": [LedgerFilter("articles"), LedgerFilter("articles", agency=(most["agency"],))],
    }
    return {name: [filter_.address() for filter_ in filters] for name, filters in asked.items()}


def _most_frequent(session: Session, parameter: str) -> str:
    counts = tally(session, INCIDENTS, parameter, _EVERYTHING)
    return max(counts, key=lambda slug: (counts[slug], slug))
