"""The pages of single records. A right id under a wrong or missing name leads to the canonical address."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, TypeVar

from fastapi import Path, Request
from pydantic import BeforeValidator
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.services import details
from app.services.catalogue import Reading
from app.services.filters import LedgerFilter
from app.services.freshness import last_fed
from app.services.portraits import PlaceDetail
from app.vocabulary import PlaceKind
from app.web import linked, share
from app.web.citing.cited import Site, cite_incident, cite_statement
from app.web.deps import ReadingDep, SessionDep, site_root
from app.web.embedding import frame_of_incident, frame_of_statement
from app.web.routing import ReadingRouter
from app.web.templating import page

router = ReadingRouter()

Found = TypeVar("Found")
_MAX_ID = 2**31 - 1
_SAINT = re.compile(r"\bsaint ")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


def _plain_number(written: str) -> int:
    """ASCII digits without sign, blanks or leading zero: `+1` and `1_0` are other addresses, of nothing."""
    if not _NUMBER.fullmatch(written):
        raise ValueError("no number of a record")
    return int(written)


Id = Annotated[int, Path(le=_MAX_ID), BeforeValidator(_plain_number)]
"""A record's number as it is written in its one address."""


def number_of(key: str) -> int:
    """The number of `17-encounter-in-riverton`. Raises a 404 where there is none."""
    number = key.partition("-")[0]
    if not _NUMBER.fullmatch(number) or int(number) > _MAX_ID:
        raise HTTPException(404)
    return int(number)


def _found(record: Found | None) -> Found:
    if record is None:
        raise HTTPException(404)
    return record


def _here(request: Request, path: str) -> Response | None:
    """A redirect where the address is not the canonical `path` of its record."""
    return None if request.url.path == path else RedirectResponse(path, status_code=301)


@router.get("/incidents/{key}")
def incident(request: Request, key: str, session: SessionDep, reading: ReadingDep) -> Response:
    """An incident with its voices and the words it rests on; `key` is its id, a hyphen, its slug."""
    number = number_of(key)
    detail = _found(details.incident_detail(session, reading, number))
    shared = share.of_incident(detail.incident)
    context = {
        "detail": detail, "incident": detail.incident, "here": f"/incidents/{number}", "anchored": False,
        "shared": shared, "frame": frame_of_incident(shared, detail.incident.id),
        "linked": linked.of_incident(detail, site_root(request)),
        "cite": cite_incident(Site(site_root(request), last_fed(session)), detail),
    }  # fmt: skip
    return _here(request, detail.incident.path) or page(request, "incidents/detail.html", context)


@router.get("/statements/{number}")
def statement(request: Request, number: Id, session: SessionDep, reading: ReadingDep) -> Response:
    """A statement with every article that carries it."""
    detail = _found(details.statement_detail(session, reading, number))
    path, shared = detail.statement.path, share.of_statement(detail.statement)
    context = {
        "detail": detail, "statement": detail.statement, "here": path, "anchored": False,
        "shared": shared, "frame": frame_of_statement(shared, number),
        "linked": linked.of_statement(detail, site_root(request)),
        "permalink": site_root(request) + path,
        "cite": cite_statement(Site(site_root(request), last_fed(session)), detail),
        "today": datetime.now(UTC).date(),
    }  # fmt: skip
    return page(request, "statements/detail.html", context)


@router.get("/articles/{number}")
def article(request: Request, number: Id, session: SessionDep, reading: ReadingDep) -> Response:
    """An article: excerpts around what was found in it."""
    detail = _found(details.article_detail(session, reading, number))
    context = {
        "detail": detail, "article": detail.article, "here": detail.article.path, "anchored": True,
        "share": reading.settings.excerpt_share,
        "shared": share.of_article(detail.article),
        "linked": linked.of_article(detail, site_root(request)),
    }  # fmt: skip
    return page(request, "articles/detail.html", context)


@router.get("/officials/{slug}")
def official(request: Request, slug: str, session: SessionDep, reading: ReadingDep) -> Response:
    """An official with every office, statement and incident."""
    detail = _found(details.official_detail(session, reading, slug))
    context = {
        "detail": detail, "official": detail.official,
        "shared": share.of_official(detail.official),
        "linked": linked.of_official(detail, site_root(request)),
    }  # fmt: skip
    return page(request, "officials/detail.html", context)


@router.get("/places/{state}")
def state(request: Request, state: str, session: SessionDep, reading: ReadingDep) -> Response:
    """A state with its cities and counties; one that no article names leads to the list of its places."""
    detail = details.place_detail(session, reading, state)
    known = reading.places.get(state)
    if detail is None and known is not None and known.slug == known.state.lower():
        return RedirectResponse(LedgerFilter("places", state=(known.slug,)).address(), status_code=302)
    return _place(request, detail)


@router.get("/places/{state}/{slug}")
def place(request: Request, state: str, slug: str, session: SessionDep, reading: ReadingDep) -> Response:
    """A city or county, whose slug ends in its state; one without leads to the place of that state."""
    asked = (slug, f"{slug}-{state}", *_also_called(reading, slug, state))
    found = (details.place_detail(session, reading, one) for one in asked)
    return _place(request, next((detail for detail in found if detail), None))


def _also_called(reading: Reading, slug: str, state: str) -> Iterator[str]:
    """Slugs of the places of the state that have this name too: of `saint-paul-mn` St. Paul's."""
    name = slug.casefold().removesuffix(f"-{state.casefold()}").replace("-", " ")
    for called in (name, _SAINT.sub("st. ", name)):
        for known in reading.places.named(called):
            if known.state.casefold() == state.casefold():
                yield known.slug


def _place(request: Request, found: PlaceDetail | None) -> Response:
    detail = _found(found)
    place, is_state = detail.place.place, detail.place.place.kind is PlaceKind.STATE
    context = {
        "detail": detail, "place": place, "is_state": is_state,
        "query": f"?{'state' if is_state else 'city'}={place.slug}",
        "shared": share.of_place(detail.place),
        "linked": linked.of_place(detail, site_root(request)),
    }  # fmt: skip
    return _here(request, place.path) or page(request, "places/detail.html", context)


@router.get("/agencies/{slug}")
def agency(request: Request, slug: str, session: SessionDep, reading: ReadingDep) -> Response:
    """An agency with what is reported of it."""
    detail = _found(details.agency_detail(session, reading, slug))
    context = {
        "detail": detail, "agency": detail.agency,
        "shared": share.of_agency(detail.agency),
        "linked": linked.of_agency(detail, site_root(request)),
    }  # fmt: skip
    return _here(request, f"/agencies/{detail.agency.slug}") or page(request, "agencies/detail.html", context)


@router.get("/tactics/{slug}")
def tactic(request: Request, slug: str, session: SessionDep, reading: ReadingDep) -> Response:
    """A tactic with its definition."""
    detail = _found(details.tactic_detail(session, reading, slug))
    context = {
        "detail": detail, "tactic": detail.tactic,
        "shared": share.of_tactic(detail.tactic),
        "linked": linked.of_tactic(detail, site_root(request)),
    }  # fmt: skip
    return _here(request, f"/tactics/{detail.tactic.slug}") or page(request, "tactics/detail.html", context)
