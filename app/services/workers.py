"""Processes that do jobs ahead of the one that needs the results, each in the order it was given them.

Every worker has pipes of its own to the process that started it. So it is known at what job a worker ended,
nothing is shared that a killed process could leave locked, and a worker ends with the one that started it,
however that ends: the pipe its jobs come through is closed then. The standard library's pools do neither: the
workers of `concurrent.futures` outlive one that is killed, and when one of them ends all jobs fail alike.
"""

import gc
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any, Generic, TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")

ENDED = "ended"
"""The kind of trouble where there was no exception, but the end of the process."""


_MADE_BETWEEN_LOOKS = 20_000
"""Objects made, less those gone, after which garbage is looked for."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a job came to nothing: the kind of the exception, or `ENDED`, and the message in one line."""

    kind: str
    message: str

    @classmethod
    def of(cls, error: BaseException) -> "Trouble":
        """What is told of an exception."""
        return cls(type(error).__name__, str(error).strip().partition("\n")[0][:200])


class WorkerLostError(RuntimeError):
    """A worker could not be started, or ended before it could take a job: there is no use in another."""


class Worker(Generic[Job, Done]):
    """One process. `load` is called there once and returns what does a job.

    Raises `WorkerLostError` where the system has no room for another process.
    `load`, jobs and results are pickled on their way; so `load` is a function of a module, or a `partial`.
    """

    def __init__(self, load: Callable[[], Callable[[Job], Done]]) -> None:
        self._load = load
        self._sent: deque[Job] = deque()
        self._ready = False
        self._start()

    def ready(self, *, wait: bool = False) -> bool:
        """Whether it has loaded what it needs and takes jobs; with `wait` it is once this returns.

        Raises `WorkerLostError` where it never will.
        """
        if not self._ready and (wait or self._results.poll()):
            try:
                trouble = self._results.recv()
            except (EOFError, OSError):
                trouble = Trouble(ENDED, f"exit status {self._exit_status()}")
            if trouble is not None:
                raise WorkerLostError(f"{trouble.kind}: {trouble.message}")
            self._ready = True
        return self._ready

    def send(self, job: Job) -> None:
        """Give a ready worker one more job. It may be given any number before results are asked for."""
        self._sent.append(job)
        with suppress(OSError):  # it has ended: `receive` sees to that
            self._jobs.send(job)

    def receive(self) -> Done | Trouble:
        """Wait for the result of the oldest job that is not received yet.

        A worker that ends is started anew and given its jobs again; one that ends twice over the same job
        leaves that out. Raises `WorkerLostError` where it cannot be started anew.
        """
        for last in (False, True):
            try:
                found: Done | Trouble = self._results.recv()
            except (EOFError, OSError):
                found = Trouble(
                    ENDED, f"the process that was at it ended twice, with status {self._exit_status()}"
                )
                if last:
                    self._sent.popleft()
                self._start_anew()
            else:
                self._sent.popleft()
                break
        return found

    def close(self) -> None:
        """End the process at once, whatever it is at."""
        self._jobs.close()
        if self._process.pid is not None:  # it was started
            self._process.terminate()
            self._process.join()
        self._results.close()

    def _start(self) -> None:
        context = get_context("spawn")  # safe beside threads and database connections, on every system
        try:
            with ExitStack() as undone:
                jobs, self._jobs = (undone.enter_context(end) for end in context.Pipe(duplex=False))
                self._results, results = (undone.enter_context(end) for end in context.Pipe(duplex=False))
                self._process = context.Process(target=_work, args=(self._load, jobs, results), daemon=True)
                with _interrupts_held_back():
                    self._process.start()
                undone.pop_all()
        except OSError as error:  # no memory, or too many processes or open files
            raise WorkerLostError(f"it could not be started: {error}") from error
        jobs.close()
        results.close()
        self._ready = False

    def _start_anew(self) -> None:
        self.close()
        self._start()
        self.ready(wait=True)
        with suppress(OSError):
            for job in self._sent:
                self._jobs.send(job)

    def _exit_status(self) -> int | None:
        self._process.join()
        return self._process.exitcode


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C reaches a process started meanwhile only when that can ignore it, and this one afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # it lets interrupts through again when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def seldom_look_for_garbage() -> None:
    """For a process that has loaded what stays: what it makes of an article is gone with the article.

    To look through all of it again and again took a tenth of the time.
    """
    gc.freeze()
    gc.set_threshold(_MADE_BETWEEN_LOOKS, 20, 20)


def _work(
    load: Callable[[], Callable[[Any], Any]],
    jobs: "Connection[Any, Any]",
    results: "Connection[Any, Any]",
) -> None:
    """What a worker does: load, say so, then job after job until its jobs' pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started it, which ends it
    waiting: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(jobs, waiting), daemon=True).start()
    try:
        do = load()
    except Exception as error:
        results.send(Trouble.of(error))
        return
    seldom_look_for_garbage()
    results.send(None)
    while True:
        _send_result(results, do, waiting.get())


def _listen(jobs: "Connection[Any, Any]", waiting: "SimpleQueue[Any]") -> None:
    """Take jobs as they come, so that who sends them never waits; end the process when no more can come."""
    try:
        while True:
            waiting.put(jobs.recv())
    finally:
        os._exit(0)


def _send_result(results: "Connection[Any, Any]", do: Callable[[Any], Any], job: object) -> None:
    try:
        sent = pickle.dumps(do(job), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        sent = pickle.dumps(Trouble.of(error))
    with suppress(OSError):  # nobody is there any more to take it, and `_listen` is about to notice
        results.send_bytes(sent)
