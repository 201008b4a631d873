"""Records as bytes: CSV, GeoJSON and Parquet a batch at a time, JSON as one object."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import RawIOBase, StringIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from app.services.exports.fields import Type, Value
from app.services.exports.records import Export, Record

JOINT = "; "
"""Between two texts of one CSV cell."""

_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet would work out instead of showing it."""

_COLUMNS: Mapping[Type, pa.DataType] = {
    "string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
    "date": pa.date32(), "strings": pa.list_(pa.field("item", pa.string(), nullable=False)),
}  # fmt: skip


def csv_parts(export: Export) -> Iterator[bytes]:
    """A line of names and one for each record (RFC 4180, UTF-8), in which no cell is a formula."""
    yield csv_table([field.name for field in export.fields], ())
    for records in export.batches():
        yield csv_rows(record.values() for record in records)


def csv_table(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """A whole table: a line of names and one for each row."""
    return csv_rows([names, *rows])


def csv_rows(rows: Iterable[Iterable[Value]]) -> bytes:
    """Lines of a table."""
    buffer = StringIO(newline="")
    csv.writer(buffer).writerows([cell(value) for value in row] for row in rows)
    return buffer.getvalue().encode()


def cell(value: Value) -> str | int | float:
    """What stands in a cell of CSV: nothing for null; text that reads as a formula behind an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return value
    text = JOINT.join(value) if isinstance(value, tuple) else value
    return f"'{text}" if _FORMULA.match(text) else text


def geojson_parts(export: Export, about: Mapping[str, Any]) -> Iterator[bytes]:
    """A FeatureCollection (RFC 7946): a point for each record, null where its place is not known."""
    head = json_bytes({"type": "FeatureCollection", **about})
    yield head[:-1] + b', "features": ['
    between = b"\n"
    for records in export.batches():
        yield between + b",\n".join(json_bytes(_feature(record)) for record in records)
        between = b",\n"
    yield b"\n]}\n"


def _feature(record: Record) -> Mapping[str, Any]:
    point = (record["longitude"], record["latitude"])
    geometry = None if None in point else {"type": "Point", "coordinates": point}
    return {"type": "Feature", "id": record["url"], "geometry": geometry, "properties": record}


def json_bytes(value: Any) -> bytes:
    """JSON in UTF-8; dates are written YYYY-MM-DD."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=date.isoformat).encode()


def parquet_parts(export: Export, about: Mapping[str, str]) -> Iterator[bytes]:
    """A Parquet file with a row group a batch; what it is about stands in its metadata."""
    columns = [
        pa.field(field.name, _COLUMNS[field.type], not field.always, {"description": field.about})
        for field in export.fields
    ]
    schema = pa.schema(columns, metadata=about)
    sink = _Sink()
    with pq.ParquetWriter(sink, schema) as writer:
        for records in export.batches():
            writer.write_table(pa.Table.from_pylist(records, schema=schema))
            yield sink.taken()
    yield sink.taken()


class _Sink(RawIOBase):
    """Where a writer of files writes to, to be taken away piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, piece: Any) -> int:
        data = bytes(piece)
        self._pieces.append(data)
        self._written += len(data)
        return len(data)

    def taken(self) -> bytes:
        """What was written since this was last called."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
