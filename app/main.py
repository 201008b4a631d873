"""The web application, wired together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import BoundedSemaphore

import structlog
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.middleware.gzip import GZipMiddleware

from app import __version__
from app.config import Settings, get_settings
from app.db import make_engine
from app.services.catalogue import make_reading
from app.services.index_due import catch_up
from app.web.errors import add_error_pages
from app.web.request_log import RequestLog
from app.web.routes import feeds, formats, health, lists, overview, records, search
from app.web.security import SecurityHeaders
from app.web.static import STATIC, CachedStatic

_COMPRESSED_FROM_BYTES = 1000


_log = structlog.get_logger("friction.web")


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    catching_up = asyncio.create_task(asyncio.to_thread(_catch_up, app.state.engine))
    yield
    await catching_up
    app.state.engine.dispose()


def _catch_up(engine: Engine) -> None:
    """Put into the lists what a killed ingest left due. Pages are served meanwhile, and if it fails."""
    try:
        done = catch_up(engine)
    except SQLAlchemyError as error:
        _log.warning("lists could not be brought up to date", error=type(error).__name__)
    else:
        if done:
            _log.info("lists brought up to date", records=done)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application on the database of `settings` (of the environment where None). Touches no table."""
    app = FastAPI(
        title="Friction Ledger", version=__version__, lifespan=_lifespan,
        redirect_slashes=False,  # it would lead to whatever host the request names
        openapi_url=None, docs_url=None, redoc_url=None,
    )  # fmt: skip
    chosen = settings or get_settings()
    app.state.engine = make_engine(chosen)
    app.state.reading = make_reading(chosen)
    app.state.export_slots = BoundedSemaphore(chosen.max_exports)
    for routes in (health, overview, lists, formats, feeds, search, records):
        app.include_router(routes.router)
    app.mount("/static", CachedStatic(directory=STATIC), name="static")
    add_error_pages(app)
    app.add_middleware(GZipMiddleware, minimum_size=_COMPRESSED_FROM_BYTES)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestLog)
    return app
