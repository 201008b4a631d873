"""Two places, officials or agencies side by side, and the names that are offered while somebody types."""

from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import Request
from sqlmodel import Session
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.services.comparing import Compared, Party, compare, party
from app.services.filters import FilterError, UnknownParameterError, closest
from app.services.suggesting import is_suggested, meant, suggest
from app.web.deps import ReadingDep, SessionDep
from app.web.routing import ReadingRouter
from app.web.share import of_page
from app.web.templating import page

router = ReadingRouter()

_SIDES = ("a", "b")
_OFFERED = 50
"""Names that are in the page before anything is typed."""
_AGE_SECONDS = 300


class _Kind(NamedTuple):
    """What is compared, as the page names it, and by what its names are looked up."""

    one: str
    noun: str


KINDS: Mapping[Compared, _Kind] = {
    "places": _Kind("place", "place"),
    "officials": _Kind("official", "speaker"),
    "agencies": _Kind("agency", "agency"),
}


@router.get("/compare")
def compare_index(request: Request) -> Response:
    """What can be compared."""
    shared = of_page("/compare", "Compare two places, officials or agencies")
    return page(request, "compare/index.html", {"kinds": KINDS, "shared": shared})


def _route(kind: Compared) -> Callable[..., Response]:
    def show(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
        typed = _typed(request, kind)
        chosen = {side: _party(session, kind, side, name) for side, name in typed.items()}
        query = urlencode({side: one.slug for side, one in chosen.items()})
        address = f"/compare/{kind}?{query}" if query else f"/compare/{kind}"
        if request.url.query != query:
            return RedirectResponse(address, status_code=302)
        both = (chosen["a"], chosen["b"]) if len(chosen) == len(_SIDES) else None
        heading = f"{both[0].name} and {both[1].name}" if both else f"Compare two {kind}"
        context = {
            "kind": kind, "one": KINDS[kind].one, "noun": KINDS[kind].noun, "heading": heading,
            "chosen": chosen, "shown": compare(session, reading, *both) if both else None,
            "offered": suggest(session, KINDS[kind].noun, "", _OFFERED),
            "shared": of_page(address, f"{heading}, compared" if both else heading),
        }  # fmt: skip
        return page(request, "compare/detail.html", context)

    return show


for _kind in KINDS:
    router.add_api_route(f"/compare/{_kind}", _route(_kind), name=f"compare_{_kind}")


@router.get("/suggest/{noun}")
def suggestions(request: Request, noun: str, session: SessionDep) -> Response:
    """Names that begin as the one value of the query does, as options of a field."""
    if not is_suggested(noun):
        raise HTTPException(404)
    typed = next(iter(request.query_params.values()), "").strip()
    found = suggest(session, noun, typed) if typed else ()
    response = page(request, "layout/_options.html", {"suggestions": found})
    response.headers["Cache-Control"] = f"public, max-age={_AGE_SECONDS}"
    return response


def _typed(request: Request, kind: Compared) -> dict[str, str]:
    """What is asked for on each side. Raises `FilterError` for anything else that is asked for."""
    typed: dict[str, str] = {}
    for name, raw in request.query_params.multi_items():
        value = " ".join(raw.replace("\0", " ").split())
        if name not in _SIDES:
            allowed = f"/compare/{kind} takes a and b."
            raise UnknownParameterError(name, raw, allowed, closest(name, _SIDES))
        if name in typed:
            raise FilterError(name, raw, "it can be given once.")
        if value:
            typed[name] = value
    return dict(sorted(typed.items()))


def _party(session: Session, kind: Compared, side: str, typed: str) -> Party:
    slug = meant(session, KINDS[kind].noun, typed)
    found = party(session, kind, slug) if slug else None
    if found is None:
        near = suggest(session, KINDS[kind].noun, typed, 1)
        suggestion = near[0].slug if near else None
        raise FilterError(side, typed, f"there is no such {KINDS[kind].one} in the ledger.", suggestion)
    return found
