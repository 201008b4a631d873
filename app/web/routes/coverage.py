"""What was read: articles by outlet, place and week."""

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from app.services.catalogue import check_filter
from app.services.coverage import PARAMETERS, coverage
from app.services.filters import LedgerFilter, UnknownParameterError, closest, parse_filter
from app.services.sentence import describe
from app.services.timeline import Unit
from app.web.deps import ReadingDep, SessionDep
from app.web.routing import ReadingRouter
from app.web.share import of_page
from app.web.templating import page

router = ReadingRouter()

_SHARED = "Articles by outlet, place and week. Where none was read, nothing is recorded of what happened."


@router.get("/coverage")
def coverage_page(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
    """Articles of each outlet, place and week, with the filters that all lists share."""
    filter_ = _asked(request)
    names = check_filter(session, reading, filter_)
    if request.url.query != filter_.query_string():
        return RedirectResponse(_address(filter_), status_code=302)
    found = coverage(session, reading, filter_)
    sentence, _, _ = describe(filter_, found.total, names).rpartition(",")
    context = {
        "coverage": found, "listing": {"filter": filter_}, "sentence": sentence,
        "shared": of_page(_address(filter_), "What was read", _SHARED), "oob": False, "unit": Unit.WEEK,
    }  # fmt: skip
    return page(request, "coverage/index.html", context)


def _asked(request: Request) -> LedgerFilter:
    """The filter. Raises `FilterError` for what coverage cannot be narrowed by."""
    items = request.query_params.multi_items()
    for name, value in items:
        if name not in PARAMETERS:
            told = f"/coverage takes {', '.join(PARAMETERS)}."
            raise UnknownParameterError(name, value, told, closest(name, PARAMETERS))
    return parse_filter("articles", items)


def _address(filter_: LedgerFilter) -> str:
    query = filter_.query_string()
    return f"/coverage?{query}" if query else "/coverage"
