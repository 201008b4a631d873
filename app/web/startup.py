"""What a server does in the background when it starts. Pages are served meanwhile, and if it fails."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event

import structlog
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.services.index_due import catch_up
from app.services.loading import load_lists

_log = structlog.get_logger("friction.web")


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Start the work; at the end wait for what has to be done of it and of files, and close the database.

    `app.state.lists_loaded`, a `threading.Event`, is set once lists need not be read first, or cannot be.
    """
    stop = Event()
    working = asyncio.create_task(asyncio.to_thread(_work, app.state.engine, app.state.lists_loaded, stop))
    yield
    stop.set()
    await working
    await asyncio.to_thread(app.state.archive.close)
    app.state.engine.dispose()


def _work(engine: Engine, lists_loaded: Event, stop: Event) -> None:
    try:
        load_lists(engine, stop)
    except SQLAlchemyError as error:
        _log.warning("lists could not be read ahead", error=type(error).__name__)
    finally:
        lists_loaded.set()
    _catch_up(engine)


def _catch_up(engine: Engine) -> None:
    """Put into the lists what a killed ingest left due."""
    try:
        done = catch_up(engine)
    except SQLAlchemyError as error:
        _log.warning("lists could not be brought up to date", error=type(error).__name__)
    else:
        if done:
            _log.info("lists brought up to date", records=done)
