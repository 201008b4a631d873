"""One box over everything that is listed."""

from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.services.catalogue import Reading
from app.services.filters import LedgerFilter, UnknownParameterError, closest, parse_filter
from app.services.searching import Group, quoted, search, suggestion
from app.services.words import read_query
from app.web.briefs import Brief, brief
from app.web.deps import ReadingDep, SessionDep
from app.web.routing import ReadingRouter
from app.web.share import of_page
from app.web.templating import Link, page
from app.web.wording import sentence_case, speakers, words

router = ReadingRouter()

_PARAMETERS = ("q",)
_QUOTED = 300
"""Characters of a statement shown with the article that carries it."""


class Found(NamedTuple):
    """What one list has, ready to be shown."""

    heading: str
    noun: str
    total: int
    all: LedgerFilter
    hits: list[Brief]


@router.get("/search")
def search_page(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
    """What every list has of the words asked for; without words, the box alone."""
    asked = _asked(request)
    if request.url.query != _query(asked):
        return RedirectResponse(_address(asked), status_code=302)
    found = [_found(session, reading, group) for group in search(session, reading, asked)] if asked else []
    meant = suggestion(session, reading, asked) if asked and not found else None
    context = {
        "asked": asked, "query": read_query(asked), "found": found,
        "shared": of_page(_address(asked), f"Search: {asked}" if asked else "Search"),
        "total": sum(group.total for group in found),
        "meant": Link(_address(meant), meant) if meant else None,
    }  # fmt: skip
    return page(request, "search/index.html", context)


def _asked(request: Request) -> str:
    """The words. Raises `FilterError` for anything else that is asked for, and for too many characters."""
    items = request.query_params.multi_items()
    for name, value in items:
        if name not in _PARAMETERS:
            raise UnknownParameterError(name, value, "/search takes q.", closest(name, _PARAMETERS))
    return parse_filter("statements", items).q


def _query(words: str | None) -> str:
    return urlencode({"q": words}) if words else ""


def _address(words: str | None) -> str:
    return f"/search?{_query(words)}" if words else "/search"


def _found(session: Session, reading: Reading, group: Group) -> Found:
    kind = group.filter.list
    hits = [brief(kind, row) for row in group.rows]
    if kind == "articles":
        said = quoted(session, reading, [row.id for row in group.rows], group.filter.q)
        hits = [
            replace(hit, words=f"{speakers(said[row.id])}: {words(said[row.id], _QUOTED)}")
            if row.id in said else hit
            for hit, row in zip(hits, group.rows, strict=True)
        ]  # fmt: skip
    return Found(sentence_case(kind), kind, group.total, group.filter, hits)
