"""One structured record for each request: what was asked and how long it took, nothing about who asked."""

from time import perf_counter

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.terminal import safe

_log = structlog.get_logger("friction.web")


class RequestLog:
    """ASGI middleware that logs method, path, status and ms. The query is left out: it may be private."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and log its end; a request that raises is logged as 500."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = perf_counter(), 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            elapsed = round((perf_counter() - started) * 1000, 1)
            _log.info("request", method=scope["method"], path=safe(scope["path"]), status=status, ms=elapsed)
