"""The web application, wired together."""

from threading import BoundedSemaphore, Event

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from app import __version__
from app.config import Settings, get_settings
from app.db import make_engine
from app.services.catalogue import make_reading
from app.services.exports.whole.archive import Archive
from app.web.errors import add_error_pages
from app.web.request_log import RequestLog
from app.web.routes import (
    about,
    citing,
    compare,
    coverage,
    embeds,
    export,
    feeds,
    formats,
    health,
    lists,
    machines,
    overview,
    pictures,
    records,
    search,
)
from app.web.security import SecurityHeaders
from app.web.startup import lifespan
from app.web.static import STATIC, CachedStatic

_COMPRESSED_FROM_BYTES = 1000


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application on the database of `settings` (of the environment where None). Touches no table."""
    app = FastAPI(
        title="Friction Ledger", version=__version__, lifespan=lifespan,
        redirect_slashes=False,  # it would lead to whatever host the request names
        openapi_url=None, docs_url=None, redoc_url=None,
    )  # fmt: skip
    chosen = settings or get_settings()
    app.state.engine = make_engine(chosen)
    app.state.reading = make_reading(chosen)
    app.state.lists_loaded = Event()
    app.state.export_slots = BoundedSemaphore(chosen.max_exports)
    app.state.archive = Archive(app.state.engine, app.state.reading)
    for routes in (
        health,
        machines,
        pictures,
        embeds,
        compare,
        overview,
        about,
        coverage,
        lists,
        formats,
        export,
        feeds,
        search,
        citing,
        records,
    ):
        app.include_router(routes.router)
    app.mount("/static", CachedStatic(directory=STATIC), name="static")
    add_error_pages(app)
    app.add_middleware(GZipMiddleware, minimum_size=_COMPRESSED_FROM_BYTES)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestLog)
    return app
