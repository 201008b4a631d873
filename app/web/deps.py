"""What routes ask for: what reading the ledger takes, and a session that only reads."""

from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine
from sqlmodel import Session
from starlette.exceptions import HTTPException

from app.db import read_session
from app.services.catalogue import Reading

_RETRY_SECONDS = 10


def get_reading(request: Request) -> Reading:
    """The settings and look-up tables the application was made with."""
    reading: Reading = request.app.state.reading
    return reading


def get_session(request: Request) -> Iterator[Session]:
    """A session of one request, which reads one state of the ledger."""
    engine: Engine = request.app.state.engine
    with read_session(engine) as session:
        yield session


def export_slot(request: Request) -> Iterator[None]:
    """One of the few files of all rows that are sent at once, held until it is sent or the client is gone.

    Raises a 503 where none is left: slow clients would else hold every connection to the database.
    """
    slots: BoundedSemaphore = request.app.state.export_slots
    if not slots.acquire(blocking=False):
        busy = "As many files as this site sends at once are being sent. Ask again in a moment."
        raise HTTPException(503, busy, {"Retry-After": str(_RETRY_SECONDS)})
    try:
        yield
    finally:
        slots.release()


def site_root(request: Request) -> str:
    """Where readers find the site, without a last slash: as it is set, else as the request names it."""
    reading: Reading = request.app.state.reading
    return reading.settings.public_url or str(request.base_url).rstrip("/")


ReadingDep = Annotated[Reading, Depends(get_reading)]
SessionDep = Annotated[Session, Depends(get_session)]
