"""Files of the whole ledger kept for those who ask: made once for each state of it, one at a time."""

from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYetError
from concurrent.futures import wait as wait_for
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from threading import Event, Lock, Thread
from time import monotonic, time
from typing import NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session

from app.db import read_session
from app.services.catalogue import Reading
from app.services.exports.whole.files import MAKING, WholeFile, write_whole
from app.services.exports.whole.state import ledger_state
from app.services.freshness import last_fed

_KEPT = 2
"""Files of each form that are kept: of this state, and of the one before for those who still read it."""
_LEFT_SECONDS = 86_400
"""After so long what a killed process left half made is taken away."""
_AGAIN_SECONDS = 60
"""How long it is not tried again to make what could not be made."""


class BeingMadeError(Exception):
    """A file is not there yet: it, or another before it, is being made."""


class StoppedError(Exception):
    """The server ends."""


class Kept(NamedTuple):
    """A file that is there, and of which state of the ledger it is."""

    path: Path
    state: str
    as_of: datetime | None


class Archive:
    """The folder of kept files, filled by one thread at a time."""

    def __init__(self, engine: Engine, reading: Reading) -> None:
        self.folder = reading.settings.exports_folder
        self._engine, self._reading = engine, reading
        self._lock, self._stop = Lock(), Event()
        self._work: tuple[Path, Future[Kept], float] | None = None

    def path(self, file: WholeFile, state: str) -> Path:
        """Where the file of a state is kept, whether or not it is there."""
        return self.folder / f"ledger-{state}{file.ending}"

    def current(self, file: WholeFile) -> Kept:
        """The file of the ledger as it stands, whether or not it is there. Three queries."""
        with read_session(self._engine) as session:
            return self._of(file, session)

    def get(self, file: WholeFile, wait: float) -> Kept:
        """The file of the ledger as it stands, made where it is not there, within `wait` seconds.

        Raises `BeingMadeError` where that takes longer or another is being made, and what making it raised:
        `ExportTooLargeError`, `OSError` or an error of the database.
        """
        kept = self.current(file)
        if kept.path.is_file():
            return kept
        try:
            return self._asked(file, kept.path).result(wait)
        except NotYetError:
            raise BeingMadeError from None

    def _of(self, file: WholeFile, session: Session) -> Kept:
        state, as_of = ledger_state(session, self._reading), last_fed(session)
        return Kept(self.path(file, state), state, as_of)

    def _asked(self, file: WholeFile, path: Path) -> Future[Kept]:
        """The work on this file, begun where there is none. One that has just failed is not begun again."""
        with self._lock:
            if self._work is not None:
                wanted, work, begun = self._work
                if not work.done() and wanted != path:
                    raise BeingMadeError
                if wanted == path and (not work.done() or _failed_now(work, begun)):
                    return work
            work = Future[Kept]()
            self._work = path, work, monotonic()
        Thread(target=self._run, args=(file, work), name="export", daemon=True).start()
        return work

    def _run(self, file: WholeFile, work: Future[Kept]) -> None:
        try:
            work.set_result(self._make(file))
        except BaseException as error:  # for those who wait for it
            work.set_exception(error)

    def _make(self, file: WholeFile) -> Kept:
        """Write the state that one session reads, whichever was asked for, and remove what is older."""
        with read_session(self._engine) as session:
            kept = self._of(file, session)
            write_whole(session, self._reading, kept.path, file.write, self._go_on)
        others = sorted(self.folder.glob(f"ledger-*{file.ending}"), key=_modified, reverse=True)
        for old in others[_KEPT:]:
            old.unlink(missing_ok=True)
        for left in self.folder.glob(f"{MAKING}*"):
            if time() - _modified(left) > _LEFT_SECONDS:
                rmtree(left, ignore_errors=True)
        return kept

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise StoppedError

    def close(self) -> None:
        """End what is being made, and wait for it."""
        with self._lock:
            work = self._work[1] if self._work else None
            self._work = None
        if work is not None:
            self._stop.set()
            wait_for([work])
            self._stop.clear()


def _failed_now(work: Future[Kept], begun: float) -> bool:
    return work.exception() is not None and monotonic() - begun < _AGAIN_SECONDS


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0
