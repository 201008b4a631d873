"""The seven lists: one route each, all alike."""

from collections.abc import Callable

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from app.services.catalogue import check_filter
from app.services.filters import RULES, Kind, parse_filter
from app.services.suggesting import with_slugs
from app.web import htmx, linked, share
from app.web.deps import ReadingDep, SessionDep, site_root
from app.web.lists import list_context
from app.web.routing import ReadingRouter
from app.web.templating import page

router = ReadingRouter()


def _list_route(kind: Kind) -> Callable[..., Response]:
    def show(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
        filter_ = parse_filter(kind, request.query_params.multi_items())
        filter_ = with_slugs(session, filter_)
        names = check_filter(session, reading, filter_)
        if htmx.wants_fragment(request):
            context = list_context(session, reading, filter_, names, site_root(request))
            return htmx.address(request, page(request, "layout/fragment.html", context), filter_.address())
        if request.url.query != filter_.query_string():
            return htmx.vary(RedirectResponse(filter_.address(), status_code=302))
        context = list_context(session, reading, filter_, names, site_root(request))
        sentence = context["sentence"]
        context["shared"] = share.of_list(filter_, context["listing"].total, sentence)
        context["linked"] = linked.of_list(filter_, sentence, site_root(request))
        return htmx.vary(page(request, f"{kind}/index.html", context))

    return show


def _without_slash(kind: Kind) -> Callable[..., Response]:
    def lead(request: Request) -> Response:
        """`/incidents/?state=mn` leads to `/incidents?state=mn`, on whatever host."""
        query = request.url.query
        return RedirectResponse(f"/{kind}?{query}" if query else f"/{kind}", status_code=301)

    return lead


for _kind in RULES:
    router.add_api_route(f"/{_kind}", _list_route(_kind), name=f"list_{_kind}")
    router.add_api_route(f"/{_kind}/", _without_slash(_kind), name=f"slash_{_kind}")
