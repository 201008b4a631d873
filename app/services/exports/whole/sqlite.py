"""The whole ledger as a SQLite file: the public tables alone, with their keys and what they mean."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

from app.services.exports.fields import Type, Value
from app.services.exports.terms import LICENCE, NOTICE
from app.services.exports.whole.tables import TABLES, Table, Whole

_TYPES: Mapping[Type, str] = {
    "string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT",
    "strings": "TEXT",
}  # fmt: skip
_ABOUT = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) STRICT",
    "CREATE TABLE codebook (table_name TEXT, field TEXT, type TEXT, about TEXT,"
    " PRIMARY KEY (table_name, field)) STRICT",
)


def write_sqlite(whole: Whole, path: Path) -> None:
    """Write the tables to a new file in one transaction, which SQLite spills to it as it grows.

    The file is not yet anybody's: it is written without a journal.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode = OFF")
        file.execute("PRAGMA synchronous = OFF")
        file.execute("BEGIN")
        for statement in (*_ABOUT, *map(_create, TABLES)):
            file.execute(statement)
        _say(file, whole)
        for table in TABLES:
            names = ", ".join(f'"{one.name}"' for one in table.fields)
            marks = ", ".join("?" for _ in table.fields)
            insert = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'
            for records in table.batches(whole):
                file.executemany(insert, (_values(record.values()) for record in records))
        for table in TABLES:
            for name in table.refers:
                if table.key[:1] != (name,):
                    file.execute(f'CREATE INDEX "{table.name}_{name}" ON "{table.name}" ("{name}")')
        file.execute("COMMIT")


def _create(table: Table) -> str:
    """The table with its key and what its fields refer to."""
    columns = [f'"{one.name}" {_TYPES[one.type]}{" NOT NULL" if one.always else ""}' for one in table.fields]
    if table.key:
        columns.append(f"PRIMARY KEY ({', '.join(table.key)})")
    columns += [
        f'FOREIGN KEY ("{name}") REFERENCES "{there}" ("{other}")'
        for name, (there, other) in table.refers.items()
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join(columns)}) STRICT'


def _say(file: sqlite3.Connection, whole: Whole) -> None:
    """What the file is, and what every field of it says."""
    told = {
        "name": "Friction Ledger", "notice": NOTICE, "licence": LICENCE, "site": whole.root or None,
        "as_of": whole.as_of.isoformat(timespec="seconds") if whole.as_of else None,
    }  # fmt: skip
    file.executemany("INSERT INTO about VALUES (?, ?)", told.items())
    for table in TABLES:
        lines = ((table.name, one.name, one.type, one.about) for one in table.fields)
        file.executemany(
            "INSERT INTO codebook VALUES (?, ?, ?, ?)", [(table.name, "", "table", table.about), *lines]
        )


def _values(values: Iterable[Value]) -> list[str | int | float | None]:
    return [_value(value) for value in values]


def _value(value: Value) -> str | int | float | None:
    """Dates as text that sorts, several texts as a JSON array, truth as 1 and 0."""
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value
