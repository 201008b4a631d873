"""Articles a second through the whole ingest into SQLite, and the most memory it takes."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.results import Result

LEAST_ARTICLES, MOST_MEGABYTES = 60, 400


def measure_ingest(articles: Path, count: int, what: str) -> list[Result]:
    """Run `friction ingest` on the file in a process of its own, start-up included."""
    url = f"sqlite:///{articles.with_name('ingested.sqlite3')}"
    command = [sys.executable, "-m", "app", "ingest", str(articles), "--json", "--database-url", url]
    subprocess.run(
        [sys.executable, "-m", "app", "db", "upgrade", "--database-url", url], check=True, capture_output=True
    )
    started = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = perf_counter() - started
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    megabytes = used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return [
        Result("ingest", count / seconds, "articles/s", least=LEAST_ARTICLES, detail=f"{what}, SQLite"),
        Result("ingest, memory", megabytes, "MB at most", most=MOST_MEGABYTES, detail="resident set"),
    ]
