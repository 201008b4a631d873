"""Jinja2: the environment, the few filters that templates need, and rendering of pages."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.config import ROOT
from app.services.map import TABLED
from app.services.projection import HEIGHT, STATES, WIDTH
from app.services.suggesting import TYPED
from app.web import compared, periods, share, wording
from app.web.citing.styles import styled
from app.web.deps import site_root
from app.web.formats import CITING
from app.web.highlighting import marked
from app.web.static import asset

SECTIONS = (
    ("/incidents", "Incidents"),
    ("/statements", "Statements"),
    ("/officials", "Officials"),
    ("/places", "Places"),
    ("/agencies", "Agencies"),
    ("/tactics", "Tactics"),
    ("/articles", "Articles"),
    ("/methodology", "Methodology"),
    ("/search", "Search"),
)
"""Address and name of each section, in the order of the masthead."""

_HTMX_CONFIG = json.dumps(
    {
        "allowEval": False,
        "allowScriptTags": False,
        "includeIndicatorStyles": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
        "historyRestoreAsHxRequest": False,
    }
)
"""Pages are kept out of the browser's storage: going back asks the server for the whole page."""


class Link(NamedTuple):
    """An address and the words that lead there."""

    address: str
    text: str


@lru_cache(maxsize=1)
def environment() -> Environment:
    """An environment that escapes everything and raises for a name that a page forgot to pass.

    Templates are read once a process: a list includes dozens, and looking for changes took most of its time.
    """
    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(wording.FILTERS | periods.FILTERS | compared.FILTERS, marked=marked, styled=styled)
    made.globals.update(
        asset=asset, sections=SECTIONS, htmx_config=_HTMX_CONFIG,
        map_size=(WIDTH, HEIGHT), map_states=STATES, map_rows=TABLED, typed=TYPED, citing=CITING,
    )  # fmt: skip
    return made


def page(request: Request, name: str, context: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A rendered template: a whole page, or the fragment that htmx puts in its place.

    `shared` of the context is what it says of itself where it is shared, `linked` its linked data.
    """
    own = {"request": request, "root": site_root(request), "shared": share.of_page(request.url.path)}
    html = environment().get_template(name).render(own | dict(context))
    return HTMLResponse(html, status_code=status)
