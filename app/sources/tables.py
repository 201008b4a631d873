"""Tables, read by pandas a few rows at a time: CSV and Parquet."""

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from app.config import Settings
from app.sources.decoding import refuse_binary
from app.sources.errors import UnreadableError, megabytes
from app.sources.records import FIELDS, Collection
from app.sources.types import RawArticle, ReadFailure

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyarrow.parquet import ParquetFile

_HEAD = 4096
_OVERLONG = 4
"""A field of up to so many article limits is read, so that its row alone is refused and the next is found."""
_BATCH = 16
"""Rows of a table that are in memory at a time."""


def read_csv(path: Path, settings: Settings) -> Iterator[RawArticle | ReadFailure]:
    """Each row's article, or why it has none. The header names the columns, whatever their case and order.

    A row with too few or too many fields, or a text that is too long, is refused alone. Where a quotation
    mark is wrong, nobody can say where the next row begins: the rest of the file is one failure.
    """
    records = Collection(path, "row", settings)
    columns: list[str] = []
    number = 0
    with _whole_rows(path, settings) as whole:
        for number, (fields, row) in enumerate(_rows(whole)):
            if number == 0:
                columns = _columns([str(name) for name in row])
            elif fields == len(columns):
                yield records.take(number, dict(zip(columns, row, strict=True)))
            else:
                reason = f"it has {fields} fields, the header has {len(columns)}; mend the row"
                yield records.refuse(number, reason)
        if whole.broken:
            remedy = "close its quotation marks and read the file again"
            yield records.refuse(number + 1, f"the table breaks off here ({whole.broken}); {remedy}")
        elif not columns:
            raise UnreadableError("it is empty; write a header with the column text")


def count_csv(path: Path, settings: Settings) -> int:
    """How many rows follow the header, up to where the table breaks off."""
    with _whole_rows(path, settings) as whole:
        rows = sum(1 for _ in whole)
    return max(0, rows - 1) + bool(whole.broken)


def _rows(whole: "_WholeRows") -> Iterator[tuple[int, tuple[object, ...]]]:
    """The number of each row's fields, and these where they are no more than the header's; it comes first."""
    import pandas as pd  # a third of a second, for tables alone  # noqa: PLC0415

    surplus: deque[int] = deque()

    def set_aside(fields: list[str]) -> list[str]:
        surplus.append(len(fields))
        return []

    try:
        frames = pd.read_csv(
            whole,
            engine="python",
            header=None,  # but as the first row: pandas takes the width of that for the table's
            index_col=False,
            dtype=object,  # str is kept by Arrow, which refuses a whole batch for one wrong byte
            keep_default_na=False,
            skip_blank_lines=False,
            chunksize=_BATCH,
            on_bad_lines=set_aside,
        )
    except pd.errors.EmptyDataError:
        return
    with frames:
        for frame in frames:
            for row in frame.itertuples(index=False, name=None):
                fields = sum(isinstance(cell, str) for cell in row)  # what is missing is no string
                yield fields or surplus.popleft(), row


@contextmanager
def _whole_rows(path: Path, settings: Settings) -> Iterator["_WholeRows"]:
    """A file's rows; undecodable bytes stay visible as lone surrogates."""
    with path.open("rb") as head:
        refuse_binary(head.read(_HEAD))
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        yield _WholeRows(file, settings.max_article_bytes * _OVERLONG)


class _WholeRows(io.TextIOBase):
    """A table's rows as they are written, header first, blank ones left out: a file that pandas can read.

    It ends before a row that does not, and `broken` then says why. pandas alone would lose rows there: of a
    batch in which the table breaks off it gives nothing, and behind the header it passes over the mistake. So
    the standard library, whose parser pandas uses, tells first where each row ends.
    """

    def __init__(self, file: TextIO, limit: int) -> None:
        self.broken = ""
        self._file, self._limit = file, limit
        self._lines: list[str] = []
        csv.field_size_limit(limit)
        self._rows = csv.reader(self._bounded_lines(), strict=True)

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
        """The next row, all its lines; nothing at the end."""
        try:
            for row in () if self.broken else self._rows:
                written = "".join(self._lines)
                self._lines.clear()
                if row:
                    return written
        except csv.Error as error:
            self.broken = str(error)
        return ""

    def _bounded_lines(self) -> Iterator[str]:
        """The file's lines, none longer than the limit, lest a file without line ends fill memory."""
        while line := self._file.readline(self._limit + 1):
            if len(line) > self._limit:
                raise csv.Error(f"a line is longer than {megabytes(self._limit)}")
            self._lines.append(line)
            yield line


def _columns(header: Sequence[str]) -> list[str]:
    """The header's names, folded. Raises `UnreadableError` without `text`, or where a name stands twice."""
    names = [name.strip().casefold() for name in header]
    for name in FIELDS:
        if names.count(name) > 1:
            raise UnreadableError(f"its header has the column {name} twice; rename one")
    if "text" not in names:
        if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
            raise UnreadableError("its header has no commas; separate the columns by commas")
        shown = ", ".join(name[:40] for name in names[:8]) or "nothing"
        raise UnreadableError(
            f"it has no column text (it has {shown}); name the column with the article's words"
        )
    return names


def read_parquet(path: Path, settings: Settings) -> Iterator[RawArticle | ReadFailure]:
    """Each row's article, or why it has none; a row group that cannot be read costs no other."""
    records = Collection(path, "row", settings)
    with _open_parquet(path) as table:
        names = dict(zip(_columns(table.schema_arrow.names), table.schema_arrow.names, strict=True))
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
    import pandas as pd  # noqa: PLC0415
    from pyarrow import ArrowException  # noqa: PLC0415

    records, number = place
    try:
        batches = table.iter_batches(
            _BATCH, row_groups=[group], columns=list(wanted.values()), use_threads=False
        )
        for batch in batches:
            # Values stay Arrow's until looked at: whole numbers exact, and a wrong one costs only its row.
            # An index that the file's writer had is a column like the others.
            frame = batch.to_pandas(types_mapper=pd.ArrowDtype, ignore_metadata=True)
            for index in range(len(frame)):
                yield _row(records, number, wanted, frame.iloc[index : index + 1])
                number += 1
    except (ArrowException, OSError):
        yield records.refuse(number, f"row group {group + 1} is broken from here on; write the file again")


def _row(
    records: Collection, number: int, wanted: dict[str, str], row: "DataFrame"
) -> RawArticle | ReadFailure:
    """The article of a frame of one row."""
    import pandas as pd  # noqa: PLC0415

    try:
        values = {ours: row[theirs].iat[0] for ours, theirs in wanted.items()}
    except UnicodeDecodeError:
        return records.refuse(number, "a field is not UTF-8; write it as UTF-8")
    except KeyError:
        return records.refuse(number, "a field has a time zone that nobody knows; mend it")
    except (ValueError, OverflowError):
        return records.refuse(number, "a field holds a value out of range; mend it")
    return records.take(number, {name: None if value is pd.NA else value for name, value in values.items()})
