"""Files of the whole ledger: which there are, and how one is made whole or not at all."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from sqlmodel import Session

from app.services.catalogue import Reading
from app.services.exports.whole.package import write_zip
from app.services.exports.whole.sqlite import write_sqlite
from app.services.exports.whole.tables import Whole, never, whole_ledger

Write = Callable[[Whole, Path], None]
"""Writes the ledger to a path where nothing is yet."""


MAKING = ".making-"
"""How the folders begin in which files are made."""


class ExportTooLargeError(Exception):
    """A file would be larger than the settings allow; the message names the setting."""


@dataclass(frozen=True, slots=True)
class WholeFile:
    """One form of the whole ledger."""

    ending: str
    name: str
    media: str
    about: str
    write: Write


FILES: Mapping[str, WholeFile] = {
    one.ending: one
    for one in (
        WholeFile(
            ".zip", "Data Package", "application/zip",
            "Every table as CSV with its schema and a codebook: a Frictionless Data Package.", write_zip,
        ),
        WholeFile(
            ".sqlite", "SQLite", "application/vnd.sqlite3",
            "Every table in one database file, with keys between them and their codebook.", write_sqlite,
        ),
    )
}  # fmt: skip
"""By ending."""


def write_whole(
    session: Session, reading: Reading, path: Path, write: Write, stopped: Callable[[], None] = never
) -> None:
    """Write the ledger that the session reads to `path`, or leave what stood there as it was.

    `write` makes a file, or a folder. `stopped` may raise to end it. Raises `ExportTooLargeError`, and
    `OSError` where the disk does not take it.
    """
    most = reading.settings.max_export_bytes
    with _beside(path) as made:

        def between() -> None:
            stopped()
            if _size(made) > most:
                raise ExportTooLargeError(
                    f"the export is larger than {most:,} bytes: raise FRICTION_MAX_EXPORT_BYTES"
                )

        write(whole_ledger(session, reading, between), made)
        between()
        made.replace(path)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name in a folder of its own beside `path`, gone afterwards with whatever is in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=MAKING, dir=path.parent))
    try:
        yield folder / path.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _size(path: Path) -> int:
    """Bytes of a file, or of the files in a folder."""
    files = path.iterdir() if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.exists())
