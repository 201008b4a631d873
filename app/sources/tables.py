"""CSV, read by pandas a few rows at a time."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from app.config import Settings
from app.sources.decoding import refuse_binary
from app.sources.errors import UnreadableError, megabytes
from app.sources.records import BATCH, Collection, check_columns, column_names
from app.sources.types import RawArticle, ReadFailure

_HEAD = 4096
_OVERLONG = 4
"""A row of up to so many article limits is read, so that it alone is refused and the next is found."""


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
                columns = column_names([str(name) for name in row])
            elif fields == len(columns):
                yield records.take(number, dict(zip(columns, row, strict=True)))
            else:
                reason = f"it has {fields:,} fields, the header has {len(columns):,}; mend the row"
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
            chunksize=BATCH,
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
        yield _WholeRows(file, settings)


class _WholeRows(io.TextIOBase):
    """A table's rows as they are written, header first, blank ones left out: a file that pandas can read.

    It ends before a row that does not, and `broken` then says why. pandas alone would lose rows there: of a
    batch in which the table breaks off it gives nothing, and behind the header it passes over the mistake. So
    the standard library, whose parser pandas uses, tells first where each row ends, and how many columns the
    header has: pandas needs time that grows with the square of their number.
    """

    def __init__(self, file: TextIO, settings: Settings) -> None:
        self.broken = ""
        self._file, self._settings = file, settings
        self._limit = settings.max_article_bytes * _OVERLONG
        self._lines: list[str] = []
        self._length = 0
        self._is_header = True
        csv.field_size_limit(self._limit)
        self._rows = csv.reader(self._bounded_lines(), strict=True)

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
        """The next row, all its lines; nothing at the end. Raises `UnreadableError` for too wide a header."""
        try:
            for row in () if self.broken else self._rows:
                written = "".join(self._lines)
                self._lines.clear()
                self._length = 0
                if row and self._is_header:
                    check_columns(len(row), self._settings)
                    self._is_header = False
                if row:
                    return written
        except csv.Error as error:
            self.broken = str(error)
        return ""

    def _bounded_lines(self) -> Iterator[str]:
        """The file's lines, those of one row no longer than the limit, lest a row without end fill memory."""
        while line := self._file.readline(self._limit + 1):
            self._length += len(line)
            if self._length > self._limit:
                raise csv.Error(f"a row is longer than {megabytes(self._limit)}")
            self._lines.append(line)
            yield line
