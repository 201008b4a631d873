"""Citations: of lists and of records, as files and as pages that say what changed since."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Request
from sqlmodel import Session
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.services import details
from app.services.catalogue import Reading, check_filter
from app.services.every_list import ORDERED
from app.services.exports.terms import LICENCE
from app.services.filters import RULES, Kind, LedgerFilter, UnknownParameterError, parse_filter
from app.services.freshness import last_fed
from app.services.sentence import describe
from app.web.citing.cited import Cited, Site, State, cite_incident, cite_list, cite_statement
from app.web.citing.managers import WRITERS
from app.web.citing.since import Since, read_state, split
from app.web.deps import ReadingDep, SessionDep, site_root
from app.web.formats import CITING, Format
from app.web.routes.records import Id, number_of
from app.web.routing import ReadingRouter
from app.web.share import of_page
from app.web.templating import page
from app.web.wording import cut

router = ReadingRouter()

_TITLE = 110
"""Characters of a title that previews show."""

_DETAILS: Mapping[Kind, tuple[Callable[..., Any], Callable[[Site, Any], Cited]]] = {
    "incidents": (details.incident_detail, cite_incident),
    "statements": (details.statement_detail, cite_statement),
}
"""How a record is found, and how it is cited."""


def _list_now(request: Request, session: Session, reading: Reading, filter_: LedgerFilter) -> Cited:
    names = check_filter(session, reading, filter_)
    rows = ORDERED[filter_.list](session, reading, filter_)
    return cite_list(_site(request, session), filter_, rows, describe(filter_, rows.total, names))


def _record_now(request: Request, session: Session, reading: Reading, of: tuple[Kind, int]) -> Cited:
    """Raises a 404 for a record that is not, or no longer, there."""
    kind, number = of
    find, cite = _DETAILS[kind]
    detail = find(session, reading, number)
    if detail is None:
        raise HTTPException(404)
    return cite(_site(request, session), detail)


def _site(request: Request, session: Session) -> Site:
    return Site(site_root(request), last_fed(session))


def _file(cited: Cited, format_: Format) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{cited.key}{format_.ending}"',
        "Link": f'<{LICENCE}>; rel="license"',
        "Cache-Control": "public, no-cache",
    }
    return Response(WRITERS[format_.ending](cited), media_type=format_.media, headers=headers)


def _list_page(kind: Kind) -> Callable[..., Response]:
    def show(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
        told, asked = split(request.query_params.multi_items())
        then = read_state(told, counted=True)
        now = _list_now(request, session, reading, parse_filter(kind, asked).on_page(1))
        return _page(request, now, then)

    return show


def _list_file(kind: Kind, format_: Format) -> Callable[..., Response]:
    def give(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
        filter_ = parse_filter(kind, request.query_params.multi_items()).on_page(1)
        cited = _list_now(request, session, reading, filter_)
        if request.url.query != filter_.query_string():
            return RedirectResponse(cited.file(format_.ending), status_code=302)
        return _file(cited, format_)

    return give


def _record_page(kind: Kind) -> Callable[..., Response]:
    def show(request: Request, number: Id, session: SessionDep, reading: ReadingDep) -> Response:
        told, others = split(request.query_params.multi_items())
        if others:
            raise UnknownParameterError(*others[0], "A citation of a record takes asof and rows.")
        then = read_state(told, counted=False)
        return _page(request, _record_now(request, session, reading, (kind, number)), then)

    return show


def _record_file(kind: Kind, format_: Format) -> Callable[..., Response]:
    def give(request: Request, key: str, session: SessionDep, reading: ReadingDep) -> Response:
        cited = _record_now(request, session, reading, (kind, number_of(key)))
        here = cited.file(format_.ending)
        return _file(cited, format_) if request.url.path == here else RedirectResponse(here, 301)

    return give


def _page(request: Request, now: Cited, then: State | None) -> Response:
    context = {
        "cite": now, "since": Since(then, now.state) if then else None,
        "shared": of_page(now.at(then), cut(f"Citation: {now.title}", _TITLE)),
    }  # fmt: skip
    return page(request, "citing/index.html", context)


for _kind in RULES:
    router.add_api_route(f"/cite/{_kind}", _list_page(_kind), name=f"cite_{_kind}")
    for _format in CITING:
        _name = f"{_kind}{_format.ending}"
        router.add_api_route(f"/{_name}", _list_file(_kind, _format), name=_name)
for _kind in _DETAILS:
    router.add_api_route(f"/cite/{_kind}/{{number}}", _record_page(_kind), name=f"cite_{_kind}_record")
    for _format in CITING:
        _path = f"/{_kind}/{{key}}{_format.ending}"
        router.add_api_route(_path, _record_file(_kind, _format), name=f"{_kind}_record{_format.ending}")
