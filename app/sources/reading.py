"""From paths to articles, one at a time: nothing stops the batch, everything refused is named."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from app.config import Settings
from app.sources.decoding import check_size
from app.sources.documents import read_html, read_markdown, read_text
from app.sources.errors import UnreadableError, name_of, reason_of
from app.sources.finding import find_files
from app.sources.jsonl import count_jsonl, read_jsonl
from app.sources.tables import count_csv, count_parquet, read_csv, read_parquet
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
        if counter and path.is_file() and path.stat().st_size <= settings.max_file_bytes:
            return max(1, counter(path, settings))
    except (OSError, UnreadableError):
        pass
    return 1


def _read_file(path: Path, settings: Settings) -> Iterator[RawArticle | ReadFailure]:
    try:
        if not path.is_file():
            path.stat()
            raise UnreadableError("it is no regular file; give a file or a folder")
        check_size(path.stat().st_size, settings.max_file_bytes, "FRICTION_MAX_FILE_BYTES")
        empty = True
        for item in _READERS[path.suffix.lower()](path, settings):
            yield item
            empty = False
        if empty:
            raise UnreadableError("it holds no records; remove it or fill it")
    except UnreadableError as error:
        yield ReadFailure(name_of(path), None, str(error))
    except OSError as error:
        yield ReadFailure(name_of(path), None, reason_of(error))
