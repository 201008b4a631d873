"""All that this site knows of htmx 2: which requests want a fragment, and what the answer tells it.

Kept in one file so that a move to another htmx touches nothing else on the server.
"""

from starlette.requests import Request
from starlette.responses import Response

TYPED = frozenset({"q"})
"""Fields that are typed into: their requests replace the address, so that typing does not flood history."""


def wants_fragment(request: Request) -> bool:
    """Whether htmx asks for parts of the page; going back in history always gets the whole page."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and headers.get("HX-History-Restore-Request") != "true"


def address(request: Request, response: Response, url: str) -> Response:
    """Tell htmx the canonical address of what it was sent, and caches that the answer is a fragment."""
    typed = request.headers.get("HX-Trigger-Name") in TYPED
    response.headers["HX-Replace-Url" if typed else "HX-Push-Url"] = url
    response.headers["Cache-Control"] = "no-store"
    return vary(response)


def vary(response: Response) -> Response:
    """Say that page and fragment share an address, so that a cache keeps them apart."""
    response.headers.add_vary_header("HX-Request")
    return response
