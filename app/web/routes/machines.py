"""What crawlers ask for: which addresses they may read, and which there are."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from fastapi import Depends, Request
from markupsafe import escape
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from app.services.catalogue import Reading
from app.services.details.articles import utc
from app.services.filters import RULES
from app.services.sitemap import Entry, blocks, entries, kinds
from app.web.deps import ReadingDep, SessionDep, export_slot, site_root
from app.web.formats import CITING, FORMATS
from app.web.routing import ReadingRouter

router = ReadingRouter()

_RULES = "Disallow: /*?\nDisallow: /export/\nDisallow: /cite/\n" + "".join(
    f"Disallow: /*{one.ending}\n" for one in (*FORMATS, *CITING)
)
"""Records and whole lists are for crawlers; filters make more addresses than they could ever read."""
_PREVIEWERS = ("Twitterbot", "facebookexternalhit", "LinkedInBot", "Slackbot-LinkExpanding", "Discordbot")
"""They fetch what a reader shares and nothing else: the page of a filter and its picture, too."""
_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PAGES = (
    "/",
    *(f"/{kind}" for kind in RULES),
    "/compare",
    "/compare/places",
    "/compare/officials",
    "/compare/agencies",
    "/about",
    "/coverage",
    "/methodology",
    "/feeds",
    "/export",
)
"""The site's own pages; those of the tactics come behind them."""
_NAME = re.compile(r"(?P<kind>[a-z]+)-(?P<number>[1-9][0-9]{0,4})")
_JOINED = 500
"""Addresses that are sent at once."""


@router.get("/robots.txt")
def robots(request: Request) -> Response:
    """What crawlers may read, and where the sitemap is."""
    previewers = "".join(f"User-agent: {name}\n" for name in _PREVIEWERS)
    where = f"Sitemap: {site_root(request)}/sitemap.xml\n"
    return PlainTextResponse(f"User-agent: *\n{_RULES}\n{previewers}Allow: /\n\n{where}")


@router.get("/sitemap.xml")
def sitemap_index(request: Request, session: SessionDep) -> Response:
    """The pages of the sitemap, each with the day of its newest change."""
    root = site_root(request)
    pages = [Entry("/sitemap/pages.xml", None)]
    pages += [Entry(f"/sitemap/{one.kind}-{one.number + 1}.xml", one.changed) for one in blocks(session)]
    return _xml(request, "sitemapindex", "sitemap", (root, pages))


@router.get("/sitemap/pages.xml")
def sitemap_pages(request: Request, reading: ReadingDep) -> Response:
    """The site's own pages and the tactics."""
    return _xml(request, "urlset", "url", (site_root(request), _own(reading)))


@router.get("/sitemap/{name}.xml", dependencies=[Depends(export_slot)])
def sitemap_page(request: Request, name: str, session: SessionDep) -> Response:
    """One page of records of a kind, such as `statements-1`."""
    named = _NAME.fullmatch(name)
    kind = next((one for one in kinds() if named and one == named["kind"]), None)
    if named is None or kind is None:
        raise HTTPException(404)
    found = entries(session, kind, int(named["number"]) - 1)
    return _xml(request, "urlset", "url", (site_root(request), found))


def _own(reading: Reading) -> Iterator[Entry]:
    for path in (*_PAGES, *(f"/tactics/{tactic.slug}" for tactic in reading.tactics)):
        yield Entry(path, None)


def _xml(request: Request, outer: str, inner: str, listed: tuple[str, Iterable[Entry]]) -> Response:
    parts = iter(()) if request.method == "HEAD" else _parts(outer, inner, listed)
    return StreamingResponse(parts, media_type="application/xml", headers={"Cache-Control": "no-cache"})


def _parts(outer: str, inner: str, listed: tuple[str, Iterable[Entry]]) -> Iterator[str]:
    root, found = listed
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} xmlns="{_XMLNS}">\n'
    lines: list[str] = []
    for entry in found:
        changed = f"<lastmod>{_moment(entry.changed)}</lastmod>" if entry.changed else ""
        lines.append(f"<{inner}><loc>{escape(root + entry.path)}</loc>{changed}</{inner}>\n")
        if len(lines) == _JOINED:
            yield "".join(lines)
            lines = []
    yield "".join(lines) + f"</{outer}>\n"


def _moment(moment: datetime) -> str:
    return utc(moment).strftime("%Y-%m-%dT%H:%M:%SZ")
