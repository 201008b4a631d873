"""Parquet, read by Arrow a few rows at a time, within limits that its headers cannot talk around."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.config import Settings
from app.sources.decoding import check_size
from app.sources.errors import UnreadableError, megabytes
from app.sources.parquet_pages import PageHeaderError, unpacked_sizes
from app.sources.records import BATCH, FIELDS, Collection, check_columns, column_names
from app.sources.types import RawArticle, ReadFailure

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Scalar
    from pyarrow.parquet import ParquetFile

_FOOTER = 4
"""A footer of up to so many article limits is read. It names every column of every row group."""
_TAIL = 8
"""The last bytes of a file: the footer's length in four of them, and a mark."""


def read_parquet(path: Path, settings: Settings) -> Iterator[RawArticle | ReadFailure]:
    """Each row's article, or why it has none; a row group that cannot be read costs no other.

    No page of a column that is read may unpack to more than `settings.max_file_bytes`, and all texts together
    to no more than `settings.max_unpacked_bytes`: a few kilobytes can say the same words a million times.
    """
    with _open_parquet(path, settings) as table:
        rows = _Rows(Collection(path, "row", settings), table)
        for group in range(table.num_row_groups):
            yield from rows.of_group(group)


def count_parquet(path: Path, settings: Settings) -> int:
    """How many rows the file says it has."""
    with _open_parquet(path, settings) as table:
        return int(table.metadata.num_rows)


def _open_parquet(path: Path, settings: Settings) -> "ParquetFile":
    import pyarrow.parquet as pq  # noqa: PLC0415
    from pyarrow import ArrowException  # noqa: PLC0415

    _check_footer(path, settings)
    try:
        return pq.ParquetFile(path, pre_buffer=False)
    except (ArrowException, OSError) as error:
        if isinstance(error, PermissionError | FileNotFoundError):
            raise
        raise UnreadableError("it is broken or no Parquet file; write it again or fetch it anew") from None


def _check_footer(path: Path, settings: Settings) -> None:
    limit = settings.max_article_bytes * _FOOTER
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        length = int.from_bytes(file.read(4), "little")
    if length > limit and path.stat().st_size > limit:
        raise UnreadableError(
            f"its list of columns and row groups has {megabytes(length)}, over the limit of "
            f"{megabytes(limit)}; write fewer of them, or raise FRICTION_MAX_ARTICLE_BYTES"
        )


class _TooLargeError(Exception):
    """A row group is refused before it is unpacked."""


class _Rows:
    """The rows of a table, group by group."""

    def __init__(self, records: Collection, table: "ParquetFile") -> None:
        from pyarrow.types import is_nested  # noqa: PLC0415

        schema = table.schema_arrow
        check_columns(len(schema.names), records.settings)
        names = dict(zip(column_names(schema.names), schema.names, strict=True))
        self._records, self._table = records, table
        self._wanted = {ours: names[ours] for ours in FIELDS if ours in names}
        self._number = 0
        self._unpacked = 0
        for ours, theirs in self._wanted.items():
            if is_nested(schema.field(theirs).type):  # a few bytes may stand for any number of nothings
                raise UnreadableError(f"its column {ours} holds lists or structures; write words in it")

    def of_group(self, group: int) -> Iterator[RawArticle | ReadFailure]:
        """The articles of one row group. Raises `UnreadableError` once all texts together are too long."""
        from pyarrow import ArrowException  # noqa: PLC0415

        first = self._number
        try:
            rows = self._batch_size(group)
            columns = list(self._wanted.values())
            batches = self._table.iter_batches(rows, row_groups=[group], columns=columns, use_threads=False)
            for batch in batches:
                for index in range(len(batch)):
                    self._number += 1
                    yield self._row(batch, index)
                    self._check_total()
        except _TooLargeError as error:
            yield self._records.refuse(self._number + 1, f"row group {group + 1} {error}")
        except (ArrowException, OSError, PageHeaderError):
            reason = f"row group {group + 1} is broken from here on; write the file again"
            yield self._records.refuse(self._number + 1, reason)
        self._number = first + self._table.metadata.row_group(group).num_rows

    def _batch_size(self, group: int) -> int:
        """How many rows may be in memory at a time: one where a value may be longer than an article.

        Raises `_TooLargeError` for a page that may not be, and `PageHeaderError` for one that cannot be told.
        """
        settings = self._records.settings
        largest = max(self._page_sizes(group), default=0)
        if largest > settings.max_file_bytes:
            raise _TooLargeError(
                f"has a page that unpacks to {megabytes(largest)}, over the limit of "
                f"{megabytes(settings.max_file_bytes)}; write smaller pages or raise FRICTION_MAX_FILE_BYTES"
            )
        return 1 if largest > settings.max_article_bytes else BATCH

    def _page_sizes(self, group: int) -> Iterator[int]:
        """What the pages of the wanted columns unpack to."""
        schema, columns = self._table.schema, self._table.metadata.row_group(group)
        with self._records.path.open("rb") as file:
            for index in range(len(schema)):
                if schema.column(index).path in self._wanted.values():
                    chunk = columns.column(index)
                    offsets = (chunk.data_page_offset, chunk.dictionary_page_offset or chunk.data_page_offset)
                    yield from unpacked_sizes(file, min(offsets), chunk.total_compressed_size)

    def _row(self, batch: "RecordBatch", index: int) -> RawArticle | ReadFailure:
        """The article of one row. Values stay Arrow's until here, so that a wrong one costs only its row."""
        try:
            values = {ours: self._value(batch.column(theirs)[index]) for ours, theirs in self._wanted.items()}
        except UnreadableError as error:
            return self._records.refuse(self._number, str(error))
        except UnicodeDecodeError:
            return self._records.refuse(self._number, "a field is not UTF-8; write it as UTF-8")
        except KeyError:
            return self._records.refuse(self._number, "a field has a time zone that nobody knows; mend it")
        except (ValueError, OverflowError):
            return self._records.refuse(self._number, "a field holds a value out of range; mend it")
        return self._records.take(self._number, values)

    def _value(self, value: "Scalar[Any]") -> object:
        """What a field holds, as Python has it. Raises `UnreadableError` for more than an article may be."""
        from pyarrow import BinaryScalar, DictionaryScalar  # noqa: PLC0415

        if isinstance(value, DictionaryScalar):
            value = value.value
        if isinstance(value, BinaryScalar) and value.is_valid:
            size = value.as_buffer().size
            self._unpacked += size
            check_size(size, self._records.settings.max_article_bytes, "FRICTION_MAX_ARTICLE_BYTES")
        return value.as_py()

    def _check_total(self) -> None:
        limit = self._records.settings.max_unpacked_bytes
        if self._unpacked > limit:
            raise UnreadableError(
                f"its rows unpack to more than {megabytes(limit)}, and those after row {self._number:,} were "
                "not read; split it or raise FRICTION_MAX_UNPACKED_BYTES"
            )
