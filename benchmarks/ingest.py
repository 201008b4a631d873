"""Articles a second through the whole ingest into SQLite, and the most memory it takes."""

import subprocess
import sys
import time
from pathlib import Path
from time import perf_counter

import psutil  # type: ignore[import-untyped]

from benchmarks.results import Result

LEAST_ARTICLES, MOST_MEGABYTES = 60, 400
_LOOK_EVERY = 0.05
"""Seconds between two looks at the memory: a shorter peak may be missed."""


def measure_ingest(articles: Path, count: int, what: str) -> list[Result]:
    """Run `friction ingest` on the file in a process of its own, start-up and its workers included."""
    url = f"sqlite:///{articles.with_name('ingested.sqlite3')}"
    command = [sys.executable, "-m", "app", "ingest", str(articles), "--json", "--database-url", url]
    subprocess.run(
        [sys.executable, "-m", "app", "db", "upgrade", "--database-url", url], check=True, capture_output=True
    )
    started = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    megabytes = _most_memory(process) / (1024 * 1024)
    seconds = perf_counter() - started
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    held = "resident sets of all its processes together"
    return [
        Result("ingest", count / seconds, "articles/s", least=LEAST_ARTICLES, detail=f"{what}, SQLite"),
        Result("ingest, memory", megabytes, "MB at most", most=MOST_MEGABYTES, detail=held),
    ]


def _most_memory(process: subprocess.Popen[bytes]) -> int:
    """Wait for a process; the most bytes that it and those it started held at one time.

    What they share is counted for each of them.
    """
    most = 0
    while process.poll() is None:
        most = max(most, _resident(process.pid))
        time.sleep(_LOOK_EVERY)
    return most


def _resident(pid: int) -> int:
    try:
        main = psutil.Process(pid)
        family = [main, *main.children(recursive=True)]
        return sum(one.memory_info().rss for one in family)
    except psutil.Error:  # one of them has just ended
        return 0
