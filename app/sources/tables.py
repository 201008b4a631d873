"""Tables: CSV read row by row, Parquet batch by batch.

CSV goes through the standard library, not pandas, because there one wrong row would end the whole file.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from app.config import Settings
from app.sources.decoding import refuse_binary
from app.sources.errors import UnreadableError, megabytes
from app.sources.records import FIELDS, Collection
from app.sources.types import RawArticle, ReadFailure

if TYPE_CHECKING:
    from pyarrow import Array
    from pyarrow.parquet import ParquetFile

_HEAD = 4096
_OVERLONG = 4
"""A field of up to so many article limits is read, so that its row alone is refused and the next is found."""
_BATCH = 16


def read_csv(path: Path, settings: Settings) -> Iterator[RawArticle | ReadFailure]:
    """Each row's article, or why it has none. The header names the columns, whatever their case and order.

    A row with too few or too many fields, or a text that is too long, is refused alone. Where a quotation
    mark is wrong, nobody can say where the next row begins: the rest of the file is one failure.
    """
    records = Collection(path, "row", settings)
    rows = _rows(path, settings.max_article_bytes * _OVERLONG)
    number = 0
    try:
        columns = _columns(next(rows, []))
        for number, row in enumerate(filter(None, rows), start=1):
            if len(row) == len(columns):
                yield records.take(number, dict(zip(columns, row, strict=True)))
            else:
                reason = f"it has {len(row)} fields, the header has {len(columns)}; mend the row"
                yield records.refuse(number, reason)
    except csv.Error as error:
        reason = f"the table breaks off here ({error}); close its quotation marks and read the file again"
        yield records.refuse(number + 1, reason)


def count_csv(path: Path, settings: Settings) -> int:
    """How many rows follow the header, up to where the table breaks off."""
    rows = filter(None, _rows(path, settings.max_article_bytes * _OVERLONG))
    count = 0
    try:
        next(rows, None)
        for _row in rows:
            count += 1
    except csv.Error:
        count += 1
    return count


def _rows(path: Path, field_limit: int) -> Iterator[list[str]]:
    """The rows of a file, blank ones as empty lists; undecodable bytes stay visible as lone surrogates."""
    with path.open("rb") as head:
        refuse_binary(head.read(_HEAD))
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        csv.field_size_limit(field_limit)
        yield from csv.reader(_BoundedLines(file, field_limit), strict=True)


class _BoundedLines:
    """A file's lines, none longer than `limit` characters, lest a file without line ends fill memory."""

    def __init__(self, file: TextIO, limit: int) -> None:
        self.file, self.limit = file, limit

    def __iter__(self) -> Iterator[str]:
        while line := self.file.readline(self.limit + 1):
            if len(line) > self.limit:
                raise csv.Error(f"a line is longer than {megabytes(self.limit)}")
            yield line


def _columns(header: Sequence[str]) -> list[str]:
    """The header's names, folded. Raises `UnreadableError` without `text`, or where a name stands twice."""
    names = [name.strip().casefold() for name in header]
    if not names:
        raise UnreadableError("it is empty; write a header with the column text")
    for name in FIELDS:
        if names.count(name) > 1:
            raise UnreadableError(f"its header has the column {name} twice; rename one")
    if "text" not in names:
        shown = ", ".join(name[:40] for name in names[:8]) or "nothing"
        raise UnreadableError(
            f"it has no column text (it has {shown}); name the column with the article's words"
        )
    return names


def read_parquet(path: Path, settings: Settings) -> Iterator[RawArticle | ReadFailure]:
    """Each row's article, or why it has none; a row group that cannot be read costs no other."""
    records = Collection(path, "row", settings)
    with _open_parquet(path) as table:
        names = {name.strip().casefold(): name for name in reversed(table.schema_arrow.names)}
        _columns(list(names))
        wanted = {ours: names[ours] for ours in FIELDS if ours in names}
        first = 1
        for group in range(table.num_row_groups):
            yield from _group(table, group, wanted, (records, first))
            first += table.metadata.row_group(group).num_rows


def count_parquet(path: Path, _settings: Settings) -> int:
    """How many rows the file says it has."""
    with _open_parquet(path) as table:
        return int(table.metadata.num_rows)


def _open_parquet(path: Path) -> "ParquetFile":
    import pyarrow.parquet as pq  # noqa: PLC0415
    from pyarrow import ArrowException  # noqa: PLC0415

    try:
        return pq.ParquetFile(path, pre_buffer=False)
    except (ArrowException, OSError) as error:
        if isinstance(error, PermissionError | FileNotFoundError):
            raise
        raise UnreadableError("it is broken or no Parquet file; write it again or fetch it anew") from None


def _group(
    table: "ParquetFile", group: int, wanted: dict[str, str], place: tuple[Collection, int]
) -> Iterator[RawArticle | ReadFailure]:
    """The rows of one row group, the first of which has the number given."""
    from pyarrow import ArrowException  # noqa: PLC0415

    records, number = place
    try:
        batches = table.iter_batches(
            _BATCH, row_groups=[group], columns=list(wanted.values()), use_threads=False
        )
        for batch in batches:
            columns = {ours: batch.column(theirs) for ours, theirs in wanted.items()}
            for index in range(batch.num_rows):
                yield _row(records, number, columns, index)
                number += 1
    except (ArrowException, OSError):
        yield records.refuse(number, f"row group {group + 1} is broken from here on; write the file again")


def _row(
    records: Collection, number: int, columns: dict[str, "Array"], index: int
) -> RawArticle | ReadFailure:
    try:
        values = {name: column[index].as_py() for name, column in columns.items()}
    except UnicodeDecodeError:
        return records.refuse(number, "a field is not UTF-8; write it as UTF-8")
    except (ValueError, OverflowError):
        return records.refuse(number, "a field holds a value out of range; mend it")
    return records.take(number, values)
