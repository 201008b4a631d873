"""Jobs for workers: what tests of them have done in another process."""

import errno
import multiprocessing.util
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import resource_tracker
from pathlib import Path

import pytest

from app.services.preparing import load_prepare
from app.services.saving.prepared import Prepared
from app.sources.types import RawArticle


def allow_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the system has no room for another process."""

    def full(*_: object) -> int:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    resource_tracker.ensure_running()  # started once, as a process of its own
    monkeypatch.setattr(multiprocessing.util, "spawnv_passfds", full)


def load() -> Callable[[object], object]:
    """What does one job."""
    return do


def do(job: object) -> object:
    """Answer with the job's own words, and the number of the process; or what the words say."""
    match job:
        case "fail":
            raise ValueError("no such luck\nat all")
        case "swell":
            raise MemoryError
        case "lambda":
            return lambda: None
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "long":
            return "x" * 1_000_000
        case "sleep":
            time.sleep(600)
    return job, os.getpid()


def load_nothing(*_: object) -> Callable[[object], object]:
    """A worker that cannot start."""
    raise OSError("the table is gone")


def load_death(*_: object) -> Callable[[object], object]:
    """A worker that ends before it is ready."""
    sys.exit(3)


def load_prepare_but(folder: Path) -> Callable[[tuple[RawArticle, str]], Prepared]:
    """The preparation of articles, which some of them do not survive."""
    return partial(_prepare_but, load_prepare(folder))


def _prepare_but(
    prepare: Callable[[tuple[RawArticle, str]], Prepared], job: tuple[RawArticle, str]
) -> Prepared:
    if "kill the reader" in job[0].text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "fail the reader" in job[0].text:
        raise ValueError("an unlikely word")
    return prepare(job)
