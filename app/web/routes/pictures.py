"""Pictures to share: of every page, and of map and timeline under any filter."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from fastapi import Request
from sqlmodel import Session
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app import __version__
from app.services import details
from app.services.catalogue import Reading, check_filter
from app.services.dashboard import dashboard
from app.services.every_list import ORDERED
from app.services.filters import RULES, Kind, LedgerFilter, parse_filter
from app.services.freshness import last_fed
from app.services.map import LedgerMap, map_of
from app.services.register import places_of_incidents
from app.services.rows import article_rows, incident_rows, statement_rows
from app.services.sentence import describe
from app.services.timeline import Timeline, timeline
from app.web import share
from app.web.caching import tagged
from app.web.deps import ReadingDep, SessionDep, site_root
from app.web.routes.records import Id
from app.web.routing import ReadingRouter
from app.web.share import Share
from app.web.wording import day

router = ReadingRouter()

_CHARTS: tuple[Kind, ...] = ("incidents", "statements")
_NUMBERED: dict[str, Callable[[Session, Reading, int], Share | None]] = {
    "statements": lambda session, reading, id_: next(
        map(share.of_statement, statement_rows(session, reading, [id_])), None
    ),
    "incidents": lambda session, reading, id_: next(
        map(share.of_incident, incident_rows(session, reading, [id_])), None
    ),
    "articles": lambda session, _, id_: next(map(share.of_article, article_rows(session, [id_])), None),
}
_NAMED: dict[str, tuple[Callable[[Session, Reading, str], Any], Callable[[Any], Share]]] = {
    "officials": (details.official_detail, lambda found: share.of_official(found.official)),
    "places": (details.place_detail, lambda found: share.of_place(found.place)),
    "agencies": (details.agency_detail, lambda found: share.of_agency(found.agency)),
    "tactics": (details.tactic_detail, lambda found: share.of_tactic(found.tactic)),
}


@router.get("/pictures/front.png")
def front(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
    """The picture of the front page, and of those that have none of their own."""
    return _card(request, share.of_front(dashboard(session, reading)))


@router.get("/pictures/map.png")
def map_picture(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
    """The map of the incidents of a filter."""
    filter_, _, sentence = _asked(request, session, reading, "incidents")
    drawn = map_of(places_of_incidents(session, reading, filter_), filter_)
    return _chart(request, session, (drawn, sentence))


def _timeline_route(kind: Kind) -> Callable[..., Response]:
    def show(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
        filter_, _, sentence = _asked(request, session, reading, kind)
        return _chart(request, session, (timeline(session, filter_), sentence))

    return show


def _list_route(kind: Kind) -> Callable[..., Response]:
    def show(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
        return _card(request, share.of_list(*_asked(request, session, reading, kind)))

    return show


def _numbered_route(noun: str) -> Callable[..., Response]:
    def show(request: Request, number: Id, session: SessionDep, reading: ReadingDep) -> Response:
        return _card(request, _NUMBERED[noun](session, reading, number))

    return show


def _named_route(noun: str) -> Callable[..., Response]:
    find, told = _NAMED[noun]

    def show(request: Request, slug: str, session: SessionDep, reading: ReadingDep) -> Response:
        found = find(session, reading, slug)
        return _card(request, told(found) if found else None)

    return show


for _kind in RULES:
    router.add_api_route(f"/pictures/{_kind}.png", _list_route(_kind), name=f"picture_{_kind}")
for _kind in _CHARTS:
    router.add_api_route(f"/pictures/timeline/{_kind}.png", _timeline_route(_kind), name=f"timeline_{_kind}")
for _noun in _NUMBERED:
    router.add_api_route(f"/pictures/{_noun}/{{number}}.png", _numbered_route(_noun), name=f"card_{_noun}")
for _noun in _NAMED:
    router.add_api_route(f"/pictures/{_noun}/{{slug}}.png", _named_route(_noun), name=f"card_{_noun}")


def _asked(request: Request, session: Session, reading: Reading, kind: Kind) -> tuple[LedgerFilter, int, str]:
    """The filter of the address without its page, how many rows it gives, and what it says."""
    filter_ = parse_filter(kind, request.query_params.multi_items()).on_page(1)
    names = check_filter(session, reading, filter_)
    total = ORDERED[kind](session, reading, filter_).total
    return filter_, total, describe(filter_, total, names)


def _card(request: Request, shared: Share | None) -> Response:
    from app.web.pictures.drawing import card_png  # noqa: PLC0415 - Pillow, which only pictures need

    if shared is None:
        raise HTTPException(404)
    root = site_root(request)
    return _picture(request, (shared, root), lambda: card_png(shared, root))


def _chart(request: Request, session: Session, shown: tuple[LedgerMap | Timeline, str]) -> Response:
    from app.web.pictures.charts import Chart  # noqa: PLC0415 - Pillow, which only pictures need
    from app.web.pictures.drawing import chart_png  # noqa: PLC0415

    drawn, sentence = shown
    counted, _, _ = sentence.rpartition(", ")  # without the order, which no chart has
    title = f"{counted} by {drawn.unit if isinstance(drawn, Timeline) else 'place'}"
    fed = last_fed(session)
    as_of = f", as of {day(fed)}" if fed else ""
    source = f"Source: Friction Ledger{as_of}. Found by a program in published articles, not reviewed."
    chart = Chart(drawn, title, source, site_root(request) + drawn.filter.address())
    return _picture(request, chart, lambda: chart_png(chart))


def _picture(request: Request, shown: object, make: Callable[[], bytes]) -> Response:
    """The picture, which changes with what it shows and with the version that draws it."""
    tag = sha256(f"{__version__} {shown!r}".encode("utf-8", "replace")).hexdigest()[:32]
    return tagged(request, tag, lambda: Response(make(), media_type="image/png"))
