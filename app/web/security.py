"""Headers that keep a hostile article from doing anything in a reader's browser."""

from functools import lru_cache

from secure import (
    ContentSecurityPolicy,
    CrossOriginOpenerPolicy,
    CrossOriginResourcePolicy,
    PermissionsPolicy,
    ReferrerPolicy,
    Secure,
    StrictTransportSecurity,
    XContentTypeOptions,
)
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No inline script or style anywhere. `data:` is for the icons inside Pico's style sheet."""

_YEAR = 31_536_000


_EMBEDDED = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *"
)
"""No script at all, but a frame in anybody's page."""
_FRAMED = "/embed/"
_SHARED = ("/pictures/", "/oembed", _FRAMED)
"""What pages of other sites may show."""


@lru_cache
def _headers(path: str, remembered: bool) -> Secure:
    """By the beginning of the path, of `_SHARED` or empty; `remembered` has browsers keep to https."""
    corp = CrossOriginResourcePolicy()
    return Secure(
        csp=ContentSecurityPolicy().value(_EMBEDDED if path == _FRAMED else _POLICY),
        coop=CrossOriginOpenerPolicy().same_origin(),
        corp=corp.cross_origin() if path else corp.same_origin(),
        hsts=StrictTransportSecurity().max_age(_YEAR) if remembered else None,
        permissions=PermissionsPolicy().camera().geolocation().microphone().payment().browsing_topics(),
        referrer=ReferrerPolicy().strict_origin_when_cross_origin(),
        xcto=XContentTypeOptions().nosniff(),
    )


class SecurityHeaders:
    """ASGI middleware: the headers on every response; Strict-Transport-Security if the site is https."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and set the headers on what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def securing(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_for(scope).headers)
            await send(message)

        await self.app(scope, receive, securing)


def harden(request: Request, response: Response) -> Response:
    """Set the headers on a response made outside the middleware (the page for an unforeseen error)."""
    response.headers.update(_for(request.scope).headers)
    return response


def _for(scope: Scope) -> Secure:
    """By the path, and by the address that was set: what a request says of its scheme, anybody can send."""
    shared = next((beginning for beginning in _SHARED if scope["path"].startswith(beginning)), "")
    return _headers(shared, scope["app"].state.reading.settings.public_url.startswith("https://"))
