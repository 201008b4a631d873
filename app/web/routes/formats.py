"""The seven lists in their other formats, and the description of all these for programs."""

from collections.abc import Callable

from fastapi import Depends, Request
from starlette.responses import RedirectResponse, Response

from app.services.catalogue import check_filter
from app.services.exports.writing import json_bytes
from app.services.filters import RULES, Kind, parse_filter
from app.web.deps import ReadingDep, SessionDep, export_slot, site_root
from app.web.exporting import Asked, check_page, respond
from app.web.formats import FORMATS_OF, Format
from app.web.openapi import description
from app.web.routing import ReadingRouter

router = ReadingRouter()


def _route(kind: Kind, format_: Format) -> Callable[..., Response]:
    def give(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
        filter_ = parse_filter(kind, request.query_params.multi_items())
        check_page(filter_, format_)
        names = check_filter(session, reading, filter_)
        if request.url.query != filter_.query_string():
            return RedirectResponse(filter_.address(format_.ending), status_code=302)
        return respond(request, session, reading, Asked(filter_, format_, names))

    return give


for _kind in RULES:
    for _format in FORMATS_OF[_kind]:
        _name = f"{_kind}{_format.ending}"
        _held = [Depends(export_slot)] if _format.whole else []
        router.add_api_route(f"/{_name}", _route(_kind, _format), name=_name, dependencies=_held)


@router.get("/openapi.json")
def openapi(request: Request) -> Response:
    """What can be asked for, and what is answered, as OpenAPI 3.1."""
    return Response(json_bytes(description(site_root(request))), media_type="application/json")
