"""The whole ledger as a Frictionless Data Package: CSV tables, a codebook and their description, in a ZIP."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.services.exports.whole.codebook import CODEBOOK, DESCRIPTOR, Written, codebook, descriptor
from app.services.exports.whole.tables import TABLES, Table, Whole
from app.services.exports.writing import csv_rows, csv_table

Opened = Callable[[str], AbstractContextManager[IO[bytes]]]
"""What opens a file of the package for writing, by its name."""

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a ZIP can name."""
_READABLE = 0o644


def write_zip(whole: Whole, path: Path) -> None:
    """Write the package to a new file. The same ledger gives the same bytes."""
    moment = max(whole.as_of or _EARLIEST, _EARLIEST).timetuple()[:6]
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:

        @contextmanager
        def opened(name: str) -> Iterator[IO[bytes]]:
            info = ZipInfo(name, moment)
            info.compress_type, info.external_attr = ZIP_DEFLATED, _READABLE << 16
            with archive.open(info, "w", force_zip64=True) as file:
                yield file

        _write(whole, opened)


def write_folder(whole: Whole, path: Path) -> None:
    """Write the package as files into a new folder."""
    path.mkdir()
    _write(whole, lambda name: (path / name).open("wb"))


def _write(whole: Whole, opened: Opened) -> None:
    """The tables one after another, then what is said of them, of which the last needs their sums."""
    files = {}
    for table in TABLES:
        with opened(f"{table.name}.csv") as file:
            files[table.name] = _write_table(whole, table, file)
    with opened(CODEBOOK) as file:
        file.write(codebook(whole.as_of).encode())
    with opened(DESCRIPTOR) as file:
        described = descriptor(whole.root, whole.as_of, files)
        file.write(json.dumps(described, ensure_ascii=False, indent=2).encode())


def _write_table(whole: Whole, table: Table, file: IO[bytes]) -> Written:
    digest, size, rows = hashlib.sha256(), 0, 0
    for part, count in _parts(whole, table):
        file.write(part)
        digest.update(part)
        size += len(part)
        rows += count
    return Written(rows, size, digest.hexdigest())


def _parts(whole: Whole, table: Table) -> Iterator[tuple[bytes, int]]:
    """The lines of a table with how many rows they are: first the names, which are none."""
    yield csv_table([one.name for one in table.fields], ()), 0
    for records in table.batches(whole):
        yield csv_rows(record.values() for record in records), len(records)
