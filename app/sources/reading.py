"""From paths to articles, one at a time: nothing stops the batch, everything refused is named."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from app.config import Settings
from app.sources.decoding import check_size
from app.sources.documents import read_html, read_markdown, read_text
from app.sources.errors import UnreadableError, name_of, reason_of
from app.sources.finding import find_files
from app.sources.jsonl import count_jsonl, read_jsonl
from app.sources.parquet import count_parquet, read_parquet
from app.sources.tables import count_csv, read_csv
from app.sources.types import RawArticle, ReadFailure

_READERS: dict[str, Callable[[Path, Settings], Iterator[RawArticle | ReadFailure]]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".parquet": read_parquet,
}
_COUNTERS: dict[str, Callable[[Path, Settings], int]] = {
    ".jsonl": count_jsonl,
    ".ndjson": count_jsonl,
    ".csv": count_csv,
    ".parquet": count_parquet,
}


def read_paths(paths: Iterable[Path], settings: Settings) -> Iterator[RawArticle | ReadFailure]:
    """Every article in these files and folders, and a failure for whatever could not be read.

    Reads one file, and of a collection one record, at a time.
    """
    found = find_files(paths)
    yield from found.failures
    yield from read_files(found.files, settings)


def read_files(files: Iterable[Path], settings: Settings) -> Iterator[RawArticle | ReadFailure]:
    """The same for files already found."""
    for path in files:
        yield from _read_file(path, settings)


def count_records(files: Iterable[Path], settings: Settings) -> int:
    """How many records these files hold, whether they can be read or not; for progress displays."""
    return sum(_count(path, settings) for path in files)


def _count(path: Path, settings: Settings) -> int:
    counter = _COUNTERS.get(path.suffix.lower())
    try:
        if counter and path.is_file() and 0 < path.stat().st_size <= settings.max_file_bytes:
            return max(1, counter(path, settings))
    except (OSError, UnreadableError):
        pass
    return 1


def _read_file(path: Path, settings: Settings) -> Iterator[RawArticle | ReadFailure]:
    try:
        if not path.is_file():
            path.stat()
            raise UnreadableError("it is no regular file; give a file or a folder")
        size = path.stat().st_size
        if size == 0:  # so have the endless files of /proc, which must not be opened
            raise UnreadableError("it is empty; remove it or fill it")
        check_size(size, settings.max_file_bytes, "FRICTION_MAX_FILE_BYTES")
        yield from _while_any_can_be_read(
            _READERS[path.suffix.lower()](path, settings), settings.max_failures
        )
    except UnreadableError as error:
        yield ReadFailure(name_of(path), None, str(error))
    except OSError as error:
        yield ReadFailure(name_of(path), None, reason_of(error))


def _while_any_can_be_read(
    items: Iterator[RawArticle | ReadFailure], limit: int
) -> Iterator[RawArticle | ReadFailure]:
    """The items of a file. Raises `UnreadableError` without any, or after `limit` failures in a row."""
    failures, empty = 0, True
    for item in items:
        yield item
        empty = False
        failures = failures + 1 if isinstance(item, ReadFailure) else 0
        if failures >= limit:
            raise UnreadableError(
                f"{failures:,} of its records in a row cannot be read, and those behind them were left "
                "unread; mend the file or raise FRICTION_MAX_FAILURES"
            )
    if empty:
        raise UnreadableError("it holds no records; remove it or fill it")
