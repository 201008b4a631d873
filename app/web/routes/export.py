"""The whole ledger: what may be had of it, its codebook, and its files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

import structlog
from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, PlainTextResponse, Response

from app.services.every_list import ORDERED
from app.services.exports.terms import ABSENT, LICENCE, NOTICE
from app.services.exports.whole.archive import Archive, BeingMadeError, Kept
from app.services.exports.whole.codebook import codebook
from app.services.exports.whole.files import FILES, ExportTooLargeError, WholeFile
from app.services.exports.whole.state import ledger_state
from app.services.exports.whole.tables import TABLES
from app.services.filters import RULES, LedgerFilter
from app.services.freshness import last_fed
from app.web.caching import is_known
from app.web.deps import ReadingDep, SessionDep
from app.web.routing import ReadingRouter
from app.web.share import of_page
from app.web.templating import page

router = ReadingRouter()
_log = structlog.get_logger("friction.web")

_WAIT_SECONDS = 15
"""How long a request waits for a file that is being made: connections end soon after."""
_WAITING = BoundedSemaphore(2)
"""So few wait at once, each in a thread that pages need; all others are told at once to ask again."""
_SHARED = "Every public table as a Data Package and as SQLite, with a codebook."
_AGAIN = {"Retry-After": "30"}
_BEING_MADE = "The file is being made, which takes a while for a large ledger. Ask again in a moment."
_NOT_MADE = "The file cannot be made at the moment. Nothing you did caused it; try again in a while."


@router.get("/export")
def export_page(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
    """The files of the whole ledger, the tables in them, and the terms."""
    archive: Archive = request.app.state.archive
    state = ledger_state(session, reading)
    rows = {kind: ORDERED[kind](session, reading, LedgerFilter(kind)).total for kind in RULES}
    context = {
        "files": [(file, _size(archive, file, state)) for file in FILES.values()],
        "tables": TABLES, "rows": rows, "as_of": last_fed(session), "licence": LICENCE, "notice": NOTICE,
        "absent": ABSENT,
        "shared": of_page("/export", "The whole ledger as files", _SHARED),
    }  # fmt: skip
    return page(request, "export/index.html", context)


def _size(archive: Archive, file: WholeFile, state: str) -> int | None:
    """Bytes of the file of this state, where it is made already."""
    try:
        return archive.path(file, state).stat().st_size
    except OSError:
        return None


@router.get("/export/codebook.md")
def codebook_file(session: SessionDep) -> Response:
    """The codebook that is in every file."""
    return PlainTextResponse(codebook(last_fed(session)), media_type="text/markdown")


def _route(file: WholeFile) -> Callable[[Request], Response]:
    def give(request: Request) -> Response:
        archive: Archive = request.app.state.archive
        if is_known(request, state := archive.current(file).state):
            return Response(status_code=304, headers=_headers(state))
        kept = _made(archive, file)
        name = f"friction-ledger-{kept.as_of.date()}" if kept.as_of else "friction-ledger"
        headers = _headers(kept.state)
        if kept.as_of:
            headers["Ledger-As-Of"] = kept.as_of.isoformat(timespec="seconds")
        return FileResponse(kept.path, 200, headers, file.media, filename=f"{name}{file.ending}")

    return give


def _headers(state: str) -> dict[str, str]:
    return {
        "ETag": f'"{state}"', "Cache-Control": "public, no-cache", "Link": f'<{LICENCE}>; rel="license"',
    }  # fmt: skip


@contextmanager
def _patience() -> Iterator[float]:
    """How many seconds this request may wait: none where as many as may wait do so already."""
    may_wait = _WAITING.acquire(blocking=False)
    try:
        yield _WAIT_SECONDS if may_wait else 0
    finally:
        if may_wait:
            _WAITING.release()


def _made(archive: Archive, file: WholeFile) -> Kept:
    """The file. Raises a 503 where it is not there yet, or cannot be made: that is logged with its remedy."""
    try:
        with _patience() as seconds:
            return archive.get(file, seconds)
    except BeingMadeError:
        raise HTTPException(503, _BEING_MADE, _AGAIN) from None
    except ExportTooLargeError as error:
        reason = str(error)
    except OSError as error:
        reason = (
            f"{error.filename or archive.folder}: {error.strerror}: set FRICTION_EXPORT_DIR, or make room"
        )
    _log.error("the whole ledger cannot be written", file=file.ending, reason=reason)
    raise HTTPException(503, _NOT_MADE, _AGAIN)


for _file in FILES.values():
    router.add_api_route(f"/export/ledger{_file.ending}", _route(_file), name=f"ledger{_file.ending}")
