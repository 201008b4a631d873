"""Whether the process lives and can answer from its database."""

from functools import lru_cache

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse

from app.config import ROOT
from app.web.deps import SessionDep
from app.web.routing import ReadingRouter

router = ReadingRouter()


@router.get("/healthz")
def healthz() -> JSONResponse:
    """200 as long as the process answers."""
    return _answer({"status": "ok"})


@router.get("/readyz")
def readyz(request: Request, session: SessionDep) -> JSONResponse:
    """200 if the database is reachable, at the newest migration, and its lists are in memory.

    Else 503 with the reason and the remedy; lists take the longer then, but are served.
    """
    try:
        current = MigrationContext.configure(session.connection()).get_current_revision()
    except SQLAlchemyError:
        return _answer({"status": "unready", "reason": "the database cannot be reached"}, 503)
    if current != _head():
        reason = f"the database is at {current or 'no migration'}, not {_head()}: run `friction db upgrade`"
        return _answer({"status": "unready", "reason": reason}, 503)
    if not request.app.state.lists_loaded.is_set():
        return _answer({"status": "unready", "reason": "the lists are being read into memory: wait"}, 503)
    return _answer({"status": "ready"})


@lru_cache(maxsize=1)
def _head() -> str | None:
    return ScriptDirectory(str(ROOT / "migrations")).get_current_head()


def _answer(content: dict[str, str], status: int = 200) -> JSONResponse:
    return JSONResponse(content, status_code=status, headers={"Cache-Control": "no-store"})
