"""Which feeds and files there are, and how to make one of any filter."""

from fastapi import Request
from starlette.responses import Response

from app.services.exports.terms import LICENCE, NOTICE
from app.services.filters import LedgerFilter
from app.web.formats import FORMATS, FORMATS_OF
from app.web.routing import ReadingRouter
from app.web.share import of_page
from app.web.templating import page

router = ReadingRouter()

_EXAMPLES = (
    ("Statements by police chiefs", LedgerFilter("statements", role=("police-chief",))),
    ("Statements that mention ICE", LedgerFilter("statements", agency=("ice",))),
    ("Incidents in Minnesota", LedgerFilter("incidents", state=("mn",))),
    ("Incidents with the tactic “Deadly force”", LedgerFilter("incidents", tactic=("deadly-force",))),
)
"""Filters of which a feed may be wanted; their values are of the fixed tables, so that all can be asked."""


@router.get("/feeds")
def feeds(request: Request) -> Response:
    """The feeds of whole lists, some of filters, and the other formats."""
    context = {
        "lists": [(kind, formats) for kind, formats in FORMATS_OF.items()],
        "examples": _EXAMPLES, "formats": FORMATS, "licence": LICENCE, "notice": NOTICE,
        "shared": of_page(
            "/feeds", "Feeds and data of Friction Ledger",
            "Every list with any filter as CSV, JSON, GeoJSON, Atom and Parquet, and how to ask for it.",
        ),
    }  # fmt: skip
    return page(request, "feeds/index.html", context)
