"""Web pages, read by trafilatura in a process of their own: a hostile one can be given up.

Markup exists for which the parsers need time that grows with the square of its length, partly inside C, where
no signal reaches. So the time is limited from outside. The process is started for the first page and kept.
"""

import multiprocessing
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from app.sources.errors import UnreadableError

_START_SECONDS = 60
"""How long the process may take to start and import its libraries."""
_GUESSED = {"title": "title", "sitename": "outlet", "url": "url", "date": "published", "language": "language"}
_FIRST = (
    "<html lang=en><title>A</title><time>2026-01-07</time><p>What is imported late is imported with this.</p>"
)
_BROKEN = "the page cannot be parsed ({}); save its text as .txt"
_NO_ARTICLE = "no article was found in the page; save the article's words as .txt"


@dataclass(frozen=True, slots=True)
class Page:
    """The article's text in a page, and what the page seems to say about it (our names of the fields)."""

    text: str
    fields: dict[str, object]


class PageReader:
    """Reads one page after the other in a process, which is ended where it takes too long over one."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def read(self, markup: str, seconds: float) -> Page:
        """The page of `markup`. Raises `UnreadableError` after `seconds`, or where there is no article."""
        pipe = self._pipe or self._start()
        try:
            pipe.send_bytes(markup.encode("utf-8", "replace"))
            found = pipe.recv() if pipe.poll(seconds) else None
        except (EOFError, OSError):
            self._stop()
            raise UnreadableError(_BROKEN.format("its parser broke down")) from None
        if found is None:
            self._stop()
            raise UnreadableError(
                f"its markup took longer than {seconds:g} s; save the article's words as .txt or raise "
                "FRICTION_MAX_PAGE_SECONDS"
            )
        if isinstance(found, Page):
            return found
        raise UnreadableError(str(found))

    def _start(self) -> Connection:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        if self._pipe.poll(_START_SECONDS):
            self._pipe.recv()
        return self._pipe

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _serve(pipe: Connection) -> None:
    """The process: a page comes, a `Page` or the reason for none goes, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command
    _article(_FIRST)
    try:
        pipe.send(None)
        while True:
            pipe.send(_article(pipe.recv_bytes().decode("utf-8")))
    except (EOFError, OSError):
        return


def _article(markup: str) -> Page | str:
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    options = {"extensive_search": False, "original_date": True}
    try:
        found = trafilatura.bare_extraction(
            markup, with_metadata=True, include_comments=False, date_extraction_params=options
        )
    except Exception as error:  # whatever a hostile page makes the parser do, the batch goes on
        return _BROKEN.format(type(error).__name__)
    if not isinstance(found, Document) or not found.text:
        return _NO_ARTICLE
    return Page(found.text, {ours: getattr(found, theirs) for theirs, ours in _GUESSED.items()})
