"""Ingest: articles in, one transaction each; whatever goes wrong with one costs no other."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy import Engine
from sqlmodel import Session

from app.db import write_session
from app.knowledge import Knowledge
from app.linkage.matchers import load_matchers
from app.models import IngestRun, utc_now
from app.services.index_due import catch_up
from app.services.interrupts import interrupts_after
from app.services.ledger_errors import LedgerUnavailableError, attempt, concerns_ledger, translated
from app.services.preparing import Ahead, PreparationError, Preparing
from app.services.save import Known, Saved, known, save
from app.services.saving.dimensions import Dimensions
from app.services.saving.kinds import Kinds
from app.services.saving.prepared import Prepared, version_key_of
from app.services.saving.rows import add_with_ids, change
from app.services.workers import ENDED, Trouble
from app.sources.types import RawArticle, ReadFailure

INDEX_EVERY = 100
"""New articles after which the lists' index catches up."""

__all__ = ["IngestSummary", "LedgerUnavailableError", "ingest"]


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What an ingest came to. `read` counts what was offered: new, unchanged and failed together.

    A version that is current again counts as new. Of the `new` ones, `copies` are near-duplicates of
    another article, `superseded` took the place of another version and `without_statements` say nothing
    that could be attributed to anybody.
    """

    read: int = 0
    new: int = 0
    unchanged: int = 0
    copies: int = 0
    superseded: int = 0
    without_statements: int = 0
    failed: Sequence[ReadFailure] = ()


def ingest(
    engine: Engine,
    articles: Iterable[RawArticle | ReadFailure],
    knowledge: Knowledge,
    *,
    dry_run: bool = False,
    workers: int = 0,
) -> IngestSummary:
    """Read, extract, link and save articles; returns what they came to.

    Articles that the ledger has are left alone, so that a second run changes nothing. A file that went
    back to a superseded version makes that current again, unless the run reads the current version too.
    `workers` are processes that extract ahead of the saving, once there is enough to do. A dry run does
    everything and keeps nothing; other writers wait for it.

    Raises `LedgerUnavailableError` where the database cannot be written to: what was saved stays saved.
    """
    kind = _TrialRun if dry_run else _Run
    with translated(), closing(Preparing(knowledge, workers)) as preparing:
        return kind(engine, knowledge, preparing).over(articles)


class _Run:
    """One ingest: each article in a transaction of its own."""

    def __init__(self, engine: Engine, knowledge: Knowledge, preparing: Preparing) -> None:
        self._failed: list[ReadFailure] = []
        self.summary = IngestSummary(failed=self._failed)
        self._engine = engine
        self._dimensions = Dimensions(knowledge)
        self._kinds = Kinds.of(load_matchers(knowledge.folder))
        self._preparing = preparing
        self._started = utc_now()
        self._record: int | None = None
        self._read: set[int] = set()
        self._returning: dict[int, Ahead] = {}

    def over(self, articles: Iterable[RawArticle | ReadFailure]) -> IngestSummary:
        """Take every article; whatever is new goes on record as one run."""
        self._catch_up()
        try:
            self._take_all(articles)
        except BaseException as error:
            # What was saved must be found, whatever ended the run; unless the ledger itself did.
            if not concerns_ledger(error):
                self._finish()
            raise
        self._finish()
        return self.summary

    def _take_all(self, articles: Iterable[RawArticle | ReadFailure]) -> None:
        for article in self._preparing.over(articles, self._is_new):
            new = self.summary.new
            self._take(article)
            if self.summary.new > new and self.summary.new % INDEX_EVERY == 0:
                self._catch_up()
        for ahead in list(self._returning.values()):
            self._take(ahead, last=True)

    def _finish(self) -> None:
        self._catch_up()
        self._close()

    def _take(self, article: Ahead | ReadFailure, *, last: bool = False) -> None:
        """Take an article. `last` is the second look, at the end, at one that may be current again."""
        self._count(read=int(not last))
        if isinstance(article, ReadFailure):
            self._failed.append(article)
            return
        try:
            before = self._before(article)
            if before and not last and self._put_off(article, before):
                return
            again = before is None or self._returns(article.raw, before)
            item = self._preparing.prepared(article) if again else None
            saved = self._save(item) if item else None
        except Exception as error:
            if concerns_ledger(error):
                raise
            self._failed.append(ReadFailure(article.raw.source, article.raw.record_id, _reason(error)))
            return
        if item is None or saved is None:
            self._count(unchanged=1)
        else:
            self._read.add(saved.article)
            self._count(
                new=1,
                copies=int(saved.copies > 0),
                superseded=int(saved.older > 0),
                without_statements=int(not item.extraction.statements),
            )

    def _put_off(self, article: Ahead, before: Known) -> bool:
        """Keep for the end what is current again unless the run reads the current version too."""
        if before.superseded_by is None:
            self._read.add(before.id)
            return False
        if not self._returns(article.raw, before):
            return False
        # Of two versions that one place holds, the later one counts, as with new ones.
        self._count(unchanged=int(before.superseded_by in self._returning))
        self._returning[before.superseded_by] = article
        return True

    def _returns(self, raw: RawArticle, before: Known) -> bool:
        """Whether the place of the current version now holds this one, and the run has not read both."""
        here = before.may_return(version_key_of(raw), raw.label)
        return here and before.superseded_by not in self._read

    def _is_new(self, fingerprint: str) -> bool:
        return self._known(fingerprint) is None

    def _before(self, article: Ahead) -> Known | None:
        """What the ledger had of the article before its turn."""
        return None if article.new else self._known(article.fingerprint)

    def _known(self, fingerprint: str) -> Known | None:
        with Session(self._engine) as session:
            return known(session, fingerprint)

    def _save(self, item: Prepared) -> Saved | None:
        with interrupts_after():
            return attempt(partial(self._save_once, item))

    def _save_once(self, item: Prepared) -> Saved | None:
        record = self._record
        try:
            with write_session(self._engine) as session:
                saved = save(session, item, self._dimensions, self._kinds)
                if saved and record is None:
                    [record] = add_with_ids(session, IngestRun, [{**self._sums(), "finished_at": None}])
        except BaseException:
            self._dimensions.forget()
            raise
        self._dimensions.keep()
        self._record = record
        return saved

    def _catch_up(self) -> None:
        with interrupts_after():
            attempt(partial(catch_up, self._engine))

    def _close(self) -> None:
        if self._record is not None:
            with interrupts_after(), write_session(self._engine) as session:
                change(session, IngestRun, [{"id": self._record, **self._sums(), "finished_at": utc_now()}])

    def _sums(self) -> dict[str, object]:
        sums = self.summary
        return {
            "started_at": self._started, "new": sums.new, "unchanged": sums.unchanged,
            "failed": len(sums.failed),
        }  # fmt: skip

    def _count(self, **more: int) -> None:
        self.summary = replace(self.summary, **{k: getattr(self.summary, k) + n for k, n in more.items()})


class _TrialRun(_Run):
    """Everything in one transaction, each article behind a savepoint, and nothing kept."""

    def over(self, articles: Iterable[RawArticle | ReadFailure]) -> IngestSummary:
        """Take every article and roll back."""
        try:
            with write_session(self._engine) as session:
                self._session = session
                super().over(articles)
                raise _Abandoned
        except _Abandoned:
            return self.summary

    def _known(self, fingerprint: str) -> Known | None:
        return known(self._session, fingerprint)

    def _save(self, item: Prepared) -> Saved | None:
        try:
            with self._session.begin_nested():
                saved = save(self._session, item, self._dimensions, self._kinds)
        except BaseException:
            self._dimensions.forget()
            raise
        self._dimensions.keep()
        return saved

    def _catch_up(self) -> None:
        """Nothing of a trial comes into the index."""


class _Abandoned(Exception):  # noqa: N818 - no error: how a trial ends
    """Takes a trial's transaction back."""


def _reason(error: Exception) -> str:
    trouble = error.trouble if isinstance(error, PreparationError) else Trouble.of(error)
    if trouble.kind == ENDED:
        return f"{trouble.message}; shorten it or leave it out, or give the machine more memory"
    return f"it could not be saved ({trouble.kind}: {trouble.message}); please report this"
