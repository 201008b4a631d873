"""Frames for pages of other sites, and what tells those of them (oEmbed 1.0)."""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from app.services.catalogue import check_filter
from app.services.filters import parse_filter
from app.services.listing import count_rows
from app.services.map import map_of
from app.services.matching import INCIDENTS
from app.services.register import places_of_incidents
from app.services.rows import incident_rows, statement_rows
from app.services.sentence import describe
from app.web import share
from app.web.deps import ReadingDep, SessionDep, site_root
from app.web.embedding import Frame, frame_at
from app.web.routes.records import Id
from app.web.routing import ReadingRouter
from app.web.templating import page
from app.web.xml import readable

router = ReadingRouter()

_FORMATS = ("json", "xml")
_AGE_SECONDS = 86_400
_LEAST = 200
"""Pixels below which a frame is of no use."""


@router.get("/embed/statements/{number}")
def statement(request: Request, number: Id, session: SessionDep, reading: ReadingDep) -> Response:
    """A statement with who said it and who carries it."""
    rows = statement_rows(session, reading, [number])
    if not rows:
        raise HTTPException(404)
    return page(
        request, "embed/statement.html", {"statement": rows[0], "shared": share.of_statement(rows[0])}
    )


@router.get("/embed/incidents/{number}")
def incident(request: Request, number: Id, session: SessionDep, reading: ReadingDep) -> Response:
    """An incident with its place, day, agencies and tactics."""
    rows = incident_rows(session, reading, [number])
    if not rows:
        raise HTTPException(404)
    context = {"incident": rows[0], "shared": share.of_incident(rows[0])}
    return page(request, "embed/incident.html", context)


@router.get("/embed/map")
def ledger_map(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
    """The map of the incidents of a filter."""
    filter_ = parse_filter("incidents", request.query_params.multi_items()).on_page(1)
    names = check_filter(session, reading, filter_)
    total = count_rows(session, INCIDENTS, filter_)
    sentence = describe(filter_, total, names).rpartition(", ")[0]
    context = {
        "map": map_of(places_of_incidents(session, reading, filter_), filter_), "sentence": sentence,
        "shared": share.of_list(filter_, total, sentence),
    }  # fmt: skip
    return page(request, "embed/map.html", context)


@router.get("/oembed")
def oembed(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
    """How to show the page at `url` in a frame: `format` is `json` or `xml`."""
    asked = request.query_params
    format_ = asked.get("format", "json").casefold()
    if format_ not in _FORMATS:
        raise HTTPException(501, f"“{format_[:20]}” is no format of this: it is given as json or xml.")
    root = site_root(request)
    frame = frame_at(session, reading, root, asked.get("url", ""))
    if frame is None:
        raise HTTPException(404)
    told = _told(frame, root, (asked.get("maxwidth"), asked.get("maxheight")))
    open_ = {"Access-Control-Allow-Origin": "*", "Cache-Control": f"public, max-age={_AGE_SECONDS}"}
    if format_ == "xml":
        return Response(_xml(told), media_type="text/xml", headers=open_)
    return JSONResponse(told, headers=open_)


def _told(frame: Frame, root: str, most: tuple[str | None, str | None]) -> Mapping[str, Any]:
    width, height = (
        _within(size, bound) for size, bound in zip((frame.width, frame.height), most, strict=True)
    )
    fitted = Frame(frame.path, frame.shared, height, width)
    return {
        "version": "1.0", "type": "rich", "title": frame.shared.title, "provider_name": share.SITE,
        "provider_url": f"{root}/", "cache_age": _AGE_SECONDS, "html": fitted.code(root),
        "width": width, "height": height, "thumbnail_url": root + frame.shared.picture,
        "thumbnail_width": 1200, "thumbnail_height": 630,
    }  # fmt: skip


def _within(size: int, bound: str | None) -> int:
    """The size, or what the asking page has room for; what is no number is no bound."""
    if bound is None or not bound.isascii() or not bound.isdecimal() or len(bound) > 5:
        return size
    return max(_LEAST, min(size, int(bound)))


def _xml(told: Mapping[str, Any]) -> bytes:
    made = Element("oembed")
    for name, value in told.items():
        SubElement(made, name).text = readable(str(value))
    written: bytes = tostring(made, encoding="utf-8", xml_declaration=True)
    return written
