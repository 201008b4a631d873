"""Articles prepared for saving: here, one by one, or ahead of the saving in processes of their own.

Extraction needs no database and takes about as long as saving does. Where there is enough to do, workers
extract from the next articles while this process saves the last; the order of saving stays that of reading.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import structlog

from app.extraction.pipeline import extract as extract_document
from app.extraction.types import Extraction
from app.knowledge import Knowledge, load_knowledge
from app.linkage.matchers import load_matchers
from app.linkage.reports import Reported, Reporting
from app.services.saving.prepared import Prepared, fingerprint_of, prepare, storable
from app.services.workers import Trouble, Worker, WorkerLostError
from app.sources.types import RawArticle, ReadFailure

WORTH = 20
"""New articles from which workers are started; until they are ready, articles are prepared here."""
AHEAD = 8
"""Articles that each worker may be ahead of the saving."""
CHARS_AHEAD = 2_000_000
"""Characters of articles ahead of the saving beyond which no more are read."""

_log = structlog.get_logger("friction.ingest")
_Job = tuple[RawArticle, str]


class PreparationError(Exception):
    """A worker could not prepare an article."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


@dataclass(slots=True)
class Ahead:
    """An article that was read, maybe before its turn. `worker` is the one that has still to be asked for it.

    `new` says that the ledger did not have it when it was read, and that no like one was taken since.
    """

    raw: RawArticle
    fingerprint: str
    new: bool
    worker: Worker[_Job, Prepared] | None = None


class Preparing:
    """Prepares the articles of one run; to be closed at its end. `workers` are processes, 0 for none."""

    def __init__(self, knowledge: Knowledge, workers: int) -> None:
        self._prepare = _preparing(knowledge)
        self._load = partial(load_prepare, knowledge.folder)
        self._wanted = workers
        self._workers: deque[Worker[_Job, Prepared]] = deque()
        self._prepared_here = 0

    def over(
        self, articles: Iterable[RawArticle | ReadFailure], is_new: Callable[[str], bool]
    ) -> Iterator[Ahead | ReadFailure]:
        """The articles in the order read; where workers are ready, they have some of the next ones by then.

        `is_new` says by its fingerprint whether the ledger has an article already.
        """
        waiting: deque[Ahead | ReadFailure] = deque()
        for article in articles:
            waiting.append(self._read(article, is_new))
            while waiting and not self._may_read_on(waiting):
                yield from self._in_turn(waiting)
        while waiting:
            yield from self._in_turn(waiting)

    def prepared(self, ahead: Ahead) -> Prepared:
        """The article in its turn, ready to be saved.

        Raises whatever extraction raises, and `PreparationError` where a worker came to nothing.
        """
        found = self._received(ahead)
        if found is None:
            return self._prepare_here(ahead)
        if isinstance(found, Trouble):
            raise PreparationError(found)
        return found

    def close(self) -> None:
        """End the workers at once."""
        while self._workers:
            self._workers.pop().close()

    def _read(self, article: RawArticle | ReadFailure, is_new: Callable[[str], bool]) -> Ahead | ReadFailure:
        if isinstance(article, ReadFailure):
            return article
        raw = storable(article)
        fingerprint = fingerprint_of(raw)
        ahead = Ahead(raw, fingerprint, is_new(fingerprint))
        if ahead.new and self._all_ready():
            ahead.worker = self._workers[0]
            ahead.worker.send((raw, fingerprint))
            self._workers.rotate(-1)
        return ahead

    def _may_read_on(self, waiting: Iterable[Ahead | ReadFailure]) -> bool:
        texts = [len(ahead.raw.text) for ahead in waiting if isinstance(ahead, Ahead)]
        return self._all_ready() and len(texts) < AHEAD * len(self._workers) and sum(texts) < CHARS_AHEAD

    def _in_turn(self, waiting: deque[Ahead | ReadFailure]) -> Iterator[Ahead | ReadFailure]:
        ahead = waiting.popleft()
        yield ahead
        if isinstance(ahead, ReadFailure):
            return
        self._received(ahead)  # what was not asked for: the ledger has it by now
        for other in waiting:
            if isinstance(other, Ahead) and other.fingerprint == ahead.fingerprint:
                other.new = False

    def _received(self, ahead: Ahead) -> Prepared | Trouble | None:
        """What a worker made of the article, which it is asked for once; None where none was given it."""
        worker, ahead.worker = ahead.worker, None
        if worker is None or worker not in self._workers:
            return None
        try:
            return worker.receive()
        except WorkerLostError as error:
            self._do_without(error)
            return None

    def _prepare_here(self, ahead: Ahead) -> Prepared:
        self._prepared_here += 1
        if self._prepared_here == WORTH:
            self._start_workers()
        return self._prepare((ahead.raw, ahead.fingerprint))

    def _start_workers(self) -> None:
        try:
            for _ in range(self._wanted):
                self._workers.append(Worker(self._load))
        except WorkerLostError as error:
            self._do_without(error)

    def _all_ready(self) -> bool:
        try:
            return bool(self._workers) and all(worker.ready() for worker in self._workers)
        except WorkerLostError as error:
            self._do_without(error)
            return False

    def _do_without(self, error: WorkerLostError) -> None:
        """No worker can be had here, for want of memory maybe: go on as where none is wanted."""
        _log.warning("articles are prepared without workers", reason=str(error))
        self.close()


def load_prepare(folder: Path) -> Callable[[_Job], Prepared]:
    """What a worker does with an article and its fingerprint; loads the look-up tables of `folder`."""
    return _preparing(load_knowledge(folder))


def _preparing(knowledge: Knowledge) -> Callable[[_Job], Prepared]:
    extract = partial(extract_document, knowledge=knowledge)
    matchers = load_matchers(knowledge.folder)

    def report(found: Extraction, fingerprint: str) -> Reported:
        return Reporting(found, knowledge.places, matchers).reported(fingerprint)

    return lambda job: prepare(*job, extract, report)
