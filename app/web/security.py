"""Headers that keep a hostile article from doing anything in a reader's browser."""

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
from secure.middleware import SecureASGIMiddleware
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No inline script or style anywhere. `data:` is for the icons inside Pico's style sheet."""

_YEAR = 31_536_000


def _headers(hsts: StrictTransportSecurity | None) -> Secure:
    return Secure(
        csp=ContentSecurityPolicy().value(_POLICY),
        coop=CrossOriginOpenerPolicy().same_origin(),
        corp=CrossOriginResourcePolicy().same_origin(),
        hsts=hsts,
        permissions=PermissionsPolicy().camera().geolocation().microphone().payment().browsing_topics(),
        referrer=ReferrerPolicy().strict_origin_when_cross_origin(),
        xcto=XContentTypeOptions().nosniff(),
    )


_PLAIN = _headers(None)
_HTTPS = _headers(StrictTransportSecurity().max_age(_YEAR))


class SecurityHeaders:
    """ASGI middleware: the headers on every response; Strict-Transport-Security only over https."""

    def __init__(self, app: ASGIApp) -> None:
        self._plain = SecureASGIMiddleware(app, secure=_PLAIN)
        self._https = SecureASGIMiddleware(app, secure=_HTTPS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on through the variant for its scheme."""
        secured = self._https if scope.get("scheme") == "https" else self._plain
        await secured(scope, receive, send)


def harden(request: Request, response: Response) -> Response:
    """Set the headers on a response made outside the middleware (the page for an unforeseen error)."""
    chosen = _HTTPS if URL(scope=request.scope).scheme == "https" else _PLAIN
    response.headers.update(chosen.headers)
    return response
